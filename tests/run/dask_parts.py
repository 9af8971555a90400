"""The parts of a Dask cluster on loopback, each a process: forked, so that one that dies is there again at once."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import dask
from distributed import Nanny, Scheduler, Worker

from tests import fork_server
from tests.forks import FORKS

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from contextlib import ExitStack
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path
    from typing import Any

HOST = "127.0.0.1"


def scheduler_and_workers(
    stack: ExitStack, scratch: Path, *, workers: int, again: bool = True
) -> tuple[str, BaseProcess]:
    """Start a scheduler and workers, which end with the stack; give its address and its process.

    Args:
        stack: ends them.
        scratch: a folder for what they write.
        workers: how many, each a process.
        again: whether one that dies is started anew; there is one alone otherwise.
    """
    ours, theirs = FORKS.Pipe(duplex=False)
    scheduler = _begun(stack, _schedule, theirs, scratch)
    theirs.close()
    address: str = ours.recv()
    if again:
        _begun(stack, _work, address, scratch, workers)
    else:
        _begun(stack, _work_once, address, scratch)
    return address, scheduler


def _begun(stack: ExitStack, part: Callable[..., Coroutine[Any, Any, None]], *given: object) -> BaseProcess:
    process = FORKS.Process(target=_run, args=(part, given))
    process.start()
    stack.callback(process.join)
    stack.callback(process.terminate)
    return process


def _run(part: Callable[..., Coroutine[Any, Any, None]], given: tuple[object, ...]) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    logging.disable()
    dask.config.set(
        {"distributed.scheduler.allowed-failures": 1, "distributed.worker.multiprocessing-method": "forkserver"}
    )
    asyncio.run(part(*given))


async def _schedule(tell: Connection, scratch: Path) -> None:
    os.chdir(scratch)
    async with Scheduler(host=HOST, port=0, dashboard=False) as scheduler:
        tell.send(scheduler.address)
        await _told_to_end()


async def _work(address: str, scratch: Path, number: int) -> None:
    fork_server.begin()
    async with AsyncExitStack() as stack:
        for _ in range(number):
            nanny = Nanny(address, host=HOST, nthreads=1, local_directory=str(scratch), dashboard=False)
            await stack.enter_async_context(nanny)
        await _told_to_end()


async def _work_once(address: str, scratch: Path) -> None:
    async with Worker(address, host=HOST, nthreads=1, local_directory=str(scratch), dashboard=False):
        await _told_to_end()


async def _told_to_end() -> None:
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    await told.wait()

"""Reaching a cluster, or making one of this machine's cores, and finding out whether it can do the work."""

from __future__ import annotations

import logging
import warnings
from contextlib import ExitStack, contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import _
from nlp_pipeline.run.cluster.errors import ClusterError
from nlp_pipeline.run.workers.number import usable_cores

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from distributed import Client

LOCAL = "local"
"""The address that stands for a cluster of this machine's cores, which ends with the run."""

CONNECTING = 10
JOINING = 30
"""In seconds: how long a scheduler, and the first worker, is waited for."""

GREETINGS = 3
"""How often a scheduler is tried that greets in another way than Dask expects."""


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """Give a client of a cluster that has a worker at least.

    Args:
        address: of a scheduler, as ``tcp://host:8786``, or "local".

    Raises:
        ClusterError: Dask is not installed, there is no scheduler, or no worker has joined it.
    """
    try:
        import dask
        from distributed import LocalCluster
    except ImportError:
        raise ClusterError(_('a cluster needs Dask: pip install "selon[cluster]"')) from None
    with ExitStack() as stack:
        stack.enter_context(_quiet())
        # A shard travels with its task, which Dask's own bound takes for a mistake.
        stack.enter_context(dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # such as of a port that is taken, and another one that is used
                scheduler: Any = address
                if address == LOCAL:
                    stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": 1}))
                    scheduler = stack.enter_context(
                        LocalCluster(
                            n_workers=usable_cores(),
                            threads_per_worker=1,
                            host="127.0.0.1",
                            dashboard_address="127.0.0.1:8787",
                            memory_limit=None,
                            silence_logs=logging.CRITICAL,
                            preload=["nlp_pipeline.run.cluster.local_worker"],
                        )
                    )
                client = _client(scheduler)
        except Exception as error:  # noqa: BLE001 - whatever stands at that address, or is none
            raise ClusterError(
                _(
                    "no Dask scheduler answers at {address} ({reason}): start one with `dask scheduler`, and "
                    "give the address that it prints"
                ).format(address=address, reason=_reason(error))
            ) from None
        stack.callback(_close, client)
        try:
            client.wait_for_workers(1, timeout=JOINING)
        except (TimeoutError, OSError):
            raise ClusterError(
                _(
                    "no worker has joined the scheduler at {address}: start some with `dask worker {address} "
                    "--nworkers auto --nthreads 1`"
                ).format(address=address)
            ) from None
        yield client


def _client(scheduler: Any) -> Client:
    """Connect to a scheduler; again where it has more to tell at once than its greeting, which Dask does not expect."""
    from distributed import Client

    for _attempt in range(GREETINGS):
        with suppress(AssertionError):
            return Client(scheduler, timeout=CONNECTING, set_as_default=False)
    raise RuntimeError(_("it does not greet as a scheduler does"))


def check_versions(client: Client, packages: Sequence[str]) -> None:
    """Make sure that the cluster has what this process has, as other versions would find other claims.

    Args:
        client: of the cluster.
        packages: their names; of the first one the scheduler has to have it too. Those that are not here may be
            anything there.

    Raises:
        ClusterError: a package is missing somewhere, or is of another version.
    """
    for number, package in enumerate(packages):
        try:
            here = version(package)
        except PackageNotFoundError:
            continue
        # A function of Python's own library: it is found there also where nothing of ours is installed.
        found = {
            _("the worker {address}").format(address=at): one
            for at, one in client.run(version, package, on_error="return").items()
        }
        if number == 0:
            try:
                found[_("the scheduler")] = client.run_on_scheduler(version, package)
            except PackageNotFoundError as error:
                found[_("the scheduler")] = error
        for place, there in found.items():
            if isinstance(there, PackageNotFoundError):
                raise ClusterError(
                    _("{package} is not installed on {place}: install {package} {here} there, as it is here").format(
                        package=package, place=place, here=here
                    )
                )
            if isinstance(there, Exception):  # a worker that ends just now; whatever takes its place says for itself
                continue
            if there != here:
                raise ClusterError(
                    _(
                        "{package} is {there} on {place} and {here} here, which may find other claims: install "
                        "{package} {here} on every machine"
                    ).format(package=package, there=there, place=place, here=here)
                )


def _close(client: Client) -> None:
    with suppress(Exception):  # the scheduler may be gone
        client.close(timeout=CONNECTING)


def _reason(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's own reports of what it retries from the user, who is told what comes of it."""
    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in ("distributed", "tornado")]
    levels = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)

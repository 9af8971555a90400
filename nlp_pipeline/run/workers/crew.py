"""Articles through the pipeline in several processes: rows come back, in the order of the articles.

Every worker loads the model by its name. A worker that dies, or that does not answer in time, takes nothing with it
but the article that it stayed at: its batch is tried again article by article, and an article that ends a worker by
itself is reported as a failure.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import _, written_number
from nlp_pipeline.readers import ReadError, sound_article
from nlp_pipeline.run.blame import DIED, Answers, blamed, patience
from nlp_pipeline.run.grouping import characters_of, groups_of
from nlp_pipeline.run.stream import BATCH_SIZE, Extracted, Failure
from nlp_pipeline.run.workers.process import Answer, Loader, Started, work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from nlp_pipeline.run.stream import Item, Result

QUEUED = 2
"""Batches that a worker holds: the one it works on and the next, so that it never waits."""

LAST_PARTS = 4
"""Into how many parts the last batch is cut for several workers, so that they end at about the same time."""

AHEAD = 4
"""Batches for each worker that may be read before the first of them is done: what memory is bounded by."""

BATCH_CHARACTERS = 200_000
"""Where articles are long, fewer of them make a batch."""

FALSE_STARTS = 3
"""How many workers may die before they have loaded the model, which no article is to blame for."""


class WorkersError(RuntimeError):
    """The workers cannot be started; the message says why."""


def extract_in_processes(
    loader: Loader,
    articles: Iterable[Item],
    *,
    workers: int,
    min_confidence: float = 0.0,
    batch_size: int = BATCH_SIZE,
    seconds: Callable[[int], float] = patience,
) -> Iterator[Result]:
    """Find the claims and entities of articles in several processes, in the articles' order, as a stream.

    Processes are spawned: a script that calls this keeps its own work under ``if __name__ == "__main__":``.

    Args:
        loader: makes the pipeline within each worker; a function of an importable module, a ``partial`` of one, or
            a method of a picklable object (``Settings(…).load``).
        articles: the articles, and what could not be read between them, which is passed on as a failure.
        workers: how many processes, at least 1.
        min_confidence: claims whose confidence is below it are left out.
        batch_size: how many articles go to a worker together.
        seconds: gives, for the characters of a batch, how long a worker may take for it.

    Returns:
        For each article its rows, or a failure, also where it ends a worker.

    Raises:
        WorkersError: the pipeline cannot be loaded in a worker.
        ValueError: fewer than 1 worker.
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    batches = groups_of(articles, most=batch_size, most_characters=BATCH_CHARACTERS)
    return _Crew(loader, workers, min_confidence, seconds).results(batches)


@dataclass(slots=True)
class _Task:
    """Articles of one batch that go to a worker together; ``first`` is the place of the first in the batch."""

    batch: int
    first: int
    items: list[Item]


def _tasks(batches: Iterator[list[Item]], last_parts: int) -> Iterator[list[_Task]]:
    """Make a task of every batch, and several of the last one."""
    number, batch = 0, next(batches, None)
    while batch is not None:
        following = next(batches, None)
        size = len(batch) if following is not None else -(-len(batch) // last_parts)
        yield [_Task(number, start, batch[start : start + size]) for start in range(0, len(batch), size)]
        number, batch = number + 1, following


@dataclass(slots=True)
class _Worker:
    """A process, what it was given, and until when it must answer for the first of that."""

    process: BaseProcess
    pipe: Connection
    tasks: deque[_Task] = field(default_factory=deque)
    ready: bool = False
    until: float = float("inf")


class _Crew:
    """The workers of one run, what they work on, and the results that wait for their turn."""

    def __init__(self, loader: Loader, count: int, min_confidence: float, seconds: Callable[[int], float]) -> None:
        self.loader, self.count, self.min_confidence, self.seconds = loader, count, min_confidence, seconds
        self.context = multiprocessing.get_context("spawn")
        self.workers: list[_Worker] = []
        self.waiting: deque[_Task] = deque()
        self.done: dict[int, Answers] = {}
        self.false_starts = 0

    def results(self, batches: Iterator[list[Item]]) -> Iterator[Result]:
        read, given, more = 0, 0, True
        coming = _tasks(batches, last_parts=LAST_PARTS if self.count > 1 else 1)
        try:
            self.workers = [self._start() for _ in range(self.count)]  # they load while the first batches are read
            while more or self.done:
                while more and read - given < AHEAD * self.count and len(self.waiting) < self.count:
                    tasks = next(coming, None)
                    more = tasks is not None
                    if tasks is not None:
                        self.done[read] = Answers(sum(len(task.items) for task in tasks))
                        self.waiting += tasks
                        read += 1
                    self._hand_out()
                self._hand_out()
                while given in self.done and self.done[given].whole():
                    yield from self.done.pop(given).results()
                    given += 1
                if self.done:
                    self._listen()
        finally:
            self._end()

    def _start(self) -> _Worker:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=work, args=(theirs, self.loader, self.min_confidence), daemon=True)
        process.start()
        theirs.close()  # the worker alone holds its end: when it dies, ours says so
        return _Worker(process, ours)

    def _hand_out(self) -> None:
        """Give waiting tasks to the workers that have the least to do."""
        while self.waiting:
            worker = min(self.workers, key=lambda one: len(one.tasks))
            if len(worker.tasks) >= QUEUED:
                return
            task = self.waiting.popleft()
            worker.tasks.append(task)
            if len(worker.tasks) == 1:
                self._set_time(worker)
            try:
                worker.pipe.send(task.items)
            except OSError:  # it has just died
                self._replace(worker, _(DIED))

    def _listen(self) -> None:
        """Take what workers send, and notice the dead and the stuck."""
        by_pipe: dict[Any, _Worker] = {worker.pipe: worker for worker in self.workers}
        until = min(worker.until for worker in self.workers)
        left = None if until == float("inf") else max(0.0, until - time.monotonic())
        for pipe in wait(list(by_pipe), left):
            self._take(by_pipe[pipe])
        for worker in [one for one in self.workers if one.until <= time.monotonic()]:
            worker.process.kill()
            characters = characters_of(worker.tasks[0].items)
            self._replace(
                worker,
                _("the model gave no answer on this article in {number} seconds").format(
                    number=written_number(self.seconds(characters))
                ),
            )

    def _take(self, worker: _Worker) -> None:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker, _(DIED))
            return
        if not isinstance(message, Started):
            self._keep(worker.tasks.popleft(), message)
        elif message.problem:
            raise WorkersError(message.problem)
        worker.ready = True
        self._set_time(worker)

    def _set_time(self, worker: _Worker) -> None:
        """Let the time for the worker's first task begin, once the model is loaded."""
        worker.until = float("inf")
        if worker.ready and worker.tasks:
            characters = characters_of(worker.tasks[0].items)
            worker.until = time.monotonic() + self.seconds(characters)

    def _keep(self, task: _Task, answers: list[Answer]) -> None:
        for place, (item, answer) in enumerate(zip(task.items, answers, strict=True), task.first):
            if isinstance(answer, Failure):
                self.done[task.batch].put(place, answer)
            elif not isinstance(item, ReadError):
                self.done[task.batch].put(place, Extracted(sound_article(item), *answer))

    def _replace(self, dead: _Worker, reason: str) -> None:
        """Start a worker in the place of a dead one and let the tasks of the dead one be done again."""
        dead.pipe.close()
        dead.process.join()
        tasks = list(dead.tasks)
        if not dead.ready:
            self.false_starts += 1
            if self.false_starts > FALSE_STARTS:
                raise WorkersError(
                    _("worker processes end while they load the model (status {exitcode})").format(
                        exitcode=dead.process.exitcode
                    )
                )
        elif tasks:
            tasks = [*self._suspects(tasks[0], reason), *tasks[1:]]
        self.workers[self.workers.index(dead)] = self._start()
        self.waiting.extendleft(reversed(tasks))

    def _suspects(self, task: _Task, reason: str) -> list[_Task]:
        """Cut the task that a worker stayed at into single articles; a single one is given up."""
        if len(task.items) == 1:
            self.done[task.batch].put(task.first, blamed(task.items[0], reason))
            return []
        return [_Task(task.batch, task.first + place, [item]) for place, item in enumerate(task.items)]

    def _end(self) -> None:
        for worker in self.workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()

"""The model in a process of its own, loaded once: articles go to it one after another, what is urgent first.

An article that ends the process, or that it sticks at, is reported as a failure; the process is started anew, and the
application does not notice.
"""

from __future__ import annotations

import itertools
import multiprocessing
import queue
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import _, written_number
from nlp_pipeline.run.blame import DIED, patience
from nlp_pipeline.run.stream import Extracted, Failure, checked
from nlp_pipeline.run.workers.crew import WorkersError
from nlp_pipeline.run.workers.process import Loader, Started, work

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from nlp_pipeline.run.stream import Result
    from nlp_pipeline.schema import Article

URGENT, LATER = 0, 1
"""What somebody waits for before the page, and what comes in bulk."""

TOGETHER = 8
"""Articles in bulk that go to the process at once: what an urgent one has to wait for."""

LOADING_SECONDS = 300.0


LONG = 60_000
"""In characters: longer articles go to a process of their own, so that others need not wait for them."""


class EndedError(Exception):
    """The application ends before the article was worked through."""


@dataclass(order=True, slots=True)
class _Task:
    """An article that waits; those that are as urgent in their order."""

    urgency: int
    number: int
    article: Article | None = field(compare=False)
    result: Future[Result] = field(compare=False)


class Analyst:
    """Finds the claims of articles: in one process, and in another, made when it is needed, those of long ones.

    Args:
        loader: makes the pipeline within a process; it is pickled.
        seconds: gives, for the characters of an article, how long the process may take for it.

    Raises:
        WorkersError: the pipeline cannot be loaded.
    """

    def __init__(self, loader: Loader, seconds: Callable[[int], float] = patience) -> None:
        self._short = _Bench(loader, seconds)
        self._long = _Bench(loader, seconds, at_once=False)

    def submit(self, article: Article, urgency: int = URGENT) -> Future[Result]:
        """Let an article be worked through; gives what will hold its rows, or its failure.

        Where the application ends before, that is cancelled or holds an ``EndedError``.
        """
        sound = checked(article)
        if isinstance(sound, Failure):
            failed: Future[Result] = Future()
            failed.set_result(sound)
            return failed
        bench = self._short if len(article.text) <= LONG else self._long
        return bench.submit(article, urgency)

    def close(self) -> None:
        """End the processes; what still waits is given up."""
        self._short.close()
        self._long.close()


class _Bench:
    """A process, the articles that wait for it, and the thread that hands them over.

    Args:
        loader: as ``Analyst`` has it.
        seconds: likewise.
        at_once: whether the process is started now, or with the first article.
    """

    def __init__(self, loader: Loader, seconds: Callable[[int], float], *, at_once: bool = True) -> None:
        self._loader, self._seconds = loader, seconds
        self._context = multiprocessing.get_context("spawn")
        self._tasks: queue.PriorityQueue[_Task] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._is_ending = False
        self._running = self._started() if at_once else None
        self._thread = threading.Thread(target=self._serve, name="analyst", daemon=True)
        self._thread.start()

    def submit(self, article: Article, urgency: int) -> Future[Result]:
        """Let an article wait for its turn."""
        task = _Task(urgency, next(self._numbers), article, Future())
        self._tasks.put(task)
        return task.result

    def close(self) -> None:
        """End the process; what still waits is cancelled, and what is being worked through ends with EndedError."""
        self._is_ending = True
        self._tasks.put(_Task(-1, next(self._numbers), None, Future()))
        running = self._running
        if running:
            running[0].kill()
        self._thread.join()
        self._end()

    def _end(self) -> None:
        if self._running:
            process, pipe = self._running
            process.kill()
            process.join()
            pipe.close()
            self._running = None

    def _started(self) -> tuple[BaseProcess, Connection]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs, self._loader, 0.0), daemon=True)
        process.start()
        theirs.close()  # the process alone holds its end: when it dies, ours says so
        try:
            first = ours.recv() if ours.poll(LOADING_SECONDS) else Started(_("the model is not loaded in time"))
        except (EOFError, OSError):
            process.join()
            first = Started(
                _("the process ended while it loaded the model (status {number})").format(number=process.exitcode)
            )
        if first.problem:
            process.kill()
            process.join()
            ours.close()
            raise WorkersError(first.problem)
        return process, ours

    def _serve(self) -> None:
        while (task := self._tasks.get()).article is not None:
            tasks = [task]
            while task.urgency == LATER and len(tasks) < TOGETHER:
                following = self._next(LATER)
                if following is None:
                    break
                tasks.append(following)
            # One that nobody waits for any more, as its window was closed, is passed over.
            self._work([each for each in tasks if each.result.set_running_or_notify_cancel()])
        while True:
            try:
                self._tasks.get_nowait().result.cancel()
            except queue.Empty:
                return

    def _next(self, urgency: int) -> _Task | None:
        """Take a task more if it is no more urgent than that."""
        try:
            task = self._tasks.get_nowait()
        except queue.Empty:
            return None
        if task.urgency == urgency:
            return task
        self._tasks.put(task)
        return None

    def _work(self, tasks: list[_Task]) -> None:
        """Work through articles together; where that ends the process, each alone, so that only one is lost."""
        if not tasks:
            return
        articles: list[Any] = [task.article for task in tasks]
        answers = self._answers(articles)
        if isinstance(answers, str) and len(tasks) > 1 and not self._is_ending:
            for task in tasks:
                self._work([task])
            return
        for place, task in enumerate(tasks):
            if self._is_ending and isinstance(answers, str):
                task.result.set_exception(EndedError())
                continue
            task.result.set_result(_result(articles[place], answers if isinstance(answers, str) else answers[place]))

    def _answers(self, articles: list[Article]) -> list[Any] | str:
        """Give what the process answers, or the reason why it gives none."""
        seconds = self._seconds(sum(len(article.text) for article in articles))
        try:
            if self._running is None:
                self._running = self._started()
            if self._is_ending:
                raise EOFError  # while the process was being made, there was none that ``close`` could have killed
            _process, pipe = self._running
            pipe.send(articles)
            if pipe.poll(seconds):
                answers: list[Any] = pipe.recv()
                return answers
            reason = _("the model gave no answer on this article in {number} seconds").format(
                number=written_number(seconds)
            )
        except WorkersError as error:
            return str(error)
        except (EOFError, OSError):
            reason = _(DIED)
        self._end()
        return reason


def _result(article: Article, answer: Any) -> Result:
    if isinstance(answer, str):
        return Failure(article.doc_id, "model", answer)
    return answer if isinstance(answer, Failure) else Extracted(article, *answer)

"""Texts, files and pages into the dossier, and through the model: what waits is taken up again after any end."""

from __future__ import annotations

import itertools
import shutil
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from nlp_pipeline.messages import _, speaking, written_number
from nlp_pipeline.readers import ReadError, UniqueIds, known_suffixes
from nlp_pipeline.report.articles import headline
from nlp_pipeline.run.stream import Failure, checked
from nlp_pipeline.serve.analyst import LATER, URGENT
from nlp_pipeline.serve.dossier import NotFoundError
from nlp_pipeline.serve.reading import read_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from nlp_pipeline.download import Downloaded
    from nlp_pipeline.run.stream import Result
    from nlp_pipeline.schema import Article
    from nlp_pipeline.serve.analyst import Analyst
    from nlp_pipeline.serve.dossier import Dossier

LONGEST_TEXT = 2_000_000
"""In characters: a book of 800 pages, and a minute or two in the model."""

AT_ONCE = 64
"""Articles in bulk that are with the model, or wait before it, at a time."""

_LONGEST_NAME = 120


@dataclass(slots=True)
class Job:
    """Files that are being read: how many, and how many articles they gave so far."""

    id: int
    files: int
    articles: int = 0
    failures: int = 0
    finished: threading.Event = field(default_factory=threading.Event)


class Intake:
    """Takes articles in, reads files beside, and keeps what the model finds.

    Args:
        dossier: where all is kept.
        analyst: the model.
        read: gives the articles of files.
    """

    def __init__(
        self,
        dossier: Dossier,
        analyst: Analyst,
        read: Callable[[Sequence[Path]], Iterable[Article | ReadError]] = read_files,
    ) -> None:
        self._dossier, self._analyst, self._read = dossier, analyst, read
        self._numbers = itertools.count(1)
        self._jobs: dict[int, Job] = {}
        self._readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="reading")
        self._with_model: set[int] = set()
        self._lock = threading.Lock()
        self.folder = Path(mkdtemp(prefix="selon-serve-"))
        self.go_on()

    def add_text(self, article: Article) -> tuple[int, Future[Result]]:
        """Take an article in that somebody waits for; gives its number, and what will hold its rows."""
        number = self._dossier.articles.add(article)
        with self._lock:
            self._with_model.add(number)
        return number, self._submit(number, URGENT)

    def add_files(self, folder: Path, paths: Sequence[Path], language: str = "") -> Job:
        """Read files beside, and take their articles in.

        Args:
            folder: what is removed when they are read.
            paths: the files in it.
            language: in which it is said why one is not read; by default that of the surroundings.
        """
        job = Job(next(self._numbers), len(paths))
        self._jobs[job.id] = job
        self._readers.submit(self._take_files, job, folder, paths, language)
        return job

    def add_page(self, page: Downloaded) -> tuple[list[int], list[ReadError]]:
        """Read a page of the web; gives the numbers of its articles (mostly one), and why others were not read."""
        folder = self.new_folder()
        path = folder / file_name(page.url.rstrip("/").rpartition("/")[2].partition("?")[0], page.suffix)
        path.write_bytes(page.data)
        numbers, failures = [], []
        try:
            for item in self._read([path]):
                if isinstance(item, ReadError):
                    failures.append(item)
                else:
                    numbers.append(self._dossier.articles.add(_titled(replace(item, url=item.url or page.url))))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        for number in numbers:
            with self._lock:
                self._with_model.add(number)
            self._submit(number, URGENT)
        return numbers, failures

    def new_folder(self) -> Path:
        """Give an empty folder for files that were sent."""
        return Path(mkdtemp(dir=self.folder))

    def job(self, number: int) -> Job:
        """Give a job; raises NotFoundError."""
        if number not in self._jobs:
            raise NotFoundError
        return self._jobs[number]

    def jobs(self) -> list[Job]:
        """Give the jobs of this run that are not done."""
        return [job for job in list(self._jobs.values()) if not job.finished.is_set()]

    def go_on(self) -> None:
        """Give the model what waits for it, some at a time."""
        with self._lock:
            room = AT_ONCE - len(self._with_model)
            chosen = [one for one in self._dossier.articles.waiting() if one not in self._with_model][: max(0, room)]
            self._with_model.update(chosen)
        for number in chosen:
            self._submit(number, LATER)

    def close(self) -> None:
        """Stop reading, and remove what was sent."""
        self._readers.shutdown(wait=False, cancel_futures=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _take_files(self, job: Job, folder: Path, paths: Sequence[Path], language: str) -> None:
        try:
            with speaking(language):
                self._take_articles(job, paths)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            job.finished.set()

    def _take_articles(self, job: Job, paths: Sequence[Path]) -> None:
        ids = UniqueIds()
        for item in self._read(paths):
            if isinstance(item, ReadError):
                self._fail(job, item.path, item.reason)
            elif len(item.text) > LONGEST_TEXT:
                reason = _("longer than {most} characters").format(most=written_number(LONGEST_TEXT))
                self._fail(job, item.doc_id, reason)
            elif isinstance(sound := checked(item), Failure):
                self._fail(job, sound.name, sound.reason)
            else:
                self._dossier.articles.add(_titled(replace(item, doc_id=ids.claim(item.doc_id))))
                job.articles += 1
                self.go_on()

    def _fail(self, job: Job, name: str, reason: str) -> None:
        job.failures += 1
        self._dossier.articles.add_failure(name, reason)

    def _submit(self, number: int, urgency: int) -> Future[Result]:
        result = self._analyst.submit(self._dossier.articles.get(number).article, urgency)
        result.add_done_callback(lambda done: self._keep(number, done))
        return result

    def _keep(self, number: int, done: Future[Result]) -> None:
        if done.cancelled() or done.exception():  # the application ends: it waits for the next start
            return
        result = done.result()
        with suppress(NotFoundError):
            if isinstance(result, Failure):
                self._dossier.articles.keep_failure(number, result.reason)
            else:
                self._dossier.articles.keep_found(number, result.claims, result.entities)
        with self._lock:
            self._with_model.discard(number)
        self.go_on()


def _titled(article: Article) -> Article:
    """Give an article that has no title the headline that its text begins with."""
    return article if article.title else replace(article, title=headline(article.text))


def file_name(given: str, suffix: str = "") -> str:
    """Give a name for a file that was sent: its own last part without what a folder or a terminal would take amiss.

    Args:
        given: the name that came with it.
        suffix: the ending that it is to have; by default its own.
    """
    last = given.replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*').strip(". ")
    path = Path(plain or "file")
    ending = suffix or path.suffix
    stem = path.stem if path.suffix.lower() in (ending.lower(), *known_suffixes()) else path.name
    return f"{stem[:_LONGEST_NAME] or 'file'}{ending}"

"""The application with the quick language part: within a test, or as a program of its own that a test can kill."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp_pipeline.readers import Inputs, ReadError
from nlp_pipeline.run.stream import extract_articles
from nlp_pipeline.serve.access import Access
from nlp_pipeline.serve.application import create_app
from nlp_pipeline.serve.dossier import Dossier
from nlp_pipeline.serve.intake import Intake
from nlp_pipeline.serve.running import Options, started
from nlp_pipeline.serve.services import Services
from tests.quick_language import QuickLanguage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starlette.types import ASGIApp

    from nlp_pipeline.download import IPAddress
    from nlp_pipeline.run.stream import Result
    from nlp_pipeline.schema import Article

TOKEN = "a-token-for-tests"
PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"
BRIDGE = "Le pont rouvrira\n\nSelon anne morel, le pont rouvrira lundi. Selon luc petit, rien n’est sûr.\n"


class AnalystHere:
    """Works through articles in this process, at once; those with a held word wait until they are let go."""

    def __init__(self, held: str = "") -> None:
        self.held = held
        self.waiting: list[tuple[Article, Future[Result]]] = []

    def submit(self, article: Article, urgency: int = 0) -> Future[Result]:
        result: Future[Result] = Future()
        if self.held and self.held in article.text:
            self.waiting.append((article, result))
        else:
            self._finish(article, result)
        return result

    def let_go(self) -> None:
        """Work through what waits."""
        self.held = ""
        while self.waiting:
            self._finish(*self.waiting.pop())

    def _finish(self, article: Article, result: Future[Result]) -> None:
        result.set_result(next(extract_articles(QuickLanguage(), [article])))  # type: ignore[arg-type]


def read_here(paths: Sequence[Path]) -> Iterator[Article | ReadError]:
    """Read files in this process."""
    for path in paths:
        for item in Inputs([path]):
            yield ReadError(path.name, item.reason) if isinstance(item, ReadError) else item


def everywhere(address: IPAddress) -> bool:
    """Let a download go to a server of the tests."""
    return bool(address)


class Application:
    """The application within a test, and what is behind it."""

    def __init__(
        self,
        folder: Path,
        *,
        access: Access | None = None,
        may_fetch: bool = True,
        public: bool = False,
        held: str = "",
    ) -> None:
        self.dossier = Dossier(folder / "dossier.selon")
        self.analyst = AnalystHere(held)
        self.intake = Intake(self.dossier, self.analyst, read_here)  # type: ignore[arg-type]
        self.access = access or Access("127.0.0.1", PORT, TOKEN)
        connect = {} if public else {"may_connect": everywhere}
        self.services = Services(self.dossier, self.analyst, self.intake, self.access, may_fetch, **connect)  # type: ignore[arg-type]
        self.app: ASGIApp = create_app(self.services)

    def close(self) -> None:
        self.intake.close()
        self.dossier.close()


class HeldLanguage(QuickLanguage):
    """Sticks at HELD as long as the application lives."""

    def pipe(self, texts: Iterable[tuple[str, Any]], **options: Any) -> Iterator[tuple[Any, Any]]:
        application = os.getppid()
        for text, context in texts:
            while "HELD" in text and os.getppid() == application:
                signal.sigtimedwait((), 0.05)
            yield from super().pipe([(text, context)], **options)


def main() -> None:
    """Run the application on a dossier until it is killed; the first line printed is its address."""
    with started(Options(HeldLanguage, Path(sys.argv[1]), port=0, token=TOKEN)) as running:
        print(running.access.address, flush=True)
        running.answer()


if __name__ == "__main__":
    main()

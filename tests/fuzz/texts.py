"""Texts of any kind through the pipeline: offsets that give back their words, and claims that are sound."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from nlp_pipeline.schema import PIECE_JOINER
from tests.language.made.__main__ import made
from tests.language.marked_text import parse_marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn
    from spacy.language import Language

    from nlp_pipeline.schema import Offsets

PIECES = (
    *("Selon ", "d'après ", "a déclaré ", "dit-il", " que ", "affirme", "aurait ", "accuse ", "d'avoir ", "Pour lui, "),
    *(
        "Paul Martin",
        "la préfecture",
        "l'AFP",
        "Élise",
        "(OMS)",
        "Organisation mondiale de la santé",
        "il",
        "on",
        "qui ",
    ),
    *("« ", " »", "«", "»", "“", "”", '"', "<<", ">>", "‹", "›", "’", "'", "‘", "–", "— ", "-", "(", ")", "[", "]"),
    *(
        ".",
        ",",
        " ;",
        " : ",
        "?",
        " !",
        "…",
        "...",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "\x0b",
        "\x0c",
        "\u2028",
    ),
    *("\u00a0", "\u202f", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u0301", "\u202e", "\x00", "\x07", "\x1c", "\x85"),
    *(
        "👩‍👩‍👧",
        "🇫🇷",
        "𝔸",
        "ﬁ",
        "İ",
        "ß",
        "١٢",
        "中文",
        "العربية",
        "e\u0301",
        "Photo : ",
        "1 234,5 %",
        "12/03/2024",
        "@nom",
    ),
    *(
        "https://exemple.fr/a?b=c",
        "<p>",
        "&nbsp;",
        "M.",
        "Mme ",
        "n°",
        "A. B.",
        "le pont rouvrira",
        "tout est prêt",
        "{{x}}",
    ),
)
MIXTURES = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
ANYTHING = st.text(st.characters(exclude_categories=("Cs",)), max_size=120)
TEXTS = st.one_of(MIXTURES, MIXTURES, ANYTHING, st.lists(st.one_of(MIXTURES, ANYTHING), max_size=4).map("\n".join))


EXAMPLES = Path(__file__).parents[1] / "language" / "attribution" / "examples"
MADE = 3000
"""Made sentences that are changed."""

MOST_CHANGES = 3


@st.composite
def changed_sentences(draw: DrawFn) -> str:
    """Give a few made sentences, pieces of any kind put into them, words left out, or cut off anywhere."""
    sentences = draw(st.lists(st.sampled_from(_sentences()), min_size=1, max_size=3))
    words = " ".join(sentences).split(" ")
    for _ in range(draw(st.integers(0, MOST_CHANGES))):
        at = draw(st.integers(0, len(words)))
        if draw(st.booleans()):
            words.insert(at, draw(st.sampled_from(PIECES)))
        else:
            del words[at : at + draw(st.integers(1, 3))]
    if draw(st.booleans()):
        del words[draw(st.integers(0, len(words))) :]
    return " ".join(words)


@cache
def _sentences() -> list[str]:
    """Give made sentences, and the examples of the constructions."""
    lines = [line for path in sorted(EXAMPLES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    examples = [line.removeprefix("!").strip() for line in lines if line.strip() and not line.startswith("#")]
    return [*(text.text for text in made(MADE, 1)), *(parse_marked(line.replace("\\n", "\n"))[0] for line in examples)]


def check(nlp: Language, text: str) -> int:
    """Read a text and make sure of all that is found in it.

    Returns:
        How many claims there are.
    """
    doc = nlp(text)
    assert doc._.original_text == text
    claims = doc._.claims
    for number, claim in enumerate(claims):
        spans = [*claim.claim_spans, *claim.cue_spans, *([claim.source_span] if claim.source_span else [])]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert claim.claim == words(text, claim.claim_spans)
        assert not has_lone_bracket(claim.claim), claim
        assert claim.cue == words(text, claim.cue_spans)
        assert claim.source == (words(text, [claim.source_span]) if claim.source_span else "")
        assert claim.parent is None or (0 <= claim.parent < len(claims) and claim.parent != number)
        assert 0 <= claim.confidence <= 1
    for entity in doc._.entities:
        assert 0 <= entity.start < entity.end <= len(text)
        assert entity.text == text[entity.start : entity.end]
    return len(claims)


def words(text: str, spans: Sequence[Offsets]) -> str:
    """Give the words of pieces as the tables have them: white space folded, joined."""
    return PIECE_JOINER.join(" ".join(text[start:end].split()) for start, end in spans)


def has_lone_bracket(words: str) -> bool:
    """Tell whether words begin or end in a bracket whose partner is not among them."""
    for opening, closing in ("()", "[]"):
        for mark, other, way in ((opening, closing, words), (closing, opening, words[::-1])):
            depths = accumulate((letter == mark) - (letter == other) for letter in way)
            if way[:1] == other or (way[:1] == mark and all(depths)):
                return True
    return False

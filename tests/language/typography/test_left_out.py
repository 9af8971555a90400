"""What a Doc has otherwise than its text, in length too: rows stay as they are, and offsets are those of the text."""

from __future__ import annotations

import html
import re
import textwrap
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_pipeline.language.given_text import span_at
from nlp_pipeline.language.words import offsets_of
from tests.language.blank import blank_french
from tests.language.made.changes import rows_of
from tests.shares import tried

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

NLP = blank_french()
ARTICLES = sorted((Path(__file__).parents[3] / "corpus" / "articles").glob("0[1-4]-*.txt"))
WRAPPED = "Le maire a dit jeudi que le pont de la vallée fermerait\r\nà la fin du mois."

LEFT_OUT = {
    "Le pont  ferme.\u00a0 \tLa route aussi.": "Le pont ferme. La route aussi.",
    "Le pont ferme[4]. La route [12], non [2][3] !": "Le pont ferme. La route, non !",
    "« Le pont ferme »[note 2] lundi [réf. nécessaire].": "« Le pont ferme » lundi.",
    WRAPPED: "Le maire a dit jeudi que le pont de la vallée fermerait à la fin du mois.",
    unicodedata.normalize("NFD", "La municipalité a décidé."): "La municipalité a décidé.",
    "Le gou\u00adver\u200bnement conﬁrme.": "Le gouvernement confirme.",
    "L&#039;eau, l&rsquo;air &amp; le feu&nbsp;: &unknown; A&B; R&D;": "L'eau, l'air & le feu : &unknown; A&B; R&D;",
    "**« Le pont ferme »**, dit __Anne Morel__. 5 ** 2": "« Le pont ferme », dit Anne Morel. 5 ** 2",
    "Le maire à déclaré, et les élus on vivement dénoncé": "Le maire a déclaré, et les élus ont vivement dénoncé",
    "''Le pont ferme'', dit ‘’Anne’’. L''eau": '"Le pont ferme", dit "Anne". L\'eau',
    "« ''Non'' », dit-elle ; 5' 30''": "« Non », dit-elle ; 5' 30''",
    "'Le pont de l'île ferme', dit Anne.": '"Le pont de l\'île ferme", dit Anne.',
    "‘Le pont ferme.’": '"Le pont ferme."',
    "Il y est né dans une famille de\nLorraine, où il vit.": "Il y est né dans une famille de Lorraine, où il vit.",
}
KEPT = [
    "Un titre\nLe pont ferme.",
    "[1] Rapport de la préfecture.",
    "Il a [sic] dit que « [la route] ferme » [en 2016].",
    "À lire aussi\nLe pont fermé\nLe maire élu",
    "\n  Le pont ferme.\n\n\nLa route aussi.  \n",
    "Le maire d' Angers et de l' Aisne, dit 'oui' «.",
    "Les p'tits gars d'ici, l' eau, qu' il dit.",
    "Il est tout à fait à côté, à découvert, à cru, prêt à dire que l'on dit non.",
]
PIECES = [
    "Le maire",
    " a dit",
    "  ",
    "\t\u00a0",
    "\n",
    " \r\n",
    "\n\n",
    "[1]",
    " [12]",
    "[note 3]",
    ".",
    ", ",
    "»",
    "« ",
    "de",
    " la",
]


def as_read(words: str) -> str:
    """Give words as they were before the changes."""
    plain = unicodedata.normalize("NFC", html.unescape(words))
    return re.sub(r"\[\d+\]|\u00ad|\*\*", "", plain).replace("à dé", "a dé").replace("à ann", "a ann")


def wrapped(text: str) -> str:
    lines = (textwrap.fill(line, 78, break_on_hyphens=False, break_long_words=False) for line in text.split("\n"))
    return "\n".join(lines)


CHANGES: dict[str, Callable[[str], str]] = {
    "two spaces": lambda text: text.replace(" d", "  d").replace(". ", ".  "),
    "notes": lambda text: re.sub(r"(?<=\w)(?=[.,])", "[4]", text),
    "wrapped": wrapped,
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: re.sub(r"(?<=[a-z]{4})(?=[a-z]{4})", "\u00ad", text),
    "entities": lambda text: text.replace("’", "&rsquo;").replace("'", "&#039;").replace("é", "&eacute;"),
    "bold": lambda text: re.sub(r"«[^«»]*»(?=[\s,.])", r"**\g<0>**", text),
    "apostrophes": lambda text: re.sub(r"«\s*([^«»\n]+?)\s*»", r"''\1''", text),
    "misspelt": lambda text: re.sub(r" a (?=(?:déclar|dénonc|annonc)é\b)", " à ", text),
}


@pytest.mark.parametrize(("text", "left"), LEFT_OUT.items())
def test_what_is_between_the_words_is_left_out(text: str, left: str) -> None:
    doc = NLP(text)
    assert doc.text == left
    assert doc._.original_text == text


@pytest.mark.parametrize("text", KEPT)
def test_what_parts_blocks_or_is_said_stays(text: str) -> None:
    assert NLP(text).text == text


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(deadline=None, max_examples=tried(60, 150))
def test_offsets_are_those_of_the_text_as_it_was_given(text: str) -> None:
    doc = NLP(text)
    assert doc._.original_text == text
    for token in doc:
        if token.is_space:
            continue
        start, end = offsets_of(doc, token.i, token.i + 1)
        assert (text[start], text[end - 1]) == (token.text[0], token.text[-1])
        span = span_at(doc, start, end)
        assert span is not None
        assert (span.start, span.end) == (token.i, token.i + 1)


@pytest.mark.parametrize("change", CHANGES)
def test_rows_stay_and_their_offsets_give_the_words(
    nlp: Language, read_once: Callable[[Sequence[str]], list[Doc]], change: str
) -> None:
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    changed_texts = [CHANGES[change](text) for text in texts]
    for before, changed, doc in zip(read_once(texts), changed_texts, nlp.pipe(changed_texts), strict=True):
        claims = doc._.claims
        assert rows_of(claims, as_read) == rows_of(before._.claims, as_read)
        for claim in claims:
            pieces = (" ".join(changed[start:end].split()) for start, end in claim.claim_spans)
            assert claim.claim == " … ".join(pieces)

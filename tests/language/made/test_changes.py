"""Changing what does not matter changes no row: names, marks, adjuncts, the place in the text.

How many rows stay as they are is measured; ``data/thresholds.toml`` has the share that must.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.evaluation.gold import read_gold
from nlp_pipeline.lexicon import load_lexicon
from tests.language.made import changes
from tests.language.made.__main__ import made
from tests.language.made.scoring import BATCH
from tests.language.made.surface import STYLES
from tests.language.made.vocabulary import DATA, words
from tests.shares import tried

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from nlp_pipeline.evaluation.gold import GoldArticle
    from tests.language.made.building import Made

NUMBER = tried(120, 300)
SEED = 31
CORPUS = Path(__file__).parents[3] / "corpus"
NAMES = changes.other_names()
ADJUNCTS = changes.other_adjuncts()
FULL_NAME = re.compile(r"([A-ZÉÈÎÏÔ][\w-]+) ([A-ZÉÈÎÏÔ][\w’'-]+)")
NO_CHANGE: dict[str, str] = {}


def _least() -> dict[str, float]:
    """Give the share of rows that must stay, by change."""
    return tomllib.loads((DATA / "thresholds.toml").read_text(encoding="utf-8"))["unchanged"]


def _restyled(text: Made) -> Made:
    return replace(text, style=STYLES[(STYLES.index(text.style) + 1) % len(STYLES)])


MADE_CHANGES: dict[str, tuple[Callable[[Made], Made], dict[str, str]]] = {
    "names": (lambda text: replace(text, marked=changes.replaced(text.marked, NAMES)), NAMES),
    "marks": (_restyled, NO_CHANGE),
    "adjuncts": (lambda text: replace(text, marked=changes.replaced(text.marked, ADJUNCTS)), ADJUNCTS),
    "place": (lambda text: replace(text, marked=changes.elsewhere(text.marked)), NO_CHANGE),
}


def test_rows_of_made_sentences_stay(nlp: Language) -> None:
    texts = [text for text in made(NUMBER, SEED) if text.style in STYLES]
    as_made = [list(doc._.claims) for doc in nlp.pipe([text.text for text in texts], batch_size=BATCH)]
    for name, (change, by) in MADE_CHANGES.items():
        changed = [change(text).text for text in texts]
        same = total = 0
        for claims, doc in zip(as_made, nlp.pipe(changed, batch_size=BATCH), strict=True):
            before = changes.rows_of(claims, lambda words, by=by: changes.replaced(words, by))
            stay, rows = changes.unchanged(before, changes.rows_of(doc._.claims))
            same, total = same + stay, total + rows
        assert total >= NUMBER / 4
        assert same / total >= _least()[name], (name, same, total)


def _names_in(article: GoldArticle) -> dict[str, str]:
    """Give other names for the people who are sources in an article, of the same gender."""
    first_names, by = load_lexicon().first_names, {}
    for name in sorted({claim.source_name for claim in article.claims if claim.source_name}):
        match = FULL_NAME.fullmatch(name)
        if not match or match[1].casefold() not in first_names:
            continue
        gender = first_names[match[1].casefold()]
        for part, pool in ((match[1], words()[f"first_{gender or 'm'}"]), (match[2], words()["last"])):
            vowel = part[0] in changes.VOWELS
            fit = [n for n in pool if (n[0] in changes.VOWELS) == vowel and " " not in n and n not in article.text]
            left = [name for name in fit if name not in by.values()]
            if left:
                by[part] = left[0]
    return by


def _other_marks(text: str) -> str:
    """Print an article in other marks, where it has none of these already."""
    other = text.translate({ord("’"): "'"}) if "’" in text else text.translate({ord("'"): "’"})
    if "“" not in text and "”" not in text:
        other = re.sub(r"«[ \u00a0\u202f]?", "“", other)
        other = re.sub(r"[ \u00a0\u202f]?»", "”", other)
    return other


CORPUS_CHANGES: dict[str, tuple[Callable[[GoldArticle], str], Callable[[GoldArticle], dict[str, str]]]] = {
    "corpus_names": (lambda article: changes.replaced(article.text, _names_in(article)), _names_in),
    "corpus_marks": (lambda article: _other_marks(article.text), lambda _: NO_CHANGE),
    "corpus_place": (lambda article: changes.elsewhere(article.text), lambda _: NO_CHANGE),
}


def test_rows_of_the_corpus_stay(nlp: Language, read_once: Callable[[Sequence[str]], list[Doc]]) -> None:
    articles = read_gold(CORPUS / "gold")[:: tried(2, 1)]
    as_written = [list(doc._.claims) for doc in read_once([article.text for article in articles])]
    assert sum(len(_names_in(article)) for article in articles) >= len(articles)
    for name, (change, names) in CORPUS_CHANGES.items():
        changed = [change(article) for article in articles]
        same = total = 0
        for article, claims, doc in zip(articles, as_written, nlp.pipe(changed), strict=True):
            by = names(article)
            before = changes.rows_of(claims, lambda words, by=by: changes.replaced(words, by))
            stay, rows = changes.unchanged(before, changes.rows_of(doc._.claims))
            same, total = same + stay, total + rows
        assert total >= len(articles)
        assert same / total >= _least()[name], (name, same, total)

"""The press texts: their gold is sound, and no fewer of their claims are found than were."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from tests.language.made.scoring import Count
from tests.language.made.vocabulary import DATA
from tests.language.press.__main__ import read
from tests.language.press.reading import press_texts

if TYPE_CHECKING:
    from spacy.language import Language


INITIAL = re.compile(r"\b\w\.$")
"""What a name may end with: « Rita K. »."""


def test_there_are_texts_of_every_press() -> None:
    texts = press_texts()
    assert len(texts) >= 330
    assert len({text.press for text in texts}) == 15
    assert sum(not text.claims for text in texts) >= 15


def test_gold_slices_give_whole_words_without_the_marks_round_them() -> None:
    for text in press_texts():
        for claim in text.claims:
            for start, end in (*claim["content"], *claim["cue"], *([claim["source"]] if claim["source"] else [])):
                piece = text.text[start:end]
                assert piece == piece.strip(" ,"), (text.name, piece)
                assert not piece.endswith(".") or INITIAL.search(piece), (text.name, piece)
                assert not text.text[max(start - 1, 0)].isalnum() or not piece[0].isalnum() or start == 0, text.name
                elided = piece.endswith(("'", "’"))  # « de l'avis d'|un biologiste »
                assert elided or not text.text[end : end + 1].isalnum(), (text.name, piece)


def test_claims_are_found_with_their_source(nlp: Language) -> None:
    thresholds = tomllib.loads((DATA / "thresholds.toml").read_text(encoding="utf-8"))["press"]
    total = Count()
    for _, _, count in read(press_texts(), nlp):
        total.add(count)
    assert total.share("sourced") >= thresholds["sourced"]
    assert total.extra / total.texts <= thresholds["extra"]

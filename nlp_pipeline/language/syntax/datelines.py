"""The place that a sentence is dated from: « Genève – Le procureur a estimé », « (Québec) Le ministre a dit »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import DASHES

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def dateline_end(view: DocView, start: int) -> int:
    """Give the token behind the place that a sentence opens with and its dash or brackets, its first token for none.

    Args:
        view: the Doc as lists.
        start: first token of the sentence.
    """
    bracketed = view.word(start) == "("
    place = first = start + bracketed
    heads = start == 0 or view.block_at[start - 1] != view.block_at[start]
    while place < view.length and (view.entity_at[place] == "LOC" or (heads and _is_in_capitals(view, place))):
        place += 1
    alone = bracketed and heads and place == first and view.word(place + 1) == ")"
    place += alone and view.texts[place].istitle()  # « (Rimouski) La Ville a … », whatever the place is taken for
    closes = view.word(place) == ")" if bracketed else view.word(place) in DASHES
    return place + 1 if place > first and closes else start


def _is_in_capitals(view: DocView, at: int) -> bool:
    """Tell a place that no list knows, as datelines are printed: « TETE -- Huit personnes … »."""
    return len(view.texts[at]) > 1 and view.texts[at].isupper() and view.texts[at].isalpha()

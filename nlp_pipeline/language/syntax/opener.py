"""What opens a clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView

Kind = Literal["main", "complement", "relative", "adverbial"]

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X"))
"""Tags of what a relative clause may go with."""


@dataclass(frozen=True, slots=True)
class Opener:
    """A word that opens a clause.

    Attributes:
        at: the word.
        start: first token of the clause: a preposition or the first word of a subordinator of several included.
        kind: of the clause.
        verbless: whether the clause may have no finite verb ("plus que lui").
        cleft: whether it goes with "c'est": « c'est à Lyon que P ».
    """

    at: int
    start: int
    kind: Kind
    verbless: bool = False
    cleft: bool = False


def opens_question(view: DocView, at: int) -> bool:
    """Tell whether only marks stand before a word in its sentence: it asks."""
    return not any(view.is_word(place) for place in range(view.sentence(at)[0], at))

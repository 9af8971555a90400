"""From a marked sentence as it was put together to one as the press prints it: elision, contraction, marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from random import Random

TAGS = r"((?:\]|« |\[[csq]\d? )*)"
"""Marks that may stand between two words."""

ELIDED = re.compile(rf"\b([Qq]ue|[Dd]e|[Ll]orsque|[Pp]uisque|[Pp]arce que|[Cc]omme le)(\]?) {TAGS}(?=([\w'’]+))")
IF_HE = re.compile(rf"\b([Ss])i {TAGS}(?=ils?\b)")
CONTRACTED = re.compile(r"\b([Dd]e|[Àà])(\]?)~((?:\[[csq]\d? )*)(les?) ")
CONTRACTIONS = {"de le": "du", "de les": "des", "à le": "au", "à les": "aux"}
VOWELS = frozenset("aeiouàâéèêëîïôûh")

SPACES = re.compile(r"[ ]{2,}")
COMMAS = re.compile(r",(?:\s*,)+")
BEFORE_COMMA = re.compile(r" +,")
LOST_COMMA = re.compile(rf", *{TAGS}(?= *[.:;)]| *$)")
FIRST = re.compile(rf"^((?:« )?{TAGS}(?:« )?)(\w)")

AFTER_STOP = re.compile(rf"(\. » {TAGS})(\w)")
"""A word after a whole quotation, which begins a sentence."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text prints its marks.

    Attributes:
        opening: the opening quotation mark with its space.
        closing: the closing one with its space.
        apostrophe: ' or ’.
        space: what stands before ; : ? !
    """

    opening: str
    closing: str
    apostrophe: str
    space: str


PLAIN = Style("« ", " »", "'", " ")
STYLES = (
    PLAIN,
    Style("«\u00a0", "\u00a0»", "’", "\u00a0"),
    Style("«\u202f", "\u202f»", "’", "\u202f"),
    Style("«", "»", "'", "\u00a0"),
    Style("«", "»", "’", " "),
    Style('"', '"', "'", " "),
    Style('"', '"', "’", "\u00a0"),
    Style("“", "”", "’", "\u00a0"),
    Style("“", "”", "'", ""),
)


BROKEN = (
    Style("« ", "« ", "’", " "),
    Style("«\u00a0", "\u00a0«", "'", "\u00a0"),
    Style("» ", " «", "'", " "),
    Style("»", "«", "’", "\u00a0"),
    Style("“", "“", "’", " "),
    Style("„", "“", "'", " "),
    Style("<<", ">>", "'", " "),
    Style("''", "''", "’", " "),
)
"""Marks as careless pages have them."""


def sentence(marked: str, aspirated: Collection[str]) -> str:
    """Mend a sentence: elision, contraction, doubled commas and spaces, a capital at its beginning.

    Args:
        marked: the sentence with its marks, "~" where "de" or "à" melts with an article.
        aspirated: words before which nothing is elided.
    """
    marked = CONTRACTED.sub(_contract, marked).replace("~", " ")

    def elide(match: re.Match[str]) -> str:
        word = match[4]
        if word[0].lower() not in VOWELS or word in aspirated or word.split("'")[0] in aspirated:
            return match[0]
        return f"{match[1][:-1]}'{match[2]}{match[3]}"

    marked = IF_HE.sub(r"\1'\2", ELIDED.sub(elide, marked))
    marked = SPACES.sub(" ", marked).strip()
    marked = BEFORE_COMMA.sub(",", marked)
    marked = COMMAS.sub(",", marked)
    marked = marked.replace(", –", " –").replace("– –", "–")
    marked = LOST_COMMA.sub(r"\1", marked)
    marked = SPACES.sub(" ", marked)
    marked = re.sub(r" +([.)])", r"\1", marked)
    marked = re.sub(r"([?!]\])\.", r"\1", marked)
    return AFTER_STOP.sub(lambda match: match[1] + match[3].upper(), capitalized(marked))


def capitalized(marked: str) -> str:
    """Give a sentence with a capital at its beginning, be it within marks."""
    return FIRST.sub(lambda match: match[1] + match[3].upper(), marked)


def printed(marked: str, style: Style) -> str:
    """Put the marks of a style in the place of « », ' and the space before ; : ? !"""
    marked = marked.replace("'", style.apostrophe).replace("« ", style.opening).replace(" »", style.closing)
    return re.sub(r" (?=[;:?!])", style.space, marked) if style.space != " " else marked


def some_style(chance: Random, *, broken: bool = False) -> Style:
    """Draw a style, of a careless page or of any other."""
    return chance.choice(BROKEN if broken else STYLES)


def _contract(match: re.Match[str]) -> str:
    preposition, closed, tags, article = match.groups()
    melted = CONTRACTIONS[f"{preposition.lower()} {article}"]
    return f"{melted.capitalize() if preposition[0].isupper() else melted}{closed} {tags}"

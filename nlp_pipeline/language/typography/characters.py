"""Which characters stand for which: the printer's apostrophes, spaces and hyphens, and those the models know.

French models are trained on ' and plain spaces; with ’ and no-break spaces as printed they take "n’" for a
name. Every replacement is one code point for one code point, so that no offset moves.
"""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = "‘’‚‛ʼʻʹˈ′‵`´＇"
HYPHENS = "‐‑−﹣－"
SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Soft hyphen, zero-width space and no-break space, word joiner, marks of writing direction."""

RAISED = dict(zip("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "abcdefghijklmnoprstuvwxyz", strict=True))
"""Letters as careful printers raise them: "Mᵐᵉ", "Mᵉ", "Dʳ", "1ᵉʳ"."""

_TABLE = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(HYPHENS, "-")
    | dict.fromkeys(SPACES, " ")
    | dict.fromkeys(LINE_ENDS, "\n")
    | RAISED
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_NO_INVISIBLE = str.maketrans("", "", INVISIBLE)
_RETURN = re.compile(r"(?<!\r)\r++(?=\n)")
"""A run of returns is looked at once, from its first: a hundred thousand of them would take minutes otherwise."""
_ANY_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_INVISIBLE_AT_AN_EDGE = re.compile(rf"(?<!\w)[{INVISIBLE}]|[{INVISIBLE}](?!\w)")
_ANY_UNUSUAL = re.compile(f"[{INVISIBLE}\u0300-\u036fﬀ-ﬆ]")
UNUSUAL = re.compile(f"[^\\W\\d_]?[\u0300-\u036f]{{1,30}}|[{INVISIBLE}]+|[ﬀ-ﬆ]")
"""Accents that are characters of their own with the letter before them, invisible characters, ligatures.

No more than 30 accents at once, as in the Stream-Safe Text Format of Unicode (UAX #15): composing takes the square of
their number.
"""


def normalize(text: str) -> str:
    """Write a text in the characters that the models know, one code point for one code point.

    Typographic apostrophes become ', no-break and thin spaces and tabs a space, no-break hyphens and the
    minus sign -, raised letters ("Mᵐᵉ") plain ones, and every line end a line feed (the return before a line
    feed becomes a space, so no line is added). Invisible characters (soft hyphen, zero-width space, byte-order
    mark) become spaces where they do not stand between two letters or digits; inside a word they stay, as
    accents that are characters of their own do: :func:`plain_word` gives what is read in their place. Quotation
    marks, dashes and ellipses stay as they are.

    Args:
        text: any text.

    Returns:
        A text of the same length; normalising it again changes nothing.
    """
    normalized = _RETURN.sub(lambda found: " " * len(found.group()), text).translate(_TABLE)
    if _ANY_INVISIBLE.search(normalized):
        normalized = _INVISIBLE_AT_AN_EDGE.sub(" ", normalized)
    return normalized


def has_unusual_words(text: str) -> bool:
    """Tell whether a text has a character for which :func:`plain_word` may change the word it stands in."""
    return not text.isascii() and _ANY_UNUSUAL.search(text) is not None


def plain_word(word: str) -> str:
    """Give a word as the lexicon and the models write it: accents composed, no ligature, nothing invisible.

    Args:
        word: a token of a normalised text.

    Returns:
        The word, which may be shorter or longer than it was; nothing is left of what is invisible.
    """
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word).translate(_LIGATURES).translate(_NO_INVISIBLE)

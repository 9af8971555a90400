"""The pieces of a quotation: what stands between its marks, without the incises that cut it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.quotes.pairing import Quotation


def piece_at(quotation: Quotation, at: int) -> TokenRange | None:
    """Give the piece of a quotation that holds a token; None for its marks."""
    number = bisect_right(quotation.pieces, at, key=lambda piece: piece[0]) - 1
    return quotation.pieces[number] if number >= 0 and at < quotation.pieces[number][1] else None


def pieces_near(quotation: Quotation, at: int, reach: int) -> list[TokenRange]:
    """Give what of the pieces of a quotation stands within so many tokens of one in it."""
    low, high = at - reach, at + reach
    first = max(0, bisect_right(quotation.pieces, low, key=lambda piece: piece[0]) - 1)
    last = bisect_right(quotation.pieces, high, key=lambda piece: piece[0])
    near = ((max(start, low), min(end, high)) for start, end in quotation.pieces[first:last])
    return [(start, end) for start, end in near if start < end]

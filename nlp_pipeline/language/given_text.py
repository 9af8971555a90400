"""The text as it was given to the pipeline, which a Doc has in other characters: the way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypedDict

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.tokens import Span

    from nlp_pipeline.schema import Offsets


class LeftOut(TypedDict):
    """What a Doc leaves out or has otherwise, as ``doc._.left_out`` holds it: in lists, which msgpack takes.

    Attributes:
        length: of the Doc's text, in characters.
        at: where what is left of each run begins, in the Doc's text.
        ends: and where it ends.
        words: what the run was, in the text as it was given.
        further: how many characters longer than the Doc's the text is, up to and with each run.
    """

    length: int
    at: list[int]
    ends: list[int]
    words: list[str]
    further: list[int]


def left_out_of(doc: Doc, length: int) -> LeftOut | None:
    """Give what a Doc leaves out of its text; None for nothing, and for a part of a Doc.

    Args:
        doc: the Doc.
        length: of its text, in characters.
    """
    runs: LeftOut | None = doc._.left_out if Doc.has_extension("left_out") else None
    return runs if runs and runs["length"] == length else None


def put_back(text: str, runs: LeftOut) -> str:
    """Give the text of a Doc with what was left out of it."""
    pieces: list[str] = []
    last = 0
    for at, end, words in zip(runs["at"], runs["ends"], runs["words"], strict=True):
        pieces += text[last:at], words
        last = end
    return "".join([*pieces, text[last:]])


def given_offsets(runs: LeftOut, start: int, end: int) -> Offsets:
    """Give the offsets in the text as it was given of a stretch of a Doc's text, no space at its edges."""
    first, last = bisect_right(runs["ends"], start), bisect_left(runs["at"], end)
    return start + (runs["further"][first - 1] if first else 0), end + (runs["further"][last - 1] if last else 0)


def span_at(doc: Doc, start: int, end: int, label: str = "", alignment: str = "expand") -> Span | None:
    """Give the tokens of a Doc that stand at offsets of the text as it was given, as ``doc.char_span`` does.

    Args:
        doc: a Doc of the pipeline's tokenizer.
        start: offset of the first character.
        end: offset after the last.
        label: the span's label.
        alignment: what becomes of tokens that are cut: whole with "expand", none at all with "strict".

    Returns:
        The span; None where no token stands there.
    """
    runs = left_out_of(doc, len(doc.text))
    if runs:
        start, end = _left_offset(runs, start, closes=False), _left_offset(runs, end, closes=True)
    return doc.char_span(start, end, label=label, alignment_mode=alignment)


def _left_offset(runs: LeftOut, offset: int, *, closes: bool) -> int:
    """Give where an offset of the text as it was given stands in the Doc's; what it cuts is whole in there."""
    ends = [end + further for end, further in zip(runs["ends"], runs["further"], strict=True)]
    number = bisect_right(ends, offset)
    shifted = offset - (runs["further"][number - 1] if number else 0)
    if number == len(ends) or shifted <= runs["at"][number]:
        return shifted
    takes_whole = closes and not runs["words"][number].isspace()
    return runs["ends"][number] if takes_whole else runs["at"][number]

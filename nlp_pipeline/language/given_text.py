"""The text as it was given to the pipeline, of which a Doc leaves out what stands between its words: the way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypedDict

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.tokens import Span

    from nlp_pipeline.schema import Offsets


class LeftOut(TypedDict):
    """The runs of characters that a Doc leaves out, as ``doc._.left_out`` holds them: in lists, which msgpack takes.

    Attributes:
        length: of the Doc's text, in characters.
        at: where each run stood, in the Doc's text.
        words: what it was, in the text as it was given; a space is left of white space, nothing of other runs.
        further: how many characters longer than the Doc's the text is, up to and with each run.
    """

    length: int
    at: list[int]
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
    last = shift = 0
    for at, words, further in zip(runs["at"], runs["words"], runs["further"], strict=True):
        pieces += text[last:at], words
        last = at + len(words) - (further - shift)
        shift = further
    return "".join([*pieces, text[last:]])


def given_offsets(runs: LeftOut, start: int, end: int) -> Offsets:
    """Give the offsets in the text as it was given of a stretch of a Doc's text, no space at its edges."""
    first, last = bisect_right(runs["at"], start), bisect_left(runs["at"], end)
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
        start, end = _left_offset(runs, start), _left_offset(runs, end)
    return doc.char_span(start, end, label=label, alignment_mode=alignment)


def _left_offset(runs: LeftOut, offset: int) -> int:
    """Give where an offset of the text as it was given stands in what the Doc has of it."""
    before = [0, *runs["further"]]
    ends = [at + further for at, further in zip(runs["at"], before[1:], strict=True)]
    number = bisect_left(ends, offset)
    shifted = offset - before[number]
    return min(shifted, runs["at"][number]) if number < len(ends) else shifted

"""The component ``selon_layout``: labels the blocks of a Doc and sets its sentences before anything is parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from nlp_pipeline.language.layout.blocks import find_blocks, token_starts
from nlp_pipeline.language.layout.data import load_layout
from nlp_pipeline.language.layout.labels import label_blocks
from nlp_pipeline.language.layout.sentences import Words, sentence_starts

if TYPE_CHECKING:
    from nlp_pipeline.language.quotes.pairing import Quotation


class LayoutSetter:
    """Writes the blocks of a Doc to ``doc.spans`` and says of every token whether a sentence begins with it.

    Args:
        name: the component's name in its pipeline.
        spans_key: name of the group in ``doc.spans``.
        data: path of a file to read instead of the package's layout data.
    """

    def __init__(self, name: str, *, spans_key: str, data: str | None) -> None:
        self.name = name
        self.spans_key = spans_key
        self.data = load_layout(data)

    def __call__(self, doc: Doc) -> Doc:
        """Set the blocks and sentences of one Doc; the Doc is changed in place and given back."""
        text = doc.text
        found = find_blocks(text)
        firsts = token_starts(doc, found)
        edges = [0, *firsts[1:], len(doc)] if found else [0, len(doc)]
        gaps = [before[1] >= 0 and text.count("\n", before[1], start) > 1 for before, (start, _) in _pairs(found)]
        labels = label_blocks([text[start:end] for start, end in found], gaps, self.data) or ["PARAGRAPH"]
        spans = [
            Span(doc, start, end, label=label)
            for start, end, label in zip(edges, edges[1:], labels, strict=False)
            if start < end
        ]
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=spans)
        quotations: list[Quotation] = doc._.quotations if doc.has_extension("quotations") else []
        words = Words(
            texts=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            opening={each.start for each in quotations},
            closing={each.end - 1 for each in quotations if each.closed},
        )
        starts = sentence_starts(words, edges[1:-1], self.data)
        for token, flag in zip(doc, starts, strict=True):
            token.is_sent_start = flag
        return doc


def _pairs(blocks: list[tuple[int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return list(zip([(-1, -1), *blocks], blocks, strict=False))


@Language.factory(
    "selon_layout",
    assigns=["doc.spans", "token.is_sent_start"],
    default_config={"spans_key": "blocks", "data": None},
)
def make_layout(nlp: Language, name: str, spans_key: str, data: str | None) -> LayoutSetter:
    """Make the component; see :class:`LayoutSetter` for the settings."""
    return LayoutSetter(name, spans_key=spans_key, data=data)

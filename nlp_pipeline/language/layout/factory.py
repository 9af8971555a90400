"""The component ``selon_layout``: labels the blocks of a Doc and sets its sentences before it is parsed."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Span, SpanGroup

from nlp_pipeline.language.layout.block_labels import label_blocks
from nlp_pipeline.language.layout.blocks import find_blocks, token_starts
from nlp_pipeline.language.layout.data import load_layout
from nlp_pipeline.language.layout.sentences import Words, sentence_starts
from nlp_pipeline.language.words import text_of, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.language.quotes.pairing import Quotation


class LayoutSetter:
    """Writes the blocks of a Doc to ``doc.spans`` and says of every token whether a sentence begins with it.

    The parser keeps to these sentences. Quotations are taken into account where ``selon_quotes`` ran before.

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
        text = text_of(doc)
        blocks = find_blocks(text)
        labels = label_blocks(text, blocks, self.data) or ["PARAGRAPH"]
        firsts = [0, *token_starts(doc, blocks)[1:]]  # white space before the first block is its own
        spans = [
            Span(doc, start, end, label=label)
            for start, end, label in zip(firsts, [*firsts[1:], len(doc)], labels, strict=True)
            if start < end
        ]
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=spans)
        if len(doc):
            starts = sentence_starts(_words(doc), firsts, self.data)
            # All at once: for each single token, spaCy would look through the whole Doc.
            values = np.where(starts, 1, -1).astype("uint64").reshape(-1, 1)
            doc.from_array([SENT_START], values)  # type: ignore[arg-type]
        return doc


@Language.factory(
    "selon_layout",
    assigns=["doc.spans", "token.is_sent_start"],
    default_config={"spans_key": "blocks", "data": None},
)
def make_layout(nlp: Language, name: str, spans_key: str, data: str | None) -> LayoutSetter:
    """Make the component; see :class:`LayoutSetter` for the settings."""
    return LayoutSetter(name, spans_key=spans_key, data=data)


def _words(doc: Doc) -> Words:
    quotations: list[Quotation] = doc._.quotations if doc.has_extension("quotations") else []
    written = words_of(doc)
    return Words(
        texts=written.texts,
        spaces=written.spaces,
        words_before=list(accumulate(written.are_words, initial=0)),
        opening={each.start for each in quotations if each.start < each.pieces[0][0]},
        closing={each.end - 1: each.start for each in reversed(quotations) if each.closed},
    )

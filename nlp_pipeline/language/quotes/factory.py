"""The component ``selon_quotes``: pairs the quotation marks of a Doc before anything is parsed."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from nlp_pipeline.language.layout.blocks import find_blocks, token_starts
from nlp_pipeline.language.quotes.pairing import Quotation, pair
from nlp_pipeline.language.words import spaces_of, text_of, texts_of


def register_extensions() -> None:
    """Add ``doc._.quotations`` and the plain records that it reads; doing so again changes nothing."""
    Doc.set_extension("quotation_records", default=None, force=True)
    Doc.set_extension("quotations", getter=_quotations, force=True)


class QuotationPairer:
    """Writes the quotations of a Doc to ``doc._.quotations`` and ``doc.spans``.

    Args:
        name: the component's name in its pipeline.
        spans_key: name of the group in ``doc.spans``.
    """

    def __init__(self, name: str, *, spans_key: str) -> None:
        self.name = name
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Pair the marks of one Doc; the Doc is changed in place and given back."""
        breaks = token_starts(doc, find_blocks(text_of(doc)))
        found = pair(texts_of(doc), spaces_of(doc), breaks)
        doc._.quotation_records = [
            [each.start, each.end, [list(piece) for piece in each.pieces], each.depth, each.closed] for each in found
        ]
        spans = [Span(doc, each.start, each.end) for each in found]
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=spans)
        return doc


@Language.factory(
    "selon_quotes",
    assigns=["doc.spans", "doc._.quotation_records"],
    default_config={"spans_key": "quotes"},
)
def make_quotes(nlp: Language, name: str, spans_key: str) -> QuotationPairer:
    """Make the component; see :class:`QuotationPairer` for the settings."""
    return QuotationPairer(name, spans_key=spans_key)


def _quotations(doc: Doc) -> list[Quotation]:
    return [
        Quotation(start, end, tuple((first, last) for first, last in pieces), depth, closed)
        for start, end, pieces, depth, closed in doc._.quotation_records or ()
    ]


register_extensions()

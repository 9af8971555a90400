"""PDF with a layer of text: lines by their places, columns in order, paragraphs made whole."""

from __future__ import annotations

from nlp_pipeline.readers.pdf.document import Pdf

__all__ = ["Pdf"]

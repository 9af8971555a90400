"""Documents of word processors and the like: paragraphs kept, a blank line between them, and the title."""

from __future__ import annotations

from nlp_pipeline.readers.documents.docx import Docx
from nlp_pipeline.readers.documents.epub import Epub
from nlp_pipeline.readers.documents.markdown import Markdown
from nlp_pipeline.readers.documents.odt import Odt
from nlp_pipeline.readers.documents.old_word import OldWord
from nlp_pipeline.readers.documents.rtf import Rtf
from nlp_pipeline.readers.documents.subtitles import Subtitles

__all__ = ["Docx", "Epub", "Markdown", "Odt", "OldWord", "Rtf", "Subtitles"]

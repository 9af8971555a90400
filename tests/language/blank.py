"""French without a model: Selon's tokenizer, for what tests add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy

from nlp_pipeline.language.acceleration import quick_loading

if TYPE_CHECKING:
    from spacy.language import Language

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "selon.TypographyTokenizer.v1"}}}


def blank_french() -> Language:
    """Make such a pipeline; spaCy's rules for French are imported the quick way."""
    with quick_loading():
        return spacy.blank("fr", config=CONFIG)

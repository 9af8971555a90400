"""Formats of annotation tools, editions and programs for text analysis: claims out to each; corrected ones back."""

from __future__ import annotations

from nlp_pipeline.annotation.brat import Brat, read_brat
from nlp_pipeline.annotation.docbin import SpacyDocs
from nlp_pipeline.annotation.iramuteq import ClaimTexts, SourceTexts
from nlp_pipeline.annotation.label_studio import LabelStudio
from nlp_pipeline.annotation.label_studio_export import read_label_studio
from nlp_pipeline.annotation.marked import AnnotationError, MarkedArticle
from nlp_pipeline.annotation.prodigy import Prodigy
from nlp_pipeline.annotation.schema_org import SchemaOrg
from nlp_pipeline.annotation.tei import Tei
from nlp_pipeline.annotation.txm import Txm
from nlp_pipeline.annotation.web_annotation import WebAnnotation

__all__ = [
    "AnnotationError",
    "Brat",
    "ClaimTexts",
    "LabelStudio",
    "MarkedArticle",
    "Prodigy",
    "SchemaOrg",
    "SourceTexts",
    "SpacyDocs",
    "Tei",
    "Txm",
    "WebAnnotation",
    "read_brat",
    "read_label_studio",
]

"""Formats of annotation tools and editions: claims out to brat, Label Studio, W3C, TEI, DocBin; corrected ones back."""

from __future__ import annotations

from nlp_pipeline.annotation.brat import Brat, read_brat
from nlp_pipeline.annotation.docbin import SpacyDocs
from nlp_pipeline.annotation.label_studio import LabelStudio
from nlp_pipeline.annotation.label_studio_export import read_label_studio
from nlp_pipeline.annotation.marked import AnnotationError, MarkedArticle
from nlp_pipeline.annotation.tei import Tei
from nlp_pipeline.annotation.web_annotation import WebAnnotation

__all__ = [
    "AnnotationError",
    "Brat",
    "LabelStudio",
    "MarkedArticle",
    "SpacyDocs",
    "Tei",
    "WebAnnotation",
    "read_brat",
    "read_label_studio",
]

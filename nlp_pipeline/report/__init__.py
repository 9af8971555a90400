"""The page: articles with their claims marked beside the table of claims, in one HTML file that loads nothing."""

from __future__ import annotations

from nlp_pipeline.readers.claims_table import ClaimsFileError, is_claims_file
from nlp_pipeline.report.claims_file import read_claims
from nlp_pipeline.report.page import Page
from nlp_pipeline.report.page_words import LANGUAGES, load_labels

__all__ = ["LANGUAGES", "ClaimsFileError", "Page", "is_claims_file", "load_labels", "read_claims"]

"""What a process that others are forked from has imported and read: that takes longer than most commands."""

from __future__ import annotations

import pandas as pd
import pyarrow.parquet as pq

from nlp_pipeline.cli import app
from nlp_pipeline.language.acceleration import import_french
from nlp_pipeline.language.load import load
from nlp_pipeline.run.source_names import source_names
from tests.quick_language import QuickLanguage

import_french()
source_names()

__all__ = ["QuickLanguage", "app", "load", "pd", "pq"]

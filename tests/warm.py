"""What a process that others are forked from has imported: importing it all takes longer than most commands."""

from __future__ import annotations

import pandas as pd
import pyarrow.parquet as pq

from nlp_pipeline.cli import app
from nlp_pipeline.language.acceleration import import_french
from nlp_pipeline.language.load import load
from tests.quick_language import QuickLanguage

import_french()

__all__ = ["QuickLanguage", "app", "load", "pd", "pq"]

"""The command ``selon``: it joins readers, pipeline and writers, and knows nothing else."""

from __future__ import annotations

from nlp_pipeline.cli.app import app, main

__all__ = ["app", "main"]

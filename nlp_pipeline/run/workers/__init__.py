"""Articles through the pipeline in processes of their own."""

from __future__ import annotations

from nlp_pipeline.run.workers.crew import WorkersError, extract_in_processes
from nlp_pipeline.run.workers.number import extract_with_workers, usable_cores, workers_for

__all__ = ["WorkersError", "extract_in_processes", "extract_with_workers", "usable_cores", "workers_for"]

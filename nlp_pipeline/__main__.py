"""``python -m nlp_pipeline`` is the command ``selon``."""

from __future__ import annotations

from nlp_pipeline.cli import main

if __name__ == "__main__":
    main()

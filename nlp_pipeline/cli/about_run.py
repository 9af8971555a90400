"""What a workbook says of the run that wrote it: model, options and command."""

from __future__ import annotations

import json
import shlex
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.run.settings import Settings


def about_run(settings: Settings, *, min_confidence: float, duplicates: bool) -> dict[str, str]:
    """Give name and value of each line.

    Args:
        settings: the model and the user's own words.
        min_confidence: the claims below it are left out.
        duplicates: whether articles that repeat an earlier one are kept.
    """
    options = {
        "hearsay": "yes" if settings.hearsay else "no",
        "least confidence": f"{min_confidence:g}",
        "repeated articles": "kept" if duplicates else "left out",
        "own lexicon": settings.lexicon or "none",
        "own gazetteer": settings.gazetteer or "none",
    }
    return {
        "model": model_with_version(settings.model),
        "options": "; ".join(f"{name}: {value}" for name, value in options.items()),
        "command": shlex.join(["selon", *sys.argv[1:]]),
    }


def model_with_version(model: str) -> str:
    """Give a model's name and version, as its package or its folder tells it; the bare name where neither does."""
    try:
        return f"{model} {version(model)}"
    except (PackageNotFoundError, ValueError):
        pass
    try:
        about = json.loads((Path(model) / "meta.json").read_text(encoding="utf-8"))
        return f"{model} ({about['lang']}_{about['name']} {about['version']})"
    except (OSError, ValueError, KeyError, TypeError):
        return model

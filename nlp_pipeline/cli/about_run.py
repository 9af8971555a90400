"""What a workbook says of the run that wrote it: model, options and command."""

from __future__ import annotations

import json
import shlex
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.messages import _

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
        _("hearsay"): _("yes") if settings.hearsay else _("no"),
        _("least confidence"): f"{min_confidence:g}",
        _("repeated articles"): _("kept") if duplicates else _("left out"),
        _("own lexicon"): settings.lexicon or _("none"),
        _("own gazetteer"): settings.gazetteer or _("none"),
    }
    return {
        _("model"): model_with_version(settings.model),
        _("options"): "\n".join(_("{name}: {value}").format(name=name, value=value) for name, value in options.items()),
        _("command"): shlex.join(["selon", *sys.argv[1:]]),
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

"""The files that the pages load, all from this package: styles, scripts, and the words of the scripts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from nlp_pipeline.messages import FALLBACK, LOCALES

_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file: its kind, its bytes, and what changes with them."""

    kind: str
    data: bytes
    tag: str


@cache
def assets() -> dict[str, Asset]:
    """Give all files by their names; ``report.css`` is that of ``selon report``."""
    own = [path for path in resources.files(__package__).joinpath("static").iterdir() if path.is_file()]
    shared = resources.files("nlp_pipeline.report").joinpath("templates", "report.css")
    return {path.name: _asset(path.name, path.read_bytes()) for path in (*own, shared)}


@cache
def script_words(language: str) -> dict[str, Any]:
    """Give the words of the scripts in a language: English to a word, or to those for one and for several."""
    if language == FALLBACK:
        return {}
    found: dict[str, Any] = json.loads((LOCALES / language / "LC_MESSAGES" / "scripts.json").read_text("utf-8"))
    return found


def _asset(name: str, data: bytes) -> Asset:
    suffix = f".{name.rpartition('.')[2]}"
    return Asset(_KINDS[suffix], data, f'"{hashlib.sha256(data).hexdigest()[:16]}"')

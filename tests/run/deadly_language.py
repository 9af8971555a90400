"""The quick language part as workers load it: one that can end the process it runs in."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quick_language import QuickLanguage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nlp_pipeline.run.settings import Settings

ONCE = re.compile(r"KILL-ONCE\((.+)\)")


class DeadlyLanguage(QuickLanguage):
    """Ends its process as the system does: on KILL every time, on KILL-ONCE(file) unless the file is there."""

    def pipe(self, texts: Iterable[tuple[str, Any]], **options: Any) -> Iterator[tuple[Any, Any]]:
        for text, context in texts:
            if (once := ONCE.search(text)) and not Path(once[1]).exists():
                Path(once[1]).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            if "KILL-ALWAYS" in text:
                os.kill(os.getpid(), signal.SIGKILL)
            yield from super().pipe([(text, context)], **options)


def deadly(settings: Settings) -> DeadlyLanguage:
    """Loads the stand-in for a model called "quick"; no other is installed."""
    if settings.model != "quick":
        raise OSError(f'the model "{settings.model}" is not installed: pip install {settings.model}')
    return DeadlyLanguage()


def deadly_once(settings: Settings) -> DeadlyLanguage:
    """Ends the process that loads it unless the settings' model, a file, is there."""
    if not (met := Path(settings.model)).exists():
        met.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return DeadlyLanguage()


def seconds(characters: int) -> float:
    """Give the time that the article has which is made to stick, and any other."""
    return 0.5 if characters > 50_000 else 100

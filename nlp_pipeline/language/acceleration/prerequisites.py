"""Where a part of the acceleration steps aside: spaCy or the model is not what the part relies on."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.language import Language


class NotAsKnownError(Exception):
    """What a part of the acceleration relies on is not there; the message says what."""


class AccelerationWarning(UserWarning):
    """The model works as it was shipped, in part or as a whole: the same annotations in more time."""


def apply_parts(nlp: Language, parts: Mapping[str, Callable[[Language], None]]) -> None:
    """Apply the parts of the acceleration to a pipeline; those that cannot be are told together, in one warning.

    Args:
        nlp: the pipeline; changed in place.
        parts: by what each makes faster. A part looks whether all is as it knows it before it changes anything.
    """
    left_out = []
    for name, part in parts.items():
        try:
            part(nlp)
        except NotAsKnownError as difference:
            left_out.append(f"{_(name)} ({difference})")
        except Exception as error:  # noqa: BLE001 - whatever another version of spaCy raises is a difference
            left_out.append(f"{_(name)} ({type(error).__name__}: {error})")
    if left_out:
        warn(_("these work as the model was shipped, which takes longer: {parts}").format(parts="; ".join(left_out)))


def warn(words: str) -> None:
    """Say that the model, or a part of it, is not accelerated."""
    warnings.warn(words, AccelerationWarning, stacklevel=2)

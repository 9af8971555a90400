"""The weights that the package has: for which models, and of whom they are."""

from __future__ import annotations

import tomllib
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.language.press_weights.archive import WeightsError, use_weights

if TYPE_CHECKING:
    from spacy.language import Language

FOLDER = Path(__file__).parent
RECOGNIZER = "ner"

Source = dict[str, str]
"""Name, author, address and licence of what weights were made of."""


def weights_of(model: str) -> Path:
    """Give the place of the weights for a model, whether there are any or not."""
    return FOLDER / f"{model}.npz"


def use_press_weights(nlp: Language, model: str) -> list[Source]:
    """Give a model's entity recognizer the weights for the press, where the package has some for it.

    Args:
        nlp: the model as ``spacy.load`` gives it; changed in place, nothing but the recognizer's weights.
        model: the name that it was loaded by.

    Returns:
        What the weights were made of; nothing where the model stays as it is, which is said by a warning if the
        package has weights for a model of that name that do not fit this version of it.
    """
    path = weights_of(model)
    if not path.is_file() or not nlp.has_pipe(RECOGNIZER):
        return []
    try:
        use_weights(nlp.get_pipe(RECOGNIZER), path)
    except WeightsError as error:
        warnings.warn(f"{model} is used with its own entity recognizer: {error}", stacklevel=3)
        return []
    sources: list[Source] = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))["sources"]
    return sources

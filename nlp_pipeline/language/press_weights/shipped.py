"""The weights that the package has: for which models, for which of their components, and of whom they are."""

from __future__ import annotations

import tomllib
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.language.press_weights.archive import WeightsError, use_weights

if TYPE_CHECKING:
    from spacy.language import Language

FOLDER = Path(__file__).parent

ENTITIES, SYNTAX = "entities", "syntax"

COMPONENTS = {ENTITIES: ("ner",), SYNTAX: ("tok2vec", "morphologizer", "parser")}
"""What each file of weights is of: components that are trained together, by their usual names."""

Source = dict[str, str]
"""Name, author, address and licence of what weights were made of."""


def weights_of(model: str, kind: str) -> Path:
    """Give the place of a model's weights for entities or for syntax, whether there are any or not."""
    return FOLDER / f"{model}.{kind}.npz"


def use_press_weights(nlp: Language, model: str) -> list[Source]:
    """Give a model's components the weights for the press, where the package has some for them.

    Args:
        nlp: the model as ``spacy.load`` gives it; changed in place, nothing but weights.
        model: the name that it was loaded by.

    Returns:
        What the weights were made of; nothing where the model stays as it is, which is said by a warning if the
        package has weights for a model of that name that do not fit this version of it.
    """
    sources: list[Source] = []
    for kind, names in COMPONENTS.items():
        path = weights_of(model, kind)
        if not path.is_file() or not all(map(nlp.has_pipe, names)):
            continue
        try:
            use_weights(nlp, names, path)
        except WeightsError as error:
            warnings.warn(f"{model} is used with its own {', '.join(names)}: {error}", stacklevel=3)
            continue
        more: list[Source] = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))["sources"]
        sources += [source for source in more if source not in sources]
    return sources

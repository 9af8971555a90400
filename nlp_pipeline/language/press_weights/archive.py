"""Weights of spaCy's components in a file of plain numbers (NumPy's ``.npz``, half precision, nothing pickled)."""

from __future__ import annotations

import hashlib
import json
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language
    from thinc.api import Model

SHAPE = "shape"
"""The member of the archive that tells which components the weights are of."""


class WeightsError(ValueError):
    """Weights that cannot be read, or that are of other components."""


def write_weights(nlp: Language, names: Sequence[str], path: Path) -> None:
    """Write the weights of components of a pipeline.

    Args:
        nlp: the pipeline; its components of these names are of spaCy's kinds.
        names: of the components, in the order in which they are read again.
        path: the file; it is replaced.
    """
    arrays = {key: np.asarray(layer.get_param(name), "float16") for key, layer, name in _parameters(nlp, names)}
    with path.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **{SHAPE: np.array(_shape(nlp, names)), **arrays})


def use_weights(nlp: Language, names: Sequence[str], path: Path) -> None:
    """Put weights in the place of the components' own; all of them or, where they do not fit, none.

    Args:
        nlp: a pipeline whose components have the same layers and labels as those whose weights were written; changed
            in place.
        names: of the components.
        path: the file.

    Raises:
        WeightsError: the file cannot be read, or is of other components.
    """
    try:
        with np.load(path, allow_pickle=False) as archive:
            shape, arrays = str(archive[SHAPE]), {key: archive[key] for key in archive.files}
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise WeightsError(f"{path.name}: no weights that can be read: {error}") from error
    parameters = list(_parameters(nlp, names))
    if shape != _shape(nlp, names) or arrays.keys() - {SHAPE} != {key for key, _, _ in parameters}:
        raise WeightsError(f"{path.name}: weights of components with other layers or labels")
    for key, layer, name in parameters:
        ops: Any = layer.ops  # thinc has array types of its own
        layer.set_param(name, ops.asarray(arrays[key].astype("float32")))


def _parameters(nlp: Language, names: Sequence[str]) -> Iterator[tuple[str, Model[Any, Any], str]]:
    """Give every array of weights: its key, its layer, and its name there."""
    for component in names:
        for number, layer in enumerate(_model(nlp, component).walk()):
            for name in layer.param_names:
                if layer.has_param(name):
                    yield f"{component}.{number}.{name}", layer, name


def _shape(nlp: Language, names: Sequence[str]) -> str:
    """Give a digest of what weights must agree with: layers, sizes, seeds of hashing, labels in their order."""
    layers = [
        (layer.name, {name: layer.get_dim(name) for name in layer.dim_names if layer.has_dim(name)}, _hashing(layer))
        for component in names
        for layer in _model(nlp, component).walk()
    ]
    return hashlib.sha256(json.dumps([layers, *(_decisions(nlp, name) for name in names)]).encode()).hexdigest()


def _decisions(nlp: Language, name: str) -> list[str]:
    """Give what a component decides between, in order; nothing of one that only makes vectors."""
    component: Any = nlp.get_pipe(name)
    if (system := getattr(component, "moves", None)) is not None:
        return [system.get_class_name(number) for number in range(system.n_moves)]
    return [*getattr(component, "labels", ())]


def _model(nlp: Language, name: str) -> Model[Any, Any]:
    component: Any = nlp.get_pipe(name)
    model: Model[Any, Any] = component.model
    return model


def _hashing(layer: Model[Any, Any]) -> tuple[object, ...]:
    return tuple(layer.attrs.get(name) for name in ("seed", "column", "columns", "window_size"))

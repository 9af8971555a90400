"""An entity recognizer's weights in a file of plain numbers (NumPy's ``.npz``, half precision, nothing pickled)."""

from __future__ import annotations

import hashlib
import json
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.pipeline import EntityRecognizer
    from thinc.api import Model

SHAPE = "shape"
"""The member of the archive that tells which recognizer the weights are of."""


class WeightsError(ValueError):
    """Weights that cannot be read, or that are of another recognizer."""


def write_weights(recognizer: EntityRecognizer, path: Path) -> None:
    """Write the weights of a recognizer.

    Args:
        recognizer: of spaCy's kind.
        path: the file; it is replaced.
    """
    arrays = {key: np.asarray(layer.get_param(name), "float16") for key, layer, name in _parameters(recognizer)}
    with path.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **{SHAPE: np.array(_shape(recognizer)), **arrays})


def use_weights(recognizer: EntityRecognizer, path: Path) -> None:
    """Put weights in the place of a recognizer's own; all of them or, where they do not fit, none.

    Args:
        recognizer: of the same layers and labels as the one whose weights were written; changed in place.
        path: the file.

    Raises:
        WeightsError: the file cannot be read, or is of another recognizer.
    """
    try:
        with np.load(path, allow_pickle=False) as archive:
            shape, arrays = str(archive[SHAPE]), {key: archive[key] for key in archive.files}
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise WeightsError(f"{path.name}: no weights that can be read: {error}") from error
    parameters = list(_parameters(recognizer))
    if shape != _shape(recognizer) or arrays.keys() - {SHAPE} != {key for key, _, _ in parameters}:
        raise WeightsError(f"{path.name}: weights of a recognizer with other layers or labels")
    for key, layer, name in parameters:
        ops: Any = layer.ops  # thinc has array types of its own
        layer.set_param(name, ops.asarray(arrays[key].astype("float32")))


def _parameters(recognizer: EntityRecognizer) -> Iterator[tuple[str, Model[Any, Any], str]]:
    """Give every array of weights: its key, its layer, and its name there."""
    for number, layer in enumerate(recognizer.model.walk()):
        for name in layer.param_names:
            if layer.has_param(name):
                yield f"{number}.{name}", layer, name


def _shape(recognizer: EntityRecognizer) -> str:
    """Give a digest of what weights must agree with: layers, sizes, seeds of hashing, decisions in their order."""
    layers = [
        (layer.name, {name: layer.get_dim(name) for name in layer.dim_names if layer.has_dim(name)}, _hashing(layer))
        for layer in recognizer.model.walk()
    ]
    system = recognizer.moves
    decisions = [system.get_class_name(number) for number in range(system.n_moves)]
    return hashlib.sha256(json.dumps([layers, decisions]).encode()).hexdigest()


def _hashing(layer: Model[Any, Any]) -> tuple[object, ...]:
    return tuple(layer.attrs.get(name) for name in ("seed", "column", "columns", "window_size"))

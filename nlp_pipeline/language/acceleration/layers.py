"""The neural layers of a pipeline: walking over them and computing one of them another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray
    from spacy.language import Language

    Floats = NDArray[np.float32]


def models_of(nlp: Language) -> Iterator[Model[Any, Any]]:
    """Give the neural network of every component that has one, disabled ones among them."""
    for _, component in nlp.components:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            yield model


def references(nlp: Language, name: str) -> list[Model[Any, Any]]:
    """Give the layers to which the networks of a pipeline refer by a name."""
    layers = (layer for model in models_of(nlp) for layer in model.walk())
    return [layer.get_ref(name) for layer in layers if layer.has_ref(name)]


def weights(layer: Model[Any, Any], name: str) -> Floats:
    """Give one of a layer's parameters as an array of numpy."""
    return np.asarray(layer.get_param(name))


def best_pieces(activations: Floats, pieces: int) -> Floats:
    """Give the activations of a maxout from those of its pieces, which stand side by side."""
    best, *others = np.split(activations, pieces, axis=1)
    for other in others:
        best = np.maximum(best, other)
    return best


def predict_with(layer: Model[Any, Any], predict: Callable[[Model[Any, Any], Any], Any]) -> None:
    """Let a layer predict by another function; in training it computes as before.

    Args:
        layer: the layer; its parameters, its place among the others and what is saved of it stay the same.
        predict: takes the layer and its input and gives its output.
    """
    layer._func = Prediction(layer._func, predict)


class Prediction:
    """A layer's computation: one function for prediction, the layer's own for training."""

    def __init__(self, train: Callable[..., Any], predict: Callable[[Model[Any, Any], Any], Any]) -> None:
        self.train = train
        self.predict = predict

    def __call__(self, layer: Model[Any, Any], given: Any, is_train: bool) -> tuple[Any, Callable[..., Any]]:
        """Compute the layer's output, and what a step of training goes back by."""
        if is_train:
            computed: tuple[Any, Callable[..., Any]] = self.train(layer, given, is_train)
            return computed
        return self.predict(layer, given), _no_way_back


def _no_way_back(_: Any) -> Any:
    raise RuntimeError("a prediction cannot be learnt from")

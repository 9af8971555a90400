"""The matrix product: numpy's library or thinc's, whichever is faster on this machine."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import NumpyOps

from nlp_pipeline.language.acceleration.layers import models_of

if TYPE_CHECKING:
    from spacy.language import Language

TRIED_SHAPE = (512, 288, 288)
"""Rows, shared and columns of the product that is timed: that of a model's window over words."""

TRIES = 5


def use_fast_products(nlp: Language) -> None:
    """Set on every layer of a pipeline the matrix product that is faster here; layers on a GPU stay as they are."""
    if not _numpy_is_faster():
        return
    ops = NumpyOps(use_blis=False)
    for model in models_of(nlp):
        for layer in model.walk():
            if type(layer.ops) is NumpyOps:
                layer.ops = ops


@cache
def _numpy_is_faster() -> bool:
    """Time both products once in the life of a process, which takes a few milliseconds."""
    return _seconds(NumpyOps(use_blis=False)) <= _seconds(NumpyOps())


def _seconds(ops: Any) -> float:
    rows, shared, columns = TRIED_SHAPE
    words = np.ones((rows, shared), dtype="float32")
    weights = np.ones((columns, shared), dtype="float32")
    times = []
    for _ in range(TRIES):
        start = time.perf_counter()
        ops.gemm(words, weights, trans2=True)
        times.append(time.perf_counter() - start)
    return min(times)

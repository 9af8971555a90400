"""The layers that mix a word's vector with its neighbours', in blocks that stay in the processor's cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from nlp_pipeline.language.acceleration.layers import predict_with, references, weights
from nlp_pipeline.language.acceleration.prerequisites import NotAsKnownError
from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from thinc.api import Model

    Floats = NDArray[np.float32]

BLOCK = 768
"""Rows that are worked on together: some hundred kilobytes."""

KINDS_IN_A_STEP = ["expand_window", "maxout", "layernorm", "dropout"]

SMALLEST_VARIANCE = np.float32(1e-8)
"""What thinc adds to a variance."""


@dataclass(frozen=True, slots=True)
class Step:
    """One layer's weights; the pieces of the maxout stand side by side in ``product`` and ``bias``."""

    product: Floats
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats


def encode_in_blocks(nlp: Language) -> None:
    """Let a pipeline mix vectors in blocks, where it does so by windows of three words with maxout."""
    known = [encode for encode in references(nlp, "encode") if encode.ops.xp is np]
    for encode in known:
        _check(encode)
    for encode in known:
        predict_with(encode, _encode)


def _check(encode: Model[Any, Any]) -> None:
    if not encode.name.startswith("with_array("):
        raise NotAsKnownError(_("an unknown encoder: {name}").format(name=encode.name))
    for residual in encode.layers[0].layers:
        if not (residual.name.startswith("residual(") and _is_window_of_three(residual)):
            raise NotAsKnownError(_("no window of three words: {name}").format(name=residual.name))
        _step(residual)
    if not isinstance(encode.attrs.get("pad"), int):
        raise NotAsKnownError(_("no room is told that is kept between texts"))


def _is_window_of_three(residual: Model[Any, Any]) -> bool:
    leaves = _leaves(residual)
    if [leaf.name for leaf in leaves] != KINDS_IN_A_STEP:
        return False
    window, maxout, *_ = leaves
    return window.attrs["window_size"] == 1 and bool(maxout.get_dim("nI") == 3 * maxout.get_dim("nO"))


def _leaves(layer: Model[Any, Any]) -> list[Model[Any, Any]]:
    return [below for below in layer.walk(order="dfs_pre") if not below.layers]


def _step(residual: Model[Any, Any]) -> Step:
    _, maxout, norm, _ = _leaves(residual)
    by_piece = weights(maxout, "W")  # shape: out, pieces, in
    out, pieces, width = by_piece.shape
    return Step(
        product=np.ascontiguousarray(by_piece.transpose(1, 0, 2).reshape(pieces * out, width)),
        bias=weights(maxout, "b").T.reshape(-1),
        pieces=pieces,
        scale=weights(norm, "G"),
        shift=weights(norm, "b"),
    )


def _encode(encode: Model[Any, Any], texts: Sequence[Floats]) -> list[Floats]:
    """Give the vectors of texts in their context, as the layer's own computation does."""
    pad = encode.attrs["pad"]
    ops: Any = encode.ops  # thinc has array types of its own
    steps = [_step(residual) for residual in encode.layers[0].layers]  # now: training may have changed the weights
    rows: Floats = ops.flatten(texts, pad=pad)
    if len(rows):
        for step in steps:
            rows = _mixed(ops, step, rows)
    mixed: list[Floats] = ops.unflatten(rows, ops.asarray1i([len(text) for text in texts]), pad=pad)
    return mixed


def _mixed(ops: Any, step: Step, rows: Floats) -> Floats:
    """Give every row mixed with the one before and the one after it."""
    count, width = rows.shape
    edge = np.zeros((1, width), dtype=rows.dtype)
    framed = np.concatenate([edge, rows, edge])
    mixed = np.empty_like(rows)
    window = np.empty((min(BLOCK, count), 3 * width), dtype=rows.dtype)
    products = np.empty((len(window), step.pieces * width), dtype=rows.dtype)
    mean = np.full(width, 1 / width, dtype=rows.dtype)
    for start in range(0, count, BLOCK):
        end = min(start + BLOCK, count)
        block = window[: end - start]
        for place in range(3):
            block[:, place * width : (place + 1) * width] = framed[start + place : end + place]
        pieces = ops.gemm(block, step.product, out=products[: end - start], trans2=True)
        pieces += step.bias
        best = mixed[start:end]
        best[:] = pieces[:, :width]
        for piece in range(1, step.pieces):
            np.maximum(best, pieces[:, piece * width : (piece + 1) * width], out=best)
        best -= (best @ mean)[:, None]
        variance = np.einsum("ij,ij->i", best, best) / np.float32(width) + SMALLEST_VARIANCE
        best *= (1 / np.sqrt(variance))[:, None]
        best *= step.scale
        best += step.shift
        best += rows[start:end]
    return mixed

"""A word's vector before its context: computed once for all occurrences in a batch."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import ORTH

from nlp_pipeline.language.acceleration.layers import predict_with, references
from nlp_pipeline.language.acceleration.prerequisites import NotAsKnownError
from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.api import Model

READERS_OF_TOKENS = {"extract_features", "static_vectors"}
"""The layers that read tokens by ``to_array`` and ``vocab`` alone."""

BLIND_LAYERS = {"list2ragged", "ragged2list", "ints-getitem", "hashembed", "maxout", "layernorm", "dropout"}
"""The layers that compute every token by itself."""

MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
"""Odd and without pattern in its bits: attributes that are hashes already are mixed by it."""


class Types:
    """The different kinds of token in a batch, in the guise of a Doc."""

    def __init__(self, docs: Sequence[Doc], columns: list[int | str]) -> None:
        self.vocab: Vocab = docs[0].vocab
        self.columns = columns
        tokens = np.concatenate([doc.to_array(columns).reshape(len(doc), len(columns)) for doc in docs])
        mixed = np.zeros(len(tokens), dtype="uint64")
        for column in tokens.T:
            mixed = (mixed ^ column) * MULTIPLIER
            mixed ^= mixed >> np.uint64(32)
        _, first, self.type_of_token = np.unique(mixed, return_index=True, return_inverse=True)
        self.values: NDArray[np.uint64] = tokens[first]

    def __len__(self) -> int:
        return len(self.values)

    def to_array(self, wanted: int | str | list[int | str]) -> NDArray[np.uint64]:
        """Give attributes, one row a type, as a Doc does for its tokens."""
        if isinstance(wanted, list):
            return self.values[:, [self.columns.index(name) for name in wanted]]
        return self.values[:, self.columns.index(wanted)]


def embed_each_type_once(nlp: Language) -> None:
    """Let a pipeline compute the vectors of equal tokens once a batch, where its layers allow it."""
    known = [(embed, _columns(embed)) for embed in references(nlp, "embed")]
    for embed, columns in known:
        predict_with(embed, partial(_embed, embed._func, columns))


def _columns(embed: Model[Any, Any]) -> list[int | str]:
    """Give the attributes that an embedding reads; a layer that may read something else is not as known."""
    leaves = [layer for layer in embed.walk() if not layer.layers]
    unknown = {leaf.name for leaf in leaves} - READERS_OF_TOKENS - BLIND_LAYERS
    if unknown:
        raise NotAsKnownError(_("unknown layers: {names}").format(names=", ".join(sorted(unknown))))
    columns = [name for leaf in leaves if leaf.name == "extract_features" for name in leaf.attrs["columns"]]
    vectors = any(leaf.name == "static_vectors" for leaf in leaves)
    return list(dict.fromkeys([*columns, ORTH] if vectors else columns))


def _embed(
    compute: Callable[..., Any], columns: list[int | str], embed: Model[Any, Any], docs: Sequence[Doc]
) -> list[NDArray[np.float32]]:
    if not any(len(doc) for doc in docs):
        given: list[NDArray[np.float32]] = compute(embed, docs, False)[0]
        return given
    types = Types(docs, columns)
    vectors = compute(embed, [types], False)[0][0]
    ends = np.cumsum([len(doc) for doc in docs])
    return np.split(vectors[types.type_of_token], ends[:-1])

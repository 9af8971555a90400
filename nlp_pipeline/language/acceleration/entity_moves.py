"""The entity recognizer's decisions for all words of a batch at once.

spaCy's recognizer goes through a text word by word. But outside an entity its decision depends on the word alone, so
that all words can be decided together; only inside an entity, which few words are, one follows from another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from nlp_pipeline.language.acceleration.layers import best_pieces, weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from thinc.api import Model

    Floats = NDArray[np.float32]
    Places = NDArray[np.int64]
    Flags = NDArray[np.bool_]

TOGETHER = 16
"""In words: so far all entities are followed together, even those that turn out to lie inside another. A longer one is
followed alone, where it is reached, so that a page of nothing but names does not take the square of its length."""

Found = tuple[int, int, int]
"""An entity: its first word, the word after it, and its label's hash."""


@dataclass(frozen=True, slots=True)
class Moves:
    """The recognizer's possible decisions: for each its letter (B, I, L, U, O) and its label's hash.

    ``inside`` and ``last`` give for a decision of a label the two that may follow it.
    """

    letters: NDArray[np.str_]
    labels: list[int]
    inside: Places
    last: Places


def moves_of(recognizer: EntityRecognizer) -> Moves:
    """Read the decisions of a recognizer in the order of its scores."""
    system = recognizer.moves
    names = [system.get_class_name(number) for number in range(system.n_moves)]
    parts = [name.partition("-") for name in names]
    place = {name: number for number, name in enumerate(names)}
    strings = recognizer.vocab.strings
    return Moves(
        letters=np.array([letter for letter, _, _ in parts]),
        labels=[strings.add(label) if label else 0 for _, _, label in parts],
        inside=np.array([place.get(f"I-{label}", -1) for _, _, label in parts]),
        last=np.array([place.get(f"L-{label}", -1) for _, _, label in parts]),
    )


class Scorer:
    """Scores decisions from the words' vectors, by the weights of the recognizer's two upper layers."""

    def __init__(self, lower: Model[Any, Any], upper: Model[Any, Any], words: Floats) -> None:
        by_feature = weights(lower, "W")
        features, out, self.pieces, width = by_feature.shape
        self.product = partial(_product, lower.ops)
        # The pieces of the maxout stand side by side, so that two of them are compared in one go.
        self.weights = by_feature.swapaxes(1, 2).reshape(features, self.pieces * out, width)
        missing = weights(lower, "pad").reshape(features, out, self.pieces)
        self.missing = missing.swapaxes(1, 2).reshape(features, self.pieces * out)
        self.bias = weights(lower, "b").T.reshape(-1)
        self.upper_weights, self.upper_bias = weights(upper, "W"), weights(upper, "b")
        self.words = words
        self.by_word: Floats = self.product(words, self.weights[0])

    def outside(self) -> Floats:
        """Score every word's decisions where no entity is open: the other two features are missing."""
        return self._scores(self.by_word + self.missing[1] + self.missing[2])

    def inside(self, at: Places, first: Places) -> Floats:
        """Score the decisions of words inside entities that begin at the words ``first``."""
        by_first = self.product(self.words[first], self.weights[1])
        by_previous = self.product(self.words[at - 1], self.weights[2])
        return self._scores(self.by_word[at] + by_first + by_previous)

    def _scores(self, features: Floats) -> Floats:
        features += self.bias
        scores: Floats = self.product(best_pieces(features, self.pieces), self.upper_weights)
        scores += self.upper_bias
        return scores


def entities_of(moves: Moves, scorer: Scorer, lengths: Sequence[int], space: Flags, sentence: Flags) -> list[Found]:
    """Decide on the entities of texts that stand one after another.

    Args:
        moves: the possible decisions.
        scorer: scores them for the words of all texts.
        lengths: how many words each text has.
        space: for every word whether it is white space, where no entity begins.
        sentence: for every word whether a sentence begins there, which no entity runs over.

    Returns:
        The entities in their order, counted in words from the first text's first.
    """
    ends = np.cumsum(lengths)
    final = np.zeros(len(space), dtype=bool)  # an entity cannot go on to the next word
    final[:-1] = sentence[1:]
    final[ends[np.asarray(lengths) > 0] - 1] = True
    chosen = _outside_entities(moves, scorer.outside(), space, final)
    letters = moves.letters[chosen]
    begins = letters == "B"
    ends_of_begun = _ends(moves, scorer, np.flatnonzero(begins), chosen, final, TOGETHER)
    found: list[Found] = []
    free = 0
    for at in np.flatnonzero(letters != "O").tolist():
        if at >= free:
            if begins[at] and at not in ends_of_begun:
                ends_of_begun |= _ends(moves, scorer, np.array([at]), chosen, final, len(space))
            free = ends_of_begun.get(at, at + 1)
            found.append((at, free, moves.labels[chosen[at]]))
    return found


def _outside_entities(moves: Moves, scores: Floats, space: Flags, final: Flags) -> Places:
    labelled = np.array([label != 0 for label in moves.labels])
    begin = (moves.letters == "B") & labelled
    unit = (moves.letters == "U") & labelled
    scores[:, ~(begin | unit | (moves.letters == "O"))] = -np.inf
    scores[np.ix_(space, begin | unit)] = -np.inf
    scores[np.ix_(final, begin)] = -np.inf
    best: Places = scores.argmax(axis=1)
    return best


def _ends(moves: Moves, scorer: Scorer, first: Places, chosen: Places, final: Flags, longest: int) -> dict[int, int]:
    """Follow entities from their first words to their last, all of them a word further at a time.

    Gives the ends of those that have no more than ``longest`` words.
    """
    ends: dict[int, int] = {}
    begun = chosen[first]
    inside, last = moves.inside[begun], moves.last[begun]
    at = first + 1
    for _ in range(longest):
        if not len(first):
            break
        scores = scorer.inside(at, first)
        row = np.arange(len(at))
        gain = scores[row, inside] - scores[row, last]
        goes_on = ((gain > 0) | ((gain == 0) & (inside < last))) & ~final[at]
        ends.update(zip(first[~goes_on].tolist(), (at[~goes_on] + 1).tolist(), strict=True))
        first, at, inside, last = first[goes_on], at[goes_on] + 1, inside[goes_on], last[goes_on]
    return ends


def _product(ops: Any, rows: Floats, by: Floats) -> Floats:  # Any: thinc has array types of its own
    product: Floats = ops.gemm(rows, by, trans2=True)
    return product

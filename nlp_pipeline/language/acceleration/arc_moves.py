"""The parser's decisions in all sentences of a batch at once.

spaCy's parser (arc-eager: Nivre 2003, https://aclanthology.org/W03-3017; with words that are put back: Honnibal and
Johnson 2015, https://aclanthology.org/D15-1162) goes through a text from its first word to its last. Where it is told
where sentences begin, no arc leaves one, and its stack is empty when it comes to the next; all that it sees of that one
are its first two words. So all sentences can be gone through side by side, a decision in each at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nlp_pipeline.language.acceleration.layers import best_pieces, weights

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import DependencyParser
    from thinc.api import Model

    Floats = NDArray[np.float32]
    Places = NDArray[np.int64]
    Flags = NDArray[np.bool_]

NONE = -1
"""In the place of a word that is not there; arrays of words have one place more for it, their last."""

FEATURES = 8
"""What a decision looks at: two words of the buffer, three of the stack, and children of the first of both."""

LIFTED = "||"
"""In the label of an arc that is to be moved to another head when the tree is complete (Nivre and Nilsson 2005)."""

SHIFT, REDUCE, LEFT, RIGHT, BREAK = "SDLRB"


@dataclass(frozen=True, slots=True)
class Moves:
    """The parser's possible decisions in the order of its scores: for each its letter and its label's hash."""

    letters: NDArray[np.str_]
    labels: NDArray[np.uint64]


def moves_of(parser: DependencyParser) -> Moves:
    """Read the decisions of a parser in the order of its scores."""
    parts = [parser.moves.get_class_name(number).partition("-") for number in range(parser.moves.n_moves)]
    strings = parser.vocab.strings
    return Moves(
        letters=np.array([letter for letter, _, _ in parts]),
        labels=np.array([strings.add(label) if label else 0 for _, _, label in parts], dtype="uint64"),
    )


class Scorer:
    """Scores decisions from the words' vectors, by the weights of the parser's two upper layers."""

    def __init__(self, lower: Model, upper: Model, words: Floats) -> None:  # type: ignore[type-arg]
        by_feature = weights(lower, "W")
        features, out, self.pieces, width = by_feature.shape
        # A word that is not there has learnt activations of its own: the weights of one more input, which is 1 for it.
        missing = weights(lower, "pad").reshape(features, out, self.pieces, 1)
        with_missing = np.concatenate([by_feature, missing], axis=3)
        by_piece = with_missing.transpose(2, 1, 0, 3)  # the pieces of the maxout stand side by side
        self.lower_weights = np.ascontiguousarray(by_piece.reshape(self.pieces * out, features * (width + 1)))
        self.lower_bias = weights(lower, "b").T.reshape(-1)
        self.upper_weights, self.upper_bias = weights(upper, "W"), weights(upper, "b")
        self.ops = lower.ops
        self.words = np.zeros((len(words) + 1, width + 1), dtype=words.dtype)
        self.words[:-1, :-1] = words
        self.words[NONE, -1] = 1

    def __call__(self, seen: Places) -> Floats:
        """Score the decisions of states that see these words, one row a state."""
        given = self.words[seen].reshape(len(seen), -1)
        activations: Floats = self.ops.gemm(given, self.lower_weights, trans2=True)  # type: ignore[assignment, arg-type]
        activations += self.lower_bias
        hidden = best_pieces(activations, self.pieces)
        scores: Floats = self.ops.gemm(hidden, self.upper_weights, trans2=True)  # type: ignore[assignment, arg-type]
        scores += self.upper_bias
        return scores


class Sentences:
    """The states of a parser in sentences that stand one after another.

    Args:
        moves: the possible decisions.
        starts: for every word whether a sentence begins there.
        ends: for every sentence the end of its text, up to which it sees what follows.

    Attributes:
        heads: for every word its head, ``NONE`` for the root of a sentence.
        labels: for every word the label of its arc, as a hash; 0 for a root.
    """

    def __init__(self, moves: Moves, starts: Flags, ends: Places) -> None:
        self.moves = moves
        self.is_arc = (moves.letters == LEFT) | (moves.letters == RIGHT)
        self.never = moves.letters == BREAK
        (self.shift,), (self.reduce,) = (np.flatnonzero(moves.letters == letter) for letter in (SHIFT, REDUCE))
        first = np.flatnonzero(starts)
        # Of every sentence that is not done: the top of the stack, the first word that was put back, the next one.
        self.top = np.full(len(first), NONE)
        self.back = np.full(len(first), NONE)
        self.next = first.copy()
        self.end = np.append(first[1:], len(starts))
        self.text_end = ends
        # Of every word.
        places = len(starts) + 1
        self.begins = np.append(starts, False)
        self.below, self.behind = np.full(places, NONE), np.full(places, NONE)
        self.heads, self.labels = np.full(places, NONE), np.zeros(places, dtype="uint64")
        self.last_left, self.last_right = np.full(places, NONE), np.full(places, NONE)
        self.right_before = np.full(places, NONE)
        self.was_put_back = np.zeros(places, dtype=bool)

    def parse(self, scorer: Scorer) -> None:
        """Decide until all sentences are done."""
        while len(self.top):
            seen = self._seen()
            chosen = self._best(scorer(seen), seen)
            self._do(chosen, seen[:, 0], seen[:, 2])
            going = (self.top != NONE) | (self.back != NONE) | (self.next < self.end)
            if not going.all():
                self.top, self.back, self.next = self.top[going], self.back[going], self.next[going]
                self.end, self.text_end = self.end[going], self.text_end[going]

    def _seen(self) -> Places:
        """Give the words that each state looks at, one row a state."""
        seen = np.empty((len(self.top), FEATURES), dtype=np.int64)
        following = np.where(self.next < self.text_end, self.next, NONE)
        after = np.where(self.next + 1 < self.text_end, self.next + 1, NONE)
        put_back = self.back != NONE
        second = self.behind[self.back]
        first = np.where(put_back, self.back, following)
        seen[:, 0] = first
        seen[:, 1] = np.where(put_back, np.where(second != NONE, second, following), after)
        seen[:, 2] = self.top
        seen[:, 3] = under = self.below[self.top]
        seen[:, 4] = self.below[under]
        seen[:, 5] = self.last_left[first]
        seen[:, 6] = self.last_left[self.top]
        seen[:, 7] = self.last_right[self.top]
        return seen

    def _best(self, scores: Floats, seen: Places) -> Places:
        """Choose the best of the decisions that are possible; of equal ones the first, as spaCy does."""
        first, second, top, under = seen[:, :4].T
        has_top, has_first, begins = top != NONE, first != NONE, self.begins[first]
        joins = has_top & has_first & ~begins
        may_shift = ~has_top | ((second != NONE) & ~begins & ~self.was_put_back[first])
        may_reduce = has_top & (~has_first | begins | (under != NONE))
        scores[:, self.never] = -np.inf
        scores[np.ix_(~joins, self.is_arc)] = -np.inf
        scores[~may_shift, self.shift] = -np.inf
        scores[~may_reduce, self.reduce] = -np.inf
        best: Places = scores.argmax(axis=1)
        return best

    def _do(self, chosen: Places, first: Places, top: Places) -> None:
        letters = self.moves.letters[chosen]
        at = np.flatnonzero(letters == LEFT)
        if len(at):
            self._join_left(at, first[at], top[at], self.moves.labels[chosen[at]])
        at = np.flatnonzero(letters == RIGHT)
        if len(at):
            self._join_right(first[at], top[at], self.moves.labels[chosen[at]])
        at = np.flatnonzero((letters == RIGHT) | (letters == SHIFT))
        if len(at):
            self._push(at, first[at])
        at = np.flatnonzero(letters == REDUCE)
        if len(at):
            self._reduce(at, top[at])

    def _join_left(self, at: Places, head: Places, child: Places, labels: NDArray[np.uint64]) -> None:
        """Make the first word the head of the stack's top, in the place of the head that it has, and pop the top."""
        had = self.heads[child] != NONE
        self.last_right[self.heads[child[had]]] = self.right_before[child[had]]
        self.heads[child], self.labels[child] = head, labels
        self.last_left[head] = child
        self.was_put_back[head] = False
        self.top[at] = self.below[child]

    def _join_right(self, child: Places, head: Places, labels: NDArray[np.uint64]) -> None:
        """Make the stack's top the head of the first word."""
        self.heads[child], self.labels[child] = head, labels
        self.right_before[child] = self.last_right[head]
        self.last_right[head] = child

    def _push(self, at: Places, word: Places) -> None:
        """Move the first word to the stack."""
        put_back = self.back[at] != NONE
        self.back[at] = np.where(put_back, self.behind[word], NONE)
        self.next[at] += ~put_back
        self.below[word] = self.top[at]
        self.top[at] = word

    def _reduce(self, at: Places, word: Places) -> None:
        """Pop the stack; a word without a head that is not its last is put back before the others."""
        self.top[at] = under = self.below[word]
        returns = (self.heads[word] == NONE) & (under != NONE)
        word, at = word[returns], at[returns]
        self.was_put_back[word] = True
        self.behind[word] = self.back[at]
        self.back[at] = word

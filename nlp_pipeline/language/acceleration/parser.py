"""Takes the place of spaCy's dependency parser in a pipeline and gives the same trees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.pipeline import DependencyParser

from nlp_pipeline.language.acceleration.arc_moves import (
    BREAK,
    FEATURES,
    LEFT,
    LIFTED,
    NONE,
    REDUCE,
    RIGHT,
    SHIFT,
    Scorer,
    Sentences,
    moves_of,
)
from nlp_pipeline.language.acceleration.batched_work import Together, work_together
from nlp_pipeline.language.acceleration.prerequisites import NotAsKnownError
from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

    Flags = NDArray[np.bool_]

BEGINS, GOES_ON = 1, np.uint64(2**64 - 1)
"""What is set of a word that begins a sentence, and of one that does not; 0 where it is left to the parser."""

LONGEST = 100
"""In words: a text with a longer sentence is left to spaCy, as it would go on alone when all others are done."""

SIDE_BY_SIDE = 16
"""Of sentences, on average: with fewer, spaCy's way is quicker."""


class TogetherParser(Together):
    """Parses all sentences of a batch side by side, in texts whose sentences are known."""

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the heads and labels of a batch of texts."""
        known, starts, others = [], [], []
        for doc in docs:
            given = None if doc.has_annotation("DEP") else _starts(doc)
            if given is None:
                others.append(doc)
            else:
                known.append(doc)
                starts.append(given)
        if known and not _are_worth_it(starts):
            known, others = [], [*docs]
        if known:
            self._parse(known, starts)
        if others:
            others.sort(key=len)
            super().annotate(others)

    def _parse(self, docs: Sequence[Doc], starts: Sequence[Flags]) -> None:
        to_vectors, lower, upper = self.component.model.layers
        lengths = [len(doc) for doc in docs]
        text_ends = np.repeat(np.cumsum(lengths), [np.count_nonzero(each) for each in starts])
        sentences = Sentences(moves_of(self.component), np.concatenate(starts), text_ends)
        sentences.parse(Scorer(lower, upper, to_vectors.predict(docs)))
        places = np.arange(len(sentences.heads))
        is_root = sentences.heads == NONE
        arcs: Any = np.empty((len(places), 2), dtype="uint64")  # Any: thinc has array types of its own
        arcs[:, 0] = (np.where(is_root, places, sentences.heads) - places).astype("uint64")
        arcs[:, 1] = np.where(is_root, self.component.moves.root_label, sentences.labels)
        start = 0
        for doc in docs:
            doc.from_array([HEAD, DEP], arcs[start : start + len(doc)])
            start += len(doc)


def _starts(doc: Doc) -> Flags | None:
    """Give for every word whether a sentence begins there; None where that is not known or a sentence is too long."""
    given = doc.to_array(SENT_START)
    starts: Flags = given == BEGINS
    if not len(given) or not (starts | (given == GOES_ON)).all():
        return None
    starts[0] = True
    longest = np.diff(np.flatnonzero(np.append(starts, True))).max()
    return starts if longest <= LONGEST else None


def _are_worth_it(starts: Sequence[Flags]) -> bool:
    longest = max(np.diff(np.flatnonzero(np.append(each, True))).max() for each in starts)
    return bool(sum(map(len, starts)) >= SIDE_BY_SIDE * longest)


def parse_sentences_together(nlp: Language) -> None:
    """Let a pipeline's parser go through many sentences at once, where it is of spaCy's usual kind."""
    for _name, component in nlp.components:
        if type(component) is DependencyParser:
            _check(component)
    letters = SHIFT + REDUCE + LEFT + RIGHT + BREAK
    work_together(nlp, DependencyParser, TogetherParser, features=FEATURES, letters=letters, scorer=Scorer)


def _check(parser: DependencyParser) -> None:
    if parser.cfg.get("learn_tokens") or "subtok" in parser.labels:
        raise NotAsKnownError(_("it joins tokens"))
    if any(LIFTED in parser.moves.get_class_name(number) for number in range(parser.moves.n_moves)):
        raise NotAsKnownError(_("it moves arcs when a tree is complete"))
    _known = moves_of(parser), parser.moves.root_label

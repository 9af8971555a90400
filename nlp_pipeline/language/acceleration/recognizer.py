"""Takes the place of spaCy's entity recognizer in a pipeline and gives the same entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Span
from spacy.util import minibatch

from nlp_pipeline.language.acceleration.entity_moves import Scorer, entities_of, moves_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

FEATURES = 3
"""What a decision looks at: the word, the entity's first word, the word before."""


class TogetherRecognizer:
    """Predicts as the recognizer that it stands for, which does all else: training, saving, loading."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self.recognizer = recognizer

    def __getattr__(self, name: str) -> Any:
        if name == "recognizer":  # not there yet while it is unpickled
            raise AttributeError(name)
        return getattr(self.recognizer, name)

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Set the entities of a stream of texts, batch by batch."""
        for batch in minibatch(docs, size=batch_size):  # type: ignore[no-untyped-call]
            try:
                self._annotate(batch)
                yield from batch
            except Exception as error:  # noqa: BLE001 - what it raises is for the pipeline's error handler
                self.recognizer.get_error_handler()(self.recognizer.name, self.recognizer, batch, error)

    def _annotate(self, docs: Sequence[Doc]) -> None:
        if any(doc.has_annotation("ENT_IOB") for doc in docs) or not any(len(doc) for doc in docs):
            self.recognizer.set_annotations(docs, self.recognizer.predict(docs))
            return
        to_vectors, lower, upper = self.recognizer.model.layers
        scorer = Scorer(lower, upper, to_vectors.predict(docs))
        lengths = [len(doc) for doc in docs]
        attributes = np.concatenate([doc.to_array([IS_SPACE, SENT_START]).reshape(-1, 2) for doc in docs])
        found = entities_of(moves_of(self.recognizer), scorer, lengths, attributes[:, 0] == 1, attributes[:, 1] == 1)
        start = 0
        entities = iter([*found, None])
        entity = next(entities)
        for doc in docs:
            spans = []
            while entity is not None and entity[0] < start + len(doc):
                spans.append(Span(doc, entity[0] - start, entity[1] - start, label=entity[2]))
                entity = next(entities)
            doc.set_ents(spans)
            start += len(doc)


def decide_entities_together(nlp: Language) -> None:
    """Let a pipeline's entity recognizer decide on many words at once, where it is of spaCy's usual kind."""
    for place, (name, component) in enumerate(nlp._components):
        if type(component) is EntityRecognizer and _is_known(component):
            nlp._components[place] = (name, TogetherRecognizer(component))


def _is_known(recognizer: EntityRecognizer) -> bool:
    model = recognizer.model
    if recognizer.cfg["beam_width"] != 1 or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
        return False
    lower = model.get_ref("lower")
    return bool(lower.get_dim("nF") == FEATURES and lower.get_dim("nP") > 1 and model.ops.xp is np)

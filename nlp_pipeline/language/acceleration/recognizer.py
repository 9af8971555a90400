"""Takes the place of spaCy's entity recognizer in a pipeline and gives the same entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Span

from nlp_pipeline.language.acceleration.batched_work import Together, work_together
from nlp_pipeline.language.acceleration.entity_moves import Scorer, entities_of, moves_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

FEATURES = 3
"""What a decision looks at: the word, the entity's first word, the word before."""

LETTERS = "BILUO"
"""Of its decisions: begin, in, last, unit, out."""


class TogetherRecognizer(Together):
    """Decides on the entities of all words of a batch at once."""

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the entities of a batch of texts."""
        if any(doc.has_annotation("ENT_IOB") for doc in docs) or not any(len(doc) for doc in docs):
            super().annotate(docs)
            return
        to_vectors, lower, upper = self.component.model.layers
        scorer = Scorer(lower, upper, to_vectors.predict(docs))
        lengths = [len(doc) for doc in docs]
        attributes = np.concatenate([doc.to_array([IS_SPACE, SENT_START]).reshape(-1, 2) for doc in docs])
        found = entities_of(moves_of(self.component), scorer, lengths, attributes[:, 0] == 1, attributes[:, 1] == 1)
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
    work_together(nlp, EntityRecognizer, TogetherRecognizer, features=FEATURES, letters=LETTERS, scorer=Scorer)

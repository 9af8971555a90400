"""The component ``selon_entities``: mends what the model's entity recognizer found, and says which mentions are one name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from nlp_pipeline.language.entities.finder import NameFinder
from nlp_pipeline.language.entities.reading import read
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.entity_words import load_entity_words
from nlp_pipeline.lexicon.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc


class EntityMender:
    """Sets ``doc.ents``."""

    def __init__(self, nlp: Language, name: str, *, gazetteer: str | None, blocks_key: str) -> None:
        self.name = name
        self.blocks_key = blocks_key
        known = load_gazetteer(Path(gazetteer) if gazetteer else None)
        words = load_entity_words()
        words = replace(words, first_names=words.first_names | set(load_lexicon().first_names))
        self.finder = NameFinder(words, known, lambda text: [t.text for t in nlp.tokenizer(text)])

    def __call__(self, doc: Doc) -> Doc:
        """Mend the entities of one Doc; the Doc is changed in place and given back."""
        reading = read(doc, self.blocks_key)
        mentions = self.finder.find(reading, [(ent.start, ent.end, ent.label_) for ent in doc.ents])
        doc.ents = [Span(doc, m.start, m.end, label=m.label) for m in mentions]
        return doc


@Language.factory(
    "selon_entities",
    assigns=["doc.ents"],
    requires=["doc.ents"],
    default_config={"gazetteer": None, "blocks_key": "blocks"},
)
def make_entities(nlp: Language, name: str, gazetteer: str | None, blocks_key: str) -> EntityMender:
    """Make the component; see :class:`EntityMender` for the settings."""
    return EntityMender(nlp, name, gazetteer=gazetteer, blocks_key=blocks_key)

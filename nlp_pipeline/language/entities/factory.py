"""The component ``selon_entities``: mends what the model's entity recognizer found, and joins mentions of one name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language

from nlp_pipeline.language.document.word_forms import listed_adjectives
from nlp_pipeline.language.entities.doc_words import read
from nlp_pipeline.language.entities.finder import NameFinder
from nlp_pipeline.language.entities.given_names import given_names
from nlp_pipeline.language.entities.joining import fullest_mentions
from nlp_pipeline.language.entities.names import register_extensions, write_entities
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.entity_words import load_entity_words
from nlp_pipeline.lexicon.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

register_extensions()


class EntityMender:
    """Sets ``doc.ents`` anew, and ``doc._.entities`` with the canonical name of each.

    Blocks labelled NAVIGATION in ``doc.spans`` hold no names, and no name crosses from one block to the next; without
    blocks, line ends do that work.

    Args:
        nlp: the pipeline; its tokenizer cuts the names of the gazetteer.
        name: the component's name in its pipeline.
        gazetteer: path of a user's own gazetteer (CSV or JSONL), added to the package's.
        lexicon: path of a user's own lexicon file, whose tables ``[[name]]`` are added too.
        blocks_key: name of the group of blocks in ``doc.spans``.

    Raises:
        GazetteerError: if a user's file is not valid.
    """

    def __init__(
        self, nlp: Language, name: str, *, gazetteer: str | None, lexicon: str | None, blocks_key: str
    ) -> None:
        self.name = name
        self.blocks_key = blocks_key
        words = load_entity_words()
        known_words = load_lexicon()
        known = load_gazetteer(*(Path(path) for path in (lexicon, gazetteer) if path))
        given = given_names(known_words, known, words.fewest_births)
        self.words = replace(words, first_names=words.first_names | known_words.first_names.keys() | given)
        cut = nlp.tokenizer
        holders = {noun for noun, entry in known_words.source_nouns.items() if entry.type == "person"}
        self.finder = NameFinder(
            self.words, known, lambda text: [token.text for token in cut(text)], listed_adjectives(nlp), holders
        )

    def __call__(self, doc: Doc) -> Doc:
        """Mend the entities of one Doc; the Doc is changed in place and given back."""
        reading = read(doc, self.blocks_key, self.words)
        mentions = self.finder.find(reading, [(ent.start, ent.end, ent.label_) for ent in doc.ents])
        write_entities(doc, mentions, fullest_mentions(reading, mentions, self.words))
        return doc


@Language.factory(
    "selon_entities",
    assigns=["doc.ents", "doc._.entity_records"],
    requires=["doc.ents"],
    default_config={"gazetteer": None, "lexicon": None, "blocks_key": "blocks"},
)
def make_entities(
    nlp: Language, name: str, gazetteer: str | None, lexicon: str | None, blocks_key: str
) -> EntityMender:
    """Make the component; see :class:`EntityMender` for the settings."""
    return EntityMender(nlp, name, gazetteer=gazetteer, lexicon=lexicon, blocks_key=blocks_key)

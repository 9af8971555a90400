"""The component ``selon_sources``: names and types for the sources of the claims that ``selon_claims`` found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from spacy.language import Language

from nlp_pipeline.language.claims import register_extensions, write_sources
from nlp_pipeline.language.entities.names import canonical_names, known_types
from nlp_pipeline.language.sources.knowledge import Knowledge
from nlp_pipeline.language.sources.resolution import Resolver
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.descriptions import load_descriptions
from nlp_pipeline.lexicon.entity_words import load_entity_words
from nlp_pipeline.lexicon.gazetteer import load_gazetteer
from nlp_pipeline.lexicon.grammar import load_grammar

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.schema import SourceType

register_extensions()


class SourceResolver:
    """Writes name, type, function and origin of the sources into the claim records of a Doc.

    Args:
        name: the component's name in its pipeline.
        lexicon: path of a user's own lexicon file, added to the package's.
        gazetteer: path of a user's own gazetteer (CSV or JSONL), added to the package's, as the names of the lexicon
            file are.
        sources_key: name of the span group of the sources.
    """

    def __init__(self, name: str, *, lexicon: str | None, sources_key: str, gazetteer: str | None = None) -> None:
        self.name = name
        self.sources_key = sources_key
        self.knowledge = Knowledge(
            lexicon=load_lexicon(extra=Path(lexicon) if lexicon else None),
            grammar=load_grammar(),
            descriptions=load_descriptions(),
            gazetteer=load_gazetteer(*(Path(path) for path in (lexicon, gazetteer) if path)),
            things=load_entity_words().place_nouns,
        )

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the sources of one Doc; the Doc is changed in place and given back."""
        records = doc._.claim_records
        if records:
            names, types = canonical_names(doc), _source_types(doc)
            Resolver(doc, records, self.knowledge, names, types).resolve()
            write_sources(doc, records, self.sources_key)
        return doc


def _source_types(doc: Doc) -> dict[str, SourceType]:
    """Give the source types of the names that the gazetteer knows; a place that speaks is its government."""
    types = known_types(doc).items()
    return {name: "organization" if kind == "place" else cast("SourceType", kind) for name, kind in types}


@Language.factory(
    "selon_sources",
    assigns=["doc._.claim_records", "doc.spans"],
    requires=["doc._.claim_records", "doc.ents", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head"],
    default_config={"lexicon": None, "gazetteer": None, "sources_key": "sources"},
)
def make_sources(
    nlp: Language, name: str, lexicon: str | None, gazetteer: str | None, sources_key: str
) -> SourceResolver:
    """Make the component; see :class:`SourceResolver` for the settings."""
    return SourceResolver(name, lexicon=lexicon, gazetteer=gazetteer, sources_key=sources_key)

"""The component ``selon_sources``: names and types for the sources of the claims that ``selon_claims`` found."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from spacy.language import Language
from spacy.tokens import Doc

from nlp_pipeline.language.claims import register_extensions
from nlp_pipeline.language.sources.resolution import Resolver
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.gazetteer import load_gazetteer
from nlp_pipeline.lexicon.grammar import load_grammar

if TYPE_CHECKING:
    from nlp_pipeline.schema import SourceType

register_extensions()


class SourceResolver:
    """Writes ``source_name`` and ``source_type`` into the claim records of a Doc.

    Args:
        name: the component's name in its pipeline.
        lexicon: path of a user's own lexicon file, added to the package's.
    """

    def __init__(self, name: str, *, lexicon: str | None) -> None:
        self.name = name
        self.lexicon = load_lexicon(extra=Path(lexicon) if lexicon else None)
        self.grammar = load_grammar()

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the sources of one Doc; the Doc is changed in place and given back."""
        records = doc._.claim_records
        if records:
            names, types = _known_names(doc)
            Resolver(doc, self.lexicon, self.grammar, names, types).resolve(records)
            doc._.claim_records = records
        return doc


def _known_names(doc: Doc) -> tuple[dict[tuple[int, int], str], dict[str, SourceType]]:
    """Give the canonical names of the Doc's entities by token range, and the gazetteer's types by name."""
    if not Doc.has_extension("entities"):
        return {}, {}
    by_offset = {(entity.start, entity.end): entity.name for entity in doc._.entities}
    names = {
        (ent.start, ent.end): by_offset[ent.start_char, ent.end_char]
        for ent in doc.ents
        if (ent.start_char, ent.end_char) in by_offset
    }
    return names, _gazetteer_types()


@cache
def _gazetteer_types() -> dict[str, SourceType]:
    """Give the source type of every name that the gazetteer knows; a place that speaks is its government."""
    return {
        form: "organization" if entry.type == "place" else cast("SourceType", entry.type)
        for entry in load_gazetteer().entries.values()
        for form in entry.forms
    }


@Language.factory(
    "selon_sources",
    assigns=["doc._.claim_records"],
    requires=["doc._.claim_records", "doc.ents"],
    default_config={"lexicon": None},
)
def make_sources(nlp: Language, name: str, lexicon: str | None) -> SourceResolver:
    """Make the component; see :class:`SourceResolver` for the settings."""
    return SourceResolver(name, lexicon=lexicon)

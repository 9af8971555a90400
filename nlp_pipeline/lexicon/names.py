"""Names and what is known of them: the entries of the gazetteer, each made of a row of text and checked."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from nlp_pipeline.messages import _
from nlp_pipeline.schema import EntityLabel, SourceType

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = ("id", "name", "label", "type", "wikidata", "aliases", "context")
SEAT = "seat"
"""The context of a place that stands for the body which sits there: what it does in a text decides on its label."""

CONTEXTS = frozenset(("", "article", "company", "group", "media", "midsentence", "place", SEAT))
"""Rules for ambiguous names: what must stand around the word for it to be the name; '' where it always is."""

TYPES = frozenset((*get_args(SourceType), "place")) - {"none"}
LABELS = frozenset(get_args(EntityLabel))
ALIAS_SEPARATOR = "|"

_LABEL_OF_TYPE = {"person": "PER", "place": "LOC", "document": "MISC"}
_TYPE_OF_LABEL = {"PER": "person", "LOC": "place", "ORG": "organization", "MISC": "document"}


class GazetteerError(ValueError):
    """A gazetteer file that cannot be used; the message gives the file, the entry and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name that the gazetteer knows.

    Attributes:
        id: stable identifier, ``kind:slug``.
        name: the usual full name.
        label: entity label of its mentions.
        type: what it is as a source: ``media``, ``organization``, ``person``, ``place`` …
        wikidata: Wikidata identifier, '' where not known for certain.
        aliases: other ways of writing it, acronyms among them.
        context: the rule of :data:`CONTEXTS` that an occurrence must satisfy.
        any_case: further ways of writing it, in lower case, that are the name however a text writes them.
    """

    id: str
    name: str
    label: EntityLabel
    type: str
    wikidata: str
    aliases: tuple[str, ...]
    context: str
    any_case: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


def entry_of(row: Mapping[str, str], place: str) -> Entry:
    """Make an entry of a row of text.

    Args:
        row: text by the names of :data:`COLUMNS`, aliases with "|" between; ``name`` and one of ``label`` and
            ``type`` must be there, the rest follows from them.
        place: where the row stands, for messages.

    Raises:
        GazetteerError: the row has no name, neither label nor type, or a value that is not known.
    """
    values = {column: row.get(column, "").strip() for column in COLUMNS}
    if not values["name"]:
        raise GazetteerError(_("{place}: name is empty; write the name").format(place=place))
    label, kind = values["label"], values["type"]
    if not (label or kind):
        raise GazetteerError(
            _("{place}: {values!r} has neither label nor type; write a type, as organization").format(
                place=place, values=values["name"]
            )
        )
    values["label"] = label or _LABEL_OF_TYPE.get(kind, "ORG")
    values["type"] = kind or _TYPE_OF_LABEL.get(label, "")
    for column, known in (("label", LABELS), ("type", TYPES), ("context", CONTEXTS)):
        given = row.get(column, "").strip()
        if given and given not in known:
            raise GazetteerError(
                _("{place}: {column} {given!r} is none of {names}").format(
                    place=place, column=column, given=given, names=", ".join(sorted(known - {""}))
                )
            )
    aliases = (alias.strip() for alias in values["aliases"].split(ALIAS_SEPARATOR))
    return Entry(
        id=values["id"] or f"user:{_slug(values['name'])}",
        name=values["name"],
        label=cast("EntityLabel", values["label"]),
        type=values["type"],
        wikidata=values["wikidata"],
        aliases=tuple(alias for alias in aliases if alias),
        context=values["context"],
    )


def _slug(name: str) -> str:
    """Give a name as an identifier: lower case, no accents, hyphens between words."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return "-".join("".join(char if char.isalnum() else " " for char in letters).split())

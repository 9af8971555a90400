"""What passes between the stages: articles, claims, entities, and the columns of the tables.

Readers give :class:`Article`; the language part gives :class:`Claim` and :class:`Entity`; writers take rows. The
columns are defined here once: every writer, the documentation and the command's help take them from
:data:`CLAIM_COLUMNS`, :data:`ENTITY_COLUMNS`, :data:`SOURCE_COLUMNS`, :data:`GENDER_COLUMNS`, :data:`REPEAT_COLUMNS`,
:data:`COMPARISON_COLUMNS` and :data:`FAILURE_COLUMNS`. All offsets count
Unicode code points of ``Article.text``, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Offsets = tuple[int, int]
"""Start and end of a stretch of the article's text, in code points, end exclusive."""

Row = dict[str, Any]
"""One row of a table: column name to value."""

Kind = Literal["direct", "indirect", "mixed", "hearsay"]
KINDS: tuple[Kind, ...] = ("direct", "indirect", "mixed", "hearsay")
STANCES: tuple[str, ...] = (
    *("report", "assert", "opinion", "deny", "accuse", "doubt", "concede", "promise", "ask", "reveal", "announce"),
    *("warn", "criticize", "praise", "hope", "know", "perceive"),
)
"""What a cue can do, as the lexicon tells of each (``lexicon/fr/stances.csv``)."""
Modality = Literal["indicative", "conditional", "subjunctive", "infinitive", "none"]
SourceType = Literal["person", "organization", "media", "document", "group", "anonymous", "none"]
SourceGender = Literal["f", "m", ""]
EntityLabel = Literal["PER", "ORG", "LOC", "MISC"]

PIECE_JOINER = " … "
"""Between the pieces of a claim that an incise cuts."""

NAME_JOINER = "; "
"""Between the names in the column ``entities``."""


@dataclass(frozen=True, slots=True)
class Article:
    """A press article as a reader gives it; ``text`` is never changed afterwards.

    ``duplicate_of`` is filled in by a run: the ``doc_id`` of an earlier article that this one repeats. ``times`` says
    of what is spoken when it is said, as :func:`times_of_text` writes it.
    """

    doc_id: str
    text: str
    title: str = ""
    date: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    duplicate_of: str = ""
    times: str = ""


def times_of_text(times: Iterable[tuple[int, int]]) -> str:
    """Write from which offset of a text on which time holds, as ``offset milliseconds`` pairs, ";" between.

    Args:
        times: offsets in code points, growing, each with its time in milliseconds.
    """
    return ";".join(f"{offset} {time}" for offset, time in times)


def time_at(times: str, offset: int) -> str:
    """Give the time at which the words at an offset are said, as ``HH:MM:SS``; empty where that is not known.

    Args:
        times: as :func:`times_of_text` writes them.
        offset: in code points of the text.
    """
    pairs = (pair.split(" ") for pair in times.split(";") if pair)
    found = [int(time) for start, time in pairs if int(start) <= offset]
    if not found:
        return ""
    seconds = found[-1] // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention of a named entity. ``name`` is the fullest form that the article gives to it."""

    text: str
    name: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One attributed claim: its words, who stands behind it, what marks it, and where all three stand.

    ``parent`` is the place in the article's list of claims of the claim that this one stands inside; ``said`` the days
    that the text tells of when it was said, in the notation of :mod:`nlp_pipeline.said_on`.
    """

    claim: str
    claim_spans: tuple[Offsets, ...]
    source: str
    source_span: Offsets | None
    source_name: str
    source_type: SourceType
    cue: str
    cue_spans: tuple[Offsets, ...]
    kind: Kind
    stance: str
    modality: Modality
    negated: bool
    entities: tuple[str, ...]
    parent: int | None
    sentence: str
    rule: str
    confidence: float
    source_role: str = ""
    source_gender: SourceGender = ""
    origin: str = ""
    via: str = ""
    said: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Offset of the claim's first character."""
        return self.claim_spans[0][0]

    @property
    def end(self) -> int:
        """Offset after the claim's last character."""
        return self.claim_spans[-1][1]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, the pandas dtype of its values, and what they mean."""

    name: str
    dtype: Literal["string", "Int64", "Float64", "boolean"]
    meaning: str


CLAIM_COLUMNS: tuple[Column, ...] = (
    Column("doc_id", "string", "the article: path below the input folder without its ending, or the file's own id"),
    Column("claim_id", "string", "doc_id#n, n counting the article's claims in text order from 1"),
    Column("claim", "string", 'the words of the claim, white space folded to single spaces; pieces joined by " … "'),
    Column("source", "string", "the source's words, white space folded; empty where the text names none"),
    Column("source_name", "string", "the fullest name that the article gives to that source"),
    Column("source_type", "string", "person, organization, media, document, group, anonymous or none"),
    Column("source_role", "string", "the function that the article states for a person; empty where it states none"),
    Column("source_gender", "string", "f or m, as the article presents a quoted person; empty where nothing tells"),
    Column("origin", "string", "whom the source has it from, where the article says so"),
    Column("via", "string", "the channel: the outlet spoken to or passing it on, or the communiqué, where named"),
    Column("cue", "string", "the words that attribute, white space folded; empty for a bare colon or quotation marks"),
    Column("kind", "string", "direct, indirect, mixed, or hearsay (a bare conditional)"),
    Column("stance", "string", "what the cue does: report, assert, opinion, deny, accuse, doubt, concede …"),
    Column("modality", "string", "of the claim's own verb: indicative, conditional, subjunctive, infinitive, none"),
    Column("negated", "boolean", "whether the claim's own verb is negated"),
    Column("entities", "string", 'canonical names of the entities inside the claim, "; " between'),
    Column("parent_id", "string", "claim_id of the claim that this one stands inside, if any"),
    Column("sentence", "string", "the sentence or sentences that it stands in"),
    Column("claim_start", "Int64", "offset of the claim's first character in the article's text"),
    Column("claim_end", "Int64", "offset after the claim's last character"),
    Column("source_start", "Int64", "offset of the source's first character"),
    Column("source_end", "Int64", "offset after the source's last character"),
    Column("cue_start", "Int64", "offset of the cue's first character"),
    Column("cue_end", "Int64", "offset after the cue's last character"),
    Column("rule", "string", "the construction that found the claim"),
    Column("confidence", "Float64", "0 to 1: how sure the row is"),
    Column(
        "said_on",
        "string",
        "the day on which it was said, or the month or year (ISO 8601); empty where the text does not tell",
    ),
    Column("title", "string", "the article's title, where the reader knows it"),
    Column("date", "string", "the article's date, where the reader knows it (ISO 8601)"),
    Column("outlet", "string", "the outlet that printed the article, where the reader knows it"),
    Column("author", "string", "the article's author, where the reader knows it"),
    Column("url", "string", "the article's address, where the reader knows it"),
    Column("duplicate_of", "string", "doc_id of an earlier article of the run that this one repeats, if any"),
    Column("same_as", "string", "claim_id of the earliest claim of the run that this one repeats, if any"),
    Column("time", "string", "of subtitles: when in the recording the claim begins (HH:MM:SS)"),
)

ENTITY_COLUMNS: tuple[Column, ...] = (
    Column("doc_id", "string", "the article, as in the claim table"),
    Column("text", "string", "the mention as written"),
    Column("name", "string", "the fullest form of that name in the article"),
    Column("label", "string", "PER, ORG, LOC or MISC"),
    Column("start", "Int64", "offset of the mention's first character in the article's text"),
    Column("end", "Int64", "offset after the mention's last character"),
)

FAILURE_COLUMNS: tuple[Column, ...] = (
    Column("input", "string", "the file, or the article by its doc_id, that gave no rows"),
    Column("stage", "string", "read or model: what failed on it"),
    Column("reason", "string", "why, in words"),
)

SOURCE_COLUMNS: tuple[Column, ...] = (
    Column("name", "string", "the source's name, in the spelling that is the most frequent"),
    Column("type", "string", "person, organization, media, document, group or anonymous, as most of its claims say"),
    Column("gender", "string", "f or m for a person, as most of its claims say; empty where nothing tells"),
    Column("named", "boolean", "whether the name is one, and not a description"),
    Column("id", "string", "its id in the gazetteer, where it is known there for certain"),
    Column("variants", "string", 'its other spellings and names, the most frequent first, "; " between'),
    Column("claims", "Int64", "how many claims it has"),
    *(Column(kind, "Int64", f"how many of them are {kind}") for kind in KINDS),
    *(Column(f"stance_{stance}", "Int64", f"how many of them have the stance {stance}") for stance in STANCES),
    Column("stance_other", "Int64", "how many have another stance or none"),
    Column("articles", "Int64", "in how many articles it is quoted"),
    Column("outlets", "Int64", "in how many outlets, where they are known"),
    Column("main_outlets", "string", "the outlets that quote it most, with the number of claims: Le Val 12; La Côte 3"),
    Column("first_date", "string", "date of the first article that quotes it, where known (ISO 8601)"),
    Column("last_date", "string", "date of the last one"),
    Column("quoted_with", "string", "the sources most often in the same articles, with the number of articles"),
)

GENDER_COLUMNS: tuple[Column, ...] = (
    Column("by", "string", "what the row counts: all, outlet, role or month"),
    Column("value", "string", "which outlet, which role (in its masculine form, for women and men) or which month"),
    *(
        column
        for what, words in (("claims", "claims of quoted people"), ("people", "quoted people"))
        for column in (
            Column(f"{what}_women", "Int64", f"{words}: presented as women"),
            Column(f"{what}_men", "Int64", f"{words}: presented as men"),
            Column(f"{what}_unknown", "Int64", f"{words}: where nothing tells"),
            Column(f"{what}_share_women", "Float64", f"{words}: share of women among those that are known, 0 to 1"),
            Column(f"{what}_share_unknown", "Float64", f"{words}: share of those where nothing tells, 0 to 1"),
        )
    ),
)

REPEAT_COLUMNS: tuple[Column, ...] = (
    Column("claim_id", "string", "the first claim of those that say the same, by the dates of the articles"),
    Column("claim", "string", "its words"),
    Column("source_name", "string", "its source, empty where it has none"),
    Column("source_type", "string", "the type of that source"),
    Column("first_date", "string", "the date of its article, where known (ISO 8601)"),
    Column("first_outlet", "string", "the outlet that had it first, where known"),
    Column("last_date", "string", "the date of the last article that carries it"),
    Column("articles", "Int64", "how many articles carry it"),
    Column("outlets", "Int64", "in how many outlets, where they are known"),
    Column("same_source", "Int64", "how many of the articles give it to the source that the first one gives it to"),
    Column("other_outlet", "Int64", "how many give it to an outlet or agency instead"),
    Column("other_source", "Int64", "how many give it to another source"),
    Column("no_source", "Int64", "how many give it to nobody"),
    Column(
        "carried_by", "string", "the articles in the order of their dates: Le Val 2024-03-12: Anne Morel; La Côte: –"
    ),
    Column("claim_ids", "string", 'the claim_id of each claim in that order, "; " between'),
)

COMPARISON_COLUMNS: tuple[Column, ...] = (
    Column("group", "string", "the outlet, author, month, year or table; empty where an article tells none"),
    Column("measure", "string", "articles, claims, kind, stance, source_type, source_gender, or source (most quoted)"),
    Column("value", "string", "the value whose share it is: direct, person, f, Anne Morel …"),
    Column("count", "Int64", "how many claims have it; of the measure articles, how many articles"),
    Column("out_of", "Int64", "of how many claims: those of the group where the measure is not empty"),
    Column("share", "Float64", "count by out_of, 0 to 1"),
    Column("low", "Float64", "the lower end of its 95 % interval (Wilson)"),
    Column("high", "Float64", "the upper end"),
    Column("mean", "Float64", "of the measure claims: how many an article has"),
)

CLAIM_JSON_KEYS = ("claim_spans", "source_span", "cue_spans")
"""What a claim carries in JSON Lines besides the columns: its pieces, its source and its cue as offsets."""

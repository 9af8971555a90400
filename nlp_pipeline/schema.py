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

from nlp_pipeline.messages import N_, _

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
    """A column of a table: its name, the pandas dtype of its values, and what they mean.

    ``words`` say that in English, ``value`` goes into them as ``{value}``.
    """

    name: str
    dtype: Literal["string", "Int64", "Float64", "boolean"]
    words: str
    value: str = ""

    @property
    def meaning(self) -> str:
        """What the values mean, in English."""
        return self.words.format(value=self.value)

    def explained(self) -> str:
        """Say what the values mean in the user's language."""
        return _(self.words).format(value=self.value)


CLAIM_COLUMNS: tuple[Column, ...] = (
    Column("doc_id", "string", N_("the article: path below the input folder without its ending, or the file's own id")),
    Column("claim_id", "string", N_("doc_id#n, n counting the article's claims in text order from 1")),
    Column(
        "claim", "string", N_('the words of the claim, white space folded to single spaces; pieces joined by " … "')
    ),
    Column("source", "string", N_("the source's words, white space folded; empty where the text names none")),
    Column("source_name", "string", N_("the fullest name that the article gives to that source")),
    Column("source_type", "string", N_("person, organization, media, document, group, anonymous or none")),
    Column(
        "source_role", "string", N_("the function that the article states for a person; empty where it states none")
    ),
    Column("source_gender", "string", N_("f or m, as the article presents a quoted person; empty where nothing tells")),
    Column("origin", "string", N_("whom the source has it from, where the article says so")),
    Column("via", "string", N_("the channel: the outlet spoken to or passing it on, or the communiqué, where named")),
    Column(
        "cue", "string", N_("the words that attribute, white space folded; empty for a bare colon or quotation marks")
    ),
    Column("kind", "string", N_("direct, indirect, mixed, or hearsay (a bare conditional)")),
    Column("stance", "string", N_("what the cue does: report, assert, opinion, deny, accuse, doubt, concede …")),
    Column("modality", "string", N_("of the claim's own verb: indicative, conditional, subjunctive, infinitive, none")),
    Column("negated", "boolean", N_("whether the claim's own verb is negated")),
    Column("entities", "string", N_('canonical names of the entities inside the claim, "; " between')),
    Column("parent_id", "string", N_("claim_id of the claim that this one stands inside, if any")),
    Column("sentence", "string", N_("the sentence or sentences that it stands in")),
    Column("claim_start", "Int64", N_("offset of the claim's first character in the article's text")),
    Column("claim_end", "Int64", N_("offset after the claim's last character")),
    Column("source_start", "Int64", N_("offset of the source's first character")),
    Column("source_end", "Int64", N_("offset after the source's last character")),
    Column("cue_start", "Int64", N_("offset of the cue's first character")),
    Column("cue_end", "Int64", N_("offset after the cue's last character")),
    Column("rule", "string", N_("the construction that found the claim")),
    Column("confidence", "Float64", N_("0 to 1: how sure the row is")),
    Column(
        "said_on",
        "string",
        N_("the day on which it was said, or the month or year (ISO 8601); empty where the text does not tell"),
    ),
    Column("title", "string", N_("the article's title, where the reader knows it")),
    Column("date", "string", N_("the article's date, where the reader knows it (ISO 8601)")),
    Column("outlet", "string", N_("the outlet that printed the article, where the reader knows it")),
    Column("author", "string", N_("the article's author, where the reader knows it")),
    Column("url", "string", N_("the article's address, where the reader knows it")),
    Column("duplicate_of", "string", N_("doc_id of an earlier article of the run that this one repeats, if any")),
    Column("same_as", "string", N_("claim_id of the earliest claim of the run that this one repeats, if any")),
    Column("time", "string", N_("of subtitles: when in the recording the claim begins (HH:MM:SS)")),
)

ENTITY_COLUMNS: tuple[Column, ...] = (
    Column("doc_id", "string", N_("the article, as in the claim table")),
    Column("text", "string", N_("the mention as written")),
    Column("name", "string", N_("the fullest form of that name in the article")),
    Column("label", "string", N_("PER, ORG, LOC or MISC")),
    Column("start", "Int64", N_("offset of the mention's first character in the article's text")),
    Column("end", "Int64", N_("offset after the mention's last character")),
)

FAILURE_COLUMNS: tuple[Column, ...] = (
    Column("input", "string", N_("the file, or the article by its doc_id, that gave no rows")),
    Column("stage", "string", N_("read or model: what failed on it")),
    Column("reason", "string", N_("why, in words")),
)

SOURCE_COLUMNS: tuple[Column, ...] = (
    Column("name", "string", N_("the source's name, in the spelling that is the most frequent")),
    Column(
        "type", "string", N_("person, organization, media, document, group or anonymous, as most of its claims say")
    ),
    Column("gender", "string", N_("f or m for a person, as most of its claims say; empty where nothing tells")),
    Column("named", "boolean", N_("whether the name is one, and not a description")),
    Column("id", "string", N_("its id in the gazetteer, where it is known there for certain")),
    Column("variants", "string", N_('its other spellings and names, the most frequent first, "; " between')),
    Column("claims", "Int64", N_("how many claims it has")),
    *(Column(kind, "Int64", N_("how many of them are {value}"), kind) for kind in KINDS),
    *(
        Column(f"stance_{stance}", "Int64", N_("how many of them have the stance {value}"), stance)
        for stance in STANCES
    ),
    Column("stance_other", "Int64", N_("how many have another stance or none")),
    Column("articles", "Int64", N_("in how many articles it is quoted")),
    Column("outlets", "Int64", N_("in how many outlets, where they are known")),
    Column(
        "main_outlets", "string", N_("the outlets that quote it most, with the number of claims: Le Val 12; La Côte 3")
    ),
    Column("first_date", "string", N_("date of the first article that quotes it, where known (ISO 8601)")),
    Column("last_date", "string", N_("date of the last one")),
    Column("quoted_with", "string", N_("the sources most often in the same articles, with the number of articles")),
)

GENDER_COLUMNS: tuple[Column, ...] = (
    Column("by", "string", N_("what the row counts: all, outlet, role or month")),
    Column("value", "string", N_("which outlet, which role (in its masculine form, for women and men) or which month")),
    Column("claims_women", "Int64", N_("claims of quoted people: presented as women")),
    Column("claims_men", "Int64", N_("claims of quoted people: presented as men")),
    Column("claims_unknown", "Int64", N_("claims of quoted people: where nothing tells")),
    Column(
        "claims_share_women",
        "Float64",
        N_("claims of quoted people: share of women among those that are known, 0 to 1"),
    ),
    Column(
        "claims_share_unknown", "Float64", N_("claims of quoted people: share of those where nothing tells, 0 to 1")
    ),
    Column("people_women", "Int64", N_("quoted people: presented as women")),
    Column("people_men", "Int64", N_("quoted people: presented as men")),
    Column("people_unknown", "Int64", N_("quoted people: where nothing tells")),
    Column("people_share_women", "Float64", N_("quoted people: share of women among those that are known, 0 to 1")),
    Column("people_share_unknown", "Float64", N_("quoted people: share of those where nothing tells, 0 to 1")),
)

REPEAT_COLUMNS: tuple[Column, ...] = (
    Column("claim_id", "string", N_("the first claim of those that say the same, by the dates of the articles")),
    Column("claim", "string", N_("its words")),
    Column("source_name", "string", N_("its source, empty where it has none")),
    Column("source_type", "string", N_("the type of that source")),
    Column("first_date", "string", N_("the date of its article, where known (ISO 8601)")),
    Column("first_outlet", "string", N_("the outlet that had it first, where known")),
    Column("last_date", "string", N_("the date of the last article that carries it")),
    Column("articles", "Int64", N_("how many articles carry it")),
    Column("outlets", "Int64", N_("in how many outlets, where they are known")),
    Column("same_source", "Int64", N_("how many of the articles give it to the source that the first one gives it to")),
    Column("other_outlet", "Int64", N_("how many give it to an outlet or agency instead")),
    Column("other_source", "Int64", N_("how many give it to another source")),
    Column("no_source", "Int64", N_("how many give it to nobody")),
    Column(
        "carried_by",
        "string",
        N_("the articles in the order of their dates: Le Val 2024-03-12: Anne Morel; La Côte: –"),
    ),
    Column("claim_ids", "string", N_('the claim_id of each claim in that order, "; " between')),
)

COMPARISON_COLUMNS: tuple[Column, ...] = (
    Column("group", "string", N_("the outlet, author, month, year or table; empty where an article tells none")),
    Column(
        "measure", "string", N_("articles, claims, kind, stance, source_type, source_gender, or source (most quoted)")
    ),
    Column("value", "string", N_("the value whose share it is: direct, person, f, Anne Morel …")),
    Column("count", "Int64", N_("how many claims have it; of the measure articles, how many articles")),
    Column("out_of", "Int64", N_("of how many claims: those of the group where the measure is not empty")),
    Column("share", "Float64", N_("count by out_of, 0 to 1")),
    Column("low", "Float64", N_("the lower end of its 95 % interval (Wilson)")),
    Column("high", "Float64", N_("the upper end")),
    Column("mean", "Float64", N_("of the measure claims: how many an article has")),
)

CLAIM_JSON_KEYS = ("claim_spans", "source_span", "cue_spans")
"""What a claim carries in JSON Lines besides the columns: its pieces, its source and its cue as offsets."""

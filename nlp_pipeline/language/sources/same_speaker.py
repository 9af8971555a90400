"""Who is still speaking where other words stand for him: one quotation told twice, or a verb of going on.

« Anne Rey s'est exprimée : « Je pars », a avoué la présidente du comité. »; « Je pars », a dit Anne Rey. « Je
reviendrai », a ajouté la présidente.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.claims import ClaimRecord
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.sources.naming import Resolved
    from nlp_pipeline.language.sources.story import Story


class Still(NamedTuple):
    """A person by name who may be speaking still.

    Attributes:
        speaker: who it is.
        clear: whether the verb says so: "a poursuivi le ministre", and no minister has spoken before.
    """

    speaker: Resolved
    clear: bool


class SameSpeaker:
    """Finds for a source who spoke before and may be meant again.

    Args:
        doc: the Doc.
        records: its claims.
        story: who there is.
    """

    def __init__(self, doc: Doc, records: Sequence[ClaimRecord], story: Story) -> None:
        self.lower = words_of(doc).lower
        self.story = story
        self.grammar = story.grammar
        sourced = [record for record in records if record["source"] and record["parent"] is None]
        self.saying: dict[tuple[TokenRange, ...], list[TokenRange]] = defaultdict(list)
        for record in sourced:
            self.saying[_content(record)].append(_source(record))
        self.twins = {each: spans for spans in self.saying.values() if len(spans) > 1 for each in spans}
        self.before = {
            _source(record): (_source(last), said)
            for last, record in pairwise(sourced)
            if (said := self._goes_on(last, record))
        }

    def of(self, span: TokenRange, found: Mapping[TokenRange, Resolved]) -> Still | None:
        """Give the person by name who says the same words, or spoke last and goes on.

        Args:
            span: a source.
            found: the names of the sources read so far.
        """
        for other in self.twins.get(span, ()):
            said_by = found.get(other) if other != span else None
            if said_by is not None and said_by.named and said_by.type == "person":
                return Still(said_by, clear=False)
        last, said = self.before.get(span, (span, ""))
        said_by = found.get(last)
        known = said_by is not None and said_by.named and said_by.type == "person"
        if said_by is None or not known or (self.story.roles.of(said_by.name) and not self._fits_anybody(span)):
            return None
        return Still(said_by, clear=said in self.grammar.sources.going_on)

    def _fits_anybody(self, span: TokenRange) -> bool:
        """Tell whether a source without a name is such that whoever has an office may be it: "le responsable"."""
        known = self.story.knowledge.descriptions
        nouns = known.general | known.vague | known.leads - known.posts
        return not nouns.isdisjoint(self.lower[slice(*span)][1:2])

    def _goes_on(self, last: ClaimRecord, record: ClaimRecord) -> str:
        """Give the word in a claim's cue by which whoever spoke last, in its paragraph or the one before, goes on."""
        if self.lower[_source(record)[0]] not in self.grammar.definite_articles:
            return ""
        here, there = (self.story.parties.place(_source(each)[0]) for each in (record, last))
        if here.block - there.block > 1:
            return ""
        words = [self.lower[at] for start, end in record["cue"] for at in range(start, end)]
        going_on = (self.grammar.sources.going_on, self.grammar.sources.once_more)
        return next((word for those in going_on for word in words if word in those), "")


def _source(record: ClaimRecord) -> TokenRange:
    source = record["source"] or [0, 0]
    return source[0], source[1]


def _content(record: ClaimRecord) -> tuple[TokenRange, ...]:
    return tuple((start, end) for start, end in record["content"])

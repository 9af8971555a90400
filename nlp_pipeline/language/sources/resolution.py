"""Gives every claim of a Doc the name, type and function of its source, and whom the source has it from.

Where two candidates are equal the source keeps its own words, and the confidence says so.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, starmap
from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.agreement import is_title
from nlp_pipeline.language.sources.body_behind_on import body_behind_on
from nlp_pipeline.language.sources.chains import read_channel, read_origin, read_relay
from nlp_pipeline.language.sources.first_person import Speakers
from nlp_pipeline.language.sources.naming import Resolved
from nlp_pipeline.language.sources.positions import reported_tokens
from nlp_pipeline.language.sources.same_speaker import SameSpeaker
from nlp_pipeline.language.sources.story import Story
from nlp_pipeline.language.sources.story_pronouns import find_pronouns
from nlp_pipeline.language.words import texts_of, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.claims import ClaimRecord
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.sources.knowledge import Knowledge
    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.language.sources.parties import Place
    from nlp_pipeline.schema import SourceType

UNSURE = 0.8
"""What the confidence is multiplied by where a name was chosen among several, or none could be."""


class Resolver:
    """Resolves the sources of one Doc's claims.

    Args:
        doc: the Doc, with entities and claim records.
        records: its claims; changed in place.
        knowledge: lexicon, closed classes, descriptions, gazetteer.
        names: canonical names of the entities by their token range.
        types: source types of names that the gazetteer knows, by name.
    """

    def __init__(
        self,
        doc: Doc,
        records: Sequence[ClaimRecord],
        knowledge: Knowledge,
        names: Mapping[TokenRange, str],
        types: Mapping[str, SourceType],
    ) -> None:
        self.doc = doc
        self.lower = words_of(doc).lower
        self.records = records
        self.knowledge = knowledge
        sources = [record["source"] for record in records if record["source"]]
        speaking = {at: source[0] for source in sources for at in range(source[0], source[1])}
        reported, apart = reported_tokens(doc, records), self._set_apart()
        self.story = Story(doc, knowledge, names, types, reported, speaking, apart)
        self.speakers = Speakers(doc, self.story.mentions, self.story.where, records)
        self.same_speaker = SameSpeaker(doc, records, self.story)
        self.found: dict[TokenRange, Resolved] = {}
        self.quoted: set[TokenRange] = set()
        self.first: dict[TokenRange, int] = {}
        self.until: dict[TokenRange, int] = {}
        self.parent: dict[TokenRange, int | None] = {}
        self.said: defaultdict[TokenRange, list[TokenRange]] = defaultdict(list)
        for record in records:
            if record["source"]:
                span = (record["source"][0], record["source"][1])
                self.parent.setdefault(span, record["parent"])
                self.said[span] += [(piece[0], piece[1]) for piece in record["content"]]
                self.first[span] = min(self.first.get(span, len(doc)), record["content"][0][0])
                self.until[span] = max(self.until.get(span, 0), record["content"][-1][1])

    def _set_apart(self) -> frozenset[int]:
        """Give where what a source says begins right behind its comma: « Selon le juge, | M. Rey |, ivre, a fui »."""
        starts = [
            record["content"][0][0]
            for record in self.records
            if record["source"] and record["content"][0][0] == record["source"][1] + 1
        ]
        set_off = [at for at in starts if self.lower[at - 1] == ","]
        titled = [at + 1 for at in set_off if is_title(self.doc[at].text, self.knowledge.lexicon)]
        return frozenset((*set_off, *titled))

    def resolve(self) -> None:
        """Give every record its ``source_name``, ``source_type``, role, gender, origin and channel.

        Sources outside quotations come first: who is meant inside one depends on who says it.
        """
        self.quoted = {span for span in self.until if self._is_quoted(span)}
        self._read([span for span in self.until if span not in self.quoted])
        for start, end in sorted(self.quoted):
            self.found[start, end] = self._inside(start, end)
        for record in self.records:
            if record["source"]:
                self._write(record, (record["source"][0], record["source"][1]))

    def _chained(self, record: ClaimRecord, span: TokenRange) -> None:
        """Write whom the source has it from, and by what way it comes: a relay, an outlet, a document."""
        grammar, naming = self.knowledge.grammar, self.story.naming
        origin = read_origin(self.doc, span[1], grammar)
        record["origin"] = self.story.source(*origin, self._around(origin)).name if origin else ""
        relay = read_relay(self.doc, span[1], grammar)
        if relay is not None and not relay.apart:
            record["source_name"] = naming.words(span[0], relay.teller[1])  # « des sources citées par X »
        channel = relay.teller if relay is not None else read_channel(self.doc, record, grammar, self._is_media)
        record["via"] = self.story.source(*channel, self._around(channel)).name if channel else ""

    def _is_media(self, span: TokenRange) -> bool:
        return self.story.source(*span, self._around(span)).type == "media"

    def _role(self, span: TokenRange, resolved: Resolved) -> str:
        """Give the function that the article states for a source; '' where it states none."""
        if resolved.type != "person":
            return ""
        roles, inside = self.story.roles, self.story.naming.named_inside(*span)
        end = next((mention.start for mention in inside if mention.name == resolved.name), span[1])
        return roles.of(resolved.name) or roles.of_description(span[0], end)  # « la princesse | Ingrid »

    def _around(self, span: TokenRange) -> Place:
        return self.story.parties.place(span[0], outside=True)

    def _read(self, sources: Sequence[TokenRange]) -> None:
        """Read the article from its start: sources outside quotations, other mentions, pronouns."""
        covered = {at for start, end in sources for at in range(start, end)}
        for mention in self.story.mentions:
            if mention.label and (mention.start not in covered or self._is_complement(mention)):
                self.story.described(mention)
        for pair in self.story.parties.pairs.values():
            if pair.start not in covered:
                self.story.together(pair)
        plain = {m.start: m for m in self.story.mentions if not m.label and m.start not in covered}
        where = self.story.where
        pronouns = set(find_pronouns(self.doc, self.knowledge.grammar, where.quotation_at)) - covered
        told = self._told_until()  # who comes up behind that is nobody's source
        for start, end in sorted([*sources, *((at, 0) for at in {*plain, *pronouns} if at < told)]):
            if end:
                self.found[start, end] = self._outside(start, end)
            elif start in plain:
                self.story.described(plain[start])
            else:
                self.story.pronouns.take_in(start)

    def _told_until(self) -> int:
        """Give the token after the sentence of the last source."""
        last = max((start for start, _ in self.until), default=0)
        starts = self.story.where.sentence_starts
        number = self.story.where.sentence_at[last] + 1
        return starts[number] if number < len(starts) else len(self.doc)

    def _is_complement(self, mention: Mention) -> bool:
        """Tell whether a name in a source is that of another: "un lecteur du Matin", "une voisine de Luc Rey"."""
        around = next((span for span in self.until if span[0] < mention.start < span[1]), None)
        if around is None:
            return False
        named = self.story.naming.named(*around)
        return named is None or named.name != mention.name

    def _outside(self, start: int, end: int) -> Resolved:
        """Name a source in the narrator's words, or in an interview's question or answer."""
        word = self.lower[start].lstrip("-")
        grammar = self.knowledge.grammar
        name = ""
        if end - start == 1 and word in grammar.first_person:
            speaker = self.speakers.around(start, self.parent[start, end], self.quoted)
            name = self.found[speaker].name if speaker in self.found else self.speakers.answering(start)
        elif end - start == 1 and word in grammar.sources.interviewed:
            name = self.speakers.asked(start)
        if name:
            return Resolved(name, "person", "", "s", named=True)
        if end - start == 1 and word in grammar.general_pronouns and self.lower[start : start + 2][-1] in grammar.y:
            return self.story.pronouns.there(start, end, start + 2, self.first[start, end])
        if end - start == 1 and word in grammar.general_pronouns and (verb := self._verb_behind_y(start)):
            return self.story.pronouns.there(start, end, verb, self.first[start, end])
        if end - start == 1 and word in grammar.general_pronouns:
            body = body_behind_on(self.doc, start, self.knowledge.lexicon, self.knowledge.grammar)
            if body is not None:
                return self.story.source(*body, self.story.parties.place(start, outside=True))
        initials = self.speakers.initials.get("".join(texts_of(self.doc)[start:end]).replace(".", ""))
        if initials:
            return Resolved(initials, "person", "", "s", named=True)
        return self.story.source(
            start,
            end,
            self.story.parties.place(start, outside=True),
            self._spoken_of(start, end),
            since=self.first[start, end],
            until=self.until[start, end],
            still=self.same_speaker.of((start, end), self.found),
        )

    def _spoken_of(self, start: int, end: int) -> frozenset[str]:
        """Give whom a source names and the papers it speaks of, none of which it is: « « Rey ment », dit l'avocat »."""
        naming = self.story.naming
        named = [*chain.from_iterable(starmap(naming.mentions_inside, self.said[start, end]))]
        told = (naming.as_mentioned(mention) for mention in named if not mention.label)
        papers = frozenset(each.name for each in told if each.type == "document")
        quotation_at, texts = self.story.where.quotation_at, texts_of(self.doc)
        return papers.union(
            mention.name
            for mention in named
            if mention.person
            and quotation_at[mention.start] not in (-1, quotation_at[start])
            and mention.name.endswith(texts[mention.end - 1])  # by the surname, which a first name may share
        )

    def _verb_behind_y(self, start: int) -> int:
        """Give the verb between "y" and an inverted "on" ("y |assure|-t-on"), 0 where none stands there."""
        verb = start - 1
        while verb > 1 and self.doc[start].text[0] == "-" and self.doc[verb].text[0] == "-":
            verb -= 1  # « -t- »
        return verb if verb > 0 and self.lower[verb - 1] in self.knowledge.grammar.y else 0

    def _inside(self, start: int, end: int) -> Resolved:
        """Name a source inside a quotation: "je" is who says it, "il" is not."""
        speaker = self.speakers.around(start, self.parent[start, end], self.quoted)
        said_by = self.found.get(speaker) if speaker else None
        word = self.lower[start].lstrip("-")
        if end - start == 1 and word in self.knowledge.grammar.first_person:
            known = said_by is not None and said_by.name.lower() not in self.knowledge.grammar.agreement
            return said_by if known and said_by else self.story.naming.in_own_words(start, end, sure=False)
        adapted = self._behind_que(start)
        outside = frozenset((said_by.name,)) if said_by and not adapted else frozenset()
        return self.story.source(start, end, self.story.parties.place(start), outside)

    def _behind_que(self, at: int) -> bool:
        """Tell whether "que" opens the quotation around a token, whose speaker "il" may be: « dit qu'« il part » »."""
        quotation_at = self.story.where.quotation_at
        first = at
        while first > 0 and quotation_at[first - 1] == quotation_at[at]:
            first -= 1
        return not self.knowledge.grammar.que.isdisjoint(self.lower[max(0, first - 2) : first])

    def _is_quoted(self, span: TokenRange) -> bool:
        """Tell whether a source is part of a quotation, and not of an incise that cuts the quotation which it says."""
        quotation_at = self.story.where.quotation_at
        quotation = quotation_at[span[0]]
        first = self.first[span]
        return quotation != -1 and not (first < span[0] and quotation_at[first] == quotation)

    def _name(self, span: TokenRange, resolved: Resolved) -> str:
        """Give the source's own words where the name found tells no more: "le gouvernement", not "un gouvernement"."""
        grammar, said = self.knowledge.grammar, resolved.name.split()
        if self._tells_more(span, resolved):
            return self.story.naming.in_own_words(*span).name
        first = self.lower[span[0]]
        definite = first in grammar.definite_determiners or first in grammar.definite_articles
        if resolved.type != "organization" or not (
            definite and said and said[0].lower() in grammar.indefinite_articles
        ):
            return resolved.name
        same = said[1:] == [self.lower[at] for at in range(span[0] + 1, span[1])]
        return self.story.naming.words(*span) if same else resolved.name

    def _tells_more(self, span: TokenRange, resolved: Resolved) -> bool:
        """Tell whether a source's own words have a name, and those that brought it in none: "le plan de la CFDT"."""
        named = resolved.named or any(word[0].isupper() for word in resolved.name.split()[1:])
        return not named and any(self.story.naming.named_inside(*span))

    def _write(self, record: ClaimRecord, span: TokenRange) -> None:
        resolved = self.found[span]
        record["source_name"] = self._name(span, resolved)
        record["source_type"] = resolved.type
        record["source_role"] = self._role(span, resolved)
        record["source_gender"] = self.story.gender(resolved)
        if not resolved.sure:
            record["confidence"] = round(record["confidence"] * UNSURE, 2)
        self._chained(record, span)

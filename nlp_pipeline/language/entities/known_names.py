"""Names of the gazetteer in a text, the ambiguous ones only where their context is right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.mention import Mention
from nlp_pipeline.language.entities.phrases import PhraseTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords
    from nlp_pipeline.lexicon.gazetteer import Entry, Gazetteer

_BARE_CAPITALS = str.maketrans("ÉÈÊÎÏÂÀÔÇ", "EEEIIAAOC")


@dataclass(frozen=True, slots=True)
class Known:
    """What the gazetteer says of a form: its entry, the articles that must stand before it, and its label.

    ``entry`` is None where several entries share the form.
    """

    entry: Entry | None
    label: str
    context: str
    after: tuple[str, ...] = ()


class KnownNames:
    """The forms of the gazetteer, ready to be found in a text.

    Args:
        gazetteer: the names.
        words: word lists that the contexts need.
        tokenize: cuts a form into words as the pipeline's tokenizer does.
    """

    def __init__(self, gazetteer: Gazetteer, words: EntityWords, tokenize: Callable[[str], Sequence[str]]) -> None:
        self.words = words
        self.demonyms = gazetteer.demonyms
        forms: dict[str, Known] = {}
        for entry in gazetteer.entries.values():
            for form, after in self._forms(entry):
                known = Known(entry, entry.label, entry.context, after)
                old = forms.get(form)
                if old is not None and old.entry is not entry and old.after == after:
                    known = Known(None, old.label, old.context, after)
                if old is None or old.after or not after:
                    forms[form] = known
        self.single = frozenset(form for form in forms if " " not in form)
        self.table: PhraseTable[Known] = PhraseTable()
        for form, known in forms.items():
            self.table.add(list(tokenize(form)), known)
        self.any_case: PhraseTable[Known] = PhraseTable()
        for entry in gazetteer.entries.values():
            for form in entry.any_case:
                self.any_case.add(list(tokenize(form)), Known(entry, entry.label, entry.context))

    def find(self, reading: Reading) -> tuple[list[Mention], list[Mention]]:
        """Find the names in a text.

        Returns:
            Those that are certain, and those whose context does not show that the name is meant; both may overlap.
        """
        certain: list[Mention] = []
        doubtful: list[Mention] = []
        for found in chain(self.table.find(reading.words), self.any_case.find(reading.lower)):
            known: Known = found.value
            if any(reading.edges[found.start + 1 : found.end]):
                continue
            mention = Mention(found.start, found.end, known.label, "gazetteer", known.entry)
            (certain if self._fits(reading, mention, known) else doubtful).append(mention)
        return certain, doubtful

    def _forms(self, entry: Entry) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give the ways to write an entry's names, with the articles that one must follow."""
        for form in entry.forms:
            written = [form]
            bare = form.translate(_BARE_CAPITALS)
            if bare[0] != form[0]:
                written.append(bare)
            if form[0].islower():
                written.append(form[0].upper() + form[1:])
            for way in written:
                yield way, ()
                for article, before in self.words.short_forms:
                    rest = way[len(article) :].lstrip()
                    if (
                        way.startswith(article)
                        and rest[:1].isupper()
                        and (article[-1] == "'" or rest != way[len(article) :])
                    ):
                        yield rest, before

    def _fits(self, reading: Reading, mention: Mention, known: Known) -> bool:
        start, end = mention.start, mention.end
        if known.after and not (start and reading.words[start - 1] in known.after):
            return False
        if self._in_compound(reading, start, end) or (end - start == 1 and self._in_larger_name(reading, mention)):
            return False
        if end - start == 1 and known.label == "LOC" and self._is_one_of_a_people(reading, start):
            return False
        match known.context:
            case "article":
                before = reading.before(start)
                return before in self.words.articles or before in self.words.contracted
            case "group":
                plural = reading.before(start) in self.words.plural_determiners - self.words.of
                return reading.capital[start] or plural
            case "seat":
                return alone(reading, start, end)
            case "midsentence":
                return not reading.opens[start] and not self._date(reading, start)
            case "place":
                return alone(reading, start, end) and self._place(reading, start)
            case "company":
                return alone(reading, start, end) and self._company(reading, start, end)
            case "media":
                return self._medium(reading, start, end)
        return True

    def _is_one_of_a_people(self, reading: Reading, at: int) -> bool:
        """Tell whether a word for a people that is a country's too is said of a man: « le Suisse »."""
        if reading.lower[at] not in self.demonyms:
            return False
        words = self.words
        feminine = words.feminine_article | words.feminine_determiners | words.elided_article
        return reading.before(at) in words.definite - words.contracted - feminine

    def _in_compound(self, reading: Reading, start: int, end: int) -> bool:
        """Tell whether a hyphen makes the name part of another ("Australie-Occidentale"; not "Lyon-Turin")."""
        if end + 1 < len(reading) and reading.words[end] == "-" and reading.capital[end]:
            return reading.words[end + 1] not in self.single
        return (
            start > 1
            and reading.words[start - 1] == "-"
            and reading.capital[start - 1]
            and (reading.words[start - 2] not in self.single)
        )

    def _in_larger_name(self, reading: Reading, mention: Mention) -> bool:
        """Tell whether a single word is part of a name that the gazetteer does not know ("Nancy Pelosi")."""
        start, end = mention.start, mention.end
        if start and not reading.edges[start] and reading.capital[start - 1]:
            if reading.lower[start - 1] in self.words.first_names:
                return True
            if mention.label == "LOC" and not reading.opens[start - 1] and self._unknown(reading, start - 1):
                return True
        if mention.label == "ORG" or end >= len(reading) or reading.edges[end] or not reading.capital[end]:
            return False
        return self._unknown(reading, end)

    def _unknown(self, reading: Reading, at: int) -> bool:
        """Tell whether a capitalised word beside a name is neither a name of its own nor a common word."""
        word = reading.lower[at]
        words = self.words
        return not (
            reading.breaks[at]
            or reading.words[at] in self.single
            or word in words.titles
            or word in words.days
            or word in words.not_names
            or word in words.prepositions
            or word in words.determiners
            or word in self.demonyms
            or word in words.place_nouns
            or word in words.place_heads
        )

    def _date(self, reading: Reading, start: int) -> bool:
        """Tell whether the name of a month dates something: "en Mars", "le 3 Mars"."""
        before = reading.before(start)
        return reading.lower[start] in self.words.months and (before in self.words.en or before[:1].isdigit())

    def _place(self, reading: Reading, start: int) -> bool:
        before = reading.before(start)
        if before in self.words.place_prepositions:
            return True
        if before in self.words.of:
            noun = reading.lower[start - 2] if start > 1 else ""
            return noun in self.words.place_nouns or noun in self.words.place_complements
        return before in self.words.place_nouns

    def _company(self, reading: Reading, start: int, end: int) -> bool:
        before = reading.before(start)
        if self._noun_before(reading, start, self.words.company_nouns):
            return True
        if reading.opens[start]:
            return self._speaks(reading, end)
        return before not in self.words.place_prepositions and before not in self.words.determiners - self.words.of

    def _medium(self, reading: Reading, start: int, end: int) -> bool:
        if self._noun_before(reading, start, self.words.media_nouns):
            return True
        pronoun = reading.opens[start] and reading.lower[start] in self.words.not_names  # « Elle rappelle »
        if self._speaks(reading, end) and not pronoun:
            return True
        article = reading.before(start) in self.words.articles
        at = start - 1 if article else start
        return (
            not reading.opens[start]
            and reading.before(at) in self.words.media_prepositions
            and (article or alone(reading, start, end))
        )

    def _noun_before(self, reading: Reading, start: int, nouns: frozenset[str]) -> bool:
        at = start
        while at > max(0, start - self.words.farthest_kind) and not reading.edges[at]:
            at -= 1
            if reading.lower[at] in nouns:
                return True
            if reading.breaks[at] and reading.words[at] not in '«“"':
                return False
        return False

    def _speaks(self, reading: Reading, end: int) -> bool:
        following = reading.lower[end : end + self.words.farthest_saying]
        return any(word in self.words.saying for word in following) and "," not in following[:1]


def alone(reading: Reading, start: int, end: int) -> bool:
    """Tell whether no other capitalised word touches a name."""
    if end < len(reading) and not reading.edges[end] and reading.capital[end]:
        return False
    return not (start and not reading.edges[start] and reading.capital[start - 1] and not reading.opens[start - 1])


def longest(mentions: list[Mention]) -> list[Mention]:
    """Keep of overlapping mentions the one that begins first, of those the longest."""
    kept: list[Mention] = []
    end = 0
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if mention.start >= end:
            kept.append(mention)
            end = mention.end
    return kept

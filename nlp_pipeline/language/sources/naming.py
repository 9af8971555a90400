"""The name that a noun phrase bears: its own, the one in apposition, that of whose words it speaks of."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from nlp_pipeline.language.document.punctuation import OPENING_QUOTATION_MARKS
from nlp_pipeline.language.document.ranges import back
from nlp_pipeline.language.sources.agreement import as_gender, gender_of_phrase, is_title, number_of_phrase
from nlp_pipeline.language.sources.apposed import name_set_off
from nlp_pipeline.language.sources.function_phrases import head_of_office
from nlp_pipeline.language.sources.identified import name_identified
from nlp_pipeline.language.sources.shared_surnames import is_of_several
from nlp_pipeline.language.sources.source_types import source_type
from nlp_pipeline.language.words import places_of, printed_text_of, tagged_words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.language.sources.parties import Party
    from nlp_pipeline.lexicon import Lexicon, SourceNoun
    from nlp_pipeline.lexicon.grammar import Grammar
    from nlp_pipeline.lexicon.names import Entry
    from nlp_pipeline.schema import SourceType

FARTHEST_FIRST_MENTION = 2000
"""In tokens: how far back the words are looked for that brought a document in."""

END_OF_PHRASE = frozenset((",", ".", ";", ":", "(", "«", '"'))


class Resolved(NamedTuple):
    """The name and the type of a source; ``sure`` is false where it was chosen among several, or could not be."""

    name: str
    type: SourceType
    gender: str
    number: str
    sure: bool = True
    named: bool = False


class Naming:
    """Names the noun phrases of one Doc.

    Args:
        doc: the Doc.
        lexicon: source nouns.
        grammar: closed classes.
        mentions: all that can be a source, in text order.
        types: source types of names that the gazetteer knows.
        outlets: outlets by every form of their names; whoever speaks under one is that outlet, though it is an everyday
            word ("D'après Voici, …").
        apart: tokens at which what somebody says begins right behind him: a name there is apposed to nobody.
    """

    def __init__(
        self,
        doc: Doc,
        lexicon: Lexicon,
        grammar: Grammar,
        mentions: Sequence[Mention],
        types: Mapping[str, SourceType],
        outlets: Mapping[str, Entry],
        apart: frozenset[int] = frozenset(),
    ) -> None:
        self.doc = doc
        self.apart = apart
        self.written = tagged_words_of(doc)
        self.lower, self.tags = self.written.lower, self.written.tags
        self.lexicon = lexicon
        self.grammar = grammar
        self.mentions = mentions
        self.types = types
        self.outlets = outlets
        self.starts = [mention.start for mention in mentions]
        self.called_media = {mention.name for mention in mentions if mention.label and self._is_called_media(mention)}
        # Read once: a Doc puts its text together anew each time.
        self.text = printed_text_of(doc)

    def named(self, start: int, end: int) -> Resolved | None:
        """Give the name that a noun phrase bears; None where only its own words name it."""
        own = self._own_name(start, end)
        quoted = self._quoted_outlet(start, end)
        if quoted is not None:
            return Resolved(quoted.name, "media", "", "s", named=True)
        words = self.words(start, end)
        if words.replace("’", "'") in self.outlets:
            whole = own is not None and own.label == "ORG"
            return Resolved(own.name if own and whole else words, "media", "", "s", named=True)
        own = own or name_set_off(self.doc, (start, end), self.mentions, self.starts, self.lexicon, self.grammar)
        own = own or name_identified(self.lower, (start, end), self.mentions, self.starts, self.grammar)
        if own is not None and own.start not in self.apart:
            kind = self.type_of(own.name, start, end, own.label)
            return Resolved(own.name, kind, own.gender, own.number, named=True)
        teller = self._teller(start, end)
        if teller is not None:
            return Resolved(teller.name, self.type_of(teller.name, start, end, teller.label), "", "s", named=True)
        return None

    def _quoted_outlet(self, start: int, end: int) -> Mention | None:
        """Give the outlet in quotation marks behind a noun for one: "le quotidien « Le Monde » en France"."""
        for mention in self.named_inside(start, end):
            if not start < mention.start - 1 < mention.end < end:
                continue
            noun = self.lexicon.source_nouns.get(self.lower[mention.start - 2])
            marked = self.lower[mention.start - 1] in OPENING_QUOTATION_MARKS
            if marked and mention.name in self.outlets and noun is not None and noun.type == "media":
                return mention
        return None

    def brought_in(self, start: int, end: int) -> Resolved | None:
        """Give the fuller words by which a document that "ce rapport", "cette lettre" points to was brought in."""
        words = self._first_mention(start, end)
        if words is None:
            return None
        gender = gender_of_phrase(self.doc, start, end, self.lexicon, self.grammar)
        return Resolved(words, self.type_of(words, start, end, ""), gender, "s")

    def in_own_words(self, start: int, end: int, *, sure: bool = True) -> Resolved:
        """Give a noun phrase as written, its article freed of "de", with what it shows of type, gender and number."""
        kind, told = self._shown_type(start, end)
        gender = (
            gender_of_phrase(self.doc, start, end, self.lexicon, self.grammar)
            if told is None
            else as_gender(told.gender)
        )
        if end - start == 1 and kind == "person":
            gender = gender or as_gender(self.lexicon.first_name_genders.get(self.lower[start], ""))
        number = number_of_phrase(self.doc, start, end, self.grammar)
        return Resolved(self._freed(start, end), kind, gender, number, sure=sure)

    def as_mentioned(self, mention: Mention) -> Resolved:
        """Give a noun phrase as written, with the gender and number that it was found with."""
        kind, _ = self._shown_type(mention.start, mention.end)
        return Resolved(self._freed(mention.start, mention.end), kind, mention.gender, mention.number)

    def _shown_type(self, start: int, end: int) -> tuple[SourceType, SourceNoun | None]:
        """Tell the type of a noun phrase by its own words, or by the noun for a person behind it, and give that."""
        kind = self.type_of("", start, end, "")
        first_name = end - start == 1 and self.lower[start] in self.lexicon.first_name_genders
        told = self._told_behind(start, end) if first_name or kind == "none" else None  # « Marine, une caissière »
        if told is not None:
            return "person", told
        if kind == "none" and first_name and self.tags[start] == "PROPN":
            return "person", None  # « Léa », whom nothing says to be a name
        return (self._type_of_unknown(start, end) if kind == "none" else kind), None

    def _type_of_unknown(self, start: int, end: int) -> SourceType:
        """Tell a body by the article before capitals that are no known name: "assure le Tavoro"."""
        article = self.lower[start] in self.grammar.definite_determiners
        one = article or self.lower[start] in self.grammar.ones
        words = self.doc[start + one : end]
        of_town = one and len(words) == 1 and words[0].is_title
        if of_town and self.lower[end - 1].endswith(tuple(self.grammar.sources.demonym_endings)):
            return "person"  # « un Jocondien »
        if not words or not all(token.is_title and token.pos_ == "PROPN" for token in words):
            return "none"
        return "organization" if article or self._has_article(start) else "none"

    def _has_article(self, start: int) -> bool:
        """Tell whether the text sets an article before a name anywhere: "la Conmebol"."""
        articles = self.grammar.definite_determiners | self.grammar.contracted_prepositions
        return any(at and self.lower[at - 1] in articles for at in places_of(self.lower, {self.lower[start]}))

    def _freed(self, start: int, end: int) -> str:
        """Give the words of a noun phrase without the "de" in its article: « auprès | du parquet » is "le parquet"."""
        words = self.words(start, end)
        article = self.grammar.sources.freed_articles.get(self.lower[start], "")
        alike = self.lower[start] in self.grammar.plural_determiners  # « s'insurgent | des habitués »
        governed = not alike or (start > 0 and self.lower[start - 1] in self.grammar.sources.before_of)
        return f"{article} {words.split(maxsplit=1)[-1]}" if article and end > start + 1 and governed else words

    def _told_behind(self, start: int, end: int) -> SourceNoun | None:
        """Give the noun for a person that a comma sets off behind words with capitals: "Roux, fille de mineurs,"."""
        if end + 2 >= len(self.doc) or self.lower[end] != "," or not all(t.is_title for t in self.doc[start:end]):
            return None
        noun = self.lexicon.source_nouns.get(self.lower[end + 1 + (self.doc[end + 1].pos_ == "DET")])
        return noun if noun is not None and noun.type == "person" and noun.number != "p" else None

    def type_of(self, name: str, start: int, end: int, label: str) -> SourceType:
        """Tell the type of a source; see :func:`source_type`."""
        if label in ("ORG", "LOC") and (name in self.called_media or self._is_edition(name)):
            return "media"
        return source_type(self.doc, self.lexicon, self.grammar, self.types, name, (start, end), label)

    def _is_edition(self, name: str) -> bool:
        """Tell whether a name goes on from an outlet's: "France Bleu Provence", "BFM Lyon", but no "TF1 Publicité"."""
        if " " not in name or name in self.types:
            return False
        words = name.split()
        if words[0].lower() in self.grammar.determiners:  # « La Croix Rouge »
            return False
        for length in range(len(words) - 1, 0, -1):
            clear = length > 1 or words[0].isupper()
            if clear and " ".join(words[:length]) in self.outlets:
                noun = self.lexicon.source_nouns.get(words[length].lower())
                return noun is None or noun.type == "media"
        return False

    def words(self, start: int, end: int) -> str:
        """Give the words of a stretch as the article prints them, white space folded."""
        begin, close = self.written.offsets(start, end)
        return " ".join(self.text[begin:close].split())

    def named_inside(self, start: int, end: int) -> list[Mention]:
        """Give the names inside a stretch."""
        return [mention for mention in self.mentions_inside(start, end) if mention.label]

    def mentions_inside(self, start: int, end: int) -> list[Mention]:
        """Give all that can be a source inside a stretch."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [mention for mention in self.mentions[low:high] if mention.end <= end]

    def _own_name(self, start: int, end: int) -> Mention | None:
        """Give the name that a noun phrase is, or bears as its apposition: no complement ("un porte-parole de X")."""
        if self.lower[start] in self.grammar.free_pronouns and self.lower[start + 1] in self.grammar.relatives:
            return None  # « celle qui a lancé le magazine Bonsoir », « celui que Paul Rey a battu »
        inside = self.named_inside(start, end)
        for mention in inside:
            if not mention.person:
                continue
            if self._is_title_of_work(start, mention):
                continue
            if self._opens_surname(start, mention):
                return mention
            if not (self.is_complement(start, mention.start) or self._is_called_after(start, mention)):
                return mention
        first = inside[0] if inside else None
        if first is None or self.is_complement(start, first.start) or first.label == "PER":
            return None
        between = range(start, first.start)
        if all(self.tags[at] in ("DET", "ADJ") or self.lower[at] in self.grammar.determiners for at in between):
            return first if self._covers(first, end) and not self._is_told_apart(first, end) else None
        head = next((at for at in between if self.lower[at] in self.lexicon.source_nouns), None)
        bears = head is not None and self.lexicon.source_nouns[self.lower[head]].type in ("organization", "media")
        bears = bears and head is not None and not self.is_complement(start, head)  # « un invité du journal X »
        return first if bears and first.label == "ORG" and self._covers(first, end) else None

    def _is_title_of_work(self, start: int, mention: Mention) -> bool:
        """Tell a name in quotation marks behind "de": "l'interprète de « Mama Mbolo »"."""
        at = mention.start - 1
        return at - 1 > start and self.lower[at] in OPENING_QUOTATION_MARKS and self._is_of(at - 1)

    def _is_called_after(self, start: int, mention: Mention) -> bool:
        """Tell whether a person's name only says which body it is: "le gouvernement Rey", "l'administration Rey"."""
        before = self.lower[start : mention.start]
        if "," in before:
            return False
        noun = next((n for word in before if (n := self.lexicon.source_nouns.get(word))), None)
        several = is_of_several(self.doc, mention, self.lexicon, self.grammar)
        return several or (noun is not None and noun.type == "organization")

    def _is_called_media(self, mention: Mention) -> bool:
        """Tell whether the text says that a name is an outlet's: "l'hebdomadaire régional Le Strapontin"."""
        marked = self.lower[mention.start - 1] in OPENING_QUOTATION_MARKS  # « le journal satirique « Le Coin » »
        for at in back(mention.start - 1 - marked):
            noun = self.lexicon.source_nouns.get(self.lower[at])
            if noun is not None and noun.type == "media" and noun.number == "s":
                return True
            if self.tags[at] not in ("ADJ", "NOUN"):
                return False
        return False

    def _is_told_apart(self, mention: Mention, end: int) -> bool:
        """Tell an adjective behind a place that is none by itself: "la Défense ukrainienne"."""
        behind = mention.end < end and self.doc[mention.end].pos_ == "ADJ"
        return mention.label == "LOC" and behind and self.doc[mention.end].text.islower()

    def _covers(self, mention: Mention, end: int) -> bool:
        """Tell whether nothing of weight follows the name ("la CGT", but not "la CGT cheminots de Lyon")."""
        for at in range(mention.end, end):
            if self.lower[at] == "(":
                return True
            if self.tags[at] in ("NOUN", "PROPN"):
                return False
        return True

    def is_complement(self, start: int, name: int) -> bool:
        """Tell whether a preposition joins the name at a token to what a noun phrase begins with."""
        contracted = self.grammar.contracted_prepositions
        between = self.lower[start:name]
        if not self.grammar.par.isdisjoint(between) and "," not in between:
            return True  # « une équipe dirigée par l'anthropologue Anne Morel »
        at = name - 1
        at -= self.lower[at] in self.grammar.civil_titles  # « la porte-parole de M. Rey, Anne Morel »
        while at >= start and self.tags[at] == "DET" and self.lower[at] not in contracted:
            at -= 1
        if at < start:
            return False
        if self.lower[at] in self.grammar.et:  # « la mère d'Archie et | Lilibet »
            first = next((each for each in self.named_inside(start, at) if each.end == at), None)
            return first is not None and first.start > start and self.is_complement(start, first.start)
        joined = self.tags[at] == "ADP" or self.lower[at] in self.grammar.name_prepositions
        return joined or self._is_of_another(start, name)

    def _opens_surname(self, start: int, mention: Mention) -> bool:
        """Tell whether nothing but titles and what a surname opens with stands before it: "Mme |de Rivière|"."""
        if self.words(mention.start, mention.end) == mention.name:
            return False
        article = self.lower[start] in self.grammar.definite_articles
        before = self.doc[start + article : mention.start - 1]
        titles = all(
            is_title(token.text, self.lexicon) and token.lower_ not in self.lexicon.source_nouns for token in before
        )
        return titles and self.lower[mention.start - 1] in self.grammar.de

    def _is_of_another(self, start: int, name: int) -> bool:
        """Tell whether a name is that of somebody in a complement: "l'avocat |du chanteur| Luc Vial", "du petit Luc".

        Behind a body it is the name of who leads it: "le patron du syndicat Luc Vial". Some offices are one, though
        another's stands in them: "le substitut du procureur Luc Vial".
        """
        if "," in self.lower[start:name]:
            return False
        for at in range(name - 1, start, -1):
            tag = self.tags[at]
            if self.doc[at].ent_iob_ == "I":
                return False  # « le ministre des Droits de l'|homme| Luc Vial »
            noun = self.lexicon.source_nouns.get(self.lower[at]) if tag not in ("ADJ", "VERB") else None
            one = noun is not None and noun.type == "person" and noun.number == "s"
            if one or (at == name - 1 and tag in ("ADJ", "NUM")):
                opener = at - 1
                while opener > start and self.tags[opener] in ("DET", "ADJ") and not self._is_of(opener):
                    opener -= 1
                if opener > start and self._is_of(opener):
                    return head_of_office(self.lower, at, self.grammar) == at
            if noun is not None:
                return False
        return False

    def _is_of(self, at: int) -> bool:
        return self.lower[at] in self.grammar.sources.function_continuers

    def outlet_of_colleagues(self, start: int, end: int) -> Resolved | None:
        """Name the outlet whose people say something: "nos confrères du Monde"."""
        at = start + 1
        if at + 1 >= end or self.lower[at] not in self.grammar.sources.colleagues or not self._is_of(at + 1):
            return None
        inside = self.named_inside(at + 2, end)
        whole = bool(inside) and inside[0].label == "ORG" and inside[0].end == end
        return Resolved(inside[0].name, "media", "", "s", named=True) if whole else None

    def _teller(self, start: int, end: int) -> Mention | None:
        """Give whose words they are: "les informations du Financial Times", "les propos tenus par Anne Morel"."""
        head = next((at for at in range(start, end) if self.tags[at] in ("NOUN", "PROPN")), None)
        if head is None or self.lower[head] not in self.grammar.words_of_others:
            return None
        return next((m for m in self.named_inside(head + 1, end) if m.label in ("PER", "ORG")), None)

    def _first_mention(self, start: int, end: int) -> str | None:
        if end - start != 2 or self.lower[start] not in self.grammar.demonstratives:
            return None
        word = self.lower[start + 1]
        noun = self.lexicon.source_nouns.get(word)
        if noun is None or noun.type != "document":
            return None
        for at in range(start - 1, max(0, start - FARTHEST_FIRST_MENTION), -1):
            if self.lower[at] == word:
                stop = self._phrase_end(at + 1, start)
                return self.words(at - 1, stop) if stop > at + 1 else None
        return None

    def _phrase_end(self, at: int, limit: int) -> int:
        while at < limit and not self.doc[at].is_sent_start and self.lower[at] not in END_OF_PHRASE:
            at += 1
        return at


def named_as(party: Party, *, sure: bool = True) -> Resolved:
    """Name a source as a party."""
    return Resolved(party.name, party.type, party.gender, party.number, sure=sure, named=party.named)

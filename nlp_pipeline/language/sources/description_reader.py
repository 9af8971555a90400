"""Reads definite noun phrases as descriptions: their noun, what it names, what else they say."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.agreement import as_gender, gender_of_determiner
from nlp_pipeline.language.sources.antecedents import Wanted
from nlp_pipeline.language.sources.descriptions import SPEAKING, Description
from nlp_pipeline.language.sources.mentions import is_participle

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.knowledge import Knowledge
    from nlp_pipeline.language.sources.parties import Place
    from nlp_pipeline.lexicon import SourceNoun

NOUN_WITHIN = 4
"""In tokens: how far behind its determiner a description's noun stands ("cette jeune et brillante chercheuse")."""


class DescriptionReader:
    """Reads the descriptions of one Doc.

    Args:
        doc: the Doc.
        knowledge: lexicon, closed classes, descriptions, demonyms.
        last_speaker: gives the name of who spoke last before a place.
    """

    def __init__(self, doc: Doc, knowledge: Knowledge, last_speaker: Callable[[Place], frozenset[str]]) -> None:
        self.doc = doc
        self.knowledge = knowledge
        self.grammar = knowledge.grammar
        self.last_speaker = last_speaker

    def read(self, start: int, end: int, place: Place, speaker: frozenset[str]) -> Description | None:
        """Read a noun phrase as a description.

        Args:
            start: its first token.
            end: the token after its last.
            place: where it stands.
            speaker: names that it cannot mean: who says the quotation around it.

        Returns:
            The description; None for an indefinite or plural one, or one whose noun names nobody.
        """
        determiner = self.doc[start].lower_
        if determiner not in self.grammar.definite_determiners:
            return None
        within = range(start + 1, min(end, start + 1 + NOUN_WITHIN))
        at = next((i for i in within if self._sort(i) or self._fixed(i, end)), None)
        if at is None:
            return None
        noun, complement = self._words(at, end)
        known = self.knowledge.lexicon.source_nouns.get(noun)
        possessive = determiner in self.grammar.possessives
        sort = known.type if known is not None else self._sort(at)
        if possessive and noun in self.knowledge.descriptions.counterparts:
            sort = "person"  # « son confrère », which may be an outlet too
        if sort not in SPEAKING or (known is not None and known.number == "p"):
            return None
        known_words = self.knowledge.descriptions
        spoken_about = noun in known_words.spoken_about or (possessive and noun in known_words.counterparts)
        wanted = Wanted(
            place,
            self._gender("" if possessive else determiner, known) if sort == "person" else "",
            "s",
            spoken_about=spoken_about,
            outside=speaker | self.last_speaker(place) if spoken_about else speaker,
        )
        rest = self.doc[at + 1 : end]
        specified = any(t.ent_type_ or t.pos_ == "PROPN" for t in rest)
        plays_a_part = noun in known_words.parts  # « la star brésilienne »
        told_apart = sort == "person" and not plays_a_part
        narrowed = bool(complement) and (told_apart or any(t.pos_ == "ADP" for t in rest))
        origin = self.knowledge.demonyms.get(noun, "") if known is None else ""
        pointing = determiner in self.grammar.demonstratives
        return Description(noun, sort, complement, possessive, wanted, specified, narrowed, pointing, origin)

    def takes_up(self, description: Description) -> bool:
        """Tell whether a description takes somebody up even where nobody could be found ("le syndicat")."""
        known = self.knowledge.descriptions
        if description.complement or description.possessive or description.noun in known.posts:
            return False
        return description.noun in known.bearers or description.noun in known.general

    def _words(self, at: int, end: int) -> tuple[str, frozenset[str]]:
        """Give the noun and the other words of weight, "chef de l'État" as one noun."""
        fixed = self._fixed(at, end)
        if fixed:
            names = (t.lower_ for t in self.doc[at + 1 : end] if t.pos_ == "PROPN" or t.ent_type_)
            return fixed[0], frozenset((*fixed[1:], *names))
        complement = (
            t.lower_
            for before, t in pairwise(self.doc[at:end])
            if (t.pos_ in ("NOUN", "PROPN", "ADJ") or t.ent_type_ or is_participle(t)) and before.pos_ != "NUM"
        )
        said = frozenset(complement)
        demonyms = self.knowledge.demonyms
        return self.doc[at].lower_, said | {demonyms[word] for word in said if word in demonyms}

    def _fixed(self, at: int, end: int) -> tuple[str, ...]:
        """Give the noun, and its complements, that a fixed phrase at a token stands for; () where none does."""
        phrase = " ".join(token.lower_ for token in self.doc[at:end]).replace("' ", "'")
        return self.knowledge.descriptions.phrase_at(phrase)

    def _gender(self, determiner: str, noun: SourceNoun | None) -> str:
        if noun is not None and noun.noun in self.grammar.sources.fixed_gender_nouns:
            return ""
        shown = gender_of_determiner(determiner, self.grammar)
        return shown or (as_gender(noun.gender) if noun is not None else "")

    def _sort(self, at: int) -> str:
        """Tell what a noun of a description names; '' for a word that heads none."""
        word = self.doc[at].lower_
        noun = self.knowledge.lexicon.source_nouns.get(word)
        if noun is not None:
            return noun.type
        if word in self.knowledge.descriptions.general or word in self.knowledge.demonyms:
            return "person"
        personal = word.endswith(self.knowledge.agent_endings) and self.doc[at].pos_ in ("NOUN", "PROPN")
        return "person" if personal else ""

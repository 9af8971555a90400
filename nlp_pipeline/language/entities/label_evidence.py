"""What speaks for a name being a person, an organisation or a place: its own form and the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.ranges import back
from nlp_pipeline.language.entities.acronyms import is_acronym

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords


class Scores(dict[str, float]):
    """Label to weight: about 1 for a hint, 2 for good evidence, more where little can speak against it."""

    def __missing__(self, label: str) -> float:
        return 0.0

    def add(self, other: Mapping[str, float]) -> Scores:
        """Add the weights of other evidence to these."""
        for label, weight in other.items():
            self[label] += weight
        return self


ORIGIN_WEIGHTS = {"gazetteer": 6.0, "rule": 5.0, "portfolio": 5.0, "model": 1.0, "context": 0.0, "repeated": 0.0}
FIRST_NAME_ACTING = 2.0
"""For a first name alone before a verb, with a capital that no sentence's beginning gives it: "Hier, Dédé monte"."""
VERBS, BEFORE_VERBS = ("VERB", "AUX"), ("ADV", "PRON")
OPENING_MARKS = ("«", "“", '"')


class Evidence:
    """Weighs the evidence for the label of a name.

    Args:
        words: word lists.
        demonyms: adjectives of nationality and origin, lower case.
    """

    def __init__(self, words: EntityWords, demonyms: Container[str]) -> None:
        self.words = words
        self.demonyms = demonyms

    def at(self, reading: Reading, start: int, end: int) -> Scores:
        """Weigh what speaks for the labels of a range of tokens: its form and the words around it."""
        return self.around(reading, start, end).add(self.form(reading, start, end))

    def form(self, reading: Reading, start: int, end: int) -> Scores:
        """Weigh the name's own form."""
        scores = Scores()
        lower = reading.lower[start:end]
        first_name = lower[0] in self.words.first_names
        written = reading.text(start, end).lower()
        if " " not in written:
            if written.rpartition(".")[2] in self.words.domains and "." in written.strip("."):
                scores["ORG"] += 5.0  # « Lurcy.info »
            elif is_acronym(reading.words[start]):
                scores["ORG"] += 2.0 if end - start == 1 else 1.5
            if first_name:
                acts = not reading.opens[start] and end < len(reading) and reading.pos[end] in (*VERBS, "PRON")
                scores["PER"] += 3.0 if end - start > 1 else FIRST_NAME_ACTING if acts else 0.5
            elif any(infix in written for infix in self.words.infixes):
                scores["LOC"] += 2.0
            elif written.startswith(self.words.prefixes):
                scores["LOC"] += 1.5
            return scores
        if first_name:
            scores["PER"] += 3.0
        if any(word in self.words.marks for word in lower):
            scores["ORG"] += 2.5
        elif lower[0] in self.words.articles and not reading.opens[start]:
            scores["ORG"] += 1.0
            scores["PER"] -= 1.0
        elif self._opens_with_letters(reading.words[start]):
            scores["ORG"] += 2.0
        elif not first_name and all(reading.capital[start:end]):
            scores["PER"] += 0.5
        return scores

    def _opens_with_letters(self, word: str) -> bool:
        """Tell an acronym that nobody can bear as a surname in capitals: "CGSP Cheminots", not "SALL Moussa"."""
        return len(word) > 2 and word.isalpha() and is_acronym(word) and self.words.vowels.isdisjoint(word.lower())

    def around(self, reading: Reading, start: int, end: int) -> Scores:
        """Weigh the words around a name."""
        scores = Scores()
        before = reading.before(start)
        if before in self.words.place_prepositions:
            scores["LOC"] += 2.0 if before in self.words.en else 1.5
        elif before:
            if before in self.words.saying:
                scores["PER"] += 1.0
                scores["ORG"] += 0.5
            if before in self.words.articles or before in self.words.contracted:
                scores["PER"] -= 2.0
            self._head_noun(reading, start, scores)
            if before == "," and (label := self._apposed_label(reading, start, end)):
                scores[label] += 2.5
        self._after(reading, end, scores)
        return scores

    def of_seat(self, reading: Reading, start: int, end: int) -> str:
        """Tell what a seat of power stands for: ORG where it acts, LOC where things are there or go there, else ''."""
        words = self.words
        article = start - 1 if reading.before(start) in words.articles else start
        before = reading.before(article)
        if before in words.seat_prepositions or (before in words.to_masculine and article == start):
            return "LOC"
        if before in words.source_prepositions or before in words.saying:
            return "ORG"
        if before in words.of:
            noun = reading.lower[article - 2] if article > 1 else ""
            return "ORG" if noun in words.acting_nouns or noun in words.complements else ""
        at = end
        while at < len(reading) and not reading.edges[at] and reading.pos[at] in BEFORE_VERBS:
            at += 1
        acts = at < len(reading) and not reading.edges[at] and reading.pos[at] in VERBS
        return "ORG" if acts and (before not in words.prepositions or before in words.coordination) else ""

    def _head_noun(self, reading: Reading, start: int, scores: Scores) -> None:
        """Weigh the noun before the name, past adjectives and nationalities, and past one "de"."""
        linked = False
        if self._is_maker(reading, start):
            scores["ORG"] += 2.5
            return
        for at in back(start - 1):
            word = reading.lower[at]
            if word in OPENING_MARKS and at == start - 1:
                continue
            if reading.lower[start] in self.words.first_names and self._ends_office(reading, at):
                scores["PER"] += 2.0
                return
            if word in self.words.titles and at and reading.lower[at - 1] in self.words.apposed:
                continue  # « le fonds activiste X »
            named = reading.lower[start] in self.words.first_names
            if reading.breaks[at] or self._weigh_noun(word, scores, linked=linked, named=named):
                return
            if word in self.words.of:
                linked = True
            elif word in self.demonyms:
                if reading.capital[at] and not linked:
                    scores["PER"] += 2.5
                    return
            elif word in self.words.articles:
                if at == 0 or (reading.lower[at - 1] not in self.words.of and reading.words[at] != "'"):
                    return
            elif word not in self.words.adjectives and (linked or reading.pos[at] != "ADJ"):
                return
            if reading.edges[at]:
                return

    def _ends_office(self, reading: Reading, at: int) -> bool:
        """Tell whether a noun for a place or body ends an office, behind which a person is named.

        « le maire de la ville X », « le porte-parole de l'armée X »
        """
        words, noun = self.words, reading.lower[at]
        if at < 3 or not (noun in words.place_nouns or noun in words.place_heads or noun in words.apposed):
            return False
        return (
            reading.lower[at - 1] in words.articles
            and reading.lower[at - 2] in words.of
            and reading.lower[at - 3] in words.titles
        )

    def _is_maker(self, reading: Reading, start: int) -> bool:
        """Tell whether a name is that of a maker or dealer: "le fabricant de pneus Torrance"."""
        goods = start > 2 and reading.pos[start - 1] in ("NOUN", "") and not reading.capital[start - 1]
        return goods and reading.lower[start - 2] in self.words.of and reading.lower[start - 3] in self.words.apposed

    def _apposed_label(self, reading: Reading, start: int, end: int) -> str:
        """Tell what commas set off behind an office or a kind of body: "le directeur général, Urs Meili, …"."""
        words, label = self.words, ""
        if end >= len(reading) or not reading.breaks[end] or not all(reading.capital[start:end]):
            return ""
        for at in back(start - 2):
            word = reading.lower[at]
            if reading.breaks[at] or reading.pos[at] in VERBS:
                return ""
            if word in words.of:
                label = ""  # the noun behind it was a complement
            elif word in words.titles:
                label = "PER" if end - start > 1 or reading.lower[start] in words.first_names else ""
            elif word in words.apposed:
                label = "ORG"
            elif word in words.relations and reading.lower[start] in words.first_names:
                label = "PER"
            elif label and word in words.determiners and reading.before(at) not in words.of:
                if not self._is_complement(reading, at):
                    return label
                label = ""  # « le président du Mouvement pour |la société|, X, »
        return ""

    def _is_complement(self, reading: Reading, at: int) -> bool:
        """Tell whether a preposition joins the phrase that begins at a token to a noun before it."""
        noun = at - 2
        inside = noun >= 0 and not reading.edges[at - 1] and not reading.breaks[noun] and not reading.opens[at - 1]
        return inside and reading.lower[at - 1] in self.words.prepositions and reading.pos[noun] not in VERBS

    def _weigh_noun(self, word: str, scores: Scores, *, linked: bool, named: bool) -> bool:
        """Weigh a noun before the name, joined to it by "de" or not; give whether it says anything.

        Less where a first name opens it: "sa voisine de chaîne |Anne Morel|".
        """
        words = self.words
        if linked:
            if word in words.place_nouns or word in words.place_complements:
                scores["LOC"] += 2.0
            elif word in words.complements:
                scores["ORG"] += 2.0
            elif word in words.relations:
                scores["PER"] += 2.0
            else:
                return False
            return True
        if word in words.capital_titles and word.endswith("."):
            scores["PER"] += 4.0
        elif word in words.titles:
            scores["PER"] += 2.0
        elif word in words.apposed:
            scores["ORG"] += 2.5 if named else 4.0
        elif word in words.place_nouns or word in words.place_heads:
            scores["LOC"] += 2.0
        else:
            return False
        return True

    def _after(self, reading: Reading, end: int, scores: Scores) -> None:
        following = reading.lower[end : end + 4]
        if not following or reading.edges[end]:
            return
        if following[0] in (",", "(") and len(following) > 2 and following[2] in self.words.years:
            scores["PER"] += 3.0
        elif following[0] == ",":
            at = 2 if following[1:2] and following[1] in self.words.determiners else 1
            noun = following[at] if at < len(following) else ""
            if noun in self.words.titles or noun in self.words.kin:
                scores["PER"] += 2.0
            elif at == 2 and noun in self.words.apposed and following[1] not in self.words.possessives:
                scores["ORG"] += 3.0  # « Solvec, le groupe », not « pour Luc Rey, son équipe »
        elif any(word in self.words.saying for word in following[:2]):
            scores["LOC"] -= 1.0
            scores["PER"] += 0.5
            scores["ORG"] += 0.5

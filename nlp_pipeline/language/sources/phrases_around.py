"""What a name or noun phrase of an article is by the words around it: a function, somebody's paper, a thing."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLOSING_QUOTATION_MARKS
from nlp_pipeline.language.sources.agreement import gender_of_phrase
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.knowledge import Knowledge
    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.language.sources.naming import Naming
    from nlp_pipeline.language.sources.roles import Roles


class PhrasesAround:
    """Reads the phrases of one Doc.

    Args:
        doc: the Doc.
        knowledge: lexicon, closed classes, nouns for things.
        naming: all that can be a source, and its names.
        roles: functions of persons.
    """

    def __init__(self, doc: Doc, knowledge: Knowledge, naming: Naming, roles: Roles) -> None:
        self.doc = doc
        self.lower = words_of(doc).lower
        self.knowledge = knowledge
        self.grammar = knowledge.grammar
        self.lexicon = knowledge.lexicon
        self.naming = naming
        self.roles = roles

    def is_determined(self, start: int) -> bool:
        """Tell whether a noun phrase opens with a determiner or a number: bare nouns bring nobody in."""
        before = self.lower[start - 1] if start else ""
        if before in self.grammar.contracted_prepositions and before not in self.grammar.plural_determiners:
            return True  # « au préfet », « du ministre »
        return self.lower[start] in self.grammar.determiners or self.doc[start].pos_ in ("NUM", "PRON")

    def is_of_people(self, start: int, end: int) -> bool:
        """Tell whether a phrase is an article and the word for one of a people: "l'Américain"."""
        determined = self.lower[start] in self.grammar.definite_determiners | self.grammar.ones
        return determined and end - start == 2 and self.lower[start + 1] in self.knowledge.demonyms

    def names_a_thing(self, mention: Mention) -> bool:
        """Tell whether a thing bears a person's name ("la piscine Jules-Ferry"), or a network is where one writes."""
        at = mention.start - 1
        published = self.lower[at] == "(" and self.lower[mention.end : mention.end + 1] == [")"]
        if published and self.lower[at - 1] in CLOSING_QUOTATION_MARKS:
            return True  # « La Rue » (|Fayard|)
        if mention.label == "ORG" and self.lower[at] in self.grammar.channel_prepositions:
            return self.lower[mention.start] in self.grammar.networks  # « un passager sur |Twitter| »
        if not mention.person or at < 1 or self.doc[at].pos_ != "NOUN" or self.roles.of(mention.name):
            return False
        determined = self.lower[at - 1] in self.grammar.determiners
        return determined and self.lower[at] in self.knowledge.things | self.grammar.sources.prizes

    def is_of_paper(self, mention: Mention) -> bool:
        """Tell whether a person's paper is the subject: « La vidéo de Paul Rey … », of whom "il" goes on to speak."""
        if not mention.person or self.lower[mention.start - 1] not in self.grammar.de:
            return False
        first = bisect_left(self.naming.starts, self.doc[mention.start].sent.start)
        around = self.naming.mentions[first : bisect_left(self.naming.starts, mention.start)]
        return any(
            each.subject and each.end >= mention.end and self.lexicon.source_nouns[noun].type == "document"
            for each in around
            if not each.label
            for noun in each.nouns
            if noun in self.lexicon.source_nouns
        )

    def shown_gender(self, start: int, end: int) -> str:
        """Give the gender of the words for a body or document: other words have another ("une loi", "le texte")."""
        if self.doc[start].pos_ == "PRON":
            return ""
        return gender_of_phrase(self.doc, start, end, self.lexicon, self.grammar)

    def is_function(self, mention: Mention) -> bool:
        """Tell whether a noun phrase is somebody's function, and no body in it ("porte-parole du ministère")."""
        sorts = {self.lexicon.source_nouns[noun].type for noun in mention.nouns if noun in self.lexicon.source_nouns}
        return "organization" not in sorts and self.office_holder(mention.start) is not None

    def office_holder(self, start: int) -> Mention | None:
        """Give the person in whose stated function a noun phrase begins ("le wali de Blida, Karim Saadi,")."""
        determined = self.lower[start] in self.grammar.determiners
        return self.roles.bearer_at.get(start + determined)

    def held_around(self, start: int, end: int) -> Mention | None:
        """Give the person in whose function a source stands as a complement: "la maire de |Lurcy|, Anne Morel,"."""
        bearer = self.roles.bearer_at.get(start)
        if bearer is None or bearer.start < end or self.roles.bearer_at.get(start - 1) is not bearer:
            return None
        return bearer

"""Which tokens are verbs, and of which form: by the tagger, by the lexicon, by endings that nothing else has."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate, compress, count
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.hidden_verbs import hidden_verbs
from nlp_pipeline.language.document.punctuation import CLOSING_QUOTATION_MARKS, OPENING_QUOTATION_MARKS
from nlp_pipeline.language.document.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from nlp_pipeline.language.document.word_forms import WordForms
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar

VERBS = frozenset(("VERB", "AUX"))
NOMINAL_ARCS = frozenset(("amod", "nmod", "obj", "iobj", "obl:arg", "obl:mod", "obl:agent"))
"""Arcs of a noun or an adjective: a word that hangs by one of them and that no verb's forms hold is no verb."""

FINITE_MOODS = frozenset(("ind", "cnd", "sub", "imp"))
FINITE_FEATURES = tuple(FINITE_MOODS)
CLOSED_CLASSES = frozenset(("DET", "PRON", "ADP", "CCONJ", "SCONJ", "PUNCT", "NUM", "SPACE", "PROPN"))
OPEN_CLASSES = frozenset(("NOUN", "ADJ", "PROPN", "X"))
ADVERBS_MISREAD = frozenset(("VERB", "NOUN", "ADJ"))
NEVER_VERBS = CLOSED_CLASSES - OPEN_CLASSES


class VerbTokens(Tokens):
    """Tokens that tell the verbs among them.

    Args:
        doc: a parsed Doc.
        lexicon: verbs, nouns and source phrases.
        grammar: closed classes.
        word_forms: what words can be whatever the tagger takes them for; None to trust it.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon, grammar: Grammar, word_forms: WordForms | None = None) -> None:
        super().__init__(doc, lexicon, grammar)
        self.word_forms = word_forms

    @cached_property
    def _finite_before(self) -> list[int]:
        """For every token, how many finite verbs stand before it."""
        return list(accumulate(self._finite, initial=0))

    @cached_property
    def _finite(self) -> list[bool]:
        """For every token, whether it is a finite verb (see :meth:`is_finite`)."""
        finite = [False] * len(self.pos)
        known = self.word_forms
        for at, (pos, word, forms) in enumerate(zip(self.pos, self.words, self.forms, strict=True)):
            if pos in VERBS:
                told = "VerbForm=Fin" in self.morph[at] or self._is_negated(at) or self._is_no_participle(at)
                finite[at] = told and not (self.is_nominal(at) or self._is_manner(at))
            elif pos not in NEVER_VERBS and (forms or known is None or known.looks_finite(word)):
                finite[at] = self._ends_finite(at) or self.is_only_verb(at) or self._behind_clitic(at)
                finite[at] = finite[at] or self._governs_infinitive(at)
        for at in hidden_verbs(self, finite):
            finite[at] = True
        return finite

    def has_clause_verb(self, start: int, end: int) -> bool:
        """Tell whether a stretch holds the verb of a clause (see :meth:`is_clause_verb`)."""
        return start < end and self._clause_verbs_before[end] > self._clause_verbs_before[start]

    def has_finite_verb(self, start: int, end: int) -> bool:
        """Tell whether the stretch holds a verb that the tagger takes for a finite one."""
        return start < end and self._finite_before[end] > self._finite_before[start]

    @cached_property
    def is_finite(self) -> Callable[[int], bool]:
        """Tells whether a token is a finite verb: for the tagger, or by an ending that nothing else has."""
        return self._finite.__getitem__

    def _governs_infinitive(self, at: int) -> bool:
        """Tell « la région | compte | assumer sa part »: behind no noun does a bare infinitive stand."""
        if self.pos[at] != "NOUN" or self.word_forms is None or at + 1 >= self.length or self.pos[at + 1] != "VERB":
            return False
        bare = "VerbForm=Inf" in self.morph[at + 1] and self.texts[at + 1].islower() and self.texts[at].islower()
        subject = self.pos[at - 1] in ("NOUN", "PROPN") and not self.is_in(at - 2, self.grammar.linking_prepositions)
        return bare and subject and self.word_forms.possible_of(self.words[at]).finite

    def _is_negated(self, at: int) -> bool:
        """Tell a verb right behind "ne" that the tagger takes for a participle, which cannot stand there."""
        if not self.is_in(at - 1, self.grammar.negation_marks) or "VerbForm=Part" not in self.morph[at]:
            return False
        return not self.words[at].endswith(self.grammar.document.present_participle_endings)

    def _is_no_participle(self, at: int) -> bool:
        """Tell a finite verb that the tagger takes for a participle: by its form (« investit »), or behind « qui »."""
        if self.word_forms is None or "VerbForm=Part" not in self.morph[at] or not self.texts[at].islower():
            return False
        possible = self.word_forms.possible_of(self.words[at])
        present = self.words[at].endswith(self.grammar.document.present_participle_endings)
        before = at - 1 - (self.words[at - 1] in OPENING_QUOTATION_MARKS)  # « qui « redit sa confiance » »
        clear = self.is_in(before, self.grammar.qui) or not (present or possible.participle or possible.other)
        return possible.finite and clear

    def _behind_clitic(self, at: int) -> bool:
        """Tell a verb behind « ne », or a subject and what looks like an article: « qui l'écoute », « je le veux »."""
        if self.pos[at] not in OPEN_CLASSES:
            return False
        before = self.words[at - 1]
        clitic = before in self.grammar.definite_articles and self._is_behind_subject_or_ne(at - 1)
        clitic = clitic and self.pos[at - 3] != "ADP"  # « pour qui la route est sûre »
        # « on n'en | compte | que vingt »
        clitic = clitic or (before in self.grammar.incise_clitics and self._is_behind_subject_or_ne(at - 1))
        clitic = clitic or self.is_behind_noun_and_pronoun(at) or self.is_behind_quotation_and_pronoun(at)
        if not (clitic or before in self.grammar.negation_marks):
            return False
        known = self.word_forms is not None and self.word_forms.possible_of(self.words[at]).finite
        return known or bool(self.forms[at])

    def is_behind_noun_and_pronoun(self, at: int) -> bool:
        """Tell a verb behind a noun and what looks like an article: « Le maire | le martèle », « l'édile le dit : »."""
        if self.words[at - 1] not in self.grammar.definite_articles or self.pos[at - 2] not in ("NOUN", "PROPN"):
            return False
        return self.is_never_noun(at) or (self.word(at + 1) == ":" and bool(self.forms[at]))

    def is_behind_quotation_and_pronoun(self, at: int) -> bool:
        """Tell a verb between a quotation and its subject, behind what looks like an article: « P », l'interrompt X."""
        if at < 3 or self.words[at - 1] not in self.grammar.definite_articles or self.words[at - 2] != ",":
            return False
        noun = min(at + 2, self.length - 1)
        named = self.entity_at[noun - 1] == "PER"
        opened = self.is_in(noun - 1, self.grammar.determiners) and self.pos[noun] in ("NOUN", "ADJ")
        subject = named or (opened and not self.is_never_noun(noun))  # not « « P », le juge | le rejette »
        return subject and self.words[at - 3] in CLOSING_QUOTATION_MARKS and bool(self.forms[at])

    def _is_behind_subject_or_ne(self, at: int) -> bool:
        """Tell what stands right behind « qui », « je », « il », « ne »: no article."""
        grammar = self.grammar
        before = (grammar.qui, grammar.clear_subject_pronouns, grammar.negation_marks)
        return any(self.is_in(at - 1, words) for words in before)

    def is_only_verb(self, at: int) -> bool:
        """Tell a finite verb that the tagger takes for a noun or an adjective, by lists of words."""
        if self.word_forms is None or self.pos[at] not in OPEN_CLASSES or not self.texts[at][:1].islower():
            return False
        behind = self.pos[at - 1] in ("DET", "ADP", "NUM") or self.is_in(at - 1, self.grammar.determiners)
        noun = behind or self.entity_at[at] or self.words[at] in self.lexicon.source_nouns
        return not noun and self.word_forms.is_finite(self.words[at])

    def is_never_noun(self, at: int) -> bool:
        """Tell a finite verb by the lists alone, which know the word as nothing else, whatever its tag."""
        return self.word_forms is not None and self.texts[at].islower() and self.word_forms.is_finite(self.words[at])

    def may_be_adjective(self, at: int) -> bool:
        """Tell an adjective by its tag, or by the lists where the tagger takes it for a noun or a verb."""
        if self.pos[at] == "ADJ":
            return True
        known = self.word_forms is not None and self.word_forms.may_be_adjective(self.words[at])
        return known and self.pos[at] in ("NOUN", "VERB", "ADV") and self.texts[at].islower() and not self.forms[at]

    def is_only_adverb(self, at: int) -> bool:
        """Tell an adverb that the tagger takes for a verb, a noun or an adjective, by lists of words: « sèchement »."""
        if self.word_forms is None or self.pos[at] not in ADVERBS_MISREAD or self.forms[at]:
            return False
        return self.texts[at].islower() and self.word_forms.is_adverb(self.words[at])

    def is_nominal(self, at: int) -> bool:
        """Tell a noun or adjective that the tagger takes for a verb, by its arc or the lists: « en zone mixte »."""
        return not self.forms[at] and (self.dep[at] in NOMINAL_ARCS or self._is_listed_otherwise(at))

    def _is_listed_otherwise(self, at: int) -> bool:
        """Tell what the lists know for a noun or an adjective and for no form of a verb: « la police vaudoise »."""
        word = self.words[at]
        if self.word_forms is None or not self.texts[at].islower() or word.endswith(self.grammar.infinitive_endings):
            return False
        if word.endswith(self.grammar.document.present_participle_endings):
            return False
        possible = self.word_forms.possible_of(word)
        return possible.other and not (possible.finite or possible.participle)

    def _is_manner(self, at: int) -> bool:
        """Tell an adverb that the tagger takes for a verb: « suivre fidèlement les consignes », not « ils forment »."""
        if (
            self.word_forms is None
            or self.forms[at]
            or not self.words[at].endswith(self.grammar.document.adverb_endings)
        ):
            return False
        return not self.word_forms.possible_of(self.words[at]).finite

    @cached_property
    def _clause_verbs_before(self) -> list[int]:
        """For every token, how many verbs of clauses stand before it."""
        return list(accumulate(self._clause_verbs, initial=0))

    @cached_property
    def _clause_verbs(self) -> list[bool]:
        flags = [False] * len(self._finite)
        for at in compress(count(), self._finite):
            flags[at] = self._has_clause(at)
        return flags

    @cached_property
    def is_clause_verb(self) -> Callable[[int], bool]:
        """Tells the verb of a clause from a noun behind its determiner and a participle that the tagger misread."""
        return self._clause_verbs.__getitem__

    def _has_clause(self, at: int) -> bool:
        pronoun = self.is_in(at - 1, self.grammar.definite_articles) and self._is_behind_subject_or_ne(at - 1)
        pronoun = pronoun or self.is_in(at - 2, self.grammar.definite_articles)  # « dont l'une | est vide »
        pronoun = pronoun or self.is_behind_quotation_and_pronoun(at)
        presents = self.is_in(at - 1, self.grammar.ce) and not self.lemmas(at).isdisjoint(self.grammar.being)
        if self.is_in(at - 1, self.grammar.clear_determiners) and not (pronoun or presents):
            return False
        moods = self.moods[at]
        return not moods or not moods.isdisjoint(FINITE_MOODS)

    def may_govern_que(self, at: int) -> bool:
        """Tell a form of a verb that the lexicon knows to govern a clause with "que"."""
        verbs = self.lexicon.verbs
        return any("que" in entry.frames for form in self.forms[at] for entry in verbs.get(form.lemma, ()))

    def verb_numbers(self, at: int) -> set[str]:
        """Give the numbers ("s", "p") of a finite verb, by the lexicon's forms or by the tagger."""
        features = (feature for form in self.forms[at] for feature in form.features)
        known = {feature[-1] for feature in features if feature.startswith(FINITE_FEATURES)}
        tagged = {number[0].lower() for number in ("Sing", "Plur") if f"Number={number}" in self.morph[at]}
        return known or (tagged if "VerbForm=Fin" in self.morph[at] else set())

    def _ends_finite(self, at: int) -> bool:
        """Tell a finite verb that the tagger takes for a noun or an adjective (« le pont tiendra », « ils iront »)."""
        if self.pos[at] in CLOSED_CLASSES or not self.texts[at][:1].islower():
            return False
        word = self.words[at]
        if word.endswith(self.grammar.document.clear_finite_endings):
            return True
        if self.pos[at] == "ADV" and word.endswith(self.grammar.document.plural_verb_endings):
            adverb = word.endswith(self.grammar.document.adverb_endings) or self.is_in(
                at, self.grammar.document.adverbs_like_verbs
            )
            return not (adverb or word in self.lexicon.source_nouns)  # « les fosses datent de 1993 »
        if self.pos[at] in ("NOUN", "ADJ") and word.endswith(self.grammar.document.plural_verb_endings):
            plural = self.words[at - 1].endswith(("s", "x")) and self.is_in(at - 2, self.grammar.plural_determiners)
            return plural and not self.is_in(
                at, self.grammar.document.adverbs_like_verbs
            )  # « les hôteliers affichent complet »
        return self.may_be_future(at) and not self.is_in(at, self.grammar.noun_homographs)

    def may_be_future(self, at: int) -> bool:
        """Tell a form of the future by the lexicon's forms (« sera »)."""
        forms = self.forms[at]
        return bool(forms) and any(feature.startswith("ind.fut") for form in forms for feature in form.features)

    @cached_property
    def is_auxiliary(self) -> list[bool]:
        """For every token, whether it can be a form of "être" or "avoir"."""
        flags = [False] * len(self.forms)
        for at in compress(count(), self.forms):
            flags[at] = any(form.lemma in self.grammar.auxiliaries for form in self.forms[at])
        return flags

    def is_infinitive(self, at: int) -> bool:
        """Tell whether the tagger takes a token for an infinitive."""
        return self.pos[at] in VERBS and "VerbForm=Inf" in self.morph[at]

    def may_be_infinitive(self, at: int) -> bool:
        """Tell an infinitive by the lexicon's forms or the tagger; after « ne plus » only an infinitive can stand."""
        if self.texts[at][:1].isupper() and self.texts[at - 1][:1].islower():
            return False  # « en Master »: a name that looks like one
        if "inf" in self.moods[at]:
            behind = self.is_in(at - 1, self.grammar.determiners) or self.pos[at - 1] == "ADJ"
            far = self.is_in(at - 2, self.grammar.indefinite_articles) and self.pos[at - 1] in OPEN_CLASSES
            return not (self.pos[at] in OPEN_CLASSES and (behind or far))  # « avec un large sourire »
        if self.is_infinitive(at):
            return self.words[at].endswith(self.grammar.infinitive_endings)
        negated = self.is_in(at - 2, self.grammar.negation_marks) and self.is_in(at - 1, self.grammar.full_negations)
        return negated and self.words[at].endswith(self.grammar.infinitive_endings)

    def is_present_participle(self, at: int) -> bool:
        """Tell a present participle (« estimant »), by the tagger or by the lexicon's forms."""
        if self.words[at].endswith(self.grammar.document.present_participle_endings):
            return self.pos[at] in VERBS or "prp" in self.moods[at]
        return False

    def is_participle(self, at: int) -> bool:
        """Tell whether the tagger takes a token for a participle."""
        return "VerbForm=Part" in self.morph[at]

    def may_be_participle(self, at: int) -> bool:
        """Tell a past participle (« Interrogée sur la suite, »), by the lexicon's forms or by the tagger."""
        return "pap" in self.moods[at] or (self.pos[at] in VERBS and self.is_participle(at))

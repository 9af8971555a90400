"""One Doc as the constructions read it: words, arcs, quotations and sentences, looked up once in plain lists.

A list look-up costs a fraction of a ``Token`` attribute, and every construction passes over the same tokens.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from spacy.attrs import DEP, HEAD, MORPH, ORTH, POS, SENT_START

from nlp_pipeline.language.document.stretches import LONGEST_PASSAGE, cut_sentences, heads_within
from nlp_pipeline.language.words import has_word, strings_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.language.document.verb_forms import VerbForms
    from nlp_pipeline.language.quotes.pairing import Quotation
    from nlp_pipeline.lexicon import Form, Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar, Phrases, Words

TokenRange = tuple[int, int]
"""Start and end token of a stretch, end exclusive."""

LONGEST_PHRASE = 5
"""In tokens: fixed phrases are no longer."""

FARTHEST_INCISE = 8
"""In tokens: how far behind a quotation the verb of an incise stands, its comma, clitics and auxiliary included."""

VERBS = frozenset(("VERB", "AUX"))
NOMINAL_ARCS = frozenset(("amod", "nmod", "obj", "iobj", "obl:arg", "obl:mod", "obl:agent"))
"""Arcs of a noun or an adjective: a word that hangs by one of them and that no verb's forms hold is no verb."""

FINITE_FEATURES = ("ind", "cnd", "sub", "imp")
CLOSED_CLASSES = frozenset(("DET", "PRON", "ADP", "CCONJ", "SCONJ", "PUNCT", "NUM", "SPACE", "PROPN"))
OPEN_CLASSES = frozenset(("NOUN", "ADJ", "PROPN", "X"))
SENTENCE_MARKS = frozenset((".", "!", "?", "…", "..."))
CLAUSE_MARKS = frozenset((",", ";", ":", "–", "—"))
OPENING_BRACKETS = frozenset(("(", "["))
CLOSING_BRACKETS = frozenset((")", "]"))


class DocView:
    """The tokens of a Doc as plain lists, with the quotations and the passages that they stand in.

    A *passage* is a run of sentences that an outermost quotation holds together: « A. B. », a dit X. is one passage,
    however many sentences the quotation has.

    Args:
        doc: a parsed Doc; quotations and blocks are read from it where they were set.
        lexicon: verbs, nouns and source phrases.
        grammar: closed classes.
        verb_forms: words that are verbs whatever the tagger takes them for; None to trust it.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon, grammar: Grammar, verb_forms: VerbForms | None = None) -> None:
        self.doc = doc
        self.verb_forms = verb_forms
        self.lexicon = lexicon
        self.grammar = grammar
        self.length = len(doc)
        columns = doc.to_array([POS, DEP, HEAD, SENT_START, MORPH, ORTH])

        def decoded(column: int) -> list[str]:
            return strings_of(columns[:, column].tolist(), doc.vocab.strings)

        # One array for all: a Token object a word and attribute would take longer than the rules.
        self.texts = decoded(5)
        self.words = [text.lower() for text in self.texts]
        self.pos = decoded(0)
        self.dep = decoded(1)
        self.morph = decoded(4)
        offsets = columns[:, 2].astype("int64").tolist()
        marks = [grammar.document.clause_marks, grammar.document.phrase_marks]
        self.sentences = cut_sentences(self._ranges([flag == 1 for flag in columns[:, 3].tolist()]), self.words, marks)
        self.quotations: list[Quotation] = doc._.quotations if doc.has_extension("quotations") else []
        self.quotation_at = self._quotation_at()
        self.sentence_at = self._number(self.sentences)
        self.head = heads_within([at + offset for at, offset in enumerate(offsets)], self.sentence_at)
        self.passages = self._passages()
        self.passage_at = self._number(self.passages)
        self.navigation = self._blocks_labelled("NAVIGATION")
        self.block_at = self._block_at()

    @cached_property
    def children(self) -> list[list[int]]:
        """For every token, its dependents from left to right."""
        children: list[list[int]] = [[] for _ in range(self.length)]
        for at, head in enumerate(self.head):
            if head != at:
                children[head].append(at)
        return children

    @cached_property
    def forms(self) -> list[tuple[Form, ...]]:
        """For every token, what the lexicon's verb forms say of it."""
        cache: dict[str, tuple[Form, ...]] = {}
        out = []
        for word in self.words:
            found = cache.get(word)
            if found is None:
                found = cache[word] = self.lexicon.analyses(word)
            out.append(found)
        return out

    @cached_property
    def in_reach_of_quotation(self) -> list[bool]:
        """For every token, whether an incise's verb can stand there: in a quotation, or just behind one."""
        near = [number >= 0 for number in self.quotation_at]
        for quotation in self.quotations:
            stop = min(self.length, quotation.end + FARTHEST_INCISE)
            near[quotation.end : stop] = [True] * (stop - quotation.end)
        return near

    @cached_property
    def _is_word(self) -> list[bool]:
        return [has_word(text) for text in self.texts]

    @cached_property
    def _finite_before(self) -> list[int]:
        """For every token, how many finite verbs stand before it."""
        return list(accumulate((self.is_finite(at) for at in range(self.length)), initial=0))

    @cached_property
    def entity_at(self) -> list[str]:
        """For every token, the label of the entity that holds it, or ''."""
        labels = [""] * self.length
        for entity in self.doc.ents:
            for at in range(entity.start, entity.end):
                labels[at] = entity.label_
        return labels

    @cached_property
    def _entity_starts(self) -> frozenset[int]:
        return frozenset(entity.start for entity in self.doc.ents)

    def begins_entity(self, at: int) -> bool:
        """Tell whether an entity begins at this token."""
        return at in self._entity_starts

    def lemmas(self, at: int) -> set[str]:
        """Give what a word may be a form of: by the lexicon, by the model, and as a regular verb in -er."""
        found = {form.lemma for form in self.forms[at]} | {self.doc[at].lemma_.lower()}
        word = self.words[at]
        return found | {
            word.removesuffix(ending) + "er" for ending in self.grammar.document.er_endings if word.endswith(ending)
        }

    def word(self, at: int) -> str:
        """Give the word at a place in lower case; '' outside of the Doc."""
        return self.words[at] if 0 <= at < self.length else ""

    def is_word(self, at: int) -> bool:
        """Tell whether a token has a letter or a digit."""
        return self._is_word[at]

    def is_in(self, at: int, words: Words) -> bool:
        """Tell whether the word at a place is one of these, a closed class of the grammar."""
        return self.word(at) in words

    def passage(self, at: int) -> TokenRange:
        """Give the passage that a token stands in."""
        return self.passages[self.passage_at[at]]

    def sentence(self, at: int) -> TokenRange:
        """Give the sentence that a token stands in."""
        return self.sentences[self.sentence_at[at]]

    def quotation(self, at: int) -> Quotation | None:
        """Give the innermost quotation that a token stands in, its marks included; None outside."""
        number = self.quotation_at[at]
        return self.quotations[number] if number >= 0 else None

    def window(self, at: int) -> TokenRange:
        """Give the stretch within which a clause here must end: its passage, or inside a quotation its sentence."""
        quotation = self.quotation(at)
        if quotation is None:
            return self.passage(at)
        piece = piece_at(quotation, at) or (quotation.start, quotation.end)
        sentence = self.sentence(at)
        return max(piece[0], sentence[0]), min(piece[1], sentence[1])

    def opening_at(self, at: int) -> Quotation | None:
        """Give the quotation whose opening mark stands at this token."""
        return self._openings.get(at)

    def closing_before(self, at: int) -> Quotation | None:
        """Give the closed quotation whose closing mark is the token just before this one."""
        return self._closings.get(at)

    def skip_space(self, at: int, step: int) -> int:
        """Move over white-space tokens in one direction."""
        while 0 <= at < self.length and self.texts[at].isspace():
            at += step
        return at

    def has_clause_verb(self, start: int, end: int) -> bool:
        """Tell whether a stretch holds the verb of a clause (see :meth:`is_clause_verb`)."""
        return any(self.is_clause_verb(at) for at in range(start, end))

    def has_finite_verb(self, start: int, end: int) -> bool:
        """Tell whether the stretch holds a verb that the tagger takes for a finite one."""
        return start < end and self._finite_before[end] > self._finite_before[start]

    def is_finite(self, at: int) -> bool:
        """Tell whether a token is a finite verb: for the tagger, or by an ending that nothing else has."""
        if self.pos[at] in VERBS:
            return "VerbForm=Fin" in self.morph[at] and not self.is_nominal(at)
        return self._ends_finite(at) or self.is_only_verb(at)

    def is_only_verb(self, at: int) -> bool:
        """Tell a finite verb that the tagger takes for a noun or an adjective, by lists of words."""
        if self.verb_forms is None or self.pos[at] not in OPEN_CLASSES or not self.texts[at][:1].islower():
            return False
        behind = self.pos[at - 1] in ("DET", "ADP", "NUM") or self.is_in(at - 1, self.grammar.determiners)
        noun = behind or self.entity_at[at] or self.words[at] in self.lexicon.source_nouns
        return not noun and self.verb_forms.is_finite(self.words[at])

    def is_never_noun(self, at: int) -> bool:
        """Tell a finite verb by the lists alone, which know the word as nothing else, whatever its tag."""
        return self.verb_forms is not None and self.texts[at].islower() and self.verb_forms.is_finite(self.words[at])

    def may_be_adjective(self, at: int) -> bool:
        """Tell an adjective by its tag, or by the lists where the tagger takes it for a noun or a verb."""
        if self.pos[at] == "ADJ":
            return True
        known = self.verb_forms is not None and self.verb_forms.may_be_adjective(self.words[at])
        return known and self.pos[at] in ("NOUN", "VERB", "ADV") and self.texts[at].islower() and not self.forms[at]

    def is_nominal(self, at: int) -> bool:
        """Tell a noun or adjective that the tagger takes for a verb, by its arc: « en zone mixte »."""
        return self.dep[at] in NOMINAL_ARCS and not self.forms[at]

    def is_clause_verb(self, at: int) -> bool:
        """Tell the verb of a clause from a noun behind its determiner and from a participle that the tagger misread."""
        if not self.is_finite(at) or self.is_in(at - 1, self.grammar.clear_determiners):
            return False
        features = {feature for form in self.forms[at] for feature in form.features}
        return not features or any(feature.startswith(FINITE_FEATURES) for feature in features)

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
        if word.endswith(tuple(self.grammar.document.clear_finite_endings)):
            return True
        if self.pos[at] == "ADV" and word.endswith(tuple(self.grammar.document.plural_verb_endings)):
            adverb = word.endswith(tuple(self.grammar.document.adverb_endings)) or self.is_in(
                at, self.grammar.document.adverbs_like_verbs
            )
            return not (adverb or word in self.lexicon.source_nouns)  # « les fosses datent de 1993 »
        if self.pos[at] in ("NOUN", "ADJ") and word.endswith(tuple(self.grammar.document.plural_verb_endings)):
            plural = self.words[at - 1].endswith(("s", "x")) and self.is_in(at - 2, self.grammar.plural_determiners)
            return plural and not self.is_in(
                at, self.grammar.document.adverbs_like_verbs
            )  # « les hôteliers affichent complet »
        future = [form for form in self.forms[at] if any(f.startswith("ind.fut") for f in form.features)]
        return bool(future) and not self.is_in(at, self.grammar.noun_homographs)

    def is_infinitive(self, at: int) -> bool:
        """Tell whether the tagger takes a token for an infinitive."""
        return self.pos[at] in VERBS and "VerbForm=Inf" in self.morph[at]

    def may_be_infinitive(self, at: int) -> bool:
        """Tell an infinitive by the lexicon's forms or the tagger; after « ne plus » only an infinitive can stand."""
        if self.texts[at][:1].isupper() and self.texts[at - 1][:1].islower():
            return False  # « en Master »: a name that looks like one
        if any("inf" in form.features for form in self.forms[at]):
            behind = self.is_in(at - 1, self.grammar.determiners) or self.pos[at - 1] == "ADJ"
            far = self.is_in(at - 2, self.grammar.indefinite_articles) and self.pos[at - 1] in OPEN_CLASSES
            return not (self.pos[at] in OPEN_CLASSES and (behind or far))  # « avec un large sourire »
        if self.is_infinitive(at):
            return self.words[at].endswith(tuple(self.grammar.infinitive_endings))
        negated = self.is_in(at - 2, self.grammar.negation_marks) and self.is_in(at - 1, self.grammar.full_negations)
        return negated and self.words[at].endswith(tuple(self.grammar.infinitive_endings))

    def is_present_participle(self, at: int) -> bool:
        """Tell a present participle (« estimant »), by the tagger or by the lexicon's forms."""
        if self.words[at].endswith(tuple(self.grammar.document.present_participle_endings)):
            return self.pos[at] in VERBS or any("prp" in form.features for form in self.forms[at])
        return False

    def is_participle(self, at: int) -> bool:
        """Tell whether the tagger takes a token for a participle."""
        return "VerbForm=Part" in self.morph[at]

    def may_be_participle(self, at: int) -> bool:
        """Tell a past participle (« Interrogée sur la suite, »), by the lexicon's forms or by the tagger."""
        forms = self.forms[at]
        known = any(feature.startswith("pap") for form in forms for feature in form.features)
        return known or (self.pos[at] in VERBS and self.is_participle(at))

    def has_relative(self, start: int, end: int) -> bool:
        """Tell whether the stretch holds a relative pronoun."""
        return any(self.is_in(at, self.grammar.strong_relatives) for at in range(start, end))

    def matches(self, at: int, phrase: str) -> int:
        """Give the number of tokens that a fixed phrase takes from here; 0 where it does not stand here."""
        length = 0
        rest = phrase
        while rest:
            word = self.word(at + length)
            if not word or not rest.startswith(word):
                return 0
            rest = rest[len(word) :].lstrip()
            length += 1
        return length

    def phrase_from(self, at: int, phrases: Phrases) -> int:
        """Give the number of tokens of the longest of these fixed phrases that stands here; 0 for none."""
        likely = by_first_word(phrases).get(self.word(at), ())
        return max((self.matches(at, phrase) for phrase in likely), default=0)

    def phrase_until(self, at: int, phrases: Phrases) -> int:
        """Give the number of tokens of the longest of these fixed phrases that ends at this token; 0 for none."""
        for start in range(max(0, at - LONGEST_PHRASE), at):
            if self.phrase_from(start, phrases) == at - start + 1:
                return at - start + 1
        return 0

    @cached_property
    def _openings(self) -> dict[int, Quotation]:
        return {quotation.start: quotation for quotation in self.quotations}

    @cached_property
    def _closings(self) -> dict[int, Quotation]:
        return {quotation.end: quotation for quotation in self.quotations if quotation.closed}

    def _ranges(self, starts: list[bool]) -> list[TokenRange]:
        edges = [at for at, flag in enumerate(starts) if flag or at == 0]
        return list(zip(edges, [*edges[1:], self.length], strict=True))

    def _number(self, ranges: list[TokenRange]) -> list[int]:
        numbers = [0] * self.length
        for number, (start, end) in enumerate(ranges):
            numbers[start:end] = [number] * (end - start)
        return numbers

    def _quotation_at(self) -> list[int]:
        inside = [-1] * self.length
        for number, quotation in enumerate(self.quotations):  # outer ones come first: the inner one overwrites
            inside[quotation.start : quotation.end] = [number] * (quotation.end - quotation.start)
        return inside

    def _passages(self) -> list[TokenRange]:
        inner = [False] * (self.length + 1)
        for quotation in self.quotations:
            if quotation.depth == 0:
                inner[quotation.start + 1 : quotation.end] = [True] * (quotation.end - quotation.start - 1)
        passages: list[TokenRange] = []
        for start, end in self.sentences:
            if passages and inner[start] and end - passages[-1][0] <= LONGEST_PASSAGE:
                passages[-1] = (passages[-1][0], end)
            else:
                passages.append((start, end))
        return passages

    def _blocks_labelled(self, label: str) -> list[bool]:
        flags = [False] * self.length
        for block in self.doc.spans.get("blocks", ()):
            if block.label_ == label:
                flags[block.start : block.end] = [True] * (block.end - block.start)
        return flags

    def _block_at(self) -> list[int]:
        if "blocks" not in self.doc.spans:
            return [0] * self.length
        return self._number([(block.start, block.end) for block in self.doc.spans["blocks"]])


@lru_cache(maxsize=256)
def by_first_word(phrases: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Index fixed phrases by the token that they begin with; an elided word may stand by itself."""
    index: dict[str, list[str]] = {}
    for phrase in phrases:
        first = phrase.split()[0]
        elided = first.split("'")[0] + "'" if "'" in first else first
        for key in {first, elided}:
            index.setdefault(key, []).append(phrase)
    return {key: tuple(values) for key, values in index.items()}


def piece_at(quotation: Quotation, at: int) -> TokenRange | None:
    """Give the piece of a quotation that holds a token; None for its marks."""
    number = bisect_right(quotation.pieces, at, key=lambda piece: piece[0]) - 1
    return quotation.pieces[number] if number >= 0 and at < quotation.pieces[number][1] else None


def pieces_near(quotation: Quotation, at: int, reach: int) -> list[TokenRange]:
    """Give what of the pieces of a quotation stands within so many tokens of one in it."""
    low, high = at - reach, at + reach
    first = max(0, bisect_right(quotation.pieces, low, key=lambda piece: piece[0]) - 1)
    last = bisect_right(quotation.pieces, high, key=lambda piece: piece[0])
    near = ((max(start, low), min(end, high)) for start, end in quotation.pieces[first:last])
    return [(start, end) for start, end in near if start < end]

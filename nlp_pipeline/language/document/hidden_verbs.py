"""Verbs that the tagger takes for nouns or adjectives, found by the clause that would have no verb without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import OPENING_QUOTATION_MARKS, PAUSE_MARKS, SENTENCE_MARKS

if TYPE_CHECKING:
    from nlp_pipeline.language.document.verb_tokens import VerbTokens

CLAUSE_EDGES = SENTENCE_MARKS | PAUSE_MARKS | OPENING_QUOTATION_MARKS
NOUN_TAGS = frozenset(("NOUN", "ADJ"))
HEAD_TAGS = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))


def hidden_verbs(tokens: VerbTokens, verbs: list[bool]) -> list[int]:
    """Give the finite verbs that are hidden in a text.

    Args:
        tokens: the Doc's tokens.
        verbs: for every token, whether it is taken for a finite verb so far.
    """
    if tokens.word_forms is None:
        return []
    return [*_in_relatives(tokens, verbs), *_before_incises(tokens, verbs)]


def _may_be_hidden(tokens: VerbTokens, at: int) -> bool:
    """Tell a noun or adjective, by its tag, that can be a verb by its form."""
    return tokens.pos[at] in NOUN_TAGS and tokens.texts[at].islower() and _has_verbal_form(tokens, at)


def _has_verbal_form(tokens: VerbTokens, at: int) -> bool:
    """Tell a form that a verb can have in the third person."""
    word = tokens.words[at]
    third = not word.endswith(tokens.grammar.document.never_third_person)
    return third and tokens.word_forms is not None and tokens.word_forms.possible_of(word).finite


def _in_relatives(tokens: VerbTokens, verbs: list[bool]) -> list[int]:
    """Give the verbs that end a relative clause and look like a noun: « les lieux où l'eau | manque | auront »."""
    hidden = []
    relatives = tokens.grammar.clause_relatives | tokens.grammar.which
    for relative in (at for at, word in enumerate(tokens.words) if word in relatives):
        after = range(relative + 1, tokens.length)
        verb = next((at for at in after if verbs[at] or not tokens.is_word(at) or tokens.words[at] in relatives), 0)
        last = verb - 1
        if verb < relative + 4 or not verbs[verb]:
            continue
        if tokens.pos[last - 1] in ("NOUN", "PROPN") and _may_be_hidden(tokens, last):
            hidden.append(last)
    return hidden


def _before_incises(tokens: VerbTokens, verbs: list[bool]) -> list[int]:
    """Give the only verb of a claim that an incise ends: « L'usine | ferme | en mars, annonce le groupe. »."""
    hidden = []
    for comma in (at for at, word in enumerate(tokens.words[: tokens.length - 3]) if word == ","):
        if not _opens_incise(tokens, comma + 1) or _parts_clause(tokens, verbs, comma + 1):
            continue
        low = comma
        while low > 0 and tokens.is_word(low - 1) and not verbs[low - 1]:
            low -= 1
        begins = low == 0 or tokens.words[low - 1] in CLAUSE_EDGES or tokens.texts[low - 1].isspace()
        if not begins or tokens.is_in(low, tokens.grammar.plural_determiners):
            continue
        behind = [at for at in range(low + 2, comma) if tokens.pos[at - 1] in HEAD_TAGS]
        governs = (at for at in behind if _may_govern(tokens, at))
        verb = next(governs, next((at for at in behind if _may_be_hidden(tokens, at)), None))
        if verb is not None:
            hidden.append(verb)
    return hidden


def _may_govern(tokens: VerbTokens, at: int) -> bool:
    """Tell a form with an object right behind it, for a participle too: « Le gel | détruit | les récoltes »."""
    if not tokens.is_in(at + 1, tokens.grammar.determiners):
        return False
    governed = not tokens.is_in(at + 1, tokens.grammar.contracted_prepositions)
    return (governed and tokens.is_participle(at) and _has_verbal_form(tokens, at)) or _may_be_hidden(tokens, at)


def _opens_incise(tokens: VerbTokens, at: int) -> bool:
    """Tell the verb of an incise and the speaker behind it: « , annonce | le groupe », « , ont dit | les élus »."""
    verb = at + tokens.is_auxiliary[at]
    entries = (entry for form in tokens.forms[verb] for entry in tokens.lexicon.verbs.get(form.lemma, ()))
    tells = any("incise" in entry.frames for entry in entries)
    finite = verb > at or not tokens.moods[at].isdisjoint(("ind",))
    article = tokens.is_in(verb + 1, tokens.grammar.determiners)
    speaker = article or tokens.is_in(verb + 1, tokens.grammar.inverted_pronouns) or tokens.entity_at[verb + 1] != ""
    return tells and finite and speaker


def _parts_clause(tokens: VerbTokens, verbs: list[bool], incise: int) -> bool:
    """Tell an incise that parts a subject from its verb: « Le directeur adjoint, annonce la mairie, | quitte | »."""
    behind = next((at + 1 for at in range(incise, tokens.length) if not tokens.is_word(at)), tokens.length)
    negated = tokens.is_in(behind, tokens.grammar.negation_marks) or tokens.is_in(behind, tokens.grammar.se)
    return tokens.word(behind - 1) == "," and verbs[behind + negated]

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
    return [*_in_relatives(tokens, verbs), *_beside_incises(tokens, verbs)]


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


def _beside_incises(tokens: VerbTokens, verbs: list[bool]) -> list[int]:
    """Give the only verb of a claim that an incise ends or parts: « L'usine | ferme | en mars, annonce le groupe. »."""
    hidden = []
    for comma in (at for at, word in enumerate(tokens.words[: tokens.length - 3]) if word == ","):
        if not _opens_incise(tokens, comma + 1):
            continue
        low = comma
        while low > 0 and tokens.is_word(low - 1) and not verbs[low - 1]:
            low -= 1
        begins = low == 0 or tokens.words[low - 1] in CLAUSE_EDGES or tokens.texts[low - 1].isspace()
        if not begins or tokens.is_in(low, tokens.grammar.plural_determiners):
            continue
        behind = next((at + 1 for at in range(comma + 1, tokens.length) if not tokens.is_word(at)), tokens.length)
        behind = behind if tokens.word(behind - 1) == "," else tokens.length
        verb = _verb_behind(tokens, verbs, behind) if low < comma else None
        ends = behind == tokens.length or tokens.entity_at[behind] != ""  # « , dit la maire, | Léa Morin |. »
        if verb is None and ends:
            verb = _verb_before(tokens, low, comma)
        if verb is not None:
            hidden.append(verb)
    return hidden


def _verb_before(tokens: VerbTokens, low: int, comma: int) -> int | None:
    """Give the verb of a claim that stands whole before an incise: one with an object, else the first that can be."""
    behind = [at for at in range(low + 2, comma) if tokens.pos[at - 1] in HEAD_TAGS]
    governs = (at for at in behind if _may_govern(tokens, at))
    return next(governs, next((at for at in behind if _may_be_hidden(tokens, at)), None))


def _verb_behind(tokens: VerbTokens, verbs: list[bool], at: int) -> int | None:
    """Give the verb of a claim that an incise parts from its subject: « La lettre, annonce le groupe, | date | »."""
    if at + 1 >= tokens.length or not (_may_be_hidden(tokens, at) or _may_govern(tokens, at)):
        return None
    if tokens.words[at] in tokens.lexicon.source_nouns or tokens.words[at + 1] == ",":
        return None  # « , annonce Léa Morin, | juge | au tribunal »
    end = next((place for place in range(at, tokens.length) if tokens.words[place] in SENTENCE_MARKS), tokens.length)
    return None if any(verbs[at + 1 : end]) else at


def _opens_incise(tokens: VerbTokens, at: int) -> bool:
    """Tell the verb of an incise and the speaker behind it: « , annonce | le groupe », « , ont dit | les élus »."""
    verb = at + tokens.is_auxiliary[at]
    entries = (entry for form in tokens.forms[verb] for entry in tokens.lexicon.verbs.get(form.lemma, ()))
    tells = any("incise" in entry.frames for entry in entries)
    finite = verb > at or not tokens.moods[at].isdisjoint(("ind",))
    dated = tokens.is_in(verb + 1, tokens.grammar.time_words) or tokens.pos[min(verb + 1, tokens.length - 1)] == "ADV"
    speaker = verb + 1 + dated
    article = tokens.is_in(speaker, tokens.grammar.determiners)
    speaks = article or tokens.is_in(speaker, tokens.grammar.inverted_pronouns) or tokens.entity_at[speaker] != ""
    return tells and finite and speaks


def _may_govern(tokens: VerbTokens, at: int) -> bool:
    """Tell a form with an object right behind it, for a participle too: « Le gel | détruit | les récoltes »."""
    if not tokens.is_in(at + 1, tokens.grammar.determiners):
        return False
    governed = not tokens.is_in(at + 1, tokens.grammar.contracted_prepositions)
    return (governed and tokens.is_participle(at) and _has_verbal_form(tokens, at)) or _may_be_hidden(tokens, at)

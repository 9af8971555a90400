"""What else a text may call somebody by what he does: who presides is "le président", who was attacked "la victime"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.ranges import back
from nlp_pipeline.language.sources.clause_subjects import is_participle
from nlp_pipeline.language.words import tagged_words_of, words_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon.descriptions import Descriptions
    from nlp_pipeline.lexicon.grammar import Grammar


def nouns_by_act(
    doc: Doc, mention: Mention, functions: Container[int], grammar: Grammar, known: Descriptions
) -> frozenset[str]:
    """Give the nouns for a person by what the verb behind its name says: "Anne Morel, qui préside le club".

    Args:
        doc: the Doc.
        mention: a person by name.
        functions: the tokens that are part of somebody's function.
        grammar: closed classes.
        known: what verbs tell.
    """
    of_another = _is_of_subject(words_of(doc).lower, mention, grammar)
    does = frozenset() if of_another else nouns_by_doing(doc, mention.end, functions, grammar, known)
    does |= nouns_by_fronted_participle(doc, mention.start, grammar, known)
    return does | nouns_by_being_done_to(doc, mention.start, functions, grammar, known)


def _is_of_subject(lower: Sequence[str], mention: Mention, grammar: Grammar) -> bool:
    """Tell a name in the complement of the verb's subject: "L'agression de |Léa Rey| est jugée", not ", qui"."""
    behind = lower[mention.end] if mention.end < len(lower) else ","
    joined = mention.start > 0 and lower[mention.start - 1] in grammar.de
    return joined and behind != "," and behind not in grammar.qui


def nouns_by_doing(
    doc: Doc, end: int, functions: Container[int], grammar: Grammar, known: Descriptions
) -> frozenset[str]:
    """Give the nouns for a person, or for several, by the verb behind the name that ends before a token."""
    words, passive = _act_behind(doc, end, functions, grammar, known)
    return _nouns_of(words, known.undergone if passive else known.acts)


def nouns_by_being_done_to(
    doc: Doc, start: int, functions: Container[int], grammar: Grammar, known: Descriptions
) -> frozenset[str]:
    """Give the nouns for a person, or for several, by the verb before the name that begins at a token.

    It is the verb's object ("succède à |Luc Rey|"), behind "par" the one who does it ("présidée par |Luc Rey|"), as
    behind "que" too ("que préside |Luc Rey|").
    """
    lower = words_of(doc).lower
    before = _verb_before(doc, start, functions, grammar)
    if before and lower[before] in grammar.par:
        verb = _participle_before(doc, before)
        nouns = _nouns_of(lower[verb : verb + 1], known.acts) | _nouns_of(lower[verb : verb + 1], known.acts_of_agent)
        over = lower[verb - 1] in grammar.been and nouns & known.leads  # « a été dirigé par Luc Rey »: not any longer
        return frozenset() if over else nouns
    if before and lower[before - 1] in grammar.que:
        return _nouns_of(lower[before : before + 1], known.acts)
    return _nouns_of(lower[before : before + 1], known.done_to)


def nouns_by_fronted_participle(doc: Doc, start: int, grammar: Grammar, known: Descriptions) -> frozenset[str]:
    """Give the nouns for who opens its sentence behind what was done to him: "Battu en finale, |Luc Rey| quitte"."""
    lower = words_of(doc).lower
    if lower[start - 1] != ",":
        return frozenset()
    first = doc[start].sent.start
    if start - first < 2 or "," in lower[first : start - 1]:
        return frozenset()
    return _nouns_of(lower[first : first + 1], known.undergone) if is_participle(doc[first]) else frozenset()


def nouns_by_deed(doc: Doc, start: int, grammar: Grammar) -> frozenset[str]:
    """Give the nouns for who was tried or hurt: "le procès de |Luc Rey|", "l'agression de |Luc Rey|"."""
    done = _deed_before(doc, start, grammar)
    if done in grammar.sources.trials:
        return grammar.sources.accused
    return grammar.sources.victims if done in grammar.sources.deeds else frozenset()


def is_told_dead(doc: Doc, start: int, grammar: Grammar) -> bool:
    """Tell of whom a text tells the death: "le meurtre de |Luc Rey|"."""
    return _deed_before(doc, start, grammar) in grammar.sources.deaths


def _deed_before(doc: Doc, start: int, grammar: Grammar) -> str:
    """Give the word whose complement a name is behind "de"; '' where it is none."""
    lower = words_of(doc).lower
    return lower[start - 2] if start > 1 and lower[start - 1] in grammar.de else ""


def _participle_before(doc: Doc, par: int) -> int:
    """Find the participle to which "par" belongs: "présidée par", "battu en finale par"; what is before it for none."""
    for at in back(par - 1):
        if is_participle(doc[at]):
            return at
        if doc[at].pos_ not in ("ADP", "NOUN", "DET", "ADJ", "NUM", "ADV"):
            break
    return par - 1


def nouns_of_body_by_act(
    doc: Doc, mention: Mention, functions: Container[int], grammar: Grammar, known: Descriptions
) -> frozenset[str]:
    """Give the nouns for a body by what it does: who calls a strike is "le syndicat", who buys another "le groupe"."""
    words, passive = _act_behind(doc, mention.end, functions, grammar, known)
    return frozenset() if passive else _nouns_of(words, known.body_acts)


def _act_behind(
    doc: Doc, end: int, functions: Container[int], grammar: Grammar, known: Descriptions
) -> tuple[Sequence[str], bool]:
    """Give the words of an act behind a name, and whether it is undergone: « s' imposé » of "s'est |imposé|"."""
    at, passive = verb_behind(doc, end, functions, grammar)
    lower = words_of(doc).lower
    words = lower[at : at + known.longest_act]
    reflexive = [word for word in lower[end:at] if word in grammar.se]
    return (reflexive[-1:] + list(words), False) if reflexive else (words, passive)


def _nouns_of(words: Sequence[str], acts: Mapping[str, Sequence[tuple[str, frozenset[str]]]]) -> frozenset[str]:
    """Give the nouns that go with the act at the head of some words."""
    likely = acts.get(words[0], ()) if words else ()
    written = " ".join(words) + " "
    return next((nouns for act, nouns in likely if written.startswith(f"{act} ")), frozenset())


def _verb_before(doc: Doc, start: int, functions: Container[int], grammar: Grammar) -> int:
    """Give the token before a name, its title, function and article, where the verb may stand whose object it is."""
    lower = words_of(doc).lower
    at = start - 1
    while at > 0 and (at in functions or lower[at] in grammar.definite_articles or lower[at] in grammar.plain_to):
        at -= 1
    return max(at, 0)


def _past_age(lower: Sequence[str], end: int, grammar: Grammar) -> int:
    """Step over an age that commas set off behind a name: "Luc Rey|, 26 ans|, comparaît"."""
    if lower[end : end + 1] != [","]:
        return end
    ahead = lower[end : end + 4]
    aged = len(ahead) == 4 and ahead[3] == "," and ahead[2] in grammar.sources.years
    return end + 3 if aged else end


def verb_behind(doc: Doc, end: int, functions: Container[int], grammar: Grammar) -> tuple[int, bool]:
    """Find the verb of which a name is the subject, or "qui" for it, and whether it is a passive one.

    Args:
        doc: the Doc.
        end: the token after the name.
        functions: the tokens that are part of somebody's function.
        grammar: closed classes.

    Returns:
        The token after auxiliaries and clitics, and whether "a été", "est" stand among these.
    """
    words = tagged_words_of(doc)
    lower, tags = words.lower, words.tags
    at = _past_age(lower, end, grammar)
    ahead = at + 1 + (at + 1 < len(doc) and lower[at + 1] in grammar.definite_articles)
    if at < len(doc) and lower[at] == "," and ahead in functions:
        at = ahead
        while at < len(doc) and (at in functions or lower[at] in grammar.definite_articles):
            at += 1
    if at + 1 < len(doc) and lower[at] == "," and (at > end or lower[at + 1] in grammar.qui):
        at += 1
    at += at < len(doc) and lower[at] in grammar.qui
    passive = False
    while at < len(doc) and (
        tags[at] in ("AUX", "ADV") or lower[at] in grammar.object_clitics or lower[at] in grammar.negation_marks
    ):
        passive = lower[at] in grammar.sources.agreeing_verbs
        at += 1
    return at, passive

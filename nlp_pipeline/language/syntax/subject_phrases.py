"""The noun phrase that word order makes the subject: from the clause's beginning, or fronted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLAUSE_MARKS, DASHES, LIST_MARKS
from nlp_pipeline.language.syntax.adjuncts import adjunct_end, aside_end, closing_comma, skip_adjuncts
from nlp_pipeline.language.syntax.apposed_names import with_apposed_name
from nlp_pipeline.language.syntax.appositions import opens_apposition
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human, is_state
from nlp_pipeline.language.syntax.subject_positions import before_clitics
from nlp_pipeline.language.syntax.verb_clitics import past_clitics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def fronted_subject(view: DocView, group: VerbGroup, *, speaks: bool = True) -> TokenRange | None:
    """Find who a gerund or infinitive at the head of a sentence is said of: « Estimant que P, le club a … ».

    Args:
        view: the Doc as lists.
        group: the gerund or infinitive.
        speaks: whether it must be able to speak (not where it is judged: « Qualifiée de folie par X, la loi … »).

    Returns:
        The subject of the main clause behind it; None where the group does not open its sentence, or none follows.
    """
    if group.shape == "finite" or view.quotation(group.verb) is not None:
        return None
    low, high = view.window(group.verb)
    at = low
    while at < group.start and (
        view.pos[at] in ("ADV", "ADP", "SPACE") or view.is_in(at, view.grammar.syntax.fronting)
    ):
        at += 1
    if at < group.start:
        return None
    governs = view.is_in(group.end, view.grammar.que)
    for comma in range(group.end, high):
        if view.words[comma] != "," or (governs and not view.has_clause_verb(group.end, comma)):
            continue  # « Convaincu qu'en mai, | l'usine fermera, X a porté plainte »
        start = comma + 1
        if view.is_in(start, view.grammar.personal_subjects) or view.is_in(start, view.grammar.general_pronouns):
            return start, start + 1
        end = noun_phrase_from(view, start, high) if opens_noun_phrase(view, start) else start
        after = _skip_asides(view, end, high) if end > start else end
        after = past_clitics(view, after)
        able = can_speak(view, start, end) or is_state(view, start, end)
        told = able if speaks else view.is_in(start, view.grammar.determiners)
        if end > start and after < high and view.is_clause_verb(after) and told:
            return with_apposed_name(view, (start, end), high)
    return None


def is_plural(view: DocView, group: VerbGroup) -> bool:
    """Tell whether a verb can have several for its subject."""
    return any("p" in view.verb_numbers(at) for at in range(group.start, group.verb + 1))


def opens_noun_phrase(view: DocView, at: int) -> bool:
    """Tell whether a noun phrase that can be a subject may begin at a token: a name, a determiner, a pronoun."""
    word, grammar = view.words[at], view.grammar
    if (
        not view.is_word(at)
        or word in grammar.relatives
        or word in grammar.leading_subordinators
        or word in grammar.clear_subject_pronouns
    ):
        return False
    if word in grammar.de and (view.pos[at] != "DET" or view.is_in(at + 1, grammar.indefinite_articles)):
        return False  # « s'est félicité d'un résultat »
    if view.entity_at[at] == "" and (view.may_be_infinitive(at) or view.may_be_participle(at)):
        return False
    if at == view.window(at)[0] and _opens_participle(view, at):
        return False
    if word in grammar.syntax.counting_pronouns and view.is_in(at + 1, grammar.de):
        return True  # « peu d'élus », which the tagger takes for an adverb
    return (
        view.pos[at] in ("DET", "PROPN", "NOUN", "NUM", "ADJ")
        or view.entity_at[at] != ""
        or word in grammar.determiners
        or word in grammar.disjunctive_pronouns
        or word in grammar.free_pronouns
        or (view.texts[at][:1].isupper() and view.pos[at] != "ADP")  # not « À tort, beaucoup croient que »
    )


def _opens_participle(view: DocView, at: int) -> bool:
    """Tell « Nommé ministre en mai, X … »: a participle that the tagger takes for a name because of its capital."""
    if view.word_forms is None or view.entity_at[at] or view.pos[at] != "PROPN":
        return False
    return view.word_forms.possible_of(view.words[at]).participle and view.pos[at + 1] in ("NOUN", "ADP", "ADV")


def preverbal_subject(view: DocView, group: VerbGroup, floor: int) -> TokenRange | None:
    """Read a clause from its beginning to its verb: adjuncts, a noun phrase, and nothing but asides behind it.

    Args:
        view: the Doc as lists.
        group: the verb.
        floor: first token of the clause.

    Returns:
        The subject's noun phrase, where word order alone makes one out; None where it does not.
    """
    floor += floor < group.start and view.words[floor] in LIST_MARKS
    start = before_clitics(view, group.start, floor)
    share = _share(view, floor, start)
    if share is not None:
        return share
    at = skip_adjuncts(view, floor, start, whole=False)
    while at < start and (view.is_in(at, view.grammar.coordinators) or view.words[at] == ","):
        at = skip_adjuncts(view, at + 1, start, whole=False)
    if at >= start or not opens_noun_phrase(view, at) or (at == floor and _opens_complement(view, at, floor)):
        return None
    if at == floor and _is_bare_apposition(view, at):
        return None
    ne = any(view.is_in(place, view.grammar.negation_marks) for place in range(start, group.verb))
    if view.is_in(at, view.grammar.full_negations) and not ne:
        return None  # « Rien de tel, a répondu X »
    end = noun_phrase_from(view, at, start)
    free = view.is_in(at, view.grammar.free_pronouns) and view.is_in(
        at + 1, view.grammar.clause_relatives
    )  # « celle qui préside la région »
    if end <= at or view.has_clause_verb(at, end) != free:
        return None  # « celle | que ses voisins décrivent »
    if (view.is_in(end, view.grammar.et) and is_plural(view, group)) or _likens(view, at, end):
        joined = noun_phrase_from(view, end + 1, start)  # « P, la direction | et le ministère | l'ont dit »
        end = joined if end + 1 < joined == start else end
    if _skip_asides(view, end, start) == start or _is_cut_off(view, (at, end), start, floor):
        return at, end
    return None


def _is_bare_apposition(view: DocView, at: int) -> bool:
    """Tell one thing without a determiner behind a comma: « Atlas, | filiale du groupe X, du fonds Y |, reconnaît »."""
    bare = view.pos[at] == "NOUN" and view.texts[at].islower() and "Number=Sing" in view.morph[at]
    return bare and at > 1 and view.words[at - 1] == "," and view.entity_at[at - 2] != ""


def _likens(view: DocView, start: int, at: int) -> bool:
    """Tell the "comme" of « le maire | comme | le préfet »: what stands behind it opens as what stands before it."""
    if not view.is_in(at, view.grammar.comme) or at + 1 >= view.length:
        return False
    opening = view.grammar.determiners | view.grammar.free_pronouns  # « le maire comme celui de Nantes »
    determined = (view.is_in(place, opening) for place in (start, at + 1))
    return len(set(determined)) == 1


def _is_cut_off(view: DocView, span: TokenRange, verb: int, floor: int) -> bool:
    """Tell a stray comma behind the subject that follows a subordinate clause: « Quand il pleut, le maire|,| dit »."""
    low = view.window(verb)[0]
    two_words = view.is_in(low, view.grammar.two_word_subordinators) and view.is_in(low + 1, view.grammar.que)
    behind_clause = low < floor and (two_words or view.is_in(low, view.grammar.leading_subordinators))
    return behind_clause and span[1] + 1 == verb and view.word(span[1]) == "," and is_human(view, *span)


def _share(view: DocView, at: int, verb: int) -> TokenRange | None:
    """Give how many a figure that is not exact stands for: « Près de deux Belges sur trois | jugent »."""
    about = view.phrase_from(at, view.grammar.about)
    if not about:
        return None
    end = noun_phrase_from(view, at + about, verb)
    return (at, end) if end > at + about and _skip_asides(view, end, verb) == verb else None


def _opens_complement(view: DocView, at: int, floor: int) -> bool:
    """Tell a complement that goes on (« le ministre des Postes, de la Communication et des Médias ») from a subject."""
    joined = floor > 0 and (view.words[floor - 1] == "," or view.is_in(floor - 1, view.grammar.name_joints))
    if not joined or not view.is_in(at, view.grammar.linking_prepositions):
        return False
    low = next((place for place in range(view.window(at)[0], floor) if view.is_word(place)), floor)
    if main_verb(view, low, floor - 1) is not None and view.pos[at] == "DET":
        return False  # « La loi passera, des élus l'ont dit »
    return skip_adjuncts(view, low, floor - 1, marks=False) < floor - 1  # « Le 15 mai, des élus ont dit »


def preverbal_subjects(view: DocView, group: VerbGroup, low: int) -> Iterator[TokenRange]:
    """Give the subjects that word order allows a verb in any clause that begins before it."""
    for floor in range(low, group.start + 1):
        if floor == low or (opens_clause_at(view, floor - 1) and not _opens_function(view, floor - 1)):
            span = preverbal_subject(view, group, floor)
            if span is not None:
                yield span


def opens_clause_at(view: DocView, at: int) -> bool:
    """Tell a word or mark behind which a clause begins: « que », « à quel point », a comma."""
    word = view.words[at]
    if view.pos[at] == "NOUN" and view.is_in(at - 1, view.grammar.asked):
        return True  # « à quel point | le duc, qui se prépare, avait … »
    return word in view.grammar.clause_openers or word in CLAUSE_MARKS or word in view.grammar.which


def _opens_function(view: DocView, at: int) -> bool:
    """Tell « entendu comme témoin, X … »: as what somebody does something, and no clause."""
    bare = view.pos[at + 1 : at + 2] == ["NOUN"] and not view.texts[at + 1][:1].isupper()
    return bare and view.is_in(at, view.grammar.comme)


def _opens_speaker(view: DocView, at: int, limit: int) -> bool:
    """Tell what may be somebody else behind an aside: a name, « la maire », not « un autre département »."""
    if view.is_in(at, view.grammar.indefinite_articles):
        return can_speak(view, at, noun_phrase_from(view, at, limit))
    return bool(view.entity_at[at]) or view.is_in(at, view.grammar.determiners)


def _is_bare_name(view: DocView, comma: int) -> bool:
    """Tell a name that opens a clause by itself: « Luc Roy |, le patron du club estime », not « comme Luc Roy »."""
    start = comma
    while start > 0 and (view.entity_at[start - 1] == "PER" or view.pos[start - 1] == "PROPN"):
        start -= 1
    if start == comma or view.entity_at[comma - 1] != "PER":
        return False
    others = {"f": view.grammar.masculine_determiners, "m": view.grammar.feminine_determiners}
    gender = view.lexicon.first_name_genders.get(view.words[start], "")
    if view.is_in(comma + 1, others.get(gender, frozenset())):
        return False  # « Claire Vidal, | le maire | estime »: somebody else
    return start == view.window(start)[0] or not view.is_word(start - 1)


def _skip_asides(view: DocView, at: int, limit: int) -> int:
    start = at
    while at < limit:
        after = adjunct_end(view, at, limit)
        if after == at > start and view.words[at] == "," and at + 1 == limit:
            return limit  # « X, chef de service, à Lyon, »
        if after == at and (view.words[at] in (",", "(", "[") or view.words[at] in DASHES):
            after = aside_end(view, at, limit)
            if view.words[at] == "," and view.words[after - 1] != ",":
                after = at
        bare = view.words[at] == "," and not view.is_in(at + 1, view.grammar.determiners)
        bare = bare or (view.words[at] == "," and at == start and _is_bare_name(view, at))
        if after == at and bare and opens_apposition(view, at + 1):
            after = _skip_asides(view, noun_phrase_from(view, at + 1, limit), limit)
            return after if after == limit else at  # its closing comma is missing
        if after == at > start and view.words[at - 1] == ",":
            comma = closing_comma(view, at - 1, limit)  # it closes one aside and opens the next
            last = comma == limit - 1 and view.is_in(at, view.grammar.indefinite_articles)  # « X, élue, une proche, »
            after = comma + 1 if comma is not None and (last or not _opens_speaker(view, at, limit)) else at
        if after == at and view.words[at] == "," and view.is_in(at + 1, view.grammar.que):
            comma = closing_comma(view, at, limit)  # « le procureur, que la presse attendait, l'a écrit »
            after = at if comma is None else comma + 1
        participle = view.is_participle(at) or (view.may_be_participle(at) and view.pos[at - 1] == "NOUN")
        if after == at and (view.is_in(at, view.grammar.clause_relatives) or participle):
            comma = closing_comma(view, at - 1, limit)
            after = at if comma is None else comma + 1
            if comma is None and sum(view.is_clause_verb(place) for place in range(at, limit)) == 1:
                after = limit  # « la femme qui habite au-dessus a dit »
        if after == at:
            return at
        at = after
    return at

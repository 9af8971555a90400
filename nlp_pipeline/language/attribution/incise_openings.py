"""Where an incise begins: behind a mark or a quotation, at « comme l'a dit », at « il l'assure », at its bare verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.comme_clauses import comme_before, speaker_behind_comme
from nlp_pipeline.language.attribution.incise_ends import incise_end
from nlp_pipeline.language.document.punctuation import DASHES, OPENING_QUOTATION_MARKS
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.enumerations import with_first_members
from nlp_pipeline.language.syntax.finite_verbs import is_inverted
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_capital, is_human
from nlp_pipeline.language.syntax.postverbal_subjects import inverted_subject
from nlp_pipeline.language.syntax.subject_agreement import agrees
from nlp_pipeline.language.syntax.subject_phrases import preverbal_subject, preverbal_subjects
from nlp_pipeline.language.syntax.verb_clitics import past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup

ENDS_NO_CLAUSE = frozenset(("PRON", "DET", "ADP", "CCONJ", "SCONJ", "PUNCT", "SPACE"))
"""What the last word before an incise without its comma cannot be."""

BEFORE_INCISES = DASHES | frozenset((",", "(", "!", "?", "…", "...", "-"))


def incise_opening(scene: Scene, group: VerbGroup) -> int | None:
    """Give the first token of the incise ("comme l'" included), if nothing but a mark stands before the group."""
    view = scene.view
    if group.shape != "finite":
        return group.start - 1
    if _names_place(view, group):
        return None
    start = group.start
    speaker = speaker_behind_comme(view, group)
    first = start - view.is_in(start - 1, view.grammar.definite_articles) if speaker is None else speaker[0]
    comme = comme_before(view, first)
    if comme is not None:
        return comme
    taken_up = taken_up_by(view, group)
    before_verb = set_before(view, group) if taken_up is None else None
    if before_verb is not None:
        return before_verb[0]
    if taken_up is not None:
        start = taken_up[0]
    led = scene.group_at.get(start - 2) if view.is_in(start - 1, view.grammar.clause_joints) else None
    tells = led is not None and led.entry("que") is not None and group.entry("que") is not None
    if led is not None and tells and led.end == start - 1 and led.shape == "finite":
        start = led.start  # « P, a dit et répété X »
    if view.is_in(start - 1, view.grammar.incise_clitics) or _addresses(view, group):
        start -= 1
    if group.inverted is not None and view.is_in(start - 1, view.grammar.definite_articles):
        start -= 1  # « P, du moins le croit-il »
        start -= view.phrase_until(start - 1, view.grammar.attribution.at_least)
    before = view.skip_space(start - 1, -1)
    while before >= 0 and view.pos[before] == "ADV" and view.is_in(before, view.grammar.time_words):
        if view.texts[before][:1].isupper():
            return None  # « Aussi menacent-ils de partir »: an inversion of its own
        before = view.skip_space(before - 1, -1)
    if before < 0:
        return None
    stop = view.word(before) == "." and taken_up is None
    if stop or view.texts[group.start][:1].isupper():
        closed = view.closing_before(before + (not stop)) is not None
        return before + 1 if closed and _is_sentence_of_its_own(view, group, before) else None
    if view.word(before) in BEFORE_INCISES or view.closing_before(before + 1) is not None:
        return before + 1
    low = view.window(group.verb)[0]
    opened = view.is_in(before, view.grammar.que) or view.word(before) == ":"
    if group.inverted is not None and not opened and main_verb(view, low, group.start) is not None:
        return before + 1 if view.words[before] not in OPENING_QUOTATION_MARKS else None
    return start if _ends_sentence(scene, group) else None


def _names_place(view: DocView, group: VerbGroup) -> bool:
    """Tell what a place is called from an incise: « au lieu-dit La Roche », « au lieu dit Seyyar »."""
    noun = group.start - 1 - (view.word(group.start - 1) == "-")
    called = view.is_in(group.verb, view.grammar.attribution.called)
    return called and view.is_in(noun, view.grammar.attribution.called_places)


def _addresses(view: DocView, group: VerbGroup) -> bool:
    """Tell the one spoken to right before the verb, behind a whole quotation: « « Et toi ? », | l' | interrompt X »."""
    clitic = group.start - 1
    if group.entry("incise") is None or not view.is_in(clitic, view.grammar.definite_articles):
        return False
    mark = view.skip_space(clitic - 1, -1)
    return view.closing_before(mark + (view.word(mark) != ",")) is not None


def _is_sentence_of_its_own(view: DocView, group: VerbGroup, before: int) -> bool:
    """Tell an incise with a capital from a question or a turn: « « P ». Peut-on lire dans cette note. »."""
    if view.block_at[before] != view.block_at[group.verb] or view.quotation(group.verb) is not None:
        return False
    if group.inverted is not None and view.words[group.inverted].lstrip("-") in view.grammar.first_person:
        return False  # « Entendons-nous bien »
    return not any(view.words[at] in ("?", ":") for at in range(group.end, view.sentence(group.verb)[1]))


def taken_up_by(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Give the speaker of « …, il l'assure, … » or « …, le préfet l'assure. », where one stands here.

    All members of a list: « P, | la mairie, la région et la SNCF | l'assurent. ».
    """
    clitic = group.start - 1
    if (
        not view.is_in(clitic, view.grammar.attribution.claim_clitics)
        or "cnd" in group.moods
        or group.entry("que") is None  # « P, un voisin l'a attaquée »
        or view.quotation(group.verb) is not None
    ):
        return None
    high = view.window(group.verb)[1]
    after = skip_adjuncts(view, group.end, high)
    if after < high and view.is_word(after) and view.words[after - 1] != ",":
        return None
    low = view.window(group.verb)[0]
    if view.is_in(clitic - 1, view.grammar.personal_subjects):
        verbs = [at for at in range(low, clitic - 1) if view.is_clause_verb(at)]
        incised = verbs and all(is_inverted(view, at) for at in verbs)
        return None if incised else (clitic - 1, clitic)  # not « Ce bus, dit-elle, | elle l'a défendu »
    for comma in (at for at in range(low + 1, clitic) if view.words[at] == ","):
        span = preverbal_subject(view, group, comma + 1)
        speaks = span is not None and span[0] == comma + 1 and can_speak(view, *span)
        if span is not None and speaks and main_verb(view, low, comma) is not None:
            return with_first_members(view, span, low)
    return None


def set_before(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Give the speaker before the verb of an incise behind a whole quotation: « « P », | elle | a ajouté. »."""
    if group.inverted is not None or group.passive or group.entry("incise") is None or not group.listed:
        return None
    low, high = view.passage(group.verb)
    comma = next((at for at in range(group.start - 1, low, -1) if view.words[at] == ","), low)
    quotation = view.closing_before(comma)
    if quotation is None or any(view.is_word(at) for at in range(low, quotation.start)):
        return None
    over = skip_adjuncts(view, group.end, high)
    if any(view.is_word(at) for at in range(over, high)) or not view.has_finite_verb(quotation.start, quotation.end):
        return None
    if view.is_in(comma + 1, view.grammar.incise_clitics):
        return None  # « « P », | lui | a répondu sur X un élu »
    if view.is_in(comma + 1, view.grammar.personal_subjects):
        span: TokenRange | None = (comma + 1, comma + 2)
    else:
        span = preverbal_subject(view, group, comma + 1)
    at_once = span is not None and span[0] == comma + 1 and past_clitics(view, span[1]) >= group.start
    return span if span is not None and at_once and is_human(view, *span) else None


def _ends_sentence(scene: Scene, group: VerbGroup) -> bool:
    """Tell an incise without its comma: the verb, a speaker by name or noun, and the sentence is over."""
    view = scene.view
    low, high = view.window(group.verb)
    if view.pos[group.start - 1] in ENDS_NO_CLAUSE or "incise" not in group.entries[0].frames:
        return False
    if not view.has_finite_verb(low, group.start):
        return False
    if group.entry("person") is not None and view.has_relative(low, group.start):
        return False
    span = inverted_subject(view, group, high)
    named = span is not None and view.is_in(group.verb, view.grammar.attribution.called)
    if span is None or not can_speak(view, *span) or (named and is_capital(view, *span)):
        return False
    if any(view.is_in(at, view.grammar.par) for at in range(group.end, span[0])):
        return False  # « un vice introduit | par le président »
    end = incise_end(view, group.start, skip_adjuncts(view, span[1], high), high)
    if end is None or view.has_clause_verb(end, high):
        return False
    subjects = preverbal_subjects(view, group, low)
    # « le ministre souligne que la Chine | a demandé l'aide des autorités »
    return not any(
        view.is_in(subject[0] - 1, view.grammar.relatives) and agrees(view, group, subject) for subject in subjects
    )

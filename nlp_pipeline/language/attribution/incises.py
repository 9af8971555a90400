"""Where an incise stands: « P, a indiqué X, P' » — « A », dit-il — P, comme le rappelle X.

Known before the constructions run, for an incise ends the clause that it stands behind, whoever that clause belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import attributed_source, in_authors_voice
from nlp_pipeline.language.attribution.comme_clauses import speaker_behind_comme
from nlp_pipeline.language.attribution.speech_asides import past_asides
from nlp_pipeline.language.syntax.absolute_phrases import absolute_end
from nlp_pipeline.language.syntax.adjuncts import DASHES, skip_adjuncts
from nlp_pipeline.language.syntax.appositions import (
    apposition_end,
    closing_mark,
    final_apposition_end,
    opens_apposition,
)
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.possible_speakers import SPEAKING_LABELS, can_speak, head_speaks, is_human
from nlp_pipeline.language.syntax.split_groups import splits_group
from nlp_pipeline.language.syntax.subject_agreement import agrees
from nlp_pipeline.language.syntax.subject_phrases import inverted_subject, preverbal_subject, preverbal_subjects

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


@dataclass(frozen=True, slots=True)
class Incise:
    """A reporting verb set into or behind what it reports.

    Attributes:
        group: the cue.
        opening: first token ("comme l'" included).
        source: the speaker behind the verb, or before it in « comme X l'a dit ».
        end: token after the mark that closes it, over what is said of the speaker; None where a clause goes on.
        quotation: the quotation that closes just before it, if one does.
        quoted: whether it stands inside a quotation itself.
    """

    group: VerbGroup
    opening: int
    source: TokenRange
    end: int | None
    quotation: Quotation | None = None
    quoted: bool = False


def find_incises(scene: Scene) -> list[Incise]:
    """Find every incise of a scene, in text order."""
    found = (_incise_of(scene, group) for group in scene.groups)
    return [incise for incise in found if incise is not None]


def _incise_of(scene: Scene, group: VerbGroup) -> Incise | None:
    view = scene.view
    if group.entry("incise", "colon", "que") is None or group.shape != "finite" or group.passive:
        return None
    if in_authors_voice(scene, group):
        return None
    opening = _opening(scene, group)
    if opening is None:
        return None
    fronted = view.is_in(opening, view.grammar.comme) and view.texts[opening][:1].isupper()
    quotation = None if fronted else _quotation_before(view, opening)
    if quotation is not None and _is_in_subject(scene, group, opening, quotation):
        quotation = None
    if quotation is not None:
        high = view.passage(group.verb)[1]
        source = _source(scene, group, opening, high)
        if source is not None and not (group.listed or group.inverted is not None or is_human(view, *source)):
            return None
        end = None if source is None else incise_end(view, opening, max(source[1], group.end), high)
        return None if source is None else Incise(group, opening, source, end, quotation)
    high = view.window(group.verb)[1]
    quoted = view.quotation(group.verb) is not None
    source = _source(scene, group, opening, high)
    if source is None or (group.entry("incise") is None and not quoted):
        return None
    if not view.is_in(opening, view.grammar.comme) and not _stands_apart(scene, group, opening, source):
        return None
    return Incise(group, opening, source, incise_end(view, opening, max(source[1], group.end), high), quoted=quoted)


def _opening(scene: Scene, group: VerbGroup) -> int | None:
    """Give the first token of the incise ("comme l'" included), if nothing but a mark stands before the group."""
    view = scene.view
    start = group.start
    speaker = speaker_behind_comme(view, group)
    if speaker is not None:
        return speaker[0] - 1
    if view.is_in(start - 1, view.grammar.definite_articles) and view.is_in(start - 2, view.grammar.comme):
        return start - 2
    if view.is_in(start - 1, view.grammar.comme):
        return start - 1
    taken_up = _taken_up(view, group)
    if taken_up is not None:
        start = taken_up
    if view.is_in(start - 1, view.grammar.incise_clitics):
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
    if (
        view.word(before) in (",", "–", "—", "(", "!", "?", "…", "...", "-")
        or view.closing_before(before + 1) is not None
    ):
        return before + 1
    if group.inverted is not None and not (view.is_in(before, view.grammar.que) or view.word(before) == ":"):
        return before + 1 if view.words[before] not in ("«", '"', "“") else None
    return start if _ends_sentence(scene, group) else None


def _taken_up(view: DocView, group: VerbGroup) -> int | None:
    """Give where « …, il l'assure, … » or « …, le préfet l'assure. » begins, where one stands here."""
    clitic = group.start - 1
    high = view.window(group.verb)[1]
    after = skip_adjuncts(view, group.end, high)
    if (
        "cnd" in group.moods
        or view.quotation(group.verb) is not None
        or not view.is_in(clitic, view.grammar.elided_article)
        or (after < high and view.is_word(after))
    ):
        return None
    if view.is_in(clitic - 1, view.grammar.personal_subjects):
        return clitic - 1
    low = view.window(group.verb)[0]
    for comma in (at for at in range(low + 1, clitic) if view.words[at] == ","):
        span = preverbal_subject(view, group, comma + 1)
        speaks = span is not None and span[0] == comma + 1 and can_speak(view, *span)
        if speaks and main_verb(view, low, comma) is not None:
            return comma + 1
    return None


def _ends_sentence(scene: Scene, group: VerbGroup) -> bool:
    """Tell an incise without its comma: the verb, a speaker by name or noun, and the sentence is over."""
    view = scene.view
    high = view.window(group.verb)[1]
    if view.pos[group.start - 1] not in ("NOUN", "ADJ", "PROPN", "VERB") or "incise" not in group.entries[0].frames:
        return False
    span = inverted_subject(view, group, high)
    if span is None or not can_speak(view, *span):
        return False
    after = apposition_end(view, skip_adjuncts(view, span[1], high), high)
    if any(view.is_word(at) for at in range(skip_adjuncts(view, after, high), high)):
        return False
    low = view.window(group.verb)[0]
    if any(view.is_in(subject[0] - 1, view.grammar.que) for subject in preverbal_subjects(view, group, low)):
        return False  # « le ministre souligne que la Chine | a demandé l'aide des autorités »
    return view.has_finite_verb(low, group.start) and (
        group.entry("person") is None or not view.has_relative(low, group.start)
    )


def _quotation_before(view: DocView, opening: int) -> Quotation | None:
    """Give the quotation that closes just before the incise, over a comma or a dash."""
    at = view.skip_space(opening - 1, -1)
    for _ in range(3):
        if at < 0:
            return None
        closing = view.closing_before(at + 1)
        if closing is not None:
            alias = (
                view.is_in(closing.start - 1, view.grammar.attribution.called) and view.word(closing.start - 2) == ","
            )
            return None if alias else closing  # « Mohamed Belkacem, dit « Momo », nie les faits »
        if view.word(at) not in (",", ".", "–", "—", "-", "…", "!", "?"):
            return None
        at = view.skip_space(at - 1, -1)
    return None


def _is_in_subject(scene: Scene, group: VerbGroup, opening: int, quotation: Quotation) -> bool:
    """Tell a name in a clause's subject that an incise parts from its verb: « Le plan « Val », dit X, est prêt »."""
    view = scene.view
    low, high = view.window(group.verb)
    alone = not any(view.is_word(at) for at in range(low, quotation.start))
    if alone or low > quotation.start or view.has_finite_verb(low, quotation.end):
        return False
    source = _source(scene, group, opening, high)
    end = None if source is None else incise_end(view, opening, max(source[1], group.end), high)
    if end is None or view.word(end - 1) != ",":
        return False
    while view.is_in(end, view.grammar.object_clitics) or view.is_in(end, view.grammar.negation_marks):
        end += 1
    return end < high and view.is_clause_verb(end)


def _source(scene: Scene, group: VerbGroup, opening: int, limit: int) -> TokenRange | None:
    """Give the source of an incise: the inverted subject; before the verb only with "comme X l'a dit"."""
    view = scene.view
    if group.inverted is not None:
        return attributed_source(scene, group, group.end)
    speaker = speaker_behind_comme(view, group)
    if speaker is not None:
        return speaker
    span = inverted_subject(view, group, limit) if _taken_up(view, group) is None else None
    if span is not None:
        return span
    taken_up = _taken_up(view, group)
    if taken_up is not None:
        return preverbal_subject(view, group, taken_up) or (taken_up, group.start - 1)
    if view.is_in(opening, view.grammar.comme):
        return attributed_source(scene, group, group.end)
    return None


def incise_end(view: DocView, opening: int, at: int, high: int) -> int | None:
    """Give the token after the mark that closes an incise: over what is said of the speaker, a recipient or a date.

    Args:
        view: the Doc as lists.
        opening: first token of the incise.
        at: token behind its verb and its subject.
        high: token that it may not pass.
    """
    place = skip_adjuncts(view, at, high, marks=False)
    if view.word(place) == "," and splits_group(view, opening, place + 1):
        return place + 1  # « il avait, a dit X, touché Y »: no apposition
    place = apposition_end(view, place, high)
    if view.word(place) == "," and (bearing := absolute_end(view, place + 1, high)) > place + 1:
        bearing = skip_adjuncts(view, bearing, high, marks=False)  # « dit-elle, les yeux baissés sur sa tasse. »
        place = place if view.is_word(min(bearing, high - 1)) else bearing
    if view.word(place) == "," and view.is_in(place + 1, view.grammar.que):
        place = closing_mark(view, place, high) or place  # « dit le maire, que l'on a connu plus serein, »
    if view.word(place) == "," and not view.is_in(place + 1, view.grammar.determiners):
        place = final_apposition_end(view, place, high)
    announced = 0  # verbs of relative clauses: « les médecins que nous avons interrogés »
    while place < high:
        word = view.words[place]
        if word == "," or (word in DASHES and not _closes_aside(view, place)):
            return past_asides(view, place, high, any_adjunct=False)
        if word in (".", "–", "—", ";", ":", ")", "!", "?"):
            return place + 1
        announced += view.is_in(place, view.grammar.clause_relatives)
        if view.is_clause_verb(place):
            if not announced:
                return None
            announced -= 1
        place += 1
    return high


def _is_nickname(view: DocView, source: TokenRange) -> bool:
    """Tell a word behind "dit" that names no speaker of its own: « dit le Boxeur », not « dit le procureur »."""
    named = any(view.entity_at[at] in SPEAKING_LABELS for at in range(*source))
    spoken = (view.texts[at].islower() and view.words[at] in view.lexicon.source_nouns for at in range(*source))
    return not (named or any(spoken))


def _closes_aside(view: DocView, dash: int) -> bool:
    """Tell the second of two dashes: « P – a dit X – P' »."""
    low = view.window(dash)[0]
    return sum(view.words[at] in DASHES and view.entity_at[at - 1] != "LOC" for at in range(low, dash)) % 2 == 1


def _stands_apart(scene: Scene, group: VerbGroup, opening: int, source: TokenRange) -> bool:
    """Tell an incise from a verb with its subject before it: « Le maire, en visite, a félicité le préfet »."""
    view = scene.view
    low, high = view.window(group.verb)
    if not _is_relative(view, group, source, opening) and _goes_on(
        view, max(group.end, source[1]), high, set_off=view.word(opening - 1) == ","
    ):
        return False
    if group.inverted is not None or source[0] < group.start:
        return True
    alias = (
        view.is_in(group.verb, view.grammar.attribution.called)
        and view.entity_at[view.skip_space(opening - 1, -1) - 1] == "PER"
    )
    if not agrees(view, group, source) or (alias and _is_nickname(view, source)):
        return False  # « Ange Mattei, dit le Corse, »
    if main_verb(view, low, opening) is None and not head_speaks(view, *source):
        return False  # « Les élus, comme Paul Rey, demandent la démission du ministre »
    named = source[0] == group.end and view.pos[source[0]] == "PROPN" and view.quotation(group.verb) is not None
    human = is_human(view, *source) or named  # « …, fulmine Aurélie, de Thouars. … », whatever its label
    subjects = preverbal_subjects(view, group, low)
    # In plain text a verb that takes no clause (« a salué le préfet ») rather has an object behind it.
    reports = group.entry("que", "inf", "si") is not None or view.quotation(group.verb) is not None
    states = main_verb(view, low, opening) is not None or view.is_in(low, view.grammar.full_negations)
    tells = human and group.entry("person") is None and not subjects and states  # « Pas question, a réagi X »
    if not (human or can_speak(view, *source)) or not (reports or tells):
        reports = reports or group.entry("object", "person") is None
        return _splits_clause(view, low, opening, source[1]) or (reports and _closes(scene, group, opening, source))
    if group.entry("attribute") is not None and subjects:
        return False  # « L'ancien champion, 54 ans, se dit victime d'un complot »
    marked = not view.is_word(view.skip_space(opening - 1, -1))
    if marked and human and group.entry("person") is None:
        return True  # a speaker is no object of such a verb
    if human and group.entry("person") is None:
        return not any(can_speak(view, *span) for span in subjects)
    told = marked and human and main_verb(view, low, opening) is not None
    return not subjects or (told and not any(can_speak(view, *span) for span in subjects))


def _is_relative(view: DocView, group: VerbGroup, source: TokenRange, opening: int) -> bool:
    """Tell a "que" that takes the speaker up: « P, assurent les élus que nous avons joints »."""
    low = view.window(group.verb)[0]
    behind = view.is_in(source[1], view.grammar.que) and source[0] >= group.end and group.entry("whom") is None
    set_off = behind and view.word(view.skip_space(opening - 1, -1)) == ","
    return set_off and main_verb(view, low, opening) is not None and not preverbal_subjects(view, group, low)


def _closes(scene: Scene, group: VerbGroup, opening: int, source: TokenRange) -> bool:
    """Tell a clause, a comma, the verb and a speaker that no list knows: « P, indique le staff médical. »."""
    view = scene.view
    low, high = view.window(group.verb)
    set_off = view.word(view.skip_space(opening - 1, -1)) == "," and opening == group.start
    capital = view.entity_at[source[0]] == "LOC" and group.entry("person") is None  # « a répliqué Moscou. »
    definite = view.is_in(source[0], view.grammar.definite_determiners)
    if not set_off or main_verb(view, low, opening) is None or not (definite or capital):
        return False
    comma = next((at for at in range(opening - 2, low, -1) if view.words[at] == ","), None)
    if comma is not None and opens_apposition(view, comma + 1):
        return False  # « Jeanne Roy, la ministre de la Mer, a appris le décès de X »
    after = apposition_end(view, skip_adjuncts(view, source[1], high, marks=False), high)
    after = skip_adjuncts(view, after, high)
    return not any(view.is_word(at) for at in range(after, high))


def _goes_on(view: DocView, at: int, high: int, *, set_off: bool) -> bool:
    """Tell whether the verb has an object or a clause of its own behind its subject, so that it is no incise."""
    after = skip_adjuncts(view, at, high, marks=False)
    if view.word(after) == ":" and set_off:
        return view.opening_at(view.skip_space(after + 1, 1)) is not None  # else « Faux, riposte X : P »
    return (
        view.is_in(after, view.grammar.que)
        or view.word(after) == ":"
        or view.pos[after : after + 1] in (["DET"], ["VERB"])
    )


def _splits_clause(view: DocView, low: int, opening: int, end: int) -> bool:
    """Tell whether the incise parts a subject from its verb: « Le club, a confirmé son président, sera vendu »."""
    while view.is_in(end, view.grammar.time_words):
        end += 1
    closed = view.word(end) == "," and end + 1 < view.length
    return closed and view.is_finite(end + 1) and not view.has_finite_verb(low, opening)

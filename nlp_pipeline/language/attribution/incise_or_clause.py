"""Whether a verb with a noun phrase behind it is an incise, or a clause of its own with the subject before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.unknown_speakers import is_some_speaker, is_wanted_body, takes_clauses
from nlp_pipeline.language.attribution.verbless_claims import is_answer
from nlp_pipeline.language.syntax.adjuncts import aside_end, skip_adjuncts
from nlp_pipeline.language.syntax.appositions import apposition_end, opens_apposition
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.possible_speakers import (
    SPEAKING_LABELS,
    can_speak,
    head_speaks,
    is_document,
    is_human,
    speaks_itself,
)
from nlp_pipeline.language.syntax.postverbal_subjects import inverted_subject
from nlp_pipeline.language.syntax.subject_agreement import agrees
from nlp_pipeline.language.syntax.subject_phrases import preverbal_subjects
from nlp_pipeline.language.syntax.subjects import relative_before_aside, subject_at
from nlp_pipeline.language.syntax.verb_clitics import clitics_before, past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def stands_apart(scene: Scene, group: VerbGroup, opening: int, source: TokenRange) -> bool:
    """Tell an incise from a verb with its subject before it: « Le maire, en visite, a félicité le préfet »."""
    view = scene.view
    low, high = view.window(group.verb)
    goes_on = not _is_relative(view, group, source, opening) and _goes_on(
        view, max(group.end, source[1]), high, set_off=view.word(opening - 1) == ","
    )
    if goes_on and not _announces_more(view, group, opening, source):
        return False
    if group.inverted is not None or source[0] < group.start:
        return True
    alias = (
        view.is_in(group.verb, view.grammar.attribution.called)
        and view.entity_at[view.skip_space(opening - 1, -1) - 1] == "PER"
    )
    if not agrees(view, group, source) or (alias and _is_nickname(view, source)):
        return False  # « Ange Mattei, dit le Corse, »
    named = source[0] == group.end and view.pos[source[0]] == "PROPN" and view.quotation(group.verb) is not None
    place = view.entity_at[source[0]] == "LOC" and group.entry("person") is None
    place = place and _splits_clause(
        scene, low, opening, source[1]
    )  # « L'armée, a regretté Moscou, a pris deux ponts »
    speaks = named or place or head_speaks(view, *source) or _is_pronominal(view, *source)
    if main_verb(view, low, opening) is None and not speaks:
        return False  # « Les élus, comme Paul Rey, demandent la démission du ministre »
    if group.entry("attribute") is not None and _is_bare_noun(view, source[0]):
        return False  # « Le candidat, sur un ton vif, s'est dit victime d'un complot »
    human = is_human(view, *source) or named  # « …, fulmine Aurélie, de Thouars. … », whatever its label
    if not human and relative_before_aside(view, opening, low) is not None:
        return False  # « lequel, à l'issue du débat, a prononcé le renvoi »
    subjects = [span for span in preverbal_subjects(view, group, low) if agrees(view, group, span)]
    if is_wanted_body(view, group, low, source) or (not human and _is_thing_thrown(view, group, low, source)):
        return False
    # In plain text a verb that takes no clause (« a salué le préfet ») rather has an object behind it.
    reports = group.entry("que", "inf", "si") is not None or view.quotation(group.verb) is not None
    quoted = _follows_quoted_clause(view, low, opening)
    person = group.entry("person") is not None and not (quoted or _is_told(view, group, opening))
    states = quoted or main_verb(view, low, opening) is not None or view.is_in(low, view.grammar.full_negations)
    tells = human and not person and not subjects and states  # « Pas question, a réagi X »
    if not (human or can_speak(view, *source)) or not (reports or tells):
        reports = reports or group.entry("object", "person") is None
        several = view.is_in(source[0], view.grammar.plural_determiners) and not subjects
        several = several and (view.is_in(source[0], view.grammar.definite_determiners) or takes_clauses(view, group))
        several = several or view.quotation(group.verb) is not None  # « « P, s'amuse un convive. P'. » »
        closes = reports and _closes(scene, group, opening, source, several=several)
        return closes or _splits_clause(scene, low, opening, source[1])
    if _splits_clause(scene, low, opening, source[1]):
        return True
    quoted = view.quotation(group.verb) is not None and human and not person
    if quoted and _closes(scene, group, opening, source, several=True):
        return True  # « « P, ce qui lui vaut une gloire, a estimé X. P'. » »
    whole = (
        view.word(view.skip_space(opening - 1, -1)) == "," and main_verb(view, low, opening) is not None
    )  # « Le prix est juste, estime X »
    if group.entry("attribute") is not None and subjects and not whole:
        return False  # « L'ancien champion, 54 ans, se dit victime d'un complot »
    mark = view.skip_space(opening - 1, -1)
    marked = not view.is_word(mark)
    verbless = view.word(mark) == "," and _has_no_verb_of_its_own(view, low, opening)
    if verbless and any(span[1] < mark and speaks_itself(view, *span) for span in subjects):
        return False  # « Julien Morel, premier adjoint, revendique un maire écologiste »
    asks = group.entry("que", "inf", "si", "object") is None and view.quotation(group.verb) is not None
    if asks and any(can_speak(view, *span) for span in subjects):
        return False  # « « Les clients, quand ils ont peur, appellent les gendarmes » »
    if marked and human and not person:
        return True  # a speaker is no object of such a verb
    if human and not person:
        return not any(speaks_itself(view, *span) for span in subjects)
    if is_document(view, *source) and _closes(scene, group, opening, source, several=True):
        # « P, ce qui retarde tout, indique une note. »
        people = (span for span in subjects if not view.is_in(span[0], view.grammar.neutral_pronouns))
        return not any(is_human(view, *span) for span in people)
    told = marked and human and main_verb(view, low, opening) is not None
    return not subjects or (told and not any(can_speak(view, *span) for span in subjects))


def _has_no_verb_of_its_own(view: DocView, low: int, opening: int) -> bool:
    """Tell a subject alone, or one with what a "qui" says of it: « Des parents de la ville, qui jouxte Digne, »."""
    verbs = [at for at in range(low, opening) if view.is_clause_verb(at)]
    return not verbs or (len(verbs) == 1 and view.is_in(clitics_before(view, verbs[0])[0] - 1, view.grammar.qui))


def _is_thing_thrown(view: DocView, group: VerbGroup, low: int, source: TokenRange) -> bool:
    """Tell what several do one after the other: « Les fans ont cassé des bancs, ont lancé | des fusées | »."""
    verb = main_verb(view, low, group.start)
    indefinite = view.is_in(source[0], view.grammar.plural_determiners)
    indefinite = indefinite and not view.is_in(source[0], view.grammar.definite_determiners)
    first = subject_at(view, verb) if verb is not None and indefinite else None
    return first is not None and view.quotation(group.verb) is None and agrees(view, group, first)


def _is_bare_noun(view: DocView, at: int) -> bool:
    """Tell a noun without an article, which names nobody."""
    return view.pos[at] in ("NOUN", "ADJ") and view.texts[at].islower() and not view.entity_at[at]


def _is_pronominal(view: DocView, start: int, end: int) -> bool:
    """Tell people without a noun: « les uns », « certains », « plusieurs d'entre eux »."""
    nouns = any(view.entity_at[at] or view.words[at] in view.lexicon.source_nouns for at in range(start, end))
    return not nouns and can_speak(view, start, end)


def _is_told(view: DocView, group: VerbGroup, opening: int) -> bool:
    """Tell whom the verb has as its clitic, so that none behind it can be: « lui soutient le maire », not « y »."""
    clitic = max(opening, group.start - 1)
    first = view.is_in(clitic, view.grammar.incise_clitics)
    return first and not (view.is_in(clitic, view.grammar.y) or view.is_in(clitic, view.grammar.en))


def _follows_quoted_clause(view: DocView, low: int, opening: int) -> bool:
    """Tell a sentence that begins with a quoted clause and has no verb behind it: « « P » en mai, | a accusé X »."""
    quotation = view.opening_at(low)
    if quotation is None or quotation.end >= opening or view.word(opening - 1) != ",":
        return False
    after = quotation.end + 1  # « « P », ce qui retarde tout, indique X »
    relative = view.is_in(after, view.grammar.demonstratives) and view.is_in(after + 1, view.grammar.clause_relatives)
    plain = relative or not view.has_clause_verb(quotation.end, opening)
    return view.has_finite_verb(low, quotation.end) and plain


def _is_nickname(view: DocView, source: TokenRange) -> bool:
    """Tell a word behind "dit" that names no speaker of its own: « dit le Boxeur », not « dit le procureur »."""
    named = any(view.entity_at[at] in SPEAKING_LABELS for at in range(*source))
    spoken = (view.texts[at].islower() and view.words[at] in view.lexicon.source_nouns for at in range(*source))
    return not (named or any(spoken))


def _is_relative(view: DocView, group: VerbGroup, source: TokenRange, opening: int) -> bool:
    """Tell a "que" that takes the speaker up: « P, assurent les élus que nous avons joints »."""
    low = view.window(group.verb)[0]
    behind = view.is_in(source[1], view.grammar.que) and source[0] >= group.end and group.entry("whom") is None
    set_off = behind and view.word(view.skip_space(opening - 1, -1)) == ","
    return set_off and main_verb(view, low, opening) is not None and not any(preverbal_subjects(view, group, low))


def _closes(scene: Scene, group: VerbGroup, opening: int, source: TokenRange, *, several: bool) -> bool:
    """Tell a clause, a comma, the verb and a speaker that no list knows: « P, indique le staff médical. ».

    Args:
        scene: the Doc with its verb groups.
        group: the verb.
        opening: the first token behind the comma.
        source: the noun phrase behind the verb.
        several: whether it stands for several who are the verb's only subject by number: « P, ont dit les anciens. ».
    """
    view = scene.view
    low, high = view.window(group.verb)
    set_off = view.word(view.skip_space(opening - 1, -1)) == "," and opening == group.start
    capital = view.entity_at[source[0]] == "LOC" and group.entry("person") is None  # « a répliqué Moscou. »
    definite = several or view.is_in(source[0], view.grammar.definite_determiners)
    definite = definite or is_some_speaker(view, group, source)
    states = main_verb(view, low, opening) is not None or _follows_quoted_clause(view, low, opening)
    if not (set_off and states and (definite or capital)):
        return False
    comma = next((at for at in range(opening - 2, low, -1) if view.words[at] == ","), None)
    if comma is not None and opens_apposition(view, comma + 1):
        return False  # « Jeanne Roy, la ministre de la Mer, a appris le décès de X »
    after = apposition_end(view, skip_adjuncts(view, source[1], high, marks=False), high)
    after = skip_adjuncts(view, after, high)
    return not any(view.is_word(at) for at in range(after, high))


def _goes_on(view: DocView, at: int, high: int, *, set_off: bool) -> bool:
    """Tell whether the verb has an object or a clause of its own behind its subject, so that it is no incise."""
    after = view.skip_space(skip_adjuncts(view, at, high, marks=False), 1)
    if set_off and view.phrase_from(at, view.grammar.attendant_openers):
        return False  # « P, a-t-elle dit | alors que Q »
    if after >= high:
        return False  # a title has no full stop that would part it from the paragraph below
    if view.word(after) == ":" and set_off:
        return view.opening_at(view.skip_space(after + 1, 1)) is not None  # else « Faux, riposte X : P »
    if set_off and view.is_in(after, view.grammar.que) and view.is_in(after - 1, view.grammar.two_word_subordinators):
        return after - 1 < at  # « P, ont dit les élus | tandis que Q »
    gerund = any(view.is_in(p, view.grammar.en) and view.is_present_participle(p + 1) for p in range(at, after))
    return (
        (view.is_in(after, view.grammar.que) and not gerund)  # « dit-elle en rangeant les papiers | qu'il a copiés »
        or view.word(after) == ":"
        or view.pos[after : after + 1] == ["DET"]
        or (view.pos[after : after + 1] == ["VERB"] and not view.is_present_participle(after))
    )


def _announces_more(view: DocView, group: VerbGroup, opening: int, source: TokenRange) -> bool:
    """Tell a statement and a quotation behind one cue: « Rien n'est joué, prévient le maire : « On verra ». »."""
    low, high = view.window(group.verb)
    after = skip_adjuncts(view, max(group.end, source[1]), high, marks=False)
    behind = view.word(after) == ":" and source[0] >= group.verb and view.quotation(group.verb) is None
    states = main_verb(view, low, opening) is not None or is_answer(view, low, opening)
    states = behind and opening == group.start and states
    if states and group.inverted is not None:
        return True  # « Pas encore, répond-elle : « On verra ». »
    if not states or not is_human(view, *source) or not agrees(view, group, source):
        return False
    subjects = preverbal_subjects(view, group, low)
    return group.entry("person") is None or not any(can_speak(view, *span) for span in subjects)


def _splits_clause(scene: Scene, low: int, opening: int, end: int) -> bool:
    """Tell whether the incise parts a subject from its verb: « Le club, a confirmé son président, sera vendu »."""
    view = scene.view
    if view.word(opening - 1) != "," or main_verb(view, low, opening) is not None:
        return False
    high = view.window(opening)[1]
    end = skip_adjuncts(view, end, high, marks=False)
    while view.word(end) == "," and (aside := aside_end(view, end, high)) > end + 1 and view.words[aside - 1] == ",":
        end = aside - 1  # « dit X, visiblement ému, »
    after = past_clitics(view, end + 1) if view.word(end) == "," else high
    if after >= high or not view.is_clause_verb(after):
        return False
    other = next((each for each in scene.groups_between(after, high) if each.start <= after), None)
    if other is None or other.entry("incise") is None or other.entry("person") is not None:
        return True
    speaker = inverted_subject(view, other, high)
    # « L'homme, interrogé hier, a refusé l'aide d'un avocat, | a déclaré le procureur »: the second one is the incise.
    return speaker is None or not (is_human(view, *speaker) and agrees(view, other, speaker))

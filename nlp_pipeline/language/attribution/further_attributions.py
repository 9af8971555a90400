"""Another attribution behind a comma or a coordinator: the same source's, a pronoun's for it, or others'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.sequence_of_tenses import leaves_tense
from nlp_pipeline.language.document.punctuation import PAUSE_MARKS
from nlp_pipeline.language.syntax.adjuncts import aside_end
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.complements import complement_que
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import SPEAKING_LABELS, can_speak
from nlp_pipeline.language.syntax.verb_clitics import past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def opens_reporting(scene: Scene, at: int, limit: int, *, coordinated: bool) -> bool:
    """Tell whether another attribution by the same source begins: « et ajoute que », « , estimant que ».

    Args:
        scene: the Doc with its verb groups.
        at: token behind the comma or the coordinator.
        limit: token that may not be passed.
        coordinated: whether a coordinator stands before it.
    """
    view = scene.view
    place = at
    lead = False
    while place < limit and (
        view.is_in(place, view.grammar.attribution.between_cue_and_verb) or view.pos[place] in ("ADV", "AUX")
    ):
        lead = lead or view.is_in(place, view.grammar.attribution.infinitive_leads)
        place += 1
    group = scene.group_at.get(place)
    if group is not None and coordinated and place == at and _joins_adjective(view, place):
        return False
    if group is None or all("impersonal" in entry.frames for entry in group.entries):
        return False  # « n'existait pas mais semblait exister »
    introduces = (
        _tells_past(view, group)
        or view.word(group.end) == ":"
        or view.opening_at(group.end) is not None
        or (group.entry("que") is not None and complement_que(view, group) is not None)
    )
    if group.shape == "gerund" or (not coordinated and place == at and scene.is_strung(group)):
        return True
    if group.shape == "infinitive":
        return lead and group.start == group.verb  # « avant d'ajouter », not « avoir vu X, avant d'avoir aperçu Y »
    passed_on = group.moods == {"cnd"} and not introduces  # « que P et aurait avoué »
    tells = group.entry("que", "incise", "colon", "object") is not None  # not « et ne tiendra pas compte de Y »
    apart = introduces or (view.head[group.verb] != place and tells)
    return coordinated and group.shape == "finite" and not passed_on and apart


def _tells_past(view: DocView, group: VerbGroup) -> bool:
    """Tell a verb of saying and what somebody says to have done: « mais dément | lui avoir confié la mission »."""
    at = past_clitics(view, group.end)
    having = (
        at < view.length and view.may_be_infinitive(at) and not view.lemmas(at).isdisjoint(view.grammar.auxiliaries)
    )
    return having and group.entry("que") is not None and view.may_be_participle(at + 1)


def _joins_adjective(view: DocView, at: int) -> bool:
    """Tell an adjective that looks like a verb behind another: « une mort violente ou | suspecte | d'enfants »."""
    known = view.word_forms is not None and view.word_forms.may_be_adjective(view.words[at])
    governs = view.is_word(at + 1) and not view.is_in(at + 1, view.grammar.linking_prepositions)
    return known and not governs and view.pos[at - 2] == "ADJ" and view.is_in(at - 1, view.grammar.name_joints)


def takes_on(scene: Scene, claim: TokenRange, after: int, governor: int, limit: int) -> bool:
    """Tell whoever speaks going on as a pronoun: « affirme que le pont est sûr | et il ajoute que P ».

    Args:
        scene: the Doc with its verb groups.
        claim: the claim so far, to its comma or coordinator.
        after: token behind that.
        governor: the cue's verb.
        limit: token that may not be passed.
    """
    view = scene.view
    speaks = view.is_in(after, view.grammar.personal_subjects) or view.is_in(after, view.grammar.attribution.author)
    if not speaks or not view.is_in(after - 1, view.grammar.clause_joints):
        return False
    group = _telling_at(scene, past_clitics(view, after + 1), limit)
    if group is None or view.quotation_at[group.verb] != view.quotation_at[claim[1]]:
        return False
    own = main_verb(view, *claim)
    but = view.is_in(after - 1, view.grammar.attribution.mais)
    adds = but and own is not None and leaves_tense(view, own, past_clitics(view, after + 1), governor)
    return adds or complement_que(view, group) is not None


def others_report(scene: Scene, at: int, limit: int) -> bool:
    """Tell what others say: « affirme que le pont est sûr, mais | d'autres estiment que P ».

    Args:
        scene: the Doc with its verb groups.
        at: token behind the coordinator.
        limit: token that may not be passed.
    """
    view = scene.view
    end = at + view.phrase_from(at, view.grammar.pronoun_phrases)
    if end == at and view.is_in(at - 1, view.grammar.attribution.mais):
        end = noun_phrase_from(view, at, limit)
    verb = past_clitics(view, aside_end(view, end, limit))  # « mais l'AFP, citant Y, affirme que »
    group = _telling_at(scene, verb, limit) if end > at else None
    return group is not None and can_speak(view, at, end) and complement_que(view, group) is not None


def _telling_at(scene: Scene, verb: int, limit: int) -> VerbGroup | None:
    """Give the finite group of a verb that can govern a clause, or of its auxiliary; None for any other."""
    groups = (group for group in scene.groups_between(verb, limit) if group.start <= verb <= group.verb)
    group = next(groups, None)
    return group if group is not None and group.shape == "finite" and group.entry("que") is not None else None


def omits_cue(view: DocView, at: int) -> bool:
    """Tell what others say by the same verb, left out: « les uns disent que P, | les autres que P' ».

    Args:
        view: the Doc as lists.
        at: token behind the comma.
    """
    length = view.phrase_from(at, view.grammar.pronoun_phrases)
    if not length:
        return other_speaker(view, at) is not None
    return view.is_in(at + length, view.grammar.que) or view.is_in(at + length, view.grammar.determiners)


def other_speaker(view: DocView, at: int) -> tuple[TokenRange, int] | None:
    """Give who says otherwise, the verb left out: « X dit que P, | Y | que P' », « … ; | les autres |, que P' ».

    Args:
        view: the Doc as lists.
        at: token behind the mark that ends the first claim.

    Returns:
        The noun phrase before "que", and "que"; None where another verb follows (« le maire qu'il a élu est parti »),
        and behind whom it may be said of (« a vu Paul Rey, le maire qu'il a élu »).
    """
    if at >= view.length:
        return None
    high = view.window(at)[1]
    pronouns = view.phrase_from(at, view.grammar.pronoun_phrases)
    end = at + pronouns if pronouns else noun_phrase_from(view, at, high)
    que = end + (view.word(end) == ",")
    if end == at or que >= high or not view.is_in(que, view.grammar.que) or not can_speak(view, at, end):
        return None
    noun = view.lexicon.source_nouns.get(view.word(at + 1)) if view.is_in(at, view.grammar.definite_articles) else None
    spoken = noun is not None and noun.type != "document"  # and not « l'accusation qu'il rejette »
    named = any(view.entity_at[place] in SPEAKING_LABELS for place in (at, at + 1))
    if not (pronouns or spoken or named):
        return None
    if view.entity_at[at - 2] == "PER" or view.words[at - 2] in view.lexicon.source_nouns:
        return None
    stop = next((place for place in range(que + 1, high) if view.words[place] in PAUSE_MARKS), high)
    one = main_verb(view, que + 1, stop) is not None and main_verb(view, at, stop) is None
    return ((at, end), que) if one else None


def sets_beside(scene: Scene, at: int, governor: int, limit: int) -> bool:
    """Tell what others do, told alike: « P, les uns jugeant que Q, | et les autres assurant que R ».

    Args:
        scene: the Doc with its verb groups.
        at: the comma or the coordinator.
        governor: the cue's verb.
        limit: token that may not be passed.
    """
    view = scene.view
    group = scene.group_at.get(governor)
    if group is None or group.shape != "gerund":
        return False
    start = at + 1 + (view.words[at] == "," and view.is_in(at + 1, view.grammar.clause_joints))
    stop = noun_phrase_from(view, start, limit)
    participles = (place for place in range(start + 1, stop) if view.is_present_participle(place))
    verb = next(participles, past_clitics(view, stop))
    end = noun_phrase_from(view, start, verb)
    told = start < end and verb < limit and past_clitics(view, end) == verb and view.is_present_participle(verb)
    return told and can_speak(view, start, end)

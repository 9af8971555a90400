"""X juge la mesure inutile — X se dit prêt à négocier — X qualifie la loi de « honteuse » — est considéré comme Y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent, attributed_source
from nlp_pipeline.language.attribution.called_objects import called_at, calls
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.claim_notes import without_channel
from nlp_pipeline.language.attribution.clause_ends import clause_end
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.embedded_clauses import before_main_verb
from nlp_pipeline.language.attribution.judged_objects import judges, object_clitic, relative_object
from nlp_pipeline.language.attribution.predicates import is_past_participle, opens_infinitive
from nlp_pipeline.language.attribution.seen_objects import has_y, seen_in_at, seen_start
from nlp_pipeline.language.attribution.states_of_oneself import state_of_oneself
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.syntax.adjuncts import adjunct_end, aside_end, skip_adjuncts
from nlp_pipeline.language.syntax.causatives import undergoing
from nlp_pipeline.language.syntax.estimates import opens_estimate
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.objects import skip_aside
from nlp_pipeline.language.syntax.participles import qualified_noun
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_state
from nlp_pipeline.language.syntax.split_groups import splits_group
from nlp_pipeline.language.syntax.subject_phrases import fronted_subject
from nlp_pipeline.language.syntax.subjects import subject_of
from nlp_pipeline.language.syntax.time_phrases import names_time, time_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup
    from nlp_pipeline.lexicon import Verb

JUDGING = (
    "attribute",
    "pronoun_attribute",
    "comme",
    "de_attribute",
    "pour_attribute",
    "see",
    "estimate",
    "passive_attribute",
)
"""The frames in which somebody judges something."""


def _find(scene: Scene) -> Iterator[Candidate]:
    for group in scene.groups:
        entry = group.entry(*JUDGING)
        if entry is None:
            continue
        passive = group.passive or group.shape == "participle" or undergoing(scene.view, group) is not None
        candidate = _passive(scene, group, entry) if passive else _active(scene, group, entry)
        if candidate is not None:
            yield candidate


def _active(scene: Scene, group: VerbGroup, entry: Verb) -> Candidate | None:
    view = scene.view
    high = view.window(group.verb)[1]
    start = group.end if opens_infinitive(view, group.end) else _object_start(view, group, high)
    if start >= high or not judges(scene, group, entry, start, high):
        return None
    if view.phrase_from(start, view.grammar.attribution.seen_fit):
        return None
    if any(view.phrase_from(at, view.grammar.attribution.every_name) for at in range(start, high)):
        return None
    source = attributed_source(scene, group, group.end)
    if source is None or ("see" in entry.frames and not _can_see(view, source)):
        return None  # « l'élection a vu la défaite de X »
    if "see" in entry.frames and view.is_in(source[0], view.grammar.general_pronouns):
        return None  # « on y voit une scène de moisson »
    if "see" in entry.frames and has_y(view, group) and source[0] >= group.end:
        return None  # « on pourra y voir le livre du meunier »
    state = view.is_in(start, view.grammar.attribution.state_openers) or view.is_present_participle(start)
    last = min(start + view.grammar.attribution.farthest_time, high)
    state = state or any(names_time(view, at) for at in range(start, last))  # « peu après | minuit »
    if entry.reflexive and not can_speak(view, *source) and (state or _is_thing(view, source)):
        return None  # « le feu s'est déclaré peu après minuit », « … dans un immeuble vide »
    if view.word(source[0] - 1) == "," == view.word(group.end) and splits_group(view, source[0], group.end + 1):
        return None  # « Notre conseil s'est, je crois, retrouvé dans ce texte »
    relative = relative_object(scene, source)
    clitic = object_clitic(view, group)
    first = group.start if clitic is None else clitic[0]
    judged = relative or clitic
    pieces = [] if judged is None else [judged]
    inside = relative is not None or view.is_in(first - 1, view.grammar.qui)  # « Un élu qui | la | traitait de folle »
    limit = before_main_verb(view, start, high) if inside else high
    if source[0] > start and group.shape == "gerund":
        limit = source[0]  # « Se jugeant trompé par l'État, | le maire porte plainte »
    que = _judged_clause(view, start, limit)
    end = clause_end(scene, start if que is None else que + 1, group.verb, limit, has_verb=que is not None)
    told = without_channel(view, start, end)
    whole = entry.reflexive and told == start + 1  # « s'estime diffamé | dans un tract | »
    end = _without_attendant(view, start, end if whole else told)
    pieces += _without_joint(scene, group, entry, start, end)
    content = tidy_pieces(view, pieces)
    incise = scene.incise_of(group)
    if not content or (incise is not None and (content[0][0] == incise.source[0] or incise.quoted)):
        return None  # « P, a jugé la Cour européenne », « « P, estime-t-il, voix basse. P' » »
    return Candidate(
        content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.75, core=entry.core
    )


def _is_thing(view: DocView, source: TokenRange) -> bool:
    """Tell one thing by a noun of its own, and no share of people: not « une majorité de Québécois »."""
    head = next((at for at in range(*source) if view.pos[at] == "NOUN"), None)
    shares = any(view.is_in(at, view.grammar.quantities) or view.pos[at] == "NUM" for at in range(*source))
    if head is None or shares or "Number=Plur" in view.morph[head]:
        return False
    return not view.may_be_adjective(head)  # « la municipale de la Culture » is somebody


def _judged_clause(view: DocView, start: int, limit: int) -> int | None:
    """Give the "que" of a clause that is judged, right behind the judgement: « juge « très étrange » | que P »."""
    quotation = view.opening_at(start)
    at = start if quotation is None else quotation.end
    while quotation is None and at < limit and (view.pos[at] in ("ADV", "ADJ") or view.is_participle(at)):
        at += 1
    return at if start < at < limit and view.is_in(at, view.grammar.que) else None


def _can_see(view: DocView, source: TokenRange) -> bool:
    several = view.is_in(source[1] - 1, view.grammar.attribution.alternants)
    return several or can_speak(view, *source) or is_state(view, *source)


def _object_start(view: DocView, group: VerbGroup, high: int) -> int:
    """Move from the verb over its adjuncts to what it judges; an adverb or a quotation may be the judgement itself."""
    sought = _joint_ahead(view, group, high)
    if sought is not None:
        return sought
    if any(entry.reflexive for entry in group.entries):
        state = state_of_oneself(view, group, high)
        if state is not None:
            return state
    near = group.end + view.phrase_from(group.end, view.grammar.connectives)  # « juge en revanche la loi utile »
    near = skip_aside(view, near + view.phrase_from(near, view.grammar.inside_compounds), high)
    if group.entry("see") is not None:
        near = seen_start(view, group, skip_adjuncts(view, near, high, whole=False), high)
        restricts = any(view.is_in(at, view.grammar.negation_marks) for at in range(group.start, group.verb))
        near += restricts and view.is_in(near, view.grammar.que)  # « n'y voit qu'un prétexte »
    if group.entry("see") is not None or near >= high or opens_estimate(view, near):
        return near
    far = max(near, skip_adjuncts(view, group.end, high, whole=False))
    stray = far > near and view.word(far) == ","
    far += stray and (view.is_in(far + 1, view.grammar.determiners) or view.opening_at(far + 1) is not None)
    object_behind = far > near + 1 and (_opens_judged(view, far) or view.opening_at(far) is not None)
    if object_behind:
        return far  # « juge, en réponse à X, cette décision dangereuse »
    governs = view.pos[near] == "ADV" and view.pos[near + 1 : near + 2] in (["ADJ"], ["ADV"])
    if (
        view.is_in(near, view.grammar.attribute_openers)
        or view.pos[near] == "ADJ"
        or governs
        or opens_infinitive(view, near)
    ):
        return near
    return near if view.is_in(far, view.grammar.comme) else far


def _opens_judged(view: DocView, at: int) -> bool:
    """Tell the determiner of what is judged, a known thing: « la loi », « cette loi », « ces lois », not « sa loi »."""
    several = view.is_in(at, view.grammar.plural_determiners)
    several = several and not (
        view.is_in(at, view.grammar.possessives) or view.is_in(at, view.grammar.linking_prepositions)
    )
    return several or view.is_in(at, view.grammar.demonstratives) or view.is_in(at, view.grammar.definite_articles)


def _without_attendant(view: DocView, start: int, end: int) -> int:
    """Leave out what went on behind a quoted judgement: « la qualifie d'« absurde » | au moment où X se tait »."""
    for at in range(start, end):
        quotation = view.opening_at(at)
        if quotation is not None and view.phrase_from(quotation.end, view.grammar.attendant_openers):
            return min(quotation.end, end)
    return end


def _joint_ahead(view: DocView, group: VerbGroup, high: int) -> int | None:
    """Find the figure of an estimate, or the "dans" of « voit dans X un signe », over the adjuncts before it."""
    if group.entry("see") is not None:
        return seen_in_at(view, group, high)
    if group.entry("estimate") is None:
        return None
    at = group.end
    while at < high:
        if opens_estimate(view, at):
            return at
        comma = view.word(at) == "," and opens_estimate(view, at + 1)
        after = at + 1 if comma else adjunct_end(view, at, high, whole=False)
        after = aside_end(view, at, high) if after == at else after
        if after == at > group.end and view.words[at - 1] == ",":
            after = aside_end(view, at - 1, high)  # its comma has closed the aside before
        if after == at:
            return None
        at = after
    return None


def _without_joint(scene: Scene, group: VerbGroup, entry: Verb, start: int, end: int) -> list[TokenRange]:
    """Part what is judged from what is said of it where a preposition joins them: X | de « Y », X | à 300."""
    view = scene.view
    if "see" in entry.frames and view.is_in(start, view.grammar.attribution.seen_in):
        return [(start + (view.is_in(start, view.grammar.attribution.seen_in)), end)]
    estimates = "estimate" in entry.frames
    called = None
    if "de_attribute" in entry.frames:
        called = called_at(view, start, end, bare=calls(scene, group, entry, start))
    at = start
    while at < end:
        figure = estimates and view.is_in(at, view.grammar.plain_to) and opens_estimate(view, at)
        if figure or at == called:
            return [piece for piece in ((start, at), (at + 1, end)) if piece[0] < piece[1]]
        at += 1
    return [(start, end)]


def _passive(scene: Scene, group: VerbGroup, entry: Verb) -> Candidate | None:
    """« X est considéré comme Y », « X est décrit par Z comme Y »: X and Y in pieces, Z the source."""
    view = scene.view
    high = view.window(group.verb)[1]
    joint = _joint(view, group.end, high, entry)
    if group.shape == "participle":
        subject = qualified_noun(view, group) or fronted_subject(view, group, speaks=False)
    else:
        subject = subject_of(view, undergoing(view, group) or group)  # « se fait traiter de lâche par X »
    if joint is None or subject is None:
        return None
    source = agent(view, group.end, joint) or agent(view, joint, high)
    end = clause_end(scene, joint, group.verb, has_verb=False)
    if group.shape == "participle":
        end = min(end, _aside_end(view, group, joint))
    figure = view.is_in(joint, view.grammar.estimate_openers)
    if source is None and (group.shape == "infinitive" or (figure and "estimate" in entry.frames)):
        return None  # « est estimé à 120 millions »
    modals = view.grammar.attribution.modal_verbs
    if source is None and any(not view.lemmas(at).isdisjoint(modals) for at in range(group.start, group.verb)):
        return None  # « pourrait être considéré comme un échec »: nobody has done so
    if source is None and "attribute" in entry.frames and group.entry("passive") is None:
        return None  # « a été trouvé mort »
    if source is not None and joint < source[0] < end:
        end = source[0] - 1
    # « qualifié de « folie » », « estimé à 7 milliards »
    said = joint + (view.is_in(joint, view.grammar.de) or view.is_in(joint, view.grammar.plain_to))
    pieces = sorted([subject, (said, end)])
    content = tidy_pieces(view, pieces)
    if len(content) < 2:
        return None
    return Candidate(
        content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.7, core=entry.core
    )


def _aside_end(view: DocView, group: VerbGroup, at: int) -> int:
    """Give the comma that closes a participle set off by one, or leading its sentence: « X, jugé juste, part »."""
    low, high = view.window(group.verb)
    before = group.start - 1
    while before >= low and view.pos[before] == "ADV":
        before -= 1
    if before >= low and view.words[before] in DASHES:
        return next((place for place in range(at, high) if view.words[place] in DASHES), high)
    if before >= low and view.word(before) != "," and not view.is_in(before, view.grammar.name_joints):
        return before_main_verb(view, at, high)  # « Un homme décrit par X comme très sociable | a disparu »
    while at < high and view.words[at] != ",":
        quotation = view.opening_at(at)
        at = quotation.end if quotation is not None and quotation.end <= high else at + 1
    return at


def _is_state(view: DocView, at: int) -> bool:
    """Tell what somebody is announced to be: « blessé », « en sécurité », « comme probable »."""
    if names_time(view, at + 1) or time_end(view, at, view.window(at)[1]) > at:
        return False  # « la réunion annoncée en mars »
    if view.is_in(at, view.grammar.attribution.state_openers):
        return view.pos[at + 1 : at + 2] in (["NOUN"], ["ADJ"], ["VERB"], ["AUX"])
    return view.pos[at : at + 1] in (["ADJ"], ["VERB"], ["AUX"]) and not view.is_finite(at)


def _joint(view: DocView, start: int, high: int, entry: Verb) -> int | None:
    words = set(view.grammar.comme) if "comme" in entry.frames else set()
    words |= view.grammar.de if "de_attribute" in entry.frames else set()
    adjective = start
    while view.pos[adjective : adjective + 1] == ["ADV"]:
        adjective += 1
    misread = adjective > start and not _is_attribute(view, adjective) and view.may_be_adjective(adjective - 1)
    adjective -= misread  # « jugée absurde par X »
    if "attribute" in entry.frames and _is_attribute(view, adjective):
        return start
    if "estimate" in entry.frames:
        figure = noun_phrase_from(view, start + 1, high) if view.is_in(start, view.grammar.par) else start
        if opens_estimate(view, figure):
            return figure  # « l'effort, estimé par le comité à 7 milliards »
    if "passive_attribute" in entry.frames:
        return adjective if adjective < high and _is_state(view, adjective) else None
    at = _before_comme(view, start, high) if "comme" in entry.frames else adjective
    for place in (adjective, at, time_end(view, adjective, high)):  # « qualifié | vendredi | de « folie » »
        if view.words[place : place + 1] and view.words[place] in words:
            return None if _is_other_complement(view, place) else place
    if view.is_in(adjective, view.grammar.par):
        end = noun_phrase_from(view, adjective + 1, high)
        if "attribute" in entry.frames and end - 1 > adjective + 1 and _differs(view, adjective + 1, end - 1):
            return end - 1  # « jugée par les croyants blasphématoire »
        return end if view.word(end) in words else None
    return None


def _before_comme(view: DocView, start: int, high: int) -> int:
    """Move over the adjuncts between a participle and its "comme": « est considéré | au pays | comme »."""
    for at in range(start, high):
        if view.is_in(at, view.grammar.comme):
            return at if skip_adjuncts(view, start, at, whole=False) == at else start
        if view.is_clause_verb(at):
            break
    return start


def _is_other_complement(view: DocView, at: int) -> bool:
    """Tell « qualifiés lors de la finale », « qualifiée d'office » from « qualifié de scandaleux »."""
    if not view.is_in(at, view.grammar.de):
        return False
    if view.phrase_from(at, view.grammar.connectives):
        return True  # « une affaire traitée d'abord »
    if at + 1 < view.length and view.may_be_infinitive(at + 1):
        return True  # « à la majorité qualifiée afin d'imposer »
    definite = view.is_in(at + 1, view.grammar.definite_determiners) or view.is_in(
        at + 1, view.grammar.plural_determiners
    )
    return definite or view.phrase_from(at, view.grammar.attribution.by_right) > 0


def _differs(view: DocView, start: int, at: int) -> bool:
    """Tell an adjective that does not agree in number with the noun that opens a phrase."""
    noun = next((place for place in range(start, at) if view.pos[place] == "NOUN"), None)
    if noun is None or not view.may_be_adjective(at):
        return False
    numbers = ("Number=Sing", "Number=Plur")
    return any(numbers[one] in view.morph[noun] and numbers[1 - one] in view.morph[at] for one in (0, 1))


def _is_attribute(view: DocView, at: int) -> bool:
    """Tell what is said of a subject: an adjective, a participle, or either in quotation marks."""
    if at >= view.length:
        return False
    return view.may_be_adjective(at) or view.opening_at(at) is not None or is_past_participle(view, at)


CONSTRUCTION = Construction(
    name="judgement",
    example="[s Le syndicat] [q juge] [c la mesure insuffisante].",
    gives="what is judged and what is said of it",
    find=_find,
)

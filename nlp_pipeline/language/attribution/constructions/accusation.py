"""X accuse Y d'avoir menti — Y est accusé par X d'avoir menti — X reproche à Y d'avoir menti."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent, attributed_source
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.claim_notes import without_occasion
from nlp_pipeline.language.attribution.clause_ends import clause_end
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.embedded_clauses import before_main_verb
from nlp_pipeline.language.attribution.judged_objects import object_clitic, relative_object
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.syntax.adjuncts import BRACKETS, aside_end, closing_comma, skip_adjuncts
from nlp_pipeline.language.syntax.causatives import undergoing
from nlp_pipeline.language.syntax.complements import infinitive_from
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from, noun_phrase_starts, noun_phrase_until
from nlp_pipeline.language.syntax.objects import skip_aside
from nlp_pipeline.language.syntax.participles import qualified_noun
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human
from nlp_pipeline.language.syntax.subject_arcs import speaking_part
from nlp_pipeline.language.syntax.subject_phrases import fronted_subject
from nlp_pipeline.language.syntax.subjects import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for group in scene.groups:
        entry = group.entry("accuse", "a_reproach")
        if entry is None:
            continue
        charge = _charge(view, group)
        if charge is None:
            continue
        accused, source = _parties(scene, group, charge)
        end = clause_end(scene, charge, group.verb)
        to_whom = source is not None and _is_behind_relative(view, source[0])
        bare = group.shape == "participle" and (
            view.pos[group.start - 1] in ("NOUN", "PROPN", "ADJ") or view.closing_before(group.start) is not None
        )
        relative = to_whom or view.is_in(group.start - 1, view.grammar.qui)
        if bare or relative or relative_object(scene, source) is not None:
            end = before_main_verb(view, charge, end)  # « Un homme que X accuse d'avoir volé | a été arrêté »
        if accused is None and group.shape == "participle":
            accused = fronted_subject(view, group, speaks=False)  # « Accusé par X d'avoir menti, Y sera entendu »
            end = end if accused is None else min(end, accused[0])
        if source is None and (group.passive or group.shape == "participle"):
            end, source = _accuser_behind(view, charge, end)
        further = _further_charge(view, charge, end)
        end = without_occasion(view, charge, end if further is None else further[0][0] - 1)
        quoted = view.opening_at(charge - 2)
        partly = quoted is not None and any(view.is_word(at) for at in range(quoted.end, end))
        opening = charge - 2 if partly else charge  # « accuse X | « d'avoir menti » à la ville | »
        pieces = ([accused] if accused is not None else []) + [(opening, end)]
        pieces = [piece for piece in pieces if piece[1] > piece[0]]
        content = tidy_pieces(view, sorted(pieces))
        suffers = group.passive or group.shape == "participle" or undergoing(view, group) is not None
        if content and (source is not None or suffers):
            yield Candidate(
                content=content,
                source=source,
                cue=group.cue,
                stance=entry.stance,
                confidence=0.85,
                core=entry.core,
            )
            if further is not None and source is not None:
                yield Candidate(
                    content=tidy_pieces(view, list(further)),
                    source=source,
                    cue=group.cue,
                    stance=entry.stance,
                    confidence=0.8,
                    core=entry.core,
                )


def _further_charge(view: DocView, charge: int, end: int) -> tuple[TokenRange, TokenRange] | None:
    """Give who else is accused, and of what: « accuse X d'avoir menti et | Y | d'| avoir laissé faire | »."""
    for at in range(charge + 1, end):
        if view.is_in(at, view.grammar.name_joints):
            stop = noun_phrase_from(view, at + 1, end)
            led = at + 1 < stop < end and view.is_in(stop, view.grammar.de) and is_human(view, at + 1, stop)
            done = infinitive_from(view, stop + 1, end) if led else None  # not « empêcher X et Y d'aller à Z »
            if done is not None and not view.lemmas(done).isdisjoint(view.grammar.auxiliaries):
                return (at + 1, stop), (stop + 1, end)
    return None


def _is_behind_relative(view: DocView, start: int) -> bool:
    """Tell who reproaches in a relative clause: « X, à qui | la gauche | reproche », « X, auquel Y reproche »."""
    before = start - 1
    return view.is_in(before, view.grammar.which) or (
        view.is_in(before, view.grammar.qui) and view.is_in(before - 1, view.grammar.plain_to)
    )


def _accuser_behind(view: DocView, charge: int, end: int) -> tuple[int, TokenRange | None]:
    """Give where the charge ends and who stands behind it as its agent: « accusé d'avoir menti | par l'opposition »."""
    infinitive = infinitive_from(view, charge, end)
    passive = infinitive is None or any(view.is_in(at, view.grammar.been) for at in range(infinitive, end))
    if passive or view.has_clause_verb(charge, end):
        return end, None
    for at in range(charge, end):
        if view.is_in(at, view.grammar.par):
            if view.may_be_participle(at - 1) and view.pos[at - 2] in ("NOUN", "PROPN"):
                return end, None  # « soupçonné d'avoir vendu des terrains | détenus par un proche | »
            source = agent(view, at, end)
            ends = source is not None and not any(view.is_word(place) for place in range(source[1], end))
            return (at, source) if source is not None and ends and is_human(view, *source) else (end, None)
    return end, None


def _charge(view: DocView, group: VerbGroup) -> int | None:
    """Find the infinitive after "de": the charge itself."""
    high = view.window(group.verb)[1]
    at = group.end - 1
    while at + 1 < high:
        at += 1
        if view.words[at] in DASHES:  # « accuse – et ce n'est pas la première fois – X d'avoir »
            at = max(aside_end(view, at, high) - 1, skip_adjuncts(view, at, high, whole=False) - 1, at)
            continue
        if view.words[at] in BRACKETS:
            at = max(aside_end(view, at, high) - 1, at)
            continue
        word = view.words[at]
        if word == "," and view.is_in(at + 1, view.grammar.clause_relatives):
            closing = closing_comma(view, at, high)
            if closing is None or not view.is_in(closing + 1, view.grammar.de):
                return None
            at = closing  # « accuse X, qui le nie, | d'avoir »
            continue
        if word in (".", ";", ":") or view.is_in(at, view.grammar.que) or view.is_clause_verb(at):
            return None
        quoted = view.opening_at(at + 1) is not None  # « accusé de « rire du monde » »
        charges = word in view.grammar.de or view.is_in(at, view.grammar.attribution.plain_pour)
        if charges and _infinitive(view, at + 1 + quoted):
            return at + 1  # « accuse X d'avoir menti », « blâme X pour avoir menti »
    return None


def _accused_before(scene: Scene, source: TokenRange | None) -> TokenRange | None:
    """Give whom a relative clause accuses, alone: « une dent contre | les élus | qu'ils accusent »."""
    view = scene.view
    whole = relative_object(scene, source)
    if whole is None or is_human(view, *whole):
        return whole
    starts = noun_phrase_starts(view, whole[1], whole[0])
    people = (start for start in starts if noun_phrase_from(view, start, whole[1]) == whole[1])
    return next(((start, whole[1]) for start in people if is_human(view, start, whole[1])), whole)


def _infinitive(view: DocView, at: int) -> bool:
    while view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.negations):
        at += 1
    if at >= view.length:
        return False
    ends = view.words[at].endswith(view.grammar.infinitive_endings) and view.texts[at].islower()
    return view.may_be_infinitive(at) or (ends and view.is_in(at + 1, view.grammar.determiners))


def _parties(scene: Scene, group: VerbGroup, charge: int) -> tuple[TokenRange | None, TokenRange | None]:
    """Give who is accused and who accuses."""
    view = scene.view
    if group.passive and group.entry("a_reproach") is None:
        return subject_of(view, group), agent(view, group.end, charge)
    undergoes = undergoing(view, group)
    if undergoes is not None:
        return subject_of(view, undergoes), agent(view, group.end, charge)
    if group.shape == "participle":
        noun = qualified_noun(view, group)
        accused = None if noun is None else speaking_part(view, noun, group.start, documents=False)
        return accused, agent(view, group.end, charge)
    edge = charge - 1 - (view.opening_at(charge - 2) is not None)  # « accuse X | « d'avoir menti » »
    accused = _told(view, group, edge) or _accused(view, group.end, edge)
    if accused is None and object_clitic(view, group) is None:
        start = skip_aside(view, group.end, charge)
        start += view.is_in(start, view.grammar.to)
        accused = (start, edge) if edge > start else None
    if group.passive:
        return accused, agent(view, group.end, charge)
    source = attributed_source(scene, group, group.end)
    return accused or _accused_before(scene, source), source


def _accused(view: DocView, start: int, end: int) -> TokenRange | None:
    """Give who is accused, behind the adjuncts: « a accusé, dans une lettre | son adversaire | d'avoir menti »."""
    near = skip_adjuncts(view, start, end, whole=False)
    comma = next((at for at in range(end - 1, start - 1, -1) if view.words[at] == ","), None)
    if near == end and comma is not None:
        near = skip_adjuncts(view, comma + 1, end, marks=False, whole=False)  # the comma is a stray one
    if near < end and _listed_end(view, near, end) == end:
        return near, end
    for at in range(end - 1, start, -1):
        if view.begins_entity(at) and noun_phrase_from(view, at, end) == end and view.pos[at - 1] == "NOUN":
            titled = view.words[at - 1] in view.lexicon.source_nouns
            return noun_phrase_until(view, end, start) if titled else (at, end)
    return noun_phrase_until(view, end, start)


def _listed_end(view: DocView, start: int, end: int) -> int:
    """Give where noun phrases end that coordinators join, quotation marks in them or not: « X et ses « relais » | »."""
    at = noun_phrase_from(view, start, end)
    while at < end and view.is_in(at, view.grammar.name_joints):
        stop = noun_phrase_from(view, at + 1, end)
        quotation = view.opening_at(stop)
        at = stop if quotation is None or quotation.end > end else quotation.end
    return at


def _told(view: DocView, group: VerbGroup, end: int) -> TokenRange | None:
    """Give who is reproached behind the nearest "à": « a reproché à l'audience | à la ministre | de »."""
    if group.entry("a_reproach") is None:
        return None
    for start in noun_phrase_starts(view, end, group.end):
        told = view.is_in(start - 1, view.grammar.to) or view.is_in(start, view.grammar.contracted_prepositions)
        if told and noun_phrase_from(view, start, end) == end and can_speak(view, start, end):
            return start + view.is_in(start, view.grammar.contracted_prepositions), end
    return None


CONSTRUCTION = Construction(
    name="accusation",
    example="[s La région] [q accuse] [c l'exploitant] d'[c avoir caché la fuite].",
    gives="who is accused and of having done what",
    find=_find,
)

"""X juge la mesure inutile — X se dit prêt à négocier — X qualifie la loi de « honteuse » — est considéré comme Y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent, attributed_source
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import clause_end, skip_aside, without_channel
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.adjuncts import adjunct_end, aside_end, skip_adjuncts
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_before, noun_phrase_from
from nlp_pipeline.language.syntax.participles import qualified_noun
from nlp_pipeline.language.syntax.subjects import subject_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView, TokenRange
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup
    from nlp_pipeline.lexicon import Verb

JUDGING = ("attribute", "pronoun_attribute", "comme", "de_attribute", "see", "estimate", "passive_attribute")
"""The frames in which somebody judges something."""

SHORTEST_VIEW = 4
LONGEST_OBJECT = 25
"""In tokens: how far the judgement may stand behind what is judged."""


def _find(scene: Scene) -> Iterator[Candidate]:
    for group in scene.groups:
        entry = group.entry(*JUDGING)
        if entry is None:
            continue
        passive = group.passive or group.shape == "participle"
        candidate = _passive(scene, group, entry) if passive else _active(scene, group, entry)
        if candidate is not None:
            yield candidate


def _active(scene: Scene, group: VerbGroup, entry: Verb) -> Candidate | None:
    view = scene.view
    high = view.window(group.verb)[1]
    start = group.end if _opens_infinitive(view, group.end) else _object_start(view, group, high)
    if start >= high or not _judges(scene, group, entry, start, high):
        return None
    source = attributed_source(scene, group, group.end)
    if source is None:
        return None
    judged = _relative_object(view, source) or _object_clitic(view, group)
    pieces = [] if judged is None else [judged]
    end = without_channel(view, start, clause_end(scene, start, group.verb, has_verb=False))
    pieces += _without_joint(view, entry, start, end)
    content = tidy_pieces(view, pieces)
    if not content:
        return None
    return Candidate(
        content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.75, core=entry.core
    )


def _object_start(view: DocView, group: VerbGroup, high: int) -> int:
    """Move from the verb over its adjuncts to what it judges; an adverb or a quotation may be the judgement itself."""
    sought = _joint_ahead(view, group, high)
    if sought is not None:
        return sought
    near = skip_aside(view, group.end + view.phrase_from(group.end, view.grammar.inside_compounds), high)
    if group.entry("see") is not None:
        near = skip_adjuncts(view, near, high, whole=False)
    if group.entry("see") is not None or near >= high or _opens_estimate(view, near):
        return near
    governs = view.pos[near] == "ADV" and view.pos[near + 1 : near + 2] in (["ADJ"], ["ADV"])
    if (
        view.is_in(near, view.grammar.attribution.attribute_openers)
        or view.pos[near] == "ADJ"
        or governs
        or _opens_infinitive(view, near)
    ):
        return near
    far = skip_adjuncts(view, near, high, whole=False)
    return near if view.is_in(far, view.grammar.comme) else far


def _joint_ahead(view: DocView, group: VerbGroup, high: int) -> int | None:
    """Find the figure of an estimate, or the "dans" of « voit dans X un signe », over the adjuncts before it."""
    estimates = group.entry("estimate") is not None
    sees = group.entry("see") is not None and view.grammar.y.isdisjoint(
        view.words[max(0, group.start - 1) : group.verb]
    )
    if not (estimates or sees):
        return None
    at = group.end
    while at < high:
        seen = sees and view.is_in(at, view.grammar.attribution.seen_in) and _sees(view, group, at, high)
        if seen or (estimates and _opens_estimate(view, at)):
            return at
        after = adjunct_end(view, at, high, whole=False)
        after = aside_end(view, at, high) if after == at else after
        if after == at:
            return None
        at = after
    return None


def _opens_estimate(view: DocView, at: int) -> bool:
    """Tell « à 300 », « à près de trois millions », « entre 20 et 30 »: what something is estimated at."""
    if not view.is_in(at, view.grammar.attribution.estimate_openers):
        return False
    at += 1 + view.phrase_from(at + 1, view.grammar.about)
    if view.is_in(at, view.grammar.indefinite_articles) and view.is_in(at + 1, view.grammar.quantities):
        return True  # « à une dizaine »
    return at < view.length and (
        view.pos[at] == "NUM" or view.texts[at][:1].isdigit() or view.is_in(at, view.grammar.numerals)
    )


def _without_joint(view: DocView, entry: Verb, start: int, end: int) -> list[TokenRange]:
    """Part what is judged from what is said of it where a preposition joins them: X | de « Y », X | à 300."""
    if "see" in entry.frames:
        return [(start + (view.is_in(start, view.grammar.attribution.seen_in)), end)]
    estimates = "estimate" in entry.frames
    at = start
    while at < end:
        figure = estimates and view.is_in(at, view.grammar.plain_to) and _opens_estimate(view, at)
        quality = (
            "de_attribute" in entry.frames and view.is_in(at, view.grammar.de) and _is_quality(view, at + 1, at > start)
        )
        if figure or quality:
            return [piece for piece in ((start, at), (at + 1, end)) if piece[0] < piece[1]]
        at += 1
    return [(start, end)]


def _is_quality(view: DocView, at: int, behind: bool) -> bool:
    """Tell what something is called behind "de": a quotation or an adjective, and no complement of a noun."""
    if view.opening_at(at) is not None or view.pos[at : at + 1] == ["ADJ"]:
        return True
    return not behind or (view.pos[at : at + 1] == ["DET"] and view.opening_at(at + 1) is not None)


def _object_clitic(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Give the pronoun that stands for what is judged: « un collègue la décrit comme « têtue » »."""
    clitic = group.start - 1
    return (clitic, group.start) if view.is_in(clitic, view.grammar.definite_articles) else None


def _relative_object(view: DocView, source: TokenRange | None) -> TokenRange | None:
    """Give what a relative clause judges: « un projet que le syndicat qualifie de « dangereux » »."""
    if source is None:
        return None
    que = source[0] - 1
    low = view.window(source[0])[0]
    if que <= low or not view.is_in(que, view.grammar.que):
        return None
    head = que - 1 - (view.word(que - 1) == ",")
    if head < low or view.pos[head] not in ("NOUN", "PROPN", "ADJ"):
        return None
    while head > low and view.pos[head] == "ADJ":
        head -= 1
    return noun_phrase_before(view, head, que, low) if view.pos[head] in ("NOUN", "PROPN") else None


def _judges(scene: Scene, group: VerbGroup, entry: Verb, start: int, high: int) -> bool:
    view = scene.view
    word = view.word(start)
    if group.entry("estimate") is not None and _estimates(view, start, high):
        return True
    if "see" in entry.frames:
        return _sees(view, group, start, high)
    if word in view.grammar.attribution.no_judgement or word in (":", ",", "."):
        return False
    frames = entry.frames
    limit = min(high, start + LONGEST_OBJECT)
    if "comme" in frames and _joined_by(view, start, limit, view.grammar.comme):
        return True
    if "de_attribute" in frames and _joined_by(view, start, limit, view.grammar.de, quoted_or_adjective=True):
        return True
    if "pronoun_attribute" in frames and _object_clitic(view, group) is not None:
        return start < high and (view.pos[start] in ("ADJ", "NOUN") or view.may_be_participle(start))
    elsewhere = _relative_object(view, scene.subject(group)) or _object_clitic(view, group)
    if "attribute" in frames and elsewhere is not None and view.opening_at(start) is not None:
        return True  # « ces accusations, qu'elle juge « sans fondement » »
    return "attribute" in frames and _predicates(view, group, start, limit)


def _estimates(view: DocView, start: int, high: int) -> bool:
    """Tell « à 300 le nombre » and « la hausse à 17 % »: a figure before or behind what is estimated."""
    for at in range(start, min(high, start + LONGEST_OBJECT)):
        if _opens_estimate(view, at):
            return True
        if view.words[at] in (",", ".", ";", ":") or view.is_clause_verb(at) or view.is_in(at, view.grammar.que):
            return False
    return False


def _sees(view: DocView, group: VerbGroup, start: int, high: int) -> bool:
    """Tell « y voit un signe » and « voit dans ce vote un signe » from seeing with one's eyes."""
    if not view.grammar.y.isdisjoint(view.words[max(0, group.start - 1) : group.verb]):
        return view.is_in(start, view.grammar.determiners) or view.opening_at(start) is not None
    return (
        view.is_in(start, view.grammar.attribution.seen_in)
        and view.pos[start + 1 : start + 2] == ["DET"]
        and high - start > SHORTEST_VIEW
    )


def _joined_by(
    view: DocView, start: int, limit: int, words: Collection[str], *, quoted_or_adjective: bool = False
) -> bool:
    """Tell whether the object is joined to what is said of it by "comme" or "de" before the clause ends."""
    for at in range(start, limit):
        if view.words[at] in (".", ";", ":") or view.is_finite(at):
            return False
        if view.words[at] in words:
            if not quoted_or_adjective:
                return True
            after = at + 1
            if view.opening_at(after) is not None or view.pos[after : after + 1] == ["ADJ"]:
                return True
            if at > start and view.pos[after : after + 1] == ["DET"] and view.opening_at(after + 1) is not None:
                return True
            if at > start and view.head[view.head[at]] < start:
                return True
    return False


def _predicates(view: DocView, group: VerbGroup, start: int, limit: int) -> bool:
    """Tell whether a bare adjective is said of the object: « juge grave la situation », « juge la situation grave »."""
    first = view.opening_at(start)
    if first is not None and first.end < limit and view.is_in(first.end, view.grammar.determiners):
        return True  # « « scandaleux » le projet »
    at = start + 1 if first is not None else start
    while first is not None and view.pos[at] == "ADV":
        at += 1
    if view.pos[at : at + 1] == ["ADJ"] or _is_participle(view, at) or _opens_infinitive(view, at):
        return not view.is_in(at, view.grammar.determiners)
    if any(entry.reflexive for entry in group.entries):
        return view.is_in(at, view.grammar.attribution.attribute_openers) or view.pos[at : at + 1] in (
            ["ADJ"],
            ["NOUN"],
        )
    noun_seen = False
    for place in range(start, limit):
        opening = view.opening_at(place)
        if opening is not None and noun_seen and _opens_with_predicate(view, place + 1):
            return True
        if view.words[place] in (",", ".", ";", ":") or view.is_finite(place):
            return False
        closes = place + 1 >= limit or not view.is_word(place + 1)
        judged = noun_seen and closes and group.entry("judge") is not None and view.may_be_adjective(place)
        if judged and view.pos[place - 1] not in ("DET", "ADP") and not view.is_in(place - 1, view.grammar.determiners):
            return True
        if view.pos[place] in ("NOUN", "PROPN", "PRON"):
            noun_seen = True
        elif noun_seen and view.pos[place] == "ADJ" and view.head[place] == group.verb:
            return True
        elif (
            noun_seen
            and (view.pos[place] == "ADJ" or _is_participle(view, place))
            and (group.entry("judge") is not None or _is_graded(view, start, place))
        ):
            return closes
    return False


def _opens_with_predicate(view: DocView, at: int) -> bool:
    """Tell an adjective or a participle, an adverb before it or none: « mal financée »."""
    while view.pos[at : at + 1] == ["ADV"] or view.phrase_from(at, view.grammar.inside_compounds):
        at += max(1, view.phrase_from(at, view.grammar.inside_compounds))
    return view.pos[at : at + 1] == ["ADJ"] or (at < view.length and view.may_be_participle(at))


def _is_graded(view: DocView, start: int, at: int) -> bool:
    """Tell « trouve son équipe trop lente » from « trouve une issue très rapide »: the object is a known one."""
    return view.is_in(at - 1, view.grammar.degree_adverbs) and view.is_in(start, view.grammar.definite_determiners)


def _opens_infinitive(view: DocView, at: int) -> bool:
    """Tell whether a word is said of an infinitive: « juge urgent de rouvrir », however the tagger reads it."""
    governs = view.pos[at : at + 1] == ["ADV"] and view.is_in(at + 1, view.grammar.de) and at + 2 < view.length
    return (governs and any("inf" in form.features for form in view.forms[at + 2])) or (
        governs and view.is_infinitive(at + 2)
    )


def _is_participle(view: DocView, at: int) -> bool:
    return at < view.length and view.pos[at] == "VERB" and view.is_participle(at)


def _passive(scene: Scene, group: VerbGroup, entry: Verb) -> Candidate | None:
    """« X est considéré comme Y », « X est décrit par Z comme Y »: X and Y in pieces, Z the source."""
    view = scene.view
    high = view.window(group.verb)[1]
    joint = _joint(view, group.end, high, entry)
    subject = qualified_noun(view, group) if group.shape == "participle" else subject_of(view, group)
    if joint is None or subject is None:
        return None
    source = agent(view, group.end, joint) or agent(view, joint, high)
    end = clause_end(scene, joint, group.verb, has_verb=False)
    if source is None and group.shape == "infinitive":
        return None
    if source is not None and joint < source[0] < end:
        end = source[0] - 1
    said = joint + view.is_in(joint, view.grammar.de)  # « qualifié de « folie » »
    pieces: list[TokenRange] = [subject, (said, end)]
    content = tidy_pieces(view, pieces)
    if len(content) < 2:
        return None
    return Candidate(
        content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.7, core=entry.core
    )


def _is_state(view: DocView, at: int) -> bool:
    """Tell what somebody is announced to be: « blessé », « en sécurité », « comme probable »."""
    if view.is_in(at, view.grammar.attribution.state_openers):
        return view.pos[at + 1 : at + 2] in (["NOUN"], ["ADJ"], ["VERB"], ["AUX"])
    return view.pos[at : at + 1] in (["ADJ"], ["VERB"], ["AUX"]) and not view.is_finite(at)


def _joint(view: DocView, start: int, high: int, entry: Verb) -> int | None:
    words = set(view.grammar.comme) if "comme" in entry.frames else set()
    words |= view.grammar.de if "de_attribute" in entry.frames else set()
    adjective = start
    while view.pos[adjective : adjective + 1] == ["ADV"]:
        adjective += 1
    if "attribute" in entry.frames and _is_attribute(view, adjective):
        return start
    if "passive_attribute" in entry.frames:
        return adjective if _is_state(view, adjective) else None
    at = skip_adjuncts(view, start, high, whole=False) if "comme" in entry.frames else adjective
    for place in (adjective, at):
        if view.words[place : place + 1] and view.words[place] in words:
            return place
    if view.is_in(adjective, view.grammar.par):
        end = noun_phrase_from(view, adjective + 1, high)
        return end if view.word(end) in words else None
    return None


def _is_attribute(view: DocView, at: int) -> bool:
    """Tell what is said of a subject: an adjective, a participle, or either in quotation marks."""
    if at >= view.length:
        return False
    return view.may_be_adjective(at) or view.opening_at(at) is not None or _is_participle(view, at)


CONSTRUCTION = Construction(
    name="judgement",
    example="[s Le syndicat] [q juge] [c la mesure insuffisante].",
    gives="what is judged and what is said of it",
    find=_find,
)

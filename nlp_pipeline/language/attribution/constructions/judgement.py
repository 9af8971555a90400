"""X juge la mesure inutile — X se dit prêt à négocier — X qualifie la loi de « honteuse » — est considéré comme Y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent, attributed_source
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import clause_end, skip_aside
from nlp_pipeline.language.attribution.noun_phrases import noun_phrase_before
from nlp_pipeline.language.attribution.subjects import subject_of
from nlp_pipeline.language.attribution.trimming import tidy_pieces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from nlp_pipeline.language.attribution.reading import Reading, TokenRange
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.attribution.verb_groups import VerbGroup
    from nlp_pipeline.lexicon import Verb

COMME = frozenset(("comme",))
SHORTEST_VIEW = 4
LONGEST_OBJECT = 25
"""In tokens: how far the judgement may stand behind what is judged."""


def _find(scene: Scene) -> Iterator[Candidate]:
    for group in scene.groups:
        entry = group.entry("attribute", "comme", "de_attribute", "see", "estimate", "passive_attribute")
        if entry is None:
            continue
        passive = group.passive or group.shape == "participle"
        candidate = _passive(scene, group, entry) if passive else _active(scene, group, entry)
        if candidate is not None:
            yield candidate


def _active(scene: Scene, group: VerbGroup, entry: Verb) -> Candidate | None:
    reading = scene.reading
    high = reading.window(group.verb)[1]
    start = group.end if _opens_infinitive(reading, group.end) else skip_aside(reading, group.end, high)
    if start >= high or not _judges(scene, group, entry, start, high):
        return None
    source = attributed_source(scene, group, group.end)
    if source is None:
        return None
    judged = _relative_object(reading, source)
    pieces = [] if judged is None else [judged]
    pieces.append((start, clause_end(scene, start, group.verb, has_verb=False)))
    content = tidy_pieces(reading, pieces)
    if not content:
        return None
    return Candidate(
        content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.75, core=entry.core
    )


def _relative_object(reading: Reading, source: TokenRange) -> TokenRange | None:
    """Give what a relative clause judges: « un projet que le syndicat qualifie de « dangereux » »."""
    que = source[0] - 1
    low = reading.window(source[0])[0]
    if que <= low or not reading.is_in(que, "que"):
        return None
    head = que - 1 - (reading.word(que - 1) == ",")
    if head < low or reading.pos[head] not in ("NOUN", "PROPN", "ADJ"):
        return None
    while head > low and reading.pos[head] == "ADJ":
        head -= 1
    return noun_phrase_before(reading, head, que, low) if reading.pos[head] in ("NOUN", "PROPN") else None


def _judges(scene: Scene, group: VerbGroup, entry: Verb, start: int, high: int) -> bool:
    reading = scene.reading
    word = reading.word(start)
    if group.entry("estimate") is not None and word == "à" and reading.pos[start + 1 : start + 2] == ["NUM"]:
        return True
    if "see" in entry.frames:
        return _sees(reading, group, start, high)
    if word in reading.grammar.words["no_judgement"] or word in (":", ",", "."):
        return False
    frames = entry.frames
    limit = min(high, start + LONGEST_OBJECT)
    if "comme" in frames and _joined_by(reading, start, limit, COMME):
        return True
    if "de_attribute" in frames and _joined_by(
        reading, start, limit, reading.grammar.words["de"], quoted_or_adjective=True
    ):
        return True
    return "attribute" in frames and _predicates(reading, group, start, limit)


def _sees(reading: Reading, group: VerbGroup, start: int, high: int) -> bool:
    """Tell « y voit un signe » and « voit dans ce vote un signe » from seeing with one's eyes."""
    if reading.word(group.verb - 1) == "y" or "y" in reading.words[group.start : group.verb]:
        return reading.is_in(start, "determiners")
    return (
        reading.word(start) == "dans" and reading.pos[start + 1 : start + 2] == ["DET"] and high - start > SHORTEST_VIEW
    )


def _joined_by(
    reading: Reading, start: int, limit: int, words: Collection[str], *, quoted_or_adjective: bool = False
) -> bool:
    """Tell whether the object is joined to what is said of it by "comme" or "de" before the clause ends."""
    for at in range(start, limit):
        if reading.words[at] in (".", ";", ":") or reading.is_finite(at):
            return False
        if reading.words[at] in words:
            if not quoted_or_adjective:
                return True
            after = at + 1
            if reading.opening_at(after) is not None or reading.pos[after : after + 1] == ["ADJ"]:
                return True
            if at > start and reading.pos[after : after + 1] == ["DET"] and reading.opening_at(after + 1) is not None:
                return True
            if at > start and reading.head[reading.head[at]] < start:
                return True
    return False


def _predicates(reading: Reading, group: VerbGroup, start: int, limit: int) -> bool:
    """Tell whether a bare adjective is said of the object: « juge grave la situation », « juge la situation grave »."""
    first = reading.opening_at(start)
    at = start + 1 if first is not None else start
    while first is not None and reading.pos[at] == "ADV":
        at += 1
    if reading.pos[at : at + 1] == ["ADJ"] or _is_participle(reading, at) or _opens_infinitive(reading, at):
        return not reading.is_in(at, "determiners")
    if any(entry.reflexive for entry in group.entries):
        return reading.is_in(at, "attribute_openers") or reading.pos[at : at + 1] in (
            ["ADJ"],
            ["NOUN"],
        )
    noun_seen = False
    for place in range(start, limit):
        opening = reading.opening_at(place)
        if opening is not None and noun_seen and reading.pos[place + 1] == "ADJ":
            return True
        if reading.words[place] in (",", ".", ";", ":") or reading.is_finite(place):
            return False
        if reading.pos[place] in ("NOUN", "PROPN", "PRON"):
            noun_seen = True
        elif noun_seen and reading.pos[place] == "ADJ" and reading.head[place] == group.verb:
            return True
        elif (
            noun_seen
            and reading.pos[place] == "ADJ"
            and (group.entry("judge") is not None or _is_graded(reading, start, place))
        ):
            return place + 1 >= limit or not reading.is_word(place + 1)
    return False


def _is_graded(reading: Reading, start: int, at: int) -> bool:
    """Tell « trouve son équipe trop lente » from « trouve une issue très rapide »: the object is a known one."""
    return reading.is_in(at - 1, "degree_adverbs") and reading.is_in(start, "definite_determiners")


def _opens_infinitive(reading: Reading, at: int) -> bool:
    """Tell whether a word is said of an infinitive: « juge urgent de rouvrir », however the tagger reads it."""
    governs = reading.pos[at : at + 1] == ["ADV"] and reading.is_in(at + 1, "de") and at + 2 < reading.length
    return (governs and any("inf" in form.features for form in reading.forms[at + 2])) or (
        governs and reading.is_infinitive(at + 2)
    )


def _is_participle(reading: Reading, at: int) -> bool:
    return at < reading.length and reading.pos[at] == "VERB" and reading.is_participle(at)


def _passive(scene: Scene, group: VerbGroup, entry: Verb) -> Candidate | None:
    """« X est considéré comme Y », « X est décrit par Z comme Y »: X and Y in pieces, Z the source."""
    reading = scene.reading
    high = reading.window(group.verb)[1]
    joint = _joint(reading, group.end, high, entry)
    subject = _qualified(reading, group) if group.shape == "participle" else subject_of(reading, group)
    if joint is None or subject is None:
        return None
    source = agent(reading, group.end, joint) or agent(reading, joint, high)
    end = clause_end(scene, joint, group.verb, has_verb=False)
    if source is None and group.shape == "infinitive":
        return None
    if source is not None and joint < source[0] < end:
        end = source[0] - 1
    pieces: list[TokenRange] = [subject, (joint, end)]
    content = tidy_pieces(reading, pieces)
    if len(content) < 2:
        return None
    return Candidate(
        content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.7, core=entry.core
    )


def _is_state(reading: Reading, at: int) -> bool:
    """Tell what somebody is announced to be: « blessé », « en sécurité », « comme probable »."""
    if reading.is_in(at, "state_openers"):
        return reading.pos[at + 1 : at + 2] in (["NOUN"], ["ADJ"], ["VERB"], ["AUX"])
    return reading.pos[at : at + 1] in (["ADJ"], ["VERB"], ["AUX"]) and not reading.is_finite(at)


def _qualified(reading: Reading, group: VerbGroup) -> TokenRange | None:
    """Give the noun phrase that a participle qualifies: « la méthode, qualifiée d'« archaïque » »."""
    low = reading.window(group.verb)[0]
    head = reading.head[group.verb]
    if reading.dep[group.verb] not in ("acl", "amod") or not low <= head < group.verb:
        return None
    return noun_phrase_before(reading, head, group.start, low)


def _joint(reading: Reading, start: int, high: int, entry: Verb) -> int | None:
    words = COMME if "comme" in entry.frames else reading.grammar.words["de"] if "de_attribute" in entry.frames else ()
    adjective = start
    while reading.pos[adjective : adjective + 1] == ["ADV"]:
        adjective += 1
    if "attribute" in entry.frames and reading.pos[adjective : adjective + 1] == ["ADJ"]:
        return start
    if "passive_attribute" in entry.frames:
        return adjective if _is_state(reading, adjective) else None
    for at in range(start, min(high, start + 12)):
        if reading.words[at] in words:
            return at
        if reading.words[at] in (",", ".", ";") or reading.is_finite(at):
            return None
    return None


CONSTRUCTION = Construction(
    name="judgement",
    example="[s Le syndicat] [q juge] [c la mesure insuffisante].",
    gives="what is judged and what is said of it",
    find=_find,
)

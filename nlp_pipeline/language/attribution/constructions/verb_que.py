"""« Le ministre a affirmé que P » — « on apprend du parquet que P » — « il a été annoncé que P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import attributed_source, in_authors_voice, is_common_knowledge
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import clause_end, embedded_end
from nlp_pipeline.language.attribution.trimming import tidy_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.reading import Reading
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.attribution.verb_groups import VerbGroup

FARTHEST_QUE = 24
"""How many tokens may stand between the verb and its "que" (a recipient, a date, an adjunct between commas)."""


def _find(scene: Scene) -> Iterator[Candidate]:
    for group in scene.groups:
        entry = group.entry("que")
        if entry is None or (group.shape == "participle" and not group.passive):
            continue
        que = _complementizer(scene, group)
        if que is None or in_authors_voice(scene, group):
            continue
        source = attributed_source(scene, group, que)
        if group.shape == "infinitive" and source is None:
            continue
        if is_common_knowledge(scene.reading, source, entry.stance):
            continue
        end = clause_end(scene, que + 1, group.verb)
        if scene.reading.is_in(group.start - 1, "strong_relatives"):
            end = embedded_end(scene.reading, que + 1, end)
        content = tidy_pieces(scene.reading, [(que, end)])
        if content:
            yield Candidate(
                content=content,
                source=source,
                cue=group.cue,
                stance=entry.stance,
                confidence=0.92 if que == group.end else 0.8,
                core=entry.core,
            )


def _complementizer(scene: Scene, group: VerbGroup) -> int | None:
    """Find the "que" that opens the verb's clause, next to it or after an adjunct."""
    reading = scene.reading
    at = group.end
    if reading.is_in(at, "que"):
        return None if _restricts(reading, group) else at
    high = min(reading.window(group.verb)[1], at + FARTHEST_QUE)
    while at < high:
        word = reading.words[at]
        quotation = reading.opening_at(at)
        if quotation is not None or word in (":", ";", "."):
            return None
        if word in reading.grammar.words["que"]:
            return at if _governs(reading, group, at) else None
        if reading.is_finite(at) or reading.is_infinitive(at) or word in reading.grammar.words["strong_relatives"]:
            return None
        at += 1
    return None


def _governs(reading: Reading, group: VerbGroup, que: int) -> bool:
    """Tell a complement clause from a relative one: by the arcs, or by the comma or adverb before "que"."""
    if _restricts(reading, group):
        return False
    if reading.is_in(que - 1, "no_complement_before_que"):
        # « note aussi que », « affirme même que », but « parle plus que »
        return que - 1 == group.end and reading.is_in(que - 1, "adverbs_before_que")
    if reading.word(que - 1) in reading.lexicon.cue_nouns:
        return False
    clause = reading.head[que]
    if reading.pos[que] == "PRON" and reading.dep[que] in ("obj", "nsubj"):
        return False
    if reading.head[clause] == group.verb and reading.dep[clause] in ("ccomp", "advcl", "xcomp", "obj"):
        return True
    before = que - 1
    if reading.words[before] == "," or reading.pos[before] == "ADV" or reading.is_in(before, "time_words"):
        return True
    first = group.end
    while first < que and (reading.pos[first] == "ADV" or reading.is_in(first, "time_words")):
        first += 1
    adjunct = reading.pos[first] == "ADP" and not reading.is_in(first, "linking_prepositions")
    return adjunct and (reading.pos[que] != "PRON" or _is_complete(reading, que))


def _is_complete(reading: Reading, que: int) -> bool:
    """Tell whether the clause lacks no object: « rappelle dans un avis qu'aucune donnée n'existe »."""
    high = reading.window(que)[1]
    verb = next((at for at in range(que + 1, high) if reading.is_finite(at)), None)
    if verb is None:
        return False
    after = verb + 1
    while after < high and (
        reading.is_in(after, "negations") or reading.is_participle(after) or reading.pos[after] == "ADV"
    ):
        after += 1
    linked = any(form.lemma == "être" for form in reading.forms[verb]) or "été" in reading.words[verb:after]
    governs = reading.is_in(after, "determiners") or reading.is_in(after, "complement_openers")
    return linked or (governs and not reading.is_in(after, "time_words"))


def _restricts(reading: Reading, group: VerbGroup) -> bool:
    """Tell whether "ne … que" stands here: « il ne dit que cela », not « rien n'indique que »."""
    marks, full = reading.grammar.words["negation_marks"], reading.grammar.words["full_negations"]
    words = reading.words[group.start : group.end + 1]
    if not any(word in marks for word in words):
        return False
    return not any(word in full for word in [*words, reading.word(group.start - 1), reading.word(group.start - 2)])


CONSTRUCTION = Construction(
    name="verb-que",
    example="[s La ministre] [q a assuré] que [c le budget serait tenu].",
    gives="the finite clause that a reporting verb governs",
    find=_find,
)

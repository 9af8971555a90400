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

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup

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
        if is_common_knowledge(scene.view, source, entry.stance):
            continue
        end = clause_end(scene, que + 1, group.verb)
        if scene.view.is_in(group.start - 1, "strong_relatives"):
            end = embedded_end(scene.view, que + 1, end)
        content = tidy_pieces(scene.view, [(que, end)])
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
    view = scene.view
    at = group.end
    if view.is_in(at, "que"):
        return None if _restricts(view, group) else at
    high = min(view.window(group.verb)[1], at + FARTHEST_QUE)
    while at < high:
        word = view.words[at]
        quotation = view.opening_at(at)
        if quotation is not None or word in (":", ";", "."):
            return None
        if word in view.grammar.words["que"]:
            return at if _governs(view, group, at) else None
        if view.is_finite(at) or view.is_infinitive(at) or word in view.grammar.words["strong_relatives"]:
            return None
        at += 1
    return None


def _governs(view: DocView, group: VerbGroup, que: int) -> bool:
    """Tell a complement clause from a relative one: by the arcs, or by the comma or adverb before "que"."""
    if _restricts(view, group):
        return False
    if view.is_in(que - 1, "no_complement_before_que"):
        # « note aussi que », « affirme même que », but « parle plus que »
        return que - 1 == group.end and view.is_in(que - 1, "adverbs_before_que")
    if view.word(que - 1) in view.lexicon.cue_nouns:
        return False
    clause = view.head[que]
    if view.pos[que] == "PRON" and view.dep[que] in ("obj", "nsubj"):
        return False
    if view.head[clause] == group.verb and view.dep[clause] in ("ccomp", "advcl", "xcomp", "obj"):
        return True
    before = que - 1
    if view.words[before] == "," or view.pos[before] == "ADV" or view.is_in(before, "time_words"):
        return True
    first = group.end
    while first < que and (view.pos[first] == "ADV" or view.is_in(first, "time_words")):
        first += 1
    adjunct = view.pos[first] == "ADP" and not view.is_in(first, "linking_prepositions")
    return adjunct and (view.pos[que] != "PRON" or _is_complete(view, que))


def _is_complete(view: DocView, que: int) -> bool:
    """Tell whether the clause lacks no object: « rappelle dans un avis qu'aucune donnée n'existe »."""
    high = view.window(que)[1]
    verb = next((at for at in range(que + 1, high) if view.is_finite(at)), None)
    if verb is None:
        return False
    after = verb + 1
    while after < high and (view.is_in(after, "negations") or view.is_participle(after) or view.pos[after] == "ADV"):
        after += 1
    linked = any(form.lemma == "être" for form in view.forms[verb]) or "été" in view.words[verb:after]
    governs = view.is_in(after, "determiners") or view.is_in(after, "complement_openers")
    return linked or (governs and not view.is_in(after, "time_words"))


def _restricts(view: DocView, group: VerbGroup) -> bool:
    """Tell whether "ne … que" stands here: « il ne dit que cela », not « rien n'indique que »."""
    marks, full = view.grammar.words["negation_marks"], view.grammar.words["full_negations"]
    words = view.words[group.start : group.end + 1]
    if not any(word in marks for word in words):
        return False
    return not any(word in full for word in [*words, view.word(group.start - 1), view.word(group.start - 2)])


CONSTRUCTION = Construction(
    name="verb-que",
    example="[s La ministre] [q a assuré] que [c le budget serait tenu].",
    gives="the finite clause that a reporting verb governs",
    find=_find,
)

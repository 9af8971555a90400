"""« Il se demande si P » — « elle n'a pas précisé combien P » — « il explique pourquoi P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import attributed_source, goes_on_from_before
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.clause_ends import clause_end
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.sequence_of_tenses import is_future
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.attribution.unclaimed import is_common_knowledge
from nlp_pipeline.language.document.verb_tokens import VERBS
from nlp_pipeline.language.syntax.adjuncts import is_preposition
from nlp_pipeline.language.syntax.clauses import opens_clause
from nlp_pipeline.language.syntax.indirect_questions import complement_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for group in scene.groups:
        entry = group.entry("si")
        if entry is None or group.shape == "participle":
            continue
        at = complement_question(view, group)
        high = view.window(group.verb)[1]
        if (
            at is None
            or sum(view.is_word(place) for place in range(at, high)) < view.grammar.attribution.shortest_question
        ):
            continue
        if scene.is_in_incise(group, at) and not view.is_word(at - 1):
            continue  # « P, répond le maire, qui s'appuie sur un rapport »
        if _is_skill(view, group, at, high) or _asks_nothing(view, at, high):
            continue
        if _is_degree(view, at, high) or (entry.stance == "ask" and group.negated):
            continue
        if entry.stance != "ask" and any(is_future(view, place) for place in _places_of(group)):
            continue  # « Le juge dira si la plainte est recevable »: nobody has said so
        source = attributed_source(scene, group, at)
        carried = source is None and group.shape != "finite" and goes_on_from_before(view, group)
        if not carried and (source is None or is_common_knowledge(view, source, entry.stance)):
            continue
        asks = view.is_in(at, view.grammar.hypothesis_openers)  # no condition: « demande si P, | X répond »
        end = clause_end(scene, at + asks, group.verb)
        if _is_led(view, group):  # « À la juge qui lui demandait où est l'argent, | il a répondu »
            commas = (place for place in range(at, end) if view.words[place] == ",")
            end = next((place for place in commas if opens_clause(view, place + 1, end)), end)
        content = tidy_pieces(view, [(at, end)])
        if content:
            yield Candidate(
                content=content,
                source=source,
                cue=group.cue,
                stance=entry.stance,
                confidence=0.8,
                core=entry.core,
                carried=carried,
            )


def _places_of(group: VerbGroup) -> Iterator[int]:
    """Give the tokens of a verb, of what it depends on (« permettra | de savoir ») and the one before."""
    yield group.start - 1
    for start, end in (*group.cue, (group.start, group.verb + 1)):
        yield from range(start, end)


def _asks_nothing(view: DocView, at: int, high: int) -> bool:
    """Tell a prepositional phrase alone: « ne savent pas pour combien de temps », but « n'a pas dit pourquoi »."""
    led = is_preposition(view, at) and view.is_in(at + 1, view.grammar.asked)
    return led and not any(view.pos[place] in VERBS for place in range(at, high))


def _is_led(view: DocView, group: VerbGroup) -> bool:
    """Tell a relative with a pronoun before its verb, in what opens the sentence: « À X qui | lui | demandait »."""
    clitic = group.start - 1
    told = view.is_in(clitic, view.grammar.incise_clitics) and view.is_in(clitic - 1, view.grammar.qui)
    return told and view.is_in(view.window(group.verb)[0], view.grammar.to)


def _is_skill(view: DocView, group: VerbGroup, at: int, high: int) -> bool:
    """Tell what somebody can do from what is known: « ne sait pas comment s'y prendre », « sait de quoi il parle »."""
    if not any(entry.lemma in view.grammar.attribution.verbs_of_skill for entry in group.entries):
        return False
    if view.phrase_from(at, view.grammar.attribution.matters_of_skill):
        return True
    infinitive = next((place for place in range(at + 1, high) if view.may_be_infinitive(place)), None)
    return infinitive is not None and not view.has_clause_verb(at, infinitive)


def _is_degree(view: DocView, at: int, high: int) -> bool:
    """Tell « demande si peu de choses » from a question."""
    verbless = not any(view.pos[place] in VERBS for place in range(at, high))
    return (
        verbless
        and view.is_in(at, view.grammar.attribution.plain_si)
        and view.pos[at + 1 : at + 2] in (["ADV"], ["ADJ"])
    )


CONSTRUCTION = Construction(
    name="verb-question",
    example="[s Le maire] [q se demande] [c si le pont tiendra].",
    gives="the indirect question that a verb of asking, saying or not knowing governs",
    find=_find,
)

"""« Il dit vouloir partir » — « elle assure n'avoir rien signé » — « il se vante d'avoir gagné »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import attributed_source, goes_on_from_before
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.claim_notes import without_note, without_occasion
from nlp_pipeline.language.attribution.clause_ends import clause_end
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.embedded_clauses import before_main_verb
from nlp_pipeline.language.attribution.judged_objects import relative_object
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.attribution.unclaimed import advises
from nlp_pipeline.language.syntax.adjuncts import is_adverb
from nlp_pipeline.language.syntax.complements import complement_infinitive, infinitive_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup

NO_CLAIM = frozenset(("hope",))
"""A wish with an infinitive states nothing (« souhaite partir »)."""

STATING = frozenset(("assert", "deny", "report"))
"""Stances of verbs that state what is past: no blame, no threat."""


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for group in scene.groups:
        if group.passive or group.shape == "participle":
            continue
        entry = group.entry("inf")
        start = complement_infinitive(view, group) if entry is not None else None
        if start is None:
            entry = group.entry("de_inf")
            start = complement_infinitive(view, group, with_de=True) if entry is not None else None
        if start is None:
            entry = group.entry("inf", "que", "incise")
            start = (
                _perfect_infinitive(view, group)
                if entry is not None and entry.core and "impersonal" not in entry.frames
                else None
            )
        if start is None or entry is None or (group.shape == "infinitive" and not entry.core):
            continue
        if entry.stance in NO_CLAIM:
            continue
        whole = next((each for each in scene.groups_between(start, start + 1) if each.start <= group.start), None)
        if whole is not None:
            continue  # « croient deviner les reporters »: one cue
        if scene.incise_of(group) is not None:
            continue  # « P, a-t-il dit, sourire aux lèvres »
        source = attributed_source(scene, group, group.end)
        if advises(view, group, start):
            continue
        if source is None and group.shape != "finite":
            continue
        everybody = source is not None and view.is_in(source[0], view.grammar.general_pronouns)
        if everybody and entry.stance == "opinion":
            continue  # « on pensait passer au fond de l'affaire »: the author does
        pronoun = source is not None and view.pos[source[0]] == "PRON"
        if not entry.core and source is not None and not (pronoun or can_speak(view, *source)):
            continue  # « le mur menace de s'effondrer »
        end = clause_end(scene, start, group.verb)
        if view.is_in(group.start - 1, view.grammar.qui) or relative_object(scene, source) is not None:
            end = before_main_verb(view, start, end)  # « Un voisin qui dit l'avoir vu | a été entendu »
        end = without_occasion(view, start, without_note(scene, start, end))
        content = tidy_pieces(view, [(start, end)])
        outside = view.quotation_at[group.verb]
        quoted = bool(content) and any(view.quotation_at[at] != outside for at in range(*content[0]))
        if content and content[0][1] - content[0][0] > 1:
            yield Candidate(
                content=content,
                source=source,
                cue=group.cue,
                stance=entry.stance,
                confidence=0.85,
                core=entry.core and ("de_inf" not in entry.frames or "inf" in entry.frames or quoted),
                carried=source is None and goes_on_from_before(view, group),
            )


def _perfect_infinitive(view: DocView, group: VerbGroup) -> int | None:
    """Give where « avoir tout vu », « n'être pas venu » begins: any verb of saying tells what is past so.

    In the French of Africa with "de" too: « dit de n'avoir rien reçu ».
    """
    start = complement_infinitive(view, group)
    states = any(entry.core and entry.stance in STATING and "person" not in entry.frames for entry in group.entries)
    start = complement_infinitive(view, group, with_de=True) if start is None and states else start
    if start is None:
        return None
    high = view.window(group.verb)[1]
    auxiliary = infinitive_from(view, start, high)
    if auxiliary is None or view.lemmas(auxiliary).isdisjoint(view.grammar.auxiliaries):
        return None
    participle = auxiliary + 1
    while participle < high and (is_adverb(view, participle) or view.is_in(participle, view.grammar.negations)):
        participle += 1
    return start if participle < high and view.may_be_participle(participle) else None


CONSTRUCTION = Construction(
    name="verb-infinitive",
    example="[s L'entreprise] [q dit] [c vouloir rouvrir le site].",
    gives="the infinitive clause that a reporting verb governs",
    find=_find,
)

"""Le pape « s'associe à la douleur » des familles: the quotation is what the sentence says of its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import attributed_source
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.clause_ends import clause_end
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.framed_claims import skip_connectives
from nlp_pipeline.language.attribution.told_by_another import told_by_another
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.document.punctuation import PAUSE_MARKS
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_before, noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human
from nlp_pipeline.language.syntax.subject_arcs import relative_antecedent
from nlp_pipeline.language.syntax.subject_phrases import preverbal_subjects
from nlp_pipeline.language.syntax.subject_positions import before_clitics
from nlp_pipeline.language.syntax.verb_clitics import past_clitics
from nlp_pipeline.language.syntax.verb_groups import VerbGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for quotation in view.quotations:
        if quotation.depth or view.navigation[quotation.start] or not _opens_with_verb(view, quotation):
            continue
        if _undergoes(view, quotation):
            continue
        source = _subject_before(view, quotation)
        source = source and (_whoever_gives_reasons(scene, source[0]) or source)
        described = None if source is None else _describing(scene, source, quotation.start)
        content = tidy_pieces(view, list(quotation.pieces))
        if (
            source is not None
            and content
            and content[0][1] - content[0][0] >= view.grammar.attribution.shortest_partial
        ):
            told = told_by_another(scene, quotation)
            if described is not None:
                yield described
            elif told:
                yield Candidate(content=told, source=None, cue=(), confidence=0.5, carried=True)
            elif view.is_in(source[0], view.grammar.demonstratives):  # « Cet homme « voulait fuir » »: said of him
                yield Candidate(content=content, source=None, cue=(), confidence=0.5, carried=True)
            else:
                yield Candidate(content=content, source=source, cue=(), confidence=0.65)


def _describing(scene: Scene, antecedent: TokenRange, quotation: int) -> Candidate | None:
    """Give what somebody says of another: « L'avocate décrit | un homme qui « dresse encore deux couverts » | »."""
    view = scene.view
    if not view.is_in(quotation - 1, view.grammar.qui):
        return None
    verb = antecedent[0] - 1 - view.is_in(antecedent[0] - 1, view.grammar.linking_prepositions)
    group = scene.group_at.get(verb)
    entry = None if group is None else group.entry("object", "de_object", "comme")
    if group is None or entry is None or entry.stance == "perceive" or group.shape != "finite" or group.negated:
        return None
    source = attributed_source(scene, group, group.end)
    content = tidy_pieces(view, [(antecedent[0], clause_end(scene, antecedent[0], group.verb, view.window(verb)[1]))])
    if source is None or not content or not can_speak(view, *source):
        return None
    return Candidate(content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.75)


def _whoever_gives_reasons(scene: Scene, subject: int) -> TokenRange | None:
    """Give whose reasons a clause gives: « X lui a demandé « P » parce qu'il « n'a pas parlé » de Y »."""
    view = scene.view
    low = view.passage(subject)[0]
    if not view.phrase_until(subject - 1, view.grammar.attribution.reasons):
        return None
    groups = [group for group in scene.groups_between(low, subject) if group.shape == "finite" and not group.passive]
    return scene.subject(groups[-1]) if groups else None


def _opens_with_verb(view: DocView, quotation: Quotation) -> bool:
    at = quotation.pieces[0][0]
    at = past_clitics(view, at)
    # A name or a title begins with a capital (« Sauvons la Loire »), what is said of a subject does not.
    lower = view.texts[quotation.pieces[0][0]][:1].islower()
    return lower and at < quotation.end and view.is_finite(at)


def _undergoes(view: DocView, quotation: Quotation) -> bool:
    """Tell what happened to somebody, which others tell: « Il « a été entendu par la police » »."""
    verb = past_clitics(view, quotation.pieces[0][0])
    return view.is_in(verb + 1, view.grammar.been) and view.may_be_participle(verb + 2)


def _subject_before(view: DocView, quotation: Quotation) -> TokenRange | None:
    """Give the noun phrase just before the quotation, where it can speak and stands as subject of its verb."""
    low = view.passage(quotation.start)[0]
    start = before_clitics(view, quotation.start, low)  # « X se « félicite de la loi » »
    before = start - 1
    if before < low:
        return None
    first = _strung_behind(view, before)
    if first is not None:
        return _subject_before(view, first)
    if view.is_in(before, view.grammar.personal_subjects):
        return before, before + 1
    if view.word(before) == ",":
        group = VerbGroup(quotation.start, quotation.start, quotation.start + 1, (), "finite")
        spans = preverbal_subjects(view, group, low)  # « Léa Morin, présidente du groupe, « ne croit pas » à »
        return next((span for span in spans if can_speak(view, *span) and _opens(view, low, span[0])), None)
    if view.is_in(before, view.grammar.qui):
        antecedent = relative_antecedent(view, before, low)
        return antecedent if antecedent is not None and is_human(view, *antecedent) else None
    if view.entity_at[before] not in ("PER", "ORG"):
        return _clause_subject(view, start, low)
    head = before
    while head > low and view.entity_at[head - 1] == view.entity_at[before]:
        head -= 1
    if view.pos[head - 1 : head] == ["ADP"] and head > low:
        return None
    span = noun_phrase_before(view, head, start, low)
    return span if can_speak(view, *span) and not view.has_finite_verb(span[0], start) else None


def _strung_behind(view: DocView, joint: int) -> Quotation | None:
    """Give the quoted predicate that "et" joins another to: « Elle « refuse tout » | et | « en appelle au juge » »."""
    first = view.closing_before(joint) if view.is_in(joint, view.grammar.clause_joints) else None
    return first if first is not None and _opens_with_verb(view, first) else None


def _opens(view: DocView, low: int, start: int) -> bool:
    """Tell what its sentence opens with, an adjunct before it or none: « Dans une lettre, | Léa Morin, … »."""
    led = skip_adjuncts(view, low, start, marks=False)
    return start == low or (led > low and led + 1 == start and view.words[led] == ",")


def _clause_subject(view: DocView, end: int, low: int) -> TokenRange | None:
    """Give the noun phrase of a speaker that opens the clause: « Le maire « ne regrette rien » »."""
    start = end
    while start > low and view.word(start - 1) not in PAUSE_MARKS:
        start -= 1
    start = skip_connectives(view, start, end)
    if not view.is_in(start, view.grammar.definite_determiners) and not view.is_in(
        start, view.grammar.plural_determiners
    ):
        return None
    speaks = noun_phrase_from(view, start, end) == end and can_speak(view, start, end)
    return (start, end) if speaks and not view.has_finite_verb(low, end) else None


CONSTRUCTION = Construction(
    name="quoted-predicate",
    example="[s Emma Rolland] « [c refuse de céder à la panique] ».",
    gives="a quotation that begins with the verb of the speaker before it",
    find=_find,
)

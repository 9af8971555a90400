"""What a claim is besides its words: direct or indirect, its mood, whether it is negated, and where it stands."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.candidates import Candidate
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.schema import Kind, Modality

MOODS: dict[str, Modality] = {
    "Ind": "indicative",
    "Cnd": "conditional",
    "Sub": "subjunctive",
    "Imp": "indicative",
}


def kind_of(view: DocView, candidate: Candidate) -> Kind:
    """Tell whether the content is wholly a quotation, partly, or not at all.

    Quotation marks that hold the cue too do not count, unless the content opens them (« A, dit-il, B »).
    """
    if candidate.hearsay:
        return "hearsay"
    base = view.quotation_at[candidate.cue[0][0]] if candidate.cue else -1
    if base >= 0 and view.quotations[base].pieces[0][0] == candidate.start:
        return "direct"
    around: set[int] = set()
    for start, end in candidate.content:
        around.update(compress(view.quotation_at[start:end], view.are_words[start:end]))
    quoted, unquoted = not around <= {-1, base}, not around.isdisjoint((-1, base))
    if quoted and not unquoted:
        return "direct"
    return "mixed" if quoted else "indirect"


def own_verb(view: DocView, candidate: Candidate) -> int | None:
    """Find the token of the claim's own verb: the highest one that carries the mood; None where there is no verb."""
    tokens = [at for start, end in candidate.content for at in range(start, end)]
    inside = set(tokens)
    verbs = [at for at in tokens if view.pos[at] in ("VERB", "AUX")]
    tops = [at for at in verbs if view.head[at] not in inside or view.head[at] == at]
    finite = [at for at in tops if view.is_finite(at)]
    if finite:
        return finite[0]
    for top in tops:
        auxiliary = next((c for c in view.children[top] if c in inside and view.is_finite(c)), None)
        if auxiliary is not None:
            return auxiliary
    if tops and view.is_infinitive(tops[0]):
        return tops[0]
    return next((at for at in verbs if view.is_finite(at)), tops[0] if tops else None)


def modality_of(view: DocView, verb: int | None) -> Modality:
    """Give the mood of the claim's own verb."""
    if verb is None:
        return "none"
    if view.is_infinitive(verb):
        return "infinitive"
    morph = view.morph[verb]
    if _is_conditional(view, verb):
        return "conditional"
    return next((modality for mood, modality in MOODS.items() if f"Mood={mood}" in morph), "none")


def _is_conditional(view: DocView, verb: int) -> bool:
    """Tell a conditional; the tagger takes many for imperfects, which some endings and the lexicon's forms rule out."""
    word = view.words[verb]
    if not word.endswith(view.grammar.attribution.conditional_endings):
        return False
    features = {feature for form in view.forms[verb] for feature in form.features}
    known = any(f.startswith("cnd") for f in features) and not any(f.startswith("ind.imp") for f in features)
    clear = word.endswith(view.grammar.attribution.clear_conditional_endings)
    return known or clear or "Mood=Ind" not in view.morph[verb]


def is_negated(view: DocView, verb: int | None, start: int) -> bool:
    """Tell whether the claim's own verb is negated: "ne" before it, or "pas" after it."""
    if verb is None:
        return False
    marks = view.grammar.negation_marks
    full = view.grammar.full_negations
    before = view.words[max(start, verb - view.grammar.attribution.farthest_ne) : verb]
    marked = any(word in marks for word in before)
    after = view.words[verb + 1 : verb + 1 + view.grammar.attribution.farthest_pas]
    if marked:
        around = [*before, *after]
        return any(word in full for word in around) or view.grammar.attribution.plain_que.isdisjoint(after)
    return not view.grammar.attribution.pas.isdisjoint(after[:1])


def sentence_stretch(view: DocView, candidate: Candidate) -> tuple[int, int]:
    """Give the tokens of the sentence or sentences that the claim, its source and its cue stand in."""
    start = view.sentence(candidate.start)[0]
    end = view.sentence(candidate.end - 1)[1]
    for first, last in candidate.cue:
        start = min(start, view.sentence(first)[0])
        end = max(end, view.sentence(last - 1)[1])
    return start, end

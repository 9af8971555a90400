"""What a claim is besides its words: direct or indirect, its mood, whether it is negated, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.candidates import Candidate
    from nlp_pipeline.language.attribution.reading import Reading
    from nlp_pipeline.schema import Kind, Modality

MOODS: dict[str, Modality] = {
    "Ind": "indicative",
    "Cnd": "conditional",
    "Sub": "subjunctive",
    "Imp": "indicative",
}


def kind_of(reading: Reading, candidate: Candidate) -> Kind:
    """Tell whether the content is wholly a quotation, partly, or not at all.

    Quotation marks that hold the cue too do not count, unless the content opens them (« A, dit-il, B »).
    """
    if candidate.hearsay:
        return "hearsay"
    base = reading.quotation_at[candidate.cue[0][0]] if candidate.cue else -1
    if base >= 0 and reading.quotations[base].pieces[0][0] == candidate.start:
        return "direct"
    quoted = unquoted = False
    for start, end in candidate.content:
        for at in range(start, end):
            if reading.is_word(at):
                inside = reading.quotation_at[at] not in (-1, base)
                quoted, unquoted = quoted or inside, unquoted or not inside
    if quoted and not unquoted:
        return "direct"
    return "mixed" if quoted else "indirect"


def own_verb(reading: Reading, candidate: Candidate) -> int | None:
    """Find the token of the claim's own verb: the highest one that carries the mood; None where there is no verb."""
    tokens = [at for start, end in candidate.content for at in range(start, end)]
    inside = set(tokens)
    verbs = [at for at in tokens if reading.pos[at] in ("VERB", "AUX")]
    tops = [at for at in verbs if reading.head[at] not in inside or reading.head[at] == at]
    finite = [at for at in tops if reading.is_finite(at)]
    if finite:
        return finite[0]
    for top in tops:
        auxiliary = next((c for c in reading.children[top] if c in inside and reading.is_finite(c)), None)
        if auxiliary is not None:
            return auxiliary
    if tops and reading.is_infinitive(tops[0]):
        return tops[0]
    return next((at for at in verbs if reading.is_finite(at)), tops[0] if tops else None)


def modality_of(reading: Reading, verb: int | None) -> Modality:
    """Give the mood of the claim's own verb."""
    if verb is None:
        return "none"
    if reading.is_infinitive(verb):
        return "infinitive"
    morph = reading.morph[verb]
    if _is_conditional(reading, verb):
        return "conditional"
    return next((modality for mood, modality in MOODS.items() if f"Mood={mood}" in morph), "none")


def _is_conditional(reading: Reading, verb: int) -> bool:
    """Tell a conditional; the tagger takes many for imperfects, which some endings and the lexicon's forms rule out."""
    word = reading.words[verb]
    if not word.endswith(tuple(reading.grammar.words["conditional_endings"])):
        return False
    features = {feature for form in reading.forms[verb] for feature in form.features}
    known = any(f.startswith("cnd") for f in features) and not any(f.startswith("ind.imp") for f in features)
    clear = word.endswith(tuple(reading.grammar.words["clear_conditional_endings"]))
    return known or clear or "Mood=Ind" not in reading.morph[verb]


def is_negated(reading: Reading, verb: int | None, start: int) -> bool:
    """Tell whether the claim's own verb is negated: "ne" before it, or "pas" after it."""
    if verb is None:
        return False
    marks = reading.grammar.words["negation_marks"]
    full = reading.grammar.words["full_negations"]
    before = reading.words[max(start, verb - 4) : verb]
    marked = any(word in marks for word in before)
    after = reading.words[verb + 1 : verb + 4]
    if marked:
        around = [*before, *after]
        return any(word in full for word in around) or "que" not in after
    return after[:1] == ["pas"]


def sentence_stretch(reading: Reading, candidate: Candidate) -> tuple[int, int]:
    """Give the tokens of the sentence or sentences that the claim, its source and its cue stand in."""
    start = reading.sentence(candidate.start)[0]
    end = reading.sentence(candidate.end - 1)[1]
    for first, last in candidate.cue:
        start = min(start, reading.sentence(first)[0])
        end = max(end, reading.sentence(last - 1)[1])
    return start, end

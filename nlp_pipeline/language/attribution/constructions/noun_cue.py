"""L'annonce que P — l'idée selon laquelle P — au motif que P — des informations selon lesquelles P."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import clause_end, embedded_end
from nlp_pipeline.language.attribution.noun_phrases import noun_phrase_before, noun_phrase_from
from nlp_pipeline.language.attribution.reading import VERBS
from nlp_pipeline.language.attribution.trimming import tidy_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.reading import Reading, TokenRange
    from nlp_pipeline.language.attribution.scene import Scene

LONGEST_LOCUTION = 3
"""How many arcs lead at most from the noun to the verb of a locution (« faire part de sa conviction »)."""


def _find(scene: Scene) -> Iterator[Candidate]:
    reading = scene.reading
    for at in range(1, reading.length - 1):
        if reading.navigation[at]:
            continue
        if reading.words[at] == "selon" and reading.is_in(at + 1, "which"):
            candidate = _according_to_which(scene, at)
        elif reading.words[at] in reading.lexicon.cue_nouns:
            candidate = _governed(scene, at)
        else:
            continue
        if candidate is not None:
            yield candidate


def _according_to_which(scene: Scene, at: int) -> Candidate | None:
    reading = scene.reading
    low = reading.window(at)[0]
    head = at - 1
    while head > low and reading.pos[head] != "NOUN":
        head -= 1
    while (
        head > low
        and reading.dep[head] == "nmod"
        and low <= reading.head[head] < head
        and reading.words[head] not in reading.lexicon.cue_nouns
    ):
        head = reading.head[head]
    if reading.pos[head] != "NOUN":
        return None
    noun = reading.lexicon.cue_nouns.get(reading.words[head])
    content = tidy_pieces(reading, [(at + 2, embedded_end(reading, at + 2, clause_end(scene, at + 2, head)))])
    if not content:
        return None
    span = noun_phrase_before(reading, head, at, low)
    owner = _owner(reading, head, at)
    return Candidate(
        content=content,
        source=owner or span,
        cue=((at, at + 2),),
        stance=noun.stance if noun is not None else "report",
        confidence=0.8,
    )


def _owner(reading: Reading, noun: int, limit: int) -> TokenRange | None:
    """Give whose idea it is: "l'idée de Marie Morel selon laquelle"."""
    if reading.is_in(noun + 1, "linking_prepositions"):
        end = noun_phrase_from(reading, noun + 2, limit)
        if any(reading.entity_at[at] in ("PER", "ORG") for at in range(noun + 2, end)):
            return noun + 2, end
    return None


def _governed(scene: Scene, at: int) -> Candidate | None:
    reading = scene.reading
    noun = reading.lexicon.cue_nouns[reading.words[at]]
    if "que" not in noun.frames or not reading.is_in(at + 1, "que"):
        return None
    if reading.pos[at + 1] == "PRON" and reading.dep[at + 1] == "obj":
        return None
    if not reading.is_in(at - 1, "determiners") and not reading.is_in(at - 1, "before_cue_noun"):
        return None
    content = tidy_pieces(reading, [(at + 1, embedded_end(reading, at + 2, clause_end(scene, at + 2, at)))])
    if not content or not reading.has_finite_verb(*content[0]) or _is_object(reading, content[0]):
        return None
    start = at - 1
    return Candidate(
        content=content,
        source=_holder(reading, at),
        cue=((start, at + 1),),
        stance=noun.stance,
        confidence=0.6,
        carried=reading.is_in(at, "grounds"),
    )


def _is_object(reading: Reading, clause: TokenRange) -> bool:
    """Tell a relative clause by its participle, which agrees with the noun: « l'annonce que le maire a faite »."""
    return any(
        reading.is_participle(at)
        and "Gender=Fem" in reading.morph[at]
        and any(form.lemma == "avoir" for form in reading.forms[at - 1])
        for at in range(clause[0] + 1, clause[1])
    )


def _holder(reading: Reading, noun: int) -> TokenRange | None:
    """Give whose word it is: the subject of the verb that holds it up (« le député défend l'idée que P »)."""
    low = reading.window(noun)[0]
    verb = reading.head[noun]
    for _ in range(LONGEST_LOCUTION):
        if reading.pos[verb] in VERBS or reading.head[verb] == verb:
            break
        verb = reading.head[verb]
    own = reading.is_in(noun - 1, "possessives")
    if not low <= verb < noun or not (
        own or reading.doc[verb].lemma_.lower() in reading.grammar.words["holding_verbs"]
    ):
        return None
    subject = next((child for child in reading.children[verb] if reading.dep[child] == "nsubj" and child >= low), None)
    return None if subject is None or subject > verb else noun_phrase_before(reading, subject, verb, low)


CONSTRUCTION = Construction(
    name="noun-cue",
    example="Le recours a été rejeté [q au motif] que [c le délai était passé].",
    gives="the clause that a reporting noun governs",
    find=_find,
)

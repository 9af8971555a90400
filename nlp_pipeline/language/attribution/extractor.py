"""From a parsed Doc to its claims: every construction proposes, the selection chooses, the features are read off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate, Found
from nlp_pipeline.language.attribution.choice.evidence import confidence, probability_of
from nlp_pipeline.language.attribution.choice.selection import is_worth_a_row, select
from nlp_pipeline.language.attribution.features import (
    is_negated,
    kind_of,
    modality_of,
    own_verb,
    sentence_stretch,
)
from nlp_pipeline.language.attribution.registry import CONSTRUCTIONS
from nlp_pipeline.language.attribution.scene import set_scene
from nlp_pipeline.language.document.ranges import TokenSet

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.claims import ClaimRecord
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.document.word_forms import WordForms
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar

HEARSAY = "hearsay-conditional"


def extract_claims(
    doc: Doc, lexicon: Lexicon, grammar: Grammar, word_forms: WordForms | None = None, *, hearsay: bool = True
) -> list[ClaimRecord]:
    """Find the claims of a Doc.

    Args:
        doc: tokenized, tagged and parsed French.
        lexicon: verbs, nouns and source phrases.
        grammar: closed classes.
        word_forms: what words can be whatever the tagger takes them for.
        hearsay: whether bare conditionals count.

    Returns:
        Its claims as records, in text order; ``source_name`` still empty, ``source_type`` still "none".
    """
    if not len(doc):
        return []
    scene = set_scene(doc, lexicon, grammar, word_forms)
    chosen = find_claims(scene, hearsay=hearsay)
    parents = _parents(chosen)
    return [_record(scene, one, parent) for one, parent in zip(chosen, parents, strict=True)]


def find_claims(scene: Scene, *, hearsay: bool = True) -> list[Found]:
    """Find the claims of a scene: of all that is proposed, the choice, in text order."""
    chosen = select(scene, propose(scene, hearsay=hearsay))
    return [one for one in chosen if is_worth_a_row(scene, one)]


def propose(scene: Scene, *, hearsay: bool = True) -> list[Found]:
    """Give what every construction proposes, rivals included."""
    return [
        Found(candidate, construction.name)
        for construction in CONSTRUCTIONS
        if hearsay or construction.name != HEARSAY
        for candidate in construction.find(scene)
        if not (_says_itself(candidate) or _is_saying(scene.view, candidate))
    ]


def _says_itself(candidate: Candidate) -> bool:
    """Tell a claim that lies within its own source, which is none."""
    if candidate.source is None:
        return False
    start, end = candidate.source
    return start <= candidate.start and candidate.end <= end


def _is_saying(view: DocView, candidate: Candidate) -> bool:
    """Tell what everybody says: « comme dit le proverbe », « selon l'adage », not « l'adage selon lequel »."""
    span, cue = candidate.source, candidate.cue
    behind = span is not None and bool(cue) and cue[0][0] < span[0]
    sayings = (at for at in range(*(span or (0, 0))) if view.is_in(at, view.grammar.attribution.sayings))
    return behind and any(not view.entity_at[at] for at in sayings)  # « la maxime », not « Maxime Roy »


def _parents(chosen: list[Found]) -> list[int | None]:
    """For every claim, the place of the smallest one whose content holds it; claims come in text order."""
    parents: list[int | None] = []
    open_claims: list[int] = []
    sizes = [len(TokenSet.of(one.candidate.content)) for one in chosen]
    for number, one in enumerate(chosen):
        own = one.candidate
        open_claims = [n for n in open_claims if chosen[n].candidate.end > own.start]
        holders = [n for n in open_claims if sizes[n] > sizes[number] and _holds(chosen[n].candidate, own)]
        parents.append(min(holders, key=sizes.__getitem__) if holders else None)
        open_claims.append(number)
    return parents


def _holds(outer: Candidate, inner: Candidate) -> bool:
    low = min([inner.start, *(start for start, _ in inner.cue)])
    high = max([inner.end, *(end for _, end in inner.cue)])
    return outer.start <= low and high <= outer.end


def _without_space(view: DocView, start: int, end: int) -> list[int]:
    """Leave out the white-space tokens at both ends of a stretch."""
    while end - start > 1 and view.texts[start].isspace():
        start += 1
    while end - start > 1 and view.texts[end - 1].isspace():
        end -= 1
    return [start, end]


def _record(scene: Scene, one: Found, parent: int | None) -> ClaimRecord:
    view = scene.view
    candidate = one.candidate
    verb = own_verb(view, candidate)
    return {
        "content": [list(piece) for piece in candidate.content],
        "source": _without_space(view, *candidate.source) if candidate.source else None,
        "cue": [_without_space(view, *piece) for piece in candidate.cue],
        "sentence": list(sentence_stretch(view, candidate)),
        "source_name": "",
        "source_type": "none",
        "kind": kind_of(view, candidate),
        "stance": candidate.stance,
        "modality": modality_of(view, verb),
        "negated": is_negated(view, verb, candidate.start),
        "core": candidate.core,
        "parent": parent,
        "rule": one.rule,
        "confidence": confidence(probability_of(scene, one)),
    }

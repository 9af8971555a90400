"""Jean Roque : P — Le Quotidien : Q ? — an interview's lines, without quotation marks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.trimming import tidy_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    lines = list(_labelled_lines(view))
    asked = any(_asks(view, answer) for _, answer in lines)
    lines = [line for line in lines if asked or not _is_topic(view, line[0])]
    if len({tuple(view.words[answer[0] : answer[1]]) for _, answer in lines}) < 2:
        return  # a single line with a name and a colon is no interview, nor a title that stands there twice
    for label, answer in lines:
        content = tidy_pieces(view, [answer])
        if content and not _asks(view, answer) and view.has_finite_verb(*answer):
            yield Candidate(content=content, source=label, cue=(), confidence=0.75)


def _labelled_lines(view: DocView) -> Iterator[tuple[TokenRange, TokenRange]]:
    """Give the speaker's label and the words of every paragraph that begins as an interview's line does."""
    start = 0
    for _, paragraph in groupby(view.block_at):
        end = start + len(list(paragraph))
        label = _label(view, start, end)
        if label is not None:
            yield label, (label[1] + 1, end)
        start = end


def _label(view: DocView, start: int, end: int) -> TokenRange | None:
    while start < end and not view.is_word(start):
        start += 1
    if ":" not in view.words[start + 1 : end] or view.words[start] == ":" or view.navigation[start]:
        return None
    colon = view.words.index(":", start, end)
    words = [at for at in range(start, colon) if view.is_word(at)]
    named = all(view.entity_at[at] in ("PER", "ORG") for at in words) or all(
        view.texts[at][:1].isupper() or len(view.texts[at]) <= 1 for at in words
    )
    after = view.skip_space(colon + 1, 1)
    quoted = after < end and view.opening_at(after) is not None
    if not words or not named or quoted or any(view.is_finite(at) for at in words):
        return None
    return words[0], colon


def _is_topic(view: DocView, label: TokenRange) -> bool:
    """Tell what a headline is about: « Madagascar : la récolte démarre », « Handball : le capitaine s'arrête »."""
    words = [at for at in range(*label) if view.is_word(at)]
    place = any(view.entity_at[at] == "LOC" for at in words)
    noun = len(words) == 1 and not view.entity_at[words[0]] and _is_common_noun(view, words[0])
    return place or (noun and view.words[words[0]] not in view.lexicon.source_nouns)


def _is_common_noun(view: DocView, at: int) -> bool:
    listed = view.word_forms is not None and view.word_forms.possible_of(view.words[at]).other
    return view.pos[at] == "NOUN" or listed


def _asks(view: DocView, answer: TokenRange) -> bool:
    last = view.skip_space(answer[1] - 1, -1)
    return view.words[last] == "?"


CONSTRUCTION = Construction(
    name="interview",
    example="Le Quotidien : Serez-vous candidat ?\n[s Jean Roque] : [c Non, j'ai fait ce que je devais faire].",
    gives="an answer in a line of its own, its speaker before a colon; questions are left out",
    find=_find,
)

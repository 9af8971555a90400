"""Learn the weights by which claims are chosen from gold: ``python tools/learn_choice.py GOLD [GOLD …] [--made N]``.

Every GOLD is a folder as ``selon evaluate`` takes it; N sentences are made besides (``tests/language/made``), each
counting a fraction of an article's claim. A logistic model with L2 penalty is fitted by scikit-learn (the extra
``tools``) to whether claim and source of everything that the constructions propose are right, rivals included; what
matches optional gold counts as right. The tables printed are by five-fold cross-validation over articles, done four
times with other folds: what the weights are worth on texts they were not fitted to, for all proposals and for the rows
that are chosen; the rows of a tenth are their mean number.

The package's weights were learnt from ``../shared/gold/dev corpus/gold corpus/blind ../shared/gold/cases PRESS READ
--made 1200``
with PRESS written by ``python -m tests.language.press --write PRESS`` and READ by ``python -m tests.language.wikinews
../shared/gold/entities --write READ --part read``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).parent.parent))

from nlp_pipeline.evaluation import GoldArticle, read_gold, right_pairs
from nlp_pipeline.language.attribution.choice.evidence import evidence_of
from nlp_pipeline.language.attribution.choice.neighbours import carry_sources
from nlp_pipeline.language.attribution.choice.selection import select
from nlp_pipeline.language.attribution.extractor import propose
from nlp_pipeline.language.attribution.scene import Scene, set_scene
from nlp_pipeline.language.document.word_forms import word_forms_of
from nlp_pipeline.language.load import load
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.grammar import load_grammar
from tests.language.made.__main__ import made, write

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.candidates import Found

WEIGHTS = Path(__file__).parent.parent / "nlp_pipeline" / "lexicon" / "fr" / "choice.toml"
PENALTY = 0.3
"""The inverse strength of the L2 penalty: some thousand proposals bear few free weights."""

MADE_WEIGHT = 0.15
"""What a made sentence's proposal counts against one of an article: they are many, and their mix is not the press's."""

RIVAL_WEIGHT = 0.3
"""What a proposal that is not chosen counts: it tells rivals apart, while the probability is to be true of rows.

A bare conditional that is not chosen counts nothing: it stands behind all else, however probable it is.
"""

SEED = 11
FOLDS = 5
TIMES = 4
"""How often the articles are dealt out to the folds: a tenth with few rows stands on how they fall."""
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)

HEAD = """# The weights by which claims are chosen and their confidence is computed: a logistic model over what was
# seen of a claim. Made by `python tools/learn_choice.py`; not to be edited.

[weights]
"""


def main(arguments: list[str]) -> int:
    """Fit the model to the gold of the folders, write the weights and print the reliability tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--made", type=int, default=0, metavar="N", help="made sentences besides")
    options = parser.parse_args(arguments)
    articles = [article for folder in options.folders for article in read_gold(folder)]
    natural = len(articles)
    articles += _made(options.made)
    seen, right, groups, counted = _proposals(articles)
    vectorizer = DictVectorizer(sparse=False)
    features = vectorizer.fit_transform(seen)
    sample = np.where(groups < natural, 1.0, MADE_WEIGHT) * counted
    held_out = np.zeros((TIMES, len(right)))
    for time in range(TIMES):
        folds = GroupKFold(FOLDS, shuffle=True, random_state=SEED + time)
        for train, test in folds.split(features, right, groups):
            fitted = _fit(features[train], right[train], sample[train])
            held_out[time, test] = fitted.predict_proba(features[test])[:, 1]
    own = groups < natural
    for title, rows in (("all that is proposed", own), ("the rows chosen", own & (counted == 1.0))):
        print(title)
        _print_reliability(held_out[:, rows].ravel(), np.tile(right[rows], TIMES))
    model = _fit(features, right, sample)
    weights = {"bias": float(model.intercept_[0])}
    weights |= dict(zip(vectorizer.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    lines = [f'"{name}" = {weight:.3f}' for name, weight in sorted(weights.items())]
    WEIGHTS.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _fit(features: np.ndarray, right: np.ndarray, sample: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=PENALTY, max_iter=2000).fit(features, right, sample_weight=sample)


def _made(number: int) -> list[GoldArticle]:
    if not number:
        return []
    with tempfile.TemporaryDirectory() as folder:
        write(made(number, SEED), Path(folder))
        return list(read_gold(Path(folder)))


def _proposals(articles: list[GoldArticle]) -> tuple[list[dict[str, float]], np.ndarray, np.ndarray, np.ndarray]:
    """Give what was seen of every proposal, whether it is right, its article's number, and what it counts."""
    nlp = load()
    lexicon, grammar = load_lexicon(), load_grammar()
    word_forms = word_forms_of(nlp, grammar)
    seen: list[dict[str, float]] = []
    right: list[bool] = []
    groups: list[int] = []
    counted: list[float] = []
    for number, article in enumerate(articles):
        scene = set_scene(nlp(article.text), lexicon, grammar, word_forms)
        rows = select(scene, propose(scene))
        for found in _with_sources(scene, rows):
            seen.append(evidence_of(scene, found))
            right += right_pairs(article, [_row(scene, found)])
            groups.append(number)
            rival = 0.0 if found.candidate.hearsay else RIVAL_WEIGHT
            counted.append(1.0 if found in rows else rival)
    return seen, np.array(right), np.array(groups), np.array(counted)


def _with_sources(scene: Scene, rows: list[Found]) -> list[Found]:
    """Give the proposals, and in place of those that wait for a source the rows in which they have one."""
    proposed = [one for one in propose(scene) if not one.candidate.carried or one.candidate.source is not None]
    waiting = [one for one in propose(scene) if one.candidate.carried and one.candidate.source is None]
    taken = {row.candidate.content for row in rows}
    for one in waiting:
        if one.candidate.content not in taken:
            before = [row for row in rows if row.candidate.end <= one.candidate.start]
            proposed += [found for found in carry_sources(scene, [*before, one]) if found not in before]
    return proposed + [row for row in rows if row not in proposed]


def _row(scene: Scene, found: Found) -> dict[str, object]:
    """Give what the scorer looks at of a claim, in characters."""
    doc, candidate = scene.view.doc, found.candidate

    def characters(start: int, end: int) -> list[int]:
        span = doc[start:end]
        return [span.start_char, span.end_char]

    return {
        "claim_spans": [characters(*piece) for piece in candidate.content],
        "source_span": characters(*candidate.source) if candidate.source else None,
        "source_name": "",
    }


def _print_reliability(estimated: np.ndarray, right: np.ndarray) -> None:
    print("confidence   rows   mean   right")
    for low, high in pairwise(BINS):
        inside = (estimated >= low) & ((estimated < high) | (high == 1.0))
        if inside.any():
            number = inside.sum() / TIMES
            print(f"{low:.1f}-{high:.1f} {number:10.0f} {estimated[inside].mean():6.3f} {right[inside].mean():7.3f}")
    print(
        f"Brier score {((estimated - right) ** 2).mean():.4f}, always the mean {right.mean() * (1 - right.mean()):.4f}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

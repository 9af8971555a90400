"""What is tried: by its name, what the inputs of a kind are made of, and what is done with one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from nlp_pipeline.schema import Article
from tests.fuzz import exports, outputs, own_words, tables
from tests.fuzz.mutations import broken
from tests.fuzz.reading import items_of
from tests.fuzz.samples import samples
from tests.fuzz.texts import TEXTS, changed_sentences, check
from tests.worked_out_once import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy

    from tests.fuzz.samples import Sample

TEXT = ".text"
"""The ending of what is kept of a text, which no reader takes."""


@dataclass(frozen=True)
class Kind:
    """Inputs of one kind.

    Attributes:
        suffix: the ending of the file that holds an input.
        inputs: makes inputs, as the bytes of that file.
        work: does with a file what is done with it, and gives how many there are of what comes out; it raises where
            something is wrong. It may write into the file's folder.
        gives: what comes out.
        turns: how often it has its turn while the others have theirs once.
        slowness: so many times fewer inputs than of the others a round has.
    """

    suffix: str
    inputs: SearchStrategy[bytes]
    work: Callable[[Path], int]
    gives: str = "articles"
    turns: int = 1
    slowness: int = 1


SLOW = {"libreoffice.doc": 10}
"""What is read by a program that begins anew with each file."""


@cache
def kinds() -> dict[str, Kind]:
    """Give all kinds by the names that the command takes."""
    files = {name: _of_files(name, sample) for name, sample in samples().items()}
    return files | {
        "texts": Kind(TEXT, TEXTS.map(str.encode), _text, "claims", turns=4),
        "made-sentences": Kind(TEXT, changed_sentences().map(str.encode), _text, "claims", turns=4),
        "tables": Kind(".rows", tables.INPUTS, tables.read_back, turns=4),
        "counted-exports": Kind(".mutation", exports.INPUTS, exports.read_back, turns=4),
        "own-lexicon": Kind(".toml", own_words.LEXICONS, own_words.lexicon, "files taken"),
        "own-names": Kind(".csv", own_words.NAMES, own_words.gazetteer, "files taken"),
        "own-patterns": Kind(".jsonl", own_words.PATTERNS, own_words.gazetteer, "files taken"),
        "import-label-studio": Kind(".json", own_words.TASKS, own_words.imported),
        "import-brat": Kind(".ann", own_words.STANDOFF, own_words.imported),
        "claims-table": Kind(".jsonl", outputs.TABLES, outputs.counted, "files taken", slowness=4),
        "outputs": Kind(".article", outputs.ARTICLES, outputs.written, "claims", turns=2),
    }


def _of_files(name: str, sample: Sample) -> Kind:
    return Kind(sample.suffix, broken(sample), _file, slowness=SLOW.get(name, 1))


def _file(path: Path) -> int:
    """Read a file and what stands in it; gives the number of articles."""
    articles = [item for item in items_of(path) if isinstance(item, Article)]
    for article in articles:
        _once(article.text)
    return len(articles)


@cache
def _once(text: str) -> int:
    return check(pipeline(), text)


def _text(path: Path) -> int:
    return check(pipeline(), path.read_bytes().decode())

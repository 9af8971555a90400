"""Set clauses of treebanks into plain frames: ``python -m tests.treebanks.framed FILE_OR_FOLDER …``.

Made sentences have a vocabulary, and what people say has none. Here sentences that linguists marked, and that report
nothing, stand in the place of what is said: "« P », a dit le maire", "Selon le ministère, p". What is claimed and by
whom is known by construction. Half of the clauses may be read while the rules are mended; the figures are those of the
other half.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon import load_lexicon
from tests.language.made import vocabulary
from tests.language.made.building import Made
from tests.language.made.scoring import measured
from tests.language.made.surface import PLAIN, sentence
from tests.treebanks.clauses import PlainClause, plain_clauses
from tests.treebanks.conllu import read_treebank
from tests.treebanks.reading import PARTS, part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FRAMES = Path(__file__).with_name("frames.toml")
ENDING = ".conllu"
QUESTIONS = "fqb"
"""In the name of a file: a treebank of questions."""


def frames() -> dict[str, str]:
    """Give the marked patterns by the names of their frames; ``frames.toml`` says what stands in them."""
    groups = tomllib.loads(FRAMES.read_text(encoding="utf-8"))
    return {name: pattern for group in groups.values() for name, pattern in group.items()}


def counters() -> frozenset[str]:
    """Give the names of the frames that hold no claim."""
    return frozenset(tomllib.loads(FRAMES.read_text(encoding="utf-8"))["nothing"])


def clauses_of(paths: Iterable[Path], part: str) -> list[PlainClause]:
    """Give the plain clauses of files, and of the files in folders, that are of one part."""
    files = [file for path in paths for file in (sorted(path.glob(f"*{ENDING}")) if path.is_dir() else [path])]
    sentences = (one for file in files if QUESTIONS not in file.stem for one in read_treebank(file))
    return list(plain_clauses((one for one in sentences if part_of(one) == part), load_lexicon()))


def framed(clauses: Sequence[PlainClause], names: Iterable[str] = ()) -> Iterator[Made]:
    """Set every clause into every frame that it fits, or into those of these names; another clause is its second."""
    aspirated = frozenset(vocabulary.words()["aspirated"])
    without = counters()
    for name, pattern in frames().items():
        if names and name not in names:
            continue
        for at, clause in enumerate(clauses):
            if "{N}" in pattern and not clause.subject:
                continue
            marked = sentence(pattern.format(**_fills(clause, clauses[at - 1])), aspirated)
            yield Made(name, marked, PLAIN, counter=name in without)


def _fills(clause: PlainClause, second: PlainClause) -> dict[str, str]:
    first_half, second_half = clause.halves
    return {
        "P": clause.text,
        "p": clause.inner,
        "R": second.text,
        "r": second.inner,
        "N": clause.subject,
        "V": clause.predicate,
        "h1": first_half,
        "h2": second_half,
    }


def main() -> None:
    """Run the command."""
    from tests.language.made.__main__ import misses, table

    parser = argparse.ArgumentParser(prog="python -m tests.treebanks.framed", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, help="CoNLL-U files, or folders of them")
    parser.add_argument("--part", choices=PARTS, default=PARTS[1], help="the half of the clauses")
    parser.add_argument("--number", type=int, default=200, help="how many clauses to draw")
    parser.add_argument("--seed", type=int, default=13, help="the same seed draws the same clauses")
    parser.add_argument("--frame", action="append", default=[], help="only this frame; may be given again")
    parser.add_argument("--model", default="fr_core_news_sm", help="the model that reads them")
    parser.add_argument("--misses", type=int, default=0, help="how many texts to print in which something is wrong")
    given = parser.parse_args()
    unknown = set(given.frame) - frames().keys()
    if unknown:
        parser.error(f"no such frame: {', '.join(sorted(unknown))}")
    from nlp_pipeline.language.load import load

    clauses = clauses_of(given.paths, given.part)
    drawn = Random(given.seed).sample(clauses, min(given.number, len(clauses)))  # noqa: S311 - clauses, no secrets
    bench = measured(framed(drawn, given.frame), load(given.model))
    print("\n".join([*table(bench), *misses(bench, given.misses)]))


if __name__ == "__main__":
    main()

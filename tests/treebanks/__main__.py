"""Hold the syntax layer against treebanks: ``python -m tests.treebanks FILE_OR_FOLDER …``.

Every sentence goes through the pipeline up to what the constructions read. What the layer says of its clauses, its
"que", its infinitives and its inverted subjects is compared with the treebank's tree, and so is what the parser's arcs
alone say. Half of the sentences may be read while the layer is mended; the figures are those of the other half.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tests.treebanks.conllu import read_treebank
from tests.treebanks.counting import MEASURES, Score
from tests.treebanks.facts import facts_of
from tests.treebanks.layer import facts_of_layer
from tests.treebanks.reading import PARTS, facts_of_arcs, part_of, views_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language

    from tests.treebanks.conllu import Sentence

ENDING = ".conllu"
SEEN_BY_THE_PARSER = "-train"
"""In the name of a file: the small model was trained on it, so its arcs tell nothing there."""


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Give the treebanks among files and folders; of a folder, those that the parser was not trained on."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob(f"*{ENDING}")) if path.is_dir() else [path]
        found.extend(file for file in inside if file == path or SEEN_BY_THE_PARSER not in file.stem)
    return found


def measure(sentences: Iterable[Sentence], nlp: Language) -> tuple[Score, Score]:
    """Give the scores of the parser's arcs alone and of the layer."""
    arcs, layer = Score(), Score()
    for sentence, view in views_of(sentences, nlp):
        given = facts_of(sentence.words)
        arcs.add(facts_of_arcs(view), given)
        layer.add(facts_of_layer(view), given)
    return arcs, layer


def table(arcs: Score, layer: Score) -> list[str]:
    """Give the lines of the table."""
    width = max(map(len, MEASURES))
    heads = "".join(f"{head:>7}" for head in ("right", "found", "given", "P", "R", "F1"))
    lines = [f"{'':{width}} | {'arcs alone':^42} | {'layer':^42}", f"{'':{width}} | {heads} | {heads}"]
    for name in MEASURES:
        counts = (score.counts[name] for score in (arcs, layer))
        cells = (f"{c.right:7}{c.found:7}{c.given:7}{c.precision:7.3f}{c.recall:7.3f}{c.f1:7.3f}" for c in counts)
        lines.append(" | ".join((f"{name:{width}}", *cells)))
    return lines


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.treebanks", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, help="CoNLL-U files, or folders of them")
    parser.add_argument("--part", choices=PARTS, default=PARTS[1], help="the half of the sentences")
    parser.add_argument("--model", default="fr_core_news_sm", help="the model that reads them")
    given = parser.parse_args()
    from nlp_pipeline.language.load import load

    sentences = [one for file in files_of(given.paths) for one in read_treebank(file) if part_of(one) == given.part]
    print("\n".join(table(*measure(sentences, load(given.model, press_weights=False)))))


if __name__ == "__main__":
    main()

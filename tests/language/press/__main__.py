"""Read the press texts and tell what was found: ``python -m tests.language.press``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from tests.language.made.scoring import Count, counted, described
from tests.language.press.reading import PressText, press_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language

    from nlp_pipeline.schema import Claim


def read(texts: Iterable[PressText], nlp: Language) -> list[tuple[PressText, tuple[Claim, ...], Count]]:
    """Run the pipeline over texts and compare."""
    pairs = ((text.text, text) for text in texts)
    found = [(text, tuple(doc._.claims)) for doc, text in nlp.pipe(pairs, as_tuples=True)]
    return [(text, claims, counted(text, claims)) for text, claims in found]


def write(texts: Iterable[PressText], folder: Path) -> None:
    """Write texts and their gold as NAME.txt and NAME.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts:
        with (folder / f"{text.name}.txt").open("w", encoding="utf-8", newline="") as file:
            file.write(text.text)
        gold = json.dumps(list(text.claims), ensure_ascii=False)
        (folder / f"{text.name}.json").write_text(gold, encoding="utf-8")


def table(results: list[tuple[PressText, tuple[Claim, ...], Count]]) -> list[str]:
    """Give the lines of the table, by kind of press."""
    lines = [f"{'press':12}{'texts':>6}{'claims':>7}{'found':>8}{'sourced':>9}{'exact':>8}{'extra':>7}"]
    for press in [*sorted({text.press for text, _, _ in results}), ""]:
        total = Count()
        for text, _, count in results:
            if press in ("", text.press):
                total.add(count)
        shares = "".join(
            f"{total.share(name):{width}.3f}" for name, width in (("found", 8), ("sourced", 9), ("exact", 8))
        )
        lines.append(f"{press or 'ALL':12}{total.texts:>6}{total.gold:>7}{shares}{total.extra:>7}")
    return lines


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.language.press", description=__doc__)
    parser.add_argument("--model", default="fr_core_news_sm", help="the model that reads them")
    parser.add_argument("--misses", type=int, default=0, help="how many texts to print in which something is wrong")
    parser.add_argument("--write", type=Path, help="write the texts and their gold to this folder, and read none")
    given = parser.parse_args()
    if given.write:
        write(press_texts(), given.write)
        return
    from nlp_pipeline.language.load import load

    results = read(press_texts(), load(given.model))
    wrong = [result for result in results if not result[2].is_right]
    lines = [
        line for text, claims, count in wrong[: given.misses] for line in described(text.name, text, claims, count)
    ]
    print("\n".join([*table(results), *lines]))


if __name__ == "__main__":
    main()

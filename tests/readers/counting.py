"""Articles seen are articles read and articles named: ``python -m tests.readers.counting [FILES]``.

Exports of every kind are made of articles whose number is known; then articles and their parts are dropped, doubled,
nested and put in another order: 1,000 files, or as many as are given, the kinds in turns. Every article has a word of
its own, so that a text that went to another one is seen too. What is wrong is printed, and the exit status is 1.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from nlp_pipeline.readers import Inputs, ReadError
from tests.readers.exports import EXPORTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nlp_pipeline.schema import Article
    from tests.readers.exports.parts import Export, Unit

FILES = 1_000


def main(files: int = FILES) -> int:
    """Read mutated files and print what is wrong of them; give how many are."""
    seen, wrong = 0, 0
    with TemporaryDirectory() as folder:
        for number, name in enumerate(islice(cycle(EXPORTS), files)):
            articles, problems = count(Path(folder), name, number // len(EXPORTS))
            seen += articles
            wrong += bool(problems)
            for problem in problems:
                print(f"{name} {number // len(EXPORTS)}: {problem}", file=sys.stderr)
    print(
        f"{files:,} files of {len(EXPORTS)} kinds, {seen:,} articles: {wrong} files with an article too many or too few"
    )
    return wrong


def count(folder: Path, name: str, number: int) -> tuple[int, list[str]]:
    """Mutate an export and read it.

    Args:
        folder: for the file.
        name: the kind of export.
        number: which mutation of it.

    Returns:
        How many articles are in the file, and what is wrong of those that came out.
    """
    export = EXPORTS[name]
    mutated = mutate(export, random.Random(f"{name} {number}"))  # noqa: S311 - no secret
    outer = [unit.holding("".join(map(str, inner))) for unit, inner in mutated]
    every = [each for unit, inner in mutated for each in (unit, *inner)]
    whole = [unit for unit in every if unit.has_body()]
    articles, errors = read(folder, export, outer)
    if not whole and not articles and len(errors) == 1:
        return len(every), []  # the file as a whole is named: nothing in it has words
    problems = []
    if len(articles) != len(whole):
        problems.append(f"{len(articles)} articles read of {len(whole)}")
    if len(errors) != len(every) - len(whole):
        problems.append(f"{len(errors)} named of {len(every) - len(whole)}: {[error.reason for error in errors]}")
    if words_in(each.text for each in articles) != Counter(unit.word for unit in whole):
        problems.append("the words of the articles are not those of the file")
    if any(len(words_in([each.text])) != 1 for each in articles):
        problems.append("an article has not one text")
    return len(every), problems


def read(folder: Path, export: Export, units: list[Unit]) -> tuple[list[Article], list[ReadError]]:
    """Give the articles of a file, and what is named as not read."""
    file = folder / f"export{export.suffix}"
    file.write_bytes(export.file(units))
    items = list(Inputs([file]))
    errors = [item for item in items if isinstance(item, ReadError)]
    return [item for item in items if not isinstance(item, ReadError)], errors


def words_in(texts: Iterable[str]) -> Counter[str]:
    """Count the words that tell articles apart."""
    return Counter(each.strip(".,") for text in texts for each in text.split() if each.startswith("jeton"))


def mutate(export: Export, chance: random.Random) -> list[tuple[Unit, list[Unit]]]:
    """Give articles with those that stand inside each."""
    units = [export.unit(number) for number in range(1, chance.randint(2, 7))]
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(units))
        act = chance.choice(("drop", "double", "reorder", "part"))
        if act == "drop" and len(units) > 1:
            del units[at]
        elif act == "double":
            units.insert(chance.randrange(len(units) + 1), units[at])
        elif act == "reorder":
            chance.shuffle(units)
        elif act == "part" and export.optional:
            # One part of an article: without any of its marks, nothing could tell that it begins.
            part = "body" if "body" in export.optional and chance.random() < 0.5 else chance.choice(export.optional)
            units[at] = export.unit(units[at].number).without(part)
    if export.nests and len(units) > 1 and chance.random() < 0.5:
        holder = chance.randrange(len(units) - 1)
        inner = units.pop(holder + 1)
        return [(unit, [inner] if at == holder and unit.has_body() else []) for at, unit in enumerate(units)]
    return [(unit, []) for unit in units]


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:2]))))

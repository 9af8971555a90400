"""Join the marks with their texts: ``python -m tests.language.wikinews TEXTS --write FOLDER [--part read|unread]``.

TEXTS is a folder with WiNER's articles of 2016 (https://github.com/YoannDupont/WiNER-fr) as NAME.txt. The marks are
the project's own: 342 articles, marked claim by claim as ``corpus/gold`` is, by reading and without a look at what the
pipeline finds. They hold offsets and the names of sources, no sentence. Two fifths, by a digest of the name, were left
unread by whoever wrote rules (``--part unread``), until their misses were looked at once.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = Path(__file__).with_name("marks.jsonl")
PARTS = ("read", "unread")
FIFTHS_UNREAD = 2


def marked_articles() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Give the name and the marked claims of every article, in order of the names."""
    for line in MARKS.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        yield entry["name"], entry["claims"]


def part_of(name: str) -> str:
    """Tell whether an article was read from the beginning by whoever writes rules, or left unread."""
    digest = int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16)
    return "unread" if digest % 5 < FIFTHS_UNREAD else "read"


def write(texts: Path, folder: Path, part: str | None) -> int:
    """Write NAME.txt and NAME.json of every article whose text is there; give their number."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for name, claims in marked_articles():
        text = texts / f"{name}.txt"
        if not text.is_file() or (part and part_of(name) != part):
            continue
        shutil.copyfile(text, folder / text.name)
        (folder / f"{name}.json").write_text(json.dumps(claims, ensure_ascii=False), encoding="utf-8")
        number += 1
    return number


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.language.wikinews",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("texts", type=Path, help="the folder with the texts")
    parser.add_argument("--write", type=Path, required=True, help="write texts and gold to this folder")
    parser.add_argument("--part", choices=PARTS, help="only this part")
    given = parser.parse_args()
    print(f"{write(given.texts, given.write, given.part)} articles")


if __name__ == "__main__":
    main()

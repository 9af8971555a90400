"""Adds a word to the lexicon: ``python tools/add_word.py TABLE COLUMN=VALUE …``.

TABLE is a file of ``nlp_pipeline/lexicon/fr`` without its ending: ``verbs``, ``source_phrases``, ``cue_nouns``,
``source_nouns``, or one of names, as ``gazetteer_media``. Columns that are left out have the defaults of a user's own
file (``docs/lexicon.en.md``). The entry is checked as the pipeline checks it, put where it belongs, and a verb gets its
forms: by its ending, or by ``like=VERB``, a verb of the lexicon that is conjugated alike.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from typing import TYPE_CHECKING

from build_forms import FORMS, build

from nlp_pipeline.lexicon import LexiconError, load_lexicon
from nlp_pipeline.lexicon.data_files import DATA, cue_noun_entry, source_noun_entries, source_phrase_entry, verb_entries
from nlp_pipeline.lexicon.names import COLUMNS, GazetteerError, entry_of
from nlp_pipeline.lexicon.user_file import TABLES

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = DATA / "fr"
LIKE = "like"
SINGULAR = {"verbs": "verb", "source_phrases": "source_phrase", "cue_nouns": "cue_noun", "source_nouns": "source_noun"}
NAMES = "gazetteer_"


def main() -> int:
    """Add the word; say what was done, or what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("table", choices=sorted([*SINGULAR, *(path.stem for path in FOLDER.glob(f"{NAMES}*.csv"))]))
    parser.add_argument("values", nargs="+", metavar="COLUMN=VALUE")
    options = parser.parse_args()
    given = dict(each.partition("=")[::2] for each in options.values)
    like = given.pop(LIKE, "")
    path = FOLDER / f"{options.table}.csv"
    before = path.read_text(encoding="utf-8")
    try:
        row = _name(path, given) if options.table.startswith(NAMES) else _word(options.table, given)
        path.write_text(_with_row(path, row), encoding="utf-8")
        if options.table == "verbs":
            head = verb_entries(row, load_lexicon().stances, options.table)[0].head
            FORMS.write_text(build({head: like} if like else {}), encoding="utf-8")
    except (LexiconError, GazetteerError) as error:
        path.write_text(before, encoding="utf-8")
        print(error, file=sys.stderr)
        return 1
    print(f"{path.name}: {', '.join(value for value in row.values() if value)}")
    return 0


def _word(table: str, given: dict[str, str]) -> dict[str, str]:
    """Give the row of an entry, checked, its constructions in order."""
    kind = TABLES[SINGULAR[table]]
    _check(given, (*kind.columns,))
    row = {column: given.get(column, kind.defaults.get(column, "")) for column in kind.columns}
    if "frames" in row:
        row["frames"] = " ".join(sorted(set(row["frames"].split())))
    stances = load_lexicon().stances
    match table:
        case "verbs":
            verb_entries(row, stances, table)
        case "source_phrases":
            source_phrase_entry(row, stances, table)
        case "cue_nouns":
            cue_noun_entry(row, stances, table)
        case _:
            source_noun_entries(row, table)
    if "example" in row and not row["example"]:
        raise LexiconError(f"{table}: example is empty; write a sentence in which it attributes something")
    return row


def _name(path: Path, given: dict[str, str]) -> dict[str, str]:
    """Give the row of a name; its id begins as those of its file do."""
    _check(given, COLUMNS)
    entry = entry_of(given, path.name)
    with path.open(encoding="utf-8", newline="") as stream:
        prefix = next(csv.DictReader(stream))["id"].partition(":")[0]
    key = given.get("id") or f"{prefix}:{entry.id.partition(':')[2]}"
    return {column: given.get(column, "") for column in COLUMNS} | {"id": key, "label": entry.label, "type": entry.type}


def _check(given: dict[str, str], columns: tuple[str, ...]) -> None:
    unknown = sorted(given.keys() - set(columns))
    if unknown:
        raise LexiconError(f"unknown column {unknown[0]!r}; known are {', '.join(columns)}")


def _with_row(path: Path, row: dict[str, str]) -> str:
    """Give a file's text with a row more: in its place in those that are sorted, else at the end."""
    head, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    new = [row[column] for column in head]
    if any(each[0] == new[0] for each in rows):
        raise LexiconError(f"{path.name}: {new[0]!r} is there already")
    rows = [*rows, new] if path.stem.startswith(NAMES) else sorted([*rows, new], key=lambda each: each[0])
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    return text.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())

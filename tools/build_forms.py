"""Give forms to the verbs that have none: every person and tense, in ``nlp_pipeline/lexicon/fr/forms.csv``.

Run it after a change to ``verbs.csv`` by hand: ``python tools/build_forms.py``; ``tools/add_word.py`` does it itself.
A verb that is new is conjugated like a verb of the lexicon: the one of its ending (``conjugation_models.csv``), or the
one that ``tools/forms.toml`` names; forms that are there stay as they are, and those of verbs that are gone go. With
``--check`` nothing is written and the exit status tells whether the file is up to date.

The first forms were made with the library verbecc and looked through.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import tomllib
from pathlib import Path

from nlp_pipeline.lexicon.conjugation import conjugated
from nlp_pipeline.lexicon.csv_rows import LexiconError, rows
from nlp_pipeline.lexicon.data_files import DATA, verb_heads
from nlp_pipeline.lexicon.forms import FormTable, read_forms

FOLDER = DATA / "fr"
FORMS = FOLDER / "forms.csv"
SETTINGS = Path(__file__).with_name("forms.toml")
AGREEING = {"pap.fs", "pap.fp", "pap.mp"}


def build(likes: dict[str, str] | None = None) -> str:
    """Give the text of ``forms.csv``: a row a form and verb, sorted.

    Args:
        likes: verbs that a new verb is conjugated like, besides those of ``forms.toml``.

    Raises:
        LexiconError: a verb's ending does not tell its conjugation, and nothing else does.
    """
    settings = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
    like = settings["like"] | (likes or {})
    models = {row["ending"]: row["model"] for _, row in rows(FOLDER / "conjugation_models.csv", ("ending", "model"))}
    table = FormTable(read_forms(FORMS.read_text(encoding="utf-8")))
    verbs = verb_heads(FOLDER / "verbs.csv") | set(settings["other_verbs"])
    known = {(form, each.lemma, " ".join(each.features)) for form, found in table.items() for each in found}
    lines = {line for line in known if line[1] in verbs}
    for verb in sorted(verbs - {lemma for _, lemma, _ in lines}):
        invariable = verb in settings["invariable_participles"]
        for form, features in conjugated(verb, table, models, f"verbs.csv ({verb})", like.get(verb)).items():
            kept = sorted(set(features) - AGREEING if invariable else features)
            lines |= {(form, verb, " ".join(kept))} if kept else set()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("form", "lemma", "features"))
    writer.writerows(sorted(lines))
    return text.getvalue()


def main() -> int:
    """Write the file, or with ``--check`` compare it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 if the file is out of date")
    check = parser.parse_args().check
    try:
        text = build()
    except LexiconError as error:
        print(f"{error}\n(or name the verb under [like] in {SETTINGS.name})", file=sys.stderr)
        return 1
    if check:
        current = FORMS.read_text(encoding="utf-8") == text
        print(f"{FORMS.name} is {'up to date' if current else 'out of date'}", file=sys.stderr)
        return 0 if current else 1
    FORMS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

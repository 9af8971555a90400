"""Write the lexicon's verb forms: every person and tense of every verb that the lexicon names.

Run it after a change to ``verbs.csv``: ``python tools/build_forms.py`` (it needs verbecc).
With ``--check`` nothing is written and the exit status tells whether the file is up to date.
"""

from __future__ import annotations

import argparse
import csv
import io
import logging
import re
import sys
import tomllib
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any

from nlp_pipeline.lexicon.data_files import DATA, verb_heads

FOLDER = DATA / "fr"
FORMS = FOLDER / "forms.csv"
SETTINGS = Path(__file__).with_name("forms.toml")

TENSES = {
    ("indicatif", "présent"): "ind.prs",
    ("indicatif", "imparfait"): "ind.imp",
    ("indicatif", "passé-simple"): "ind.pst",
    ("indicatif", "futur-simple"): "ind.fut",
    ("conditionnel", "présent"): "cnd.prs",
    ("subjonctif", "présent"): "sub.prs",
    ("subjonctif", "imparfait"): "sub.imp",
    ("imperatif", "imperatif-présent"): "imp.prs",
    ("infinitif", "infinitif-présent"): "inf",
    ("participe", "participe-présent"): "prp",
    ("participe", "participe-passé"): "pap",
}
"""The simple tenses, as the library names them, and their codes."""

SUBJECT = re.compile(r"^(?:que |qu')?(?:j'|je |tu |il |elle |on |nous |vous |ils |elles )?")
NO_FORM = "-"

CLOSED_STEM = re.compile(r"é(?:[bcdfghjklmnpqrstvwxz]+|[gq]u)er$")
"""The verbs whose future may be written with é or è: révélera, révèlera."""

Paradigm = dict[str, set[str]]
"""The forms of one verb and the features of each."""


class Conjugator:
    """Conjugates by the library's tables; refuses what it only guesses.

    Args:
        like: verbs that the tables lack, with a verb of the same conjugation that they have.
        invariable: verbs whose past participle never agrees.
        lacking: by verb, forms that the tables lack, each with its features.
        wrong: by verb, forms that the tables have and French has not, each with the features to take away.
    """

    def __init__(
        self,
        like: dict[str, str],
        invariable: set[str],
        lacking: dict[str, dict[str, str]],
        wrong: dict[str, dict[str, str]],
    ) -> None:
        logging.disable(logging.CRITICAL)
        library = import_module("verbecc")
        self._library = library.CompleteConjugator(library.LangCodeISO639_1.fr)
        self._like = like
        self._invariable = invariable
        self._lacking = lacking
        self._wrong = wrong

    def paradigm(self, verb: str) -> Paradigm:
        """Give every simple form of a verb with its features.

        Raises:
            ValueError: the tables do not have the verb, and no verb is named that it is conjugated like.
        """
        model = self._like.get(verb, verb)
        forms = self._tabulated(model)
        if model != verb:
            ending = _shared_ending(verb, model)
            old, new = model.removesuffix(ending), verb.removesuffix(ending)
            forms = {new + form.removeprefix(old): features for form, features in forms.items()}
        if verb in self._invariable:
            forms = {form: features - {"pap.fs", "pap.fp", "pap.mp"} for form, features in forms.items()}
        for form, features in self._lacking.get(verb, {}).items():
            forms[form] = set(features.split())
        for form, features in self._wrong.get(verb, {}).items():
            forms[form] -= set(features.split())
        return _with_variants(verb, {form: features for form, features in forms.items() if features})

    def _tabulated(self, verb: str) -> Paradigm:
        data = self._library.conjugate(verb).get_data()
        if data["verb"]["predicted"]:
            raise ValueError(f"{verb}: not in the library's tables; say in {SETTINGS.name} what it is conjugated like")
        forms: Paradigm = defaultdict(set)
        for mood, tenses in data["moods"].items():
            for tense, cells in tenses.items():
                code = TENSES.get((mood.value, tense.value))
                for cell in cells if code else []:
                    for written in cell["c"]:
                        form = SUBJECT.sub("", written)
                        if form != NO_FORM and " " not in form:
                            forms[form].add(_feature(code or "", cell))
        return forms


def _feature(code: str, cell: dict[str, Any]) -> str:
    if code in ("inf", "prp"):
        return code
    if code == "pap":
        return f"pap.{cell['g'].value}{cell['n'].value}"
    return f"{code}.{cell['p'].value}{cell['n'].value}"


def _shared_ending(verb: str, model: str) -> str:
    """Give the longest ending that two infinitives share."""
    return next(verb[at:] for at in range(len(verb) + 1) if model.endswith(verb[at:]))


def _with_variants(verb: str, forms: Paradigm) -> Paradigm:
    """Add both spellings of what the reform of 1990 made free: protégera and protègera, reconnaît and reconnait."""
    closed = CLOSED_STEM.search(verb)
    out: Paradigm = defaultdict(set)
    for form, features in forms.items():
        out[form] |= features
        out[form.replace("aî", "ai")] |= features
        if closed is not None and any(feature.startswith(("ind.fut", "cnd")) for feature in features):
            stem = verb[: closed.start()]
            ending = form[len(stem) + 1 :]
            for vowel in "éè":
                out[stem + vowel + ending] |= features
    return out


def build() -> str:
    """Give the text of ``forms.csv``: a row a form and verb, sorted."""
    settings = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
    conjugator = Conjugator(
        settings["like"], set(settings["invariable_participles"]), settings["lacking"], settings["wrong"]
    )
    verbs = verb_heads(FOLDER / "verbs.csv") | set(settings["other_verbs"])
    rows = [
        (form, verb, " ".join(sorted(features)))
        for verb in verbs
        for form, features in conjugator.paradigm(verb).items()
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("form", "lemma", "features"))
    writer.writerows(sorted(rows))
    return text.getvalue()


def main() -> int:
    """Write the file, or with ``--check`` compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 if the file is out of date")
    check = parser.parse_args().check
    text = build()
    if check:
        current = FORMS.read_text(encoding="utf-8") == text
        print(f"{FORMS.name} is {'up to date' if current else 'out of date'}", file=sys.stderr)
        return 0 if current else 1
    FORMS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The lexicon's data: complete, in order, every verb with its forms, none misspelt or impossible."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.data_files import DATA, verb_heads, written_forms
from nlp_pipeline.lexicon.entries import FEATURE, FRAMES
from nlp_pipeline.lexicon.plurals import plural
from nlp_pipeline.lexicon.search import folded

if TYPE_CHECKING:
    from pathlib import Path

    from nlp_pipeline.lexicon.forms import FormTable

FOLDER = DATA / "fr"

KEYS = {
    "conjugation_models": ("ending",),
    "cue_nouns": ("noun",),
    "first_names": ("name",),
    "forms": ("form", "lemma"),
    "plain_words": ("word",),
    "source_nouns": ("noun",),
    "source_phrase_exceptions": ("phrase", "continuation"),
    "source_phrases": ("phrase",),
    "stances": ("stance",),
    "titles": ("title",),
    "verbs": ("lemma",),
}

SHARED = {
    ("assener", "asséner"): "two spellings of one verb",
    ("pressentir", "presser"): "pressent",
    ("sommer", "être"): "sommes",
}
"""Verbs that share forms, and which."""


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def forms() -> FormTable:
    return load_lexicon().forms


# --- order and completeness


@pytest.mark.parametrize("name", KEYS)
def test_every_file_is_sorted_and_its_entries_are_unique(name: str) -> None:
    keys = [tuple(row[column] for column in KEYS[name]) for row in rows(name)]
    assert keys == sorted(keys)
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.stem)
def test_a_file_is_written_as_the_tools_write_it(path: Path) -> None:
    """A word that ``tools/add_word.py`` adds is then the one line that changes."""
    text = path.read_bytes().decode()
    again = io.StringIO()
    csv.writer(again, lineterminator="\n").writerows(csv.reader(io.StringIO(text, newline="")))
    assert again.getvalue() == text


@pytest.mark.parametrize("name", KEYS)
def test_texts_are_clean(name: str) -> None:
    for row in rows(name):
        for value in row.values():
            assert value == " ".join(value.split()), row
            assert "’" not in value, row


def test_the_lexicon_is_as_large_as_it_says() -> None:
    assert len(rows("verbs")) >= 450
    assert len(rows("source_nouns")) >= 400
    assert len(rows("source_phrases")) >= 40
    assert len(rows("cue_nouns")) >= 80


def test_every_stance_is_defined_and_used() -> None:
    used = {row["stance"] for name in ("verbs", "source_phrases", "cue_nouns") for row in rows(name)}
    assert used == {row["stance"] for row in rows("stances")}
    assert all(row["meaning"] for row in rows("stances"))


def test_every_frame_is_known_and_used() -> None:
    used = {frame for name in ("verbs", "cue_nouns") for row in rows(name) for frame in row["frames"].split()}
    assert used == FRAMES.keys()


@pytest.mark.parametrize("name", ["verbs", "cue_nouns"])
def test_frames_are_sorted_and_stand_once(name: str) -> None:
    for row in rows(name):
        assert row["frames"].split() == sorted(set(row["frames"].split())), row


def test_the_verbs_that_peers_lack_are_there() -> None:
    wanted = "démentir nier contester alerter apprendre signaler garantir jurer répéter regretter dévoiler pointer"
    wanted += " fustiger soupçonner supposer imaginer analyser détailler"
    assert set(wanted.split()) <= load_lexicon().verbs.keys()


# --- examples


@pytest.mark.parametrize("row", rows("verbs"), ids=lambda row: row["lemma"])
def test_the_example_of_a_verb_has_a_form_of_it(row: dict[str, str]) -> None:
    head, *rest = re.sub(r"^(?:se |s')", "", row["lemma"]).split()
    words = re.findall(r"[\w-]+", row["example"].lower())
    words += [part for word in words for part in word.split("-")]
    assert any(form.lemma == head for word in words for form in load_lexicon().analyses(word))
    for word in rest:
        ways = {"de": ["de", "d'", "du", "des"], "à": ["à", "au", "aux"]}.get(word, word.split("/"))
        assert any(re.search(rf"\b{re.escape(way)}", row["example"], re.IGNORECASE) for way in ways), word


@pytest.mark.parametrize("row", rows("cue_nouns"), ids=lambda row: row["noun"])
def test_the_example_of_a_reporting_noun_has_it(row: dict[str, str]) -> None:
    assert any(folded(way) in folded(row["example"]) for way in (row["noun"], plural(row["noun"])))


@pytest.mark.parametrize("row", rows("source_phrases"), ids=lambda row: row["phrase"])
def test_the_example_of_a_source_phrase_has_it(row: dict[str, str]) -> None:
    assert any(folded(way) in folded(row["example"]) for way in written_forms(row["phrase"]))


# --- forms


def test_every_verb_has_its_forms_and_no_other_verb_has_any() -> None:
    lemmas = defaultdict(set)
    for row in rows("forms"):
        lemmas[row["lemma"]].update(row["features"].split())
    assert verb_heads(FOLDER / "verbs.csv") <= lemmas.keys()
    helpers = lemmas.keys() - verb_heads(FOLDER / "verbs.csv")
    assert helpers <= {
        *("aller", "avoir", "devoir", "faire", "falloir", "laisser", "paraître", "pouvoir", "sembler", "tenir"),
        *("venir", "vouloir", "être"),
    }
    for lemma, features in lemmas.items():
        persons = {"ind.prs.3s", "ind.fut.3s", "cnd.prs.3s", "pap.ms", "inf"}
        assert persons <= features, lemma


def test_features_are_known() -> None:
    for row in rows("forms"):
        assert all(FEATURE.fullmatch(feature) for feature in row["features"].split()), row


def test_forms_are_single_words_in_lower_case() -> None:
    for row in rows("forms"):
        assert re.fullmatch(r"[a-zàâäçéèêëîïôöùûüœ]+(-[a-zàâçéèêëîïôùûü]+)*", row["form"]), row


def test_verbs_that_share_a_form_are_known() -> None:
    lemmas = defaultdict(set)
    for row in rows("forms"):
        lemmas[row["form"]].add(row["lemma"])
    assert {tuple(sorted(verbs)) for verbs in lemmas.values() if len(verbs) > 1} == SHARED.keys()


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("dire", {"ind.prs.2p": "dites", "sub.prs.3s": "dise", "ind.pst.3s": "dit", "sub.imp.3s": "dît"}),
        ("contredire", {"ind.prs.2p": "contredisez", "pap.fp": "contredites"}),
        ("prédire", {"ind.prs.2p": "prédisez", "pap.fp": "prédites"}),
        ("maudire", {"ind.prs.2p": "maudissez", "ind.prs.3p": "maudissent", "pap.fs": "maudite"}),
        ("conclure", {"ind.prs.3s": "conclut", "ind.fut.3s": "conclura", "pap.ms": "conclu", "prp": "concluant"}),
        ("prétendre", {"ind.prs.3s": "prétend", "ind.pst.3s": "prétendit", "pap.ms": "prétendu"}),
        ("craindre", {"ind.prs.3s": "craint", "ind.prs.3p": "craignent", "pap.ms": "craint"}),
        ("plaindre", {"ind.imp.3s": "plaignait", "ind.pst.3s": "plaignit"}),
        ("convaincre", {"ind.prs.3s": "convainc", "prp": "convainquant"}),
        ("rappeler", {"ind.prs.3s": "rappelle", "ind.imp.3s": "rappelait", "ind.fut.3s": "rappellera"}),
        ("rejeter", {"ind.prs.3s": "rejette", "ind.pst.3s": "rejeta"}),
        ("annoncer", {"ind.imp.3s": "annonçait", "ind.pst.3s": "annonça", "prp": "annonçant"}),
        ("juger", {"ind.imp.3s": "jugeait", "ind.pst.3s": "jugea"}),
        ("nier", {"ind.fut.3s": "niera", "ind.imp.1p": "niions"}),
        ("maintenir", {"ind.prs.3p": "maintiennent", "ind.pst.3s": "maintint", "pap.ms": "maintenu"}),
        ("écrire", {"ind.prs.3p": "écrivent", "pap.fs": "écrite"}),
        ("prévoir", {"ind.fut.3s": "prévoira", "ind.prs.3p": "prévoient"}),
        ("voir", {"ind.fut.3s": "verra", "ind.pst.3s": "vit"}),
        ("appuyer", {"ind.prs.3s": "appuie", "ind.imp.3s": "appuyait"}),
        ("falloir", {"ind.prs.3s": "faut", "ind.fut.3s": "faudra", "sub.prs.3s": "faille"}),
    ],
)
def test_irregular_verbs_are_conjugated_right(verb: str, expected: dict[str, str]) -> None:
    known = forms().of_verb(verb)
    for feature, form in expected.items():
        assert [each for each, features in known.items() if feature in features] == [form]


def test_both_spellings_that_the_reform_of_1990_left_free_are_known() -> None:
    for form in ("révélera", "révèlera", "reconnaît", "reconnait", "paraîtra", "paraitra"):
        assert form in forms(), form


@pytest.mark.parametrize(
    "form",
    [
        *("disez", "redisez", "concluera", "faudront", "fallons", "fallant", "croivent", "peuvez", "maudisent"),
        *("apprena", "prendit", "prenda", "écriva", "craindit", "réponda", "soutiendent", "mettrent"),
        *("admetrent", "rejète", "rappèle", "annoncait", "jugait", "déclarerat", "nierat", "avouerat", "révelera"),
    ],
)
def test_forms_that_french_has_not_are_not_there(form: str) -> None:
    assert form not in forms()


@pytest.mark.parametrize(
    ("verb", "impossible"),
    [
        ("falloir", ("ind.prs.1s", "ind.prs.3p", "imp.prs.2s", "prp", "pap.fs")),
        ("pouvoir", ("imp.prs.2p", "pap.fs")),
        ("sembler", ("pap.fs",)),
        ("ironiser", ("pap.fs",)),
        ("rire", ("pap.fs",)),
        ("mentir", ("pap.fs",)),
    ],
)
def test_impersonal_and_intransitive_verbs_lack_what_they_cannot_have(verb: str, impossible: tuple[str, ...]) -> None:
    features = {feature for known in forms().of_verb(verb).values() for feature in known}
    assert features.isdisjoint(impossible)


def test_words_that_look_like_a_verb_s_form_are_no_verbs() -> None:
    lexicon = load_lexicon()
    for row in rows("plain_words"):
        assert lexicon.analyses(row["word"]) == (), row


# --- nouns


def test_nouns_have_gender_type_and_their_plural() -> None:
    nouns = load_lexicon().source_nouns
    assert (nouns["porte-parole"].type, nouns["témoins"].type, nouns["sondage"].type) == ("person", "group", "document")
    assert nouns["journaux"].number == "p"
    assert not any(noun.endswith(("ss", "xs", "zs", "eaus")) for noun in nouns)

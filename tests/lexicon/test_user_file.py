"""A user's own words: every form of a verb is known, and what is wrong in the file is told in a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.lexicon import Lexicon, LexiconError, load_lexicon
from nlp_pipeline.lexicon.gazetteer import GazetteerError, load_gazetteer

if TYPE_CHECKING:
    from pathlib import Path


def extended(folder: Path, text: str) -> Lexicon:
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    return load_lexicon(extra=path)


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        (
            'lemma = "tambouriner"',
            {"tambourinait": "ind.imp.3s", "tambourineront": "ind.fut.3p", "tambourinée": "pap.fs"},
        ),
        ('lemma = "dézinguer"', {"dézingue": "ind.prs.3s", "dézinguant": "prp"}),
        ('lemma = "s’épancher"', {"épancha": "ind.pst.3s"}),
        ('lemma = "Zapper"', {"zappe": "ind.prs.3s"}),
        ('lemma = "fourrager"', {"fourrageait": "ind.imp.3s", "fourrageons": "ind.prs.1p"}),
        ('lemma = "larmoyer"', {"larmoie": "ind.prs.3s", "larmoiera": "ind.fut.3s"}),
        ('lemma = "pondre"\nlike = "répondre"', {"pond": "ind.prs.3s", "pondu": "pap.ms"}),
        ('lemma = "épeler"\nlike = "rappeler"', {"épelle": "ind.prs.3s", "épelait": "ind.imp.3s"}),
        ('lemma = "ouïr"\nforms = { "ouït" = "ind.pst.3s", "ouï" = "pap.ms" }', {"ouï": "pap.ms", "ouïr": "inf"}),
    ],
)
def test_a_verb_of_the_user_s_has_all_its_forms(tmp_path: Path, entry: str, forms: dict[str, str]) -> None:
    lexicon = extended(tmp_path, f"[[verb]]\n{entry}\n")
    for form, feature in forms.items():
        assert any(feature in analysis.features for analysis in lexicon.analyses(form)), form


def test_a_locution_joins_the_uses_of_its_verb(tmp_path: Path) -> None:
    text = '[[verb]]\nlemma = "tirer à boulets rouges sur"\nframes = ["object"]\nstance = "criticize"\n'
    use = next(verb for verb in extended(tmp_path, text).verbs["tirer"] if verb.rest)
    assert (use.rest, use.stance) == (("à", "boulets", "rouges", "sur"), "criticize")


def test_an_entry_that_is_there_already_is_replaced(tmp_path: Path) -> None:
    lexicon = extended(tmp_path, '[[verb]]\nlemma = "affirmer"\nframes = ["que"]\nstance = "doubt"\nfactive = true\n')
    (use,) = (verb for verb in lexicon.verbs["affirmer"] if verb.lemma == "affirmer")
    assert (use.stance, use.factive, use.frames) == ("doubt", True, frozenset({"que"}))
    assert load_lexicon().verbs["affirmer"][0].stance == "assert"


def test_phrases_and_nouns_are_added_with_their_forms(tmp_path: Path) -> None:
    lexicon = extended(
        tmp_path,
        '[[source_phrase]]\nphrase = "au micro de"\n[[cue_noun]]\nnoun = "fuite"\n'
        '[[source_noun]]\nnoun = "chambellan"\ntype = "person"\ngender = "m"\n',
    )
    (phrase,) = (phrase for phrase in lexicon.source_phrases if phrase.phrase == "au micro de")
    assert phrase.written == ("au micro de", "au micro d'", "au micro du", "au micro des")
    assert {"fuite", "fuites"} <= lexicon.cue_nouns.keys()
    assert lexicon.source_nouns["chambellans"].type == "group"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("verb = [", "my.toml: cannot be read as TOML"),
        ('[verb]\nlemma = "x"', "my.toml: write [[verb]] with two brackets"),
        ("verb = [1]", "my.toml: write [[verb]] with two brackets"),
        ('[[verbe]]\nlemma = "x"', "my.toml: unknown table 'verbe'; write one of cue_noun, name"),
        ('[[verb]]\nlemme = "x"', "my.toml, verb 1: unknown key 'lemme'"),
        ('[[verb]]\nstance = "report"', "my.toml, verb 1: lemma is missing"),
        (
            '[[verb]]\nlemma = "dire"\n[[verb]]\nlemma = "zapper"\nstance = "zut"',
            "verb 2 (zapper): unknown stance 'zut'",
        ),
        ('[[verb]]\nlemma = "zapper"\nframes = ["quoi"]', "verb 1 (zapper): unknown frame 'quoi'"),
        ('[[verb]]\nlemma = "zapper"\nnote = 3', "verb 1 (zapper): note is 3; write text in quotes"),
        ('[[verb]]\nlemma = "pondre"', "verb 1 (pondre): the forms of 'pondre' are not known; give a verb"),
        ('[[verb]]\nlemma = "zapper"\nlike = "clamser"', "like = 'clamser' is no verb of the lexicon"),
        ('[[verb]]\nlemma = "zapper"\nlike = "répondre"', "'zapper' does not end like 'répondre'"),
        ('[[verb]]\nlemma = "ouïr"\nforms = { "ouï" = "passé" }', "forms must tell what each form is"),
        ('[[source_noun]]\nnoun = "x"\ntype = "y"', "source_noun 1 (x): unknown type 'y'; write one of"),
        (f"verb = {'9' * 5000}", "a number of thousands of digits"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_entry(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(message)):
        extended(tmp_path, text)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.toml: no such file or directory"):
        load_lexicon(extra=tmp_path / "none.toml")
    (tmp_path / "old.toml").write_bytes('[[verb]]\nlemma = "déblatérer"'.encode("cp1252"))
    with pytest.raises(LexiconError, match=r"old\.toml: not in UTF-8"):
        load_lexicon(extra=tmp_path / "old.toml")


# --- names


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_of_names_needs_but_the_name_and_what_it_is(tmp_path: Path) -> None:
    entries = load_gazetteer(write(tmp_path, "names.csv", "name,type\nVardane,media\nLucie Orval,person\n")).entries
    assert (entries["user:vardane"].label, entries["user:vardane"].type) == ("ORG", "media")
    assert entries["user:lucie-orval"].label == "PER"


def test_a_table_may_come_from_a_french_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "noms.csv"
    path.write_bytes("name;label;aliases\r\nÉditions Vardane;ORG;Vardane|ÉV\r\n".encode("utf-8-sig"))
    assert load_gazetteer(path).entries["user:editions-vardane"].aliases == ("Vardane", "ÉV")


def test_patterns_with_one_id_are_one_name(tmp_path: Path) -> None:
    lines = (
        '{"label": "ORG", "pattern": "Vardane", "id": "org:vardane"}\n\n'
        '{"label": "ORG", "pattern": [{"TEXT": "VRD"}], "id": "org:vardane"}\n'
        '{"label": "ORG", "pattern": [{"LOWER": "vardane"}, {"LOWER": "sa"}], "id": "org:vardane"}\n'
    )
    entry = load_gazetteer(write(tmp_path, "names.jsonl", lines)).entries["org:vardane"]
    assert "VRD" in entry.forms
    assert entry.any_case == ("vardane sa",)


def test_the_lexicon_file_may_hold_names(tmp_path: Path) -> None:
    path = write(tmp_path, "my.toml", '[[name]]\nname = "Vardane"\ntype = "media"\naliases = ["VRD"]\n')
    assert load_gazetteer(path).entries["user:vardane"].aliases == ("VRD",)
    assert load_lexicon(extra=path).verbs == load_lexicon().verbs


def test_a_name_of_the_user_s_is_taken_from_the_package_s(tmp_path: Path) -> None:
    path = write(tmp_path, "my.toml", '[[name]]\nname = "OMS"\ntype = "media"\n')
    entries = load_gazetteer(path).entries
    assert "OMS" not in entries["org:organisation-mondiale-de-la-sante"].forms
    assert entries["user:oms"].type == "media"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("n.txt", "", "n.txt: names are read from .csv, .jsonl, .toml"),
        ("n.csv", "nom\nVardane\n", "n.csv, line 1: the columns must be name and any of"),
        ("n.csv", "name,type\nVardane\n", "n.csv, line 2: not 2 fields"),
        ("n.csv", "name,type\nVardane,firm\n", "n.csv, line 2: type 'firm' is none of"),
        ("n.jsonl", '{"label": "ORG"}\n', "n.jsonl, line 1: write {"),
        ("n.jsonl", "Vardane\n", "n.jsonl, line 1: is no JSON"),
        (
            "n.jsonl",
            '{"label": "ORG", "pattern": [{"POS": "NOUN"}]}\n',
            "line 1: a pattern is text, or words as TEXT or LOWER",
        ),
        ("n.jsonl", '{"label": "FIRM", "pattern": "X"}\n', "line 1: label 'FIRM' is none of"),
        ("n.toml", '[name]\nname = "X"\n', "n.toml: write [[name]] with two brackets"),
        ("n.toml", '[[name]]\nname = "X"\nkind = "media"\n', "n.toml, name 1 (X): unknown key 'kind'"),
    ],
)
def test_what_is_wrong_with_a_name_is_told_with_its_place(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(GazetteerError, match=re.escape(message)):
        load_gazetteer(write(tmp_path, name, text))

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.lexicon.entity_words import load_entity_words
from nlp_pipeline.lexicon.gazetteer import COLUMNS, GazetteerError, load_gazetteer, read_entries

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ",".join(COLUMNS)


def test_the_gazetteer_holds_the_names_of_the_press() -> None:
    entries = load_gazetteer().entries
    count = Counter(entry.type for entry in entries.values())
    assert count["media"] >= 300
    assert count["organization"] >= 800
    assert count["place"] >= 1000


@pytest.mark.parametrize(
    ("key", "name", "label", "alias"),
    [
        ("media:agence-france-presse", "Agence France-Presse", "ORG", "AFP"),
        ("org:organisation-mondiale-de-la-sante", "Organisation mondiale de la santé", "ORG", "OMS"),
        ("place:etats-unis", "États-Unis", "LOC", "USA"),
        ("org:commission-federale-des-communications", "Commission fédérale des communications", "ORG", "FCC"),
    ],
)
def test_entries_are_found_by_their_id(key: str, name: str, label: str, alias: str) -> None:
    entry = load_gazetteer().entries[key]
    assert (entry.name, entry.label) == (name, label)
    assert alias in entry.forms


def test_ids_and_identifiers_are_well_formed_and_names_clean() -> None:
    for key, entry in load_gazetteer().entries.items():
        assert re.fullmatch(r"(media|org|place|person):[a-z0-9]+(-[a-z0-9]+)*", key), key
        assert re.fullmatch(r"(Q[1-9]\d*)?", entry.wikidata), key
        assert len(set(entry.forms)) == len(entry.forms), key
        assert all(form == form.strip() and "’" not in form and "{" not in form for form in entry.forms), key


def test_no_two_entries_share_a_wikidata_identifier() -> None:
    known = [entry.wikidata for entry in load_gazetteer().entries.values() if entry.wikidata]
    assert [key for key, count in Counter(known).items() if count > 1] == []


def test_countries_have_demonyms_in_all_forms() -> None:
    demonyms = load_gazetteer().demonyms
    assert set(demonyms.values()) <= load_gazetteer().entries.keys()
    for form in ("français", "françaises", "néo-zélandaise", "belges", "turcs", "nord-coréenne"):
        assert form in demonyms
    assert demonyms["sénégalaises"] == "place:senegal"


def test_a_user_s_file_adds_names_and_replaces_known_ones(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        f"{HEADER}\norg:x,Vardane,ORG,organization,,VRD|Vardane SA,\nmedia:reuters,Reuters,ORG,media,,,media\n"
    )
    entries = load_gazetteer(file).entries
    assert entries["org:x"].aliases == ("VRD", "Vardane SA")
    assert entries["media:reuters"].context == "media"
    assert "org:x" not in load_gazetteer().entries


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("id,nom\nx,y\n", "line 1: the columns must be"),
        ("id,name\nx,y\n", "line 2: 'y' has neither label nor type"),
        (f"{HEADER}\norg:x,,ORG,organization,,,\n", "line 2: name is empty"),
        (f"{HEADER}\norg:x,X,FIRM,organization,,,\n", "line 2: label 'FIRM' is none of"),
        (f"{HEADER}\norg:x,X,ORG,firm,,,\n", "line 2: type 'firm' is none of"),
        (f"{HEADER}\norg:x,X,ORG,organization,,,sometimes\n", "line 2: context 'sometimes' is none of"),
    ],
)
def test_a_file_that_is_not_valid_is_refused_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(content)
    with pytest.raises(GazetteerError, match=re.escape(message)):
        list(read_entries(file))


@pytest.mark.parametrize(("name", "content"), [("a.jsonl", ""), ("a.toml", "name = ")])
def test_a_number_that_python_does_not_read_is_told(tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(f"{content}{'9' * 5000}")
    with pytest.raises(GazetteerError, match="a number of thousands of digits"):
        list(read_entries(file))


def test_a_language_without_gazetteer_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        load_gazetteer(language="xx")


def test_word_lists_are_lower_case_with_straight_apostrophes() -> None:
    words = load_entity_words()
    for name in words.__slots__:
        listed = getattr(words, name)
        if name not in ("capital_particles", "short_forms") and not isinstance(listed, int):
            assert all(word == word.lower() and "’" not in word for word in listed), name

"""The program's words in both languages, and which one is chosen."""

from __future__ import annotations

import gettext
import json
import runpy
import string
from pathlib import Path
from typing import Any

import pytest

from nlp_pipeline.messages import (
    LANGUAGES,
    accepted_language,
    known_language,
    stated_language,
    translations,
    wanted_language,
)

pytest.importorskip("babel", reason="the catalogues are made with Babel: pip install babel")
ROOT = Path(__file__).parent.parent
TOOL: dict[str, Any] = runpy.run_path(str(ROOT / "tools" / "messages.py"))
CATALOGUES = [(language, domain) for language in TOOL["TRANSLATED"] for domain in TOOL["DOMAINS"]]


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_every_word_has_a_translation_and_no_other_is_kept(language: str, domain: str) -> None:
    kept = TOOL["read"](language, domain)
    assert {message.id for message in kept} == {message.id for message in TOOL["collected"](domain)}, (
        "run: python tools/messages.py"
    )
    assert TOOL["missing"](kept) == []


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_a_translation_fills_in_what_its_word_does(language: str, domain: str) -> None:
    for message in TOOL["read"](language, domain):
        if message.id:
            for translated in [message.string] if isinstance(message.string, str) else message.string:
                words = message.id if isinstance(message.id, str) else message.id[1]
                assert fields(translated) == fields(words), words


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_the_compiled_catalogue_is_that_of_the_text(language: str, domain: str) -> None:
    place = TOOL["place"](language, domain)
    with place.with_suffix(".mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    kept = TOOL["read"](language, domain)
    for message in kept:
        if message.pluralizable:
            assert [compiled.ngettext(*message.id, number) for number in (1, 2)] == list(message.string)
        elif message.id:
            assert compiled.gettext(message.id) == message.string
    assert json.loads(place.with_name(TOOL["SCRIPTS"]).read_text("utf-8")) == json.loads(
        TOOL["script_words"](domain, kept)
    )


def test_english_is_in_the_code() -> None:
    assert translations("en").gettext("Accept") == "Accept"
    assert translations("fr").gettext("Accept") == "Accepter"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("fr_FR.UTF-8", "fr"),
        ("FR", "fr"),
        ("French_France.1252", "fr"),
        ("en_US", "en"),
        ("de", ""),
        ("C", ""),
        ("", ""),
        ("frr", ""),
    ],
)
def test_a_tag_tells_its_language(tag: str, language: str) -> None:
    assert known_language(tag) == language


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fr-FR,fr;q=0.9,en;q=0.5", "fr"),
        ("en-US,en;q=0.9,fr;q=0.8", "en"),
        ("de,fr;q=0.3", "fr"),
        ("fr;q=0,en;q=0.1", "en"),
        ("de", ""),
        ("", ""),
        ("fr;q=much", ""),
        (";;,,=", ""),
    ],
)
def test_the_browser_says_what_it_likes_best(header: str, language: str) -> None:
    assert accepted_language(header) == language


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"SELON_LANG": "en", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"SELON_LANG": "de", "LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LC_ALL": "fr_BE", "LANG": "en_US"}, "fr"),
        ({"LC_ALL": "C", "LANG": "fr_FR"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_surroundings_tell_the_language(variables: dict[str, str], language: str) -> None:
    assert wanted_language(variables) == language


def test_only_a_language_that_there_is_is_stated() -> None:
    assert stated_language({"SELON_LANG": "fr"}) == "fr"
    assert stated_language({"SELON_LANG": "tlh"}) == stated_language({}) == ""
    assert set(LANGUAGES) == {"fr", "en"}

"""The program's words in both languages, and which one is chosen."""

from __future__ import annotations

import ast
import gettext
import json
import re
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
CATALOGUES = list(TOOL["TRANSLATED"])

SAYING = {
    **dict.fromkeys(
        ("say", "stop", "Unreadable", "NotArticles", "ClaimsFileError", "LexiconError", "GazetteerError"), 1
    ),
    **dict.fromkeys(("ClusterError", "WorkersError", "AnnotationError", "ClaimsError", "GoldError", "DossierError"), 1),
    **dict.fromkeys(("AccessError", "ScratchError", "ManifestError"), 1),
    **dict.fromkeys(("WriteError", "ReadError", "at_least_one"), 2),
    **dict.fromkeys(("Option", "Argument"), 999),
    "Failure": 3,
}
"""What takes words for the user, and as which of its arguments; ``help`` and ``reason`` wherever they are."""

CODE = re.compile(r"`[^`]*`|https?://\S*|[a-z]+://\S*|\{[^}]*\}|\"[^\"]*\"|\[\[.*?\]\]")
"""What is typed, filled in, or stands between a program's quotation marks."""

BEFORE = re.compile(r"[^\s\u00a0 ][;!?»%]|[^\s\u00a0\x00]:(?=\s|$)| [:;!?»%]")
"""Signs that French sets apart, by a space at which no line is broken."""

PROGRAM = re.compile(r"^(\{[a-z]+\}|[\w.-]+\.csv): ")
"""The name of a file before what is said of it, which is written in one way in all languages."""


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_word_has_a_translation_and_no_other_is_kept(language: str) -> None:
    kept = TOOL["read"](language)
    assert {(message.context, message.id) for message in kept} == {
        (message.context, message.id) for message in TOOL["collected"]()
    }, "run: python tools/messages.py"
    assert TOOL["missing"](kept) == []


def test_what_is_said_to_the_user_is_given_to_gettext() -> None:
    bare = []
    for path in (ROOT / "nlp_pipeline").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and (place := SAYING.get(ast.unparse(call.func).rpartition(".")[2])):
                bare += [f"{path.name}: {ast.unparse(words)}" for words in said(call, place - 1) if is_prose(words)]
    assert bare == []


def said(call: ast.Call, place: int) -> list[ast.expr]:
    given = [*call.args[place : place + 1], *(one.value for one in call.keywords if one.arg in ("help", "reason"))]
    return [branch for one in given for branch in ([one.body, one.orelse] if isinstance(one, ast.IfExp) else [one])]


def is_prose(words: ast.expr) -> bool:
    parts = words.values if isinstance(words, ast.JoinedStr) else [words]
    text = "".join(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))
    return re.search(r"[A-Za-z]{2}", text) is not None


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_translation_fills_in_what_its_word_does(language: str) -> None:
    for message in TOOL["read"](language):
        if message.id:
            for translated in [message.string] if isinstance(message.string, str) else message.string:
                words = message.id if isinstance(message.id, str) else message.id[1]
                assert fields(translated) == fields(words), words


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("language", CATALOGUES)
def test_examples_of_commands_are_the_same_in_each_language(language: str) -> None:
    for message in TOOL["read"](language):
        if message.id and isinstance(message.id, str) and "\n- `" in message.id:
            assert commands_in(message.string) == commands_in(message.id)


def commands_in(words: str) -> list[str]:
    return re.findall(r"^- (`[^`]*`)", words, re.MULTILINE)


def test_french_is_set_as_french_is() -> None:
    wrong = []
    for message in TOOL["read"]("fr"):
        for translated in [message.string] if isinstance(message.string, str) else message.string:
            if message.id:
                words = CODE.sub("\x00", PROGRAM.sub("", translated))
                if re.search(r"\w'|«(?!\u00a0)", words) or BEFORE.search(words.replace("\x00:", "x\u00a0:")):
                    wrong.append(translated)
    assert wrong == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_the_compiled_catalogue_is_that_of_the_text(language: str) -> None:
    place = TOOL["place"](language)
    with place.with_suffix(".mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    kept = TOOL["read"](language)
    for message in kept:
        if message.pluralizable:
            assert [compiled.ngettext(*message.id, number) for number in (1, 2)] == list(message.string)
        elif message.context:
            assert compiled.pgettext(message.context, message.id) == message.string
        elif message.id:
            assert compiled.gettext(message.id) == message.string
    assert json.loads(place.with_name(TOOL["SCRIPTS"]).read_text("utf-8")) == json.loads(TOOL["script_words"](kept))


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

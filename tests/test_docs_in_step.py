"""The pages that users read are there in French and English, and say the same: parts, commands, tables, figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.pages import ROOT, blocks

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
TRANSLATED = sorted(page.with_suffix("").with_suffix("") for page in DOCS.rglob("*.fr.md"))
GUIDES = {"index", "one-article", "europresse", "millions"}
REFERENCE = {"accuracy", "cli", "formats", "lexicon", "r", "reliability", "scale", "serve"}
MADE = DOCS / "cli"
"""The page that is made of the commands' own words, which tests/test_messages.py looks at."""

CODE = re.compile(r"`[^`\n]+`")
NO_BREAK_SPACE = "\u00a0"


def test_guides_and_pages_for_users_are_there_in_both_languages() -> None:
    assert {page.name for page in TRANSLATED} == GUIDES | REFERENCE
    assert {page.name.removesuffix(".en.md") for page in DOCS.rglob("*.en.md")} == GUIDES | REFERENCE


@pytest.mark.parametrize("page", TRANSLATED, ids=lambda page: page.name)
def test_both_languages_have_the_same_code_parts_tables_and_figures(page: Path) -> None:
    french, english = page.with_suffix(".fr.md"), page.with_suffix(".en.md")
    assert blocks(french) == blocks(english)
    its, originals = _parts(french), _parts(english)
    assert [_level(part) for part in its] == [_level(part) for part in originals]
    for part, original in zip(its, originals, strict=True):
        for sign in ("\n| ", "\n- "):
            assert part.count(sign) == original.count(sign), original
        assert _figures(part, french=True) == _figures(original, french=False), original
        if page != MADE:  # the commands' own words, in which another word may be set as code
            assert _codes(part) == _codes(original), original


@pytest.mark.parametrize("page", [page for page in TRANSLATED if page != MADE], ids=lambda page: page.name)
def test_french_pages_are_set_as_french_is(page: Path) -> None:
    text = page.with_suffix(".fr.md").read_text("utf-8")
    prose = re.sub(r"```.*?```|`[^`\n]*`|\]\([^)]*\)", "", text, flags=re.DOTALL)
    assert re.findall(r"\w+'\w*|« \S*|\S* [:;!?»%](?=\s|$)|[^\s*`)]\w*[;!?»](?=\s|$)", prose) == []


def test_numbers_of_both_languages_are_told_apart() -> None:
    french = f"0,91 sur 10{NO_BREAK_SPACE}000 textes, 4,4 h et 50 à 400"
    assert _figures(french, french=True) == _figures(".91 of 10,000 texts, 4.4 h and 50 to 400", french=False)
    assert _figures("0,92", french=True) != _figures(".91", french=False)


def _parts(page: Path) -> list[str]:
    """Give a page's parts, each with its heading, without the blocks of code."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.split(r"^(?=#)", text, flags=re.MULTILINE)


def _level(part: str) -> int:
    return len(part) - len(part.lstrip("#"))


def _codes(part: str) -> list[str]:
    """Give what is set as code, but for the names of languages."""
    return sorted(re.sub(r"\.(fr|en)\.md|(?<=SELON_LANG=)\w+", "", code) for code in CODE.findall(part))


def _figures(part: str, *, french: bool) -> list[float]:
    """Give the numbers of a part as they count, however its language writes them."""
    prose = CODE.sub(" ", re.sub(r"\]\([^)]*\)", " ", part))
    thousands, decimals = (NO_BREAK_SPACE, ",") if french else (",", ".")
    prose = re.sub(rf"(?<=\d){thousands}(?=\d{{3}}(?!\d))", "", prose)
    prose = re.sub(rf"(?<=\d)\{decimals}(?=\d)", ".", prose)
    return sorted(float(number) for number in re.findall(r"(?<![\w.])\d*\.?\d+(?!\w)", prose))

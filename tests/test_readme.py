"""Every command and snippet of the README runs, and what the README says of the project is so."""

from __future__ import annotations

import csv
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.schema import CLAIM_COLUMNS
from tests.pages import ROOT, blocks, commands, copy_corpus, run

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "README.md"
FRENCH = ROOT / "README.fr.md"
README = PAGE.read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return [block.text for block in blocks(PAGE, language)]


SET_UP, TESTS, *OTHERS = commands(PAGE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with some of the corpus in it, where a command may write."""
    copy_corpus(tmp_path)
    return tmp_path


def test_first_two_commands_set_up_by_themselves() -> None:
    assert SET_UP.startswith("python3 -m venv .venv && .venv/bin/pip install")
    assert TESTS.startswith("python3 -m venv .venv && .venv/bin/pip install")
    assert TESTS.endswith("pytest -n 2")


@pytest.mark.parametrize("command", OTHERS)
def test_command_runs(project: Path, command: str) -> None:
    result = run(command, project)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr


def test_first_command_ends_with_the_table_whose_rows_are_shown(project: Path) -> None:
    result = run(SET_UP.split("&&")[-1].strip().removeprefix(".venv/bin/"), project)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    for cell in ("source_name", "la préfecture", "indirect", "Written: claims.csv"):
        assert cell in result.stderr
    assert (project / "claims.csv").read_text(encoding="utf-8").startswith("doc_id,claim_id,claim,source,")
    with (project / "claims.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    header, _, *shown = [line for line in README.splitlines() if line.startswith("|")][:7]
    names = [name.strip() for name in header.strip("|").split("|")]
    for line in shown:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert any([row[name] for name in names] == cells for row in rows), line


@pytest.mark.parametrize("number", range(1, len(_blocks("python"))))
def test_snippet_runs(project: Path, number: int) -> None:
    (project / "snippet.py").write_text(_blocks("python")[number], encoding="utf-8")
    result = run("python snippet.py", project)
    assert result.returncode == 0, result.stderr


def test_first_snippet_runs_and_names_the_speakers(project: Path) -> None:
    (project / "snippet.py").write_text(_blocks("python")[0], encoding="utf-8")
    result = run("python snippet.py", project)
    assert result.returncode == 0, result.stderr
    printed = result.stdout
    assert "Anne Morel | Rien n’est signé | direct" in printed
    assert "Anne Morel | le préfet la recevra lundi | indirect" in printed


def test_lexicon_snippet_adds_a_verb(tmp_path: Path) -> None:
    from nlp_pipeline.lexicon import load_lexicon

    path = tmp_path / "my.toml"
    path.write_text(_blocks("toml")[0], encoding="utf-8")
    lexicon = load_lexicon(extra=path)
    assert lexicon.analyses("tambourinait")
    assert lexicon.source_nouns["chambellans"].number == "p"


def test_columns_are_those_of_the_table() -> None:
    listed = README[README.index("The columns, in this order:") :]
    places = [listed.index(f"`{column.name}`") for column in CLAIM_COLUMNS]
    assert places == sorted(places)


def test_version_has_its_entry_in_the_changelog() -> None:
    from nlp_pipeline import __version__

    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{__version__}]" in changelog
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"] == "selon"


def test_the_french_readme_has_the_same_commands_and_snippets_and_figures() -> None:
    assert [(one.language, without_comments(one.text)) for one in blocks(FRENCH)] == [
        (one.language, without_comments(one.text)) for one in blocks(PAGE)
    ]
    french = FRENCH.read_text(encoding="utf-8")
    assert figures(french) == figures(README)
    assert headings(french) == headings(README)
    assert links(french) == {
        link.replace("README.fr.md", "README.md").replace(".en.md", ".fr.md") for link in links(README)
    }
    assert [column.name for column in CLAIM_COLUMNS if f"`{column.name}`" not in french] == []


def test_the_french_readme_is_set_as_french_is() -> None:
    prose = re.sub(
        r"```.*?```|`[^`\n]*`|\]\([^)]*\)|^\| ?[-:| ]+$|<[^>]*>", "", FRENCH.read_text("utf-8"), flags=re.S | re.M
    )
    assert re.findall(r"\w+'\w*|« \S*|\S* [:;!?»%](?=\s|$)|[^\s*`)]\w*[;!?»](?=\s|$)", prose) == []


def without_comments(text: str) -> list[str]:
    return [line.partition("  #")[0] for line in text.splitlines()]


def figures(page: str) -> list[list[str]]:
    """Give the numbers of the tables, row by row, written as in English."""
    rows = [line.replace("0,", ".") for line in page.splitlines() if line.startswith("|")]
    return [re.findall(r"[.\d]*\d", row) for row in rows]


def headings(page: str) -> list[int]:
    return [len(level) for level in re.findall(r"^(#+) ", page, re.MULTILINE)]


def links(page: str) -> set[str]:
    return set(re.findall(r"\]\(([^)]*)\)", page))


def test_the_readme_says_how_selon_is_found_before_the_first_command_that_needs_it() -> None:
    first = README.index("$ selon ")
    for way in ("source .venv/bin/activate", ".venv\\Scripts\\activate", ".venv/bin/selon"):
        assert README.index(way) < first

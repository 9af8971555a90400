"""Help, version and completion: at once, with examples, in eighty columns."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from nlp_pipeline import __version__
from nlp_pipeline.cli import app
from nlp_pipeline.schema import CLAIM_COLUMNS
from tests.cli.command import selon

pytestmark = pytest.mark.usefixtures("quick_load", "in_an_empty_folder")


def test_help_and_version_need_neither_spacy_nor_pandas() -> None:
    heavy = ["spacy", "pandas", "trafilatura", "jinja2"]
    code = (
        "import sys; from nlp_pipeline.__main__ import main\n"
        "try: main()\n"
        f"except SystemExit: print([name for name in {heavy} if name in sys.modules])"
    )
    for arguments in (["--help"], ["--version"], ["extract", "--help"], ["evaluate", "--help"], ["lexicon", "--help"]):
        command = [sys.executable, "-c", code, *arguments]
        assert subprocess.run(command, capture_output=True, check=True, text=True).stdout.endswith("[]\n")
    assert selon("--version").stdout == f"selon {__version__}\n"


@pytest.mark.parametrize("command", [[], ["evaluate"], ["extract"], ["lexicon"], ["show"]])
def test_every_help_has_examples(command: list[str]) -> None:
    assert "selon " + " ".join(command) in selon(*command, "--help").stdout.partition("Examples:")[2]


def test_the_help_of_extract_names_every_column() -> None:
    words = selon("extract", "--help").stdout.replace(",", " ").replace(".", " ").split()
    assert {column.name for column in CLAIM_COLUMNS} <= set(words)


@pytest.mark.parametrize(
    "command", ["", "evaluate", "extract", "import", "inspect", "lexicon", "report", "show", "sources"]
)
def test_help_fits_eighty_columns(command: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--help"], env={"COLUMNS": "80"}, terminal_width=80)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    # No option's words are squeezed into a column of a few letters.
    assert sum(len(line.split()) == 1 for line in lines) < 0.25 * len(lines)


def test_completion_is_offered_for_the_shell() -> None:
    assert "--install-completion" in CliRunner().invoke(app, ["--help"]).stdout
    asked = {"_SELON_COMPLETE": "complete_bash", "COMP_WORDS": "selon ext", "COMP_CWORD": "1"}
    assert CliRunner().invoke(app, [], env=asked, prog_name="selon").stdout.split() == ["extract"]

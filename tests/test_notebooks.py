"""The notebooks run from beginning to end, and are committed with what they showed.

With ``--whole`` each runs in a kernel of its own, as in Jupyter; else one does, and the cells of the others are run by
IPython alone, in a process that is forked from one that has imported everything.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.forks import run_forked
from tests.language.press.reading import press_texts
from tests.pages import ROOT, run
from tests.shares import tried

nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed: the notebooks are not run")
nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed: the notebooks are not run")

pytest.importorskip("ipykernel", reason="ipykernel is not installed: the notebooks are not run")

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users|tmp|work|var)/")


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def run_cells(path: Path) -> None:
    """Run the cells of a notebook one after another, as a kernel does; one that is a command must end well."""
    from IPython.core.interactiveshell import InteractiveShell

    def system(command: str) -> None:
        ended = run(command, Path.cwd(), from_here=True)
        sys.stdout.write(ended.stdout)
        assert ended.returncode == 0, f"{command}\n{ended.stderr}"

    shell = InteractiveShell.instance()
    object.__setattr__(shell, "system", system)
    for cell in read(path).cells:
        if cell.cell_type == "code":
            shell.run_cell(cell.source).raise_error()


def keep_a_share(table: Path) -> None:
    """Leave a share of the articles in a table: what is done with them is the same for fewer."""
    with table.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows[:: tried(2, 1)]])


def with_commands_checked(book: Any) -> Any:
    """The notebook with a check after each cell that is a shell command: Jupyter itself goes on when one fails."""
    cells = []
    for cell in book.cells:
        cells.append(cell)
        if cell.cell_type == "code" and cell.source.startswith("!"):
            cells.append(nbformat.v4.new_code_cell("assert _exit_code == 0"))
    book.cells = cells
    return book


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The cells that call `selon` mean the one that is tested, whether or not its environment is activated.
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    keep_a_share(tmp_path / "notebooks" / "files" / "articles.csv")
    if path not in NOTEBOOKS[: tried(1, len(NOTEBOOKS))]:
        ended = run_forked(run_cells, path, arguments=[], folder=tmp_path / "notebooks")
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return
    book = with_commands_checked(read(tmp_path / "notebooks" / path.name))
    resources = {"metadata": {"path": str(tmp_path / "notebooks")}}
    nbclient.NotebookClient(book, timeout=1200, kernel_name="python3", resources=resources).execute()
    assert all(output.output_type != "error" for cell in book.cells for output in cell.get("outputs", []))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_with_its_outputs_and_without_this_machine(path: Path) -> None:
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in cells)
    assert sum(bool(cell.outputs) for cell in cells) >= 3
    assert not MACHINE.search(path.read_text(encoding="utf-8"))


def test_there_are_the_four() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["1-un-article", "2-un-corpus", "3-votre-export", "4-dans-spacy"]


def test_the_corpus_of_the_second_is_our_own_press() -> None:
    with (ROOT / "notebooks" / "files" / "articles.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row["texte"] for row in csv.DictReader(file)}
    assert rows == {text.name: text.text for text in press_texts() if text.press in ("dailies", "regions", "web")}

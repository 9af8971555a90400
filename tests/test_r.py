"""What the page on R says in base R runs in R itself, where it is there; the packages beside it are not installed."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from tests.pages import ROOT, blocks, commands, copy_corpus, run

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "r.en.md"
RSCRIPT = shutil.which("Rscript")


@pytest.mark.skipif(RSCRIPT is None, reason="no Rscript here (Debian's r-base-core)")
def test_base_r_reads_the_tables_with_equal_counts_and_places(tmp_path: Path) -> None:
    copy_corpus(tmp_path)
    for command in commands(PAGE):
        assert run(command, tmp_path).returncode == 0
    (script,) = (block for block in blocks(PAGE, "r") if block.file)
    (tmp_path / script.file).write_text(script.text, encoding="utf-8")
    ended = subprocess.run(
        [str(RSCRIPT), "--vanilla", script.file],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines()[-1] == f"{len(pd.read_csv(tmp_path / 'claims.csv'))} claims"

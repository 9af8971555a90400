"""Runs in bad surroundings: full disks, files that go away, clocks that jump, no home, two runs at once."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.messages import VARIABLE
from nlp_pipeline.run import extract_articles
from nlp_pipeline.run.workers import extract_in_processes
from nlp_pipeline.schema import Article
from tests.faults.commands import QUICK, ROOT, articles_table, ended, files_in, started
from tests.faults.full_disk import in_own_mounts
from tests.quick_language import GO_ON, QuickLanguage

if TYPE_CHECKING:
    from collections.abc import Callable


def may_mount() -> bool:
    """Tell whether this machine lets us have a small disk of our own."""
    tried = ["unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"]
    return (
        shutil.which("unshare") is not None and not subprocess.run(tried, capture_output=True, check=False).returncode
    )


needs_mount = pytest.mark.skipif(not may_mount(), reason="mounting a disk of one's own needs Linux and root")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@needs_mount
def test_on_a_full_disk_the_run_ends_with_a_line_and_goes_on_when_there_is_room(folder: Path) -> None:
    articles_table(folder / "articles.csv", 700)
    assert ended("extract", "articles.csv", "-o", "whole.csv", "-q") == (0, "")
    result = in_own_mounts("""
        mkdir disk && mount -t tmpfs -o size=48k tmpfs disk
        $SELON extract articles.csv -o disk/claims.csv -q || echo "status $?"
        mount -o remount,size=10m disk
        $SELON extract articles.csv -o disk/claims.csv -q --resume
        cmp disk/claims.csv whole.csv && ls -A disk
    """)
    assert result.stdout == "status 1\nclaims.csv\n", result
    first, second, *more = result.stderr.splitlines()
    assert first.endswith(".shards: no space left on device")
    assert second.endswith(" articles are done and kept: the same command with --resume goes on from there")
    assert not more


@needs_mount
def test_an_output_on_a_disk_that_cannot_be_written_is_refused_before_any_work() -> None:
    Path("a.txt").write_text("Selon ève, oui.", "utf-8")
    result = in_own_mounts("""
        mkdir disk && mount -t tmpfs -o ro tmpfs disk
        $SELON extract a.txt -o disk/claims.csv || echo "status $?"
    """)
    assert result.stdout == "status 2\n"
    assert result.stderr == "selon: disk/claims.csv: cannot be written: read-only file system\n"


@needs_mount
def test_the_program_needs_to_write_nothing_where_it_is_installed() -> None:
    Path("a.txt").write_text("La maire a assuré que le pont rouvrirait lundi.", "utf-8")
    read_only = "\n".join(
        f"mount --bind {place} {place} && mount -o remount,bind,ro {place}" for place in {str(ROOT), sys.prefix}
    )
    result = in_own_mounts(
        f"{read_only}\nunset HOME\nPYTHONDONTWRITEBYTECODE=1 $SELON extract a.txt -o claims.csv -q", quick=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert "le pont rouvrirait lundi" in Path("claims.csv").read_text("utf-8")


def test_files_that_go_away_during_the_run_are_named_and_the_others_stay() -> None:
    Path("in").mkdir()
    for number in range(300):
        Path(f"in/{number:03}.txt").write_text("WAIT" if number == 1 else f"Selon ève, {number}.", "utf-8")
    with started("extract", "in", "-o", "claims.csv", "-q", "--workers", "0") as running:
        assert running.stderr is not None
        assert running.stderr.readline() == "waiting\n"
        shutil.rmtree("in")
        running.send_signal(GO_ON)
        assert running.wait() == 1
        said = running.stderr.read().splitlines()
    with Path("claims.csv").open(encoding="utf-8", newline="") as handle:
        found = [row["doc_id"] for row in csv.DictReader(handle)]
    with Path("failures.csv").open(encoding="utf-8", newline="") as handle:
        lost = list(csv.DictReader(handle))
    assert len(lost) > 0
    assert len(found) + 1 + len(lost) == 300
    assert {row["input"] for row in lost} == {f"in/{number:03}.txt" for number in range(300 - len(lost), 300)}
    assert {(row["stage"], row["reason"]) for row in lost} == {("read", "no such file or directory")}
    assert said == [f"selon: {row['input']}: {row['reason']}" for row in lost]


def test_a_clock_that_jumps_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(3)  # noqa: S311 - nothing secret
    given = [Article(f"a{number}", f"Selon ève, {number}.") for number in range(50)]
    calm = list(extract_articles(QuickLanguage(), given))  # type: ignore[arg-type]
    jumping: Callable[[], float] = lambda: random.choice([0.0, 1e9, -1e9, 4e9])  # noqa: E731
    monkeypatch.setattr(time, "time", jumping)
    monkeypatch.setattr(time, "time_ns", lambda: int(jumping() * 1e9))
    assert list(extract_in_processes(QuickLanguage, given, workers=1, batch_size=5)) == calm


@pytest.mark.parametrize("locale", ["C", "POSIX", "tr_TR.UTF-8", "nothing"])
def test_the_locale_changes_nothing(folder: Path, locale: str) -> None:
    (folder / "été.txt").write_text("Selon Ève İstanbul, « ça va ».", "utf-8")
    run = ("extract", "été.txt", "-o", "été.csv", "-q")
    assert ended(*run) == (0, "")
    expected = (folder / "été.csv").read_bytes()
    surroundings = {"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with started(*run, environment=surroundings) as running:
        assert running.wait() == 0
        assert running.stderr is not None
        assert running.stderr.read() == ""
    assert (folder / "été.csv").read_bytes() == expected


def test_without_a_home_the_command_works(folder: Path) -> None:
    (folder / "a.txt").write_text("Selon ève, oui.", "utf-8")
    environment = {name: value for name, value in os.environ.items() if name not in ("HOME", "USER", "LOGNAME")}
    run = [*QUICK, "extract", "a.txt", "-o", "claims.csv"]
    result = subprocess.run(run, env=environment | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr
    assert files_in(folder) == {"a.txt", "claims.csv"}


def test_of_two_runs_with_one_output_the_second_refuses(folder: Path) -> None:
    (folder / "a.txt").write_text("WAIT", "utf-8")
    (folder / "b.txt").write_text("Selon ève, oui.", "utf-8")
    with started("extract", "a.txt", "b.txt", "-o", "claims.csv", "-q") as first:
        assert first.stderr is not None
        assert first.stderr.readline() == "waiting\n"
        status, said = ended("extract", "b.txt", "-o", "./claims.csv")
        assert (status, said) == (2, "selon: ./claims.csv: cannot be written: another run is writing it\n")
        first.send_signal(GO_ON)
        assert first.wait() == 0
    assert (folder / "claims.csv").read_text("utf-8").count("\n") == 2
    assert files_in(folder) == {"a.txt", "b.txt", "claims.csv"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no such device")
def test_an_output_that_fails_takes_no_other_with_it_and_the_work_is_kept(folder: Path) -> None:
    articles_table(folder / "articles.csv", 700)
    (folder / "full.csv").symlink_to("/dev/full")
    assert ended("extract", "articles.csv", "-o", "whole.csv", "-q") == (0, "")
    status, said = ended("extract", "articles.csv", "-o", "claims.csv", "-o", "full.csv", "-q")
    assert status == 1
    assert said.splitlines() == [
        "selon: full.csv: cannot be written: no space left on device",
        "selon: 700 articles are done and kept: the same command with --resume goes on from there",
    ]
    assert (folder / "claims.csv").read_bytes() == (folder / "whole.csv").read_bytes()
    (folder / "claims.csv").unlink()
    assert ended("extract", "articles.csv", "-o", "claims.csv", "-o", "claims.xlsx", "-q", "--resume") == (0, "")
    assert (folder / "claims.csv").read_bytes() == (folder / "whole.csv").read_bytes()
    assert files_in(folder) == {"articles.csv", "claims.csv", "claims.xlsx", "full.csv", "whole.csv"}


def test_what_failed_is_listed_beside_the_output(folder: Path) -> None:
    (folder / "a.txt").write_text("POISON", "utf-8")
    (folder / "b.txt").write_text("", "utf-8")
    (folder / "c.txt").write_text("Selon ève, oui.", "utf-8")
    (folder / "out").mkdir()
    run = ("extract", "a.txt", "b.txt", "c.txt", "-o", "out/claims.csv", "-q")
    assert ended(*run)[0] == 1
    listed = (folder / "out" / "failures.csv").read_text("utf-8").splitlines()
    assert listed == ["input,stage,reason", "a,model,RuntimeError: poisoned", "b.txt,read,empty"]
    assert ended(*run, "--failures", "lost.csv")[0] == 1
    assert (folder / "lost.csv").read_text("utf-8").splitlines() == listed
    assert ended("extract", "c.txt", "-o", "out/claims.csv", "-q") == (0, "")
    assert (folder / "out" / "failures.csv").read_text("utf-8") == "input,stage,reason\n"


def test_a_forked_command_speaks_the_language_of_its_test(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    said = []
    for language in ("fr", "en"):
        monkeypatch.setenv(VARIABLE, language)
        said.append(ended("extract", str(folder / "nowhere.txt"), "-o", "claims.csv", "-q")[1])
    assert "ni fichier ni dossier" in said[0]
    assert "no such file" in said[1]


def test_another_file_of_that_name_stays(folder: Path) -> None:
    (folder / "a.txt").write_text("POISON", "utf-8")
    (folder / "b.txt").write_text("Selon ève, oui.", "utf-8")
    (folder / "failures.csv").write_text("mine", "utf-8")
    status, said = ended("extract", "a.txt", "b.txt", "-o", "claims.csv", "-q")
    assert status == 1
    assert said.splitlines()[1:] == [
        "selon: failures.csv: is another file and stays: name a place for the failures with --failures"
    ]
    assert (folder / "failures.csv").read_text("utf-8") == "mine"

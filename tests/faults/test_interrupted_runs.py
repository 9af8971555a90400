"""Runs that are ended in the middle, and what --resume makes of what they left."""

from __future__ import annotations

import re
import shutil
import signal
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.faults.commands import articles_table, ended, files_in, started
from tests.shares import tried

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = 700
KILLS = tried(4, 10)
CALLS = 2_100_000
"""About as many functions are called in a whole run: it is killed at any of these calls."""

OUTPUTS = ("-o", "claims.csv", "--entities", "entities.jsonl", "-q")
RUN = ("extract", "articles.csv", *OUTPUTS)
CHANGED = "selon: the input has changed since the interrupted run: what changed is worked through again\n"
DONE = "512 articles are done and kept: the same command with --resume goes on from there"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    articles_table(tmp_path / "articles.csv", ARTICLES)
    return tmp_path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tables of a run that nobody interrupts."""
    made = tmp_path_factory.mktemp("whole")
    articles_table(made / "articles.csv", ARTICLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        assert ended(*RUN)[0] == 0
    assert files_in(made) == {"articles.csv", "claims.csv", "entities.jsonl"}
    return tables(made)


def tables(folder: Path) -> dict[str, bytes]:
    """Take the tables away and give their content."""
    found = {}
    for name in ("claims.csv", "entities.jsonl"):
        found[name] = (folder / name).read_bytes()
        (folder / name).unlink()
    return found


@pytest.fixture(scope="module")
def left_over(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run leaves that is ended by Ctrl-C when two shards are done."""
    made = tmp_path_factory.mktemp("interrupted")
    articles_table(made / "articles.csv", ARTICLES)
    with (made / "articles.csv").open("a", encoding="utf-8") as table:
        table.write('last,"WAIT"\n')
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        with started(*RUN, "--workers", "0") as running:
            assert running.stderr is not None
            assert running.stderr.readline() == "waiting\n"
            running.send_signal(signal.SIGINT)
            assert running.wait() == 130
            assert running.stderr.read() == f"selon: {DONE}\nselon: interrupted\n"
    (made / "articles.csv").unlink()
    return made


@pytest.fixture
def interrupted(folder: Path, left_over: Path) -> Path:
    """A folder in which such a run was ended."""
    shutil.copytree(left_over, folder, dirs_exist_ok=True)
    return folder


def test_ctrl_c_keeps_what_is_done_and_resume_gives_the_same_tables(interrupted: Path, whole: dict[str, bytes]) -> None:
    assert ended(*RUN, "--resume") == (0, "")
    assert tables(interrupted) == whole
    assert files_in(interrupted) == {"articles.csv"}


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_random_moments_a_run_goes_on_to_the_same_tables(
    folder: Path, whole: dict[str, bytes], seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - nothing secret
    killed, shards_left = 0, set()
    while killed < KILLS:
        moment = random.randrange(1, CALLS)
        how = random.choice(["--resume", "--resume", "--no-resume"])
        status, said = ended(*RUN, how, killed_at=moment)
        killed += status == -signal.SIGKILL
        if status != -signal.SIGKILL:
            assert status == 0, said
            assert tables(folder) == whole
        for name in ("claims.csv", "entities.jsonl"):
            if (folder / name).exists():
                assert (folder / name).read_bytes() == whole[name]
        shards_left.add(len(list(folder.glob(".selon-*.shards/*.parquet"))))
    assert len(shards_left) > 1
    assert ended(*RUN, "--resume")[0] == 0
    assert tables(folder) == whole
    assert files_in(folder) == {"articles.csv"}


def test_a_resumed_run_that_is_interrupted_at_once_keeps_what_was_kept(
    interrupted: Path, whole: dict[str, bytes]
) -> None:
    kept = {path: path.read_bytes() for path in interrupted.glob(".selon-*.shards/*")}
    articles = (interrupted / "articles.csv").read_text("utf-8")
    (interrupted / "articles.csv").write_text(articles.replace("Selon ève, il y en a 0.", "WAIT"), "utf-8")
    with started(*RUN, "--workers", "0", "--resume") as running:
        assert running.stderr is not None
        assert running.stderr.readline() == CHANGED
        assert running.stderr.readline() == "waiting\n"
        running.send_signal(signal.SIGINT)
        assert running.wait() == 130
        assert running.stderr.read() == f"selon: {DONE}\nselon: interrupted\n"
    assert {path: path.read_bytes() for path in interrupted.glob(".selon-*.shards/*")} == kept
    (interrupted / "articles.csv").write_text(articles, "utf-8")
    assert ended(*RUN, "--resume") == (0, "")
    assert tables(interrupted) == whole


def test_kept_work_is_neither_used_nor_lost_unless_the_user_says_so(interrupted: Path, whole: dict[str, bytes]) -> None:
    kept = files_in(interrupted)
    status, said = ended(*RUN)
    assert status == 2
    assert said == (
        "selon: claims.csv: a run for this file was interrupted, and its work is kept: go on with --resume, or begin "
        "anew with --no-resume\n"
    )
    assert files_in(interrupted) == kept
    assert ended(*RUN, "--no-resume") == (0, "")
    assert tables(interrupted) == whole
    assert files_in(interrupted) == {"articles.csv"}


def test_a_changed_setting_is_said_and_mixes_no_rows(interrupted: Path, whole: dict[str, bytes]) -> None:
    status, said = ended(*RUN, "--resume", "--min-confidence", "0.5", "--no-hearsay")
    assert status == 2
    assert said == (
        "selon: --resume: --hearsay was yes and is no now; --min-confidence was 0.0 and is 0.5 now: go on as it was, "
        "or begin anew with --no-resume\n"
    )
    assert ended(*RUN, "--resume") == (0, "")
    assert tables(interrupted) == whole


def test_a_changed_input_is_said_and_gives_the_rows_of_the_new_one(interrupted: Path, whole: dict[str, bytes]) -> None:
    articles = (interrupted / "articles.csv").read_text("utf-8")
    (interrupted / "articles.csv").write_text(articles.replace("il y en a 30.", "il y en a XX."), "utf-8")
    status, said = ended(*RUN, "--resume")
    assert (status, said) == (0, CHANGED)
    assert tables(interrupted)["claims.csv"] == re.sub(rb"en a 30\b", b"en a XX", whole["claims.csv"])


def test_resume_where_nothing_is_kept_says_so_and_begins(folder: Path, whole: dict[str, bytes]) -> None:
    status, said = ended(*RUN, "--resume")
    assert (status, said) == (0, "selon: nothing is kept of an interrupted run for claims.csv: this one begins anew\n")
    assert tables(folder) == whole


def test_what_no_longer_can_be_read_begins_anew_only_when_told(interrupted: Path, whole: dict[str, bytes]) -> None:
    (manifest,) = interrupted.glob(".selon-*.shards/manifest.json")
    manifest.write_bytes(b"{")
    status, said = ended(*RUN, "--resume")
    assert status == 2
    assert said.endswith("cannot be gone on with (not a manifest): begin anew with --no-resume\n")
    assert ended(*RUN, "--no-resume")[0] == 0
    assert tables(interrupted) == whole


def test_a_run_to_standard_output_keeps_nothing(folder: Path) -> None:
    with (folder / "out").open("wb") as out, started("extract", "articles.csv", "-q", stdout=out) as running:
        assert running.wait() == 0
    assert (folder / "out").read_bytes().count(b"\n") == 701
    assert files_in(folder) == {"articles.csv", "out"}

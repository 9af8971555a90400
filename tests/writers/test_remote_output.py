"""Outputs at URLs: there whole when they are published, and not before."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

import fsspec
import pytest

from nlp_pipeline.storage import hidden_beside
from nlp_pipeline.writers import ENTITIES, Output, WriteError, format_named

if TYPE_CHECKING:
    from pathlib import Path

ROW = {"doc_id": "a", "text": "Éloïse", "name": "Éloïse", "label": "PER", "start": 0, "end": 6}
CSV = format_named("csv")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, where nothing may be left."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture(params=["memory", "file"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    (tmp_path / "out").mkdir()
    return f"{request.param}://{tmp_path.as_posix()}/out/entities.csv"


def content(url: str) -> str | None:
    system, path = fsspec.url_to_fs(url)
    return system.cat_file(path).decode() if system.exists(path) else None


def names(url: str) -> list[str]:
    system, path = fsspec.url_to_fs(url)
    return [found.rpartition("/")[2] for found in system.ls(path.rpartition("/")[0], detail=False)]


def test_a_url_holds_the_file_when_it_is_complete(url: str, temporary: Path) -> None:
    for _ in ("first", "again, in the place of the first"):
        output = Output(url, CSV, ENTITIES)
        output.write([ROW])
        output.seal()
        output.publish()
        output.close()
        assert content(url) == "doc_id,text,name,label,start,end\r\na,Éloïse,Éloïse,PER,0,6\r\n"
        assert names(url) == ["entities.csv"]
    assert list(temporary.iterdir()) == []


def test_what_is_not_published_leaves_no_trace(url: str, temporary: Path) -> None:
    output = Output(url, CSV, ENTITIES)
    output.write([ROW])
    output.seal()
    assert content(url) is None
    output.close()
    assert content(url) is None
    assert list(temporary.iterdir()) == []


def test_what_cannot_be_written_is_found_out_at_the_beginning(tmp_path: Path) -> None:
    for url, said in [
        (f"file://{tmp_path.as_posix()}/none/x.csv", "its folder does not exist"),
        (f"file://{tmp_path.as_posix()}", "is a folder"),
        ("s3://bucket/x.csv", "install s3fs"),
    ]:
        with pytest.raises(WriteError, match=said) as error:
            Output(url, CSV, ENTITIES)
        assert error.value.path == url


def written(url: str) -> str | None:
    output = Output(url, CSV, ENTITIES)
    output.seal()
    output.publish()
    output.close()
    return content(url)


def lock_of(url: str) -> str:
    return hidden_beside(fsspec.url_to_fs(url)[1], "lock")


def test_of_two_runs_with_one_url_the_second_refuses(url: str) -> None:
    first = Output(url, CSV, ENTITIES)
    with pytest.raises(WriteError, match=r"another run is writing it \(process \d+ on .*remove .*\.lock"):
        Output(url, CSV, ENTITIES)
    first.close()
    assert written(url)
    assert names(url) == ["entities.csv"]


@pytest.mark.parametrize("host", ["", "another-machine"])
def test_a_lock_of_a_run_that_cannot_be_asked_is_kept_and_named(url: str, host: str) -> None:
    held = json.dumps({"host": host, "process": 7, "since": "2024-03-12T09:00:00"}) if host else "?"
    fsspec.url_to_fs(url)[0].pipe_file(lock_of(url), held.encode())
    with pytest.raises(WriteError, match="on another-machine since 2024" if host else "does not say which"):
        Output(url, CSV, ENTITIES)
    assert names(url) == [lock_of(url).rpartition("/")[2]]
    fsspec.url_to_fs(url)[0].rm_file(lock_of(url))


def test_what_dead_runs_left_is_taken_away_by_the_next(url: str) -> None:
    system, path = fsspec.url_to_fs(url)
    died = subprocess.Popen([sys.executable, "-c", ""])
    died.wait()
    held = {"host": socket.gethostname(), "process": died.pid, "since": "2024-03-12T09:00:00"}
    system.pipe_file(lock_of(url), json.dumps(held).encode())
    leavings = [] if url.startswith("memory:") else [hidden_beside(path, "0a.part")]
    for left in (*leavings, hidden_beside(f"{path}-of-another", "0b.part")):
        system.pipe_file(left, b"half")
    assert written(url)
    assert sorted(names(url)) == [hidden_beside(f"{path}-of-another", "0b.part").rpartition("/")[2], "entities.csv"]


def test_a_store_that_cannot_tell_who_came_first_takes_all(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(*_: object, **__: object) -> None:
        raise NotImplementedError

    system, _ = fsspec.url_to_fs(url)
    output = None
    with monkeypatch.context() as patch:
        patch.setattr(type(system), "open", cannot)
        patch.setattr(type(system), "pipe_file", cannot)
        output = Output(url, CSV, ENTITIES)
    output.close()

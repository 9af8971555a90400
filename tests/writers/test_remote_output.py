"""Outputs at URLs: there whole when they are published, and not before."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import fsspec
import pytest

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

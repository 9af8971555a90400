"""Articles at URLs: the same ids and the same order as in a folder."""

from __future__ import annotations

import gzip
import io
import zipfile
from typing import TYPE_CHECKING

import fsspec
import pytest

from nlp_pipeline.readers import Inputs, ReadError
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = {
    "a/b/c.v2.txt": b"Un.",
    "a/z.txt": b"Deux.",
    "b.csv.gz": gzip.compress(b"id;texte\n7;Trois articles.\n8;Quatre articles.\n"),
    "d.html": b"<html><body><p>Selon la police, la rue est ferm&eacute;e depuis ce matin.</p></body></html>",
    ".hidden.txt": b"x",
    ".git/x.txt": b"x",
    "pic.png": b"x",
}


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A folder in memory with the files, and the same on the disk."""
    store = fsspec.filesystem("memory")
    place = f"/remote-inputs{tmp_path.as_posix()}"
    for name, content in FILES.items():
        store.pipe(f"{place}/{name}", content)
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    yield f"memory:/{place}"
    store.rm("/remote-inputs", recursive=True)


def test_a_folder_at_a_url_is_read_as_a_folder_on_the_disk(url: str, tmp_path: Path) -> None:
    remote, local = Inputs([url]), Inputs([tmp_path])
    found = list(remote)
    assert found == list(local)
    assert [item.doc_id for item in found if isinstance(item, Article)] == ["a/b/c.v2", "a/z", "7", "8", "d"]
    assert remote.passed_over.count == local.passed_over.count == 1
    assert list(Inputs([url + "/"])) == found


def test_files_at_urls_are_called_by_their_names(url: str) -> None:
    found = list(Inputs([f"{url}/a/z.txt", f"{url}/a/b/c.v2.txt"]))
    assert [(item.doc_id, item.text) for item in found if isinstance(item, Article)] == [
        ("z", "Deux."),
        ("c.v2", "Un."),
    ]


def test_an_archive_at_a_url_is_read(url: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x/y.txt", "Cinq.")
    fsspec.filesystem("memory").pipe(f"{url}/more.zip", packed.getvalue())
    assert list(Inputs([f"{url}/more.zip"])) == [Article("x/y", "Cinq.")]


def test_what_is_not_there_is_missing(url: str) -> None:
    assert Inputs([f"{url}/none.txt", url, f"{url}/d.html"]).missing() == [f"{url}/none.txt"]
    (error,) = Inputs([f"{url}/none.txt"])
    assert isinstance(error, ReadError)
    assert error.path == f"{url}/none.txt"


def test_a_store_that_cannot_be_reached_is_reported_and_the_rest_is_read(url: str) -> None:
    inputs = Inputs(["s3://bucket/articles", "nosuch://x/y.txt", f"{url}/a/z.txt"])
    assert inputs.missing() == []
    first, second, third = inputs
    assert isinstance(first, ReadError)
    assert "s3fs" in first.reason
    assert isinstance(second, ReadError)
    assert "nosuch" in second.reason
    assert isinstance(third, Article)


def test_an_output_at_a_url_is_seen_to_be_an_input(url: str, tmp_path: Path) -> None:
    assert Inputs([url]).includes(f"{url}/a/z.txt")
    assert Inputs([f"{url}/a/z.txt"]).includes(f"{url}/a/z.txt")
    assert not Inputs([url]).includes(f"{url}/claims.csv")
    assert not Inputs([f"{url}/a"]).includes(f"{url}/d.html")
    assert not Inputs([tmp_path]).includes(f"{url}/d.html")
    assert not Inputs([url]).includes(tmp_path / "d.html")

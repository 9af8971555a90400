"""Shards at URLs: in a store of objects, and where files grow."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline import storage
from nlp_pipeline.run import Summary, extract_articles
from nlp_pipeline.run.shards import LocalFolder, Manifest, ShardedRun, ShardStore, streaming
from nlp_pipeline.run.shards.remote_folder import RemoteFolder, folder_beside, folder_of
from nlp_pipeline.run.shards.shard import ITEMS
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from tests.quick_language import QuickLanguage


@pytest.fixture(params=["memory", "file"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> RemoteFolder:
    return RemoteFolder(f"{request.param}://{tmp_path.as_posix()}/shards/")


def test_a_folder_holds_what_was_written_and_goes_with_it(folder: RemoteFolder) -> None:
    assert folder.names() == []
    folder.remove()
    for name, content in [("b", b"1"), ("a", b"2"), ("manifest.json", b"{}"), ("a", b"3")]:
        folder.write(name, content)
    assert folder.names() == ["a", "b", "manifest.json"]
    assert (folder.read("a"), folder.read("b")) == (b"3", b"1")
    with pytest.raises(FileNotFoundError):
        folder.read("c")
    there = pickle.loads(pickle.dumps(folder))  # noqa: S301 - our own
    assert there.read("a") == b"3"
    folder.remove()
    assert there.names() == []


def test_what_is_being_written_is_not_seen(tmp_path: Path) -> None:
    folder = RemoteFolder(f"file://{tmp_path.as_posix()}")
    seen = []

    def write(target: str) -> None:
        Path(target).write_bytes(b"half")
        seen.append(folder.names())
        raise OSError("the disk is full")

    system, path = storage.opened_system(folder.place)
    with pytest.raises(OSError, match="the disk is full"):
        storage.publish(system, f"{path}/000000-ab.parquet", write)
    assert seen == [[]]
    assert list(tmp_path.iterdir()) == []


def test_a_run_goes_on_from_shards_at_a_url(folder: RemoteFolder, quick_language: QuickLanguage) -> None:
    items = [Article(f"a{number}", "Selon ève, oui.") for number in range(2 * ITEMS + 1)]
    manifest = Manifest(("x",), {"selon": "1"})
    worked = 0

    def counted(articles):  # type: ignore[no-untyped-def]
        nonlocal worked
        for result in extract_articles(quick_language, articles):
            worked += 1
            yield result

    for again in (False, True):
        store = ShardStore(folder, manifest)
        if again:
            assert store.earlier() == manifest
            assert store.go_on() == 3
        run = ShardedRun(store, follower=Summary(), notice=pytest.fail)
        run.work(items, streaming(counted))
        assert list(run.results()) == list(extract_articles(quick_language, items))
        assert worked == len(items)
    store.remove()
    assert folder.names() == []


def test_a_store_whose_package_is_missing_says_which() -> None:
    for place, said in [("s3://bucket/x", "s3fs"), ("nosuch://x/y", "nosuch")]:
        with pytest.raises(OSError, match=said):
            RemoteFolder(place).names()


def test_the_folder_of_an_output_is_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    local = folder_beside("claims.csv")
    assert isinstance(local, LocalFolder)
    assert Path(local.place).parent == tmp_path.resolve()
    remote = folder_beside("memory://bucket/out/claims.csv")
    assert isinstance(remote, RemoteFolder)
    assert remote.place == f"memory://bucket/out/{Path(local.place).name}"
    assert isinstance(folder_of("x"), LocalFolder)

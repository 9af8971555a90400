"""Runs that go on where they were broken off: shards, their store, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_pipeline.cli.kept_work import say_what_is_kept
from nlp_pipeline.readers import ReadError
from nlp_pipeline.run import Extracted, Failure, Summary, extract_articles
from nlp_pipeline.run.records import articles_from_arrow, articles_to_arrow, results_from_arrow, results_to_arrow
from nlp_pipeline.run.settings import Settings
from nlp_pipeline.run.shards import (
    DamagedShard,
    LocalFolder,
    ManifestError,
    ShardedRun,
    ShardStore,
    manifest_of,
    streaming,
)
from nlp_pipeline.run.shards.shard import Shard, shards_of
from nlp_pipeline.run.shards.shard_store import results_from_shard, shard_bytes
from nlp_pipeline.run.stream import checked
from nlp_pipeline.schema import Article
from tests.quick_language import QuickLanguage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from nlp_pipeline.run.stream import Item, Result

STRINGS = st.text(alphabet=st.characters(codec=None, categories=None), max_size=20)
ITEMS = st.one_of(
    st.builds(Article, STRINGS, STRINGS, title=STRINGS, date=STRINGS), st.builds(ReadError, STRINGS, STRINGS)
)


def some(count: int, text: str = "Selon ève, il y en a {}.") -> list[Item]:
    return [Article(f"article-{number}", text.format(number)) for number in range(count)]


def extract(items: Iterable[Item]) -> Iterator[Result]:
    return extract_articles(QuickLanguage(), items)  # type: ignore[arg-type]


class Run:
    """A sharded run in a folder, and what it said and worked on."""

    def __init__(self, folder: Path, *, go_on: bool = False) -> None:
        self.notices: list[str] = []
        self.worked: list[str] = []
        self.summary = Summary()
        self.store = ShardStore(LocalFolder(folder), manifest_of(["articles"], Settings()))
        if go_on:
            self.store.go_on()
        self.run = ShardedRun(self.store, follower=self.summary, notice=self.notices.append)

    def results(self, items: Iterable[Item], extract: Callable[[Iterable[Item]], Iterator[Result]]) -> list[Result]:
        def noting(coming: Iterable[Item]) -> Iterator[Result]:
            def noted() -> Iterator[Item]:
                for item in coming:
                    self.worked.append(item.path if isinstance(item, ReadError) else item.doc_id)
                    yield item

            return extract(noted())

        self.run.work(items, streaming(noting))
        return list(self.run.results())


def broken_off(folder: Path, items: list[Item], at: int) -> None:
    """Let a run end by Ctrl-C while it reads the article at a place."""

    def until() -> Iterator[Item]:
        yield from items[:at]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Run(folder).results(until(), extract)


def test_a_run_that_goes_on_gives_every_row_once_in_order(tmp_path: Path) -> None:
    items = [*some(300), ReadError("photo.txt", "binary"), Article("bad", "POISON"), *some(300, "Selon luc, {}.")]
    whole = Run(tmp_path / "whole").results(items, extract)
    assert len(whole) == 602
    broken_off(tmp_path / "parts", items, 580)
    again = Run(tmp_path / "parts", go_on=True)
    assert again.results(items, extract) == whole
    assert len(again.worked) == 602 - 2 * 256
    assert (again.summary.articles, len(again.summary.failures)) == (600, 2)
    assert again.notices == []


def test_what_is_kept_is_counted_on_the_disk_whoever_wrote_it(tmp_path: Path) -> None:
    items = some(800)
    broken_off(tmp_path, items, 799)
    elsewhere = Run(tmp_path).store
    assert elsewhere.articles_kept() == 768
    say_what_is_kept(elsewhere)
    assert len(list(tmp_path.glob("*.parquet"))) == 3
    items[0] = Article("article-0", "Selon ève, tout a changé.")
    Run(tmp_path, go_on=True).results(items, extract)
    assert elsewhere.articles_kept() == 800


def test_where_no_shard_is_kept_nothing_is_left_behind(tmp_path: Path) -> None:
    store = Run(tmp_path / "shards").store
    store.begin()
    say_what_is_kept(store)
    assert not (tmp_path / "shards").exists()


def test_a_run_of_one_shard_writes_nothing(tmp_path: Path) -> None:
    run = Run(tmp_path / "shards")
    assert len(run.results(some(256), extract)) == 256
    assert not (tmp_path / "shards").exists()


def test_an_input_without_articles_gives_nothing(tmp_path: Path) -> None:
    assert Run(tmp_path / "shards").results([], extract) == []


def test_only_what_has_changed_in_the_input_is_done_again_and_said(tmp_path: Path) -> None:
    items = some(800)
    broken_off(tmp_path, items, 799)
    items[300] = Article("article-300", "Selon ève, tout a changé.")
    again = Run(tmp_path, go_on=True)
    assert again.results(items, extract) == list(extract(items))
    assert again.worked == [f"article-{number}" for number in [*range(256, 512), *range(768, 800)]]
    assert again.notices == ["the input has changed since the interrupted run: what changed is worked through again"]


def test_a_damaged_shard_is_noticed_and_done_again(tmp_path: Path) -> None:
    items = some(600)
    broken_off(tmp_path, items, 599)
    first, second = sorted(tmp_path.glob("*.parquet"))
    content = bytearray(first.read_bytes())
    content[len(content) // 2] ^= 0xFF
    first.write_bytes(content)
    second.write_bytes(second.read_bytes()[:-100])
    again = Run(tmp_path, go_on=True)
    assert again.results(items, extract) == list(extract(items))
    assert again.notices == [
        f"{name}: is damaged: its articles are worked through again" for name in (first.name, second.name)
    ]


def test_a_shard_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    folder = LocalFolder(tmp_path / "shards")
    folder.write("one", b"1")
    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        folder.write("two", b"2")
    assert folder.names() == ["one"]
    assert [entry.name for entry in (tmp_path / "shards").iterdir()] == ["one"]


def test_what_decides_the_rows_is_compared(tmp_path: Path) -> None:
    words = tmp_path / "my.toml"
    words.write_text("[[verb]]\nlemma = 'tonner'", encoding="utf-8")
    before = manifest_of(["a"], Settings(lexicon=str(words)), min_confidence=0.0)
    assert manifest_of(["b"], Settings(lexicon=str(words)), min_confidence=0.0).differences(before) == []
    words.write_text("[[verb]]\nlemma = 'gronder'", encoding="utf-8")
    now = manifest_of(["a"], Settings("fr_core_news_md", hearsay=False, lexicon=str(words)), min_confidence=0.5)
    changed = "\n".join(now.differences(type(now).from_json(before.to_json())))
    for words_of_it in (
        "the model was fr_core_news_sm 3.8.0 and is fr_core_news_md",
        "--hearsay was yes and is no now",
        "--lexicon was ",
        "--min-confidence was 0.0 and is 0.5 now",
    ):
        assert words_of_it in changed


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"inputs": 1, "facts": 2}', b"\xff\xfe", b"[" * 100_000])
def test_a_manifest_that_is_none_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(ManifestError):
        Run(tmp_path).store.earlier()


def test_shards_without_a_manifest_are_not_taken(tmp_path: Path) -> None:
    (tmp_path / "000000-0123456789abcdef.parquet").write_bytes(b"")
    with pytest.raises(ManifestError, match="no manifest"):
        Run(tmp_path).store.earlier()


@given(st.lists(ITEMS, max_size=30), st.integers(1, 5), st.integers(1, 30))
def test_shards_hold_all_articles_in_order_and_have_the_same_names_again(
    items: list[Item], most: int, characters: int
) -> None:
    shards = list(shards_of(items, most_items=most, most_characters=characters))
    assert [item for shard in shards for item in shard.items] == items
    assert [shard.number for shard in shards] == list(range(len(shards)))
    assert [shard.last for shard in shards] == [False] * (len(shards) - 1) + [True]
    assert all(len(shard.items) <= most for shard in shards)
    again = shards_of(items, most_items=most, most_characters=characters)
    assert [shard.name for shard in again] == [shard.name for shard in shards]


@given(ITEMS, ITEMS)
def test_other_articles_have_another_fingerprint(one: Item, other: Item) -> None:
    same = Shard(0, [one], last=True).fingerprint() == Shard(0, [other], last=True).fingerprint()
    assert same == (one == other)


@given(st.lists(ITEMS, max_size=8))
def test_what_was_found_comes_back_from_a_shard(items: list[Item]) -> None:
    results = list(extract(items))
    valid = [one for one in results if isinstance(one, Extracted)]
    back = list(results_from_shard(shard_bytes(results)))
    assert [one for one in back if isinstance(one, Extracted)] == valid
    assert [type(one) for one in back] == [type(one) for one in results]
    assert list(results_from_arrow(results_to_arrow(back))) == back


@given(st.lists(ITEMS, max_size=8))
def test_articles_come_back_from_arrow(items: list[Item]) -> None:
    for item, back in zip(items, articles_from_arrow(articles_to_arrow(items)), strict=True):
        if isinstance(sound := checked(item), Failure):
            assert isinstance(back, ReadError)
            assert back.reason.encode() == sound.reason.encode("utf-8", "replace")
        else:
            assert back == sound


@settings(max_examples=40)
@given(st.binary(max_size=200), st.integers(0, 10**6), st.integers(1, 255))
def test_a_file_that_is_no_shard_is_damaged_and_never_a_wrong_row(noise: bytes, at: int, flip: int) -> None:
    results = list(extract(some(3)))
    content = bytearray(shard_bytes(results))
    content[at % len(content)] ^= flip
    for broken in (noise, bytes(content)):
        try:
            found = list(results_from_shard(broken))
        except DamagedShard:
            continue
        assert found == results  # the bit is in no value: a checksum of its own, the writer's name

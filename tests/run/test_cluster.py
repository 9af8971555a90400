"""A real scheduler and two worker processes on loopback; workers die in the middle, and nothing is lost or twice."""

from __future__ import annotations

import errno
import socket
from contextlib import ExitStack, nullcontext
from functools import partial
from importlib.metadata import PackageNotFoundError
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from distributed import Client, LocalCluster

from nlp_pipeline.readers import ReadError
from nlp_pipeline.run import Extracted, Failure, Summary, extract_articles
from nlp_pipeline.run.blame import DIED
from nlp_pipeline.run.cluster import ClusterError, cluster_engine, connection, engine
from nlp_pipeline.run.cluster.connection import check_versions
from nlp_pipeline.run.settings import Settings, loaded
from nlp_pipeline.run.shards import LocalFolder, Manifest, ShardedRun, ShardStore, sharded
from nlp_pipeline.run.shards.shard import shards_of
from nlp_pipeline.schema import Article
from tests.alarms import within
from tests.pages import ROOT
from tests.run.dask_parts import scheduler_and_workers
from tests.run.deadly_language import deadly, deadly_once, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from spacy.language import Language

    from nlp_pipeline.run.shards.folder import Folder
    from nlp_pipeline.run.stream import Item, Result
    from tests.quick_language import QuickLanguage

QUICK = Settings(model="quick")
MANIFEST = Manifest(("articles/",), {"selon": "1"})
ITEMS = 24
"""Articles of a shard, fewer than in a run: each of one that workers die of is a task of its own."""

SECONDS = 1200
"""After which a test is taken to hang; no busy machine is that slow."""


@pytest.fixture(autouse=True)
def guard() -> Iterator[None]:
    """Ends a test that hangs."""
    with within(SECONDS):
        yield


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, each a process that is started anew when it dies."""
    with ExitStack() as stack:
        address, _ = scheduler_and_workers(stack, tmp_path_factory.mktemp("cluster"), workers=2)
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=SECONDS)
        yield address


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharded, "shards_of", partial(shards_of, most_items=ITEMS))


def article(number: int, text: str = "") -> Article:
    return Article(f"a{number}", text or f"Selon ève{number % 7}, il pleut {number} fois.")


def results_of(
    address: str,
    articles: Iterable[Item],
    folder: Folder,
    settings: Settings = QUICK,
    load: Callable[[Settings], Any] = deadly,
) -> tuple[list[Result], Summary]:
    follower = Summary()
    run = ShardedRun(ShardStore(folder, MANIFEST), follower=follower, notice=pytest.fail)
    with cluster_engine(address, settings, folder=folder, load=load, seconds=seconds) as work:
        run.work(articles, work)
    return list(run.results()), follower


def same_figures(summary: Summary, results: Iterable[Result]) -> bool:
    plain = Summary()
    for result in results:
        plain.add(result)
    got, expected = (
        (one.articles, one.claims, one.entities, one.sources, sorted(failure.name for failure in one.failures))
        for one in (summary, plain)
    )
    return got == expected


def _plugins(dask_scheduler: Any) -> list[str]:
    return [name for name in dask_scheduler.worker_plugins if name.startswith("selon")]


def _tasks(dask_scheduler: Any) -> int:
    return len(dask_scheduler.tasks)


class _FullFolder(LocalFolder):
    def write(self, name: str, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_worker_killed_in_the_middle_loses_nothing_and_nothing_comes_twice(
    cluster: str, tmp_path: Path, quick_language: QuickLanguage
) -> None:
    died = tmp_path / "a worker has died"
    items: list[Item] = [article(number) for number in range(5 * ITEMS + 9)]
    items[2 * ITEMS + 10] = article(2 * ITEMS + 10, f"Selon luc, KILL-ONCE({died}). Selon ève, oui.")
    items[7] = ReadError("x.pdf", "no text in it")
    results, summary = results_of(cluster, items, LocalFolder(tmp_path / "shards"))
    assert died.exists()
    expected = list(extract_articles(quick_language, items))
    assert results == expected
    assert same_figures(summary, expected)
    assert len(list((tmp_path / "shards").glob("*.parquet"))) == 6


def test_articles_that_workers_die_of_or_stick_at_are_lost_alone(
    cluster: str, tmp_path: Path, quick_language: QuickLanguage
) -> None:
    items = [article(number) for number in range(2 * ITEMS)]
    deadly_ones = {ITEMS + 3: "KILL-ALWAYS", 5: "STUCK" + "!" * 50_000}
    for number, text in deadly_ones.items():
        items[number] = article(number, text)
    results, summary = results_of(cluster, items, LocalFolder(tmp_path / "shards"))
    for number in deadly_ones:
        assert results[number] == Failure(f"a{number}", "model", DIED)
    others = [result for number, result in enumerate(results) if number not in deadly_ones]
    sound = [one for number, one in enumerate(items) if number not in deadly_ones]
    assert others == list(extract_articles(quick_language, sound))
    assert (summary.articles, len(summary.failures)) == (2 * ITEMS - 2, 2)


def test_what_makes_one_shard_is_kept_in_memory(cluster: str, tmp_path: Path, quick_language: QuickLanguage) -> None:
    items = [article(1), article(2, "POISON"), article(3)]
    results, summary = results_of(cluster, items, LocalFolder(tmp_path / "shards"))
    assert results == list(extract_articles(quick_language, items))
    assert (summary.articles, [failure.name for failure in summary.failures]) == (2, ["a2"])
    assert results_of(cluster, [], LocalFolder(tmp_path / "shards")) == ([], Summary())
    assert not (tmp_path / "shards").exists()


def test_articles_are_read_as_workers_need_them(cluster: str, tmp_path: Path) -> None:
    read = 0
    ahead: list[int] = []

    class Following(Summary):
        def merge(self, other: Summary) -> None:
            super().merge(other)
            ahead.append(read - self.articles)

    def items() -> Iterator[Article]:
        nonlocal read
        for read in range(1, 20 * ITEMS + 1):
            yield article(read)

    folder = LocalFolder(tmp_path / "shards")
    run = ShardedRun(ShardStore(folder, MANIFEST), follower=Following(), notice=pytest.fail)
    with cluster_engine(cluster, QUICK, folder=folder, load=deadly) as work:
        run.work(items(), work)
    assert len(ahead) == 20
    assert max(ahead) <= 2 * engine.AHEAD * ITEMS + 1


def test_after_ctrl_c_the_run_goes_on_with_what_is_kept(
    cluster: str, tmp_path: Path, quick_language: QuickLanguage
) -> None:
    folder = LocalFolder(tmp_path / "shards")
    items = [article(number) for number in range(9 * ITEMS)]

    def interrupted() -> Iterator[Article]:
        for number, item in enumerate(items):
            if number == 7 * ITEMS + 1:
                raise KeyboardInterrupt
            yield item

    with pytest.raises(KeyboardInterrupt):
        results_of(cluster, interrupted(), folder)
    kept = {name for name in folder.names() if name.endswith(".parquet")}
    assert kept
    follower = Summary()
    store = ShardStore(folder, MANIFEST)
    assert store.earlier() == MANIFEST
    store.go_on()
    run = ShardedRun(store, follower=follower, notice=pytest.fail)
    with cluster_engine(cluster, QUICK, folder=folder, load=deadly) as work:
        run.work(items, work)
    expected = list(extract_articles(quick_language, items))
    assert list(run.results()) == expected
    assert same_figures(follower, expected)


@pytest.mark.parametrize("model", ["quick", "fr_none"])
def test_a_run_leaves_the_cluster_as_it_was_also_where_the_model_is_missing(
    cluster: str, tmp_path: Path, model: str
) -> None:
    with nullcontext() if model == "quick" else pytest.raises(ClusterError):
        items = [article(number) for number in range(ITEMS + 1)]
        results_of(cluster, items, LocalFolder(tmp_path / "shards"), Settings(model=model))
    with Client(cluster, set_as_default=False) as client:
        assert client.run_on_scheduler(_plugins) == []
        while client.run_on_scheduler(_tasks):  # they are let go as the client's last message comes
            pass


def test_a_model_that_workers_do_not_have_is_named(cluster: str, tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match='cannot load its model: the model "fr_none" is not installed'):
        results_of(cluster, [article(1)], LocalFolder(tmp_path / "shards"), Settings(model="fr_none"))


def test_a_worker_that_dies_while_it_loads_the_model_is_another_one_soon(
    cluster: str, tmp_path: Path, quick_language: QuickLanguage
) -> None:
    items = [article(number) for number in range(3 * ITEMS)]
    settings = Settings(model=str(tmp_path / "met"))
    results, _ = results_of(cluster, items, LocalFolder(tmp_path / "shards"), settings, deadly_once)
    assert (tmp_path / "met").exists()
    assert results == list(extract_articles(quick_language, items))


def test_a_scheduler_that_says_more_than_its_greeting_is_asked_again(
    cluster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, greeted = Client._ensure_connected, 0

    async def busy(client: Client, timeout: float | None = None) -> None:
        nonlocal greeted
        greeted += 1
        assert greeted > 1
        await real(client, timeout)

    monkeypatch.setattr(Client, "_ensure_connected", busy)
    with connection.connected(cluster) as client:
        assert client.nthreads()
    monkeypatch.setattr(connection, "GREETINGS", 0)
    with (
        pytest.raises(ClusterError, match="it does not greet as a scheduler does"),
        connection.connected(cluster),
    ):
        pass


def test_a_folder_that_workers_do_not_see_is_refused(cluster: str, tmp_path: Path) -> None:
    class Elsewhere(LocalFolder):
        """A folder that is another one on the worker: what it is pickled as."""

        def __reduce__(self) -> tuple[type[LocalFolder], tuple[Path]]:
            return LocalFolder, (tmp_path / "elsewhere",)

    with pytest.raises(ClusterError, match=r"does not see the folder of this run .*elsewhere"):
        results_of(cluster, [article(number) for number in range(2 * ITEMS)], Elsewhere(tmp_path / "shards"))
    assert not (tmp_path / "elsewhere").exists()


def test_a_shard_that_cannot_be_written_ends_the_run(cluster: str, tmp_path: Path) -> None:
    class Full(LocalFolder):
        """A folder on a disk that is full for the workers."""

        def __reduce__(self) -> tuple[type[LocalFolder], tuple[Path]]:
            return _FullFolder, (tmp_path / "shards",)

    with pytest.raises(OSError, match="No space left"):
        results_of(cluster, [article(number) for number in range(2 * ITEMS)], Full(tmp_path / "shards"))


def test_a_cluster_that_is_lost_ends_the_run_and_leaves_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "CONNECTING", 5)
    monkeypatch.setattr(engine, "LOOK", 0.1)
    monkeypatch.setattr(engine, "WORKERLESS", 0)
    folder = LocalFolder(tmp_path / "shards")
    with ExitStack() as stack:
        address, scheduler = scheduler_and_workers(stack, tmp_path, workers=1, again=False)

        def until_the_scheduler_dies() -> Iterator[Article]:
            for number in range(9 * ITEMS):
                if number == 5 * ITEMS + 1:
                    scheduler.kill()
                    scheduler.join()
                yield article(number)

        with pytest.raises(ClusterError, match="connection to the scheduler is lost; what is done is kept"):
            results_of(address, until_the_scheduler_dies(), folder)
    kept = folder.names()
    assert "manifest.json" in kept
    assert len(kept) > 1
    with ExitStack() as stack:
        address, _ = scheduler_and_workers(stack, tmp_path, workers=1, again=False)
        with pytest.raises(ClusterError, match="no workers any more; what is done is kept"):
            results_of(address, [article(1, "KILL-ALWAYS"), article(2)], folder)


def test_an_address_without_a_scheduler_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CONNECTING", 0.2)
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ClusterError, match=f"no Dask scheduler answers at {address} .*start one with"):
            results_of(address, [], LocalFolder(tmp_path))
    with pytest.raises(ClusterError, match="no Dask scheduler answers at nowhere://"):
        results_of("nowhere://", [], LocalFolder(tmp_path))


def test_a_scheduler_without_workers_says_how_to_start_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "JOINING", 0.2)
    with (
        LocalCluster(
            n_workers=0, processes=False, dashboard_address=":0", scheduler_kwargs={"dashboard": False}
        ) as empty,
        pytest.raises(ClusterError, match=r"no worker has joined .*`dask worker inproc://"),
    ):
        results_of(empty.scheduler_address, [], LocalFolder(tmp_path))


@pytest.mark.parametrize(
    ("worker", "scheduler", "said"),
    [
        ("0.1", "1.0", "selon is 0.1 on the worker tcp://w:1 and 1.0 here"),
        (PackageNotFoundError("selon"), "1.0", "selon is not installed on the worker tcp://w:1: install selon 1.0"),
        ("1.0", PackageNotFoundError("selon"), "selon is not installed on the scheduler"),
        ("1.0", "2.0", "selon is 2.0 on the scheduler and 1.0 here"),
    ],
)
def test_other_versions_on_the_cluster_are_told(
    monkeypatch: pytest.MonkeyPatch, worker: object, scheduler: object, said: str
) -> None:
    def on_scheduler(*_: object) -> object:
        if isinstance(scheduler, Exception):
            raise scheduler
        return scheduler

    monkeypatch.setattr(connection, "version", lambda package: "1.0")
    client: Any = SimpleNamespace(run=lambda *_, on_error: {"tcp://w:1": worker}, run_on_scheduler=on_scheduler)
    with pytest.raises(ClusterError, match=said):
        check_versions(client, ["selon"])


def test_a_worker_that_ends_while_it_is_asked_is_not_taken_for_another_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "version", lambda package: "1.0")
    asked = []

    def run(_: object, package: str, *, on_error: str) -> dict[str, object]:
        asked.append((package, on_error))
        return {"tcp://w:1": OSError("comm closed"), "tcp://w:2": "1.0"}

    client: Any = SimpleNamespace(run=run, run_on_scheduler=lambda *_: "1.0")
    check_versions(client, ["selon", "spacy"])
    assert asked == [("selon", "return"), ("spacy", "return")]


def test_a_cluster_of_this_machine_finds_what_the_plain_run_finds_with_the_real_model(
    tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "usable_cores", lambda: 1)  # each loads the model, which takes longer than the rest
    gold = (ROOT / "corpus" / "articles").glob("*.txt")
    texts = [path.read_text(encoding="utf-8") for path in sorted(gold)[:3]]
    items = [Article(f"a{number}", texts[number] if number < len(texts) else "Rien.") for number in range(ITEMS + 2)]
    results, _ = results_of("local", items, LocalFolder(tmp_path / "shards"), Settings(), loaded)
    expected = list(extract_articles(nlp, items))
    assert results == expected
    assert sum(len(result.claims) for result in expected if isinstance(result, Extracted)) > 10

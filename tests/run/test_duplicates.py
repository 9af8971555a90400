"""Articles printed twice are told, also with small changes; others are not."""

# ruff: noqa: E501 - articles stand in long lines

from __future__ import annotations

from dataclasses import replace
from random import Random
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_pipeline.readers import Inputs, ReadError
from nlp_pipeline.run import duplicates
from nlp_pipeline.run.duplicates import BANDS, IN_ONE_BAND, LIKE, NEWEST, TABLES, with_duplicates
from nlp_pipeline.run.inspection import inspect_inputs
from nlp_pipeline.run.sketches import PERMUTATIONS, Words
from nlp_pipeline.schema import Article
from nlp_pipeline.scratch import Scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import numpy as np

DISPATCH = (
    "Le pont de Valbrune rouvrira lundi matin après deux ans de travaux, a annoncé la préfecture. Les bus reprendront leur "
    "parcours habituel dès six heures, et les commerçants de la rive gauche espèrent retrouver leurs clients. Selon la "
    "mairie, le chantier a coûté douze millions d'euros, dont la moitié a été payée par la région. « Nous avons tenu le "
    "calendrier », se félicite la maire, qui rappelle que la vieille chaussée menaçait de s'effondrer. Les riverains, eux, "
    "demandent que la vitesse soit limitée à trente kilomètres à l'heure et que des arbres soient plantés sur les berges."
)
OTHER = (
    "La gare de Lurçay fermera en mai, a indiqué la région. Les voyageurs prendront un car jusqu'à la ville voisine, ce que "
    "dénoncent les syndicats. D'après un rapport, la ligne perdait cent mille euros par an et n'avait plus que trente "
    "abonnés. « On nous coupe du monde », regrette un lycéen qui se lève déjà à cinq heures pour aller en cours."
)


def marks(*texts: str) -> list[str]:
    articles = (Article(str(number), text) for number, text in enumerate(texts))
    return [item.duplicate_of for item in with_duplicates(articles) if isinstance(item, Article)]


@pytest.mark.parametrize(
    "again",
    [
        DISPATCH,
        DISPATCH.upper(),
        DISPATCH.replace("'", "’").replace(" ", "\n"),
        DISPATCH.replace("douze millions", "treize millions"),
        DISPATCH + " Une inauguration est prévue dans la matinée.",
    ],
)
def test_a_dispatch_printed_again_is_told(again: str) -> None:
    assert marks(DISPATCH, OTHER, again, again) == ["", "", "0", "0"]


def test_other_articles_and_short_ones_are_left_alone() -> None:
    assert marks(DISPATCH, OTHER, "Un mot.", "Deux mots.", "Un mot.") == ["", "", "", "", "2"]


def test_repeated_ones_can_be_left_out_and_errors_pass() -> None:
    items: list[Article | ReadError] = [Article("a", DISPATCH), ReadError("x", "broken"), Article("b", DISPATCH)]
    assert list(with_duplicates(items, keep=False)) == items[:2]
    assert list(with_duplicates(items)) == [*items[:2], replace(Article("b", DISPATCH), duplicate_of="a")]


@given(st.lists(st.text(max_size=200), max_size=6))
def test_any_texts_pass_in_their_order(texts: list[str]) -> None:
    found = list(with_duplicates(Article(str(number), text) for number, text in enumerate(texts)))
    assert [item.text for item in found if isinstance(item, Article)] == texts


def test_of_several_that_are_equally_alike_the_first_is_named() -> None:
    words = [f"mot{number}" for number in range(200)]
    # Each of the first two shares with the last one what the other does not have; both shares are the same.
    front, back = " ".join(words[:164]), " ".join(words[36:])
    articles = [Article("z", front), Article("a", back), Article("new", " ".join(words))]
    shares = [(sketched(articles[2]) == sketched(article)).mean() for article in articles[:2]]
    named = [item.duplicate_of for item in with_duplicates(articles) if isinstance(item, Article)]
    assert min(shares) >= LIKE
    assert named == ["", "", "z" if shares[0] >= shares[1] else "a"]


def test_the_same_articles_are_told_as_by_the_index_of_datasketch() -> None:
    articles = list(reprinted(5, 400))
    told = [item.duplicate_of for item in with_duplicates(articles) if isinstance(item, Article)]
    assert told == list(told_by_datasketch(articles))
    assert 100 < sum(map(bool, told)) < 300


def test_the_bands_are_those_that_datasketch_finds_best() -> None:
    from datasketch import MinHashLSH  # it imports scipy

    index = MinHashLSH(threshold=LIKE, num_perm=PERMUTATIONS)
    assert (index.b, index.r) == (BANDS, PERMUTATIONS // BANDS)


def test_of_many_articles_that_share_a_formula_only_the_last_ones_are_compared() -> None:
    scratch = Scratch(*TABLES)
    numbers = range(1, 10 * NEWEST)
    scratch.change_each("INSERT INTO articles VALUES (?, ?, ?)", [(number, b"", b"") for number in numbers])
    scratch.change_each("INSERT INTO bands VALUES (?, ?)", [(7, number) for number in numbers])
    scratch.change("INSERT INTO bands VALUES (?, ?)", [8, 1])
    (compared,) = scratch.blocks(IN_ONE_BAND.replace("doc_id", "number"), [7, 8, *range(20, 18 + BANDS)])
    assert [number for number, _ in compared] == [1, *numbers[-NEWEST:]]


def test_a_stream_begun_in_one_thread_goes_on_in_another() -> None:
    stream = with_duplicates(Article(str(number), text) for number, text in enumerate([DISPATCH, OTHER, DISPATCH]))
    found = [next(stream), next(stream)]
    thread = Thread(target=lambda: found.extend(stream))
    thread.start()
    thread.join()
    assert [item.duplicate_of for item in found if isinstance(item, Article)] == ["", "", "0"]


def test_a_full_disk_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "TABLES", (*TABLES, "PRAGMA max_page_count = 20"))
    with pytest.raises(OSError, match=r"^the run's temporary database cannot be written \(database or disk is full\)"):
        list(with_duplicates(reprinted(7, 400)))


def test_an_id_with_half_of_a_surrogate_pair_is_given_back() -> None:
    articles = [Article("\ud800", DISPATCH), Article("b", DISPATCH), Article("c", DISPATCH + " Un mot de plus.")]
    assert [item.duplicate_of for item in with_duplicates(articles) if isinstance(item, Article)] == [
        "",
        "\ud800",
        "\ud800",
    ]


def reprinted(seed: int, count: int) -> Iterator[Article]:
    """Make articles of which about half repeat one before, more or less changed."""
    random = Random(seed)  # noqa: S311 - nothing secret
    texts: list[list[str]] = []
    for number in range(count):
        if texts and random.random() < 0.6:
            words = list(random.choice(texts))
            for _ in range(random.randrange(8)):
                words[random.randrange(len(words))] = f"autre{random.randrange(1000)}"
        else:
            words = [f"mot{random.randrange(500)}" for _ in range(random.randrange(60, 160))]
        texts.append(words)
        yield Article(f"article-{number:04}", " ".join(words))


def told_by_datasketch(articles: Iterable[Article]) -> Iterator[str]:
    """Tell repeated articles as with_duplicates does, with datasketch's own index and comparison, in memory."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=LIKE, num_perm=PERMUTATIONS)
    sketches: dict[str, MinHash] = {}
    same: dict[bytes, str] = {}
    for article in articles:
        digest = Words.of(article.text).digest
        if digest in same:
            yield same[digest]
            continue
        sketch = MinHash(hashvalues=sketched(article), scheme="affine32")
        shares = sorted((-sketches[found].jaccard(sketch), found) for found in index.query(sketch))
        first = shares[0][1] if shares and -shares[0][0] >= LIKE else ""
        same[digest] = first or article.doc_id
        if not first:
            index.insert(article.doc_id, sketch)
            sketches[article.doc_id] = sketch
        yield first


def sketched(article: Article) -> np.ndarray:
    sketch = Words.of(article.text).sketch()
    assert sketch is not None
    return sketch


def test_inspection_tells_formats_metadata_and_what_looks_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DISPATCH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(DISPATCH, encoding="utf-8")
    (tmp_path / "c.txt").write_text("Un mot.", encoding="utf-8")
    (tmp_path / "d.txt").write_text(OTHER.encode().decode("cp1252", "replace"), encoding="utf-8")
    (tmp_path / "e.txt").write_text("The bridge will open on Monday after two years of work. " * 8, encoding="utf-8")
    (tmp_path / "f.csv").write_text(f'id;date;journal;texte\nx;11/09/2024;Le Val;"{OTHER}"\n', encoding="utf-8")
    (tmp_path / "g.txt").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "h.jpg").write_bytes(b"x")
    found = inspect_inputs(Inputs([tmp_path]))
    assert dict(found.formats) == {"plain text": 5, "CSV": 1}
    assert found.dates == ("2024-09-11", "2024-09-11")
    assert dict(found.outlets) == {"Le Val": 1}
    assert found.duplicates == [("b", "a")]
    assert found.doubts["shorter than 200 characters"] == ["c"]
    assert found.doubts["read in a wrong encoding (Ã©, â€™)"] == ["d"]
    assert found.doubts["not in French, or no running text"] == ["e"]
    assert [path.rpartition("/")[2] for path, _ in found.failures] == ["g.txt"]
    assert found.passed_over.count == 1

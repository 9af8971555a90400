"""Articles printed twice are told, also with small changes; others are not."""

# ruff: noqa: E501 - articles stand in long lines

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_pipeline.readers import Inputs, ReadError
from nlp_pipeline.run.duplicates import with_duplicates
from nlp_pipeline.run.inspection import inspect_inputs
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from pathlib import Path

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
    assert found.passed_over == 1

"""The file of a dossier: nothing lost, nothing overwritten, every step undone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp_pipeline.run.stream import Extracted, extract_articles
from nlp_pipeline.schema import Article
from nlp_pipeline.serve.dossier import ARTICLE, CLAIM, ConflictError, Dossier, DossierError, NotFoundError, blank_row
from nlp_pipeline.serve.dossier.folding import folded
from tests.quick_language import QuickLanguage
from tests.serve.quick import BRIDGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    made = Dossier(tmp_path / "deep" / "work.selon")
    yield made
    made.close()


def add(dossier: Dossier, text: str = BRIDGE, **known: str) -> int:
    number = dossier.articles.add(Article("pont", text, **known))
    found = next(extract_articles(QuickLanguage(), [dossier.articles.get(number).article]))  # type: ignore[arg-type]
    assert isinstance(found, Extracted)
    dossier.articles.keep_found(number, found.claims, found.entities)
    return number


def judge(dossier: Dossier, claim: int, verdict: str) -> None:
    dossier.changes.make(CLAIM, claim, dossier.claims.get(claim).version, verdict, {"verdict": verdict})


def contents(dossier: Dossier) -> Any:
    """Give all that a person sees of a dossier, without what counts changes."""
    articles = dossier.articles.all()
    claims = [dossier.claims.of_article(article.id) for article in articles]
    return (
        [(one.id, one.article, one.reviewed) for one in articles],
        [[(one.id, one.row, one.verdict, one.note) for one in of_article] for of_article in claims],
    )


def test_an_article_comes_back_to_the_letter(dossier: Dossier) -> None:
    text = "Titre\r\n\r\nSelon ève, « l’été\u00a0» \U0001f600 est là.\n"
    number = add(dossier, text, title="T", date="2024-03-12", outlet="Le Val", author="A", url="https://val.example")
    kept = dossier.articles.get(number)
    assert kept.article == Article("pont", text, "T", "2024-03-12", "Le Val", "A", "https://val.example")
    assert (kept.state, kept.claims) == ("done", 1)
    row = dossier.claims.of_article(number)[0].row
    assert text[row["claim_start"] : row["claim_end"]] == row["claim"]


def test_names_of_articles_are_their_own(dossier: Dossier) -> None:
    numbers = [add(dossier) for _ in range(3)]
    assert [dossier.articles.get(number).article.doc_id for number in numbers] == ["pont", "pont~2", "pont~3"]


def test_everything_is_there_when_it_is_opened_again(dossier: Dossier) -> None:
    number = add(dossier)
    first, second = dossier.claims.of_article(number)
    judge(dossier, first.id, "rejected")
    dossier.changes.make(CLAIM, second.id, 1, "note", {"note": "à vérifier"})
    seen, last = contents(dossier), dossier.changes.last()
    dossier.close()
    again = Dossier(dossier.path)
    assert contents(again) == seen
    assert again.changes.last() == last
    again.close()


def test_what_the_model_finds_twice_is_kept_once(dossier: Dossier) -> None:
    number = add(dossier)
    claims = [claim.row for claim in dossier.claims.of_article(number)]
    dossier.articles.keep_found(number, claims, [])
    assert len(dossier.claims.of_article(number)) == len(claims)


# --- two windows


def test_a_change_from_an_old_version_is_refused(dossier: Dossier) -> None:
    claim = dossier.claims.of_article(add(dossier))[0]
    dossier.changes.make(CLAIM, claim.id, claim.version, "accept", {"verdict": "accepted"})
    with pytest.raises(ConflictError):
        dossier.changes.make(CLAIM, claim.id, claim.version, "reject", {"verdict": "rejected"})
    assert dossier.claims.get(claim.id).verdict == "accepted"


def test_a_step_that_is_not_the_last_any_more_is_not_undone(dossier: Dossier) -> None:
    first, second = dossier.claims.of_article(add(dossier))
    judge(dossier, first.id, "accepted")
    seen = dossier.changes.last()
    assert seen
    judge(dossier, second.id, "rejected")
    with pytest.raises(ConflictError):
        dossier.changes.undo(seen.id)
    assert dossier.claims.get(first.id).verdict == "accepted"


def test_a_change_that_fails_leaves_nothing_of_itself(dossier: Dossier) -> None:
    claim = dossier.claims.of_article(add(dossier))[0]
    before, beats = contents(dossier), dossier.beats
    with pytest.raises(ValueError, match="cannot be changed so"):
        dossier.changes.make(CLAIM, claim.id, claim.version, "x", {"verdict": "perhaps"})
    with pytest.raises(ValueError, match="cannot be changed so"):
        dossier.changes.make(CLAIM, claim.id, claim.version, "x", {"article": 7})
    with pytest.raises(TypeError):
        dossier.changes.make(CLAIM, claim.id, claim.version, "x", {"note": "new", "row": object()})
    assert (contents(dossier), dossier.beats) == (before, beats)


# --- undoing


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["accepted", "rejected", ""])), max_size=8))
def test_undoing_every_step_gives_the_beginning_and_redoing_the_end(
    dossier: Dossier, steps: list[tuple[int, str]]
) -> None:
    number = add(dossier)
    first, second = dossier.claims.of_article(number)
    beginning, before = contents(dossier), dossier.changes.last()
    for what, verdict in steps:
        claim = dossier.claims.get((first if what % 2 else second).id)
        version = dossier.articles.get(number).version
        if what < 2:
            judge(dossier, claim.id, verdict)
        elif what == 2:
            row = claim.row | {"claim": verdict, "claim_start": claim.row["claim_start"] + 1}
            dossier.changes.make(CLAIM, claim.id, claim.version, "mend", {"row": row, "note": verdict})
        elif what == 3:
            dossier.changes.make(ARTICLE, number, version, "describe", {"title": verdict, "date": "2024"})
        elif what == 4:
            dossier.changes.make(ARTICLE, number, version, "review", {"reviewed": verdict == "accepted"})
        else:
            dossier.changes.add_claim(number, blank_row() | {"claim_id": "pont#9", "claim_start": 3, "claim_end": 4})
    end, made = contents(dossier), 0
    while (last := dossier.changes.last()) != before and last is not None:
        dossier.changes.undo(last.id)
        made += 1
    assert contents(dossier) == beginning
    for _ in range(made):
        following = dossier.changes.next()
        assert following
        dossier.changes.redo(following.id)
    assert contents(dossier) == end
    assert dossier.changes.next() is None


def test_after_a_new_step_what_was_undone_is_not_done_again(dossier: Dossier) -> None:
    claim = dossier.claims.of_article(add(dossier))[0]
    judge(dossier, claim.id, "accepted")
    last = dossier.changes.last()
    assert last
    dossier.changes.undo(last.id)
    assert dossier.changes.next() == last
    judge(dossier, claim.id, "rejected")
    assert dossier.changes.next() is None


def test_what_was_left_for_a_new_step_is_not_done_again_once_that_step_is_undone(dossier: Dossier) -> None:
    claim = dossier.claims.of_article(add(dossier))[0]
    for verdict in ("accepted", "rejected"):
        judge(dossier, claim.id, verdict)
        last = dossier.changes.last()
        assert last
        dossier.changes.undo(last.id)
    following = dossier.changes.next()
    assert following
    dossier.changes.redo(following.id)
    assert dossier.claims.get(claim.id).verdict == "rejected"
    assert dossier.changes.next() is None


def test_an_article_that_is_taken_out_comes_back_with_its_claims(dossier: Dossier) -> None:
    number = add(dossier)
    before = contents(dossier)
    dossier.changes.make(ARTICLE, number, 1, "remove", {"removed": True})
    assert dossier.articles.all() == []
    assert dossier.claims.search() == []
    with pytest.raises(NotFoundError):
        dossier.articles.get(number)
    last = dossier.changes.last()
    assert last
    dossier.changes.undo(last.id)
    assert contents(dossier) == before


# --- searching


@pytest.mark.parametrize(
    "words", ["rouvrira lundi", "ROUVRIRA  LUNDI", "Anne Morel", "pont rouvrira", "gazette", "sur", "n'est sûr"]
)
def test_a_search_finds_claims_names_and_outlets_without_accents_and_case(dossier: Dossier, words: str) -> None:
    add(dossier, outlet="La Gazette")
    assert dossier.claims.search(words)


def test_a_search_for_what_is_not_there_finds_nothing(dossier: Dossier) -> None:
    add(dossier)
    for words in ("tramway", "%", "_", "rouvrira mardi"):
        assert dossier.claims.search(words) == []


def test_a_search_passes_over_rejected_claims_and_knows_notes_and_new_titles(dossier: Dossier) -> None:
    number = add(dossier)
    first, second = dossier.claims.of_article(number)
    judge(dossier, first.id, "rejected")
    assert [claim.id for claim in dossier.claims.search()] == [second.id]
    assert len(dossier.claims.search(rejected=True)) == 2
    dossier.changes.make(CLAIM, second.id, second.version, "note", {"note": "Voir l’œuvre"})
    assert dossier.claims.search("oeuvre")
    dossier.changes.make(ARTICLE, number, 1, "describe", {"title": "Le viaduc"})
    assert dossier.claims.search("viaduc")[0].row["title"] == "Le viaduc"


def test_folding_leaves_words_apart() -> None:
    assert folded(" L’Œuvre\u00a0d’ÉTÉ ") == "l'oeuvre d'ete"


# --- files that cannot be used


def test_a_dossier_is_open_in_one_program_only(dossier: Dossier) -> None:
    with pytest.raises(DossierError, match="ouvert dans un autre selon serve"):
        Dossier(dossier.path)


def test_a_dossier_whose_program_was_killed_opens_again_with_everything(tmp_path: Path) -> None:
    path = tmp_path / "work.selon"
    program = f"""
import os, signal
from pathlib import Path
from nlp_pipeline.schema import Article
from nlp_pipeline.serve.dossier import Dossier
dossier = Dossier(Path({str(path)!r}))
dossier.articles.add(Article("pont", "Selon ève, oui."))
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode < 0
    dossier = Dossier(path)
    assert [kept.article.doc_id for kept in dossier.articles.all()] == ["pont"]
    dossier.close()


@pytest.mark.parametrize("content", [b"Selon la mairie, rien." * 100, b"SQLite format 3\x00broken"])
def test_another_file_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(DossierError, match=r"notes\.txt: "):
        Dossier(path)
    assert path.read_bytes() == content


def test_a_foreign_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE t (x)")
    database.close()
    with pytest.raises(DossierError, match="pas un dossier de Selon"):
        Dossier(path)


def test_a_folder_and_a_later_version_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DossierError):
        Dossier(tmp_path)
    Dossier(tmp_path / "work.selon").close()
    with sqlite3.connect(tmp_path / "work.selon") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(DossierError, match="version plus récente"):
        Dossier(tmp_path / "work.selon")


def test_a_dossier_is_for_its_owner_only(dossier: Dossier) -> None:
    add(dossier)
    for path in dossier.path.parent.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path

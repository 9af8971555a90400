from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_pipeline.readers import Inputs, ReadError, ReadOptions, UniqueIds, known_suffixes
from nlp_pipeline.schema import Article
from tests.shares import tried


def read(*inputs: str | Path, encoding: str | None = None, standard_input: bytes = b"") -> list[Article | ReadError]:
    return list(Inputs(inputs, ReadOptions(encoding), standard_input=io.BytesIO(standard_input)))


def ids(found: list[Article | ReadError]) -> list[str]:
    return [item.doc_id for item in found if isinstance(item, Article)]


def reason(found: list[Article | ReadError]) -> str:
    (error,) = found
    assert isinstance(error, ReadError)
    return error.reason


def write(path: Path, text: str = "Bonjour.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_a_folder_is_read_with_all_below_in_the_order_of_names(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/b/c.v2.txt",
        "C.TXT",
        ".hidden.txt",
        ".git/x.txt",
        "notes.pages",
        "a/pic.png",
    ):
        write(tmp_path / name)
    inputs = Inputs([tmp_path])
    assert ids(list(inputs)) == ["C", "a/b/c.v2", "a/z", "b"]
    assert (inputs.passed_over.count, inputs.passed_over.names) == (2, ["a/pic.png", "notes.pages"])
    assert str(inputs.passed_over) == "2 files of other kinds (a/pic.png, notes.pages)"


def test_how_many_articles_there_will_be_is_told_from_the_bytes_left_and_then_exactly(tmp_path: Path) -> None:
    rows = "id,texte\n" + "".join(f"a{number},Un mot et un autre.\n" for number in range(100))
    for name in ("a.csv", "b.csv", "c.csv", "d.csv"):
        write(tmp_path / name, rows)
    inputs = Inputs([tmp_path])
    progress = inputs.measure()
    assert progress.expected() is None
    articles = iter(inputs)
    for _ in range(101):
        next(articles)
    assert progress.expected() == 400
    assert sum(1 for _ in articles) == 299
    assert progress.expected() == 400
    assert progress.ended


def test_a_file_given_by_itself_is_called_by_its_name(tmp_path: Path) -> None:
    path = write(tmp_path / "deep" / "lettre.du.jour.txt")
    assert ids(read(path)) == ["lettre.du.jour"]


def test_standard_input_is_text_or_a_page(tmp_path: Path) -> None:
    (plain,) = read("-", standard_input="L’été.\r\n".encode())
    assert plain == Article(doc_id="stdin", text="L’été.\r\n")
    page = "<!DOCTYPE html><html><body><p>Le maire a annoncé la fin des travaux pour mardi.</p></body></html>"
    (article,) = read("-", standard_input=page.encode())
    assert isinstance(article, Article)
    assert article.text == "Le maire a annoncé la fin des travaux pour mardi."


def test_ids_that_would_collide_are_numbered(tmp_path: Path) -> None:
    write(tmp_path / "x" / "a.txt")
    write(tmp_path / "y" / "a.txt")
    write(tmp_path / "y" / "a~2.txt")
    assert ids(read(tmp_path / "x", tmp_path / "y")) == ["a", "a~2", "a~2~2"]


def test_the_same_input_given_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert ids(read(path, path)) == ["a"]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path / "1.txt")
    write(tmp_path / "2.txt", " \r\n\t\u00a0")
    (tmp_path / "3.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "4.txt").write_bytes("Déjà vu".encode("cp1252"))
    (tmp_path / "5.txt").symlink_to(tmp_path / "nowhere.txt")
    write(tmp_path / "6.txt")
    found = read(tmp_path)
    assert ids(found) == ["1", "4", "6"]
    assert [(Path(item.path).name, item.reason) for item in found if isinstance(item, ReadError)] == [
        ("2.txt", "empty"),
        ("3.txt", "binary, not text (a PNG picture)"),
        ("5.txt", "no such file or directory"),
    ]


def test_a_folder_without_articles_is_a_failure_that_says_so(tmp_path: Path) -> None:
    assert reason(read(tmp_path)) == f"no articles in this folder ({', '.join(known_suffixes())})"
    write(tmp_path / "photo.jpg")
    assert reason(read(tmp_path)).endswith("1 other file passed over")


def test_a_file_of_an_unknown_kind_named_by_the_user_is_a_failure(tmp_path: Path) -> None:
    assert "unknown ending .pages (read are" in reason(read(write(tmp_path / "a.pages")))


def test_a_file_without_ending_is_looked_into(tmp_path: Path) -> None:
    assert ids(read(write(tmp_path / "depeche"))) == ["depeche"]
    page = write(tmp_path / "page", "<html><body><p>Le maire a annoncé la fin des travaux.</p></body></html>")
    (article,) = read(page)
    assert isinstance(article, Article)
    assert "<" not in article.text


def test_a_file_that_may_not_be_read_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root may read everything: let opening fail as it does for others

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    assert reason(read(path)) == "permission denied"


def test_a_folder_that_may_not_be_read_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "shut" / "a.txt").parent
    folder.chmod(0)
    if os.access(folder, os.R_OK):

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "iterdir", refuse)
    try:
        assert reason(read(folder)) == "permission denied"
    finally:
        folder.chmod(0o755)


def test_a_reader_that_chokes_is_a_failure_of_that_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def choke(*_: object) -> None:
        raise RecursionError("too deep")

    write(tmp_path / "a.txt")
    (tmp_path / "b.jsonl").write_text('{"text": "Selon ève, oui."}\n{"text": "Oui."}\n', "utf-8")
    monkeypatch.setattr("nlp_pipeline.readers.plain_text.decode", choke)
    found = read(tmp_path)
    assert ids(found) == ["b", "b~2"]
    assert isinstance(found[0], ReadError)
    assert found[0].reason == "nested too deep"


def test_a_name_that_is_no_utf8_gives_an_id_that_is(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Bonjour.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert ids(read(tmp_path)) == ["caf\\xe9"]


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    assert ids(read(tmp_path)) == ["a/x"]


def test_a_pipe_in_a_folder_is_passed_over_and_a_named_one_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    assert ids(read(tmp_path)) == ["a"]
    reading, writing = os.pipe()
    os.write(writing, "Déjà.".encode())
    os.close(writing)
    try:
        (article,) = read(f"/dev/fd/{reading}")
    finally:
        os.close(reading)
    assert isinstance(article, Article)
    assert article.text == "Déjà."


def test_folders_may_be_nested_deeper_than_python_recurses(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(300):
        folder = folder / "d"
    write(folder / "a.txt")
    assert ids(read(tmp_path)) == ["d/" * 300 + "a"]


def test_missing_inputs_are_named_and_existing_ones_recognised(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    inputs = Inputs(["-", tmp_path, tmp_path / "none.txt"])
    assert inputs.missing() == [str(tmp_path / "none.txt")]
    assert inputs.includes(path)
    assert not inputs.includes(tmp_path / "none.txt")
    assert not inputs.includes(write(tmp_path / "claims.csv", "doc_id,claim,claim_start,source_name\n"))


def test_a_file_of_five_megabytes_is_read(tmp_path: Path) -> None:
    text = "Le ministre a déclaré que « l’été » serait chaud.\n" * 100_000
    (article,) = read(write(tmp_path / "long.txt", text))
    assert isinstance(article, Article)
    assert article.text == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
@settings(deadline=None, max_examples=tried(32, 80))
def test_text_written_as_utf8_comes_back_identical(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = write(tmp_path_factory.getbasetemp() / "any.txt", text)
    (found,) = read(path)
    if isinstance(found, ReadError):
        assert not text.strip("\ufeff").strip()
        assert found.reason == "empty"
    else:
        assert found.text == text.removeprefix("\ufeff")


@given(st.lists(st.sampled_from(["a", "a~2", "b", "a~2~2", "a~3"]), max_size=12))
@settings(deadline=None, max_examples=tried(32, 80))
def test_ids_are_never_given_twice(wanted: list[str]) -> None:
    ids = UniqueIds()
    given_out = [ids.claim(name) for name in wanted]
    assert len(set(given_out)) == len(wanted)
    assert all(unique.startswith(name) for unique, name in zip(given_out, wanted, strict=True))

"""Files that harm whatever reads them: they are named, the others are read, and nothing takes long."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import subprocess
import sys
import zipfile
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_pipeline.readers import Inputs, ReadError, ReadOptions, local_files
from nlp_pipeline.readers.base import NotArticles, Unreadable, reading_problem
from nlp_pipeline.readers.isolation import bounds, read_apart, reading_process
from nlp_pipeline.readers.isolation.bounds import MOST_REASONS, RATIO_FROM, bounded
from nlp_pipeline.readers.isolation.wire import (
    End,
    Format,
    Request,
    receive_answer,
    receive_request,
    send_answer,
    send_request,
)
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

STRINGS = st.text(alphabet=st.characters(codec=None, categories=None), max_size=20)

SHEET = """<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>Selon la mairie, oui.</t></is></c></row>
<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>"""


def deadly_workbook(path: Path) -> Path:
    """Write a workbook that the library asks half a terabyte for and aborts: its sheet lies where nobody looks."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w") as archive:
        types = "http://schemas.openxmlformats.org/package/2006/content-types"
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{types}"><Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{rels}"><Relationship Id="r1" Type="{kinds}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{kinds}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
            "</workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{rels}"><Relationship Id="r1" Type="{kinds}/worksheet" Target="/elsewhere/s.xml"/>'
            "</Relationships>",
        )
        archive.writestr("elsewhere/s.xml", SHEET)
    return path


def articles(path: Path, texts: list[str]) -> Path:
    path.write_text("".join(json.dumps({"id": text[:9], "text": text}) + "\n" for text in texts), "utf-8")
    return path


def test_a_file_that_ends_its_process_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    for number in range(4):
        articles(tmp_path / f"{2 * number}.jsonl", ["Selon ève, oui.", "Selon luc, non."])
        deadly_workbook(tmp_path / f"{2 * number + 1}.xlsx")
    found = list(Inputs([tmp_path]))
    assert sum(isinstance(item, Article) for item in found) == 8
    assert [(Path(item.path).name, item.reason) for item in found if isinstance(item, ReadError)] == [
        (
            f"{number}.xlsx",
            "it ends the program that reads it: it is damaged, or takes more than 2 GB of memory",
        )
        for number in (1, 3, 5, 7)
    ]


def test_a_run_with_such_a_file_gives_the_rows_of_the_others(tmp_path: Path) -> None:
    articles(tmp_path / "a.jsonl", ["Selon ève, oui."])
    deadly_workbook(tmp_path / "b.xlsx")
    script = (
        "import sys, nlp_pipeline.readers as r\n"
        "print([type(i).__name__ for i in r.Inputs([sys.argv[1]])])\n"  # no guard: nothing runs this script again
    )
    result = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    assert (result.stdout, result.stderr) == ("['Article', 'ReadError']\n", "")


def test_a_file_that_gives_nothing_in_time_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = articles(tmp_path / "a.jsonl", ["Selon ève, oui.", "Selon luc, non."])
    assert len(list(read_apart(path, ReadOptions()))) == 2
    monkeypatch.setattr(reading_process, "_idle", [])  # one that starts takes longer than no time
    with pytest.raises(Unreadable, match="reading it does not end: nothing came in 0 seconds"):
        list(read_apart(path, ReadOptions(), seconds=lambda size: 0.0))


def test_what_takes_too_much_memory_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The bound is the child's own: a file of 30 MB whose text takes more than 60 MB is read under one of 20 MB.
    path = tmp_path / "a.txt"
    path.write_bytes(b"Selon la mairie, oui. " * 1_500_000)
    monkeypatch.setattr(reading_process, "_idle", [])
    monkeypatch.setattr(reading_process, "BOOT", reading_process.BOOT.replace("; from", f"; {BOUND}; from"))
    with pytest.raises(Unreadable) as caught:
        list(read_apart(path, ReadOptions()))
    assert caught.value.reason == "takes more memory to read than a file may: 2 GB, or ten times its own size"


BOUND = "import nlp_pipeline.readers.isolation.bounds as bounds; bounds.MEMORY, bounds.MEMORY_PER_BYTE = 20_000_000, 0"


def test_one_process_reads_one_file_after_the_other(tmp_path: Path) -> None:
    path = articles(tmp_path / "a.jsonl", ["Selon ève, oui."])
    list(read_apart(path, ReadOptions()))
    (process,) = reading_process._idle[-1:]
    list(read_apart(path, ReadOptions()))
    assert reading_process._idle[-1] is process
    with closing(read_apart(path, ReadOptions())) as left:
        next(left)
    assert not process.lives()
    assert len(list(read_apart(path, ReadOptions()))) == 1


def test_two_files_are_read_side_by_side(tmp_path: Path) -> None:
    one = articles(tmp_path / "a.jsonl", [f"Selon ève, {number}." for number in range(50)])
    pairs = list(zip(read_apart(one, ReadOptions()), read_apart(one, ReadOptions()), strict=True))
    assert len(pairs) == 50
    assert all(left == right for left, right in pairs)


def test_a_forked_process_reads_by_itself(tmp_path: Path) -> None:
    path = articles(tmp_path / "a.jsonl", ["Selon ève, oui."])
    list(read_apart(path, ReadOptions()))
    process = multiprocessing.get_context("fork").Process(target=_read_twice, args=(path,))
    process.start()
    process.join()
    assert process.exitcode == 0
    assert len(list(read_apart(path, ReadOptions()))) == 1


def _read_twice(path: Path) -> None:
    assert [len(list(read_apart(path, ReadOptions()))) for _ in range(2)] == [1, 1]


def test_what_cannot_be_opened_is_told_in_the_words_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(read_apart(tmp_path / "none.csv", ReadOptions()))
    with pytest.raises(Unreadable, match="is a directory"):
        list(read_apart(tmp_path, ReadOptions()))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_files, "LARGEST_STREAM", 10_000_000)
    (found,) = Inputs(["/dev/zero"])
    assert isinstance(found, ReadError)
    assert found.reason == "gives more than 10 MB: save it to a file first"


def _until_unreadable(items: Iterator[Article | Unreadable]) -> list[Article | Unreadable]:
    """Take what comes, and last why nothing more does."""
    found: list[Article | Unreadable] = []
    try:
        for item in items:
            found.append(item)
    except Unreadable as end:
        return [*found, end]
    raise AssertionError("it ends without a reason")


class TestBounds:
    def test_rows_that_fail_for_one_reason_are_named_ten_times_and_counted(self) -> None:
        rows = [Unreadable(f"row {number:,}: no text") for number in range(1, 2001)]
        names = [f"b{number}: empty" for number in range(30)]
        others = [Unreadable("row 7: too many cells"), Article("a", "Oui."), *map(Unreadable, names)]
        found = list(bounded([*rows, *others], 1))
        said = [item.reason for item in found if isinstance(item, Unreadable)]
        assert said[:MOST_REASONS] == [f"row {number}: no text" for number in range(1, 11)]
        assert said[MOST_REASONS:] == ["row 7: too many cells", *names, "1,990 more rows: no text"]

    def test_rows_of_the_members_of_an_archive_are_counted_by_member(self) -> None:
        rows = [Unreadable(f"{name}.csv: row {number}: no text") for name in "ab" for number in range(1, 13)]
        said = [item.reason for item in bounded(rows, 1) if isinstance(item, Unreadable)]
        assert len(said) == 2 * (MOST_REASONS + 1)
        assert said[-2:] == ["a.csv: 2 more rows: no text", "b.csv: 2 more rows: no text"]

    def test_rows_passed_over_for_too_long_end_the_file_and_are_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bounds, "PASSED_OVER", -1)
        rows = (Unreadable(f"row {number}: no text") for number in count(1))
        *found, end = _until_unreadable(bounded(rows, 1))
        assert len(found) == MOST_REASONS + 1
        assert str(found[-1]) == "1 more row: no text"
        assert str(end).startswith("reading it does not end")

    def test_what_was_counted_is_said_where_reading_breaks_off(self) -> None:
        def broken() -> Iterator[Unreadable]:
            yield from (Unreadable(f"line {number}: no object") for number in range(11))
            raise Unreadable("damaged")

        *found, end = _until_unreadable(bounded(broken(), 1))
        assert (str(found[-1]), str(end)) == ("1 more line: no object", "damaged")

    def test_a_file_that_unfolds_to_articles_without_end_is_refused(self) -> None:
        def endless() -> Iterator[Article]:
            while True:
                yield Article("a", "x" * 10_000)

        *found, end = _until_unreadable(bounded(endless(), 2_500))
        assert sum(len(item.text) for item in found if isinstance(item, Article)) <= RATIO_FROM
        assert str(end).endswith("it may be a bomb")

    def test_a_large_file_may_take_more(self) -> None:
        assert bounds.memory_for(1_000) == bounds.MEMORY
        assert bounds.memory_for(10**9) > bounds.MEMORY
        assert bounds.seconds_for(10**8) > bounds.seconds_for(10**3) >= bounds.PATIENCE


class _Loop:
    """A pipe that gives back what was sent."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    def send_bytes(self, data: bytes) -> None:
        self.sent.append(data)

    def recv_bytes(self) -> bytes:
        return self.sent.pop(0)


@given(
    st.one_of(
        st.builds(Article, STRINGS, STRINGS, title=STRINGS, date=STRINGS, outlet=STRINGS, author=STRINGS, url=STRINGS),
        st.builds(Format, STRINGS),
    )
)
def test_what_is_sent_comes_out(answer: Article | Format) -> None:
    pipe = _Loop()
    send_answer(pipe, answer)  # type: ignore[arg-type]
    assert receive_answer(pipe) == answer  # type: ignore[arg-type]


@given(STRINGS, st.booleans(), st.sampled_from([Unreadable, NotArticles, None]))
def test_reasons_and_ends_come_out(reason: str, worn: bool, kind: type[Unreadable] | None) -> None:
    pipe = _Loop()
    send_answer(pipe, End(kind(reason) if kind else None, worn))  # type: ignore[arg-type]
    send_answer(pipe, Unreadable(reason))  # type: ignore[arg-type]
    end, item = receive_answer(pipe), receive_answer(pipe)  # type: ignore[arg-type]
    assert isinstance(end, End)
    assert (type(end.problem), end.worn) == (kind or type(None), worn)
    assert not end.problem or end.problem.reason == reason
    assert isinstance(item, Unreadable)
    assert item.reason == reason


@given(st.binary(min_size=1, max_size=40).filter(lambda name: b"\0" not in name), STRINGS)
def test_requests_come_out_whatever_a_file_is_called(name: bytes, column: str) -> None:
    pipe = _Loop()
    request = Request(Path(os.fsdecode(name)), ReadOptions("utf-8", column, None), "fr")
    send_request(pipe, request)  # type: ignore[arg-type]
    assert receive_request(pipe) == request  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError(), "takes more memory to read than a file may: 2 GB, or ten times its own size"),
        (RecursionError("x"), "nested too deep"),
        (PermissionError(13, "Permission denied"), "permission denied"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), "not readable: it is damaged, or not of the kind"),
        (AttributeError("'NoneType' object has no attribute 'x'"), "not readable: it is damaged, or not of the kind"),
        (Unreadable("empty"), "empty"),
    ],
)
def test_whatever_a_library_raises_is_told_in_words(error: Exception, words: str) -> None:
    assert reading_problem(error).reason.startswith(words)


def test_standard_input_that_is_closed_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert list(Inputs(["-"])) == [ReadError("standard input", "is closed")]


def test_a_table_from_standard_input_is_read_apart() -> None:
    data = b'{"text": "Selon \xc3\xa8ve, oui."}\n{"text": "Non."}\n'
    found = list(Inputs(["-"], standard_input=io.BytesIO(data)))
    assert [item.doc_id for item in found if isinstance(item, Article)] == ["stdin", "stdin~2"]

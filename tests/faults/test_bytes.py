"""Files that are broken or made to do harm: articles and reasons come out, and in time that grows with the file."""

from __future__ import annotations

import io
import json
import zipfile
from functools import partial
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp_pipeline.readers import Inputs, ReadError, ReadOptions
from nlp_pipeline.readers.corpora import XmlText
from nlp_pipeline.readers.dates import date_in_words, iso_date
from nlp_pipeline.readers.documents.old_word import OldWord
from nlp_pipeline.readers.pdf.lines import Line
from nlp_pipeline.readers.pdf.paragraphs import paragraphs_of
from nlp_pipeline.readers.pdf.reading_order import columns_in_order
from nlp_pipeline.readers.pdf.running_heads import without_running_lines
from nlp_pipeline.readers.registry import READERS
from nlp_pipeline.readers.tables import Delimited, Workbook
from nlp_pipeline.readers.tables.columns import find_columns
from nlp_pipeline.readers.tables.sheet_sizes import RATIO_FROM
from nlp_pipeline.schema import Article
from tests.fuzz import shapes
from tests.fuzz.__main__ import main
from tests.fuzz.kinds import Kind, kinds
from tests.fuzz.mutations import broken
from tests.fuzz.reading import read
from tests.fuzz.rounds import Fuzzer, summary
from tests.fuzz.samples import Sample, ods, ods_row, samples
from tests.fuzz.shapes import (
    FILES_BY_SHAPE,
    HIGHEST_OF_CALLS,
    TEXTS_BY_SHAPE,
    exponent,
    exponent_of_calls,
    reading,
)
from tests.readers.converters import OLD_WORD
from tests.readers.test_europresse import HEAD, OLD
from tests.shares import tried
from tests.work import calls_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from _pytest.mark.structures import ParameterSet

SMALLEST = {"elements in one another": 300, "pages of a crawl": 15}
"""Of a shape, where it is another: the parser flattens what stands deeper than 256; a page takes long by itself."""


def reason(path: Path) -> str:
    (item,) = Inputs([path])
    assert isinstance(item, ReadError)
    return item.reason


def put(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def named(sample: str) -> ParameterSet:
    """A sample's name for a test that needs what reads it."""
    return pytest.param(sample, marks=OLD_WORD if samples()[sample].suffix == OldWord.suffixes[0] else ())


@pytest.mark.parametrize("name", [named(sample) for sample in sorted(samples())])
def test_a_sound_sample_of_every_format_gives_articles(name: str, tmp_path: Path) -> None:
    sample = samples()[name]
    if name != "xls":  # none of our libraries writes one: its sample is the head of a file
        assert any(isinstance(item, Article) for item in read(put(tmp_path / f"a{sample.suffix}", sample.data)))


@pytest.mark.parametrize("name", sorted(samples()))
def test_broken_files_give_articles_and_reasons(name: str, tmp_path: Path) -> None:
    sample = samples()[name]

    @settings(max_examples=tried(10, 20), deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(broken(sample))
    def one(data: bytes) -> None:
        read(put(tmp_path / f"a{sample.suffix}", data))

    one()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), suffix=st.sampled_from(sorted({each.suffix for each in samples().values()})))
def test_any_bytes_under_any_ending_give_articles_and_reasons(tmp_path: Path, data: bytes, suffix: str) -> None:
    read(put(tmp_path / f"a{suffix}", data))


def test_the_fuzzing_command_goes_through_all_kinds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--examples", "2", "--seed", "1", "--longest", "600", "--failures", str(tmp_path)]) == 0
    *lines, total = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(kinds())
    assert total.endswith("0 failed")
    assert not list(tmp_path.iterdir())


def test_every_format_that_is_read_is_among_the_kinds(tmp_path: Path) -> None:
    formats = set()
    for name, sample in samples().items():
        inputs = Inputs([put(tmp_path / f"{name}{sample.suffix}", sample.data)])
        assert list(inputs)
        formats.add(inputs.format)
    assert {reader.name for reader in READERS} <= formats


def _no_tags(path: Path) -> int:
    assert b"<" not in path.read_bytes()
    return 1


PAGES = Kind(".html", broken(Sample(".html", b"<p>Bonjour</p>")), _no_tags)


def test_the_fuzzing_command_keeps_what_fails_and_says_how_to_make_it_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = Fuzzer(tmp_path, seconds=600, examples=40).round("page", PAGES, 7)
    (kept,) = tmp_path.iterdir()
    assert kept.name == done.kept
    assert b"<" in kept.read_bytes()
    assert "--kind page --seed 7" in capsys.readouterr().err
    _, total, failure = summary([done], {"page": PAGES}, 40)
    assert total.endswith("1 failed")
    assert failure.startswith(f"page: {done.failure}\n")


def test_the_fuzzing_command_goes_on_where_it_was_ended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = tmp_path / "record"
    command = ["--kind", "texts", "--examples", "2", "--failures", str(tmp_path), "--record", str(record)]
    main([*command, "--seed", "3", "--number", "2"])
    begun = record.read_text()
    record.write_text(begun + '{"kind": "te')  # as a kill may leave it
    main([*command, "--number", "4"])
    assert record.read_text().startswith(begun)
    assert [json.loads(line)["seed"] for line in record.read_text().splitlines()] == [3, 4]
    assert "4 inputs of 1 kinds" in capsys.readouterr().out


def test_a_kept_file_is_read_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--replay", str(put(tmp_path / "page-0a1b.html", "<p>Bonjour.</p>"))]) == 0
    assert capsys.readouterr().out == "1 articles\n"


def corners() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "texte", "Loin."
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_sheet_with_cells_in_opposite_corners_is_refused(tmp_path: Path) -> None:
    assert "17,179,869,184 cells" in reason(put(tmp_path / "a.xlsx", corners()))


def test_a_row_repeated_a_million_times_is_refused(tmp_path: Path) -> None:
    rows = ods_row("texte") + ods_row("Bonjour.", rows=1_000_000, columns=16_000)
    assert "16,000,000,001 cells" in reason(put(tmp_path / "a.ods", ods(rows)))


def test_empty_rows_down_to_the_end_of_a_sheet_do_no_harm(tmp_path: Path) -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048574">{empty}</table:table-row>'
    (article,) = Inputs([put(tmp_path / "a.ods", ods(ods_row("texte") + ods_row("Bonjour.") + rest))])
    assert isinstance(article, Article)
    assert article.text == "Bonjour."


def test_a_workbook_packed_as_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", bytes(RATIO_FROM + 1))
    assert "bomb" in reason(path)


def test_a_workbook_whose_library_panics_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panic(stream: object) -> None:
        raise PanicException("index out of bounds")

    monkeypatch.setattr("python_calamine.CalamineWorkbook.from_filelike", panic, raising=False)
    with pytest.raises(ValueError, match="damaged"):
        list(Workbook().read(io.BytesIO(samples()["xlsx"].data), ReadOptions()))


def test_deep_nesting_gives_a_reason(tmp_path: Path) -> None:
    assert "nested too deep" in reason(put(tmp_path / "a.json", "[" * 100_000))
    deep = "<div>" * 100_000 + "Le pont rouvre."
    for name, text in (("a.html", deep), ("b.html", HEAD + OLD.replace("La gare fermera", deep)), ("c.xml", deep)):
        assert list(Inputs([put(tmp_path / name, text)]))


def test_a_number_of_thousands_of_digits_gives_a_reason(tmp_path: Path) -> None:
    assert reason(put(tmp_path / "a.json", '[{"text": "Le pont rouvre.", "id": 1' + "0" * 5000 + "}]")) == (
        "not valid JSON: a number of thousands of digits"
    )


def test_entities_that_multiply_are_not_expanded(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE TEI [<!ENTITY l0 "lol">{levels}]><TEI><text><body><p>&l11;</p></body></text></TEI>'
    assert reason(put(tmp_path / "a.xml", bomb))
    assert list(Inputs([put(tmp_path / "a.html", bomb)]))


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".jsonl", ".json", ".html", ".xml", ".warc"])
def test_a_line_of_ten_megabytes_is_read_or_refused(suffix: str, tmp_path: Path) -> None:
    line = "Le pont rouvre. " * 625_000
    head = {".csv": "texte\n", ".warc": "WARC/1.0\r\n"}.get(suffix, "")
    text = json.dumps({"texte": line}) + "\n" if suffix.startswith(".json") else head + line
    assert list(Inputs([put(tmp_path / f"a{suffix}", text)]))


def test_a_hundred_thousand_columns_are_read() -> None:
    names = ",".join(f"c{number}" for number in range(100_000))
    (article,) = Delimited().read(io.BytesIO(f"texte,{names}\nBonjour.{',' * 100_000}\n".encode()), ReadOptions())
    assert isinstance(article, Article)
    assert article.text == "Bonjour."


def test_accents_without_end_in_the_name_of_a_column_take_no_time() -> None:
    name = "e" + "\u0301\u0323" * 500_000
    assert find_columns([name, "Texte"], ReadOptions()).text == "Texte"


def test_a_reason_is_short_however_long_the_names_are(tmp_path: Path) -> None:
    assert len(reason(put(tmp_path / "a.csv", "nom" * 1_000_000))) < 1000


def test_columns_without_a_name_hold_nothing_of_an_article() -> None:
    (article,) = Delimited().read(io.BytesIO(b",texte\n7,Bonjour.\n"), ReadOptions())
    assert article == Article(doc_id="", text="Bonjour.")


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    assert reason(put(tmp_path / "a.csv", "titre;texte\n")) == "a table without rows"


def test_figures_that_look_like_dates_are_tried_a_few_times() -> None:
    assert date_in_words("99 mai 2024 " * 100_000 + "12 mai 2024") == ""
    assert iso_date("9" * 100_000) == "9" * 100_000


def pdf_lines(size: int) -> Callable[[], object]:
    """Two pages of two columns whose lines all begin elsewhere, some across both, far from where a page ends."""
    places = [(left + 40 * row / size, -12.0 * row) for left in (50, 300) for row in range(size)]
    lines = [Line("une ligne qui ne s'arrête pas", x, x + 200, y, y + 10, 10.0) for x, y in places]
    lines += [Line("Un titre au-dessus", 50.0, 500.0, y, y + 10, 10.0) for y in range(-12 * size, 0, 120)]
    pages = [(800.0, lines)] * 2

    def paragraphs() -> object:
        return paragraphs_of([column for page in without_running_lines(pages) for column in columns_in_order(page)])

    return paragraphs


@pytest.mark.parametrize("shape", [*FILES_BY_SHAPE, "lines of a PDF"])
def test_work_grows_with_the_file(shape: str) -> None:
    work = pdf_lines if shape == "lines of a PDF" else partial(reading, shape)
    work(2)()  # what is loaded once
    smallest = SMALLEST.get(shape, 50)
    assert exponent_of_calls(lambda size: calls_of(work(size)), smallest) < HIGHEST_OF_CALLS


def test_there_are_forty_shapes_and_their_exponents_are_fitted() -> None:
    assert len({*TEXTS_BY_SHAPE, *FILES_BY_SHAPE}) >= 40
    assert exponent([1, 2, 4, 8], [3, 12, 48, 192]) == pytest.approx(2)
    calls = {40: 16, 50: 25, 63: 40, 80: 64}
    assert exponent_of_calls(calls.__getitem__, 40) == pytest.approx(2, abs=0.01)


def test_the_command_fits_the_exponents_of_the_time(capsys: pytest.CaptureFixture[str]) -> None:
    shapes.main(["--sizes", "2", "4", "--shape", "rows", "--shape", "brackets"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[3] for line in lines] == ["rows", "brackets"]


def test_a_floating_text_in_tei_is_read_once() -> None:
    inner = "<floatingText><body><p>Une lettre.</p></body></floatingText>"
    data = f"<TEI><text><body><p>Avant.</p>{inner}</body></text></TEI>".encode()
    (article,) = XmlText().read(io.BytesIO(data), ReadOptions())
    assert isinstance(article, Article)
    assert article.text == "Avant.\nUne lettre."

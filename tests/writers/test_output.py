from __future__ import annotations

import gc
import os
import stat
import subprocess
import sys
from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from nlp_pipeline.writers import (
    ENTITIES,
    FORMATS,
    Output,
    StandardOutput,
    WriteError,
    format_named,
    format_of,
)
from nlp_pipeline.writers.base import RunFormat

if TYPE_CHECKING:
    from pathlib import Path

    from nlp_pipeline.writers.base import Format

ROW = {"doc_id": "a", "text": "Éloïse", "name": "Éloïse", "label": "PER", "start": 0, "end": 6}
CSV = format_named("csv")


def complete(path: Path) -> None:
    output = Output(path, CSV, ENTITIES)
    output.write([ROW])
    output.seal()
    output.publish()
    output.close()


def test_a_file_appears_under_its_name_only_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "entities.csv"
    output = Output(path, CSV, ENTITIES)
    output.write([ROW])
    assert not path.exists()
    output.seal()
    assert not path.exists()
    output.publish()
    output.close()
    assert path.read_text("utf-8").splitlines() == [
        "doc_id,text,name,label,start,end",
        "a,Éloïse,Éloïse,PER,0,6",
    ]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("sealed", [False, True])
def test_what_is_not_published_leaves_no_trace(tmp_path: Path, sealed: bool) -> None:
    path = tmp_path / "entities.csv"
    path.write_text("of yesterday", encoding="utf-8")
    output = Output(path, CSV, ENTITIES)
    output.write([ROW])
    if sealed:
        output.seal()
    output.close()
    assert path.read_text("utf-8") == "of yesterday"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("rows", [[], [ROW]], ids=["no row", "a row"])
@pytest.mark.parametrize(
    "kind", [kind for kind in FORMATS if not isinstance(kind, RunFormat)], ids=lambda kind: kind.name
)
def test_an_output_that_is_broken_off_says_nothing(
    tmp_path: Path, kind: Format, rows: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    ignored: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", ignored.append)
    output = Output(tmp_path / "entities", kind, ENTITIES)
    output.write(rows)
    output.close()
    del output
    gc.collect()
    assert ignored == []
    assert list(tmp_path.iterdir()) == []


def test_the_file_has_the_rights_that_a_new_file_gets_and_keeps_those_it_had(tmp_path: Path) -> None:
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    path = tmp_path / "entities.csv"
    complete(path)
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(ordinary.stat().st_mode)
    path.chmod(0o640)
    complete(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "entities.csv"
    target.parent.mkdir()
    target.write_text("old", encoding="utf-8")
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    complete(link)
    assert link.is_symlink()
    assert "Éloïse" in target.read_text("utf-8")


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    output = Output(f"/dev/fd/{writing}", CSV, ENTITIES)
    output.write([ROW])
    output.seal()
    output.publish()
    output.close()
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        assert pipe.read().endswith("a,Éloïse,Éloïse,PER,0,6\r\n".encode())


def test_a_folder_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="its folder does not exist"):
        Output(tmp_path / "none" / "entities.csv", CSV, ENTITIES)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="is a folder"):
        Output(tmp_path, CSV, ENTITIES)


def test_a_file_that_may_not_be_changed_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "entities.csv"
    path.touch(mode=0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may change everything
    with pytest.raises(WriteError, match="permission denied"):
        Output(path, CSV, ENTITIES)


def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(WriteError, match="permission denied"):
        Output(tmp_path / "entities.csv", CSV, ENTITIES)
    assert not list(tmp_path.iterdir())


class FullDisk(BytesIO):
    """A file on a disk with room for the line of names and no more."""

    def write(self, data: Any) -> int:
        if self.tell():
            raise OSError(28, "No space left on device")
        return super().write(data)


def test_a_full_disk_is_said_and_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathlib.Path.open", lambda *_: FullDisk())
    output = Output(tmp_path / "entities.csv", CSV, ENTITIES)
    with pytest.raises(WriteError, match="no space left on device"):
        output.write([ROW])
    output.close()
    assert not list(tmp_path.iterdir())


def test_standard_output_gets_rows_as_they_come_and_says_when_it_is_full() -> None:
    stream = BytesIO()
    output = StandardOutput(stream, CSV, ENTITIES)
    output.write([ROW])
    assert stream.getvalue().endswith(b"PER,0,6\r\n")
    output.seal()
    output.close()
    assert not stream.closed
    with pytest.raises(WriteError, match="standard output: no space left"):
        StandardOutput(FullDisk(), CSV, ENTITIES).write([ROW])


def test_formats_are_found_by_name_and_by_ending() -> None:
    assert format_of("x/Claims.CSV") is CSV
    for known in FORMATS:
        assert format_named(known.name.upper()) is known
        assert all(format_of(f"claims{suffix}") is known for suffix in known.suffixes)
    with pytest.raises(ValueError, match=r"claims\.doc has no ending that stands for a format \(\.csv, "):
        format_of("claims.doc")
    with pytest.raises(ValueError, match=r"unknown format xls \(written are csv, "):
        format_named("xls")


def test_a_file_that_another_run_is_writing_is_refused_until_that_run_ends(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    with closing(Output(path, CSV, ENTITIES)) as first:
        with pytest.raises(WriteError, match="another run is writing it"):
            Output(path, CSV, ENTITIES)
        first.seal()
        first.publish()
    complete(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["claims.csv"]


def test_what_a_killed_run_left_behind_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    begin = (
        "from nlp_pipeline.writers import *; import os, sys; kept = Output(sys.argv[1], format_of('a.csv'), ENTITIES); "
    )
    subprocess.run([sys.executable, "-c", begin + "os.kill(os.getpid(), 9)", str(path)], check=False)
    assert len(list(tmp_path.iterdir())) == 2
    complete(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["claims.csv"]

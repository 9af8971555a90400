"""Files read in a process of its own: whatever one does to its reader, the others are read."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.messages import _
from nlp_pipeline.readers import ReadError
from nlp_pipeline.schema import Article
from nlp_pipeline.serve import reading
from nlp_pipeline.serve.intake import file_name
from nlp_pipeline.serve.reading import CRASHED, STUCK, read_files

if TYPE_CHECKING:
    from pathlib import Path


def files(folder: Path, **texts: str) -> list[Path]:
    made = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return made


def test_articles_and_failures_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    given = files(tmp_path, une="Un.", vide="", deux="Deux.")
    strange = tmp_path / "x.exe"
    strange.write_bytes(b"MZ")
    found = list(read_files([given[0], strange, *given[1:]]))
    assert [one.path if isinstance(one, ReadError) else one.doc_id for one in found] == [
        "une",
        "x.exe",
        "vide.txt",
        "deux",
    ]
    assert isinstance(found[0], Article)


def test_a_file_at_which_the_reader_crashes_or_sticks_is_named_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Forked, a reader is one that the test can make fail.
    monkeypatch.setattr(multiprocessing, "get_context", lambda _kind: _Forking())
    given = files(tmp_path, une="Un.", crash="x", deux="Deux.", stuck="x", trois="Trois.")
    found = list(read_files(given, seconds=0.5))
    told = [one.reason if isinstance(one, ReadError) else one.doc_id for one in found]
    assert told == ["une", _(CRASHED), "deux", _(STUCK), "trois"]
    assert [one.path for one in found if isinstance(one, ReadError)] == ["crash.txt", "stuck.txt"]


class _Forking:
    """A context whose processes read with inputs that fail on some names."""

    def __init__(self) -> None:
        self._real = multiprocessing.context.ForkContext()
        self.Pipe = self._real.Pipe

    def Process(self, target: object, args: tuple[object, ...], daemon: bool) -> object:  # noqa: N802 - as there
        return self._real.Process(target=_send_failing, args=args, daemon=daemon)


def _send_failing(pipe: object, paths: list[Path], language: str) -> None:
    import os
    import signal

    real = reading.Inputs

    def inputs(given: list[Path]) -> object:
        if given[0].stem == "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        if given[0].stem == "stuck":
            signal.pause()
        return real(given)

    reading.Inputs = inputs  # type: ignore[assignment,misc]
    reading._send(pipe, paths, language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "suffix", "name"),
    [
        ("article.txt", "", "article.txt"),
        ("../../etc/passwd", "", "passwd"),
        ("C:\\Users\\x\\Le pont.HTML", "", "Le pont.HTML"),
        ("..", "", "file"),
        ("", "", "file"),
        ("a\x00b\n<c>.csv", "", "abc.csv"),
        ("x" * 300 + ".txt", "", "x" * 120 + ".txt"),
        ("le-pont", ".html", "le-pont.html"),
        ("le-pont.php", ".html", "le-pont.php.html"),
        ("le-pont.html", ".html", "le-pont.html"),
        ("", ".html", "file.html"),
    ],
)
def test_names_of_files_stay_in_their_folder(given: str, suffix: str, name: str) -> None:
    assert file_name(given, suffix) == name

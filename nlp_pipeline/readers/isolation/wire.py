"""What goes between a run and the process that reads for it: JSON, as nothing of a file may be run here."""

from __future__ import annotations

import json
import os
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp_pipeline.readers.base import NotArticles, ReadOptions, Unreadable
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read.

    Attributes:
        path: on this machine; its ending tells the format.
        options: what the user says about it.
        language: in which reasons are put into words.
    """

    path: Path
    options: ReadOptions
    language: str


@dataclass(frozen=True, slots=True)
class Format:
    """The name of the format that a file is read as; the first answer."""

    name: str


@dataclass(frozen=True, slots=True)
class End:
    """Nothing more comes of the file.

    Attributes:
        problem: why it ends before all was read; None where all was.
        worn: whether the process should not read another file, as its memory has grown.
    """

    problem: Unreadable | None = None
    worn: bool = False


Answer = Format | Article | Unreadable | End

KINDS = {"unreadable": Unreadable, "no articles": NotArticles}


def send_request(pipe: Connection, request: Request) -> None:
    """Send what is to be read; raises OSError."""
    # As the system's own bytes, which the other process may take for other letters.
    _send(pipe, [os.fsencode(request.path).decode("latin-1"), request.language, *astuple(request.options)])


def receive_request(pipe: Connection) -> Request:
    """Take the next request; raises EOFError or OSError where none comes any more."""
    path, language, *options = _receive(pipe)
    return Request(Path(os.fsdecode(path.encode("latin-1"))), ReadOptions(*options), language)


def send_answer(pipe: Connection, answer: Answer) -> None:
    """Send an answer; raises OSError."""
    if isinstance(answer, Article):
        _send(pipe, ["article", *astuple(answer)])
    elif isinstance(answer, Unreadable):
        _send(pipe, ["reason", answer.reason])
    elif isinstance(answer, Format):
        _send(pipe, ["format", answer.name])
    else:
        problem = answer.problem
        kind = next((kind for kind, of in KINDS.items() if type(problem) is of), "")
        _send(pipe, ["end", answer.worn, kind, problem.reason if problem else ""])


def receive_answer(pipe: Connection) -> Answer:
    """Take the next answer; raises EOFError or OSError where none comes any more."""
    kind, *rest = _receive(pipe)
    if kind == "article":
        return Article(*rest)
    if kind == "reason":
        return Unreadable(*rest)
    if kind == "format":
        return Format(*rest)
    worn, problem, reason = rest
    return End(KINDS[problem](reason) if problem else None, worn)


def _send(pipe: Connection, values: list[Any]) -> None:
    # A text may hold half of a surrogate pair, which is for others to refuse.
    pipe.send_bytes(json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _receive(pipe: Connection) -> list[Any]:
    received: list[Any] = json.loads(pipe.recv_bytes().decode("utf-8", "surrogatepass"))
    return received

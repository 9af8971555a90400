"""The application from its start to its end: dossier, model, port, and all of them closed again."""

from __future__ import annotations

import socket
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import uvicorn

from nlp_pipeline.download import is_public
from nlp_pipeline.serve.access import Access
from nlp_pipeline.serve.analyst import Analyst
from nlp_pipeline.serve.application import create_app
from nlp_pipeline.serve.dossier import Dossier
from nlp_pipeline.serve.intake import Intake
from nlp_pipeline.serve.services import Services

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from starlette.types import ASGIApp

    from nlp_pipeline.download import IPAddress
    from nlp_pipeline.run.workers.process import Loader

USUAL_PORT = 8765


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of the application.

    Attributes:
        loader: makes the pipeline.
        dossier: the file where all is kept.
        host: the address to listen on.
        port: the port; None for the usual one, or another where that is taken.
        token: what lets a program in; empty for a new one.
        password: what a person has to give; None where the token is enough.
        may_fetch: whether pages of the web are fetched when somebody asks for it.
        may_connect: to which addresses; the tests alone give another than the public internet's.
        about: tells what a workbook says of the model and the options.
    """

    loader: Loader
    dossier: Path
    host: str = "127.0.0.1"
    port: int | None = None
    token: str = ""
    password: str | None = None
    may_fetch: bool = True
    may_connect: Callable[[IPAddress], bool] = field(default=is_public)
    about: Callable[[], Mapping[str, str]] = dict


@dataclass(frozen=True, slots=True)
class Running:
    """The application ready to answer."""

    app: ASGIApp
    access: Access
    dossier: Dossier
    listening: socket.socket

    def answer(self) -> None:
        """Answer until the user ends it, by Ctrl-C or the signal to terminate."""
        config = uvicorn.Config(
            self.app,
            access_log=False,
            lifespan="off",
            log_level="warning",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=2,
            ws="none",
        )
        uvicorn.Server(config).run(sockets=[self.listening])


@contextmanager
def started(options: Options) -> Iterator[Running]:
    """Open the dossier, load the model and take the port; all is closed at the end.

    Raises:
        DossierError: the dossier cannot be used.
        WorkersError: the model cannot be loaded.
        OSError: the port cannot be had.
    """
    with ExitStack() as stack:
        dossier = Dossier(options.dossier)
        stack.callback(dossier.close)
        listening = _bound(options.host, options.port)
        stack.callback(listening.close)
        analyst = Analyst(options.loader)
        stack.callback(analyst.close)
        intake = Intake(dossier, analyst)
        stack.callback(intake.close)
        access = Access(options.host, listening.getsockname()[1], options.token, options.password)
        services = Services(dossier, analyst, intake, access, options.may_fetch, options.may_connect, options.about)
        app = create_app(services)
        listening.listen(128)
        yield Running(app, access, dossier, listening)


def _bound(host: str, port: int | None) -> socket.socket:
    """Take the port; where none is wanted and the usual one is taken, any other."""
    if port is not None:
        return _socket(host, port)
    try:
        return _socket(host, USUAL_PORT)
    except OSError:
        return _socket(host, 0)


def _socket(host: str, port: int) -> socket.socket:
    family, *_, place = socket.getaddrinfo(host or "0.0.0.0", port, type=socket.SOCK_STREAM)[0]  # noqa: S104 - asked for
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(place)
    except OSError:
        made.close()
        raise
    return made

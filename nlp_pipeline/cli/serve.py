"""``selon serve``: the application in the browser, and the API."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.cli.about_run import about_run
from nlp_pipeline.cli.language import check_own_files
from nlp_pipeline.cli.messages import FAILED, clean_end, error_console, say, stop
from nlp_pipeline.cli.options import DEFAULT_MODEL, Fetch, Gazetteer, Hearsay, Lexicon, Model, Quiet
from nlp_pipeline.messages import _, reason_of
from nlp_pipeline.run.settings import Settings

if TYPE_CHECKING:
    from nlp_pipeline.serve.running import Options, Running

HELP = _("""Open Selon in the browser: paste an article, drop files, read who says what, correct it and take it away.

The application runs on this machine, and only this machine reaches it, by the address that is printed: it holds a
token. Everything is kept at once in the dossier, a file of your own. The same is an API for other programs
(`/docs` in the browser, docs/serve.en.md). It needs `pip install "selon[serve]"`. Ctrl-C ends it.

Examples:

- `selon serve`
- `selon serve --dossier pont-de-lurcay.selon --no-fetch`
- `selon serve --no-browser --port 8000 --token-file token.txt`
""")

DossierFile = Annotated[
    str | None,
    typer.Option(
        "--dossier",
        metavar="FILE",
        help=_("Where articles, corrections and notes are kept; by default dossier.selon in the user's data folder."),
        show_default=False,
    ),
]
Browser = Annotated[
    bool, typer.Option("--browser/--no-browser", help=_("Open the browser; else only the address is printed."))
]
Host = Annotated[
    str,
    typer.Option(
        "--host", metavar="ADDRESS", help=_("The address to listen on; another than this machine's needs a password.")
    ),
]
Port = Annotated[
    int | None,
    typer.Option(
        "--port", metavar="N", min=0, max=65535, help=_("The port; by default 8765, or a free one."), show_default=False
    ),
]
PasswordFile = Annotated[
    str | None,
    typer.Option(
        "--password-file",
        metavar="FILE",
        help=_("A file with the password that people have to give."),
        show_default=False,
    ),
]
TokenFile = Annotated[
    str | None,
    typer.Option(
        "--token-file",
        metavar="FILE",
        help=_("A file with the token for programs; where there is none it is made, with a new token in it."),
        show_default=False,
    ),
]


def serve(
    dossier: DossierFile = None,
    browser: Browser = True,
    fetch: Fetch = True,
    host: Host = "127.0.0.1",
    port: Port = None,
    password_file: PasswordFile = None,
    token_file: TokenFile = None,
    model: Model = DEFAULT_MODEL,
    hearsay: Hearsay = True,
    lexicon: Lexicon = None,
    gazetteer: Gazetteer = None,
    quiet: Quiet = False,
) -> None:
    """Run the application; ``HELP`` is what the user reads."""
    try:
        from nlp_pipeline.serve.access import AccessError, is_loopback, kept_token, read_password
        from nlp_pipeline.serve.running import Options
    except ModuleNotFoundError as error:
        stop(_('selon serve needs {name}: pip install "selon[serve]"').format(name=error.name))
    if password_file is None and not is_loopback(host):
        stop(
            _(
                "--host {host}: others on the network could read and change everything: give --password-file FILE"
            ).format(host=host)
        )
    settings = Settings(model, hearsay, lexicon, gazetteer)
    check_own_files(settings)
    try:
        options = Options(
            settings.load,
            Path(dossier) if dossier is not None else _usual_dossier(),
            host,
            port,
            token="" if token_file is None else kept_token(Path(token_file)),
            password=None if password_file is None else read_password(Path(password_file)),
            may_fetch=fetch,
            about=lambda: about_run(settings, min_confidence=0.0, duplicates=True),
        )
    except AccessError as error:
        stop(str(error))
    with clean_end():
        _run(options, browser=browser, quiet=quiet)


def _run(options: Options, *, browser: bool, quiet: bool) -> None:
    from nlp_pipeline.run.workers import WorkersError
    from nlp_pipeline.serve.dossier import DossierError
    from nlp_pipeline.serve.running import started

    console = error_console()
    waiting = console.status(_("Loading the model …")) if console.is_terminal and not quiet else nullcontext()
    application = started(options)
    try:
        with waiting:
            running = application.__enter__()
    except (DossierError, WorkersError) as error:
        stop(str(error))
    except OSError as error:
        where = options.host
        if options.port is not None:
            where = _("{address}, port {number}").format(address=options.host, number=options.port)
        stop(_("cannot listen on {where}: {reason}").format(where=where, reason=reason_of(error)), FAILED)
    try:
        _say_where(running, browser=browser, quiet=quiet)
        running.answer()
    except KeyboardInterrupt:
        if not quiet:
            say(_("ended; everything is kept in {dossier}").format(dossier=options.dossier))
    finally:
        application.__exit__(None, None, None)


def _say_where(running: Running, *, browser: bool, quiet: bool) -> None:
    access = running.access
    address = access.address if access.asks_password else f"{access.address}?token={access.token}"
    typer.echo(address)
    if not quiet:
        say(_("dossier: {path}; Ctrl-C ends the application").format(path=running.dossier.path))
    if browser:
        import webbrowser

        if not webbrowser.open(address):
            say(_("no browser could be opened: open the address above"))


def _usual_dossier() -> Path:
    from platformdirs import user_data_path

    return user_data_path("selon", appauthor=False) / "dossier.selon"

"""``selon import``: claims corrected in an annotation tool back as gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_pipeline.annotation import AnnotationError, read_brat, read_label_studio
from nlp_pipeline.annotation.marked import file_name
from nlp_pipeline.cli.counted import counted_articles, counted_claims
from nlp_pipeline.cli.messages import FAILED, clean_end, say, stop
from nlp_pipeline.messages import _, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.annotation import MarkedArticle

HELP = _("""Take claims that were corrected in brat or Label Studio back as gold, to measure against.

Examples:

- `selon import brat/data/presse -o gold`
- `selon import export.json -o gold`
- `selon evaluate gold`

From brat come `.ann` files with their `.txt` beside; from Label Studio the export in JSON. For every article
`NAME.json` and `NAME.txt` are written into the folder, as `selon evaluate` reads them. A line or region that cannot be
read is named, the others are taken; the exit status is then 1.
""")

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE", show_default=False, help=_("`.ann` files, folders of them, or `.json` exports.")),
]
Folder = Annotated[
    Path, typer.Option("--output", "-o", metavar="FOLDER", help=_("Where the gold goes."), show_default=False)
]


def import_annotations(files: Files, output: Folder) -> None:
    """Read corrected annotations and write gold; ``HELP`` is what the user reads."""
    with clean_end():
        for path in files:
            if not path.exists():
                stop(_("{path}: no such file or folder").format(path=path))
        if output.exists() and not output.is_dir():
            stop(_("{output}: is no folder").format(output=output))
        problems = articles = claims = 0
        taken: set[str] = set()
        for path, found in _articles(files):
            if isinstance(found, str):
                problems += 1
                say(f"{path}: {found}")
                continue
            for problem in found.problems:
                problems += 1
                say(f"{path}: {problem}")
            _write(output, file_name(found.name, taken), found)
            articles += 1
            claims += len(found.claims)
        say(
            _("{articles} with {claims} written to {output}").format(
                articles=counted_articles(articles), claims=counted_claims(claims), output=output
            )
            if articles
            else _("no annotation could be read")
        )
        raise typer.Exit(FAILED if problems or not articles else 0)


def _articles(files: list[Path]) -> Iterator[tuple[Path, MarkedArticle | str]]:
    """Give what every file holds, or why it cannot be read."""
    for given in files:
        inside = [each for ending in ("*.ann", "*.json") for each in sorted(given.rglob(ending))]
        paths = inside if given.is_dir() else [given]
        if not paths:
            yield given, _("no .ann or .json file in this folder")
        for path in paths:
            try:
                if path.suffix == ".ann":
                    text = path.with_suffix(".txt")
                    yield path, read_brat(path.stem, _text(text), _text(path))
                else:
                    for found in read_label_studio(_text(path)):
                        yield path, str(found) if isinstance(found, AnnotationError) else found
            except AnnotationError as error:
                yield path, str(error)
            except UnicodeDecodeError as error:
                yield path, _("not in UTF-8, at byte {place}: save it as UTF-8").format(place=error.start)
            except OSError as error:
                yield path, f"{Path(error.filename or path).name}: {reason_of(error)}"


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as handle:
        return handle.read()


def _write(folder: Path, name: str, article: MarkedArticle) -> None:
    lines = ",\n ".join(json.dumps(claim, ensure_ascii=False) for claim in article.claims)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.json").write_text(f"[\n {lines}\n]\n" if lines else "[]\n", encoding="utf-8")
        with (folder / f"{name}.txt").open("w", encoding="utf-8", newline="") as handle:
            handle.write(article.text)
    except OSError as error:
        stop(_("{folder}: cannot be written: {reason}").format(folder=folder, reason=reason_of(error)), FAILED)

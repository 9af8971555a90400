"""Which column of a table holds what: by the names that people give to them, French and English."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import N_, _
from nlp_pipeline.readers.base import NotArticles, Unreadable
from nlp_pipeline.readers.dates import date_of_parts, is_date, iso_date
from nlp_pipeline.readers.gallica_notice import Notice, article_parts, folded_lines
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nlp_pipeline.readers.base import ReadOptions

DAY = "jour"
"""A column of dates, or of the days of the month, or of the week: the values tell."""

NAMES = {
    "text": (
        "text",
        "texte",
        "full text",
        "texte intégral",
        "content",
        "contenu",
        "body",
        "corps",
        "article",
        "articles",
        "texte brut",
    ),
    "doc_id": (
        *("doc id", "id", "identifiant", "identifier", "article id", "id article", "stories id", "uid", "an", "ark"),
    ),
    "title": ("title", "titre", "headline", "head", "hd", "article title", "titre article"),
    "date": (
        *("date", "publication date", "date de publication", "date publication", "date de parution", "date parution"),
        *("pub date", "publish date", "published", "published at", "publication datetime", "pd", DAY),
    ),
    "outlet": (
        *("outlet", "journal clean", "journal", "source", "source name", "media", "média", "media name", "publication"),
        *("newspaper", "titre de presse", "titre de périodique", "site", "sn"),
    ),
    "author": ("author", "auteur", "auteure", "autrice", "authors", "auteurs", "byline", "journaliste", "by"),
    "url": ("url", "link", "lien", "href", "adresse", "permalink", "article url"),
    "year": ("annee", "année", "year"),
    "month": ("mois", "month"),
    "day": (DAY, "day"),
    "notice": ("entete", "en-tête", "notice complète"),
}
"""The names of columns, the likeliest first; case, accents and marks between words do not count."""

JOINTS = (", ", "\n\n")
"""Between the texts of a list: those of an article's part, and the paragraphs of its text."""

LONGEST_NAME = 100
"""In characters: a longer cell names no column, and accents without end would take the square of their number."""

NO_ROWS = N_("a table without rows")

OWN_TABLES = {
    "claims": frozenset(("claim", "claim_start", "source_name")),
    "entities": frozenset(("doc_id", "text", "name", "label", "start", "end")),
    "sources": frozenset(("name", "type", "claims", "articles")),
}
"""Tables that Selon writes, and columns that tell them."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each part of an article; empty where the table has none."""

    text: str
    doc_id: str = ""
    title: str = ""
    date: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    year: str = ""
    month: str = ""
    day: str = ""
    notice: str = ""


PARTS = ("text", "doc_id", "title", "date", "outlet", "author", "url")
"""What of it an article has by itself; year, month and day make its date, Gallica's notice fills what is empty."""


def find_columns(names: Sequence[str], options: ReadOptions) -> Columns:
    """Tell which column holds what.

    Args:
        names: the table's column names.
        options: what the user says of them; a name given counts before any found.

    Raises:
        NotArticles: the table is one that Selon wrote.
        Unreadable: a column that the user names is not there, or none looks like the text.
    """
    own = next((table for table, columns in OWN_TABLES.items() if columns <= set(names)), None)
    if own and options.text_column is None:
        raise NotArticles(_("a table of {own}, not of articles").format(own=own))
    for option, wanted in (("--text-column", options.text_column), ("--id-column", options.id_column)):
        if wanted is not None and wanted not in names:
            raise Unreadable(
                _("no column {wanted} for {option} (there are: {names})").format(
                    wanted=wanted, option=option, names=_listed(names)
                )
            )
    found = {"text": _named(names, NAMES["text"]), **find_metadata(names)}
    found["text"] = options.text_column or found["text"]
    found["doc_id"] = options.id_column or found["doc_id"]
    if not found["text"]:
        raise Unreadable(
            _("no column of texts found (there are: {names}); name it with --text-column").format(names=_listed(names))
        )
    for part in found:
        if part != "text" and found[part] == found["text"]:
            found[part] = ""
    return Columns(**found)


def find_metadata(names: Sequence[str]) -> dict[str, str]:
    """Tell which name stands for which part of an article but its text; empty for none."""
    return {part: _named(names, known) for part, known in NAMES.items() if part != "text"}


def metadata_of(values: Mapping[str, str]) -> dict[str, str]:
    """Give the parts of an article but its text, by the names that its values have, each on one line."""
    named = {part: values.get(name, "") if name else "" for part, name in find_metadata(list(values)).items()}
    day_only = _plain(find_metadata(list(values))["date"]) == _plain(DAY)
    return {part: " ".join(value.split()) for part, value in _dated(named, day_only=day_only).items()}


def _dated(values: Mapping[str, str], *, day_only: bool) -> dict[str, str]:
    """Give an article's parts with its date as one: of a column of dates, or of year, month and day."""
    dated = {part: value for part, value in values.items() if part in PARTS}
    dated["date"] = iso_date(values["date"])
    if day_only or not dated["date"]:
        whole = date_of_parts(*(values[part].strip() for part in ("year", "month", "day")))
        dated["date"] = whole or (dated["date"] if is_date(dated["date"]) else "")
    return dated


def _noticed(values: Mapping[str, str], notice: str) -> dict[str, str]:
    """Give an article's parts, the empty ones from the notice of a text of Gallica's."""
    told = article_parts(Notice.of(folded_lines(notice))) if notice else {}
    return {part: value or told.get(part, "") for part, value in values.items()}


def _named(names: Sequence[str], known: Sequence[str]) -> str:
    plain = {_plain(name): name for name in reversed(names)}
    return next((plain[_plain(name)] for name in known if _plain(name) in plain), "")


def articles_of(rows: Iterable[Mapping[str, Any]], columns: Columns, first: int = 1) -> Iterator[Article | Unreadable]:
    """Give the article of every row; a row without text comes as the reason why it is left out.

    Args:
        rows: the rows by column name.
        columns: which column holds what.
        first: the number of the first row, for the user.
    """
    named = {part.name: getattr(columns, part.name) for part in fields(columns)}
    day_only = _plain(columns.date) == _plain(DAY)
    for number, row in enumerate(rows, first):
        values = {part: _text(row.get(name), JOINTS[part == "text"]) if name else "" for part, name in named.items()}
        if not values["text"].strip():
            yield Unreadable(_("row {number}: no text").format(number=number))
            continue
        parts = _noticed(_dated(values, day_only=day_only), values["notice"]).items()
        yield Article(**{part: value if part == "text" else " ".join(value.split()) for part, value in parts})


def is_list_of_texts(value: object) -> bool:
    """Tell whether a value is a list of paragraphs, or of names, as JSON and Parquet may hold."""
    return isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)


def _text(value: object, joint: str) -> str:
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return joint.join(value) if is_list_of_texts(value) else ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _plain(name: str) -> str:
    if len(name) > LONGEST_NAME:
        return name  # and none that is known
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(char for char in letters if char.isalnum())


def _listed(names: Sequence[str]) -> str:
    shown = [
        (name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…") or _("(no name)") for name in names[:12]
    ]
    return ", ".join(shown) + (", …" if len(names) > len(shown) else "")

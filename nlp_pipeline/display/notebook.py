"""Marked text for Jupyter: one HTML fragment, everything escaped, nothing loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from nlp_pipeline.display.marked_stretches import number_of_parent, segments
from nlp_pipeline.display.plain import plain_marks
from nlp_pipeline.display.segments import html_segment
from nlp_pipeline.display.visible import on_one_line
from nlp_pipeline.messages import _, ngettext, spoken_language
from nlp_pipeline.rows import claim_rows
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from jinja2 import Template
    from spacy.tokens import Doc

    from nlp_pipeline.display.marked_stretches import Mark, Segment
    from nlp_pipeline.display.segments import Attributes
    from nlp_pipeline.schema import Row


class MarkedText:
    """A text with its claims marked: Jupyter shows it as HTML, ``print`` with brackets."""

    def __init__(self, text: str, rows: Sequence[Row]) -> None:
        self._text = text
        self._rows = rows

    def __str__(self) -> str:
        return plain_marks(self._text, self._rows)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """Give the HTML fragment that Jupyter shows."""
        return _rendered(
            segments=[html_segment(self._text, segment, _Tips()) for segment in segments(self._text, self._rows)],
            claims=[_html_claim(number, row) for number, row in enumerate(self._rows, 1)],
            more=0,
        )


NEEDED = ("claim_id", "source_name", "source", "cue", "kind", "claim", "parent_id", "confidence")
"""Columns that a table must have to be shown."""

SHOWN_ROWS = 50
"""Rows of a table that are shown; the others are counted."""


class ClaimTable:
    """Rows of the claim table: Jupyter shows them as the list below a marked text, ``print`` as pandas does."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def __repr__(self) -> str:
        return repr(self._frame)

    def _repr_html_(self) -> str:
        """Give the HTML fragment that Jupyter shows."""
        # As objects: columns of numbers take no empty string in place of what is missing.
        shown = self._frame.head(SHOWN_ROWS)[list(NEEDED)].astype(object)
        rows: list[Row] = shown.where(shown.notna(), "").to_dict("records")  # type: ignore[assignment]
        # A table may hold several articles, so a parent is numbered by its line here, not by its place in its article.
        lines = {row["claim_id"]: str(line) for line, row in enumerate(rows, 1)}
        claims = [
            {**_html_claim(line, row), "parent": lines.get(row["parent_id"], "")} for line, row in enumerate(rows, 1)
        ]
        return _rendered(segments=[], claims=claims, more=max(0, len(self._frame) - SHOWN_ROWS))


def show(doc: Doc | pd.DataFrame) -> MarkedText | ClaimTable:
    """Give the text of a Doc with its claims, sources and cues marked, or a table of claims, to look at in Jupyter.

    Args:
        doc: a Doc that went through a pipeline with Selon's components, as ``load`` gives it; or a DataFrame of
            claims, as ``extract`` gives it.

    Returns:
        An object that Jupyter shows as marked text with its claims listed below, or as that list alone; printed, it
        marks by brackets, or is as pandas prints it.

    Raises:
        ValueError: the Doc carries no claims, as it went through another pipeline, or the table is none of claims.
    """
    if hasattr(doc, "columns"):
        if not set(NEEDED) <= set(doc.columns):
            raise ValueError(f"no table of claims: it lacks one of the columns {', '.join(NEEDED)}")
        return ClaimTable(doc)  # type: ignore[arg-type]
    if not doc.has_extension("claims"):
        raise ValueError("the Doc carries no claims: make it with a pipeline from nlp_pipeline.load()")
    text = doc._.original_text
    return MarkedText(text, claim_rows(Article(doc_id="", text=text), doc._.claims))


@cache
def _template() -> Template:
    loader = PackageLoader("nlp_pipeline.display", "templates")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return environment.get_template("marked.html", globals={"_": _, "ngettext": ngettext})


def _rendered(**values: Any) -> str:
    return _template().render(language=spoken_language(), **values)


class _Tips:
    """Tells by a tip on every mark whose it is; numbers are no links."""

    def on_number(self, mark: Mark) -> Attributes:
        return {}

    def on_marks(self, segment: Segment, marks: Sequence[Mark]) -> Attributes:
        # The innermost element's tip is the one that shows: each tells all that holds at its place.
        return {"title": "\n".join(_tip(mark.role, mark.number, mark.row) for mark in reversed(segment.marks))}


def _tip(role: str, number: int, row: Row) -> str:
    what = {
        "claim": _("claim {number}"),
        "source": _("source of claim {number}"),
        "cue": _("cue of claim {number}"),
    }[role].format(number=number)
    source = row["source_name"] or row["source"] or _("no source")
    return on_one_line(f"{what} · {row['kind']} · {row['stance']} · {source}")


def _html_claim(number: int, row: Row) -> dict[str, str]:
    return {
        "number": str(number),
        "parent": number_of_parent(row),
        "source": on_one_line(row["source_name"] or row["source"]) or "–",
        "cue": on_one_line(row["cue"]) or "–",
        "kind": row["kind"],
        "claim": on_one_line(row["claim"]),
        "confidence": "–" if row["confidence"] == "" else f"{row['confidence']:.2f}",
    }

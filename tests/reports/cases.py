"""What users reported: a file each, what must come of it, and what does come."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp_pipeline.readers import Inputs, ReadError
from nlp_pipeline.rows import claim_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.language import Language

FOLDER = Path(__file__).parent
TUPLES = ("passed_over", "some", "never")


@dataclass(frozen=True)
class Report:
    """One case. Lists that are None are not looked at."""

    file: str
    fault: str
    articles: list[dict[str, Any]] | None = None
    passed_over: tuple[str, ...] = ()
    claims: list[dict[str, Any]] | None = None
    some: tuple[dict[str, Any], ...] = ()
    never: tuple[dict[str, Any], ...] = ()
    open: bool = False

    @property
    def needs_claims(self) -> bool:
        return bool(self.claims is not None or self.some or self.never)


def reports() -> list[Report]:
    path = FOLDER / "reports.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8"))["report"] if path.is_file() else []
    return [Report(**{key: tuple(v) if key in TUPLES else v for key, v in each.items()}) for each in found]


def faults_of(report: Report, nlp: Language | None) -> list[str]:
    """Say what is not as it must be; nothing where all is right."""
    items = list(Inputs([FOLDER / report.file]))
    errors = [item.reason for item in items if isinstance(item, ReadError)]
    articles = [item for item in items if not isinstance(item, ReadError)]
    faults = _unlike("article", [asdict(each) for each in articles], report.articles)
    named = len(errors) == len(report.passed_over) and all(map(str.startswith, errors, report.passed_over))
    if not named:
        faults.append(f"passed over: {errors}")
    if report.needs_claims and nlp is not None:
        rows = [row for article in articles for row in claim_rows(article, nlp(article.text)._.claims)]
        faults += _unlike("claim", rows, report.claims)
        faults += [f"no claim {wanted}" for wanted in report.some if not any(_is(row, wanted) for row in rows)]
        never = [row for row in rows if any(_is(row, each) for each in report.never)]
        faults += [f"claim {row['claim']!r} of {row['source']!r}" for row in never]
    return faults


def _unlike(what: str, found: Sequence[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]] | None) -> list[str]:
    if wanted is None:
        return []
    if len(found) != len(wanted):
        return [f"{len(found)} {what}s, not {len(wanted)}"]
    return [
        f"{what} {number}: {name} is {row[name]!r}, not {value!r}"
        for number, (row, each) in enumerate(zip(found, wanted, strict=True), 1)
        for name, value in each.items()
        if not _is(row, {name: value})
    ]


def _is(row: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    return all(row[name] in (value if isinstance(value, list) else [value]) for name, value in wanted.items())

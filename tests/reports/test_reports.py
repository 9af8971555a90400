"""What users reported stays right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reports.cases import FOLDER, Report, faults_of, reports

if TYPE_CHECKING:
    from spacy.language import Language

CLOSED = [report for report in reports() if not report.open]


@pytest.mark.parametrize("report", CLOSED, ids=lambda report: report.file)
def test_a_report_stays_right(report: Report, nlp: Language) -> None:
    assert faults_of(report, nlp) == []


def test_every_file_of_the_folder_is_a_case() -> None:
    files = {path.name for path in FOLDER.iterdir() if path.suffix in (".html", ".txt", ".csv", ".xml")}
    assert files == {report.file for report in reports()}

"""The list of what users reported, and whether each case is right now: ``python -m tests.reports``."""

from __future__ import annotations

import sys

from nlp_pipeline.language.load import load
from tests.reports.cases import faults_of, reports


def main() -> int:
    nlp = load()
    wrong = 0
    for report in reports():
        faults = faults_of(report, nlp)
        wrong += bool(faults)
        sys.stdout.write(f"{'WRONG' if faults else 'right'}  {report.file}: {report.fault}\n")
        for fault in faults:
            sys.stdout.write(f"         {fault}\n")
    sys.stdout.write(f"{len(reports()) - wrong} right, {wrong} wrong\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

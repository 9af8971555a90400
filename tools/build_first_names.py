"""Makes ``lexicon/fr/first_name_shares.csv`` from the file of first names of INSEE.

    python tools/build_first_names.py nat2019.csv

The file, "Fichier des prénoms" (INSEE, first names given in France since 1900, by sex and year), is open data that may
be used again where the source is named. Its columns are ``sexe`` (1 or 2), ``preusuel``, ``annais`` and ``nombre``,
with ``;`` between. Years are added up; names that fewer than ``LEAST`` children got are left out, for a share of so few
says little.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

LEAST = 100
"""In births."""

RARE = "_PRENOMS_RARES"
"""What the file calls all that are too rare to be told."""

WOMEN = "2"
TARGET = Path(__file__).parents[1] / "nlp_pipeline" / "lexicon" / "fr" / "first_name_shares.csv"


def shares(path: Path) -> dict[str, tuple[int, float]]:
    """Add up the births of every first name in lower case, and the share of girls among them.

    Args:
        path: INSEE's file.

    Returns:
        Births and share by name, only those with at least :data:`LEAST` births.
    """
    births: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter=";"):
            if row["preusuel"] != RARE:
                births[row["preusuel"].lower()][row["sexe"] == WOMEN] += int(row["nombre"])
    return {
        name: (boys + girls, girls / (boys + girls))
        for name, (boys, girls) in sorted(births.items())
        if boys + girls >= LEAST
    }


def main() -> None:
    """Write the table beside the other data of the lexicon."""
    with TARGET.open("w", encoding="utf-8", newline="") as handle:
        table = csv.writer(handle, lineterminator="\n")
        table.writerow(("name", "births", "share_of_women"))
        table.writerows((name, births, f"{share:.3f}") for name, (births, share) in shares(Path(sys.argv[1])).items())


if __name__ == "__main__":
    main()

"""What is left aside in folders: files of other kinds than those that are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp_pipeline.messages import ngettext

MOST_NAMES = 8
"""Of what is passed over, so many files are named: a folder may hold a million pictures."""


@dataclass(slots=True)
class PassedOver:
    """Files that are of other kinds than those that are read: how many, and the names of the first of them."""

    count: int = 0
    names: list[str] = field(default_factory=list)

    def add(self, name: str) -> None:
        """Count a file."""
        self.count += 1
        if len(self.names) < MOST_NAMES:
            self.names.append(name)

    def __str__(self) -> str:
        """Give the number and the names, for the user."""
        more = ", …" if self.count > len(self.names) else ""
        return "{} ({}{})".format(
            ngettext("{number} file of other kinds", "{number} files of other kinds", self.count),
            ", ".join(self.names),
            more,
        )

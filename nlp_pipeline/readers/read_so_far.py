"""How far reading is, and how many articles are to be expected: exports hold hundreds of them in one file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class ReadSoFar:
    """What has been read of the inputs.

    Attributes:
        size: of all files together, in bytes; 0 where that has not been found out.
        read: of the files that have been read to their ends, in bytes.
        whole: the articles of these files, and what could not be read in them.
        items: all articles so far, and what could not be read between them.
        ended: whether everything has been read.
    """

    size: int = 0
    read: int = 0
    whole: int = 0
    items: int = 0
    ended: bool = False

    def end_file(self, size: int) -> None:
        """Count a file that has been read to its end.

        Args:
            size: in bytes.
        """
        self.read += size
        self.whole = self.items

    def expected(self) -> int | None:
        """Give how many articles there will be: exactly once all is read, before by the bytes left; None: no saying."""
        if self.ended:
            return self.items
        if not self.size or not self.read:
            return None
        return max(self.items + 1, round(self.whole * self.size / self.read))

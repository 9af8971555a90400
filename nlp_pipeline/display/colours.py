"""The colours of the terminal, of the 256 that terminals share: each at least 4 to 1 against black and against white.

The sixteen basic colours are left aside: every terminal paints them as it likes, blue too dark on black more often than
not, and yellow too light on white.
"""

from __future__ import annotations

CLAIM = "color(28)"
"""A green."""

SOURCE = "color(27)"
"""A blue."""

CUE = "color(163)"
"""A magenta."""

HEARSAY = "color(130)"
"""An orange; what is to be looked at has it too."""

FAILED = "color(161)"
"""A red."""

BAR = SOURCE
"""Of bars that show numbers."""

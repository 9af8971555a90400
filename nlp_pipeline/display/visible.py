"""Text from a file as text to look at: nothing in it may steer a terminal or turn a line around."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
"""Unicode's pictures of the control characters: ␛ for an escape."""
_TURNERS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Marks that change the direction of what follows, beyond the text itself."""
_HARMLESS = _PICTURES | {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD) | dict.fromkeys(_TURNERS, 0xFFFD)


def visible(text: str) -> str:
    """Give text with every line end as a line feed, and control characters as signs that stand for them."""
    return _LINE_ENDS.sub("\n", text).translate(_HARMLESS)


def on_one_line(text: str) -> str:
    """Give text as ``visible`` does, with white space folded."""
    return " ".join(visible(text).split())

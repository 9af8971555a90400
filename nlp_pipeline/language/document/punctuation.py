"""Marks that end sentences, part clauses or set words off."""

from __future__ import annotations

SENTENCE_MARKS = frozenset((".", "!", "?", "…", "..."))
NOTE_MARKS = frozenset(("*", "**"))
"""Behind a name they say that it was changed: « explique Lydia*, infirmière »."""

DASHES = frozenset(("–", "—", "--", "---"))
PAUSE_MARKS = frozenset((",", ";", ":"))
CLAUSE_MARKS = PAUSE_MARKS | DASHES
OPENING_BRACKETS = frozenset(("(", "["))
CLOSING_BRACKETS = frozenset((")", "]"))
OPENING_QUOTATION_MARKS = frozenset(("«", "“", '"'))
CLOSING_QUOTATION_MARKS = frozenset(("»", "”", '"'))
LIST_MARKS = frozenset(("-", "–", "—", "*", "•", "·", "▪", "►", "→"))
"""What an item of a list begins with."""

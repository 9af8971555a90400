"""Marks that end sentences, part clauses or set words off."""

from __future__ import annotations

SENTENCE_MARKS = frozenset((".", "!", "?", "…", "..."))
CLAUSE_MARKS = frozenset((",", ";", ":", "–", "—"))
OPENING_BRACKETS = frozenset(("(", "["))
CLOSING_BRACKETS = frozenset((")", "]"))

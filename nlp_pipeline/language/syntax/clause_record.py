"""A finite clause in tokens, while its sentence is read and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.syntax.opener import Kind


@dataclass(slots=True, eq=False)
class ClauseRecord:
    """A finite clause, without the clauses that are coordinated with it or set beside it.

    Attributes:
        kind: main, complement, relative or adverbial; of a coordinated clause, that of the first.
        start: its first token.
        end: the token after its last word; -1 while it is open.
        verb: its finite verb; -1 while none is found.
        parent: the clause that it stands in; None for a main clause.
        beside: the clause that it is coordinated with; None for a first one.
        opener: the word that opens it, or -1.
        verbless: whether it may have no verb; then one beside it need not be its own.
    """

    kind: Kind
    start: int
    end: int = -1
    verb: int = -1
    parent: ClauseRecord | None = None
    beside: ClauseRecord | None = None
    opener: int = -1
    verbless: bool = False

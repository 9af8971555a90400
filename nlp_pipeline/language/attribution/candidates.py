"""What a construction proposes: a claim with its source and cue, in tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that a construction has found, before the choice among all that were found.

    Attributes:
        content: the claim's pieces, in text order, trimmed, none empty.
        source: the source's noun phrase; None where the text names none here.
        cue: the words that attribute; empty for a bare colon or quotation marks.
        stance: what the cue does, from the lexicon.
        confidence: 0 to 1, before the construction's rank is taken into account.
        core: whether the cue makes a core claim (a statement) or an optional one (a wish, a perception).
        hearsay: whether it is a bare conditional.
        carried: whether the source stands in a neighbouring sentence.
    """

    content: tuple[TokenRange, ...]
    source: TokenRange | None
    cue: tuple[TokenRange, ...]
    stance: str = "report"
    confidence: float = 0.8
    core: bool = True
    hearsay: bool = False
    carried: bool = False

    @property
    def start(self) -> int:
        """The claim's first token."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """The token after the claim's last."""
        return self.content[-1][1]

    @property
    def tokens(self) -> frozenset[int]:
        """All tokens of the claim's pieces."""
        return frozenset(at for start, end in self.content for at in range(start, end))


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with the name of the construction that found it."""

    candidate: Candidate
    rule: str

    def __hash__(self) -> int:
        """Tell it from most others; a hash of everything that it holds would take longer than looking it up saves."""
        return hash((self.rule, self.candidate.content))

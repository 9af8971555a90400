"""What a tree says of clauses, of "que", of infinitives and of inverted subjects, all at offsets of the text.

The same reading is made of a treebank's tree, which is right, and of the parser's, which is what the layer must better.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

QUE = frozenset(("que", "qu'", "qu’"))
STOPS = ".!?…"
KINDS = {
    "root": "main",
    "parataxis": "main",
    "ccomp": "complement",
    "csubj": "complement",
    "xcomp": "complement",
    "acl": "complement",
    "acl:relcl": "relative",
    "advcl:cleft": "relative",
    "advcl": "adverbial",
}
"""Kinds of clauses by the arc of their head; of arcs with a subtype that is not here, by the arc without it."""

GOVERNED = frozenset(("xcomp", "ccomp", "csubj", "acl", "advcl", "obl", "nmod"))
"""Arcs by which an infinitive hangs on what governs it."""

VERBLESS = frozenset(("aux", "cop"))
SET_BESIDE = frozenset(("conj", "parataxis"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a tree: its form in lower case, its offsets, and what is said of it."""

    form: str
    start: int
    end: int
    pos: str
    arc: str
    head: int
    features: str

    @property
    def bare_arc(self) -> str:
        """The arc without its subtype."""
        return self.arc.partition(":")[0]

    @property
    def is_finite(self) -> bool:
        """Whether it is a finite verb."""
        return self.pos in ("VERB", "AUX") and "VerbForm=Fin" in self.features


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite clause: without those that are coordinated with it or set beside it, and without marks at its ends.

    Attributes:
        verb: where its finite verb begins.
        kind: main, complement, relative, adverbial or other; of a coordinated clause, that of the first.
        start, end: its first character and the one after its last.
    """

    verb: int
    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Facts:
    """What is said of a sentence.

    Attributes:
        clauses: its finite clauses.
        que: of every "que" by its place: "complement", "relative" or "other".
        infinitives: of every governed infinitive by its place, where its governor begins.
        inverted: of every finite verb with its subject on the right by its place, where the subject's head begins.
    """

    clauses: list[Clause] = field(default_factory=list)
    que: dict[int, str] = field(default_factory=dict)
    infinitives: dict[int, int] = field(default_factory=dict)
    inverted: dict[int, int] = field(default_factory=dict)


def bare_end(form: str, start: int) -> int:
    """Give where a word ends without a full stop that one tokenizer leaves on it and another does not."""
    return start + len(form.rstrip(STOPS) or form)


def facts_of(words: Sequence[Word]) -> Facts:
    """Read a tree."""
    tree = _Tree(words)
    facts = Facts()
    for at, word in enumerate(words):
        verb = tree.finite[at]
        if verb is not None:
            facts.clauses.append(tree.clause(at, verb))
            subject = tree.subject_behind(at, verb)
            if subject is not None:
                facts.inverted[words[verb].start] = words[subject].start
        if word.form in QUE:
            facts.que[word.start] = tree.que(at)
        if "VerbForm=Inf" in word.features and word.pos in ("VERB", "AUX"):
            governor = tree.governor(at)
            if governor is not None:
                facts.infinitives[word.start] = words[governor].start
    return facts


class _Tree:
    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.children: list[list[int]] = [[] for _ in words]
        for at, word in enumerate(words):
            if word.head != at:
                self.children[word.head].append(at)
        self.finite = [self._finite(at) for at in range(len(words))]

    def _finite(self, at: int) -> int | None:
        """Give the finite verb of the clause that a word heads: itself, its auxiliary, its copula."""
        word = self.words[at]
        if word.bare_arc in VERBLESS and word.head != at:
            return None
        if word.is_finite:
            return at
        helpers = (c for c in self.children[at] if self.words[c].bare_arc in VERBLESS and self.words[c].is_finite)
        return next(helpers, None)

    def first(self, at: int) -> int:
        """Give the first of the conjuncts that a word belongs to."""
        seen = 0
        while self.words[at].bare_arc == "conj" and self.words[at].head != at and seen < len(self.words):
            at = self.words[at].head
            seen += 1
        return at

    def clause(self, at: int, verb: int) -> Clause:
        first = self.words[self.first(at)]
        kind = KINDS.get(first.arc) or KINDS.get(first.bare_arc) or "other"
        own = [place for place in self._own(at) if self.words[place].pos not in ("PUNCT", "SPACE")]
        places = [self.words[place] for place in own] or [self.words[at]]
        start, end = min(word.start for word in places), max(bare_end(word.form, word.start) for word in places)
        return Clause(self.words[verb].start, kind, start, end)

    def _own(self, top: int) -> list[int]:
        """Give the words of a clause: all below its head but the clauses beside it and what joins it to another."""
        found = [top]
        waiting = [
            child
            for child in self.children[top]
            if not (self.words[child].bare_arc in SET_BESIDE and self.finite[child] is not None)
            and not (self.words[child].bare_arc == "cc" and child < top)
        ]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting.extend(self.children[at])
        return found

    def subject_behind(self, at: int, verb: int) -> int | None:
        subjects = (
            child
            for child in self.children[at]
            if child > verb and (self.words[child].bare_arc == "nsubj" or self.words[child].arc == "expl:subj")
        )
        return next(subjects, None)

    def que(self, at: int) -> str:
        word = self.words[at]
        if word.pos == "PRON":
            return "other" if "PronType=Int" in word.features else "relative"
        first = self.first(word.head)
        head = self.words[first]
        described = head.bare_arc == "root" and any(self.words[c].bare_arc == "cop" for c in self.children[first])
        argument = (KINDS.get(head.bare_arc) == "complement" or described) and self.finite[word.head] is not None
        if word.bare_arc != "mark" or head.arc == "advcl:cleft" or not argument:
            return "other"
        others = (c for c in self.children[word.head] if self.words[c].bare_arc == "mark")
        return "complement" if next(others) == at else "other"  # « pour que »

    def governor(self, at: int) -> int | None:
        """Give what an infinitive hangs on, over what it is coordinated with; None where it hangs on nothing."""
        top = self.words[at].head if self.words[at].bare_arc in VERBLESS else at
        first = self.first(top)
        word = self.words[first]
        return word.head if word.bare_arc in GOVERNED and word.head != first else None

"""The clauses of a sentence as they open and close, in one pass from left to right.

A word that opens a clause adds one, which waits for its verb; a finite verb goes to the innermost clause that waits,
and closes those that stand between. A verb for which none waits begins a clause beside an open one. Brackets and
quotations bound what begins in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS
from nlp_pipeline.language.syntax.clause_beginnings import PARTING_MARKS, behind_inner, behind_joint, subject_start
from nlp_pipeline.language.syntax.clause_closings import closed_end, end_by_arcs
from nlp_pipeline.language.syntax.clause_joints import RESTARTS, before_joints, group_start, over_joints
from nlp_pipeline.language.syntax.clause_record import ClauseRecord

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.arc_edges import ArcEdges
    from nlp_pipeline.language.syntax.opener import Opener

HIGHEST_CLIMB = 40
"""Arcs from a coordinated verb to the clause that it is joined to: a guard of running time in very long sentences."""


class SentenceClauses:
    """The clauses of one sentence, kept open from their first word to their last.

    Args:
        view: the Doc as lists.
        finite: for every token, whether it is a finite verb.
        openers: what opens a clause, by the first token of the clause.
        arcs: what hangs on each token.
        sentence: its tokens.
    """

    def __init__(
        self, view: DocView, finite: list[bool], openers: dict[int, Opener], arcs: ArcEdges, sentence: TokenRange
    ) -> None:
        self.view, self.finite, self.openers, self.arcs = view, finite, openers, arcs
        self.start, self.end = sentence
        self.found: list[ClauseRecord] = []
        self.open: list[ClauseRecord] = []
        self.floors: list[int] = []  # how many clauses were open where each bracket was
        self.brackets: dict[int, ClauseRecord] = {}  # by the token after each closing bracket, what stands in it

    def read(self) -> list[ClauseRecord]:
        """Give the clauses of the sentence that have a verb."""
        view = self.view
        self._push(ClauseRecord("main", self.start))
        for at in range(self.start, self.end):
            word = view.words[at]
            if word in OPENING_BRACKETS:
                self.floors.append(len(self.open))
                self._push(ClauseRecord("main", at + 1))
            elif word in CLOSING_BRACKETS and self.floors:
                floor = self.floors.pop()
                self.brackets[at + 1] = self.open[floor]
                self._close_to(floor, at)
            quotation = view.closing_before(at)
            if quotation is not None:
                self._leaves_quotation(quotation.start, at)
            opener = self.openers.get(at)
            if opener is not None:
                self._opens(opener)
            elif word in RESTARTS and self.open[-1].verb < 0:
                self._restart(at)
            if self.finite[at]:
                self._takes_verb(at)
        self._close_to(0, self.end)
        return [clause for clause in self.found if clause.verb >= 0]

    def _leaves_quotation(self, opening: int, end: int) -> None:
        """Close the clauses that a quotation began, where it ends."""
        place = next((p for p in range(self._floor + 1, len(self.open)) if self.open[p].start > opening), None)
        if place is not None:
            self._close_to(place, end)

    def _restart(self, at: int) -> None:
        """Let a clause that has no verb yet begin behind a colon or semicolon: « Note : P »."""
        top = self.open[-1]
        if top.opener < 0 or top.verbless:
            while len(self.open) > self._floor + 1 and self.open[-1].verb < 0 and self.open[-1].verbless:
                self.open.pop()
            top = self.open[-1]
            if top.verb < 0 and top.opener < 0:
                top.start = at + 1

    @property
    def _floor(self) -> int:
        return self.floors[-1] if self.floors else 0

    def _push(self, clause: ClauseRecord) -> None:
        self.open.append(clause)
        self.found.append(clause)

    def _close_to(self, count: int, end: int) -> None:
        while len(self.open) > count:
            self._close(self.open.pop(), end)

    def _close(self, clause: ClauseRecord, end: int) -> None:
        clause.end = closed_end(self.view, self.arcs, self.found, self.brackets, clause, end)

    def _opens(self, opener: Opener) -> None:
        view = self.view
        top = self.open[-1]
        joint = opener.start - 1
        joined = view.is_in(joint, view.grammar.clauses.inner_joints) and opener.kind != "main"
        if joined and self._joins(opener, joint):
            return
        parent = top
        if top.verb >= 0:
            keep = self._holder(opener)
            self._close_to(keep + 1, opener.start)
            parent = self.open[-1]
        self._push(ClauseRecord(opener.kind, opener.start, parent=parent, opener=opener.at, verbless=opener.verbless))

    def _joins(self, opener: Opener, joint: int) -> bool:
        """Open a clause beside one of its kind: « dit que P et que P' »."""
        for place in range(len(self.open) - 1, self._floor - 1, -1):
            first = self.open[place]
            alike = first.kind == opener.kind or self.view.words[first.opener] == self.view.words[opener.at]
            if alike and first.verb >= 0 and first.opener >= 0:
                self._close_to(place, joint)
                self._push(ClauseRecord(first.kind, opener.start, parent=first.parent, beside=first, opener=opener.at))
                return True
        return False

    def _holder(self, opener: Opener) -> int:
        """Give the place of the open clause that a new one stands in: the innermost, unless marks and arcs say not."""
        view = self.view
        last = len(self.open) - 1
        if view.words[opener.start - 1] != "," or opener.kind == "relative":
            return last
        head = view.head[opener.at]
        governor = view.head[head] if head != opener.at else head
        for place in range(last, self._floor, -1):
            if governor >= self.open[place].start or self.open[place].verb < 0:
                return place
        return self._floor

    def _takes_verb(self, at: int) -> None:
        group = group_start(self.view, at, self.start)
        self._drop_verbless(group)
        place = next((p for p in range(len(self.open) - 1, self._floor - 1, -1) if self.open[p].verb < 0), None)
        if place is not None and place == len(self.open) - 1:
            self._gives_verb(place, at)
        elif place is not None and not self._goes_on(place, group, at):
            self._return_to(place, group, at)
            self._gives_verb(place, at)
        else:
            self._sets_beside(group, at)

    def _gives_verb(self, place: int, verb: int) -> None:
        clause = self.open[place]
        clause.verb = verb
        if clause.opener < 0:
            clause.start = over_joints(self.view, clause.start, verb)

    def _drop_verbless(self, group: int) -> None:
        """Take a comparison for one without a verb where the verb at hand belongs to the clause around it."""
        view = self.view
        while len(self.open) > self._floor + 1 and self.open[-1].verb < 0 and self.open[-1].verbless:
            top = self.open[-1]
            own = view.is_in(group - 1, view.grammar.subject_pronouns) or group == top.opener + 1
            if own and not any(view.words[at] == "," for at in range(top.opener, group)):
                return
            waits = self.open[-2].verb < 0
            led = not any(view.is_word(at) for at in range(self.open[0].start, top.start))
            parted = any(
                view.words[at] == "," or view.is_in(at, view.grammar.clause_joints)
                for at in range(top.opener + 1, group)
            )
            if (not waits or led) and not parted:
                return
            self.open.pop()

    def _goes_on(self, place: int, group: int, verb: int) -> bool:
        """Tell a verb that is coordinated with an inner clause, while an outer one waits: « qui entre et voit P »."""
        view = self.view
        joint = view.is_in(group - 1, view.grammar.clause_joints)
        if not joint:
            return False
        return any(self.finite[at] for at in range(verb + 1, self._reach(verb)))

    def _reach(self, at: int) -> int:
        """Give where the search for a later verb of the same clause ends."""
        stop = at + 1
        while stop < self.end and self.view.words[stop] not in PARTING_MARKS:
            if stop in self.openers:
                return stop
            stop += 1
        return stop

    def _return_to(self, place: int, group: int, verb: int) -> None:
        """Close the clauses inside the one that goes on with its verb."""
        view = self.view
        outer = self.open[place]
        inner = self.open[place + 1]
        last = max(clause.verb for clause in self.open[place + 1 :])
        end = group
        commas = [at for at in range(last + 1, group) if view.words[at] == ","]
        if commas:
            led = view.word(inner.start - 1) == ","
            fronted = not any(view.is_word(at) for at in range(outer.start, inner.start))
            end = end_by_arcs(self.arcs, commas, inner) if led or fronted else commas[-1]
            if led and not fronted:
                end = commas[0] if view.words[group - 1] != "," else end_by_arcs(self.arcs, commas, inner)
        elif not any(view.is_word(at) for at in range(outer.start, inner.start)):
            end = subject_start(view, self.arcs, last + 1, group, verb)
        self._close_to(place + 1, end)

    def _sets_beside(self, group: int, verb: int) -> None:
        """Begin a clause beside an open one, for a verb that nothing has announced."""
        view = self.view
        start = behind_inner(view, self.arcs, self.found, self.start, group, verb)
        if start is None:
            last = max((clause.verb for clause in self.found), default=self.start)
            start = behind_joint(view, self.arcs, max(last + 1, self.open[-1].start), group, verb)
        else:
            while len(self.open) > self._floor + 1 and self.open[-1].start >= start:
                self._close(self.open.pop(), group)
        if self._opens_quotation(start, verb):
            self._push(ClauseRecord("main", start, verb=verb, parent=self.open[-1]))
            return
        place = self._level(start, verb)
        beside = self.open[place]
        self._close_to(place, before_joints(view, start, beside.start + 1))
        self._push(ClauseRecord(beside.kind, start, verb=verb, parent=beside.parent, beside=beside, opener=-1))

    def _opens_quotation(self, start: int, verb: int) -> bool:
        """Tell the first verb of a quotation that a clause goes on with: « crie « N'oubliez pas » »."""
        view = self.view
        quotation = view.quotation(verb)
        if (
            quotation is None
            or not self.start < quotation.start <= start
            or view.words[quotation.start - 1] in RESTARTS
        ):
            return False
        within = any(quotation.start <= clause.verb < quotation.end for clause in self.found)
        return not within and view.word(quotation.start - 1) != ","

    def _level(self, start: int, verb: int) -> int:
        """Give the open clause beside which a new one stands: by the arc of its verb, or the outermost."""
        view = self.view
        floor = self._floor
        if any(
            view.words[at] in RESTARTS
            for at in range(max(start - view.grammar.clauses.farthest_restart, self.start), start)
        ):
            return floor
        quotation = view.quotation(verb)
        if quotation is not None and quotation.start > self.open[floor].start:
            within = [p for p in range(floor, len(self.open)) if self.open[p].verb >= quotation.start]
            floor = within[0] if within else floor
        predicate = self.arcs.predicate(verb)
        if view.dep[predicate] != "conj":
            return floor
        owners = {self.arcs.predicate(c.verb): p for p, c in enumerate(self.open) if c.verb >= 0 and p >= floor}
        owners.update({c.verb: p for p, c in enumerate(self.open) if c.verb >= 0 and p >= floor})
        head = predicate
        for _ in range(HIGHEST_CLIMB):
            if view.head[head] == head:
                break
            head = view.head[head]
            if head in owners:
                return owners[head]
        return floor

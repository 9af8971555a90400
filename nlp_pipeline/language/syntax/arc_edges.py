"""Where the parser lets what hangs on each token begin and end: one witness among several for the edges of clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


class ArcEdges:
    """The first and the last token below each token.

    Attributes:
        left, right: for every token, those of what hangs on it, itself included.
    """

    def __init__(self, view: DocView) -> None:
        self.view = view
        self.left = list(range(view.length))
        self.right = list(range(view.length))
        waiting = [len(children) for children in view.children]
        done = [at for at, count in enumerate(waiting) if not count]
        while done:
            at = done.pop()
            head = view.head[at]
            if head == at:
                continue
            self.left[head] = min(self.left[head], self.left[at])
            self.right[head] = max(self.right[head], self.right[at])
            waiting[head] -= 1
            if not waiting[head]:
                done.append(head)

    def predicate(self, verb: int) -> int:
        """Give the head of a finite verb's clause: what an auxiliary or a copula hangs on."""
        helps = self.view.dep[verb].partition(":")[0] in ("aux", "cop")
        return self.view.head[verb] if helps else verb

"""How several processes share the tests: each takes whole files, so that what those of a file share is made once."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

APART = frozenset(
    f"tests/{name}.py" for name in ("faults/test_surroundings", "test_code_quality", "test_docs", "test_notebooks")
)
"""Files whose tests share nothing that takes long to make: each goes to whichever process is free."""


TOGETHER = "/browser/"
"""In the place of files that are taken together: each folder of them starts one browser."""


READ_ONCE = frozenset(
    f"tests/{name}.py"
    for name in (
        "language/attribution/test_choice",
        "language/made/test_changes",
        "language/sources/test_resolution_accuracy",
        "language/test_pipeline",
        "test_corpus",
    )
)
"""Files that ask for the same articles of the corpus: the process that takes one takes all, and reads them once."""


class WholeFiles(LoadScopeScheduling):
    """Hands out files in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if TOGETHER in file:
            return file.rpartition("/")[0]
        if file in READ_ONCE:
            return "tests/corpus"
        return nodeid if file in APART else file

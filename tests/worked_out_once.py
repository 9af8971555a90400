"""What one process would work out dozens of times: the tables of a model's lemmas, and what is no garbage."""

from __future__ import annotations

import gc
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.lookups import Table


@cache
def pipeline() -> Language:
    """Load the pipeline with the default model; processes that are forked after that have it too."""
    from nlp_pipeline.language.load import load

    return load()


def share_tables() -> None:
    """Let models that are loaded from the same bytes have the same tables: most of the time that loading takes."""
    import srsly
    from spacy.lookups import Lookups, Table

    @cache
    def tables_of(content: bytes) -> dict[str, Table]:
        return {name: Table(name, table) for name, table in srsly.msgpack_loads(content).items()}

    def from_bytes(lookups: Any, content: bytes, **_: Any) -> Any:
        lookups._tables = dict(tables_of(content))
        return lookups

    Lookups.from_bytes = from_bytes  # type: ignore[method-assign]


def keep_what_is_there() -> None:
    """Leave what there is before the first test out of every search for garbage, and search less often."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()

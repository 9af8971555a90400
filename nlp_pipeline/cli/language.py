"""Loading the language part, with words for what can go wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.cli.messages import stop

if TYPE_CHECKING:
    from rich.console import Console
    from spacy.language import Language


def open_language(
    model: str,
    *,
    hearsay: bool,
    lexicon: str | None = None,
    gazetteer: str | None = None,
    console: Console | None = None,
) -> Language:
    """Load the pipeline; a model that is not installed, or a user's file that is not valid, is wrong usage.

    Args:
        model: name or path of a spaCy model.
        hearsay: whether bare conditionals count as claims.
        lexicon: a file with the user's own words.
        gazetteer: a file with the user's own names.
        console: where to show that it is loading; None to stay silent.
    """
    check_own_files(lexicon, gazetteer)
    if console is not None and console.is_terminal:
        with console.status(f"Loading {model} …"):
            return _load(model, hearsay, lexicon, gazetteer)
    return _load(model, hearsay, lexicon, gazetteer)


def check_own_files(lexicon: str | None, gazetteer: str | None) -> None:
    """Stop before the model is loaded where a user's file is not valid."""
    from nlp_pipeline.lexicon import LexiconError, load_lexicon
    from nlp_pipeline.lexicon.gazetteer import GazetteerError, load_gazetteer

    try:
        if lexicon is not None:
            load_lexicon(extra=Path(lexicon))
        load_gazetteer(*(Path(path) for path in (lexicon, gazetteer) if path is not None))
    except (LexiconError, GazetteerError) as error:
        stop(str(error))


def _load(model: str, hearsay: bool, lexicon: str | None, gazetteer: str | None) -> Language:
    # Imported here: spaCy takes a second, and --help must not wait for it.
    from nlp_pipeline.language.load import ModelNotFoundError, load

    try:
        return load(model, hearsay=hearsay, lexicon=lexicon, gazetteer=gazetteer)
    except ModelNotFoundError as error:
        stop(str(error))
    except (OSError, ValueError, KeyError) as error:
        stop(f"the model {model} cannot be used: {error}")

"""Loading the language part, with words for what can go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.cli.messages import stop

if TYPE_CHECKING:
    from rich.console import Console
    from spacy.language import Language


def open_language(model: str, *, hearsay: bool, console: Console | None = None) -> Language:
    """Load the pipeline; a model that is not installed, or does not fit, is wrong usage.

    Args:
        model: name or path of a spaCy model.
        hearsay: whether bare conditionals count as claims.
        console: where to show that it is loading; None to stay silent.
    """
    if console is not None and console.is_terminal:
        with console.status(f"Loading {model} …"):
            return _load(model, hearsay=hearsay)
    return _load(model, hearsay=hearsay)


def _load(model: str, *, hearsay: bool) -> Language:
    # Imported here: spaCy takes a second, and --help must not wait for it.
    from nlp_pipeline.language.load import ModelNotFoundError, load

    try:
        return load(model, hearsay=hearsay)
    except ModelNotFoundError as error:
        stop(str(error))
    except (OSError, ValueError, KeyError) as error:
        stop(f"the model {model} cannot be used: {error}")

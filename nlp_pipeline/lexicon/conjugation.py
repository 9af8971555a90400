"""The forms of a verb by those of another one that is conjugated alike, for verbs that are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.lexicon.csv_rows import LexiconError
from nlp_pipeline.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from nlp_pipeline.lexicon.forms import FormTable

SHORTEST_ENDING = 2
"""In letters: what two infinitives must share for one to be conjugated like the other."""

ASK_FOR_FORMS = N_(
    'give a verb that it is conjugated like (like = "rappeler"), or its forms (forms = {{ "{verb}" = "inf" }})'
)


def conjugated(
    verb: str, forms: FormTable, models: Mapping[str, str], place: str, like: str | None = None
) -> dict[str, tuple[str, ...]]:
    """Give the forms of a verb that the lexicon does not conjugate yet, each with its features.

    Args:
        verb: the verb's infinitive.
        forms: the forms that are known.
        models: verbs that others are conjugated like, by the ending of the infinitive.
        place: where the verb stands, for messages.
        like: a known verb that it is conjugated like; None to go by its ending.

    Raises:
        LexiconError: the ending does not settle it, or ``like`` is no verb that could.
    """
    ending = _ending(verb, models) if like is None else _common_ending(verb, like)
    model = models.get(ending, "") if like is None else like
    if not model:
        raise LexiconError(
            _("{place}: the forms of {head!r} are not known; {format}").format(
                place=place, head=verb, format=_(ASK_FOR_FORMS).format(verb=verb)
            )
        )
    known = forms.of_verb(model)
    if not known:
        raise LexiconError(
            _("{place}: like = {model!r} is no verb of the lexicon; name another").format(place=place, model=model)
        )
    if len(ending) < SHORTEST_ENDING:
        raise LexiconError(
            _("{place}: {head!r} does not end like {model!r}; name another").format(place=place, head=verb, model=model)
        )
    stem, model_stem = verb.removesuffix(ending), model.removesuffix(ending)
    return {stem + form.removeprefix(model_stem): features for form, features in known.items()}


def _ending(verb: str, endings: Collection[str]) -> str:
    """Give the longest of the known endings that a verb has, '' where it has none."""
    return next((verb[at:] for at in range(1, len(verb)) if verb[at:] in endings), "")


def _common_ending(verb: str, model: str) -> str:
    """Give the longest ending that two verbs share."""
    shared = 0
    while shared < min(len(verb), len(model)) and verb[-shared - 1] == model[-shared - 1]:
        shared += 1
    return verb[len(verb) - shared :]

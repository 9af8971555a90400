"""What a pipeline of ours says of itself, also where it is saved: it is not the model that it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp_pipeline.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.language import Language

NAME, AUTHOR, LICENSE = "selon", "The Selon developers", "MIT"


def sign(nlp: Language, weights: Iterable[Mapping[str, str]]) -> None:
    """Write into a pipeline's meta data whose it is, what it was made from, and under which licences.

    Args:
        nlp: a model with our components; its ``meta`` is changed, which ``to_disk`` saves as ``meta.json``.
        weights: what its weights were made of besides the model's own sources (name, author, url, license).
    """
    model = nlp.meta
    origin = {
        "name": f"{model['lang']}_{model['name']} {model['version']}",
        "author": model.get("author", ""),
        "url": model.get("url", ""),
        "license": model.get("license", ""),
    }
    sources: list[Mapping[str, Any]] = [origin, *weights]
    licenses = dict.fromkeys([LICENSE, *(source["license"] for source in sources if source["license"])])
    changed = {
        **model,
        "name": f"{NAME}_{model['name']}",
        "version": __version__,
        "description": f"{nlp.lang}_{model['name']} with Selon's components: claims, their sources, entities.",
        "author": AUTHOR,
        "email": "",
        "url": "",
        "license": ", ".join(licenses),
        "sources": [*sources, *(model.get("sources") or [])],
        "requirements": [f"{NAME}>={__version__}"],
    }
    changed.pop("performance", None)  # the model's figures, of texts and weights that are not ours
    nlp.meta = changed

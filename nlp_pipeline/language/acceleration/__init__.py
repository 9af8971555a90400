"""The model's own work in less time, with the same annotations.

Every part takes the place of one computation of the model where it knows its architecture, and steps aside with a
warning where it does not; what is saved and loaded again is the model as it was shipped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.acceleration.canary import sample_annotations, was_tried
from nlp_pipeline.language.acceleration.embedding import embed_each_type_once
from nlp_pipeline.language.acceleration.encoder import encode_in_blocks
from nlp_pipeline.language.acceleration.lemmas import look_lemmas_up_in_sets
from nlp_pipeline.language.acceleration.loading import quick_loading
from nlp_pipeline.language.acceleration.parser import parse_sentences_together
from nlp_pipeline.language.acceleration.prerequisites import AccelerationWarning, apply_parts, warn
from nlp_pipeline.language.acceleration.products import use_fast_products
from nlp_pipeline.language.acceleration.recognizer import decide_entities_together
from nlp_pipeline.language.acceleration.tags import tag_by_part_of_speech
from nlp_pipeline.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

__all__ = ["AccelerationWarning", "accelerate", "accelerated", "quick_loading"]

PARTS = {
    N_("products of matrices"): use_fast_products,
    N_("vectors of words"): embed_each_type_once,
    N_("vectors in context"): encode_in_blocks,
    N_("lemmas"): look_lemmas_up_in_sets,
    N_("tags"): tag_by_part_of_speech,
    N_("entities"): decide_entities_together,
    N_("the parse"): parse_sentences_together,
}


def accelerated(make: Callable[[], Language]) -> Language:
    """Give the pipeline that a function makes, made faster.

    Where spaCy, thinc or the model are others than those of the tests, a few sentences are annotated before and
    after; if anything differs, the pipeline is made again and stays as it was shipped, which is said by a warning.

    Args:
        make: gives a pipeline as ``spacy.load`` does.
    """
    nlp = make()
    if was_tried(nlp):
        accelerate(nlp)
        return nlp
    as_shipped = sample_annotations(nlp)
    accelerate(nlp)
    try:
        is_as_shipped = sample_annotations(nlp) == as_shipped
    except Exception:  # noqa: BLE001 - what works as it was shipped must not fail because it is faster
        is_as_shipped = False
    if is_as_shipped:
        return nlp
    warn(
        _("the model works as it was shipped, which takes longer: accelerated, it annotates a few sentences otherwise")
    )
    return make()


def accelerate(nlp: Language) -> None:
    """Make a French pipeline faster without changing what it annotates.

    Args:
        nlp: a pipeline as ``spacy.load`` gives it; changed in place. A component that it does not have is not missed;
            one that is not built as is known works as it was shipped, which is said by an ``AccelerationWarning``.
    """
    apply_parts(nlp, PARTS)

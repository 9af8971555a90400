"""A component of spaCy's with one of its computations done for a whole batch at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.util import minibatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc


class Together:
    """Predicts as the component that it stands for, which does all else: training, saving, loading."""

    def __init__(self, component: Any) -> None:
        self.component = component

    def __getattr__(self, name: str) -> Any:
        if name == "component":  # not there yet while it is unpickled
            raise AttributeError(name)
        return getattr(self.component, name)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Annotate a stream of texts, batch by batch."""
        for batch in minibatch(docs, size=batch_size):  # type: ignore[no-untyped-call]
            try:
                self.annotate(batch)
                yield from batch
            except Exception as error:  # noqa: BLE001 - what it raises is for the pipeline's error handler
                self.component.get_error_handler()(self.component.name, self.component, batch, error)

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Annotate a batch of texts; here as the component itself does."""
        self.component.set_annotations(docs, self.component.predict(docs))


def work_together(
    nlp: Language, kind: type[Any], together: type[Together], *, features: int, is_known: Callable[[Any], bool]
) -> None:
    """Let the components of one kind in a pipeline work by batches, where they decide as spaCy's usual ones do.

    Args:
        nlp: the pipeline; changed in place.
        kind: of component that decides by transitions; no subclass of it.
        together: what takes its place.
        features: how many words a decision looks at.
        is_known: tells what has to hold besides.
    """
    for place, (name, component) in enumerate(nlp._components):
        if type(component) is kind and _is_usual(component, features) and is_known(component):
            nlp._components[place] = (name, together(component))


def _is_usual(component: Any, features: int) -> bool:
    """Tell a greedy decider with two layers of weights on this machine's processor, all of whose decisions are used."""
    model = component.model
    if component.cfg["beam_width"] != 1 or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
        return False
    lower = model.get_ref("lower")
    return bool(lower.get_dim("nF") == features and lower.get_dim("nP") > 1 and model.ops.xp is np)

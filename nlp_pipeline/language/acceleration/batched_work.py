"""A component of spaCy's with one of its computations done for a whole batch at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.util import minibatch

from nlp_pipeline.language.acceleration.prerequisites import NotAsKnownError
from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model


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
    nlp: Language,
    kind: type[Any],
    together: type[Together],
    *,
    features: int,
    letters: str,
    scorer: Callable[[Model[Any, Any], Model[Any, Any], NDArray[np.float32]], object],
) -> None:
    """Let the components of one kind in a pipeline work by batches, where they decide as spaCy's usual ones do.

    Args:
        nlp: the pipeline; changed in place. On a GPU a component works as spaCy's.
        kind: of component that decides by transitions; no subclass of it.
        together: what takes its place.
        features: how many words a decision looks at.
        letters: what the names of the decisions begin with.
        scorer: made of the two upper layers and the vectors of words.

    Raises:
        NotAsKnownError: spaCy or the model is another than the one that this was made for.
    """
    components: list[tuple[str, Any]] = nlp._components
    places = [at for at, (_, each) in enumerate(components) if type(each) is kind and each.model.ops.xp is np]
    for at in places:
        _check(components[at][1], features, letters, scorer)
    for at in places:
        name, component = components[at]
        components[at] = (name, together(component))


def _check(component: Any, features: int, letters: str, scorer: Callable[..., object]) -> None:
    """Make sure of a greedy decider with two layers of weights, all of whose decisions are used."""
    model = component.model
    if component.cfg.get("beam_width") != 1:
        raise NotAsKnownError(_("its beam width is {width}, not 1").format(width=component.cfg.get("beam_width")))
    if not model.attrs.get("has_upper") or model.attrs.get("unseen_classes") or len(model.layers) != UPPER + 1:
        raise NotAsKnownError(_("its network is built another way"))
    lower = model.get_ref("lower")
    if lower.get_dim("nF") != features or lower.get_dim("nP") < PIECES:
        raise NotAsKnownError(_("its decisions look at other words"))
    names = [component.moves.get_class_name(number) for number in range(component.moves.n_moves)]
    if unknown := {name[:1] for name in names} - {*letters}:
        raise NotAsKnownError(_("unknown decisions: {names}").format(names=", ".join(sorted(unknown))))
    vectors = np.zeros((1, lower.get_dim("nI")), dtype="float32")
    scorer(*model.layers[1:], vectors)


UPPER = 2
"""The place of the last layer; the first two give the words' vectors and what is summed of them."""

PIECES = 2
"""Of a maxout, at least."""

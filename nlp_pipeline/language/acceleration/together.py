"""A component of spaCy's with one of its computations done for a whole batch at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.util import minibatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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

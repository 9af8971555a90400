"""Articles through the pipeline, one after another, whatever single ones do."""

from __future__ import annotations

import os
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from threading import RLock
from typing import TYPE_CHECKING, Literal

from nlp_pipeline.messages import _
from nlp_pipeline.readers import ReadError, sound_article
from nlp_pipeline.rows import claim_rows, confident_rows, entity_rows
from nlp_pipeline.run.grouping import groups_of
from nlp_pipeline.run.long_articles import LONGEST_PART, moved_claims, moved_entities, parts_of, with_one_label
from nlp_pipeline.schema import Article, Claim, Entity, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language

Item = Article | ReadError
"""What readers give: an article, or in its place why it cannot be read."""

BATCH_SIZE = 32
"""Articles that go through the model together: more are not faster and need more memory."""

_BATCH_CHARACTERS = 400_000
"""Where articles are very long, fewer of them make a batch, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was found in one article, as rows of the two tables."""

    article: Article
    claims: list[Row]
    entities: list[Row]


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that gave no rows: its path or id, whether reading or the model failed, and the reason."""

    name: str
    stage: Literal["read", "model"]
    reason: str


Result = Extracted | Failure
"""What a run gives for an item."""


def name_of(item: Item) -> str:
    """Give the name by which an item is reported: its path or its id."""
    return item.path if isinstance(item, ReadError) else item.doc_id


def extract_articles(
    nlp: Language,
    articles: Iterable[Item],
    *,
    min_confidence: float = 0.0,
    batch_size: int = BATCH_SIZE,
) -> Iterator[Result]:
    """Find the claims and entities of articles, in their order, as a stream.

    Args:
        nlp: a pipeline with Selon's components, as ``load`` gives it.
        articles: the articles, and what could not be read between them, which is passed on as a failure.
        min_confidence: claims whose confidence is below it are left out.
        batch_size: how many articles go through the model together.

    Returns:
        For each article its rows, or a failure where its text is not valid or the model raises on it alone.

    Raises:
        ValueError: the pipeline lacks the component that finds claims.
    """
    if "selon_claims" not in nlp.pipe_names:
        raise ValueError("the pipeline has no component selon_claims: load it with nlp_pipeline.load()")
    results = _stream(nlp, articles, batch_size)
    return (_confident(result, min_confidence) for result in results) if min_confidence else results


def _confident(result: Result, minimum: float) -> Result:
    if isinstance(result, Failure):
        return result
    return replace(result, claims=confident_rows(result.claims, minimum))


def _stream(nlp: Language, articles: Iterable[Item], batch_size: int) -> Iterator[Result]:
    for batch in groups_of(map(checked, articles), most=batch_size, most_characters=_BATCH_CHARACTERS):
        yield from _batch_results(nlp, batch)


def checked(item: Item) -> Article | Failure:
    """Turn what could not be read, and an article whose text is no valid Unicode, into a failure."""
    if isinstance(item, ReadError):
        return Failure(item.path, "read", item.reason)
    try:
        item.text.encode("utf-8")
    except UnicodeEncodeError as error:
        shown = item.doc_id.encode("utf-8", "replace").decode("utf-8")
        return Failure(
            shown, "read", _("not valid text: half of a surrogate pair at character {place}").format(place=error.start)
        )
    return sound_article(item)


def _batch_results(nlp: Language, batch: Sequence[Article | Failure]) -> Iterator[Result]:
    articles = [item for item in batch if isinstance(item, Article)]
    found = _rows(nlp, articles)
    if isinstance(found, Exception):  # one of them made the model fail: each alone, so that only it is lost
        results: Iterator[Result] = (_alone(nlp, article) for article in articles)
    else:
        results = iter(found)
    for item in batch:
        yield item if isinstance(item, Failure) else next(results)


def _alone(nlp: Language, article: Article) -> Result:
    found = _rows(nlp, [article])
    if not isinstance(found, Exception):
        return found[0]
    message = str(found).strip().partition("\n")[0]
    return Failure(article.doc_id, "model", f"{type(found).__name__}: {message}" if message else type(found).__name__)


def _rows(nlp: Language, articles: Sequence[Article]) -> list[Extracted] | Exception:
    """Give the rows of articles, or the exception that the model raised on one of them."""
    with _memory_zone(nlp):
        # The exception is caught inside the zone, so that the zone ends as it should.
        try:
            parts = ((words, (number, at)) for number, one in enumerate(articles) for at, words in parts_of(one.text))
            claims: list[list[Claim]] = [[] for _ in articles]
            entities: list[list[Entity]] = [[] for _ in articles]
            for doc, (number, at) in nlp.pipe(parts, as_tuples=True, batch_size=_together(articles)):
                claims[number] += moved_claims(doc._.claims, at, len(claims[number]))
                entities[number] += moved_entities(doc._.entities, at)
            for number, article in enumerate(articles):
                if len(article.text) > LONGEST_PART:
                    entities[number] = with_one_label(entities[number])
            return [
                Extracted(article, claim_rows(article, found), entity_rows(article, names))
                for article, found, names in zip(articles, claims, entities, strict=True)
            ]
        except Exception as error:  # noqa: BLE001 - whatever a component raises concerns this text only
            return error.with_traceback(None)  # the frames hold Docs of the zone


def _together(articles: Sequence[Article]) -> int:
    """Give how many texts go through the model together: of parts of a long article, only few."""
    longest = max((len(article.text) for article in articles), default=0)
    return BATCH_SIZE if longest <= LONGEST_PART else max(1, _BATCH_CHARACTERS // LONGEST_PART)


@contextmanager
def _memory_zone(nlp: Language) -> Iterator[None]:
    """Free the strings that a batch adds to the vocabulary at its end, unless the caller already does so.

    Threads take turns: what one of them frees, another that uses the same vocabulary would still need.
    """
    with _Turn.lock:
        within = nlp.vocab.in_memory_zone  # type: ignore[attr-defined]  # spaCy's stub leaves it out
        with nullcontext() if within else nlp.memory_zone():
            yield


class _Turn:
    """The lock of the threads of this process; one that another thread held during a fork would never be free."""

    lock = RLock()

    @classmethod
    def renew(cls) -> None:
        cls.lock = RLock()


if hasattr(os, "register_at_fork"):  # not on Windows, which does not fork
    os.register_at_fork(after_in_child=_Turn.renew)

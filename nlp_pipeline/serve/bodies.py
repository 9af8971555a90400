"""What the API is sent: each body is checked against these before a route sees it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from nlp_pipeline.serve.intake import LONGEST_TEXT

_LONGEST_LINE = 2_000
_LONGEST_NOTE = 20_000


def _valid(text: str) -> str:
    """Refuse halves of surrogate pairs, which no file can hold."""
    text.encode("utf-8")
    return text


Text = Annotated[str, AfterValidator(_valid)]
Line = Annotated[str, Field(max_length=_LONGEST_LINE), AfterValidator(_valid)]
Span = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
Kind = Literal["direct", "indirect", "mixed", "hearsay"]
Type = Literal["person", "organization", "media", "document", "group", "anonymous", "none"]


class _Body(BaseModel):
    """A name that nobody knows is an error, not passed over."""

    model_config = ConfigDict(extra="forbid")


class NewArticle(_Body):
    """A text, and what is known of it."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_valid)]
    doc_id: Line = ""
    title: Line = ""
    date: Line = ""
    outlet: Line = ""
    author: Line = ""
    url: Line = ""


class ClaimsWanted(NewArticle):
    """A text whose claims are wanted, without keeping anything."""

    min_confidence: Annotated[float, Field(ge=0, le=1)] = 0.0


class Address(_Body):
    """The address of a page to fetch."""

    url: Line


class ArticleChange(_Body):
    """What is to be different of an article; ``version`` is the one that it is changed from."""

    version: int
    title: Line | None = None
    date: Line | None = None
    outlet: Line | None = None
    author: Line | None = None
    url: Line | None = None
    reviewed: bool | None = None

    def fields(self) -> dict[str, Any]:
        """Give what is to be different."""
        return self.model_dump(exclude={"version"}, exclude_none=True)


class ClaimWords(_Body):
    """The words of a claim and its source: by the words as they stand in the text, or by their offsets."""

    claim: Text | None = None
    claim_spans: list[Span] | None = None
    source_name: Line | None = None
    source_type: Type | None = None
    source_span: Span | None = None
    kind: Kind | None = None
    note: Annotated[str, Field(max_length=_LONGEST_NOTE), AfterValidator(_valid)] | None = None

    def correction(self) -> dict[str, Any]:
        """Give what concerns the claim's row."""
        given: dict[str, Any] = self.model_dump(exclude_none=True)
        return {name: given[name] for name in given if name not in ("note", "verdict", "version")}


class ClaimChange(ClaimWords):
    """What is to be different of a claim; ``version`` is the one that it is changed from."""

    version: int
    verdict: Literal["", "accepted", "rejected"] | None = None


class Step(_Body):
    """The step to take back, or to do again: the one that the window shows."""

    change: int

"""Where a token stands: its sentence, its paragraph, its quotation, and whether somebody reports it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.language.words import tagged_words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.claims import ClaimRecord


@dataclass(frozen=True, slots=True)
class Positions:
    """For every token the numbers of its sentence, paragraph and quotation (-1 outside); where each sentence starts.

    Sentences inside one quotation count as one with what is before it, as a reader follows who speaks.
    """

    sentence_at: list[int]
    sentence_starts: list[int]
    block_at: list[int]
    quotation_at: list[int]


def read_positions(doc: Doc) -> Positions:
    """Number the sentences, blocks and quotations of a Doc."""
    blocks = [0] * len(doc)
    for number, block in enumerate(doc.spans.get("blocks", ())):
        blocks[block.start : block.end] = [number] * (block.end - block.start)
    quotations = [-1] * len(doc)
    for number, quotation in enumerate(doc._.quotations if doc.has_extension("quotations") else ()):
        quotations[quotation.start : quotation.end] = [number] * (quotation.end - quotation.start)
    begins = dict.fromkeys(tagged_words_of(doc).sentence_start)
    starts = [at for at in begins if at == 0 or quotations[at] == -1 or quotations[at] != quotations[at - 1]]
    sentence_at: list[int] = []
    for number, (start, end) in enumerate(pairwise([*starts, len(doc)])):
        sentence_at += [number] * (end - start)
    return Positions(sentence_at, starts, blocks, quotations)


def reported_tokens(doc: Doc, records: Sequence[ClaimRecord]) -> list[bool]:
    """Tell of every token whether it stands inside the content of a claim.

    A piece with no verb in it is not inside: "Paul Rey" in "Paul Rey est soupçonné d'avoir menti" acts in the article.
    It is where its source stands behind it in the same words: « Paul Rey, raconte-t-il, a menti ».
    """
    inside, tags = [False] * len(doc), tagged_words_of(doc).tags
    for record in records:
        pieces = record["content"]
        source = record["source"][0] if record["source"] else -1
        for start, end in pieces:
            cut = end <= source < pieces[-1][0]
            if len(pieces) == 1 or cut or any(tag in ("VERB", "AUX") for tag in tags[start:end]):
                inside[start:end] = [True] * (end - start)
    return inside

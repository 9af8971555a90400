"""Whom « l'intéressé » means where the sentence before speaks of one person alone, who may be who has spoken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.antecedents import fits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.sources.described_one import Description
    from nlp_pipeline.language.sources.parties import Party, Trace


def spoken_of_alone(
    description: Description, traces: Sequence[Trace], speaker: frozenset[str]
) -> tuple[Party, bool] | None:
    """Find the only person in the sentence before: « M. Rey s'est dit soulagé. À en croire l'intéressé, … ».

    Args:
        description: the description.
        traces: all mentions before it, in text order.
        speaker: names that it cannot mean: who says the quotation around it.
    """
    wanted = replace(description.wanted, outside=speaker)
    near = [trace for trace in traces if wanted.place.sentence - trace.place.sentence <= 1]
    people = {trace.party: trace for trace in near if trace.party.type in ("person", "group")}
    if len(people) != 1:
        return None
    party, trace = next(iter(people.items()))
    return (party, False) if party.named and fits(party, trace, wanted) else None

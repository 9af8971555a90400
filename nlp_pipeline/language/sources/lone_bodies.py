"""Which body "la société", "l'organisme" is where one alone is named, or others are places where something happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.sources.described_one import Description
    from nlp_pipeline.language.sources.parties import Party, Trace
    from nlp_pipeline.lexicon.descriptions import Descriptions


def only_body(
    description: Description, possible: Sequence[Trace], traces: Sequence[Trace], known: Descriptions
) -> tuple[Party, bool] | None:
    """Find the only body named so far that may be a company: « Panne chez Solvec … La société française assure que ».

    Args:
        description: the description.
        possible: the last mention of each whom nothing speaks against.
        traces: all mentions before it, in text order.
        known: what nouns can stand for.
    """
    of_company = not known.company.isdisjoint(known.bearers.get(description.noun, ()))
    plain = not description.complement or description.national
    if description.type != "organization" or not (of_company and plain) or description.possessive or description.proper:
        return None
    named = {trace.party for trace in possible if trace.party.named and trace.party.number == "s"}
    bodies = {trace.party for trace in traces if trace.party.named and trace.party.type == "organization"}
    return (next(iter(named)), False) if len(named) == 1 and named == bodies else None


def without_places(last: list[Trace], possible: Sequence[Trace], traces: Sequence[Trace]) -> list[Trace]:
    """Leave out the bodies without a name that have done nothing, where one by name may be meant.

    « Le nombre a triplé dans la métropole. Il figure dans le bilan de Vitalis. Il augmente, détaille l'organisme. »
    """
    if not any(trace.party.named and trace.party.type == "organization" for trace in possible):
        return last
    acting = {trace.party for trace in traces if trace.subject or trace.source}
    return [trace for trace in last if trace.party.named or trace.party in acting]

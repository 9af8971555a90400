"""One label for one name within a text, by vote of the evidence at all its mentions."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.acronyms import bracketed
from nlp_pipeline.language.entities.joining import form_of
from nlp_pipeline.language.entities.label_evidence import ORIGIN_WEIGHTS, Scores
from nlp_pipeline.lexicon.names import SEAT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.language.entities.label_evidence import Evidence
    from nlp_pipeline.language.entities.mention import Mention
    from nlp_pipeline.lexicon.entity_words import EntityWords

MODEL_SHARE = 1.5
"""The most that the model's labels weigh together, however often a name stands in the text."""
ACTS, STAYS = 20.0, 3.0
"""Evidence that a seat of power is the body there, which one mention that acts settles, and that it is the place."""
SURNAME, ONLY_SURNAME = 4.0, 7.0
"""Evidence for a person: the word ends the full name of one; the second where nobody is or goes there: "à Mende"."""
SPELT_OUT = 10.0
"""Evidence for the label of an acronym: the name has it whose acronym stands in brackets beside it."""
COMPANY = 1.0
"""Evidence for a label: the name beside it in a list has it."""


def settle_labels(reading: Reading, mentions: Sequence[Mention], evidence: Evidence) -> None:
    """Give every mention of a name the label that the evidence at all of them together speaks for."""
    keys = [name_key(reading, mention, evidence.words.articles) for mention in mentions]
    groups: dict[str, list[Mention]] = {}
    for mention, key in zip(mentions, keys, strict=True):
        groups.setdefault(key, []).append(mention)
    scores = {key: _together(reading, group, evidence) for key, group in groups.items()}
    alone = {key for key, group in groups.items() if " " not in key and _best(scores[key], group) == "PER"}
    surnames: set[str] = set()
    for key in sorted(groups, key=lambda key: -key.count(" ")):
        if key in surnames:
            there = any(reading.before(each.start) in evidence.words.place_prepositions for each in groups[key])
            scores[key]["PER"] += SURNAME if there else ONLY_SURNAME
        first, _, last = key.rpartition(" ")
        if last in alone and first in evidence.words.first_names:
            scores[key]["PER"] += SURNAME  # « le porte-parole de l'armée |Karim Saleh| … M. Saleh »
        if _best(scores[key], groups[key]) == "PER":
            parts = key.split()
            surnames.update(" ".join(parts[at:]) for at in range(1, len(parts)))
    labels = {key: _best(scores[key], group) for key, group in groups.items()}
    links = [_link(reading, left, right, evidence.words) for left, right in pairwise(mentions)]
    for at, (left, right) in enumerate(pairwise(mentions)):
        listed = links[at] == "," and ((at and links[at - 1]) or any(links[at + 1 : at + 2]))
        if links[at] not in ("", ",") or listed:
            one, other = keys[at : at + 2]
            scores[one][labels[other]] += COMPANY
            scores[other][labels[one]] += COMPANY
        if (pair := bracketed(reading, left, right)) is not None:
            short, long = (keys[at + (mention is right)] for mention in pair)
            scores[short][labels[long]] += SPELT_OUT
    for key, group in groups.items():
        label = _best(scores[key], group)
        for mention in group:
            mention.label = label


def name_key(reading: Reading, mention: Mention, articles: frozenset[str]) -> str:
    """Give what the mentions of one name have in common, whatever their case, accents, hyphens, article at the head."""
    words = list(form_of(" ".join(reading.lower[mention.start : mention.end]).replace("-", " ").split()))
    while len(words) > 1 and words[0] in articles:
        del words[0]
    return " ".join(words)


def _best(scores: Scores, group: Sequence[Mention]) -> str:
    return max(scores, key=lambda label: (scores[label], label == group[0].label), default=group[0].label)


def _together(reading: Reading, group: Sequence[Mention], evidence: Evidence) -> Scores:
    scores = Scores()
    model = Scores()
    for mention in group:
        scores.add(evidence.at(reading, mention.start, mention.end))
        if mention.entry is not None and mention.entry.context == SEAT:
            label = evidence.of_seat(reading, mention.start, mention.end)
            scores[label or mention.label] += ACTS if label == "ORG" else STAYS if label else 0.5
        elif mention.origin == "model":
            model[mention.label] += 1.0
        else:
            scores[mention.label] += ORIGIN_WEIGHTS[mention.origin]
    total = sum(model.values())
    for label, weight in model.items():
        scores[label] += weight * min(MODEL_SHARE, total) / total
    return scores


def _link(reading: Reading, left: Mention, right: Mention, words: EntityWords) -> str:
    """Give the comma or conjunction that joins two neighbouring names, '' where something else stands between."""
    between = reading.lower[left.end : right.start]
    if not 0 < len(between) <= 2 or any(reading.edges[left.end : right.start + 1]):
        return ""
    joins = between[0] == "," or between[0] in words.coordination
    plain = len(between) == 1 or between[1] in words.prepositions or between[1] in words.of
    return between[0] if joins and plain else ""

"""Who answers for what a verb reports: its subject, or in the passive its agent, or the document that it is read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.noun_phrases import noun_phrase_from
from nlp_pipeline.language.attribution.subjects import inverted_subject

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.reading import Reading, TokenRange
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.attribution.verb_groups import VerbGroup


def attributed_source(scene: Scene, group: VerbGroup, limit: int) -> TokenRange | None:
    """Find the source of what a verb group reports.

    Args:
        scene: the Doc with its verb groups.
        group: the cue.
        limit: token before which an agent or a document must stand.

    Returns:
        The agent of a passive; the document or body of "on peut lire dans X", "on apprend de X", "explique-t-on à X";
        otherwise the subject; None where the text names nobody ("il a été annoncé que", "ce qui indique que").
    """
    reading = scene.reading
    if group.passive:
        return agent(reading, group.end, limit)
    if group.inverted is None and follows_comme(reading, group):
        behind = inverted_subject(reading, group, limit)
        if behind is not None:
            return behind
    subject = scene.subject(group)
    if subject is None:
        return inverted_subject(reading, group, limit) if group.shape == "finite" and limit > group.end else None
    word = reading.words[subject[0]]
    if word in reading.grammar.words["general_pronouns"]:
        return _behind_on(scene, group, subject, limit)
    if word in reading.grammar.words["neutral_pronouns"] and subject[1] == subject[0] + 1:
        return None
    if word in reading.grammar.words["impersonal_pronouns"] and _impersonal(reading, group):
        return _drawn_from(reading, group, limit)
    return subject


def follows_comme(reading: Reading, group: VerbGroup) -> bool:
    """Tell whether "comme" opens the verb's clause: « comme l'a dit X », « comme le rappelle X »."""
    at = group.start - 1
    if reading.is_in(at, "definite_articles"):
        at -= 1
    return reading.word(at) == "comme"


def in_authors_voice(scene: Scene, group: VerbGroup) -> bool:
    """Tell the author's own voice: « rappelons que », « notez que »."""
    reading = scene.reading
    if "imp" not in group.moods or group.shape != "finite" or group.inverted is not None:
        return False
    if not reading.words[group.verb].endswith(tuple(reading.grammar.words["imperative_endings"])):
        return False
    if reading.is_in(group.start - 1, "plural_speakers"):
        return False
    plural = reading.words[group.verb].endswith(tuple(reading.grammar.words["plural_imperatives"]))
    return plural or scene.subject(group) is None


def is_common_knowledge(reading: Reading, source: TokenRange | None, stance: str) -> bool:
    """Tell « on sait que », « on ignore si », « rien ne dit que »: the author's own voice, nobody's claim."""
    if source is None or source[1] != source[0] + 1:
        return False
    if reading.is_in(source[0], "nothing"):  # « rien n'indique que »
        return True
    general = reading.is_in(source[0], "general_pronouns")
    return general and stance in ("know", "perceive", "doubt", "ask")


def agent(reading: Reading, start: int, limit: int) -> TokenRange | None:
    """Find the noun phrase of the agent: "par X" after a passive."""
    at = start
    while at < limit:
        if reading.words[at] == "par":
            end = noun_phrase_from(reading, at + 1, limit)
            named = (
                not (reading.is_in(at + 1, "no_agents") or reading.is_in(at + 1, "definite_articles"))
                or reading.entity_at[at + 1]
                or end > at + 2
            )
            return (at + 1, end) if end > at + 1 and named else None
        if reading.words[at] in (".", ";", ":") or reading.is_finite(at):
            return None
        at += 1
    return None


def _behind_on(scene: Scene, group: VerbGroup, subject: TokenRange, limit: int) -> TokenRange:
    """Find who "on" is: the document it is read in, the body it speaks for; "on" itself where nothing tells."""
    reading = scene.reading
    low, high = reading.window(group.verb)
    for at in range(group.end, min(high, group.end + 6)):
        if reading.words[at] in (",", ":", ".") or reading.is_in(at, "que"):
            break
        if reading.pos[at] == "ADP" and reading.pos[at + 1 : at + 2] != ["VERB"]:
            end = noun_phrase_from(reading, at + 1, high)
            if end > at + 1:
                return (at if reading.is_in(at, "contracted_prepositions") else at + 1), end
    at = low
    if reading.is_in(at, "read_in"):
        end = noun_phrase_from(reading, at + 1, subject[0])
        if end > at + 1:
            return at + 1, end
    return subject


def _drawn_from(reading: Reading, group: VerbGroup, limit: int) -> TokenRange | None:
    """Find what an impersonal verb draws on: « il ressort de l'enquête que »; None where it names nothing."""
    if not reading.is_in(group.end, "linking_prepositions"):
        return None
    start = group.end if reading.is_in(group.end, "contracted_prepositions") else group.end + 1
    end = noun_phrase_from(reading, start, limit)
    return (start, end) if end > start else None


def _impersonal(reading: Reading, group: VerbGroup) -> bool:
    """Tell whether "il" stands for nobody: « il paraît que », « il semblerait que »."""
    return any("impersonal" in entry.frames for entry in group.entries)

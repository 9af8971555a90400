"""« P », a déclaré X. — « P, a-t-il dit, P'. » — P, indique la préfecture, P'. — P, comme le rappelle X."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import attributed_source, in_authors_voice
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import clause_start, skip_connectives, statement_end
from nlp_pipeline.language.attribution.noun_phrases import noun_phrase_from, skip_apposition
from nlp_pipeline.language.attribution.reading import piece_at, pieces_near
from nlp_pipeline.language.attribution.speakers import can_speak
from nlp_pipeline.language.attribution.stretches import FARTHEST_PIECE
from nlp_pipeline.language.attribution.subjects import SUBJECT_ARCS, inverted_subject
from nlp_pipeline.language.attribution.trimming import tidy_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.reading import Reading, TokenRange
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.attribution.verb_groups import VerbGroup
    from nlp_pipeline.language.quotes.pairing import Quotation

LONGEST_VERDICT = 3
"""In words: « Faux », « C'est inexact », « Reproche infondé »."""


def _find(scene: Scene) -> Iterator[Candidate]:
    for group in scene.groups:
        entry = group.entry("incise", "colon", "que")
        if entry is None or group.shape != "finite" or group.passive or in_authors_voice(scene, group):
            continue
        opening = _opening(scene, group)
        if opening is None:
            continue
        quotation = _quotation_before(scene.reading, opening)
        if quotation is not None:
            candidate = _after_quotation(scene, group, opening, quotation)
        elif scene.reading.quotation(group.verb) is not None:
            candidate = _inside_quotation(scene, group, opening)
        else:
            candidate = _in_plain_text(scene, group, opening)
        if candidate is not None:
            yield candidate


def _opening(scene: Scene, group: VerbGroup) -> int | None:
    """Give the first token of the incise ("comme l'" included), if nothing but a mark stands before the group."""
    reading = scene.reading
    start = group.start
    if reading.is_in(start - 1, "definite_articles") and reading.word(start - 2) == "comme":
        return start - 2
    if reading.word(start - 1) == "comme":
        return start - 1
    taken_up = _taken_up(reading, group)
    if taken_up is not None:
        start = taken_up
    if reading.is_in(start - 1, "incise_clitics"):
        start -= 1
    before = reading.skip_space(start - 1, -1)
    while before >= 0 and reading.pos[before] == "ADV" and reading.is_in(before, "time_words"):
        if reading.texts[before][:1].isupper():
            return None  # « Aussi menacent-ils de partir »: an inversion of its own
        before = reading.skip_space(before - 1, -1)
    if before < 0:
        return None
    if (
        reading.word(before) in (",", "–", "—", "(", "!", "?", "…", "...", "-")
        or reading.closing_before(before + 1) is not None
    ):
        return before + 1
    if group.inverted is not None and not (reading.is_in(before, "que") or reading.word(before) == ":"):
        return before + 1 if reading.words[before] not in ("«", '"', "“") else None
    return start if _ends_sentence(scene, group) else None


def _taken_up(reading: Reading, group: VerbGroup) -> int | None:
    """Give where « …, il l'assure, … » or « …, le préfet l'assure. » begins, where one stands here."""
    clitic = group.start - 1
    if reading.word(clitic) != "l'" or reading.word(group.end) not in (",", ".", "»"):
        return None
    if reading.is_in(clitic - 1, "personal_subjects"):
        return clitic - 1
    low = reading.window(group.verb)[0]
    comma = next((at for at in range(clitic - 1, low, -1) if reading.words[at] == ","), None)
    if comma is None or noun_phrase_from(reading, comma + 1, clitic) != clitic:
        return None
    return comma + 1 if can_speak(reading, comma + 1, clitic) else None


def _ends_sentence(scene: Scene, group: VerbGroup) -> bool:
    """Tell an incise without its comma: the verb, a speaker by name or noun, and the sentence is over."""
    reading = scene.reading
    high = reading.window(group.verb)[1]
    if reading.pos[group.start - 1] not in ("NOUN", "ADJ", "PROPN", "VERB") or "incise" not in group.entries[0].frames:
        return False
    span = inverted_subject(reading, group, high)
    if span is None or not can_speak(reading, *span) or any(reading.is_word(at) for at in range(span[1], high)):
        return False
    low = clause_start(scene, group.start, reading.window(group.verb)[0], inserted=False)
    return reading.has_finite_verb(low, group.start) and not reading.has_relative(low, group.start)


def _quotation_before(reading: Reading, opening: int) -> Quotation | None:
    """Give the quotation that closes just before the incise, over a comma or a dash."""
    at = reading.skip_space(opening - 1, -1)
    for _ in range(3):
        if at < 0:
            return None
        closing = reading.closing_before(at + 1)
        if closing is not None:
            return closing
        if reading.word(at) not in (",", ".", "–", "—", "-", "…", "!", "?"):
            return None
        at = reading.skip_space(at - 1, -1)
    return None


def _source(scene: Scene, group: VerbGroup, opening: int, limit: int) -> TokenRange | None:
    """Give the source of an incise: the inverted subject; before the verb only with "comme X l'a dit"."""
    reading = scene.reading
    if group.inverted is not None:
        return attributed_source(scene, group, group.end)
    span = inverted_subject(reading, group, limit) if _taken_up(reading, group) is None else None
    if span is not None:
        return span
    taken_up = _taken_up(reading, group)
    if taken_up is not None:
        return taken_up, group.start - 1
    if opening < group.start:
        return attributed_source(scene, group, group.end)
    return None


def _after_quotation(scene: Scene, group: VerbGroup, opening: int, quotation: Quotation) -> Candidate | None:
    reading = scene.reading
    low, high = reading.passage(group.verb)
    source = _source(scene, group, opening, high)
    if source is None or _subject_in_front(reading, group, quotation):
        return None
    pieces = [(_content_start(scene, quotation, low), quotation.end)]
    resumed = _resumes(reading, max(source[1], group.end), high)
    if resumed is not None:
        pieces.append((resumed.start, resumed.end))
    content = tidy_pieces(reading, pieces)
    if not content:
        return None
    entry = group.entry("incise", "colon", "que")
    stance = entry.stance if entry is not None else "report"
    cue = _with_comme(reading, group, opening)
    return Candidate(content=content, source=source, cue=cue, stance=stance, confidence=0.95)


def _subject_in_front(reading: Reading, group: VerbGroup, quotation: Quotation) -> bool:
    """Tell whether the verb goes with a subject before the quotation: « X, qui se dit « ému », a salué Y »."""
    if group.inverted is not None or not any(reading.is_word(at) for at in range(quotation.start - 2, quotation.start)):
        return False
    arcs = (child for at in range(group.start, group.end) for child in reading.children[at])
    return any(child < quotation.start and reading.dep[child] in SUBJECT_ARCS for child in arcs)


def _with_comme(reading: Reading, group: VerbGroup, opening: int) -> tuple[TokenRange, ...]:
    cue = group.cue
    return ((opening, cue[0][1]), *cue[1:]) if reading.word(opening) == "comme" else cue


def _content_start(scene: Scene, quotation: Quotation, low: int) -> int:
    """Give where the content starts: with the quotation, or with the clause that carries it (Le projet est « fou »)."""
    reading = scene.reading
    start = skip_connectives(reading, low, quotation.start)
    if not any(reading.is_word(at) for at in range(start, quotation.start)):
        return quotation.start
    first = clause_start(scene, quotation.start, low, inserted=False)
    # « …, il n'y a pas de « dispositif de piégeage », explique X »: the clause carries the quotation.
    carried = reading.is_word(quotation.start - 1) and not reading.has_finite_verb(quotation.start, quotation.end)
    if carried and reading.has_finite_verb(first, quotation.start):
        return skip_connectives(reading, first, quotation.start)
    if reading.word(reading.skip_space(quotation.start - 1, -1)) == ":" or any(
        group.shape == "finite" for group in scene.groups_between(start, quotation.start)
    ):
        return quotation.start
    return skip_connectives(reading, first, quotation.start)


def _resumes(reading: Reading, at: int, high: int) -> Quotation | None:
    """Give the quotation that goes on after the incise: « A », dit X, « B » — also after a short adjunct."""
    place = at
    while place < high:
        quotation = reading.opening_at(place)
        if quotation is not None:
            mark = reading.skip_space(place - 1, -1)
            return quotation if reading.word(mark) in (",", ";", "–", "—", ":") and quotation.end <= high else None
        if reading.word(place) == "." or (reading.is_finite(place) and reading.word(place) != ":"):
            return None
        if place - at > 12:
            return None
        place += 1
    return None


def _inside_quotation(scene: Scene, group: VerbGroup, opening: int) -> Candidate | None:
    """« A, explique-t-il, B » inside one pair of guillemets: the whole quotation less the incise."""
    reading = scene.reading
    quotation = reading.quotation(group.verb)
    if quotation is None or group.verb <= quotation.start:
        return None
    piece = piece_at(quotation, group.verb)
    if (
        piece is None
        or opening <= piece[0]
        or reading.word(reading.skip_space(opening - 1, -1)) not in (",", "–", "—", "!", "?", "…")
    ):
        return None
    source = _source(scene, group, opening, piece[1])
    if source is None or (group.inverted is not None and reading.is_in(group.inverted, "first_and_second_inverted")):
        return None
    end = _incise_end(reading, max(source[1], group.end), piece[1])
    if end is None:
        return None
    whole = pieces_near(quotation, group.verb, FARTHEST_PIECE)
    before = [(start, min(stop, opening)) for start, stop in whole if start < opening]
    after = [(max(start, end), stop) for start, stop in whole if stop > end]
    content = tidy_pieces(reading, before + after)
    entry = group.entry("incise", "colon", "que")
    if not content or entry is None:
        return None
    return Candidate(
        content=content, source=source, cue=_with_comme(reading, group, opening), stance=entry.stance, confidence=0.9
    )


def _incise_end(reading: Reading, at: int, high: int) -> int | None:
    """Give the token after the mark that closes an incise, over a recipient or a date; None where a clause goes on."""
    place = at
    while place < high:
        word = reading.words[place]
        if word in (",", ".", "–", "—", ";", ")", "!", "?"):
            return place + 1
        if reading.is_finite(place) and not reading.is_in(place - 1, "relatives"):
            return None
        place += 1
    return high


def _in_plain_text(scene: Scene, group: VerbGroup, opening: int) -> Candidate | None:
    """P, a indiqué la préfecture, P': no quotation marks."""
    reading = scene.reading
    entry = group.entry("incise")
    low, high = reading.window(group.verb)
    if entry is not None and opening == low and reading.word(opening) == "comme":
        return _fronted(scene, group, opening, high)
    if entry is None or opening == low:
        return None
    source = _source(scene, group, opening, high)
    if source is None or _goes_on(reading, max(group.end, source[1])):
        return None
    verdict = _answers(reading, low, opening)
    if not (verdict or _splits_clause(reading, low, opening, source[1])) and _has_subject_before(scene, group, source):
        return None
    end = _incise_end(reading, max(source[1], group.end), high)
    if end is None:
        return None
    right = (end, statement_end(scene, end, high))
    goes_on = any(reading.is_word(at) for at in range(*right)) and reading.word(end - 1) != "."
    start = skip_connectives(reading, clause_start(scene, opening, low, inserted=goes_on), opening)
    left = (start, opening)
    if not any(reading.is_word(at) for at in range(*left)):
        return None
    complete = reading.has_finite_verb(*left) or _answers(reading, *left)
    pieces = [left]
    if goes_on and (not complete or _continues(reading, *right)):
        pieces.append(right)
    if not complete and len(pieces) == 1:
        return None
    content = tidy_pieces(reading, pieces)
    if not content:
        return None
    return Candidate(
        content=content, source=source, cue=_with_comme(reading, group, opening), stance=entry.stance, confidence=0.85
    )


def _fronted(scene: Scene, group: VerbGroup, opening: int, high: int) -> Candidate | None:
    """« Comme l'a rappelé X, P »: the claim follows."""
    reading = scene.reading
    source = _source(scene, group, opening, high)
    if source is None or source[0] < group.end:
        return None
    start = skip_apposition(reading, source[1], high)
    content = tidy_pieces(reading, [(start, statement_end(scene, start, high))])
    if reading.word(start - 1) != "," or not content or not reading.has_finite_verb(*content[0]):
        return None
    return Candidate(
        content=content,
        source=source,
        cue=_with_comme(reading, group, opening),
        stance=group.entries[0].stance,
        confidence=0.85,
    )


def _answers(reading: Reading, start: int, end: int) -> bool:
    """Tell a verdict in a word or two: « Faux, rétorque le maire »."""
    words = [at for at in range(start, end) if reading.is_word(at)]
    return 0 < len(words) <= LONGEST_VERDICT and reading.is_in(words[-1], "verdicts")


def _goes_on(reading: Reading, at: int) -> bool:
    """Tell whether the verb has an object or a clause of its own here, so that it is no incise."""
    return reading.is_in(at, "que") or reading.word(at) == ":" or reading.pos[at : at + 1] in (["DET"], ["VERB"])


def _splits_clause(reading: Reading, low: int, opening: int, end: int) -> bool:
    """Tell whether the incise parts a subject from its verb: « Le club, a confirmé son président, sera vendu »."""
    while reading.is_in(end, "time_words"):
        end += 1
    closed = reading.word(end) == "," and end + 1 < reading.length
    return closed and reading.is_finite(end + 1) and not reading.has_finite_verb(low, opening)


def _has_subject_before(scene: Scene, group: VerbGroup, source: TokenRange) -> bool:
    """Tell whether the verb has its subject before it after all, over a relative clause or an apposition."""
    reading = scene.reading
    if group.inverted is not None or source[0] < group.start:
        return False
    arcs = (child for at in range(group.start, group.end) for child in reading.children[at])
    if any(child < group.start and reading.dep[child] in SUBJECT_ARCS for child in arcs):
        return True
    return not can_speak(reading, *source)


def _continues(reading: Reading, start: int, end: int) -> bool:
    """Tell whether the claim goes on after the incise: a finite verb, and not in a relative or participial clause."""
    if reading.is_in(start, "relatives") or not reading.has_finite_verb(start, end):
        return False
    return not reading.is_participle(start) and reading.word(start) != "en"


CONSTRUCTION = Construction(
    name="incise",
    example="« [c Rien n'est signé] », [q a prévenu] [s le syndicat].",
    gives="the quotation or clause before, around and after a reporting verb with its subject behind it",
    find=_find,
)

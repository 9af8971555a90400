"""« P », a déclaré X. — « P, a-t-il dit, P'. » — P, indique la préfecture, P'. — P, comme le rappelle X."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import attributed_source, in_authors_voice
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.extents import clause_start, skip_connectives, statement_end
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.document.stretches import FARTHEST_PIECE
from nlp_pipeline.language.document.view import piece_at, pieces_near
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.noun_phrases import apposition_end, noun_phrase_from, skip_apposition
from nlp_pipeline.language.syntax.speakers import can_speak, is_human
from nlp_pipeline.language.syntax.subjects import SUBJECT_ARCS, agrees, inverted_subject, preverbal_subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView, TokenRange
    from nlp_pipeline.language.quotes.pairing import Quotation
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup

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
        quotation = _quotation_before(scene.view, opening)
        if quotation is not None:
            candidate = _after_quotation(scene, group, opening, quotation)
        elif scene.view.quotation(group.verb) is not None:
            candidate = _inside_quotation(scene, group, opening)
        else:
            candidate = _in_plain_text(scene, group, opening)
        if candidate is not None:
            yield candidate


def _opening(scene: Scene, group: VerbGroup) -> int | None:
    """Give the first token of the incise ("comme l'" included), if nothing but a mark stands before the group."""
    view = scene.view
    start = group.start
    if view.is_in(start - 1, "definite_articles") and view.word(start - 2) == "comme":
        return start - 2
    if view.word(start - 1) == "comme":
        return start - 1
    taken_up = _taken_up(view, group)
    if taken_up is not None:
        start = taken_up
    if view.is_in(start - 1, "incise_clitics"):
        start -= 1
    before = view.skip_space(start - 1, -1)
    while before >= 0 and view.pos[before] == "ADV" and view.is_in(before, "time_words"):
        if view.texts[before][:1].isupper():
            return None  # « Aussi menacent-ils de partir »: an inversion of its own
        before = view.skip_space(before - 1, -1)
    if before < 0:
        return None
    if (
        view.word(before) in (",", "–", "—", "(", "!", "?", "…", "...", "-")
        or view.closing_before(before + 1) is not None
    ):
        return before + 1
    if group.inverted is not None and not (view.is_in(before, "que") or view.word(before) == ":"):
        return before + 1 if view.words[before] not in ("«", '"', "“") else None
    return start if _ends_sentence(scene, group) else None


def _taken_up(view: DocView, group: VerbGroup) -> int | None:
    """Give where « …, il l'assure, … » or « …, le préfet l'assure. » begins, where one stands here."""
    clitic = group.start - 1
    if view.word(clitic) != "l'" or view.word(group.end) not in (",", ".", "»"):
        return None
    if view.is_in(clitic - 1, "personal_subjects"):
        return clitic - 1
    low = view.window(group.verb)[0]
    comma = next((at for at in range(clitic - 1, low, -1) if view.words[at] == ","), None)
    if comma is None or noun_phrase_from(view, comma + 1, clitic) != clitic:
        return None
    return comma + 1 if can_speak(view, comma + 1, clitic) else None


def _ends_sentence(scene: Scene, group: VerbGroup) -> bool:
    """Tell an incise without its comma: the verb, a speaker by name or noun, and the sentence is over."""
    view = scene.view
    high = view.window(group.verb)[1]
    if view.pos[group.start - 1] not in ("NOUN", "ADJ", "PROPN", "VERB") or "incise" not in group.entries[0].frames:
        return False
    span = inverted_subject(view, group, high)
    if span is None or not can_speak(view, *span) or any(view.is_word(at) for at in range(span[1], high)):
        return False
    low = clause_start(scene, group.start, view.window(group.verb)[0], inserted=False)
    return view.has_finite_verb(low, group.start) and not view.has_relative(low, group.start)


def _quotation_before(view: DocView, opening: int) -> Quotation | None:
    """Give the quotation that closes just before the incise, over a comma or a dash."""
    at = view.skip_space(opening - 1, -1)
    for _ in range(3):
        if at < 0:
            return None
        closing = view.closing_before(at + 1)
        if closing is not None:
            return closing
        if view.word(at) not in (",", ".", "–", "—", "-", "…", "!", "?"):
            return None
        at = view.skip_space(at - 1, -1)
    return None


def _source(scene: Scene, group: VerbGroup, opening: int, limit: int) -> TokenRange | None:
    """Give the source of an incise: the inverted subject; before the verb only with "comme X l'a dit"."""
    view = scene.view
    if group.inverted is not None:
        return attributed_source(scene, group, group.end)
    span = inverted_subject(view, group, limit) if _taken_up(view, group) is None else None
    if span is not None:
        return span
    taken_up = _taken_up(view, group)
    if taken_up is not None:
        return taken_up, group.start - 1
    if opening < group.start:
        return attributed_source(scene, group, group.end)
    return None


def _after_quotation(scene: Scene, group: VerbGroup, opening: int, quotation: Quotation) -> Candidate | None:
    view = scene.view
    low, high = view.passage(group.verb)
    source = _source(scene, group, opening, high)
    if source is None or _subject_in_front(view, group, quotation):
        return None
    pieces = [(_content_start(scene, quotation, low), quotation.end)]
    resumed = _resumes(view, max(source[1], group.end), high)
    if resumed is not None:
        pieces.append((resumed.start, resumed.end))
    content = tidy_pieces(view, pieces)
    if not content:
        return None
    entry = group.entry("incise", "colon", "que")
    stance = entry.stance if entry is not None else "report"
    cue = _with_comme(view, group, opening)
    return Candidate(content=content, source=source, cue=cue, stance=stance, confidence=0.95)


def _subject_in_front(view: DocView, group: VerbGroup, quotation: Quotation) -> bool:
    """Tell whether the verb goes with a subject before the quotation: « X, qui se dit « ému », a salué Y »."""
    if group.inverted is not None or not any(view.is_word(at) for at in range(quotation.start - 2, quotation.start)):
        return False
    arcs = (child for at in range(group.start, group.end) for child in view.children[at])
    return any(child < quotation.start and view.dep[child] in SUBJECT_ARCS for child in arcs)


def _with_comme(view: DocView, group: VerbGroup, opening: int) -> tuple[TokenRange, ...]:
    cue = group.cue
    return ((opening, cue[0][1]), *cue[1:]) if view.word(opening) == "comme" else cue


def _content_start(scene: Scene, quotation: Quotation, low: int) -> int:
    """Give where the content starts: with the quotation, or with the clause that carries it (Le projet est « fou »)."""
    view = scene.view
    start = skip_connectives(view, low, quotation.start)
    if not any(view.is_word(at) for at in range(start, quotation.start)):
        return quotation.start
    first = clause_start(scene, quotation.start, low, inserted=False)
    # « …, il n'y a pas de « dispositif de piégeage », explique X »: the clause carries the quotation.
    carried = view.is_word(quotation.start - 1) and not view.has_finite_verb(quotation.start, quotation.end)
    if carried and view.has_finite_verb(first, quotation.start):
        return skip_connectives(view, first, quotation.start)
    if view.word(view.skip_space(quotation.start - 1, -1)) == ":" or any(
        group.shape == "finite" for group in scene.groups_between(start, quotation.start)
    ):
        return quotation.start
    return skip_connectives(view, first, quotation.start)


def _resumes(view: DocView, at: int, high: int) -> Quotation | None:
    """Give the quotation that goes on after the incise: « A », dit X, « B » — also after a short adjunct."""
    place = at
    while place < high:
        quotation = view.opening_at(place)
        if quotation is not None:
            mark = view.skip_space(place - 1, -1)
            return quotation if view.word(mark) in (",", ";", "–", "—", ":") and quotation.end <= high else None
        if view.word(place) == "." or (view.is_finite(place) and view.word(place) != ":"):
            return None
        if place - at > 12:
            return None
        place += 1
    return None


def _inside_quotation(scene: Scene, group: VerbGroup, opening: int) -> Candidate | None:
    """« A, explique-t-il, B » inside one pair of guillemets: the whole quotation less the incise."""
    view = scene.view
    quotation = view.quotation(group.verb)
    if quotation is None or group.verb <= quotation.start:
        return None
    piece = piece_at(quotation, group.verb)
    if (
        piece is None
        or opening <= piece[0]
        or view.word(view.skip_space(opening - 1, -1)) not in (",", "–", "—", "!", "?", "…")
    ):
        return None
    source = _source(scene, group, opening, piece[1])
    if source is None or (group.inverted is not None and view.is_in(group.inverted, "first_and_second_inverted")):
        return None
    end = _incise_end(view, max(source[1], group.end), piece[1])
    if end is None:
        return None
    whole = pieces_near(quotation, group.verb, FARTHEST_PIECE)
    before = [(start, min(stop, opening)) for start, stop in whole if start < opening]
    after = [(max(start, end), stop) for start, stop in whole if stop > end]
    content = tidy_pieces(view, before + after)
    entry = group.entry("incise", "colon", "que")
    if not content or entry is None:
        return None
    return Candidate(
        content=content, source=source, cue=_with_comme(view, group, opening), stance=entry.stance, confidence=0.9
    )


def _incise_end(view: DocView, at: int, high: int) -> int | None:
    """Give the token after the mark that closes an incise: over what is said of the speaker, a recipient or a date."""
    place = skip_adjuncts(view, at, high, marks=False)
    place = apposition_end(view, place, high)
    while place < high:
        word = view.words[place]
        if word in (",", ".", "–", "—", ";", ")", "!", "?"):
            return place + 1
        if view.is_finite(place) and not view.is_in(place - 1, "relatives"):
            return None
        place += 1
    return high


def _in_plain_text(scene: Scene, group: VerbGroup, opening: int) -> Candidate | None:
    """P, a indiqué la préfecture, P': no quotation marks."""
    view = scene.view
    entry = group.entry("incise")
    low, high = view.window(group.verb)
    if entry is not None and opening == low and view.word(opening) == "comme":
        return _fronted(scene, group, opening, high)
    if entry is None or opening == low:
        return None
    source = _source(scene, group, opening, high)
    if source is None or not _stands_apart(scene, group, opening, source):
        return None
    end = _incise_end(view, max(source[1], group.end), high)
    if end is None:
        return None
    right = (end, statement_end(scene, end, high))
    goes_on = any(view.is_word(at) for at in range(*right)) and view.word(end - 1) != "."
    start = skip_connectives(view, clause_start(scene, opening, low, inserted=goes_on), opening)
    left = (start, opening)
    left_words = any(view.is_word(at) for at in range(*left))
    complete = view.has_finite_verb(*left) or _answers(view, *left)
    pieces = [left] if left_words and skip_adjuncts(view, start, opening) < opening else []
    if goes_on and (not complete or _continues(view, *right)):
        pieces.append(right)
    if not pieces or not any(view.has_finite_verb(*piece) for piece in pieces):
        complete = complete or _is_verbless_claim(view, group, *left)
    elif left_words or goes_on:
        complete = True
    if not complete:
        return None
    content = tidy_pieces(view, pieces or [left])
    if not content:
        return None
    return Candidate(
        content=content, source=source, cue=_with_comme(view, group, opening), stance=entry.stance, confidence=0.85
    )


def _stands_apart(scene: Scene, group: VerbGroup, opening: int, source: TokenRange) -> bool:
    """Tell an incise from a verb with its subject before it: « Le maire, en visite, a félicité le préfet »."""
    view = scene.view
    low, high = view.window(group.verb)
    if _goes_on(view, max(group.end, source[1]), high):
        return False
    if group.inverted is not None or source[0] < group.start:
        return True
    if not agrees(view, group, source):
        return False
    if not can_speak(view, *source) or group.entry("que", "inf", "si") is None:
        return _splits_clause(view, low, opening, source[1])
    marked = not view.is_word(view.skip_space(opening - 1, -1))
    if marked and group.entry("person") is None and is_human(view, *source):
        return True  # a speaker is no object of such a verb
    subjects = preverbal_subjects(view, group, low)
    if group.entry("person") is None and is_human(view, *source):
        return not any(can_speak(view, *span) for span in subjects)
    return not subjects


def _is_verbless_claim(view: DocView, group: VerbGroup, start: int, end: int) -> bool:
    """Tell a claim without a verb: « Attention à nos emplois, répondent les commerçants », no speaker with an aside."""
    words = [at for at in range(start, end) if view.is_word(at)]
    stop = noun_phrase_from(view, words[0], end) if words else start
    alone = skip_adjuncts(view, stop, end, marks=False) >= words[-1] + 1 if words else False
    return len(words) > LONGEST_VERDICT and not (alone and can_speak(view, words[0], stop))


def _fronted(scene: Scene, group: VerbGroup, opening: int, high: int) -> Candidate | None:
    """« Comme l'a rappelé X, P »: the claim follows."""
    view = scene.view
    source = _source(scene, group, opening, high)
    if source is None or source[0] < group.end:
        return None
    start = skip_apposition(view, skip_adjuncts(view, source[1], high, marks=False), high)
    content = tidy_pieces(view, [(start, statement_end(scene, start, high))])
    if view.word(start - 1) != "," or not content or not view.has_finite_verb(*content[0]):
        return None
    return Candidate(
        content=content,
        source=source,
        cue=_with_comme(view, group, opening),
        stance=group.entries[0].stance,
        confidence=0.85,
    )


def _answers(view: DocView, start: int, end: int) -> bool:
    """Tell a verdict in a word or two: « Faux, rétorque le maire »."""
    words = [at for at in range(start, end) if view.is_word(at)]
    return 0 < len(words) <= LONGEST_VERDICT and view.is_in(words[-1], "verdicts")


def _goes_on(view: DocView, at: int, high: int) -> bool:
    """Tell whether the verb has an object or a clause of its own behind its subject, so that it is no incise."""
    after = skip_adjuncts(view, at, high, marks=False)
    return view.is_in(after, "que") or view.word(after) == ":" or view.pos[after : after + 1] in (["DET"], ["VERB"])


def _splits_clause(view: DocView, low: int, opening: int, end: int) -> bool:
    """Tell whether the incise parts a subject from its verb: « Le club, a confirmé son président, sera vendu »."""
    while view.is_in(end, "time_words"):
        end += 1
    closed = view.word(end) == "," and end + 1 < view.length
    return closed and view.is_finite(end + 1) and not view.has_finite_verb(low, opening)


def _continues(view: DocView, start: int, end: int) -> bool:
    """Tell whether the claim goes on after the incise: a finite verb, and not in a relative or participial clause."""
    if view.is_in(start, "relatives") or not view.has_finite_verb(start, end):
        return False
    return not view.is_participle(start) and view.word(start) != "en"


CONSTRUCTION = Construction(
    name="incise",
    example="« [c Rien n'est signé] », [q a prévenu] [s le syndicat].",
    gives="the quotation or clause before, around and after a reporting verb with its subject behind it",
    find=_find,
)

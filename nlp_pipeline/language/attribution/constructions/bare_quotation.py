"""« P. » alone in its sentence: the speaker stands in a neighbouring one, or in a signature line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.framed_claims import skip_connectives
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.clauses import leading_end, main_verb
from nlp_pipeline.language.syntax.datelines import dateline_end
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak, head_speaks, is_human
from nlp_pipeline.language.syntax.subjects import subject_at
from nlp_pipeline.language.syntax.verb_clitics import opening_verb, past_clitics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for quotation in view.quotations:
        if quotation.depth or view.navigation[quotation.start]:
            continue
        signature = (
            _signature(view, quotation)
            or _in_brackets(view, quotation)
            or _name_above(view, quotation)
            or _name_behind(view, quotation)
            or _function_behind(view, quotation)
            or _who_goes_on(view, quotation)
        )
        if not (signature or _stands_alone(scene, quotation) or _follows_quotation(view, quotation)):
            continue
        if sum(view.is_word(at) for at in range(quotation.start, quotation.end)) < view.grammar.shortest_quotation:
            continue
        content = tidy_pieces(view, list(quotation.pieces))
        if not content:
            continue
        verb = view.has_finite_verb(quotation.start, quotation.end)
        if signature is None and not verb:
            continue
        yield Candidate(
            content=content,
            source=signature,
            cue=(),
            confidence=0.85 if signature else 0.7,
            carried=signature is None,
        )


def _stands_alone(scene: Scene, quotation: Quotation) -> bool:
    """Tell whether the quotation is all there is in its passage, but for connectives, marks and a verb joined to it."""
    view = scene.view
    low, high = view.passage(quotation.start)
    start = skip_connectives(view, dateline_end(view, low), quotation.start)  # « Nantes – « P. » »
    led = skip_adjuncts(view, start, quotation.start, marks=False)
    if led > start and view.word(led) == "," and led + 1 == quotation.start:
        start = led + 1  # « Dans les usines, « P ». »
    before = any(view.is_word(at) for at in range(start, quotation.start))
    end = _past_agency(view, _past_strung(view, quotation.end, high))
    if view.texts[quotation.pieces[0][0]][:1].isupper():
        end += view.phrase_from(end, view.grammar.inside_compounds)  # « « P » | pour le moment. »
        if view.is_in(end, view.grammar.clause_joints) and opening_verb(view, end + 1) is not None and not before:
            return not any(group.entry("incise", "que") for group in scene.groups_between(end, high))  # « « P » et V »
    after = any(view.is_word(at) for at in range(end, high))
    return not before and not (after and not _is_gone_on_from(view, quotation))


def _past_strung(view: DocView, at: int, high: int) -> int:
    """Move over whole quotations that commas string to another: « « A », | « B », « C » | »."""
    while view.word(at) == "," and (further := view.opening_at(at + 1)) is not None and further.end <= high:
        if not view.has_finite_verb(further.start, further.end):
            return at
        at = further.end
    return at


def _is_gone_on_from(view: DocView, quotation: Quotation) -> bool:
    """Tell a quotation behind which its speaker goes on: « « P », | et de rappeler que Q | »."""
    joint = quotation.end + (view.word(quotation.end) == ",")
    verb = past_clitics(view, joint + 2)
    return (
        view.is_in(joint, view.grammar.et) and view.is_in(joint + 1, view.grammar.de) and view.may_be_infinitive(verb)
    )


def _past_agency(view: DocView, at: int) -> int:
    """Move over the agency that an article is from, in brackets: « « P. » | (AFP) | »."""
    opening = at + (view.word(at) in (",", "."))
    length = view.phrase_from(opening + 1, view.grammar.attribution.agencies) if view.word(opening) == "(" else 0
    return opening + length + 2 if length and view.word(opening + 1 + length) == ")" else at


def _follows_quotation(view: DocView, quotation: Quotation) -> bool:
    """Tell whether it goes on from another one: « A », « B »."""
    before = quotation.start - 1
    return view.word(before) in (",", ";") and view.closing_before(before) is not None


def _signature(view: DocView, quotation: Quotation) -> TokenRange | None:
    """Give the name in a line of its own after the quotation: "— Marie Morel, historienne"."""
    at = quotation.end
    while at < view.length and (view.texts[at].isspace() or view.words[at] in (".", ",")):
        at += 1
    if at >= view.length or view.words[at] not in DASHES | {"-", "―"}:
        return None
    high = view.window(at)[1]
    start = at + 1 + view.phrase_from(at + 1, view.grammar.attribution.signature_leads)  # « — Une citation de | X »
    start += view.word(start) == ":"
    end = noun_phrase_from(view, start, high)
    return (start, end) if end > start and not view.has_finite_verb(start, high) else None


def _in_brackets(view: DocView, quotation: Quotation) -> TokenRange | None:
    """Give the speaker in brackets after the quotation: « P » (un gréviste)."""
    at = quotation.end + (view.word(quotation.end) in (",", "."))
    low = view.passage(quotation.start)[0]
    if view.word(at) != "(" or view.has_finite_verb(low, quotation.start) or _past_agency(view, quotation.end) > at:
        return None
    titled = view.is_word(quotation.start - 1) and not view.has_finite_verb(quotation.start, quotation.end)
    if titled:
        return None  # « Avec « La Rue » (Dumas), l'historienne signe un essai »
    closing = next(
        (p for p in range(at + 1, view.sentence(at)[1]) if view.words[p] == ")"),
        at,
    )
    end = noun_phrase_from(view, at + 1, closing)
    about = end < closing and view.phrase_from(end, view.grammar.attribution.about_phrases) > 0
    named = end > at + 1 and can_speak(view, at + 1, end) and (about or view.word(end) in (")", ","))
    return (at + 1, end) if named else None


def _name_above(view: DocView, quotation: Quotation) -> TokenRange | None:
    """Give the name in a line above a paragraph in quotation marks: « Marie Morel (Lens) ¶ « P » »."""
    last = view.skip_space(quotation.start - 1, -1)
    if last < 0 or view.navigation[last] or not _is_paragraph(view, quotation):
        return None
    if view.block_at[last] == view.block_at[quotation.start]:
        return None
    first = view.block(last)[0]
    if view.has_finite_verb(first, last + 1):
        return None
    colon = next((at for at in range(last, first, -1) if view.words[at] == ":"), first - 1)
    start = view.skip_space(colon + 1, 1)
    end = start
    while end <= last and view.entity_at[end] == "PER":
        end += 1
    bracketed = view.word(end) == "(" and view.words[last] == ")"
    function = view.word(end) == "," and view.words[end + 1] in view.lexicon.source_nouns
    return (start, end) if end > start and (end == last + 1 or bracketed or function) else None


def _name_behind(view: DocView, quotation: Quotation) -> TokenRange | None:
    """Give the name behind a quotation, or in the line below, by itself: « P. » Marie Morel, historienne à Lens."""
    start = quotation.end
    while start < view.length and (view.texts[start].isspace() or view.words[start] in (".", ",")):
        start += 1
    low = view.passage(quotation.start)[0]
    led = any(view.is_word(at) for at in range(low, quotation.start))
    if led or start >= view.length:
        return None
    below = view.block_at[start] != view.block_at[quotation.start]
    if below and not _is_paragraph(view, quotation):
        return None
    high = view.block(start)[1]
    end = start
    while end < high and view.entity_at[end] == "PER":
        end += 1
    if end == start or view.has_finite_verb(start, high) or any(view.words[at] == ":" for at in range(end, high)):
        return None
    alone = not any(view.is_word(at) for at in range(end, high))
    alone = alone and not (below and view.opening_at(view.skip_space(high, 1)) is not None)  # the next one's own
    function = view.word(end) in (",", "(") and view.words[end + 1] in view.lexicon.source_nouns
    told = view.is_in(end, view.grammar.channel_prepositions) and view.is_media(end + 1)
    return (start, end) if alone or function or told else None


def _function_behind(view: DocView, quotation: Quotation) -> TokenRange | None:
    """Give who is called by what they do alone behind a quotation: « « P », responsable syndicale. »."""
    start = quotation.end + 1
    low, high = view.passage(quotation.start)
    led = any(view.is_word(at) for at in range(low, quotation.start))
    if led or view.word(quotation.end) != "," or not view.has_finite_verb(quotation.start, quotation.end):
        return None
    end = noun_phrase_from(view, start, high)
    nouns = (view.lexicon.source_nouns.get(view.words[at]) for at in range(start, end))
    person = next((noun.type == "person" for noun in nouns if noun is not None), False)
    alone = person and not any(view.is_word(at) for at in range(end, high))
    return (start, end) if alone and head_speaks(view, start, end) and not view.has_clause_verb(start, end) else None


def _who_goes_on(view: DocView, quotation: Quotation) -> TokenRange | None:
    """Give who speaks where the colon is left out: « La maire s'est arrêtée sur le pont « On y tient. On y va. ». »."""
    low, high = view.passage(quotation.start)
    apart = view.is_word(quotation.start - 1) and view.texts[quotation.pieces[0][0]][:1].isupper()
    if not apart or any(view.is_word(at) for at in range(quotation.end, high)):
        return None
    if "." not in view.words[quotation.start : quotation.end]:
        return None  # a title has no full stop
    verb = main_verb(view, leading_end(view, low, quotation.start), quotation.start)
    subject = None if verb is None else subject_at(view, verb)
    return subject if subject is not None and is_human(view, *subject) and low <= subject[0] else None


def _is_paragraph(view: DocView, quotation: Quotation) -> bool:
    """Tell a quotation with no word of its paragraph around it."""
    block = view.block_at[quotation.start]
    before = next((at for at in range(quotation.start - 1, -1, -1) if view.is_word(at)), None)
    behind = next((at for at in range(quotation.end, view.length) if view.is_word(at)), None)
    return not any(at is not None and view.block_at[at] == block for at in (before, behind))


CONSTRUCTION = Construction(
    name="bare-quotation",
    example="[s Le maire] est en colère. « [c On nous oublie depuis dix ans]. »",
    gives="a quotation alone in its sentence, whose source is carried over",
    find=_find,
)

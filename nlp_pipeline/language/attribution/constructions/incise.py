"""« P », a déclaré X. — « P, a-t-il dit, P'. » — P, indique la préfecture, P'. — P, comme le rappelle X."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.clause_starts import clause_start
from nlp_pipeline.language.attribution.colon_edges import paragraph_behind
from nlp_pipeline.language.attribution.comme_clauses import opens_comme
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.cut_clauses import cut_clause
from nlp_pipeline.language.attribution.framed_claims import framed_end, skip_connectives
from nlp_pipeline.language.attribution.further_attributions import opens_reporting
from nlp_pipeline.language.attribution.source_phrase_speakers import phrase_speaker
from nlp_pipeline.language.attribution.speech_asides import past_asides, resumes_claim, tells_of_speaking
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.attribution.verb_rests import lacks_complement, needs_complement
from nlp_pipeline.language.attribution.verbless_claims import is_answer, is_open_question, is_verbless_claim, is_verdict
from nlp_pipeline.language.document.long_sentences import FARTHEST_PIECE
from nlp_pipeline.language.document.pieces import piece_at, pieces_near
from nlp_pipeline.language.document.punctuation import CLAUSE_MARKS, DASHES
from nlp_pipeline.language.syntax.adjuncts import aside_end, skip_adjuncts
from nlp_pipeline.language.syntax.appositions import skip_apposition
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.possible_speakers import is_human
from nlp_pipeline.language.syntax.split_groups import splits_group
from nlp_pipeline.language.syntax.subject_arcs import SUBJECT_ARCS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.incises import Incise
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation

TURN_MARKS = DASHES | frozenset(("-",))
"""What opens a turn of a dialogue."""

BEFORE_INNER_INCISES = DASHES | frozenset((",", "!", "?", "…"))
"""What may stand before an incise inside a quotation."""


def _find(scene: Scene) -> Iterator[Candidate]:
    for incise in scene.incises:
        if incise.quotation is not None:
            pieces, confidence = _after_quotation(scene, incise, incise.quotation), 0.95
        elif incise.quoted:
            pieces, confidence = _inside_quotation(scene, incise), 0.9
        elif incise.opening == scene.view.window(incise.group.verb)[0]:
            pieces, confidence = _fronted(scene, incise), 0.85
        else:
            pieces, confidence = _in_plain_text(scene, incise), 0.85
        content = tidy_pieces(scene.view, pieces)
        entry = incise.group.entry("incise", "colon", "que")
        if content and entry is not None:
            yield Candidate(
                content=content,
                source=None if incise.source[0] == incise.group.inverted and incise.group.passive else incise.source,
                cue=_with_comme(scene.view, incise),
                stance=entry.stance,
                confidence=confidence,
            )


def _after_quotation(scene: Scene, incise: Incise, quotation: Quotation) -> list[TokenRange]:
    view, group = scene.view, incise.group
    low, high = view.passage(group.verb)
    if _subject_in_front(view, incise, quotation):
        return []
    resumed = _resumes(scene, max(incise.source[1], group.end), high)
    inner = [other for other in scene.incises if other.quoted and quotation.start < other.opening < quotation.end]
    ends = [other.end for other in inner if other.end is not None and _is_other(view, incise, other)]
    start = ends[-1] if ends else _content_start(scene, quotation, group.verb, low, resumes=resumed is not None)
    pieces = [(start, quotation.end)]
    if resumed is not None:
        pieces.append((resumed.start, resumed.end))
    return pieces


def _subject_in_front(view: DocView, incise: Incise, quotation: Quotation) -> bool:
    """Tell whether the verb goes with a subject before the quotation: « X, qui se dit « ému », a salué Y »."""
    group = incise.group
    if group.inverted is not None or not any(view.is_word(at) for at in range(quotation.start - 2, quotation.start)):
        return False
    if group.entry("person") is None and is_human(view, *incise.source):
        return False
    arcs = (child for at in range(group.start, group.end) for child in view.children[at])
    subject = next((at for at in arcs if at < quotation.start and view.dep[at] in SUBJECT_ARCS), None)
    if subject is None:
        return False
    thing = view.pos[subject] == "NOUN" and view.words[subject] not in view.lexicon.source_nouns
    return not (thing and is_human(view, *incise.source))  # « Les manuels « manquent », avertissent les libraires »


def _with_comme(view: DocView, incise: Incise) -> tuple[TokenRange, ...]:
    cue, opening = incise.group.cue, incise.opening
    if not opens_comme(view, opening):
        return cue
    if opening < incise.source[0] < incise.group.start:
        return ((opening, incise.source[0]), *cue)  # « comme X l'a dit »
    return ((opening, cue[0][1]), *cue[1:])


def _content_start(scene: Scene, quotation: Quotation, incise_verb: int, low: int, *, resumes: bool) -> int:
    """Give where the content starts: with the quotation, or with the clause that carries it (Le projet est « fou »).

    A second quotation goes on with the first, not with the clause before: « Il part, « usé », dit-il, « par X » ».
    """
    view = scene.view
    strung = _strung_to(view, quotation, low)
    if strung is not quotation:
        return strung.start
    start = skip_connectives(view, low, quotation.start)
    if not any(view.is_word(at) for at in range(start, quotation.start)):
        return quotation.start
    comma = quotation.start - 1
    if view.word(comma) == "," and tells_of_speaking(view, start, comma, any_adjunct=False):
        return quotation.start  # « Sur un ton plus ferme, « P », a lancé X »
    first = clause_start(scene, quotation.start, low, resumed=None)
    # « …, il n'y a pas de « dispositif de piégeage », explique X »: the clause carries the quotation.
    lower = view.texts[quotation.pieces[0][0]][:1].islower()
    verbs = view.has_finite_verb(first, quotation.start), view.has_finite_verb(quotation.start, quotation.end)
    if view.is_word(quotation.start - 1) and (verbs == (True, False) or lower):
        return skip_connectives(view, first, quotation.start)
    mark = view.word(view.skip_space(quotation.start - 1, -1))
    told = resumes and mark == "," and main_verb(view, first, quotation.start) is not None
    reports = any(
        group.shape == "finite" and view.quotation_at[group.verb] == view.quotation_at[incise_verb]
        for group in scene.groups_between(start, quotation.start)
    )
    object_of_it = mark == "," and not verbs[1] and not told  # « condamne, dit-il, « toute manœuvre » », lit-on
    if mark == ":" or mark in TURN_MARKS or told or (reports and not object_of_it):
        return quotation.start
    return skip_connectives(view, first, quotation.start)


def _strung_to(view: DocView, quotation: Quotation, low: int) -> Quotation:
    """Give the first of the quotations that coordinators string together: « On y pense », mais « pas encore »."""
    joint = quotation.start - 1
    while joint > low and (view.is_in(joint, view.grammar.clause_joints) or view.pos[joint] == "ADV"):
        joint -= 1
    mark = joint - (view.words[joint] == ",")
    before = view.closing_before(mark + 1) if joint < quotation.start - 1 else None
    if before is None or before.start < low or view.is_word(before.start - 1):
        return quotation
    while view.word(before.start - 1) == ",":
        first = view.closing_before(before.start - 1)  # « On part », « on verra » ou « rien ne presse »
        if first is None or first.start < low:
            break
        before = first
    return quotation if view.is_word(before.start - 1) else before  # not « … pour « vol », « faux » et « abus » »


def _resumes(scene: Scene, at: int, high: int) -> Quotation | None:
    """Give the quotation that goes on after the incise: « A », dit X, « B » — also after a short adjunct."""
    view = scene.view
    place = at
    announced = 0  # verbs of relative clauses: « dit le maire, que l'on a joint, « B » »
    while place < high:
        quotation = view.opening_at(place)
        if quotation is not None:
            mark = view.skip_space(place - 1, -1)
            if view.word(mark) == ":":
                return None  # « A », dit X, ajoutant : « B », « A », lâche X avec amertume : « B »
            parted = view.word(mark) in CLAUSE_MARKS or view.word(mark) in TURN_MARKS
            follows = parted or place == at  # « « A » dit X « B » »
            return quotation if follows and quotation.end <= high else None
        announced += view.is_in(place, view.grammar.clause_relatives)
        if announced and place in scene.group_at and view.opening_at(place + 1 + (view.word(place + 1) == ",")):
            return None  # « A », dit X, qui prône « B »
        verb = view.is_finite(place) and view.word(place) != ":" and view.pos[place - 1] != "AUX"
        if view.word(place) == "." or (verb and not announced):
            return None
        announced -= verb
        if place - at > view.grammar.attribution.farthest_resumption:
            return None
        place += 1
    return None


def _inside_quotation(scene: Scene, incise: Incise) -> list[TokenRange]:
    """« A, explique-t-il, B » inside one pair of guillemets: the whole quotation less the incise."""
    view, group, opening = scene.view, incise.group, incise.opening
    quotation = view.quotation(group.verb)
    piece = None if quotation is None or group.verb <= quotation.start else piece_at(quotation, group.verb)
    if quotation is None or piece is None or opening <= piece[0] or incise.end is None:
        return []
    if view.word(view.skip_space(opening - 1, -1)) not in BEFORE_INNER_INCISES:
        return []
    if group.inverted is not None and view.is_in(group.inverted, view.grammar.first_and_second_inverted):
        return []
    whole = _turn(view, pieces_near(quotation, group.verb, FARTHEST_PIECE), group.verb)
    before = [(start, min(stop, opening)) for start, stop in whole if start < opening]
    after = [(max(start, incise.end), stop) for start, stop in whole if stop > incise.end]
    shared = any(other.quotation is quotation and _is_other(view, other, incise) for other in scene.incises)
    return before if shared else before + after


def _is_other(view: DocView, incise: Incise, inner: Incise) -> bool:
    """Tell two speakers who share a pair of guillemets, each behind his own words: « A, dit X. B », ajoute Y."""
    if inner.group.inverted is not None or incise.group.inverted is not None:
        return False
    return not set(view.texts[slice(*incise.source)]) & set(view.texts[slice(*inner.source)])


def _turn(view: DocView, pieces: list[TokenRange], at: int) -> list[TokenRange]:
    """Give the paragraphs of the one who speaks at a token, where dashes part a dialogue: « A, dit X. ¶ – B. »."""
    turns: list[list[TokenRange]] = [[]]
    for start, stop in pieces:
        if view.words[start] in TURN_MARKS and turns[-1]:
            turns.append([])
        turns[-1].append((start, stop))
    return next((turn for turn in turns if turn and turn[0][0] <= at < turn[-1][1]), pieces)


def _in_plain_text(scene: Scene, incise: Incise) -> list[TokenRange]:
    """P, a indiqué la préfecture, P': no quotation marks."""
    view, opening, end = scene.view, incise.opening, incise.end
    low, high = view.window(incise.group.verb)
    if end is None:
        return []
    if view.word(end - 1) != "," and is_answer(view, low, opening):
        return [(low, opening)]
    below = paragraph_behind(view, end - 1) if view.word(end - 1) == ":" and opens_comme(view, opening) else None
    if below is not None:
        return [below]  # « Les élus se taisent, comme l'affirme X :¶ P »
    spoken = _spoken_from(scene, incise, end)
    if spoken is not None:
        return [(spoken, opening)]
    behind = max(incise.source[1], incise.group.end)
    if is_open_question(view, low, opening) and view.is_in(behind + 1, view.grammar.que):
        end = behind + (view.word(behind) == ",")  # « Comment expliquer, a dit le juge, | qu'il ait dormi ? »
    cut = cut_clause(scene, opening, end, low, high)
    if cut is not None and view.is_in(cut[0], view.grammar.relatives):
        return [(cut[0], opening), (end, cut[1])]  # « Le plan, qui, dit X, coûtera cher, | est retiré »
    right = (end, framed_end(scene, end, high))
    adds = opens_reporting(scene, end, high, coordinated=False) or view.phrase_from(
        end, view.grammar.attribution.reporter_goes_on
    )
    whole = (skip_connectives(view, clause_start(scene, opening, low, resumed=None), opening), opening)
    told = view.is_present_participle(end) and view.word(end - 1) == ","
    adds = adds and (told or skip_adjuncts(view, *whole) < opening)  # « De plus, note-t-il en citant la loi, P »
    adds = adds and not lacks_complement(view, opening, end)  # « La loi est, dit X, très utile »
    goes_on = any(view.is_word(at) for at in range(*right)) and view.word(end - 1) not in (".", ";") and not adds
    goes_on = goes_on and not (view.word(end - 1) == ":" and view.opening_at(view.skip_space(end, 1)) is not None)
    goes_on = goes_on and not _is_taken_up(view, incise, whole, end)
    goes_on = goes_on and end not in scene.incise_at  # « P, a indiqué la préfète, | rapporte Le Figaro »
    goes_on = goes_on and not _is_source_phrase(scene, *right)
    resumes = goes_on and _resumes_in_text(view, whole, right)
    start = skip_connectives(view, clause_start(scene, opening, low, resumed=end if resumes else None), opening)
    left = (start, opening)
    asked = is_open_question(view, *left)
    complete = view.has_finite_verb(*left) or is_verdict(view, *left) or asked
    where = start + 2 >= opening and view.is_in(start, view.grammar.relatives)  # « …, où, dit-il, P »
    pieces = [left] if skip_adjuncts(view, start, opening) < opening and not where else []  # not « De plus, dit X, P »
    if not pieces or (goes_on and main_verb(view, *left) is None):
        # « De plus, dit X lundi, en fin de journée, P », « Le budget, a dit X lundi, en fin de journée, sera voté »
        end = past_asides(view, end, high, any_adjunct=True)
        right = (end, framed_end(scene, end, high))
    if goes_on and (
        _resumes_in_text(view, left, right)
        or splits_group(view, opening, end)
        or lacks_complement(view, opening, end)
        or (asked and view.word(view.skip_space(high - 1, -1)) == "?")
        or _ends_quoted(view, *right)
    ):
        pieces.append(right)
    if complete or any(view.has_finite_verb(*piece) for piece in pieces):
        return pieces or [left]
    if needs_complement(view, left, right):
        return [left, right]  # « Le projet mérite, dit X, un débat »
    return [left] if is_verbless_claim(view, incise.group, *left) else []


def _spoken_from(scene: Scene, incise: Incise, end: int) -> int | None:
    """Give where a paragraph of speech begins whose quotation marks are lost: « On y va. On gagnera , a lancé X. ».

    A space before the comma is what is left of them, behind words of a first person.
    """
    view, comma = scene.view, incise.opening - 1
    if view.word(comma) != "," or not view.doc[comma - 1].whitespace_:
        return None
    first, last = view.block(comma)
    alone = not any(view.is_word(at) for at in range(end, last)) and not view.opens_quotation(first, last)
    alone = alone and not any(first <= other.opening < incise.opening for other in scene.incises)
    speaks = (view.grammar.first_person, view.grammar.general_pronouns)
    told = any(view.is_in(at, words) for at in range(first, comma) for words in speaks)
    return first if alone and told and first < view.window(incise.group.verb)[0] else None


def _ends_quoted(view: DocView, start: int, end: int) -> bool:
    """Tell the quoted end of a claim behind an incise: « Il rouvrira, promet X, | « avant l'été » »."""
    quotation = view.opening_at(start)
    if quotation is None or quotation.end > end or view.has_finite_verb(start, quotation.end):
        return False
    return not any(view.is_word(at) for at in range(quotation.end, end))


def _resumes_in_text(view: DocView, left: TokenRange, right: TokenRange) -> bool:
    """Tell whether the claim goes on behind the incise: it is not whole before, or what follows can be its own."""
    complete = view.has_finite_verb(*left) or is_verdict(view, *left)
    return not complete or _continues(view, *right) or resumes_claim(view, left, *right)


def _is_taken_up(view: DocView, incise: Incise, whole: TokenRange, at: int) -> bool:
    """Tell what the author adds: « P, dit-il, et il compte bien réussir », « P, Paul Rey l'a dit, dans une lettre »."""
    pronoun = view.word(incise.source[0]).lstrip("-")
    if view.is_in(at, view.grammar.clause_joints) and pronoun == view.word(at + 1):
        return view.word(whole[0]) != pronoun  # « Il y pense, dit-il, mais il hésite » goes on
    before = incise.group.inverted is None and incise.source[0] < incise.group.start
    return before and not opens_comme(view, incise.opening) and view.has_finite_verb(*whole)


def _is_source_phrase(scene: Scene, start: int, end: int) -> bool:
    """Tell from whom the reporter has it: « P, a déclaré le maire, | selon l'AFP »."""
    phrases = (each for each in scene.source_phrases if each.entry.kind == "source")
    phrase = next((each for each in phrases if start <= each.lead <= start + 1), None)
    speaker = None if phrase is None else phrase_speaker(scene.view, phrase, end)
    return speaker is not None and not any(scene.view.is_word(at) for at in range(speaker[1], end))


def _fronted(scene: Scene, incise: Incise) -> list[TokenRange]:
    """« Comme l'a rappelé X, P »: the claim follows."""
    view = scene.view
    high = view.window(incise.group.verb)[1]
    if not opens_comme(view, incise.opening):
        return []
    if incise.source[0] < incise.group.end:
        start = skip_adjuncts(view, incise.group.end, high, marks=False)  # « Comme X l'a dit hier, P »
        start += view.word(start) == ","
    else:
        start = skip_apposition(view, skip_adjuncts(view, incise.source[1], high, marks=False), high)
        start = past_asides(view, start, high, any_adjunct=False)
    end = framed_end(scene, start, high)
    marked = view.word(start - 1) == "," or view.words[start - 1] in DASHES
    return [(start, end)] if marked and view.has_finite_verb(start, end) else []


def _continues(view: DocView, start: int, end: int) -> bool:
    """Tell whether the claim goes on after the incise: a finite verb, and not in a relative or participial clause."""
    governed = view.pos[start] == "ADP" and view.is_in(start + 1, view.grammar.relatives)  # « …, pour qui P' »
    place = skip_adjuncts(view, start, end, marks=False)
    governed = governed or view.is_in(place, view.grammar.relatives)  # « …, devant le comité qui enquête »
    if view.is_in(start, view.grammar.attribution.claims_conditions) and view.is_in(start + 1, view.grammar.que):
        governed, place = False, start + 2  # « …, tant que P' »
    if governed or view.is_in(start, view.grammar.relatives) or not view.has_finite_verb(start, end):
        return False
    if view.words[place] in DASHES and not view.has_finite_verb(aside_end(view, place, end), end):
        return False  # « P, dit X dans un mot – c'est nouveau –. »
    participle = view.is_participle(start) or view.words[start].endswith(view.grammar.participle_endings)
    return not participle and not view.is_in(start, view.grammar.en)


CONSTRUCTION = Construction(
    name="incise",
    example="« [c Rien n'est signé] », [q a prévenu] [s le syndicat].",
    gives="the quotation or clause before, around and after a reporting verb with its subject behind it",
    find=_find,
)

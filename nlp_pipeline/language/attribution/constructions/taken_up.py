"""P. C'est ce qu'a confirmé X. — P, ce que confirme X: what was said before is the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent, attributed_source, drawn_from
from nlp_pipeline.language.attribution.ascribed_words import ascribed_words, such_was
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.clause_starts import clause_start
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.framed_claims import skip_connectives
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.document.punctuation import SENTENCE_MARKS
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.appositions import skip_apposition
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.indirect_questions import complement_question
from nlp_pipeline.language.syntax.noun_phrases import governed_phrase, noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak
from nlp_pipeline.language.syntax.postverbal_subjects import inverted_subject
from nlp_pipeline.language.syntax.subjects import subject_at
from nlp_pipeline.language.syntax.verb_groups import VerbGroup
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView

AGAINST = frozenset(("deny", "doubt", "criticize", "praise"))
"""Behind a comma these say what somebody makes of what the text itself states: « P, ce que dément X »."""


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for group in scene.groups:
        entry = group.entry("que")
        if entry is None or not entry.core or group.shape != "finite" or group.passive:
            continue
        if view.is_in(group.end, view.grammar.comme):
            continue  # « ce que les élus ont perçu comme un affront »
        if _gives_cause(view, group):
            continue
        que = _opening(view, group)
        apposed = _apposed(scene, group) if que is None and entry.stance not in AGAINST else None
        que = que if apposed is None else apposed[0]
        said_by = (_cleft_speaker(view, group) or _announcer(view, group)) if que is None else None
        if said_by is not None:
            content = tidy_pieces(view, [_sentence_before(view, group.verb)])
            if content:
                yield Candidate(content=content, source=said_by, cue=group.cue, stance=entry.stance, confidence=0.8)
        if que is None:
            continue
        source = _source(scene, group, que)
        before = _sentence_before(view, group.verb) if apposed is None else _clause_before(scene, apposed[1])
        if apposed is None and source is not None and view.is_in(source[0], view.grammar.personal_subjects):
            before = _behind_colon(view, before)
        content = tidy_pieces(view, [before])
        if content and _is_told_elsewhere(view, group, content[0][0]):
            continue  # « « P », dit X. « C'est ce qu'ils ont demandé. » »
        if source is not None and content:
            yield Candidate(content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.8)
    told = {*places_of(view.words, {*view.lexicon.cue_nouns, *view.grammar.words_of_others})}
    told.update(places_of(view.words, view.grammar.attribution.thus))
    such = (such_was(view, at, view.length) for at in places_of(view.words, view.grammar.attribution.such))
    for noun in sorted(told.union(noun for noun in such if noun is not None)):
        candidate = _shared_opinion(scene, noun) or _uttered(scene, noun) or ascribed_words(scene, noun)
        if candidate is not None:
            yield candidate


def _gives_cause(view: DocView, group: VerbGroup) -> bool:
    """Tell « P, ce que les experts expliquent par la hausse des coûts »: the cause of what the text itself states."""
    explains = any(entry.lemma in view.grammar.attribution.explained_by for entry in group.entries)
    return explains and view.is_in(group.end, view.grammar.par) and view.is_in(group.end + 1, view.grammar.determiners)


def _is_told_elsewhere(view: DocView, group: VerbGroup, at: int) -> bool:
    """Tell what stands outside the quotation in which a verb takes something up."""
    around = view.quotation(group.verb)
    return around is not None and not around.start <= at < around.end


def _shared_opinion(scene: Scene, noun: int) -> Candidate | None:
    """Find « P. C'est l'avis de X », « P, c'est du moins la conviction de X »: the noun alone says what it was."""
    view = scene.view
    entry = view.lexicon.cue_nouns.get(view.words[noun])
    low, high = view.window(noun)
    whose = entry is not None and "colon" in entry.frames and view.is_in(noun + 1, view.grammar.linking_prepositions)
    if entry is None or not whose or not view.is_in(noun - 1, view.grammar.definite_articles):
        return None
    edge = _edge_of_it_is(view, noun - 1, low)
    source = governed_phrase(view, noun + 1, high)
    if edge is None or source is None or not can_speak(view, *source):
        return None
    if view.is_word(min(source[1], high - 1)) or ":" in view.words[source[1] : high]:
        return None
    before = _sentence_before(view, noun) if edge < low else _clause_before(scene, edge)
    content = tidy_pieces(view, [before])
    if not content or main_verb(view, *content[0]) is None:
        return None
    return Candidate(content=content, source=source, cue=((noun - 1, noun + 1),), stance=entry.stance, confidence=0.7)


def _uttered(scene: Scene, noun: int) -> Candidate | None:
    """Find « P. C'est l'appel qu'a lancé X », « P. C'est le constat que dresse X »: the noun says what it was."""
    view = scene.view
    entry = view.lexicon.cue_nouns.get(view.words[noun])
    low, high = view.window(noun)
    if entry is None or "colon" not in entry.frames or not view.is_in(noun - 1, view.grammar.definite_articles):
        return None
    edge = _edge_of_it_is(view, noun - 1, low)
    if edge is None or edge >= low or ":" in view.words[noun:high]:
        return None
    drawn = view.may_be_participle(noun + 1)  # « C'est le constat dressé par X. »
    source = agent(view, noun + 2, high) if drawn else _whose_verb(view, noun, high)
    content = tidy_pieces(view, [_sentence_before(view, noun)])
    if source is None or not content or not can_speak(view, *source) or main_verb(view, *content[0]) is None:
        return None
    return Candidate(content=content, source=source, cue=((noun - 1, noun + 1),), stance=entry.stance, confidence=0.7)


def _whose_verb(view: DocView, noun: int, high: int) -> TokenRange | None:
    """Give the subject of the relative behind a noun: « l'appel qu'a lancé | X », « le constat que dresse | X »."""
    behind = _behind_relative(view, noun + 1)
    verb = next((at for at in range(behind, high) if view.is_clause_verb(at)), None)
    if verb is None or behind == noun + 1:
        return None
    end = verb + 1 + view.may_be_participle(verb + 1)
    group = VerbGroup(end - 1, verb, end, (), "finite")
    return (inverted_subject(view, group, high) if verb == behind else None) or subject_at(view, verb)


def _behind_relative(view: DocView, at: int) -> int:
    """Move over « que », « auquel », « à laquelle »: what a noun is reached or drawn by; ``at`` for anything else."""
    if view.is_in(at, view.grammar.que) or view.is_in(at, view.grammar.attribution.reached_by):
        return at + 1
    return at + 2 if view.is_in(at, view.grammar.plain_to) and view.is_in(at + 1, view.grammar.which) else at


def _edge_of_it_is(view: DocView, end: int, low: int) -> int | None:
    """Give the mark before « c'est du moins » that ends at a token, or what ends before it opens the sentence."""
    for start in range(end - 1, low - 1, -1):
        led = start + view.phrase_from(start, view.grammar.attribution.it_is)
        if led > start:
            parted = start == low or view.words[start - 1] in (",", ":")
            return start - 1 if parted and skip_adjuncts(view, led, end) == end else None
    return None


def _opening(view: DocView, group: VerbGroup) -> int | None:
    """Give the "que" of « c'est ce que », the "qui" of « c'est ce qui ressort », where it opens the sentence."""
    low = view.window(group.verb)[0]
    at = low + view.phrase_from(low, view.grammar.attribution.it_is)
    if at == low:
        return None
    at = skip_adjuncts(view, at, group.start)
    drawn = view.is_in(at + 1, view.grammar.qui) and group.entry("impersonal") is not None
    if not view.is_in(at, view.grammar.plain_ce) or not (drawn or view.is_in(at + 1, view.grammar.que)):
        return None
    before = group.start - 1
    while before > at + 1 and (view.is_in(before, view.grammar.object_clitics) or view.pos[before] != "PUNCT"):
        if view.is_clause_verb(before) or view.is_in(before, view.grammar.que):
            return None
        before -= 1
    return at + 1 if before == at + 1 else None


def _is_told(scene: Scene, group: VerbGroup, ce: int) -> bool:
    """Tell « ce que » that a verb before it governs: « L'un d'eux raconte, la voix basse, | ce qu'il a vu |. »."""
    groups = scene.groups_between(scene.view.window(group.verb)[0], ce)
    return any(one.entry("si") is not None and complement_question(scene.view, one) == ce for one in groups)


def _apposed(scene: Scene, group: VerbGroup) -> tuple[int, int] | None:
    """Give the "que" of « P, ce que confirme X », which takes up the clause before its comma, and the comma."""
    view = scene.view
    if group.negated:
        return None
    low = view.window(group.verb)[0]
    for at in range(group.start - 1, low + 1, -1):
        if view.is_in(at, view.grammar.que):
            edge = _edge_before(view, at, low)
            told = edge is not None and _is_told(scene, group, at - 1)
            return None if edge is None or told or not view.has_clause_verb(low, edge) else (at, edge)
        if not view.is_word(at) or view.is_clause_verb(at):
            return None
    return None


def _behind_colon(view: DocView, before: TokenRange) -> TokenRange:
    """Give what the one who is spoken of stands by: « Paul Rey n'en démord pas : | P |. C'est ce qu'il a déclaré »."""
    start, end = before
    colon = next((at for at in range(start, end) if view.words[at] == ":" and view.quotation_at[at] == -1), None)
    if colon is None or colon + 1 == end or not view.has_clause_verb(start, colon):
        return before
    first = skip_adjuncts(view, start, colon)
    first += view.word(first) == ","
    subject = noun_phrase_from(view, first, colon)
    return (colon + 1, end) if subject > first and can_speak(view, first, subject) else before


def _edge_before(view: DocView, que: int, low: int) -> int | None:
    """Give the mark before « ce que », or before « c'est du moins ce que »; None where no mark parts it off."""
    if not view.is_in(que - 1, view.grammar.plain_ce):
        return None
    if view.words[que - 2] == ",":
        return que - 2
    edge = _edge_of_it_is(view, que - 1, low)
    return None if edge is None or edge < low else edge


def _clause_before(scene: Scene, comma: int) -> TokenRange:
    """Give the clause or quotation that ends at a mark, without the connectives that lead it."""
    view = scene.view
    low = view.window(comma)[0]
    quotation = view.closing_before(comma)
    if quotation is not None and not any(view.is_word(at) for at in range(low, quotation.start)):
        return quotation.start, quotation.end
    return skip_connectives(view, clause_start(scene, comma, low, resumed=None), comma), comma


def _cleft_speaker(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Give X of « P. C'est X qui l'affirme. », the whole sentence."""
    low, high = view.window(group.verb)
    start = low + view.phrase_from(low, view.grammar.attribution.it_is)
    clitic = group.start - 1
    takes_up = view.is_in(clitic, view.grammar.definite_articles) and view.is_in(clitic - 1, view.grammar.qui)
    if start == low or not takes_up or view.word(high - 1) == ":":
        return None
    end = noun_phrase_from(view, start, group.start)
    alone = not any(view.is_word(at) for at in range(skip_adjuncts(view, group.end, high), high))
    return (start, end) if end == clitic - 1 and alone and can_speak(view, start, end) else None


def _announcer(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Give X of « P. X l'a annoncé lundi. », the whole sentence; what is taken up is no feminine, no plural."""
    low, high = view.window(group.verb)
    clitic = group.start - 1
    announces = any(entry.lemma in view.grammar.attribution.announcing_verbs for entry in group.entries)
    if not announces or group.negated or not view.is_in(clitic, view.grammar.attribution.claim_clitics):
        return None
    if group.verb > group.start and view.words[group.verb].endswith(view.grammar.attribution.agreeing_endings):
        return None  # « Le maire l'a annoncée lundi. »
    start = skip_connectives(view, low, clitic)
    end = noun_phrase_from(view, start, clitic) if not view.is_in(start, view.grammar.personal_subjects) else start + 1
    after = skip_apposition(view, end, clitic) if view.word(end) == "," else end
    alone = not any(view.is_word(at) for at in range(skip_adjuncts(view, group.end, high), high))
    before = _sentence_before(view, group.verb)
    told = main_verb(view, *before) is not None and view.quotation(before[0]) is None
    whole = after == clitic and alone and told and view.closing_before(before[1]) is None
    return (start, end) if whole and can_speak(view, start, end) else None


def _source(scene: Scene, group: VerbGroup, que: int) -> TokenRange | None:
    view = scene.view
    high = view.window(group.verb)[1]
    if view.is_in(que, view.grammar.qui):
        return drawn_from(view, group, high)  # « c'est ce qui ressort de l'étude »
    subject = scene.subject(group)
    if subject is not None and view.is_in(subject[0], view.grammar.general_pronouns):
        return None  # « c'est ce que l'on retient »
    if group.start > que + 1 or group.inverted is not None:
        return attributed_source(scene, group, group.end)
    return inverted_subject(view, group, high)


def _sentence_before(view: DocView, at: int) -> TokenRange:
    """Give the passage before the one of a token, without the connectives that lead it; empty for none."""
    number = view.passage_at[at]
    if number == 0:
        return 0, 0
    start, end = view.passages[number - 1]
    apart = view.block_at[start] != view.block_at[at] and view.block_at[end - 1] != view.block_at[at]
    apart = apart and view.words[view.skip_space(end - 1, -1)] not in SENTENCE_MARKS  # no title stands before
    return (0, 0) if apart else (skip_connectives(view, start, end), end)


CONSTRUCTION = Construction(
    name="taken-up",
    example="[c Le stade sera fermé]. C'est ce qu'[q a confirmé] [s la préfecture].",
    gives="the sentence or clause before words that say who said so",
    find=_find,
)

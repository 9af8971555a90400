"""How far a claim reaches: where its clause begins and ends, and the clause around an incise.

The parser's tree says where a clause ends only when it is right; punctuation, coordination and the next reporting verb
say it too. A stretch after a comma leaves the claim only where both the arcs and its own shape send it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.view import (
    CLAUSE_MARKS,
    CLOSING_BRACKETS,
    OPENING_BRACKETS,
    SENTENCE_MARKS,
)
from nlp_pipeline.language.syntax.adjuncts import DASHES, skip_adjuncts
from nlp_pipeline.language.syntax.clauses import leading_end, main_verb
from nlp_pipeline.language.syntax.complements import infinitive_from
from nlp_pipeline.language.syntax.speakers import is_human
from nlp_pipeline.language.syntax.subjects import preverbal_subject

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.view import DocView

CREDIT_MARKS = frozenset(("©", "®"))
HIGHEST_CLIMB = 40


def clause_end(scene: Scene, start: int, governor: int, limit: int | None = None, *, has_verb: bool = True) -> int:
    """Find where the clause ends that a reporting verb governs.

    Args:
        scene: the Doc with its verb groups.
        start: first token of the clause (after "que").
        governor: token of the reporting verb.
        limit: token that the clause may not pass; by default the end of the verb's window.
        has_verb: whether the clause must have a verb before it can end (not what is judged and said of it).

    Returns:
        The token after the clause, punctuation before it not yet trimmed.
    """
    view = scene.view
    if limit is None:
        limit = view.window(governor)[1]
    at = leading_end(view, start, limit)
    depth = 0
    seen_verb = not has_verb or infinitive_from(view, start, limit) is not None
    own = main_verb(view, at, limit)
    while at < limit:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= limit and (at > start or quotation.closed):
            if at > start and view.word(at - 1) == ":":
                return at - 1
            seen_verb = seen_verb or at == start or view.has_finite_verb(at, quotation.end)
            own = None if own is not None and own < quotation.end else own
            at = quotation.end
            continue
        word = view.words[at]
        if word in CREDIT_MARKS or (not has_verb and _leaves_judgement(view, at)):
            return at
        if word in OPENING_BRACKETS:
            depth += 1
        elif word in CLOSING_BRACKETS:
            if depth == 0:
                return at
            depth -= 1
        elif (
            depth == 0
            and at > start
            and seen_verb
            and (_begins_sentence(view, at) or _ends_at(scene, start, at, governor, limit) or _reports_on(scene, at))
        ):
            return at
        seen_verb = seen_verb or (view.is_finite(at) if own is None else at >= own)
        at += 1
    return limit


def _leaves_judgement(view: DocView, at: int) -> bool:
    """Tell what is set against a judgement, or a finite verb joined to it: « vu comme « juste », mais inquiète »."""
    if view.words[at] == "," and view.phrase_from(at + 1, view.grammar.attribution.contrasts):
        return True
    joint = at + (view.words[at] == ",")
    if (
        view.words[at] == ","
        and view.closing_before(at) is not None
        and view.is_in(joint, view.grammar.strong_relatives)
    ):
        return True
    after = joint + 1
    if view.is_in(joint, view.grammar.clause_joints) and view.is_in(after, view.grammar.strong_relatives):
        return True
    while view.is_in(after, view.grammar.object_clitics) or view.is_in(after, view.grammar.negation_marks):
        after += 1
    return view.is_in(joint, view.grammar.clause_joints) and after < view.length and view.is_clause_verb(after)


def _reports_on(scene: Scene, at: int) -> bool:
    """Tell a gerund of saying that goes on without a comma: « a qualifié X de « lâche » estimant que P »."""
    view = scene.view
    if view.is_in(at, view.grammar.tout) and view.is_in(at + 1, view.grammar.en):
        return at + 2 in scene.group_at  # « reconnaît avoir eu peur tout en dénonçant »
    group = scene.group_at.get(at)
    return group is not None and group.shape == "gerund" and view.is_in(group.end, view.grammar.que)


def without_note(view: DocView, start: int, end: int) -> int:
    """Leave out the brackets that end a claim and hold a clause of the author's own: « P (P' à ce jour) »."""
    last = end - 1
    while last > start and view.words[last] in SENTENCE_MARKS:
        last -= 1
    if view.words[last] not in CLOSING_BRACKETS or view.quotation_at[last] >= 0:
        return end
    opening = next((at for at in range(last, start, -1) if view.words[at] in OPENING_BRACKETS), start)
    return opening if opening > start and view.has_finite_verb(opening, last) else end


def without_channel(view: DocView, start: int, end: int) -> int:
    """Leave out where the claim was made, where that ends its sentence: « … que P dans un communiqué », « … sur X »."""
    last = end
    while last > start and not view.is_word(last - 1):
        last -= 1
    for at in range(last - 1, start, -1):
        if view.quotation_at[at] != view.quotation_at[start - 1] or view.is_clause_verb(at) or view.words[at] == ",":
            return end
        comma = next((place for place in range(at, start, -1) if view.words[place] == ","), start)
        if comma > start and not view.has_clause_verb(comma, at):
            return end
        if view.is_in(at, view.grammar.channel_prepositions) and _names_channel(view, at + 1, last):
            return at if skip_adjuncts(view, at, last, marks=False) >= last else end
    return end


def _names_channel(view: DocView, start: int, end: int) -> bool:
    """Tell « un communiqué », « son compte Facebook », « Twitter » from what a claim itself may speak of."""
    owned = view.is_in(start, view.grammar.indefinite_articles) or view.is_in(start, view.grammar.possessives)
    noun = any(view.is_in(at, view.grammar.channel_nouns) for at in range(start, min(end, start + 3)))
    return (owned and noun) or view.is_in(start, view.grammar.attribution.networks)


def _begins_sentence(view: DocView, at: int) -> bool:
    """Tell a semicolon that ends the statement: what follows is not a further clause with "que"."""
    if view.words[at] != ";" or view.quotation(at) is not None:
        return False
    return not (
        view.is_in(at + 1, view.grammar.que)
        or (view.is_in(at + 1, view.grammar.coordinators) and view.is_in(at + 2, view.grammar.que))
    )


def _ends_at(scene: Scene, start: int, at: int, governor: int, limit: int) -> bool:
    """Tell whether the clause ends before this token: a mark or a coordinator, and what follows stands outside."""
    word = scene.view.words[at]
    may_end = word in CLAUSE_MARKS or scene.view.is_in(at, scene.view.grammar.clause_joints)
    return may_end and _leaves(scene, start, at, governor, limit)


def _leaves(scene: Scene, start: int, at: int, governor: int, limit: int) -> bool:
    """Tell whether what follows a comma or a coordinator stands outside of the clause."""
    view = scene.view
    incise = scene.incise_at.get(at + 1)
    if incise is not None and (incise.end is None or not view.has_clause_verb(incise.end, limit)):
        return True
    if view.words[at] == "," and _contrasts(scene, at + 1, limit):
        return True
    if _reporter_goes_on(scene, at, governor, limit) or _closes_relative(scene, at, governor):
        return True
    after = at + 1
    while after < limit and (
        view.words[after] == ","
        or view.is_in(after, view.grammar.tout)
        or view.is_in(after, view.grammar.clause_joints)
        or view.pos[after] == "ADV"
    ):
        after += 1
    if after >= limit:
        return False
    if (
        view.is_in(after, view.grammar.que)
        or view.phrase_from(after, view.grammar.attribution.hypotheses)
        or view.is_in(after, view.grammar.strong_relatives)
    ):
        return False
    if view.words[after - 1] == "," and _continues_clause(scene, after):
        return False
    if (
        view.is_in(start - 1, view.grammar.de)
        and view.is_in(after, view.grammar.de)
        and infinitive_from(view, after + 1, limit) is not None
    ):
        return False  # « accusé d'être corrompu et d'avoir menti »
    if opens_reporting(scene, after, limit, coordinated=view.words[at] != ","):
        return True
    joined = view.is_in(after - 1, view.grammar.clause_joints)
    if joined and (_turns_back(view, start, at, after, governor) or _leaves_infinitive(view, start, at, after)):
        return True
    stop = _segment_end(view, after, limit)
    top = _top(view, after, stop)
    if _hangs_inside(view, top, start, at):
        return False
    return view.has_finite_verb(after, stop) and _hangs_on(view, top, governor)


def _contrasts(scene: Scene, at: int, limit: int) -> bool:
    """Tell what others say, set against the claim: « P, quand l'opposition soutient que P' »."""
    view = scene.view
    if not (view.phrase_from(at, view.grammar.attribution.contrasts) or view.is_in(at, view.grammar.attribution.quand)):
        return False
    stop = _segment_end(view, at, limit)
    groups = (group for group in scene.groups_between(at, stop) if group.shape == "finite")
    return any(view.is_in(group.end, view.grammar.que) for group in groups)


def _closes_relative(scene: Scene, comma: int, governor: int) -> bool:
    """Tell the comma behind a relative clause, where the main verb follows: « X, qui dit P, juge … »."""
    view = scene.view
    group = scene.group_at.get(governor)
    if group is None or view.words[comma] != ",":
        return False
    opening = next((at for at in range(group.start - 1, -1, -1) if not view.is_word(at)), -1) + 1
    lead = opening if view.is_in(opening, view.grammar.strong_relatives) else group.start
    relative = lead < group.start or group.shape == "participle"  # « X, soupçonné d'avoir menti, comparaît »
    if not relative or view.word(lead - 1) != ",":
        return False
    at = comma + 1
    while view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.negation_marks):
        at += 1
    further = scene.group_at.get(at)
    return (further is not None and further.shape == "finite") or (at < view.length and view.is_clause_verb(at))


def _turns_back(view: DocView, start: int, end: int, after: int, governor: int) -> bool:
    """Tell a coordinated verb whose number is the reporter's: « il a jugé les faits graves, et l'a puni »."""
    while view.is_in(after, view.grammar.object_clitics) or view.is_in(after, view.grammar.negation_marks):
        after += 1
    own = main_verb(view, start, end)
    if own is None or after >= view.length or not view.is_clause_verb(after):
        return False
    claim, further, cue = (view.verb_numbers(at) for at in (own, after, governor))
    if not cue:
        cue = next((numbers for at in (governor - 1, governor - 2) if (numbers := view.verb_numbers(at))), set())
    return bool(claim and further) and claim.isdisjoint(further) and not cue.isdisjoint(further)


def _leaves_infinitive(view: DocView, start: int, end: int, after: int) -> bool:
    """Tell a finite verb joined to an infinitive clause, which it cannot be part of: « soutient avoir P | et met »."""
    while view.is_in(after, view.grammar.object_clitics) or view.is_in(after, view.grammar.negation_marks):
        after += 1
    if infinitive_from(view, start, end) is None or view.has_clause_verb(start, end):
        return False
    return after < view.length and view.is_clause_verb(after)


def _reporter_goes_on(scene: Scene, at: int, governor: int, limit: int) -> bool:
    """Tell what the reporter adds about the speaker: « , tout en souriant », « , ce qu'un cadre a démenti »."""
    view = scene.view
    if view.phrase_from(at + 1, view.grammar.attribution.reporter_goes_on):
        return True
    if view.is_in(at + 1, view.grammar.plain_ce) and view.is_in(at + 2, view.grammar.que):
        return any(group.shape == "finite" for group in scene.groups_between(at + 2, limit))
    if view.words[at] == "," and _takes_up_claim(view, at + 1):
        return True
    return view.is_in(at, view.grammar.clause_joints) and _shares_auxiliary(scene, at, governor)


def _continues_clause(scene: Scene, at: int) -> bool:
    """Tell a verb right behind the comma that closes its subject's aside: « le chauffeur, un Niçois, | a été tué »."""
    view = scene.view
    while view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.negation_marks):
        at += 1
    return at < view.length and view.is_clause_verb(at) and at not in scene.group_at


def _takes_up_claim(view: DocView, at: int) -> bool:
    """Tell a noun of saying that takes the whole claim up: « P, une accusation que la direction rejette »."""
    noun = at + view.is_in(at, view.grammar.indefinite_articles)
    noun += view.pos[noun : noun + 1] == ["ADJ"]
    bare = noun == at
    named = view.word(noun) in view.lexicon.cue_nouns or view.is_in(noun, view.grammar.words_of_others)
    takes_up = named or view.is_in(noun, view.grammar.attribution.nouns_for_claims)
    return takes_up and (
        not bare or view.is_in(noun + 1, view.grammar.relatives) or view.is_in(noun + 2, view.grammar.relatives)
    )


def _shares_auxiliary(scene: Scene, joint: int, governor: int) -> bool:
    """Tell a participle that goes with the cue's auxiliary: « a jugé que P et ordonné un procès »."""
    view = scene.view
    group = scene.group_at.get(governor)
    if group is None or group.verb == group.start or not view.is_participle(group.verb):
        return False
    bare = view.may_be_participle(joint + 1) and not view.is_finite(joint + 1)
    governs = view.is_in(joint + 2, view.grammar.determiners) or view.opening_at(joint + 2) is not None
    compound = any(view.may_be_participle(place) and view.pos[place - 1] == "AUX" for place in range(group.end, joint))
    return bare and governs and not compound


def embedded_end(view: DocView, start: int, end: int, *, heads: bool = False) -> int:
    """Find where a clause ends that stands inside another, before the outer verb: « l'idée que P | a surpris X ».

    Args:
        view: the Doc as lists.
        start: first token of the inner clause.
        end: token after it, as :func:`clause_end` gives it.
        heads: whether the noun that the clause belongs to heads its sentence, whose verb must then follow.

    Returns:
        The token where the outer clause goes on; ``end`` where it does not within the stretch.
    """
    first = main_verb(view, start, end)
    outer = None if first is None else main_verb(view, first + 1, end)
    if heads and outer is not None:
        outer = _last_main_verb(view, outer, end)
    parted = first is not None and outer is not None and not heads
    parted = parted and any(view.is_in(at, view.grammar.clause_openers) for at in range((first or 0) + 1, outer or 0))
    if first is None or outer is None or parted:
        return end
    while outer > start and (
        view.is_in(outer - 1, view.grammar.object_clitics) or view.is_in(outer - 1, view.grammar.negation_marks)
    ):
        outer -= 1
    while outer > start and view.opening_at(outer - 1) is not None:
        outer -= 1
    if heads:
        return outer
    has_own_subject = view.is_in(outer - 1, view.grammar.subject_pronouns) or view.words[outer - 1] == ","
    return end if has_own_subject or (outer <= first + 1 and view.pos[first] == "AUX") else outer


def _last_main_verb(view: DocView, verb: int, end: int) -> int:
    """Give the last verb of a stretch that nothing announces, from one on; an auxiliary stands for its participle."""
    while True:
        further = main_verb(view, verb + 1, end)
        while further is not None and view.pos[further - 1] == "AUX":
            further = main_verb(view, further + 1, end)
        if further is None:
            return verb
        verb = further


def heads_sentence(view: DocView, noun: int) -> bool:
    """Tell whether a noun stands before the verb of its sentence: « L'annonce par X que P a surpris »."""
    low = view.window(noun)[0]
    governed = not view.is_in(noun - 1, view.grammar.determiners) or view.is_in(
        noun - 1, view.grammar.contracted_prepositions
    )
    if governed or view.has_clause_verb(low, noun):
        return False
    return not any(view.words[at] in (":", ";") or view.pos[at] == "ADP" for at in range(low, noun))


def opens_reporting(scene: Scene, at: int, limit: int, *, coordinated: bool) -> bool:
    """Tell whether another attribution by the same source begins: « et ajoute que », « , estimant que »."""
    view = scene.view
    place = at
    lead = False
    while place < min(limit, at + 4) and (
        view.is_in(place, view.grammar.attribution.between_cue_and_verb) or view.pos[place] in ("ADV", "AUX")
    ):
        lead = lead or view.is_in(place, view.grammar.attribution.infinitive_leads)
        place += 1
    group = scene.group_at.get(place)
    if group is None:
        return False
    introduces = (
        view.is_in(group.end, view.grammar.que) or view.word(group.end) == ":" or view.opening_at(group.end) is not None
    )
    if group.shape == "gerund":
        return True
    if group.shape == "infinitive":
        return lead and group.start == group.verb  # « avant d'ajouter », not « avoir vu X, avant d'avoir aperçu Y »
    return coordinated and group.shape == "finite" and (introduces or view.head[group.verb] != place)


def _segment_end(view: DocView, at: int, limit: int) -> int:
    while at < limit:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= limit:
            at = quotation.end
            continue
        if view.words[at] in CLAUSE_MARKS:
            return at
        at += 1
    return limit


def _top(view: DocView, start: int, end: int) -> int:
    """Give the token of a stretch whose head stands outside of it, a verb before anything else."""
    tops = [at for at in range(start, end) if not start <= view.head[at] < end or view.head[at] == at]
    tops = [at for at in tops if view.is_word(at) and view.dep[at] not in ("cc", "mark", "punct", "advmod")] or tops
    return next((at for at in tops if view.pos[at] in ("VERB", "AUX")), tops[0] if tops else start)


def _hangs_inside(view: DocView, top: int, start: int, end: int) -> bool:
    """Tell whether the arcs lead from a token up into the clause."""
    at = top
    for _ in range(HIGHEST_CLIMB):
        head = view.head[at]
        if start <= head < end:
            return True
        if head == at:
            return False
        at = head
    return False


def _hangs_on(view: DocView, top: int, governor: int) -> bool:
    """Tell whether the arcs lead from a token to the reporting verb or past it to the root."""
    at = top
    for _ in range(HIGHEST_CLIMB):
        head = view.head[at]
        if head in (governor, at):
            return True
        at = head
    return False


def clause_start(scene: Scene, at: int, low: int, *, inserted: bool) -> int:
    """Find where the clause begins that ends, or is cut, just before a token.

    A colon, a semicolon, a "que" that a reporting verb governs, a relative pronoun whose clause is still open, and a
    "mais" with a subject of its own begin a clause; commas do not.

    Args:
        scene: the Doc with its verb groups.
        at: token after the clause's last.
        low: token before which the clause may not begin.
        inserted: whether the clause goes on after what cuts it; only then a dependent clause counts as one.
    """
    view = scene.view
    finite = 0
    place = at - 1
    while place >= low:
        word = view.words[place]
        closing = view.closing_before(place + 1)
        if closing is not None and closing.start >= low:
            place = closing.start - 1
            finite += 1
            continue
        if word in (";", ":"):
            return place + 1
        if word in DASHES and all(view.entity_at[at] == "LOC" for at in range(low, place)):
            return place + 1  # a dateline
        if word in DASHES and place > low + 1:
            opening = next((p for p in range(place - 1, low, -1) if view.words[p] in DASHES), None)
            if opening is None:
                return place + 1
            place = opening - 1  # an aside between dashes
            continue
        if inserted and word in view.grammar.que and _is_reported(scene, place):
            return place + 1
        if (
            inserted
            and word in view.grammar.clause_relatives
            and finite <= 1
            and view.dep[place] != "mark"
            and _still_open(view, place, at)
        ):
            return place
        if word in view.grammar.attribution.mais and finite >= 1 and place > low:
            return place + 1
        finite += view.is_finite(place)
        place -= 1
    return low


def _is_reported(scene: Scene, que: int) -> bool:
    """Tell whether a "que" opens the clause of a reporting verb."""
    place = que - 1
    for _ in range(6):
        if place < 0:
            return False
        group = scene.group_at.get(place)
        if group is not None:
            return "que" in {frame for entry in group.entries for frame in entry.frames}
        place -= 1
    return False


def _still_open(view: DocView, relative: int, at: int) -> bool:
    """Tell whether the relative clause reaches the token: no comma has closed it."""
    verbs = [place for place in range(relative, at) if view.is_finite(place)]
    commas = [place for place in range(relative, at - 1) if view.words[place] == ","]
    return len(verbs) <= 1 and not [comma for comma in commas if verbs and comma > verbs[0]]


def statement_end(scene: Scene, start: int, high: int) -> int:
    """Find where a statement framed by a source phrase or an incise ends: before a quotation, before a further cue.

    Args:
        scene: the Doc with its verb groups.
        start: first token of the statement.
        high: token that it may not pass.
    """
    view = scene.view
    at = start
    while at < high:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= high:
            if at > start and view.word(at - 1) == ":":
                return at - 1
            at = quotation.end
            continue
        word = view.words[at]
        if word in CREDIT_MARKS or (_begins_sentence(view, at) and view.has_finite_verb(start, at)):
            return at
        incise = scene.incise_at.get(at) if at > start else None
        if incise is not None:
            if incise.end is None or not view.has_clause_verb(incise.end, high):
                return at
            at = incise.end  # it only parts the statement
            continue
        joins = view.is_in(at, view.grammar.clause_joints) and view.has_clause_verb(start, at)
        if joins and _opens_other(scene, at + 1, high):
            return at
        if (
            at > start
            and (word == "," or view.is_in(at, view.grammar.clause_joints))
            and opens_reporting(scene, at + 1, high, coordinated=word != ",")
        ):
            return at
        at += 1
    return high


def _opens_other(scene: Scene, at: int, limit: int) -> bool:
    """Tell whether somebody else's attribution begins here: « P et Louis Dreyfus, le président, estime que P' »."""
    group = next((group for group in scene.groups_between(at, limit) if group.shape == "finite"), None)
    if group is None or group.entry("que", "inf", "colon") is None or group.inverted is not None:
        return False
    subject = preverbal_subject(scene.view, group, at)
    return subject is not None and subject[0] == at and is_human(scene.view, *subject)


def skip_connectives(view: DocView, start: int, limit: int) -> int:
    """Move over the connectives that open a sentence and belong to the author ("En effet, …", "Mais …")."""
    at = start
    while at < limit:
        if not view.is_word(at) and view.opening_at(at) is None:
            at += 1
            continue
        length = view.phrase_from(at, view.grammar.attribution.connectives)
        if not length or at + length > limit:
            return at
        after = at + length
        closed = view.word(after) == "," or after >= limit
        if not closed and not view.is_in(at, view.grammar.attribution.loose_connectives):
            return at
        at = after
    return start if start >= limit else at


def skip_aside(view: DocView, at: int, limit: int) -> int:
    """Move from a verb over a date, an adverb and an aside between commas to its object."""
    while at < limit and (
        view.is_in(at, view.grammar.time_words)
        or (
            view.pos[at] == "ADV"
            and not view.is_in(at, view.grammar.negations)
            and not view.is_in(at, view.grammar.attribution.attribute_openers)
        )
    ):
        at += 1
    if view.word(at) == ",":
        closing = next((place for place in range(at + 1, limit) if view.words[place] == ","), None)
        if closing is not None and not view.has_finite_verb(at, closing):
            return closing + 1
    return at

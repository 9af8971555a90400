"""Whether a verb judges the object behind it, and does not just see, take or describe it: by what joins the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.called_objects import called_at, calls, held_for_at
from nlp_pipeline.language.attribution.claim_additions import gives_reason
from nlp_pipeline.language.attribution.predicates import is_past_participle, opens_infinitive, opens_with_predicate
from nlp_pipeline.language.attribution.seen_objects import has_y, sees_in
from nlp_pipeline.language.document.punctuation import SENTENCE_MARKS
from nlp_pipeline.language.syntax.adjuncts import is_adverb, skip_adjuncts
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.complements import complement_que, infinitive_from
from nlp_pipeline.language.syntax.estimates import opens_estimate
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_before, noun_phrase_until
from nlp_pipeline.language.syntax.verb_clitics import past_clitics

if TYPE_CHECKING:
    from collections.abc import Collection

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup
    from nlp_pipeline.lexicon import Verb


def object_clitic(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Give the pronoun that stands for what is judged: « un collègue la décrit comme « têtue » »."""
    clitic = group.start - 1
    return (clitic, group.start) if view.is_in(clitic, view.grammar.definite_articles) else None


def relative_object(scene: Scene, source: TokenRange | None) -> TokenRange | None:
    """Give what a relative clause judges: « un projet que le syndicat qualifie de « dangereux » »."""
    if source is None:
        return None
    view = scene.view
    que = source[0] - 1
    low = view.window(source[0])[0]
    if que <= low or not view.is_in(que, view.grammar.que):
        return None
    if any(complement_que(view, other) == que for other in scene.groups_between(low, que) if other.entry("que")):
        return None  # « a fait savoir via les réseaux | qu'il juge l'accord « injuste » »
    head = _before_participle(view, que - 1 - (view.word(que - 1) == ","), low)
    taken_up = view.is_in(head, view.grammar.plain_ce) or view.is_in(head, view.grammar.free_pronouns)
    if head >= low and taken_up:
        return head, head + 1  # « ce que la presse qualifie de « course parfaite » »
    if head < low or view.pos[head] not in ("NOUN", "PROPN", "ADJ"):
        return None
    whole = noun_phrase_until(view, head + 1, low)
    if whole is not None:
        return whole
    while head > low and view.pos[head] == "ADJ":
        head -= 1
    return noun_phrase_before(view, head, que, low) if view.pos[head] in ("NOUN", "PROPN") else None


def _before_participle(view: DocView, head: int, low: int) -> int:
    """Move over a participle set off before a relative: « un couteau |, forgé à la main, que X présente comme »."""
    if view.word(head + 1) != ",":
        return head
    opening = next((at for at in range(head, low, -1) if view.words[at] == ","), low)
    set_off = opening > low and view.may_be_participle(opening + 1) and not view.has_clause_verb(opening + 1, head)
    return opening - 1 if set_off else head


def judges(scene: Scene, group: VerbGroup, entry: Verb, start: int, high: int) -> bool:
    """Tell whether a use of the verb judges what stands behind it."""
    view = scene.view
    word = view.word(start)
    if group.entry("estimate") is not None and _estimates(view, start, high):
        return True
    if "see" in entry.frames and sees_in(view, group, start, high):
        return True
    if has_y(view, group) and "comme" not in entry.frames and not any(each.reflexive for each in group.entries):
        return False  # « on y trouve plein de marques »
    if _governs_cue(scene, start, high):
        return False
    if "see" in entry.frames and has_y(view, group) and view.is_in(start, view.grammar.comme):
        return False  # « on y voyait comme en plein jour »
    state = view.phrase_from(start, view.grammar.attribution.states)
    if (word in view.grammar.attribution.no_judgement and not state) or word in (":", ",", "."):
        return False
    frames = entry.frames
    if (
        "comme" in frames
        and not (_shows(view, entry, start) or _appoints(view, entry, start, high))
        and _joined_by(view, start, high, view.grammar.comme)
    ):
        return True
    if "pour_attribute" in frames and held_for_at(view, start, high) is not None:
        return True
    if "de_attribute" in frames and called_at(view, start, high, bare=calls(scene, group, entry, start)) is not None:
        return True
    joined = view.is_in(start - 1, view.grammar.clause_joints)  # « l'a dit et répété : P »
    if "pronoun_attribute" in frames and object_clitic(view, group) is not None and not joined:
        if _is_set_apart(view, group.end, start):
            return False
        quotation = view.opening_at(start)  # « son avocat le dit « effondré » »
        at = start if quotation is None else quotation.pieces[0][0]
        at += view.is_in(at, view.grammar.degree_adverbs)  # « son avocat la dit très fragile »
        return at < high and (view.pos[at] in ("ADJ", "NOUN") or view.may_be_participle(at))
    elsewhere = relative_object(scene, scene.subject(group)) or object_clitic(view, group)
    met = view.is_in(start, view.grammar.attribution.states_met) or is_past_participle(view, start)
    if elsewhere is not None and met and entry.lemma in view.grammar.attribution.finding_verbs:
        return False  # « la gérante l'a trouvé assoupi »
    if elsewhere is not None and _opens_elsewhere(view, frames, start):
        return True
    return "attribute" in frames and _predicates(view, group, start, high)


def _is_set_apart(view: DocView, end: int, start: int) -> bool:
    """Tell in what state somebody says what was said before: « l'a répété à la presse, visiblement ému »."""
    marks = [at for at in range(end, start) if view.words[at] == ","]
    first = start
    while first > end and view.pos[first - 1] == "ADV":
        first -= 1
    adverb = first < start and not view.is_in(start - 1, view.grammar.degree_adverbs)
    return bool(marks) and (len(marks) == 1 or (adverb and first - 1 == marks[-1]))


def _governs_cue(scene: Scene, start: int, high: int) -> bool:
    """Tell a cue that goes on with an infinitive: « a cru bon d'ajouter que P » judges nothing."""
    view = scene.view
    if not view.is_in(start + 1, view.grammar.de):
        return False
    infinitive = infinitive_from(view, start + 2, high)
    group = None if infinitive is None else scene.group_at.get(infinitive)
    return group is not None and group.entry("que") is not None and complement_que(view, group) is not None


def _opens_elsewhere(view: DocView, frames: Collection[str], start: int) -> bool:
    """Tell a judgement by itself, its object standing before: « ces accusations, qu'elle juge « sans fondement » »."""
    while view.pos[start : start + 1] == ["ADV"]:
        start += 1
    if "attribute" in frames and (view.opening_at(start) is not None or opens_with_predicate(view, start)):
        return True
    called = view.is_in(start, view.grammar.de) and not view.is_in(start + 1, view.grammar.definite_determiners)
    return "de_attribute" in frames and called


def _estimates(view: DocView, start: int, high: int) -> bool:
    """Tell « à 300 le nombre » and « la hausse à 17 % »: a figure before or behind what is estimated."""
    for at in range(start, high):
        if opens_estimate(view, at):
            return True
        if view.words[at] in (",", ".", ";", ":") or view.is_clause_verb(at) or view.is_in(at, view.grammar.que):
            return False
    return False


def _joined_by(view: DocView, start: int, limit: int, words: Collection[str]) -> bool:
    """Tell whether the object is joined to what is said of it by one of the words before the clause ends."""
    for at in range(start, limit):
        if view.words[at] in (".", ";", ":") or view.is_finite(at):
            return False
        expected = is_adverb(view, at + 1) or view.is_in(at + 1, view.grammar.attribution.expectations)
        if view.words[at] in words and expected and not view.is_word(at + 2):
            continue  # « présente son rapport, comme souvent, », « tient sa réunion comme prévu »
        if view.words[at] in words:
            return at == start or not (_belongs_to_participle(view, at) or _compares(view, at, limit))
    return False


def _compares(view: DocView, at: int, limit: int) -> bool:
    """Tell a clause behind a comma from what is said of an object: « tient ce débat, comme il l'a décidé »."""
    if view.word(at - 1) != ",":
        return False
    end = next((place for place in range(at + 1, limit) if not view.is_word(place)), limit)
    return main_verb(view, at + 1, end) is not None


def _shows(view: DocView, entry: Verb, start: int) -> bool:
    """Tell « présente une tige large comme une main », « on y voit des outils comme la faux »: what a thing is like."""
    indefinite = view.is_in(start, view.grammar.indefinite_articles)
    return indefinite and entry.lemma in view.grammar.attribution.verbs_of_showing


def _appoints(view: DocView, entry: Verb, start: int, limit: int) -> bool:
    """Tell « le désigne comme rapporteur », which gives an office, from « le désigne comme responsable »."""
    if entry.lemma not in view.grammar.attribution.appointing_verbs:
        return False
    office = next((at + 1 for at in range(start, limit) if view.is_in(at, view.grammar.comme)), None)
    return office is not None and view.words[office] in view.lexicon.source_nouns and not view.may_be_adjective(office)


def _belongs_to_participle(view: DocView, at: int) -> bool:
    """Tell « décrit un des lieux classés comme dangereux »: what joins them is governed by the participle before it."""
    bare = not view.is_in(at + 1, view.grammar.determiners)
    return bare and view.is_participle(at - 1) and view.head[view.head[at]] == at - 1


def _predicates(view: DocView, group: VerbGroup, start: int, limit: int) -> bool:
    """Tell whether a bare adjective is said of the object: « juge grave la situation », « juge la situation grave »."""
    first = view.opening_at(start)
    if first is not None and first.end < limit and view.is_in(first.end, view.grammar.determiners):
        return True  # « « scandaleux » le projet »
    at = start + 1 if first is not None else start
    while view.pos[at : at + 1] == ["ADV"] and (first is not None or view.pos[at + 1 : at + 2] in (["ADV"], ["ADJ"])):
        at += 1  # « juge très grave la situation », but « juge urgent de », whatever the tagger makes of it
    if view.pos[at : at + 1] == ["ADJ"] or is_past_participle(view, at) or opens_infinitive(view, at):
        reflexive = any(entry.reflexive for entry in group.entries)
        found = view.is_in(at - 1, view.grammar.degree_adverbs) and _ends_sentence(view, at + 1)
        return not (found and first is None and not reflexive) and not view.is_in(at, view.grammar.determiners)
    if any(entry.reflexive for entry in group.entries) and view.phrase_from(at, view.grammar.attribution.states):
        return True
    if any(entry.reflexive for entry in group.entries):
        quoted = first is not None and not view.has_clause_verb(start, first.end)  # « se dit « aux anges » »
        opens = quoted or view.is_in(at, view.grammar.attribute_openers)
        return opens or view.pos[at : at + 1] == ["NOUN"] or opens_with_predicate(view, at)
    noun_seen = False
    for place in range(start, limit):
        opening = view.opening_at(place)
        if opening is not None and noun_seen and opens_with_predicate(view, place + 1):
            return True
        if view.words[place] in (",", ".", ";", ":") or view.is_finite(place):
            return False
        closes = _closes(view, place, limit) or _closes_over_adjuncts(view, group, start, place, limit)
        judged = noun_seen and closes and group.entry("judge") is not None and view.may_be_adjective(place)
        if judged and view.pos[place - 1] not in ("DET", "ADP") and not view.is_in(place - 1, view.grammar.determiners):
            return True
        if view.pos[place] in ("NOUN", "PROPN", "PRON"):
            noun_seen = True
        elif noun_seen and _is_said_of(view, group, start, place, closes=closes):
            return True
    return False


def _ends_sentence(view: DocView, at: int) -> bool:
    """Tell that nothing follows of which a comparative could be said: « Il a trouvé plus simple. »."""
    return view.word(at) in SENTENCE_MARKS


def _is_said_of(view: DocView, group: VerbGroup, start: int, at: int, *, closes: bool) -> bool:
    """Tell an adjective or participle behind an object that the verb's subject says of it."""
    adjective = view.pos[at] == "ADJ"
    if adjective and view.head[at] == group.verb:
        return True
    opinion = (
        group.entry("judge") is not None
        or _is_graded(view, start, at)
        or _is_joined(view, at)
        or _is_valued(view, group, start, at)
    )
    return closes and opinion and (adjective or is_past_participle(view, at))


def _closes(view: DocView, at: int, limit: int) -> bool:
    """Tell whether the clause ends behind a predicate, one joined to it included: « dangereuse et inutile »."""
    after = at + 1
    if view.is_in(after, view.grammar.clause_joints) and opens_with_predicate(view, after + 1):
        after += 2
    if view.is_in(after, view.grammar.clause_joints) and view.is_clause_verb(past_clitics(view, after + 1)):
        return True  # « estime la sanction lourde et va faire appel »
    if gives_reason(view, after, view.window(at)[1]) or view.is_clause_verb(past_clitics(view, after)):
        return True  # « ceux qui jugent la route dangereuse ont raison »
    return after >= limit or not view.is_word(after) or view.is_in(after, view.grammar.linking_prepositions)


def _closes_over_adjuncts(view: DocView, group: VerbGroup, start: int, at: int, limit: int) -> bool:
    """Tell « juge le bruit insupportable | dans le quartier », « trouve l'engin trop lourd | pour la côte »."""
    if group.entry("judge") is None and not _is_graded(view, start, at):
        return False
    end = skip_adjuncts(view, at + 1, limit, marks=False)
    return end > at + 1 and (end >= limit or not view.is_word(end))


def _is_joined(view: DocView, at: int) -> bool:
    """Tell « trouve la manœuvre dangereuse et inutile »: two adjectives are said of an object, not found with it."""
    return view.is_in(at + 1, view.grammar.clause_joints) and view.pos[at + 2 : at + 3] == ["ADJ"]


def _is_valued(view: DocView, group: VerbGroup, start: int, at: int) -> bool:
    """Tell « ont trouvé la robe ridicule » from « ont trouvé la maison vide »: an opinion, no state."""
    found = group.entry("attribute") is not None and view.is_in(start, view.grammar.definite_articles)
    state = view.is_in(at, view.grammar.attribution.states_met) or view.may_be_participle(at)
    return found and not state and view.pos[at] == "ADJ" and at == start + 2


def _is_graded(view: DocView, start: int, at: int) -> bool:
    """Tell « trouve son équipe trop lente » from « trouve une issue très rapide »: the object is a known one."""
    return view.is_in(at - 1, view.grammar.degree_adverbs) and view.is_in(start, view.grammar.definite_determiners)

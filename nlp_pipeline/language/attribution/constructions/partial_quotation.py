"""X dénonce « un scandale d'État » — X parle d'une « véritable guerre » — X a déclaré « P » without a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent, attributed_source, goes_on_from_before
from nlp_pipeline.language.attribution.called_objects import is_assumed_name
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.clause_ends import clause_end
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.speech_asides import is_of_speaking
from nlp_pipeline.language.attribution.strung_quotations import set_off_quotation, strung_end
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.document.verb_tokens import VERBS
from nlp_pipeline.language.syntax.adjuncts import adjunct_end, skip_adjuncts
from nlp_pipeline.language.syntax.causatives import undergoing
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.complements import complement_que, infinitive_from
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human, speaks_itself
from nlp_pipeline.language.syntax.time_phrases import time_end
from nlp_pipeline.language.syntax.verb_clitics import opening_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for group in scene.groups:
        entry = group.entry("object", "de_object", "colon", "incise")
        if entry is None or group.passive or group.shape == "participle":
            continue
        found = _quotation_after(scene, group)
        if found is None:
            continue
        start, quotation = found
        incise = scene.incise_of(group)
        said = None if incise is None or start != incise.source[0] else incise.quotation
        if said is not None and view.has_finite_verb(said.start, said.end):
            continue  # « « P » précise X « P' » »
        if not _is_governed(view, group, start, quotation) or _is_predicate(view, group, quotation):
            continue
        if _names_told(view, group, start, quotation) or is_assumed_name(view, quotation):
            continue
        if _opens_noun_clause(view, start, quotation):
            start = quotation.start  # « a émis l'espoir lundi | « que P » »
        clause = start == quotation.start and _is_clause(view, quotation)
        end = _joined_end(scene, quotation, group)
        end = end if clause or end > quotation.end else _phrase_end(view, quotation, group)
        if (
            sum(view.is_word(at) and view.quotation_at[at] >= 0 for at in range(start, end))
            < view.grammar.attribution.shortest_partial
        ):
            continue
        undergone = undergoing(view, group) is not None  # « se voit reprocher « P » par X »
        incise = scene.incise_of(group)
        behind = incise is not None and is_human(view, *incise.source)  # « P, ajoute X, afin de « Q » »
        own = incise.source if incise is not None and behind else attributed_source(scene, group, start)
        source = agent(view, end, view.window(group.verb)[1]) if undergone else own
        carried = source is None and not undergone and goes_on_from_before(view, group)
        if _goes_on_from_subject(view, quotation):
            continue
        if _is_title(view, quotation) or not (undergone or carried or _may_say(scene, group, source)):
            continue
        further = None if clause else set_off_quotation(view, end, view.window(group.verb)[1])
        content = tidy_pieces(view, [(start, end), *([further] if further is not None else [])])
        if content:
            whole = start == quotation.start
            yield Candidate(
                content=content,
                source=source,
                cue=group.cue,
                stance=entry.stance,
                confidence=0.85 if whole else 0.75,
                core=entry.core or not whole,
                carried=carried,
            )


def _may_say(scene: Scene, group: VerbGroup, source: TokenRange | None) -> bool:
    """Tell a source whose words these can be from nobody, a thing, and what somebody else quotes."""
    view = scene.view
    if source is None or view.is_in(source[0], view.grammar.attribution.nothing):
        return False
    if _is_reported_thing(scene, group, source) or _are_quoted_words(view, group, source):
        return False
    if _is_relative_of_thing(view, group, source):
        return False
    able = group.inverted is not None or can_speak(view, *source)
    if group.entry("object", "de_object") is None and not able:
        return False  # « Le nom du village signifie « la plaine » »
    # not « une enquête a été ouverte pour interpeller un « suspect présumé » »
    return group.shape != "infinitive" or is_human(view, *source)


def _is_relative_of_thing(view: DocView, group: VerbGroup, source: TokenRange) -> bool:
    """Tell what a relative says of a thing, in somebody's words: « une baisse du prix qui serait « notre mort » »."""
    return view.is_in(group.start - 1, view.grammar.qui) and not speaks_itself(view, *source)


def _is_predicate(view: DocView, group: VerbGroup, quotation: Quotation) -> bool:
    """Tell a quoted predicate behind a relative clause: « Ceux qui s'opposent au quai | « ont tort » »."""
    return view.is_in(group.start - 1, view.grammar.qui) and opening_verb(view, quotation.pieces[0][0]) is not None


def _names_told(view: DocView, group: VerbGroup, start: int, quotation: Quotation) -> bool:
    """Tell whom somebody warns from what of: « a alerté le maire « après avoir vu le feu » », not « « d'un feu » »."""
    if group.entry("whom") is None or start == quotation.start:
        return False
    first = quotation.pieces[0][0]
    of_what = view.is_in(first, view.grammar.linking_prepositions) or view.is_in(first, view.grammar.que)
    return not of_what and can_speak(view, start, quotation.start)


def _goes_on_from_subject(view: DocView, quotation: Quotation) -> bool:
    """Tell what is said of the subject before an aside: « Deux cyclistes, dont un qui a dit P, « ont fui » »."""
    first = quotation.pieces[0][0]
    verb = opening_verb(view, first) if view.texts[first][:1].islower() else None  # not « a dit, « Nous partons » »
    return view.word(quotation.start - 1) == "," and verb is not None and verb < quotation.end


def _opens_noun_clause(view: DocView, start: int, quotation: Quotation) -> bool:
    """Tell a quoted clause that a noun of saying governs: « a exprimé le souhait mardi « que P » »."""
    led = view.is_in(quotation.pieces[0][0], view.grammar.que)
    return led and any(view.words[at] in view.lexicon.cue_nouns for at in range(start, quotation.start))


def _are_quoted_words(view: DocView, group: VerbGroup, source: TokenRange) -> bool:
    """Tell words that somebody else used: « reconnaît « un état de fait » | justifiant une « action rapide » »."""
    inside = view.quotation_at[source[0]] not in (-1, view.quotation_at[group.verb])
    return inside and view.texts[source[0] + (not view.is_word(source[0]))][:1].islower()


def _is_reported_thing(scene: Scene, group: VerbGroup, source: TokenRange) -> bool:
    """Tell what speaks only in somebody's words: « La cour a jugé que l'acte révélait « une volonté de nuire » »."""
    view = scene.view
    noun = any(view.pos[at] == "NOUN" for at in range(*source)) and not speaks_itself(view, *source)
    low = view.window(group.verb)[0]
    ques = (complement_que(view, other) for other in scene.groups_between(low, group.start)) if noun else ()
    return any(que is not None and que + 1 == source[0] for que in ques)


def _quotation_after(scene: Scene, group: VerbGroup) -> tuple[int, Quotation] | None:
    """Find the quotation in the verb's object, and where the object begins."""
    view = scene.view
    high = view.window(group.verb)[1]
    if not view.opens_quotation(group.end, high):
        return None
    incise = scene.incise_of(group)
    reported = incise is not None and incise.quotation is not None
    at = skip_adjuncts(view, group.end, high, whole=False)
    if any(_takes_over(view, other, at) for other in scene.groups_between(group.end, at)):
        return None
    start = listed = None  # where the object begins, and where a list does of which it is the last
    while at < high:
        quotation = view.opening_at(at)
        if quotation is not None:
            if listed is not None and _closes_list(view, listed, at):
                start = listed
            if quotation.depth > 0 and view.quotation(group.verb) is None:
                return None
            if _after_adjunct(view, group.end, at):
                return None
            return (quotation.start if start is None else start), quotation
        word = view.words[at]
        if word in (":", ";", ".") or word in view.grammar.attribution.no_object:
            return None
        group_here = scene.group_at.get(at)
        if group_here is not None and (group_here.shape != "participle" or _is_set_off(view, at)):
            return None  # « devant l'usine, accusée d'être « la plus mauvaise » »: the participle's own
        if view.is_in(at, view.grammar.clause_joints) and view.may_be_participle(at + 1):
            return None  # « a publié un guide et mis en ligne des fiches sur les « traits de vie » »
        if view.is_finite(at) or (start is None and view.may_be_infinitive(at)):
            return None  # « voulait se venger du scrutin perdu « par traîtrise » »
        if word == "," and reported:
            return None  # « « P », a répondu X, en colère de cette remarque « sur sa tenue » »
        if word == ",":
            opens = start is not None and view.is_in(at + 1, view.grammar.determiners)
            listed = (listed if listed is not None else start) if opens else None
            start = None
        elif start is None and _opens_object(view, at):
            start = at
        at += 1
    return None


def _is_set_off(view: DocView, at: int) -> bool:
    """Tell a participle behind a comma, adverbs between or not: « le projet, pourtant | qualifié | de « folie » »."""
    while view.pos[at - 1] == "ADV":
        at -= 1
    return view.words[at - 1] == ","


def _closes_list(view: DocView, start: int, quotation: int) -> bool:
    """Tell the last of several objects by the joint before it: « dénonce des retards, des pannes et « un mépris » »."""
    comma = next(at for at in range(quotation, start, -1) if view.words[at] == ",")
    return any(view.is_in(at, view.grammar.name_joints) for at in range(comma, quotation))


def _takes_over(view: DocView, other: VerbGroup, quotation: int) -> bool:
    """Tell the nearer verb: « répond | en évoquant de « graves fautes » », not « dit en parlant du maire « P » »."""
    near = all(view.is_in(at, view.grammar.linking_prepositions) for at in range(other.end, quotation))
    return other.shape == "finite" or (other.shape == "gerund" and near)


def _is_governed(view: DocView, group: VerbGroup, start: int, quotation: Quotation) -> bool:
    """Tell what a verb says from what is quoted near it: « accorde un « droit de grâce » », « répond de « vols » »."""
    whole = start == quotation.start
    manner = view.phrase_from(quotation.pieces[0][0], view.grammar.attribution.manner_openers)
    said = view.has_finite_verb(quotation.start, quotation.end)
    manner = bool(manner) or (view.pos[quotation.pieces[0][0]] == "ADP" and not said)
    if whole and manner and group.entry("object", "de_object") is None:
        return False  # « s'est exprimé « sans aucun détour » », « intervient « au plus haut niveau » »
    if whole and not said and group.entry("attribute", "judge") is not None and group.entry("de_object") is None:
        named = view.is_in(quotation.pieces[0][0], view.grammar.definite_determiners)
        if named:
            return False  # « a jugé « la réputation du joueur » »: that says nothing of it
    if whole and view.is_in(start - 1, view.grammar.linking_prepositions):
        first = quotation.pieces[0][0]
        asked = infinitive_from(view, first, quotation.end) is not None  # « demande de « se taire » »
        some = view.pos[first] == "ADJ" and group.entry("object") is not None  # « dénonce de « graves fautes » »
        return asked or some or group.entry("de_object") is not None
    called = view.is_in(quotation.start - 1, view.grammar.plain_to)  # « appelle les élus à « cesser tout débat » »
    return whole or called or group.entry("object", "de_object") is not None


def _is_title(view: DocView, quotation: Quotation) -> bool:
    """Tell the title of a work: a capital, no name, and no verb (« évoque « Les Oiseaux de mer » »)."""
    first = quotation.pieces[0][0]
    words = [at for at in range(quotation.start, quotation.end) if view.is_word(at)]
    if not view.texts[first][:1].isupper():
        return False
    if 2 * sum(view.texts[at][:1].isupper() for at in words) > len(words):
        return True
    return not view.entity_at[first] and not any(view.pos[at] in VERBS for at in words)


def _after_adjunct(view: DocView, start: int, end: int) -> bool:
    """Tell a quotation that a single comma parts from the verb: « reprendra en mai, « si tout va bien » »."""
    if view.word(end - 1) != "," or end - 1 == start:
        return False
    aside = view.is_in(end + 1, view.grammar.subordinators) or view.is_in(end + 1, view.grammar.adjunct_prepositions)
    return aside and sum(view.words[at] == "," for at in range(start, end)) == 1


def _opens_object(view: DocView, at: int) -> bool:
    """Tell whether the object's noun phrase begins here (its determiner, or its first noun)."""
    if view.is_in(at, view.grammar.linking_prepositions) and view.is_in(at, view.grammar.de):
        return False
    return view.pos[at] in ("DET", "NOUN", "PROPN", "NUM") or view.is_in(at, view.grammar.determiners)


def _is_clause(view: DocView, quotation: Quotation) -> bool:
    """Tell a quotation that is a clause of its own, which nothing behind it goes on with: « On arrive » à la foule."""
    strung = view.is_in(quotation.end, view.grammar.name_joints) and view.opening_at(quotation.end + 1) is not None
    return not strung and main_verb(view, quotation.pieces[0][0], quotation.end) is not None


def _joined_end(scene: Scene, quotation: Quotation, group: VerbGroup) -> int:
    """Follow a quoted clause to one that is joined to it without marks: « a dit « que P » | et que Q »."""
    view = scene.view
    governed = view.is_in(quotation.pieces[0][0], view.grammar.que) and view.is_in(quotation.end, view.grammar.et)
    if governed and view.is_in(quotation.end + 1, view.grammar.que):
        return clause_end(scene, quotation.end + 2, group.verb)
    return quotation.end


def _phrase_end(view: DocView, quotation: Quotation, group: VerbGroup) -> int:
    """Follow the object past its quotation: complements that belong to it, up to a mark or the next verb."""
    high = view.window(group.verb)[1]
    at = quotation.end
    while at < high:
        opening = view.opening_at(at)
        if opening is not None and opening.end <= high:
            at = opening.end
            continue
        strung = strung_end(view, at, high)
        if strung > at:
            at = strung
            continue
        complement = _complement_end(view, at, high)
        if complement > at:
            at = complement
            continue
        word = view.words[at]
        if view.is_in(at, view.grammar.two_word_subordinators) and view.is_in(at + 1, view.grammar.que):
            further = view.opening_at(at + 2)
            return at if further is None or further.end > high else further.end
        if view.is_in(at, view.grammar.name_joints) and view.opening_at(at + 1) is not None:
            at += 1  # « un homme « méthodique » et « froid » »
            continue
        hyphened = word == "-" and not view.doc[at].whitespace_ and not view.doc[at - 1].whitespace_
        if not (view.is_word(at) or hyphened) or word in view.grammar.attribution.after_object:
            return at
        if time_end(view, at, high) > at:
            return at  # « a salué « le courage » des secours | mardi »
        if view.is_finite(at) or not _hangs_in(view, at, quotation.start):
            return at
        at += 1
    return high


def _complement_end(view: DocView, at: int, high: int) -> int:
    """Move over a complement of what is quoted: « « une crise » pour les familles », not « dans un communiqué »."""
    if not view.is_in(at, view.grammar.attribution.prepositions_of_objects):
        return at
    end = adjunct_end(view, at, high)
    quoted = view.opens_quotation(at, end + 1)  # « dans un « message aux habitants » »
    if end == at or quoted or is_of_speaking(view, at, end):
        return at
    second = view.is_in(at, view.grammar.attribution.prepositions_of_pairs) and view.is_in(end, view.grammar.et)
    return noun_phrase_from(view, end + 1, high) if second else end  # « entre X | et Y »


def _hangs_in(view: DocView, at: int, start: int) -> bool:
    head = view.head[at]
    while not start <= head < at and view.head[head] != head:
        head = view.head[head]
    return start <= head < at


CONSTRUCTION = Construction(
    name="partial-quotation",
    example="[s L'opposition] [q dénonce] « [c un passage en force] ».",
    gives="the object of a reporting verb that carries a quotation of three words or more",
    find=_find,
)

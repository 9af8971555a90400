"""Who answers for what a verb reports: its subject, or in the passive its agent, or the document that it is read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.comme_clauses import comme_before
from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.syntax.adjuncts import BRACKETS, aside_end, closing_comma
from nlp_pipeline.language.syntax.causatives import causee_of
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.complements import complement_que
from nlp_pipeline.language.syntax.estimates import opens_estimate
from nlp_pipeline.language.syntax.indirect_questions import complement_question
from nlp_pipeline.language.syntax.noun_phrases import governed_phrase, noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak
from nlp_pipeline.language.syntax.postverbal_subjects import inverted_subject
from nlp_pipeline.language.syntax.subject_positions import before_clitics
from nlp_pipeline.language.syntax.time_phrases import time_end

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


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
    view = scene.view
    if group.passive:
        return agent(view, group.end, limit)
    if group.inverted is None and follows_comme(view, group):
        behind = inverted_subject(view, group, limit)
        if behind is not None:
            return behind
    causee = causee_of(view, group) if group.shape == "infinitive" else None
    if causee is not None:
        return causee
    reporter = _reporting_oneself(scene, group)
    if reporter is not None:
        return reporter
    subject = scene.subject(group)
    if subject is None:
        return inverted_subject(view, group, limit) if group.shape == "finite" and limit > group.end else None
    bare = group.shape == "finite" and group.inverted is None and view.word(group.start - 1) == ","
    if bare and not can_speak(view, *subject):
        behind = inverted_subject(view, group, view.window(group.verb)[1])
        if behind is not None and can_speak(view, *behind):
            return behind  # « En cause, explique le groupe, « une erreur » »
    word = view.words[subject[0]]
    if word in view.grammar.general_pronouns:
        return _behind_on(scene, group, subject, limit)
    if word in view.grammar.neutral_pronouns and subject[1] == subject[0] + 1:
        return None
    if word in view.grammar.attribution.impersonal_pronouns and _impersonal(view, group):
        return drawn_from(view, group, limit)
    return subject


def _reporting_oneself(scene: Scene, group: VerbGroup) -> TokenRange | None:
    """Give who says to have said something: « La syndicaliste affirme | avoir prévenu la direction | que P »."""
    past = group.shape == "infinitive" and group.verb > group.start and not group.negated
    past = past and group.entry("que") is not None and complement_que(scene.view, group) is not None
    before = scene.group_at.get(group.start - 1) if past else None
    if before is None or before.end != group.start or before.entry("inf") is None or before.shape == "infinitive":
        return None
    denied = any(entry.stance == "deny" for entry in before.entries)
    return None if denied else attributed_source(scene, before, group.start)


def is_by_thing(scene: Scene, group: VerbGroup) -> bool:
    """Tell a verb whose subject is a noun for what cannot speak: « un cri s'est fait entendre »."""
    subject = scene.subject(group)
    return subject is not None and subject[1] > subject[0] + 1 and not can_speak(scene.view, *subject)


def goes_on_from_before(view: DocView, group: VerbGroup) -> bool:
    """Tell a verb whose subject is that of the sentence before.

    « Et de marteler que P. », « Avant d'ajouter que P. », « En précisant que P. », « Mais reconnaît que P. »
    """
    low, high = view.window(group.verb)
    if group.shape == "infinitive":
        led = view.is_in(low, view.grammar.et) or (
            view.is_in(low, view.grammar.attribution.fragment_leads) and _is_fragment(view, group, high)
        )
        opening = view.phrase_from(low, view.grammar.attribution.fragment_openings)
        if opening and low + opening == group.start:
            return _is_fragment(view, group, high)
        edge = group.start - 3  # « « P », | et de marteler que Q »
        quoted = (
            view.is_in(edge + 1, view.grammar.et) and view.closing_before(edge + (view.word(edge) != ",")) is not None
        )
        opens = (group.start - 2 == low and led) or quoted
        return opens and view.is_in(group.start - 1, view.grammar.de)
    if group.shape == "gerund":
        led = view.is_in(group.start - 1, view.grammar.gerund_openers)
        return group.start - led == low and _is_fragment(view, group, high)
    joined = before_clitics(view, group.start, low) == low + 1 and view.is_in(low, view.grammar.coordinators)
    return joined and group.shape == "finite" and group.inverted is None and not group.passive


def _is_fragment(view: DocView, group: VerbGroup, high: int) -> bool:
    """Tell a sentence without a main verb of its own: none stands behind a comma outside what the verb reports."""
    return main_verb(view, group.end, high) is None


def follows_comme(view: DocView, group: VerbGroup) -> bool:
    """Tell whether "comme" opens the verb's clause: « comme l'a dit X », « comme le rappelle X »."""
    at = group.start - 1
    if view.is_in(at, view.grammar.definite_articles):
        at -= 1
    return comme_before(view, at + 1) is not None


def agent(view: DocView, start: int, limit: int) -> TokenRange | None:
    """Find the noun phrase of the agent: "par X" after a passive."""
    at = start
    while at < limit:
        quotation = view.opening_at(at)
        if quotation is not None and quotation.end <= limit:
            at = quotation.end
            continue
        length = view.phrase_from(at, view.grammar.attribution.not_agents)
        if view.words[at] in DASHES or view.words[at] in BRACKETS:
            length = aside_end(view, at, limit) - at
        if view.words[at] == "," and at + 1 < limit and view.may_be_participle(at + 1):
            closing = closing_comma(view, at, limit)  # « il a été dit, interrogé par X, par Y que P »
            length = 0 if closing is None else closing - at
        if length:
            at += length
            continue
        if view.words[at] in view.grammar.par:
            end = noun_phrase_from(view, at + 1, limit)
            named = (
                not (
                    view.is_in(at + 1, view.grammar.attribution.no_agents)
                    or view.is_in(at + 1, view.grammar.definite_articles)
                )
                or view.entity_at[at + 1]
                or end > at + 2
            )
            return (at + 1, end) if end > at + 1 and named else None
        if view.words[at] in (".", ";", ":") or view.is_finite(at):
            return None
        at += 1
    return None


def _behind_on(scene: Scene, group: VerbGroup, subject: TokenRange, limit: int) -> TokenRange:
    """Find who "on" is: the document it is read in, the body it speaks for; "on" itself where nothing tells."""
    view = scene.view
    low, high = view.window(group.verb)
    question = complement_question(view, group)
    high = high if question is None else question  # « on ignore pour l'heure | combien de gens étaient à bord »
    again = _same_source(view, group.end, high) or _same_source(view, low, subject[0])
    if again is not None:
        return again
    start = group.end + view.phrase_from(group.end, view.grammar.inside_compounds)
    for at in range(start, min(high, start + view.grammar.attribution.farthest_behind_on)):
        if view.words[at] in (",", ":", ".") or view.is_in(at, view.grammar.que) or view.opening_at(at) is not None:
            break
        if view.is_infinitive(at):
            break  # « on pensait passer enfin au fond de l'affaire »
        if view.phrase_from(at, view.grammar.inside_compounds) or view.is_in(at, view.grammar.comme):
            break  # « on pense souvent à tort que », « on le décrit comme un homme discret »
        if view.is_in(at, view.grammar.de) and view.may_be_infinitive(at + 1):
            break  # « on lui reproche d'avoir reçu près de mille francs »
        if view.is_in(at + 1, view.grammar.plain_ce) and view.is_in(at + 2, view.grammar.que):
            break  # « on s'attend à ce que »
        if group.entry("estimate") is not None and opens_estimate(view, at):
            break  # « on évalue à trois millions la facture »
        if at == start and view.pos[at] == "ADJ" and group.entry("pronoun_attribute") is not None:
            break  # « on le dit proche des milieux d'affaires »
        if view.pos[at] == "ADP" and time_end(view, at + 1, high) > at + 1:
            continue  # « a-t-on appris dans la matinée auprès du procureur »
        if view.pos[at] == "ADP" and view.phrase_from(at, view.grammar.attribution.sides):
            return _side(view, at, high) or subject  # « estime-t-on du côté de la mairie »
        named = view.is_in(at + 1, view.grammar.source_labels)
        if view.is_in(at, view.grammar.de) and view.pos[at - 1] == "NOUN" and not named:
            continue  # « a-t-on lancé un soir de réunion »
        joins = view.pos[at] == "ADP" or (
            view.pos[at - 1] == "ADV" and view.is_in(at, view.grammar.contracted_prepositions)
        )  # « auprès | des secours », however it is tagged
        if joins and view.pos[at + 1 : at + 2] != ["VERB"] and not view.is_in(at + 1, view.grammar.negations):
            end = noun_phrase_from(view, at + 1, high)
            noun = view.lexicon.source_nouns.get(view.word(at + 1))
            asked = all(entry.stance == "ask" for entry in group.entries) and view.entity_at[at + 1] == "PER"
            if view.is_in(at, view.grammar.to) and (asked or (noun is not None and noun.type == "person")):
                break  # « on reproche au maire », « on demande à Paul Rey »
            learnt = end + 1 if view.is_in(end, view.grammar.de) else end
            if learnt > end > at + 1 and view.is_in(learnt, view.grammar.source_labels) and view.is_media(end - 1):
                return learnt, noun_phrase_from(view, learnt, high)  # « a-t-on dit à l'AFP | de source policière »
            alone = end == at + 2 and view.is_in(at + 1, view.grammar.neutral_pronouns)
            if end > at + 1 and not alone:  # « on ajoute à cela que »
                return (at if view.is_in(at, view.grammar.contracted_prepositions) else at + 1), end
    at = low
    if view.has_clause_verb(low, min(subject[0], group.start)):
        return subject  # « Au moins dix personnes sont mortes, dit-on »
    if view.phrase_from(at, view.grammar.attribution.sides):  # « du côté de la mairie, on assure que »
        side = _side(view, at, subject[0])
        return side if side is not None and view.pos[side[1] - 1] != "ADJ" else subject
    if view.is_in(at, view.grammar.attribution.read_in):
        end = noun_phrase_from(view, at + 1, subject[0])
        speaks = end > at + 1 and (can_speak(view, at + 1, end) or bool(view.entity_at[at + 1]))
        leads = view.phrase_from(at, view.grammar.connectives) or view.phrase_from(at, view.grammar.inside_compounds)
        if speaks and not leads:  # « De plus, on sait que »
            return at + 1, end
    return subject


def _same_source(view: DocView, start: int, limit: int) -> TokenRange | None:
    """Find « de même source » behind a verb and its adverb: « indique-t-on | encore | de même source »."""
    while start < limit and (view.pos[start] == "ADV" and not view.is_in(start, view.grammar.de)):
        start += 1
    labelled = view.is_in(start + 1, view.grammar.same) and view.is_in(start + 2, view.grammar.source_labels)
    if not (labelled and view.is_in(start, view.grammar.de)):
        return None
    return start + 1, max(start + 3, noun_phrase_from(view, start + 1, limit))


def _side(view: DocView, at: int, limit: int) -> TokenRange | None:
    """Give who stands behind « du côté de »; None where no noun phrase does (« côté syndical »)."""
    start = at + view.phrase_from(at, view.grammar.attribution.sides)
    start -= view.is_in(start - 1, view.grammar.contracted_prepositions)
    end = noun_phrase_from(view, start, limit)
    return (start, end) if end > start else None


def drawn_from(view: DocView, group: VerbGroup, limit: int) -> TokenRange | None:
    """Find what an impersonal verb draws on: « il ressort de l'enquête que »; None where it names nothing."""
    if not view.is_in(group.end, view.grammar.linking_prepositions):
        return None
    return governed_phrase(view, group.end, limit)


def _impersonal(view: DocView, group: VerbGroup) -> bool:
    """Tell whether "il" stands for nobody: « il paraît que », « il semblerait que »."""
    return any("impersonal" in entry.frames for entry in group.entries)

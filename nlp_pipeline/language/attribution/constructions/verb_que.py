"""« Le ministre a affirmé que P » — « on apprend du parquet que P » — « il a été annoncé que P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import attributed_source, goes_on_from_before
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.claim_notes import without_channel, without_note, without_occasion
from nlp_pipeline.language.attribution.clause_ends import clause_end
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.embedded_clauses import embedded_end
from nlp_pipeline.language.attribution.further_attributions import other_speaker
from nlp_pipeline.language.attribution.sequence_of_tenses import is_conditional
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.attribution.unclaimed import (
    advises,
    in_authors_voice,
    is_common_knowledge,
    is_nobody,
    is_unspoken,
)
from nlp_pipeline.language.syntax.adjuncts import is_adverb
from nlp_pipeline.language.syntax.causatives import causee_of
from nlp_pipeline.language.syntax.complements import complement_que
from nlp_pipeline.language.syntax.indirect_questions import complement_question
from nlp_pipeline.language.syntax.participles import qualified_noun
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human
from nlp_pipeline.language.syntax.subject_phrases import fronted_subject
from nlp_pipeline.language.syntax.verb_clitics import clitics_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def _find(scene: Scene) -> Iterator[Candidate]:
    for group in scene.groups:
        entry = group.entry("que")
        holds = group.shape == "participle" and not group.passive and _holds(scene.view, group)
        if entry is None or (group.shape == "participle" and not group.passive and not holds):
            continue
        que = None if _is_conjunction(scene.view, group) else complement_que(scene.view, group)
        if (
            que is None
            or advises(scene.view, group, que)
            or in_authors_voice(scene, group)
            or _is_told_by_facts(scene.view, group)
            or _is_only_so(scene, group)
            or _is_judged(scene.view, group, que)
            or _asks_before(scene.view, group, que)
        ):
            continue
        if scene.is_in_incise(group, que) or _is_behind_incise(scene, group, que):
            continue  # « P, dit le maire, que l'on a connu plus serein, P' »
        source = _holder(scene.view, group) if holds else attributed_source(scene, group, que)
        if source is not None and (_is_effect(scene.view, group, source) or _is_custom(scene.view, group, source)):
            continue
        if source is None and (_asks_who(scene.view, group) or _is_impression(scene.view, group)):
            continue
        if (holds and source is None) or _is_certain(scene.view, group):
            continue
        carried = source is None and goes_on_from_before(scene.view, group)
        missing = source is None and not carried
        late = source is not None and source[0] > que and not _is_timed(scene.view, group)
        nobody = source is not None and is_nobody(scene.view, source[0])  # « il s'agit d'un moyen de dire que »
        if group.shape == "infinitive" and (missing or late or nobody):
            continue  # « à noter qu'à partir de mardi, les écoles seront fermées »
        if is_common_knowledge(scene.view, source, entry.stance) or is_unspoken(scene.view, group, source):
            continue
        end = clause_end(scene, que + 1, group.verb)
        if _has_relative_subject(scene.view, group):
            end = embedded_end(scene.view, que + 1, end)
        end = without_channel(scene.view, que + 1, without_note(scene, que + 1, end))
        end = without_occasion(scene.view, que + 1, end)
        if source is not None and que < source[0] < end:
            end = source[0]  # « Estimant que P, | le club a renoncé »
        content = tidy_pieces(scene.view, [(que, end)])
        between = range(group.end, que - 1)  # « au même niveau que son parc », but « note aussi que »
        compares = any(scene.view.is_in(at, scene.view.grammar.no_complement_before_que) for at in between)
        bare = bool(content) and not scene.view.has_clause_verb(*content[0])
        restricts = bare and scene.view.pos[que + 1] == "ADP"  # « ne veut trancher qu'après mars », « qu'à céder »
        if content and not restricts and not ((group.passive or compares) and bare):
            yield Candidate(
                content=content,
                source=source,
                cue=group.cue,
                stance=entry.stance,
                confidence=0.92 if que == group.end else 0.8,
                core=entry.core,
                carried=carried,
            )
            other = _omitted(scene, group, content[0][1]) if group.shape == "finite" else None
            if other is not None:
                yield Candidate(
                    content=other[1],
                    source=other[0],
                    cue=group.cue,
                    stance=entry.stance,
                    confidence=0.8,
                    core=entry.core,
                )


def _omitted(scene: Scene, group: VerbGroup, mark: int) -> tuple[TokenRange, tuple[TokenRange, ...]] | None:
    """Give who else says something by the same verb, and what: « X dit que P ; | Y |, que | Q | »."""
    view = scene.view
    found = other_speaker(view, mark + 1) if view.word(mark) in (",", ";") else None
    if found is None:
        return None
    speaker, que = found
    content = tidy_pieces(view, [(que, clause_end(scene, que + 1, group.verb))])
    return (speaker, content) if content else None


def _is_effect(view: DocView, group: VerbGroup, source: TokenRange) -> bool:
    """Tell what follows from a thing, and is no word of it: « crée un fonds, garantissant que P »."""
    lemmas = {entry.lemma for entry in group.entries}
    governor = group.start - 1
    while is_adverb(view, governor) or view.is_in(governor, view.grammar.de):
        governor -= 1  # « permettant ainsi de garantir que »
    allowing = view.grammar.attribution.verbs_of_allowing
    if any(not view.lemmas(at).isdisjoint(allowing) for at in range(governor, group.verb)):
        return not lemmas.isdisjoint(view.grammar.attribution.verbs_of_making_sure)
    effect = group.shape == "gerund" and not lemmas.isdisjoint(view.grammar.attribution.verbs_of_effect)
    return effect and not is_human(view, *source)


def _is_custom(view: DocView, group: VerbGroup, source: TokenRange) -> bool:
    """Tell what nobody wants: « La tradition veut que P », « le hasard a voulu que P »."""
    wants = any(entry.lemma in view.grammar.attribution.verbs_of_will for entry in group.entries)
    return wants and not is_human(view, *source)


def _asks_before(view: DocView, group: VerbGroup, que: int) -> bool:
    """Tell a relative in what is asked: « n'a pas dit si l'homme | que la police cherchait | s'est rendu »."""
    question = complement_question(view, group) if group.entry("si") is not None else None
    return question is not None and question < que


def _asks_who(view: DocView, group: VerbGroup) -> bool:
    """Tell a question for who says so: « Qui aurait cru que P ? »."""
    who = group.start - 1
    return view.is_in(who, view.grammar.qui) and who == view.window(group.verb)[0]


def _is_impression(view: DocView, group: VerbGroup) -> bool:
    """Tell what the author infers: « il semble que P »; « il semblerait que P » is hearsay."""
    infers = any(entry.lemma in view.grammar.attribution.verbs_of_impression for entry in group.entries)
    return infers and not is_conditional(view, group.start)


def _is_told_by_facts(view: DocView, group: VerbGroup) -> bool:
    """Tell what the author concludes: « Cela signifie que P », « , ce qui explique que P »."""
    at = clitics_before(view, group.start)[0] - 1
    if view.is_in(at, view.grammar.qui):
        at -= 1
        return view.is_in(at, view.grammar.plain_ce) and not view.is_word(at - 1)
    return group.shape == "finite" and not group.passive and view.is_in(at, view.grammar.neutral_pronouns)


def _is_behind_incise(scene: Scene, group: VerbGroup, que: int) -> bool:
    """Tell the "que" of what a comma parts from an incise: « « P », dit-il, sous le choc qu'on l'ait oublié »."""
    view = scene.view
    incise = scene.incise_of(group)
    if incise is None or que <= incise.source[1] or not view.is_word(que - 1):
        return False
    return any(view.words[at] == "," for at in range(max(incise.source[1], group.end), que))


def _holds(view: DocView, group: VerbGroup) -> bool:
    """Tell a participle that says what somebody believes: « Persuadée que son fils vit, elle cherche »."""
    states = (entry for entry in view.lexicon.verbs.get("être", ()) if entry.rest == (view.words[group.verb],))
    return any("que" in entry.frames for entry in states) and view.is_in(group.end, view.grammar.que)


def _holder(view: DocView, group: VerbGroup) -> TokenRange | None:
    """Give who believes it: the noun before the participle, or the subject of the clause that it opens."""
    noun = qualified_noun(view, group)
    return noun if noun is not None and can_speak(view, *noun) else fronted_subject(view, group)


def _is_certain(view: DocView, group: VerbGroup) -> bool:
    """Tell « il est certain que P », the author's own voice, from « elle est certaine que P »."""
    impersonal = view.is_in(group.start - 1, view.grammar.attribution.impersonal_pronouns)
    return impersonal and any(
        view.is_in(at, view.grammar.attribution.certainties) for at in range(group.start, group.end)
    )


def _is_timed(view: DocView, group: VerbGroup) -> bool:
    """Tell « après avoir dit que P, X … » and « avant de dire que P, X … »: it was said."""
    before = group.start - 1 - view.is_in(group.start - 1, view.grammar.de)
    return view.is_in(before, view.grammar.before_and_after)


def _has_relative_subject(view: DocView, group: VerbGroup) -> bool:
    """Tell the verb of a relative clause: « qui assure que », « lequel conclut que »."""
    at = group.start - 1
    return view.is_in(at, view.grammar.strong_relatives) or view.is_in(at, view.grammar.which)


def _is_judged(view: DocView, group: VerbGroup, que: int) -> bool:
    """Tell the clause that a judgement stands before: « juge utile que P », whose claim is that P is useful."""
    between = range(group.end, que)
    predicate = all(view.pos[at] in ("ADV", "ADJ") for at in between) and any(view.pos[at] == "ADJ" for at in between)
    return predicate and group.entry("attribute") is not None


def _is_only_so(scene: Scene, group: VerbGroup) -> bool:
    """Tell a passive whose "que" restricts or compares: « le service n'est plus assuré que le lundi »."""
    view = scene.view
    if not group.passive or group.entry("person", "whom") is not None:
        return False
    subject = scene.subject(group)
    return subject is not None and not view.is_in(subject[0], view.grammar.attribution.impersonal_pronouns)


def _is_conjunction(view: DocView, group: VerbGroup) -> bool:
    """Tell « maintenant que » and « en admettant que », which join clauses and report nothing."""
    if view.is_in(group.verb, view.grammar.two_word_subordinators):
        return True
    if view.is_in(group.verb, view.grammar.attribution.given_that):
        return True
    opener = group.start - 1
    concedes = view.is_in(opener - 1, view.grammar.tout)  # « tout en admettant que P »
    if concedes or not view.is_in(opener, view.grammar.attribution.supposition_openers):
        return False
    supposes = any(entry.lemma in view.grammar.attribution.supposing_verbs for entry in group.entries)
    return supposes and causee_of(view, group) is None  # but « a conduit X à supposer que »


CONSTRUCTION = Construction(
    name="verb-que",
    example="[s La ministre] [q a assuré] que [c le budget serait tenu].",
    gives="the finite clause that a reporting verb governs",
    find=_find,
)

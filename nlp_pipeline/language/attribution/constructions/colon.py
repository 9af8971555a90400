"""X précise : « P » — Le maire : « P » — Dans cette lettre, on peut lire : « P » — Sa réponse : « P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent, attributed_source, goes_on_from_before, is_by_thing
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.colon_claims import claim_behind
from nlp_pipeline.language.attribution.colon_edges import incise_of, left_edge
from nlp_pipeline.language.attribution.colon_speakers import (
    answering,
    exemplary_speaker,
    name_last,
    owner_of_words,
    quoted_owner,
    speaker_inside,
    speaker_last,
    stands_beside,
    who_acts,
    who_leads,
)
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.framed_claims import skip_connectives
from nlp_pipeline.language.attribution.source_phrase_speakers import framing_speaker
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.document.punctuation import OPENING_BRACKETS
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.apposed_names import with_apposed_name
from nlp_pipeline.language.syntax.appositions import apposition_end
from nlp_pipeline.language.syntax.causatives import causee_of
from nlp_pipeline.language.syntax.clauses import leading_end, main_verb
from nlp_pipeline.language.syntax.noun_phrases import (
    noun_phrase_before,
    noun_phrase_from,
)
from nlp_pipeline.language.syntax.possible_speakers import can_speak, head_speaks, is_capital, is_human
from nlp_pipeline.language.syntax.subject_arcs import SUBJECT_ARCS
from nlp_pipeline.language.syntax.subjects import subject_at
from nlp_pipeline.language.syntax.verb_clitics import past_clitics
from nlp_pipeline.language.syntax.verb_groups import VerbGroup
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for at in places_of(view.words, {":"}):
        if at == 0 or at == view.length - 1 or view.navigation[at] or _in_number(view, at):
            continue
        candidate = _attribution(scene, at)
        if candidate is not None:
            yield candidate


def _in_number(view: DocView, at: int) -> bool:
    return view.texts[at - 1].isdigit() and view.texts[at + 1].isdigit()


def _attribution(scene: Scene, colon: int) -> Candidate | None:
    view = scene.view
    after = view.skip_space(colon + 1, 1)
    after = skip_connectives(view, after, view.window(colon)[1])  # « P : en effet, « Q » »
    quotation = view.opening_at(after) if after < view.length else None
    if view.is_in(colon - 1, view.grammar.attribution.editor_notes):
        return None  # « dans son dernier livre (ndlr: « Le Retour ») »
    if quotation is None:
        return _headline(view, colon) or claim_behind(scene, colon)
    low = left_edge(scene, colon, quotation)
    content = tidy_pieces(view, [(quotation.start, quotation.end)])
    if not content:
        return None
    group = _cue_before(scene, low, colon)
    answer = answering(view, low, colon)
    if answer is not None and (group is None or group.start > answer[0]):
        return Candidate(content=content, source=answer[1], cue=(), confidence=0.65)
    incise = incise_of(scene, quotation)
    announces = group is not None and group.shape == "finite" and _announces(view, group, colon)
    if incise is not None and (incise.group.inverted is not None or not announces):
        return None  # « Le club nie avoir tardé : « P », répond son président », « X a écrit : « P », a-t-il prévenu »
    if group is not None and group.shape == "infinitive" and view.word(low - 1) in OPENING_BRACKETS:
        return None  # « (lire notre dossier : « P ») »
    leader = None if group is None or _announces(view, group, colon) else who_leads(view, low, group)
    if leader is not None:
        return Candidate(content=content, source=leader, cue=(), confidence=0.65)
    if group is not None:
        entry = group.entry("colon", "incise", "que", "object") or group.entries[0]
        own_incise = scene.incise_of(group)
        own = own_incise.source if own_incise is not None else attributed_source(scene, group, colon)
        if own is None and group.shape == "infinitive":
            own = who_acts(view, low, group.start)
        source = quoted_owner(view, group, colon) or exemplary_speaker(view, group.end, colon) or own
        thing = source is not None and source[1] > source[0] + 1 and not head_speaks(view, *source)
        if incise is not None and thing:
            return None  # « Le retard s'explique par la neige : « P », dit X »
        speaks = source is not None and (view.pos[source[0]] == "PRON" or head_speaks(view, *source))
        framing = None if speaks else _framed_by(scene, low, colon)
        if framing is not None:
            return Candidate(content=content, source=framing, cue=(), confidence=0.65)
        of_itself = source is None and view.is_in(group.start - 1, view.grammar.neutral_pronouns)
        if source is not None or (group.shape in ("finite", "infinitive") and not of_itself):  # no « c'est clair : »
            return Candidate(
                content=content,
                source=source,
                cue=group.cue,
                stance=entry.stance,
                confidence=0.93,
                carried=source is None,
            )
    return _speaker(scene, low, colon, content)


def _framed_by(scene: Scene, low: int, colon: int) -> TokenRange | None:
    """Give whose words or opinion stands before the colon: « P, selon X : « Q » », « Pour X, P : « Q » »."""
    return framing_speaker(scene.view, scene.source_phrases, low, colon)


def _announces(view: DocView, group: VerbGroup | None, colon: int) -> bool:
    """Tell a cue right before the colon, but for adjuncts."""
    return group is not None and skip_adjuncts(view, group.end, colon) == colon


def _headline(view: DocView, colon: int) -> Candidate | None:
    """« P » : le maire rassure les commerçants — a headline's order, the speaker behind the colon."""
    quotation = view.closing_before(view.skip_space(colon - 1, -1) + 1)
    low, high = view.passage(colon)
    if quotation is None or any(view.is_word(at) for at in range(low, quotation.start)):
        return None
    start = skip_adjuncts(view, view.skip_space(colon + 1, 1), high, marks=False)
    start += view.word(start) == ","  # « P » : dans le mensuel Portraits, Anouk Delestrade se livre
    if view.is_in(start, view.grammar.neutral_pronouns):  # « P » : c'est ainsi que la maire résume
        start = _presented_from(view, start, high)
    end = noun_phrase_from(view, start, high)
    content = tidy_pieces(view, [(quotation.start, quotation.end)])
    owner = owner_of_words(view, start, high)
    if content and owner is not None and view.has_finite_verb(quotation.start, quotation.end):
        return Candidate(content=content, source=owner, cue=(), confidence=0.6)
    after = min(apposition_end(view, end, high) + 1, high) if view.word(end) == "," else end
    goes_on = after < high and view.is_word(after) and view.pos[after] not in ("ADP", "CCONJ")
    if not content or end <= start or not can_speak(view, start, end) or not goes_on:
        return None
    return Candidate(content=content, source=(start, end), cue=(), confidence=0.6)


def _past_setting(view: DocView, start: int, colon: int) -> int:
    """Move over where a speaker stands: « À côté d'elle, | Hugo, étudiant : « P » »."""
    comma = skip_adjuncts(view, start, colon, marks=False)
    if not start < comma < colon or view.word(comma) != ",":
        return start
    end = noun_phrase_from(view, comma + 1, colon)
    return comma + 1 if end > comma + 1 and head_speaks(view, comma + 1, end) else start


def _presented_from(view: DocView, start: int, high: int) -> int:
    """Give where the speaker begins in « c'est par ce courriel que X l'apprend », « c'est ainsi que X résume »."""
    que = next((at for at in range(start, high) if view.is_in(at, view.grammar.que)), high)
    par = next((at for at in range(start, que) if view.is_in(at, view.grammar.par)), que)
    return min(par + 1, high)


def _cue_before(scene: Scene, low: int, colon: int) -> VerbGroup | None:
    """Give the reporting verb before the colon: the nearest finite one that may introduce a quotation."""
    best = None
    start = skip_connectives(scene.view, low, colon)
    for group in scene.groups_between(max(start, leading_end(scene.view, start, colon)), colon):
        if not stands_beside(scene.view, group.verb, colon):
            continue
        if group.entry("colon", "incise", "que", "object", "de_object") is None or group.shape == "participle":
            continue
        if group.negated and best is not None and best.shape == "finite":
            continue  # « X regrette que Y ne se soit pas exprimé : « P » »
        if group.shape != "finite" and main_verb(scene.view, group.end, colon) is not None:
            continue  # « Avant de montrer qui a menti, elle revient au début : « P » »
        if best is not None and best.shape == "finite" and is_by_thing(scene, group):
            continue  # « X raconte qu'un cri s'est fait entendre : « P » »
        introduces = group.entry("colon", "incise") is not None
        if best is not None and best.shape == "finite" and not introduces:
            continue  # « s'inquiète de ce que tous ont vu : « P » »
        heard = group.shape == "infinitive" and causee_of(scene.view, group) is not None
        if group.shape == "finite" or heard or best is None or best.shape != "finite":
            best = group  # « a entendu le voisin | crier | : »
    return best


def _author(scene: Scene, start: int, colon: int) -> TokenRange | None:
    """Find who wrote what is named before a colon: « un message posté par X : », not « X, interrogé par Y : »."""
    for group in scene.groups_between(start, colon):
        if group.shape == "participle" and group.entry("person", "whom") is None:
            return _writer(scene.view, group, colon)
    return None


def _writer(view: DocView, group: VerbGroup, colon: int) -> TokenRange | None:
    """Give the agent of a participle, one that can speak or ends at the colon: « posée par les anciens : « P » »."""
    span = agent(view, group.end, colon)
    if span is None or (span[1] == colon and view.is_in(span[0], view.grammar.determiners)):
        return span
    return span if can_speak(view, *span) or view.texts[span[0]].startswith("@") else None


def _speaker(scene: Scene, low: int, colon: int, content: tuple[TokenRange, ...]) -> Candidate | None:
    """Take the words before the colon for the speaker, or the subject of their verb; else carry it over."""
    view = scene.view
    start = skip_connectives(view, low, colon)
    author = _author(scene, start, colon)
    if author is not None:
        return Candidate(content=content, source=author, cue=(), confidence=0.65)  # « un message posté par X : »
    if view.texts[colon - 1].startswith("@"):
        return Candidate(content=content, source=(colon - 1, colon), cue=(), confidence=0.8)  # « @nom : « P » »
    framing = _framed_by(scene, low, colon)
    if framing is not None:
        return Candidate(content=content, source=framing, cue=(), confidence=0.65)  # « P, selon X : « Q » »
    example = exemplary_speaker(view, start, colon)
    if example is not None:
        return Candidate(content=content, source=example, cue=(), confidence=0.65)
    if _is_narrated(view, low) or _is_about(view, start, colon):
        return Candidate(content=content, source=None, cue=(), confidence=0.5, carried=True)
    if not view.has_finite_verb(start, colon):
        start = _past_setting(view, start, colon)
        end = noun_phrase_from(view, start, colon)
        if end == colon and start + 1 == end and view.is_in(start, view.grammar.disjunctive_pronouns):
            return Candidate(content=content, source=(start, end), cue=(), confidence=0.8)  # « Lui : « P » »
        alike = next((at + 1 for at in range(start, end) if view.is_in(at, view.grammar.attribution.plain_pour)), end)
        if alike < end and can_speak(view, alike, end):
            return Candidate(content=content, source=(alike, end), cue=(), confidence=0.8)  # « Même constat pour X : »
        dateline = is_capital(view, start, end) and end < colon  # « Rennes – Réaction de la SNCF : « P » »
        # « Mort de Paul Rey : « P » »: he says nothing
        befallen = any(view.is_in(at, view.grammar.attribution.events) for at in range(start, min(start + 2, end)))
        behind = end + 1 if view.pos[end] == "ADP" and not is_human(view, start, end) else colon
        if view.entity_at[behind] == "PER":  # « Éléments de réponse avec X : « P » »
            stop = noun_phrase_from(view, behind, colon)
            return Candidate(content=content, source=(behind, stop), cue=(), confidence=0.65)
        if end > start and head_speaks(view, start, end) and not (dateline or befallen):
            return Candidate(content=content, source=(start, end), cue=(), confidence=0.8)
        inner = None if befallen else speaker_inside(view, start, colon) or speaker_last(view, start, colon)
        return Candidate(content=content, source=inner, cue=(), confidence=0.6 if inner else 0.5, carried=inner is None)
    last = name_last(view, start, colon)
    if last is not None:
        return Candidate(content=content, source=last, cue=(), confidence=0.8)  # « Lens perd, Ferreira : « P » »
    start = max(start, leading_end(view, start, colon))  # « Avant que le jury tranche, | Léa parle de son film : »
    verb = main_verb(view, start, colon)
    own = None if verb is None else subject_at(view, verb)
    if own is not None and own[1] > own[0] + 1 and is_human(view, *own):
        return Candidate(content=content, source=own, cue=(), confidence=0.65)
    subjects = [
        at
        for at in range(start, colon)
        if view.dep[at] in SUBJECT_ARCS
        and stands_beside(view, at, colon)
        and (view.pos[view.head[at]] in ("VERB", "AUX") or view.has_clause_verb(at + 1, colon))
    ]
    named = [at for at in subjects if not view.is_in(at, view.grammar.general_pronouns)]
    subject = (named or subjects)[0] if subjects else None  # « On hésite, mais X a une idée : « P » »
    if subject is not None and view.phrase_from(start, view.grammar.attribution.it_is):
        que = next((at for at in range(subject, colon) if view.is_in(at, view.grammar.que)), colon)
        subject = next((at for at in subjects if at > que), subject)  # « C'est ainsi que | X | conclut : « P » »
    neutral = (view.grammar.attribution.relative_or_neutral, view.grammar.neutral_pronouns)
    if subject is None or any(view.is_in(subject, words) for words in neutral):
        inner = speaker_inside(view, subject or start, colon) or speaker_last(view, start, colon)
        return Candidate(content=content, source=inner, cue=(), confidence=0.5, carried=inner is None)
    span = with_apposed_name(view, noun_phrase_before(view, subject, colon, start), colon)
    acts = view.pos[view.head[subject]] in ("VERB", "AUX")  # no copula, as in « le bilan du maire est bon : »
    if is_human(view, *span) or view.pos[subject] == "PRON" or (acts and can_speak(view, *span)):
        return Candidate(content=content, source=span, cue=(), confidence=0.65)
    told = view.words[subject] in view.lexicon.cue_nouns or view.is_in(subject, view.grammar.words_of_others)
    last = speaker_last(view, start, colon) if told else None  # « Le mot de la fin revient à X : « P » »
    inner = last if acts else speaker_inside(view, subject, colon)
    if inner is not None:
        return Candidate(content=content, source=inner, cue=(), confidence=0.5)
    return Candidate(content=content, source=None, cue=(), confidence=0.5, carried=True)


def _is_narrated(view: DocView, low: int) -> bool:
    """Tell what whoever went before does: « Et de se fendre d'un billet : « P » »."""
    verb = past_clitics(view, low + 2)
    group = VerbGroup(verb, low + 2, verb + 1, (), "infinitive")
    return view.may_be_infinitive(verb) and goes_on_from_before(view, group)


def _is_about(view: DocView, start: int, colon: int) -> bool:
    """Tell what a quotation is about: « Sur la blessure de Paul Roy : « P » », and no place where somebody speaks."""
    return view.phrase_from(start, view.grammar.attribution.topic_phrases) > 0 and "," not in view.words[start:colon]


CONSTRUCTION = Construction(
    name="colon",
    example="[s L'avocate] [q précise] : « [c Mon client n'était pas là]. »",
    gives="the quotation after a colon, with the verb, the noun or the name before it",
    find=_find,
)

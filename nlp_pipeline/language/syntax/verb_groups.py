"""Verb groups: a verb that may attribute, with its auxiliaries, pronouns and negation, and what it is governed by."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from nlp_pipeline.language.document.verb_tokens import FINITE_MOODS
from nlp_pipeline.language.syntax.auxiliaries import auxiliary_before
from nlp_pipeline.language.syntax.complements import complement_que
from nlp_pipeline.language.syntax.governed_cues import is_modal, with_governor
from nlp_pipeline.language.syntax.homographs import is_verbal
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.participle_homographs import is_bare_participle, is_gerund
from nlp_pipeline.language.syntax.possible_speakers import is_human
from nlp_pipeline.language.syntax.quotation_verbs import (
    is_like_introducing,
    stands_behind_quotation,
    tells_negated,
    unlisted_entry,
)
from nlp_pipeline.language.syntax.verb_clitics import clitics_before, inverted_after, modal_inversion, negates
from nlp_pipeline.language.syntax.verb_uses import uses_at

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.lexicon import Form, Verb

Shape = Literal["finite", "infinitive", "gerund", "participle"]


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb that may attribute, with its auxiliaries.

    Attributes:
        verb: token of the lexical verb.
        start: first token of the group (clitics, negation and auxiliary included).
        end: token after the group's last word (of the locution, where it is one).
        entries: what the lexicon says of it; several where the verb has several uses.
        shape: finite, infinitive, gerund (present participle) or participle (past, without auxiliary).
        moods: mood codes of the finite word (``ind``, ``cnd``, ``sub``, ``imp``).
        passive: whether the verb stands in the passive.
        negated: whether the group is negated.
        inverted: token of the inverted subject pronoun (« a-t-il »), or None.
        gaps: stretches between auxiliary and verb that are no part of the cue.
        listed: whether the lexicon knows it as a reporting verb.
    """

    verb: int
    start: int
    end: int
    entries: tuple[Verb, ...]
    shape: Shape
    moods: frozenset[str] = frozenset()
    passive: bool = False
    negated: bool = False
    inverted: int | None = None
    gaps: tuple[TokenRange, ...] = field(default=())
    listed: bool = True

    @property
    def cue(self) -> tuple[TokenRange, ...]:
        """The words that attribute, without an inverted subject between them."""
        holes = sorted(self.gaps if self.inverted is None else (*self.gaps, (self.inverted, self.inverted + 1)))
        pieces: list[TokenRange] = []
        at = self.start
        for start, end in holes:
            if start > at:
                pieces.append((at, start))
            at = max(at, end)
        if self.end > at:
            pieces.append((at, self.end))
        return tuple(pieces)

    def entry(self, *frames: str) -> Verb | None:
        """Give the first use of the verb that takes one of the constructions; None where none does."""
        for entry in self.entries:
            if not entry.frames.isdisjoint(frames):
                return entry
        return None


def find_verb_groups(view: DocView) -> list[VerbGroup]:
    """Find every verb group of the Doc whose head the lexicon knows as a reporting verb, in text order."""
    groups: list[VerbGroup] = []
    verbs = view.lexicon.verbs
    tokens = zip(view.forms, view.in_reach_of_quotation, view.navigation, strict=False)
    for at in [at for at, (forms, near, hidden) in enumerate(tokens) if (forms or near) and not hidden]:
        known = [form for form in view.forms[at] if form.lemma in verbs]
        if not known and view.in_reach_of_quotation[at] and view.is_word(at):
            unlisted = _unlisted_at(view, at)
            if unlisted is not None:
                groups.append(unlisted)
        if known and not view.is_within(at, view.grammar.inside_compounds):  # « à juste titre », « autrement dit »
            group = _group_at(view, at, known)
            if group is not None and group.shape == "participle":
                group = _sharing_auxiliary(view, group, groups)
            if group is not None and groups and group.verb < groups[-1].end:
                group = None  # a word of the locution before it: « laisse présager »
            if group is not None and group.shape == "infinitive":
                group = with_governor(view, group)
                if group is not None and groups and group.start <= groups[-1].verb and is_modal(view, groups[-1].end):
                    groups.pop()  # « croit pouvoir dire » is one cue
            if group is None or group.entry("incise", "colon", "que") is None:
                group = _unlisted_at(view, at) or group
            if group is not None:
                groups.append(group)
    return groups


def _unlisted_at(view: DocView, at: int) -> VerbGroup | None:
    """Give the group of a verb that the lexicon does not know where it stands as in an incise behind a quotation."""
    if at == 0 or view.is_auxiliary[at] or not is_like_introducing(view, at):
        return None
    participle = view.words[at].endswith(view.grammar.participle_endings)  # « a tonitrué le ministre »
    auxiliary = auxiliary_before(view, at) if view.is_participle(at) or participle else None
    if auxiliary is None and view.is_participle(at) and not view.is_never_noun(at):
        return None
    finite = at if auxiliary is None else auxiliary
    start, negated, _ = clitics_before(view, finite)
    if (negated and not tells_negated(view, at, start)) or not stands_behind_quotation(view, at, start):
        return None
    inverted = inverted_after(view, finite)
    if auxiliary is None and inverted is not None and view.is_in(inverted, view.grammar.first_and_second_inverted):
        return None  # « « P. » ¶ Rendez-vous lundi »
    end = at + 1 if inverted is None or auxiliary is not None else inverted + 1
    entries = (unlisted_entry(view, at),)
    return VerbGroup(at, start, end, entries, "finite", frozenset(("ind",)), inverted=inverted, listed=False)


def _sharing_auxiliary(view: DocView, group: VerbGroup, groups: list[VerbGroup]) -> VerbGroup:
    """Give a participle the auxiliary of the one that it is joined to: « a exprimé son soutien et salué Y »."""
    joint = group.start - 1
    while joint > 0 and view.pos[joint] == "ADV":
        joint -= 1
    if not view.is_in(joint, view.grammar.clause_joints):
        return group
    governs = group.entry("que") is not None and complement_que(view, group) is not None
    for before in reversed(groups):
        if view.passage_at[before.verb] != view.passage_at[group.verb]:
            break
        compound = before.shape == "finite" and before.verb > before.start and view.may_be_participle(before.verb)
        beside = view.quotation_at[before.verb] == view.quotation_at[group.verb]
        if not compound or before.passive or not beside:
            continue
        clear = not _has_verb_outside_quotations(view, before.end, joint)
        perceived = all(entry.stance == "perceive" for entry in group.entries)
        clear = clear and not (perceived and _has_compound(view, before.end, joint))  # « dit avoir vu X et entendu Y »
        # « a affirmé que P et ajouté que Q »: a participle with its own "que" goes with no passive or copula.
        told = governs and before.entry("que") is not None
        told = told and (not _has_compound(view, before.end, joint) or _tells_of_thing(view, before, joint))
        return replace(group, shape="finite", moods=before.moods) if clear or told else group
    return group


def _tells_of_thing(view: DocView, group: VerbGroup, end: int) -> bool:
    """Tell what somebody says of a thing, which itself says nothing: « a dit | que le pont avait cédé | et ajouté »."""
    que = complement_que(view, group)
    start = end if que is None else que + 1
    stop = noun_phrase_from(view, start, end)
    return stop > start and not is_human(view, start, stop)


def _has_verb_outside_quotations(view: DocView, start: int, end: int) -> bool:
    inside = view.quotation_at[start - 1]
    return any(view.is_finite(at) and view.quotation_at[at] == inside for at in range(start, end))


def _has_compound(view: DocView, start: int, end: int) -> bool:
    """Tell whether a stretch holds a verb that is compounded with "avoir"."""
    auxiliaries = (auxiliary_before(view, at) for at in range(start, end) if view.may_be_participle(at))
    having = view.grammar.having
    return any(found is not None and not having.isdisjoint(view.lemmas(found)) for found in auxiliaries)


def _group_at(view: DocView, at: int, forms: list[Form]) -> VerbGroup | None:
    moods = forms[0].moods.union(*[form.moods for form in forms[1:]])
    auxiliary = auxiliary_before(view, at) if "pap" in moods or _lacks_accent(view, at) else None
    if auxiliary is not None:
        return _compound(view, at, forms, auxiliary)
    finite = moods & FINITE_MOODS
    if finite and not is_bare_participle(view, at, forms) and is_verbal(view, at):
        return _simple(view, at, forms, "finite", finite)
    named = view.entity_at[at] and view.texts[at][:1].isupper()  # « sur Twitter »
    if "inf" in moods and not named and view.may_be_infinitive(at):
        return _simple(view, at, forms, "infinitive", frozenset())
    if "prp" in moods and is_gerund(view, at):
        return _simple(view, at, forms, "gerund", frozenset())
    # « une année, qualifiée de brillante », « Considéré comme un modèle, X »
    set_off = (view.pos[at] == "NOUN" and view.word(at - 1) == ",") or at == view.window(at)[0]
    if "pap" in moods and (view.pos[at] in ("VERB", "ADJ", "AUX") or set_off):
        return _simple(view, at, forms, "participle", frozenset())
    return None


def _lacks_accent(view: DocView, at: int) -> bool:
    """Tell a participle written without its accent, right behind "avoir": « a indique le maire »."""
    having = view.is_auxiliary[at - 1] and not view.lemmas(at - 1).isdisjoint(view.grammar.having)
    return having and view.words[at].endswith(view.grammar.syntax.unaccented_participle_endings)


def _compound(view: DocView, at: int, forms: list[Form], auxiliary: int) -> VerbGroup | None:
    aux_forms = [form for form in view.forms[auxiliary] if form.lemma in view.grammar.auxiliaries]
    lemma, moods = aux_forms[0].lemma, aux_forms[0].moods
    between = view.words[auxiliary + 1 : at]
    start, negated, reflexive = clitics_before(view, auxiliary)
    moves = any(form.lemma in view.grammar.syntax.verbs_with_being for form in forms)  # « est monté au créneau »
    passive = not view.grammar.been.isdisjoint(between) or (lemma in view.grammar.being and not (reflexive or moves))
    entries, end, rest_gaps = uses_at(view, at, forms, reflexive)
    if not entries:
        return None
    inverted = inverted_after(view, auxiliary)
    finite = moods & FINITE_MOODS
    shape: Shape = "finite" if finite else ("gerund" if "prp" in moods else "infinitive")
    holes = tuple(_comma_holes(view, auxiliary + 1, at))
    return VerbGroup(
        verb=at,
        start=start,
        end=end,
        entries=entries,
        shape=shape,
        moods=finite,
        passive=passive,
        negated=negated or negates(view, between, lone=start < auxiliary),
        inverted=inverted,
        gaps=(*holes, *rest_gaps),
    )


def _comma_holes(view: DocView, start: int, end: int) -> list[TokenRange]:
    commas = [at for at in range(start, end) if view.words[at] == ","]
    return [(commas[0], commas[-1] + 1)] if len(commas) > 1 else []


def _simple(view: DocView, at: int, forms: list[Form], shape: Shape, moods: frozenset[str]) -> VerbGroup | None:
    start, negated, reflexive = clitics_before(view, at)
    entries, end, gaps = uses_at(view, at, forms, reflexive)
    if not entries:
        return None
    modal = modal_inversion(view, at) if shape == "infinitive" else None
    if modal is not None:
        pronoun = next(place for place in range(modal, at) if view.is_in(place, view.grammar.inverted_pronouns))
        gaps = (*gaps, (pronoun, at))
        return VerbGroup(at, modal, end, entries, "finite", frozenset(("ind",)), inverted=pronoun, gaps=gaps)
    inverted = inverted_after(view, at)
    after = at + 1 if inverted is None else inverted + 1
    if inverted is not None:
        end = max(end, inverted + 1)
    negated = negated or negates(view, view.words[after : after + 1], lone=False)
    return VerbGroup(
        verb=at,
        start=start,
        end=end,
        entries=entries,
        shape=shape,
        moods=moods,
        passive=False,
        negated=negated,
        inverted=inverted,
        gaps=gaps,
    )

"""Verb groups that may attribute: « a également déclaré », « n'aurait pas reconnu », « fait savoir », « estimant ».

A group is found by its form in the lexicon and by what stands around it; the parser's word is one witness among others,
for it takes many a cue verb at the edge of a quotation for a noun.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from nlp_pipeline.language.syntax.adjuncts import adjunct_end, aside_end, is_adverb, is_preposition
from nlp_pipeline.language.syntax.homographs import is_bare_participle, is_gerund, is_verbal
from nlp_pipeline.language.syntax.quotation_verbs import may_introduce, unlisted_entry

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView, TokenRange
    from nlp_pipeline.lexicon import Form, Verb

Shape = Literal["finite", "infinitive", "gerund", "participle"]

OF_ONESELF = frozenset(("comme", "de_attribute"))
"""Frames in which what is judged may be the one who judges."""

LONGEST_LOCUTION_GAP = 2
"""How many words may stand inside a locution (« fait également savoir »)."""


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
        return next((entry for entry in self.entries if not entry.frames.isdisjoint(frames)), None)


def find_verb_groups(view: DocView) -> list[VerbGroup]:
    """Find every verb group of the Doc whose head the lexicon knows as a reporting verb, in text order."""
    groups: list[VerbGroup] = []
    for at, forms in enumerate(view.forms):
        known = [form for form in forms if form.lemma in view.lexicon.verbs]
        if not known and view.in_reach_of_quotation[at] and not view.navigation[at]:
            unlisted = _unlisted_at(view, at)
            if unlisted is not None:
                groups.append(unlisted)
        if known and not view.navigation[at]:
            group = _group_at(view, at, known)
            if group is not None and group.shape == "participle" and groups:
                group = _sharing_auxiliary(view, group, groups[-1])
            if group is not None and groups and group.verb < groups[-1].end:
                group = None  # a word of the locution before it: « laisse présager »
            if group is not None and group.shape == "infinitive":
                group = _with_governor(view, group)
            if group is None or group.entry("incise", "colon", "que") is None:
                group = _unlisted_at(view, at) or group
            if group is not None:
                groups.append(group)
    return groups


def _unlisted_at(view: DocView, at: int) -> VerbGroup | None:
    """Give the group of a verb that the lexicon does not know where it stands as in an incise behind a quotation."""
    if at == 0 or any(form.lemma in view.grammar.syntax.auxiliaries for form in view.forms[at]):
        return None
    auxiliary = _auxiliary_before(view, at) if view.is_participle(at) else None
    if auxiliary is None and view.is_participle(at):
        return None
    finite = at if auxiliary is None else auxiliary
    start, negated, _ = _clitics_before(view, finite)
    if negated or not may_introduce(view, at, start):
        return None
    inverted = _inverted_after(view, finite)
    end = at + 1 if inverted is None or auxiliary is not None else inverted + 1
    entries = (unlisted_entry(view, at),)
    return VerbGroup(at, start, end, entries, "finite", frozenset(("ind",)), inverted=inverted, listed=False)


def _with_governor(view: DocView, group: VerbGroup) -> VerbGroup | None:
    """Take the verb that an infinitive is governed by into its group: « s'est contenté de dire », « tient à préciser ».

    Returns:
        The group, finite where its governor is; None where both together mean something else (« veut dire »).
    """
    periphrases = view.grammar.periphrases
    low = view.window(group.verb)[0]
    at = group.start - 1
    while at > low and (view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.negations)):
        at -= 1
    joiner = view.word(at) if view.word(at) in periphrases.joiners and at > low else ""
    at -= joiner != ""
    at -= joiner != "" and view.is_in(
        at, view.grammar.syntax.governor_complements
    )  # « a cru bon de dire », « a pris soin de dire »
    pronoun = at if view.is_in(at, view.grammar.inverted_pronouns) else None
    at -= (pronoun is not None) + view.is_in(at - 1, view.grammar.syntax.euphonic_t)
    while at > low and (view.pos[at] == "ADV" or view.is_in(at, view.grammar.full_negations)):
        at -= 1
    if at < low:
        return group
    lemmas = view.lemmas(at)
    if lemmas & periphrases.other_senses and view.words[group.verb] in periphrases.other_infinitives:
        return None
    written = {f"{lemma} {joiner}".strip() for lemma in lemmas}
    if not written & periphrases.governors or group.inverted is not None:
        return group
    auxiliary = _auxiliary_before(view, at)
    start = at if auxiliary is None else auxiliary
    known = any(feature.startswith("ind") for form in view.forms[at] for feature in form.features)
    finite = view.is_finite(at) or view.is_in(at - 1, view.grammar.se) or (known and view.pos[at] == "ADV")
    if auxiliary is None and pronoun is None and not finite:
        return group
    if pronoun is None:
        pronoun = next((p for p in range(start + 1, at) if view.is_in(p, view.grammar.inverted_pronouns)), None)
    start, negated, _ = _clitics_before(view, start)
    return replace(group, start=start, shape="finite", moods=frozenset(("ind",)), negated=negated, inverted=pronoun)


def _sharing_auxiliary(view: DocView, group: VerbGroup, before: VerbGroup) -> VerbGroup:
    """Give a participle the auxiliary of the one that it is joined to: « a exprimé son soutien et salué Y »."""
    joint = group.start - 1
    while joint > before.end and view.pos[joint] == "ADV":
        joint -= 1
    shares = (
        view.is_in(joint, view.grammar.clause_joints)
        and before.shape == "finite"
        and before.verb > before.start
        and not before.passive
        and view.may_be_participle(before.verb)
        and not view.has_finite_verb(before.end, joint)
        and view.passage_at[before.verb] == view.passage_at[group.verb]
        and view.quotation_at[before.verb] == view.quotation_at[group.verb]
    )
    return replace(group, shape="finite", moods=before.moods) if shares else group


def _group_at(view: DocView, at: int, forms: list[Form]) -> VerbGroup | None:
    features = {feature for form in forms for feature in form.features}
    auxiliary = _auxiliary_before(view, at) if any(f.startswith("pap") for f in features) else None
    if auxiliary is not None:
        return _compound(view, at, forms, auxiliary)
    moods = frozenset(feature.split(".")[0] for feature in features)
    finite = moods & {"ind", "cnd", "sub", "imp"} and not is_bare_participle(view, at, features)
    if finite and is_verbal(view, at):
        return _simple(view, at, forms, "finite", moods & {"ind", "cnd", "sub", "imp"})
    named = view.entity_at[at] and view.texts[at][:1].isupper()  # « sur Twitter »
    if "inf" in moods and not named and view.may_be_infinitive(at):
        return _simple(view, at, forms, "infinitive", frozenset())
    if "prp" in moods and is_gerund(view, at):
        return _simple(view, at, forms, "gerund", frozenset())
    set_off = view.pos[at] == "NOUN" and view.word(at - 1) == ","  # « une année, qualifiée de brillante »
    if "pap" in moods and (view.pos[at] in ("VERB", "ADJ", "AUX") or set_off):
        return _simple(view, at, forms, "participle", frozenset())
    return None


def _auxiliary_before(view: DocView, at: int) -> int | None:
    """Find the auxiliary of a past participle: the nearest être or avoir with nothing but adjuncts between them."""
    low = view.window(at)[0]
    for place in range(at - 1, low - 1, -1):
        if any(form.lemma in view.grammar.syntax.auxiliaries for form in view.forms[place]):
            if view.words[place] in view.grammar.been and place > low:
                continue
            return place if _reaches(view, place, at) else None
        if view.is_in(place, view.grammar.que) or view.words[place] in (";", ":", ".") or view.is_clause_verb(place):
            return None
    return None


def _reaches(view: DocView, auxiliary: int, participle: int) -> bool:
    """Tell whether only adverbs, pronouns, dates and asides stand between an auxiliary and a participle."""
    at = auxiliary + 1
    governs = (
        view.is_in(participle + 1, view.grammar.que)
        or view.word(participle + 1) == ":"
        or view.opening_at(participle + 1) is not None
    )
    while at < participle:
        if _may_stand_inside(view, at):
            at += 1
            continue
        after = aside_end(view, at, participle)
        if after == at and (governs or not is_preposition(view, at)):
            after = adjunct_end(view, at, participle)
        if after == at:
            after = at + view.phrase_from(at, view.grammar.inside_compounds)
        if after == at:
            return False
        at = after
    return at == participle


def _may_stand_inside(view: DocView, at: int) -> bool:
    grammar = view.grammar
    word = view.words[at]
    return (
        is_adverb(view, at)
        or word in grammar.negations
        or word in grammar.inverted_pronouns
        or word in grammar.time_words
        or word in grammar.syntax.euphonic_t
        or word in grammar.syntax.bare_inverted
        or word in grammar.syntax.passive_marks
        or word in grammar.tout
    )


def _compound(view: DocView, at: int, forms: list[Form], auxiliary: int) -> VerbGroup | None:
    aux_forms = [form for form in view.forms[auxiliary] if form.lemma in view.grammar.syntax.auxiliaries]
    lemma = aux_forms[0].lemma
    features = aux_forms[0].features
    moods = frozenset(feature.split(".")[0] for feature in features)
    between = view.words[auxiliary + 1 : at]
    start, negated, reflexive = _clitics_before(view, auxiliary)
    passive = not view.grammar.been.isdisjoint(between) or (lemma in view.grammar.being and not reflexive)
    entries, end, rest_gaps = _entries(view, at, forms, reflexive)
    if not entries:
        return None
    inverted = _inverted_after(view, auxiliary)
    shape: Shape = "finite" if moods & {"ind", "cnd", "sub", "imp"} else ("gerund" if "prp" in moods else "infinitive")
    holes = tuple(_comma_holes(view, auxiliary + 1, at))
    return VerbGroup(
        verb=at,
        start=start,
        end=end,
        entries=entries,
        shape=shape,
        moods=moods & {"ind", "cnd", "sub", "imp"},
        passive=passive,
        negated=negated or _negates(view, between, lone=start < auxiliary),
        inverted=inverted,
        gaps=(*holes, *rest_gaps),
    )


def _comma_holes(view: DocView, start: int, end: int) -> list[TokenRange]:
    commas = [at for at in range(start, end) if view.words[at] == ","]
    return [(commas[0], commas[-1] + 1)] if len(commas) > 1 else []


def _simple(view: DocView, at: int, forms: list[Form], shape: Shape, moods: frozenset[str]) -> VerbGroup | None:
    start, negated, reflexive = _clitics_before(view, at)
    entries, end, gaps = _entries(view, at, forms, reflexive)
    if not entries:
        return None
    modal = _modal_inversion(view, at) if shape == "infinitive" else None
    if modal is not None:
        pronoun = next(place for place in range(modal, at) if view.is_in(place, view.grammar.inverted_pronouns))
        gaps = (*gaps, (pronoun, at))
        return VerbGroup(at, modal, end, entries, "finite", frozenset(("ind",)), inverted=pronoun, gaps=gaps)
    inverted = _inverted_after(view, at)
    after = at + 1 if inverted is None else inverted + 1
    if inverted is not None:
        end = max(end, inverted + 1)
    negated = negated or _negates(view, view.words[after : after + 1], lone=False)
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


def _modal_inversion(view: DocView, at: int) -> int | None:
    """Find the modal of « peut-on lire », « pouvait-on entendre », its pronoun between them."""
    while view.is_in(at - 1, view.grammar.object_clitics):
        at -= 1  # « peut-on y lire »
    if not view.is_in(at - 1, view.grammar.inverted_pronouns):
        return None
    modal = at - 2 - view.is_in(at - 2, view.grammar.syntax.euphonic_t)
    return modal if modal >= 0 and view.is_in(modal, view.grammar.syntax.modal_forms) else None


def _inverted_after(view: DocView, at: int) -> int | None:
    """Find the subject pronoun inverted after a finite word: « a-t-il », « dit-elle », « dit il, »."""
    place = at + 1
    if view.is_in(place, view.grammar.syntax.euphonic_t):
        place += 1
    if view.is_in(place, view.grammar.inverted_pronouns):
        return place
    bare = view.is_in(place, view.grammar.syntax.bare_inverted) and not view.is_in(
        at - 1, view.grammar.subject_pronouns
    )
    follows = place + 1 < view.length and (not view.is_word(place + 1) or view.may_be_participle(place + 1))
    set_off = at > 0 and not view.is_word(at - 1) and view.word(at - 1) != "("
    return place if bare and (follows or set_off) else None


def _clitics_before(view: DocView, at: int) -> tuple[int, bool, bool]:
    """Give where the group starts (reflexive and negation included), whether it is negated, whether it is reflexive."""
    start, negated, reflexive = at, False, False
    place = at - 1
    while place >= 0 and at - place <= 4:
        word = view.words[place]
        if word in view.grammar.negation_marks:
            negated = True
            start = place
        elif word in view.grammar.se or (
            word in view.grammar.syntax.first_reflexives
            and place == at - 1
            and view.is_in(place - 1, view.grammar.syntax.first_subjects)
        ):
            reflexive = True
            start = place
        elif word not in view.grammar.object_clitics or view.pos[place] == "DET":
            break
        place -= 1
    return start, negated, reflexive


def _negates(view: DocView, words: list[str], *, lone: bool) -> bool:
    full = view.grammar.full_negations
    return any(word in full and (word not in view.grammar.syntax.plus or lone) for word in words)


def _entries(
    view: DocView, at: int, forms: list[Form], reflexive: bool
) -> tuple[tuple[Verb, ...], int, tuple[TokenRange, ...]]:
    """Choose the lexicon's uses that stand here: a locution before the verb, reflexive where it has "se"."""
    best: tuple[tuple[Verb, ...], int, tuple[TokenRange, ...]] = ((), at + 1, ())
    own: list[Verb] = []
    for lemma in dict.fromkeys(form.lemma for form in forms):
        for entry in view.lexicon.verbs[lemma]:
            if entry.rest:
                near = entry.rest[0] in view.words[at + 1 : at + 2 + LONGEST_LOCUTION_GAP]
                found = _locution(view, at, entry) if near else None
                if found is not None and found[0] > best[1]:
                    best = ((entry,), *found)
            elif entry.reflexive == reflexive:
                own.append(entry)
    if best[0]:
        return best
    if reflexive and not own:
        own = [entry for form in forms for entry in _of_oneself(view, form.lemma)]
    return tuple(own), at + 1, ()


def _of_oneself(view: DocView, lemma: str) -> list[Verb]:
    """Give the uses of a verb in which its object may be the speaker: « se dépeint comme », « se qualifie de »."""
    entries = (entry for entry in view.lexicon.verbs[lemma] if not entry.reflexive and not entry.rest)
    frames = [(entry, entry.frames & OF_ONESELF) for entry in entries]
    return [replace(entry, frames=kept) for entry, kept in frames if kept]


def _locution(view: DocView, at: int, entry: Verb) -> tuple[int, tuple[TokenRange, ...]] | None:
    """Match the words of a locution after its verb; give its end and the gaps inside it."""
    place = at + 1
    gaps: list[TokenRange] = []
    for word in entry.rest:
        opened = place
        while place - opened <= LONGEST_LOCUTION_GAP and view.word(place) != word:
            if not (
                view.pos[place : place + 1] == ["ADV"]
                or view.is_in(place, view.grammar.negations)
                or view.is_in(place, view.grammar.inverted_pronouns)
                or view.is_in(place, view.grammar.syntax.hyphened_t)
            ):
                return None
            place += 1
        if view.word(place) != word:
            return None
        if place > opened and any(view.is_in(gap, view.grammar.inverted_pronouns) for gap in range(opened, place)):
            gaps.append((opened, place))
        place += 1
    return place, tuple(gaps)

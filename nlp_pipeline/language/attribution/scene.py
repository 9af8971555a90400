"""What the constructions look at: a Doc as lists, its verb groups and its source phrases."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.incises import Incise, find_incises
from nlp_pipeline.language.attribution.source_phrases import SourcePhrase, find_source_phrases
from nlp_pipeline.language.document.view import DocView
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.complements import complement_que
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_until
from nlp_pipeline.language.syntax.possible_speakers import can_speak, speaks_itself
from nlp_pipeline.language.syntax.postverbal_subjects import inverted_subject
from nlp_pipeline.language.syntax.subject_phrases import fronted_subject, preverbal_subject, preverbal_subjects
from nlp_pipeline.language.syntax.subject_positions import before_clitics
from nlp_pipeline.language.syntax.subjects import subject_at, subject_of
from nlp_pipeline.language.syntax.verb_groups import VerbGroup, find_verb_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from nlp_pipeline.language.attribution.candidates import Found
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.word_forms import WordForms
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar


@dataclass(slots=True)
class Scene:
    """One Doc, ready for the constructions.

    Attributes:
        view: the tokens as lists.
        groups: the verb groups that may attribute, in text order.
        group_at: the same by the token of their verb.
        source_phrases: "selon X", "d'après X" … in text order.
        phrase_at: the same by the first token of what belongs to them.
        incises: reporting verbs set into or behind what they report, in text order.
        incise_at: the same by their first token.
        evidence: what was seen of each candidate, looked up once.
        probabilities: how probable that makes each.
    """

    view: DocView
    groups: list[VerbGroup]
    group_at: dict[int, VerbGroup]
    source_phrases: list[SourcePhrase]
    phrase_at: dict[int, SourcePhrase] = field(default_factory=dict)
    incises: list[Incise] = field(default_factory=list)
    incise_at: dict[int, Incise] = field(default_factory=dict)
    evidence: dict[Found, dict[str, float]] = field(default_factory=dict)
    probabilities: dict[Found, float] = field(default_factory=dict)
    _subjects: dict[int, TokenRange | None] = field(default_factory=dict)
    _own_verbs: dict[TokenRange, bool] = field(default_factory=dict)
    _verbs: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._verbs = [group.verb for group in self.groups]

    def subject(self, group: VerbGroup) -> TokenRange | None:
        """Give the subject of a verb group (looked up once)."""
        if group.verb not in self._subjects:
            self._subjects[group.verb] = self._subject(group)
        return self._subjects[group.verb]

    def has_own_verb(self, stretch: TokenRange) -> bool:
        """Tell whether a stretch has a verb that nothing in it announces (looked up once: claims share pieces)."""
        if stretch not in self._own_verbs:
            self._own_verbs[stretch] = main_verb(self.view, *stretch) is not None
        return self._own_verbs[stretch]

    def groups_between(self, low: int, high: int) -> list[VerbGroup]:
        """Give the verb groups whose verb stands in a stretch, in text order."""
        first = bisect_left(self._verbs, low)
        return self.groups[first : bisect_left(self._verbs, high, first)] if low < high else []

    def is_in_incise(self, group: VerbGroup, at: int) -> bool:
        """Tell whether a token stands in the incise of a verb, so that it opens nothing that the verb governs."""
        incise = self.incise_of(group)
        return incise is not None and at < (incise.end or 0)

    def incise_of(self, group: VerbGroup) -> Incise | None:
        """Give the incise that a verb is the cue of, None where what it reports does not stand before it."""
        return next((incise for incise in self.incises if incise.group.verb == group.verb), None)

    def is_strung(self, group: VerbGroup) -> bool:
        """Tell a further cue of who speaks, behind a comma alone: « Il admet que P, | jure que | Q »."""
        view = self.view
        comma = self._place_before(group)
        if view.word(comma) != "," or group.shape != "finite" or group.inverted is not None or group.passive:
            return False
        if group.entry("que") is None or complement_que(view, group) is None:
            return False
        return any(self._is_whole(start, comma, group) for start in self._clauses_around(group))

    def _clauses_around(self, group: VerbGroup) -> Iterator[int]:
        """Give where the clauses begin that cues before a group govern."""
        view = self.view
        for other in self.groups_between(view.window(group.verb)[0], group.start):
            governs = other.shape == "finite" and other.entry("que") is not None
            que = complement_que(view, other) if governs else None
            if que is not None and que < group.start:
                yield que + 1

    def _is_whole(self, start: int, comma: int, group: VerbGroup) -> bool:
        """Tell a clause with its verb before a group that is no part of it: not « | le maire, ému, | jure »."""
        alone = preverbal_subject(self.view, group, start) is None
        return alone and main_verb(self.view, start, comma) is not None

    def _subject_over_aside(self, group: VerbGroup) -> TokenRange | None:
        """Give the subject that an aside parts from its verb in a clause: « dit que | le maire |, ému, jure que P »."""
        view = self.view
        if group.shape != "finite" or group.inverted is not None or view.word(self._place_before(group)) != ",":
            return None
        found = (preverbal_subject(view, group, start) for start in self._clauses_around(group))
        return next((span for span in found if span is not None and can_speak(view, *span)), None)

    def _subject(self, group: VerbGroup) -> TokenRange | None:
        """Find the subject; a gerund, and a verb that has none of its own, takes that of the cue before it."""
        fronted = fronted_subject(self.view, group)
        if fronted is not None:
            return fronted
        view = self.view
        before = view.word(self._place_before(group))
        doubled = view.is_in(group.end, view.grammar.disjunctive_pronouns)  # « X, maire, évoquant lui « P » »
        opens = (before == "," and not doubled) or before in view.grammar.gerund_openers
        joins = before in view.grammar.clause_joints
        follows = joins or (group.shape == "gerund" and opens) or self._opens_infinitive_clause(group)
        follows = follows or self.is_strung(group)
        absolute = self._absolute_subject(group) if group.shape == "gerund" and not follows else None
        if absolute is not None:
            return absolute
        own = None if follows else self._subject_over_aside(group) or subject_of(view, group)
        if own is not None:
            return own
        other = self._group_before(group)
        shared = None if other is None else self._speaker(other, group)
        found = shared or (subject_of(view, group) if follows else None)
        thing = found is not None and found[1] > found[0] + 1 and not speaks_itself(view, *found)
        told = view.is_in(group.start - 1, view.grammar.third_person_clitics)  # « un appel les informant que P »
        if group.shape != "gerund" or not (found is None or thing) or (thing and told):
            return found
        return self._main_subject(group) or found

    def _place_before(self, group: VerbGroup) -> int:
        """Give the token before a group, and before its clitics: « P | et | lui rappelle que P' »."""
        start, view = group.start, self.view
        if group.shape == "finite":
            start = before_clitics(view, start, view.window(group.verb)[0])
        elif group.shape == "gerund":
            start -= view.is_in(start - 1, view.grammar.third_person_clitics)
        return view.skip_space(start - 1, -1)

    def _main_subject(self, group: VerbGroup) -> TokenRange | None:
        """Give the subject of the clause that a gerund goes on: « Il a souri, tout en jugeant que P »."""
        low = self.view.window(group.verb)[0]
        verb = main_verb(self.view, low, group.start)
        if verb is None:
            return self._parted_subject(group, low)
        return subject_at(self.view, verb)

    def _parted_subject(self, group: VerbGroup, low: int) -> TokenRange | None:
        """Give the subject that a gerund parts from its verb: « | Le maire |, affirmant que P, a quitté la salle »."""
        view = self.view
        comma = group.start - 1
        span = noun_phrase_until(view, comma, low) if view.word(comma) == "," else None
        first = low if span is None else skip_adjuncts(view, low, span[0])
        first += view.word(first) == ","
        if span is None or first < span[0]:
            return None
        return span if can_speak(view, *span) else None

    def _absolute_subject(self, group: VerbGroup) -> TokenRange | None:
        """Give who stands before a gerund behind a comma: « P, | l'un d'eux | affirmant que P' »."""
        view = self.view
        spans = preverbal_subjects(view, group, view.window(group.verb)[0])
        return next((span for span in spans if self._is_set_apart(span[0]) and can_speak(view, *span)), None)

    def _is_set_apart(self, at: int) -> bool:
        """Tell what stands behind a comma, or behind a coordinator: « P, et | les syndicats | jugeant que Q »."""
        view = self.view
        return view.word(at - 1) == "," or (
            view.pos[at - 1] == "CCONJ" and view.is_in(at - 1, view.grammar.clause_joints)
        )

    def _opens_infinitive_clause(self, group: VerbGroup) -> bool:
        """Tell an infinitive whose subject is that of the cue before it: « P, dit-elle, avant d'ajouter que »."""
        view = self.view
        if group.shape != "infinitive":
            return False
        lead = group.start - 1 - view.is_in(group.start - 1, view.grammar.de)
        if not view.is_in(lead, view.grammar.attribution.infinitive_leads):
            return False
        return view.word(lead - 1) in (",", "»", '"') or complement_que(view, group) is not None

    def _group_before(self, group: VerbGroup) -> VerbGroup | None:
        """Give the nearest cue before a group in its passage and on its level of quotation."""
        view = self.view
        infinitive = group.shape == "infinitive" and not self._opens_infinitive_clause(group)
        if group.shape == "participle" or group.passive or infinitive:
            return None
        joined = view.is_in(self._place_before(group), view.grammar.coordinators) or self.is_strung(group)
        if group.shape == "finite" and not joined:
            return None
        number = bisect_left(self._verbs, group.verb)
        near = []
        for place in range(number - 1, -1, -1):
            other = self.groups[place]
            if view.passage_at[other.verb] != view.passage_at[group.verb]:
                break
            alike = view.quotation_at[other.verb] == view.quotation_at[group.verb]
            if alike and other.shape in ("finite", group.shape):
                near.append(other)
        near = [other for other in near if not self._is_reported(other, near)] or near
        if group.shape == "finite":  # « X a dit que le marché avait été attribué et a admis que P »: no market admits
            near = [other for other in near if self._can_speak(other, group)] or near
        return near[0] if near else None

    def _can_speak(self, other: VerbGroup, group: VerbGroup) -> bool:
        speaker = self._speaker(other, group)
        return speaker is not None and can_speak(self.view, *speaker)

    def _is_reported(self, group: VerbGroup, others: list[VerbGroup]) -> bool:
        """Tell whether a verb stands in the clause that another cue governs."""
        ques = (complement_que(self.view, other) for other in others if other.verb < group.verb)
        return any(que is not None and que < group.verb for que in ques)

    def _speaker(self, other: VerbGroup, group: VerbGroup) -> TokenRange | None:
        """Give the source of the cue before: its subject, or the noun phrase behind it."""
        incise = self.incise_of(other)
        if incise is not None:
            return incise.source
        subject = self.subject(other)
        neutral = subject is not None and self.view.is_in(subject[0], self.view.grammar.neutral_pronouns)
        if subject is None or (neutral and subject[1] == subject[0] + 1):  # « c'est ce qu'a annoncé X »
            return inverted_subject(self.view, other, group.start) or subject
        return subject


def set_scene(doc: Doc, lexicon: Lexicon, grammar: Grammar, word_forms: WordForms | None = None) -> Scene:
    """Read a Doc and find what may attribute in it."""
    view = DocView(doc, lexicon, grammar, word_forms)
    groups = find_verb_groups(view)
    scene = Scene(
        view=view,
        groups=groups,
        group_at={group.verb: group for group in groups},
        source_phrases=find_source_phrases(view),
    )
    scene.phrase_at = {phrase.lead: phrase for phrase in scene.source_phrases}
    scene.incises = find_incises(scene)
    scene.incise_at = {incise.opening: incise for incise in scene.incises}
    return scene

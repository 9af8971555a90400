"""What fills the gaps of a pattern, drawn so that it agrees: subject, verb, adjuncts, clause, quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.language.made import vocabulary
from tests.language.made.conjugation import Agreement, VerbGroup

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from tests.language.made.adjuncts import Adjuncts
    from tests.language.made.conjugation import Conjugator, Tense
    from tests.language.made.subjects import Subject, Subjects
    from tests.language.made.vocabulary import Frame, VerbGroupData

GAP = re.compile(r"\{(\w+)(?::(\d+))?\}")
TENSED = re.compile(r"\(([^()/]*)/([^()/]*)/([^()/]*)\)")
"""A verb of a clause: after a present, after a past, in the subjunctive."""

AGREEING = re.compile(r"\(([^()/]*)/([^()/]*)/([^()/]*)/([^()/]*)\)")
"""A word that agrees: m, f, and the plurals of both."""

BREAK = re.compile(r"\s*\|\s*")
AUXILIARIES = {
    "has": {"s": "a", "p": "ont"},
    "is": {"s": "est", "p": "sont"},
    "is_self": {"s": "s'est", "p": "se sont"},
    "its": {"s": "sa", "p": "leur"},
    "had": {"s": "avait", "p": "avaient"},
    "will_be": {"s": "sera", "p": "seront"},
}
EMPHATIC = {"ms": "lui", "fs": "elle", "mp": "eux", "fp": "elles"}
BOTH = " et que "
UNBROKEN = ("si_clause", "coordinated")
"""Kinds of clauses that a comma or "et que" after them would make ambiguous."""

FILES = {
    "I": ("infinitives.csv", "infinitive"),
    "I_of": ("infinitives_of.csv", "infinitive"),
    "misdeed": ("misdeeds.csv", "infinitive"),
}


@dataclass
class Filling:
    """What has been drawn for one sentence.

    Attributes:
        frame: of which it is.
        subject: who speaks.
        tense: of the verb.
        group: of the verb, None without one.
        verb: its lemma.
        second: the lemma of the second verb.
        number: how many adjuncts stand in it.
        thing: what is judged, and what an adjective on it agrees with.
        opened: the kind of the adjunct that opens the sentence.
        parts: second halves that are still to come.
        used: texts that must not come again.
    """

    frame: Frame
    subject: Subject
    tense: Tense
    group: VerbGroupData | None
    verb: str
    second: str
    number: int
    thing: tuple[str, Agreement]
    opened: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


class Filler:
    """Fills patterns.

    Args:
        chance: what is drawn from.
        conjugator: of the verbs.
        subjects: gives names.
        adjuncts: gives adjuncts.
    """

    def __init__(self, chance: Random, conjugator: Conjugator, subjects: Subjects, adjuncts: Adjuncts) -> None:
        self._chance = chance
        self._conjugator = conjugator
        self._subjects = subjects
        self._adjuncts = adjuncts

    def filled(self, pattern: str, filling: Filling) -> str:
        """Give a pattern with all of its gaps filled, those of what fills them too."""
        while GAP.search(pattern):
            pattern = GAP.sub(lambda gap: self._fill(gap[1], gap[2] or "", filling), pattern)
        return pattern

    def _fill(self, gap: str, numbers: str, filling: Filling) -> str:
        frame, subject = filling.frame, filling.subject
        if gap in frame.fills:
            return agreeing(self._chance.choice(frame.fills[gap]), subject.agreement)
        match gap:
            case "S":
                return "" if subject.pronoun and frame.inverted else subject.marked(numbers)
            case "S_plain":
                return subject.marked("0")
            case "D":
                return subject.marked(numbers, disjunctive=True)
            case "A":
                return self._some_adjuncts(filling)
            case "L":
                return self._opening(filling)
            case "e":
                return subject.agreement.ending
            case "phrase" | "phrase_behind":
                return self._phrase(vocabulary.words()[gap], subject)
            case "state":
                return agreeing(self._unused(vocabulary.words()[gap], filling), subject.agreement)
            case "T":
                return filling.thing[0]
            case "adjective":
                return agreeing(self._unused(vocabulary.words()[gap], filling), filling.thing[1])
            case "object" | "de_object":
                return self._unused(vocabulary.column("partials.csv", "partial", frame=gap), filling)
        if gap in AUXILIARIES:
            return AUXILIARIES[gap][subject.agreement.number]
        if gap in FILES:
            return agreeing(self._unused(vocabulary.column(*FILES[gap]), filling), subject.agreement)
        if gap[0] in "VW" or gap in ("v", "been") or gap.startswith(("t_", "judged_", "accused_p")):
            return self._verb(gap, numbers, filling)
        if gap[0] == "P":
            return self._clause(gap, filling)
        if gap in ("Q", "Q1", "Q2", "Qfull", "question", "exclamation"):
            return self._quotation(gap, filling)
        return self.small(f"{{{gap}}}")

    def small(self, text: str) -> str:
        """Fill the small gaps of a text: towns, months, names."""
        while gap := GAP.search(text):
            if gap[1].startswith("nom"):
                drawn = self._subjects.person(gap[1].partition("_")[2]).name
            else:
                drawn = self._chance.choice(vocabulary.words()[gap[1]])
            text = text[: gap.start()] + drawn + text[gap.end() :]
        return text

    # Verbs

    def _verb(self, gap: str, numbers: str, filling: Filling) -> str:
        """Give a verb, or another word of the verb group, in the shape that a gap asks for."""
        agreement, thing = filling.subject.agreement, filling.thing[1]
        head = filling.verb.split()[0]
        opened, closed = _marks("q", numbers)
        match gap:
            case "V" | "V_loose":
                return self._inverted_or_not(filling, numbers, loose=gap == "V_loose")
            case "v":
                return str(self._group(filling))
            case "V_between":
                return self._between(filling)
            case "Vinf":
                return self._conjugator.infinitive(filling.verb, agreement)
            case "Ving":
                return self._conjugator.present_participle(filling.verb)
            case "W":
                return f"{opened}{self._conjugator.group(filling.second, filling.tense, agreement)}{closed}"
            case "Winf":
                return self._conjugator.infinitive(filling.second, agreement)
            case "Wing":
                return self._conjugator.present_participle(filling.second)
            case "been":
                return f"a été {self._conjugator.participle(head, Agreement('m', 's'))}"
            case "judged_participle":
                return self._conjugator.participle(head, thing)
            case "accused_participle":
                return self._conjugator.participle(head, Agreement("m", "s"))
            case "t_is" | "t_has":
                return AUXILIARIES[gap.removeprefix("t_")][thing.number]
            case "t_will":
                return f"{AUXILIARIES['will_be'][thing.number]} maintenu{thing.ending}"
        raise ValueError(f"no such gap: {gap}")

    def _group(self, filling: Filling) -> VerbGroup:
        negated = filling.group is not None and filling.group.negated
        return self._conjugator.group(filling.verb, filling.tense, filling.subject.agreement, negated=negated)

    def _inverted_or_not(self, filling: Filling, numbers: str, *, loose: bool) -> str:
        subject, verb = filling.subject, self._group(filling)
        opened, closed = _marks("q", numbers[:1])
        if not (subject.pronoun and (filling.frame.inverted or loose)):
            return f"{opened}{verb}{closed}"
        linked = f"{verb.finite}{' t' if loose else '-t'}" if verb.finite[-1] in "aec" else verb.finite
        rest = f" {opened}{verb.rest}{closed}" if verb.rest else ""
        return f"{opened}{linked}{closed}{' ' if loose else '-'}{subject.marked(numbers)}{rest}"

    def _between(self, filling: Filling) -> str:
        """Give a verb with words between its auxiliary and its participle: "a, ce mardi, déclaré"."""
        verb, agreement, subject = self._group(filling), filling.subject.agreement, filling.subject
        finite, pronoun = f"[q {verb.finite}]", ""
        if subject.pronoun and filling.frame.inverted:
            finite = f"[q {verb.finite}{'-t' if verb.finite[-1] == 'a' else ''}]"
            pronoun = f"-{subject.marked()}"
        if pronoun or self._chance.random() < 0.3:
            return f"{finite}{pronoun}, {self._opening(filling)}, [q {verb.rest}]"
        doubled = () if filling.frame.inverted else (EMPHATIC[agreement.gender + agreement.number],)
        word = self._chance.choice([*vocabulary.words()["between"], *doubled])
        return f"[q {verb.finite} {word} {verb.rest}]"

    def _phrase(self, phrases: Sequence[str], subject: Subject) -> str:
        """Give a source phrase; one that ends in "de" would have to be said twice of two."""
        return self._chance.choice([p for p in phrases if subject.kind != "coordinated" or not p.endswith(" de")])

    # What is said

    def _clause(self, gap: str, filling: Filling) -> str:
        if gap == "P2":
            return filling.parts["P2"]
        mood = filling.group.mood if filling.group else "indicative"
        rows = vocabulary.rows("clauses.csv")
        if gap == "P_whole":
            rows = [row for row in rows if row["kind"] not in UNBROKEN]
        clauses = [row["clause"] for row in rows]
        if mood == "subjunctive":
            clauses = [clause for clause in clauses if "/)" not in clause and TENSED.search(clause)]
        if gap == "P1":
            clauses = [clause for clause in clauses if "|" in clause]
        if gap == "P_quoted":
            clauses = [clause for clause in clauses if "|" in clause or BOTH in clause]
        clause = self.small(self._unused(clauses, filling))
        form = {"Pnow": 0, "P_past": 1}.get(gap, self._concord(filling, mood))
        if gap == "Pnow":
            clause = clause.replace(BOTH, " et ")
        clause = TENSED.sub(lambda match: match[form + 1], clause)
        if gap == "P1":
            clause, filling.parts["P2"] = BREAK.split(clause)
            return clause.rstrip(",")
        if gap == "P_quoted":
            clause = self._partly_quoted(clause)
        return BREAK.sub(" ", clause)

    def _partly_quoted(self, clause: str) -> str:
        """Quote the first or the second half of a clause, or both of two clauses."""
        if BOTH in clause:
            return f"« {clause.replace(BOTH, f' »{BOTH}« ')} »"
        first, second = BREAK.split(clause)
        return self._chance.choice((f"{first} « {second} »", f"« {first} » {second}"))

    def _concord(self, filling: Filling, mood: str) -> int:
        """Give the place of the form that a clause takes: after a present, after a past, in the subjunctive."""
        if mood == "subjunctive":
            return 2
        if filling.frame.inverted or not filling.group or filling.tense == "present":
            return 0
        return self._chance.choice((1, 1, 1, 0))

    def _quotation(self, gap: str, filling: Filling) -> str:
        if gap == "Q2":
            return filling.parts["Q2"]
        kind = {"Q": "plain", "Q1": "plain", "Qfull": ""}.get(gap, gap)
        rows = [row["quotation"] for row in vocabulary.rows("quotations.csv") if kind in ("", row["kind"])]
        if gap == "Q1":
            rows = [quotation for quotation in rows if "|" in quotation]
        quotation = self._unused(rows, filling)
        if gap == "Q1":
            quotation, filling.parts["Q2"] = BREAK.split(quotation)
            return quotation.rstrip(",")
        return BREAK.sub(" ", quotation)

    # Adjuncts

    def _some_adjuncts(self, filling: Filling) -> str:
        drawn = self._adjuncts.some(
            filling.number,
            past=filling.tense != "present" or not filling.group,
            recipient=bool(filling.group and filling.group.recipient),
            person=filling.subject.person,
            opened=filling.opened,
            kinds=filling.frame.adjuncts,
        )
        return self.small(agreeing(drawn, filling.subject.agreement))

    def _opening(self, filling: Filling) -> str:
        past = filling.tense != "present"
        filling.opened, adjunct = self._adjuncts.opening(past=past, person=filling.subject.person)
        return self.small(adjunct)

    def _unused(self, texts: Sequence[str], filling: Filling) -> str:
        drawn = self._chance.choice([text for text in texts if text not in filling.used])
        filling.used.add(drawn)
        return drawn


def agreeing(text: str, agreement: Agreement) -> str:
    """Give a text whose "{e}", "{s}" and "(m/f/mp/fp)" agree with a noun."""
    with_endings = text.replace("{e}", agreement.ending).replace("{s}", "s" if agreement.number == "p" else "")
    place = ["ms", "fs", "mp", "fp"].index(agreement.gender + agreement.number)
    return AGREEING.sub(lambda match: match[place + 1], with_endings)


def _marks(letter: str, numbers: str) -> tuple[str, str]:
    opened = "".join(f"[{letter}{number} " for number in numbers) or f"[{letter} "
    return opened, "]" * max(1, len(numbers))

"""Sentences of a frame: the pattern is filled, and what was marked in it is the gold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from tests.language.made import vocabulary
from tests.language.made.conjugation import Agreement, Conjugator, Tense, VerbGroup
from tests.language.made.subjects import Subject, Subjects
from tests.language.made.surface import printed, sentence, some_style
from tests.language.marked_text import parse_marked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from nlp_pipeline.lexicon.lexicon import Lexicon
    from tests.language.made.vocabulary import Frame, VerbGroupData

GAP = re.compile(r"\{(\w+)(?::(\d+))?\}")
CHOICE = re.compile(r"\(([^()/]*)/([^()/]*)/([^()/]*)\)")
BREAK = re.compile(r"\s*\|\s*")
TENSES: dict[Tense, int] = {"compound": 50, "present": 33, "imperfect": 7, "pluperfect": 6, "past": 4}
ADJUNCT_MARKS = {"bare": 55, "commas": 35, "dashes": 5, "stray": 5}
AUXILIARIES = {"has": {"s": "a", "p": "ont"}, "is": {"s": "est", "p": "sont"}}
EMPHATIC = {"ms": "lui", "fs": "elle", "mp": "eux", "fp": "elles"}
OPENING = ("date", "occasion", "media", "gerund")
PLACES = ("alone", "alone", "after", "before", "between", "paragraph")


@dataclass(frozen=True, slots=True)
class Made:
    """A made text.

    Attributes:
        frame: the name of its frame.
        text: as the pipeline is to read it.
        claims: gold, each as ``gold/score.py`` has it.
        adjuncts: how many stand in it.
        subject: the kind of its subject, '' without one.
        counter: whether it was made to hold no claim.
    """

    frame: str
    text: str
    claims: tuple[dict[str, Any], ...]
    adjuncts: int = 0
    subject: str = ""
    counter: bool = False


@dataclass
class Filling:
    """What has been drawn for one sentence."""

    frame: Frame
    subject: Subject
    tense: Tense
    verb: str = ""
    group: VerbGroupData | None = None
    adjuncts: str = ""
    number: int = 0
    parts: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


class Maker:
    """Makes texts by chance; the same chance makes the same texts.

    Args:
        lexicon: of which the verbs are.
        chance: what is drawn from.
    """

    def __init__(self, lexicon: Lexicon, chance: Random) -> None:
        groups = vocabulary.verb_groups()
        self._chance = chance
        self._conjugator = Conjugator(
            lexicon, frozenset(groups["invariable"].verbs), frozenset(groups["with_be"].verbs)
        )
        self._subjects = Subjects(chance, self._gaps)
        self._aspirated = frozenset(vocabulary.words()["aspirated"])

    def make(self, frame: Frame) -> Made:
        """Make one text of a frame."""
        filling = self._filling(frame)
        pattern = self._chance.choice(frame.patterns)
        if "{A" in pattern:
            filling.number = self._chance.choice((0, 1, 2, 3))
            filling.adjuncts = self._adjuncts(filling)
        marked = sentence(self._filled(pattern, filling), self._aspirated)
        marked = printed(self._placed(marked, filling), some_style(self._chance))
        text, found = parse_marked(marked)
        claims = tuple(self._gold(text, claim, filling) for claim in found)
        return Made(frame.name, text, claims, filling.number, filling.subject.kind, frame.counter)

    def _filling(self, frame: Frame) -> Filling:
        group = vocabulary.verb_groups()[self._chance.choice(frame.verbs)] if frame.verbs else None
        tenses = cast("Sequence[Tense]", frame.tenses) or tuple(TENSES)
        tense = self._chance.choices(tenses, [TENSES[tense] for tense in tenses])[0]
        verb = self._chance.choice(group.verbs) if group else ""
        return Filling(frame, self._subjects.some(frame.only, frame.without), tense, verb, group)

    def _filled(self, pattern: str, filling: Filling) -> str:
        return GAP.sub(lambda gap: self._fill(gap[1], gap[2] or "", filling), pattern)

    def _fill(self, gap: str, numbers: str, filling: Filling) -> str:
        """Give what stands in one gap of a pattern."""
        subject = filling.subject
        if gap in filling.frame.fills:
            return self._filled(self._chance.choice(filling.frame.fills[gap]), filling)
        match gap:
            case "S":
                return "" if subject.pronoun and filling.frame.inverted else subject.marked(numbers)
            case "D":
                return subject.marked(numbers, disjunctive=True)
            case "S_plain":
                return subject.marked("0")
            case "has" | "is":
                return AUXILIARIES[gap][subject.agreement.number]
            case "e":
                return subject.agreement.ending
            case "v":
                return str(self._group(filling))
            case "V_between":
                return self._between(filling)
            case "been":
                participle = self._conjugator.participle(filling.verb, Agreement("m", "s"))
                return f"a été {participle}"
            case "V":
                return self._verb(filling, numbers)
            case "A":
                return filling.adjuncts
            case "L":
                return self._opening(filling)
            case "P" | "Pnow" | "P_past" | "P1" | "P2":
                return self._clause(gap, filling)
            case "I" | "I_of" | "misdeed":
                return self._infinitive(gap, filling)
            case "Q" | "Q1" | "Q2" | "Qfull" | "question" | "exclamation":
                return self._quotation(gap, filling)
            case "object" | "de_object":
                return self._unused(
                    gap, [r["partial"] for r in vocabulary.rows("partials.csv") if r["frame"] == gap], filling
                )
            case _:
                return self._gaps(f"{{{gap}}}")

    # The parts of a sentence

    def _verb(self, filling: Filling, numbers: str) -> str:
        subject, verb = filling.subject, self._group(filling)
        opened, closed = _marks("q", numbers)
        if not (subject.pronoun and filling.frame.inverted):
            return f"{opened}{verb}{closed}"
        linked = f"{verb.finite}-t" if verb.finite[-1] in "aec" else verb.finite
        rest = f" {opened}{verb.rest}{closed}" if verb.rest else ""
        return f"{opened}{linked}{closed}-{subject.marked(numbers)}{rest}"

    def _group(self, filling: Filling) -> VerbGroup:
        negated = filling.group is not None and filling.group.negated
        return self._conjugator.group(filling.verb, filling.tense, filling.subject.agreement, negated=negated)

    def _between(self, filling: Filling) -> str:
        verb, number = self._group(filling), filling.subject.agreement
        word = self._chance.choice([*vocabulary.words()["between"], EMPHATIC[number.gender + number.number]])
        if self._chance.random() < 0.3:
            return f"[q {verb.finite}], {self._opening(filling)}, [q {verb.rest}]"
        return f"[q {verb.finite} {word} {verb.rest}]"

    def _clause(self, gap: str, filling: Filling) -> str:
        if gap in ("P2",) and "P2" in filling.parts:
            return filling.parts["P2"]
        clauses = [row["clause"] for row in vocabulary.rows("clauses.csv")]
        mood = filling.group.mood if filling.group else "indicative"
        if mood == "subjunctive":
            clauses = [clause for clause in clauses if "/)" not in clause and CHOICE.search(clause)]
        if gap == "P1":
            clauses = [clause for clause in clauses if "|" in clause]
        clause = self._gaps(self._unused("P", clauses, filling))
        form = {"Pnow": 0, "P_past": 1}.get(gap, self._concord(filling, mood))
        clause = CHOICE.sub(lambda match: match[form + 1], clause)
        if gap == "P1":
            clause, filling.parts["P2"] = BREAK.split(clause)
        return BREAK.sub(" ", clause)

    def _concord(self, filling: Filling, mood: str) -> int:
        if mood == "subjunctive":
            return 2
        if filling.frame.inverted or not filling.group or filling.tense == "present":
            return 0
        return self._chance.choice((1, 1, 1, 0))

    def _infinitive(self, gap: str, filling: Filling) -> str:
        name = {"I": "infinitives.csv", "I_of": "infinitives_of.csv", "misdeed": "misdeeds.csv"}[gap]
        drawn = self._unused(gap, [row["infinitive"] for row in vocabulary.rows(name)], filling)
        ending = filling.parts.get("ending", filling.subject.agreement.ending)
        return self._gaps(drawn.replace("{e}", ending))

    def _quotation(self, gap: str, filling: Filling) -> str:
        if gap == "Q2":
            return filling.parts["Q2"]
        every = vocabulary.rows("quotations.csv")
        wanted = {"Q": ("plain",), "Q1": ("plain",), "question": ("question",), "exclamation": ("exclamation",)}
        quotations = [row["quotation"] for row in every if row["kind"] in wanted.get(gap, (row["kind"],))]
        if gap == "Q1":
            quotations = [quotation for quotation in quotations if "|" in quotation]
        quotation = self._unused("Q", quotations, filling)
        if gap == "Q1":
            quotation, filling.parts["Q2"] = BREAK.split(quotation)
            return quotation.rstrip(",")
        return BREAK.sub(" ", quotation)

    def _adjuncts(self, filling: Filling) -> str:
        every = [row for row in vocabulary.rows("adjuncts.csv") if self._may_stand(row, filling)]
        drawn: list[str] = []
        kinds: set[str] = set()
        while len(drawn) < filling.number:
            row = self._chance.choice([row for row in every if row["kind"] not in kinds])
            kinds.add(row["kind"])
            drawn.append(self._set_off(row, last=len(drawn) + 1 == filling.number))
        ending = filling.subject.agreement.ending
        return self._gaps(" ".join(drawn).replace("{e}", ending))

    def _set_off(self, row: dict[str, str], *, last: bool) -> str:
        how = self._chance.choices(list(ADJUNCT_MARKS), list(ADJUNCT_MARKS.values()))[0]
        adjunct = row["adjunct"]
        if row["aside"] == "dash" or (row["aside"] == "both" and how == "dashes"):
            return f"– {adjunct} –"
        if row["aside"] == "yes" or (row["aside"] == "both" and how == "commas"):
            return f", {adjunct},"
        return f"{adjunct}," if row["aside"] == "both" and how == "stray" and last else adjunct

    def _may_stand(self, row: dict[str, str], filling: Filling) -> bool:
        if row["tense"] == "past" and filling.tense == "present":
            return False
        return row["kind"] != "recipient" or bool(filling.group and filling.group.recipient)

    def _opening(self, filling: Filling) -> str:
        return self._gaps(
            self._chance.choice(
                [
                    row["adjunct"]
                    for row in vocabulary.rows("adjuncts.csv")
                    if row["kind"] in OPENING and row["aside"] == "both" and self._may_stand(row, filling)
                ]
            )
        )

    def _unused(self, kind: str, texts: Sequence[str], filling: Filling) -> str:
        left = [text for text in texts if text not in filling.used]
        drawn = self._chance.choice(left)
        filling.used.add(drawn)
        return drawn

    def _gaps(self, text: str) -> str:
        """Fill the small gaps of a text: towns, months, names."""
        while gap := GAP.search(text):
            if gap[1].startswith("nom"):
                drawn = self._subjects.person().name
            else:
                drawn = self._chance.choice(vocabulary.words()[gap[1]])
            text = text[: gap.start()] + drawn + text[gap.end() :]
        return text

    # The text round a sentence, and its gold

    def _placed(self, marked: str, filling: Filling) -> str:
        around = vocabulary.rows("surroundings.csv")
        before, after = ([row["text"] for row in around if row["place"] == place] for place in ("before", "after"))
        place = self._chance.choice(PLACES)
        lead = filling.subject.lead or ("" if place in ("alone", "before") else self._chance.choice(before))
        tail = self._chance.choice(after) if place in ("before", "between") else ""
        gap = "\n\n" if place == "paragraph" else " "
        return gap.join(part for part in (lead, f"{marked} {tail}".strip()) if part)

    def _gold(self, text: str, claim: Any, filling: Filling) -> dict[str, Any]:
        source = claim.source[0] if claim.source else None
        named = filling.subject.name if source else None
        return {
            "content": [list(span) for span in claim.content],
            "source": list(source) if source else None,
            "cue": [list(span) for span in claim.cue],
            "kind": kind_of(text, claim.content),
            "source_name": named,
            "core": True,
        }


def kind_of(text: str, content: Sequence[tuple[int, int]]) -> str:
    """Tell whether a content is a quotation, holds one or holds none: direct, mixed or indirect."""
    quoted, inside = [], False
    for char in text:
        if char in "«“" or (char == '"' and not inside):
            inside = True
            quoted.append(None)
        elif char in "»”" or char == '"':
            inside = False
            quoted.append(None)
        else:
            quoted.append(inside)
    within = [quoted[at] for start, end in content for at in range(start, end)]
    if None not in within and all(within):
        return "direct"
    return "mixed" if any(state is not False for state in within) else "indirect"


def _marks(letter: str, numbers: str) -> tuple[str, str]:
    opened = "".join(f"[{letter}{number} " for number in numbers) if numbers else f"[{letter} "
    return opened, "]" * max(1, len(numbers))

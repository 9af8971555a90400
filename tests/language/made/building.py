"""Made texts: a frame's pattern is filled, printed and set among other sentences; what was marked in it is the gold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from tests.language.made import vocabulary
from tests.language.made.adjuncts import Adjuncts
from tests.language.made.conjugation import Agreement, Conjugator, Tense
from tests.language.made.filling import Filler, Filling
from tests.language.made.subjects import Subjects
from tests.language.made.surface import PLAIN, Style, printed, sentence, some_style
from tests.language.marked_text import TAG, parse_marked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from nlp_pipeline.lexicon.lexicon import Lexicon
    from tests.language.made.vocabulary import Frame

TENSES: dict[Tense, int] = {"compound": 50, "present": 33, "imperfect": 7, "pluperfect": 6, "past": 4}
PLACES = (
    "alone",
    "alone",
    "alone",
    "before",
    "after",
    "after",
    "between",
    "paragraph",
    "paragraph",
    "line",
    "dateline",
)
MOST_ADJUNCTS = 3


@dataclass(frozen=True, slots=True)
class Made:
    """A made text.

    Attributes:
        frame: the name of its frame.
        marked: the text with its marks, quotation marks as « », apostrophes as '.
        style: how it prints them.
        names: what sources are called, by their words.
        optional: numbers of the claims that may be found or not.
        adjuncts: how many stand in it.
        subject: the kind of its subject.
        counter: whether it was made to hold no claim.
    """

    frame: str
    marked: str
    style: Style
    names: tuple[tuple[str, str], ...] = ()
    optional: frozenset[str] = frozenset()
    adjuncts: int = 0
    subject: str = ""
    counter: bool = False

    @property
    def text(self) -> str:
        """The text as the pipeline is to read it."""
        return parse_marked(printed(self.marked, self.style))[0]

    @property
    def claims(self) -> tuple[dict[str, Any], ...]:
        """The gold, each claim as ``gold/score.py`` has it."""
        text, found = parse_marked(printed(self.marked, self.style))
        plain, plainly_found = parse_marked(printed(self.marked, PLAIN))
        numbers = sorted({tag[2] for tag in TAG.finditer(self.marked)})
        names = dict(self.names)
        claims = []
        for number, claim, plain_claim in zip(numbers, found, plainly_found, strict=True):
            source = claim.source[0] if claim.source else None
            words = plain[slice(*plain_claim.source[0])] if source else ""
            claims.append(
                {
                    "content": [list(span) for span in claim.content],
                    "source": list(source) if source else None,
                    "cue": [list(span) for span in claim.cue],
                    "kind": kind_of(plain, plain_claim.content),
                    "source_name": names.get(words.casefold(), text[slice(*source)]) if source else None,
                    "core": number not in self.optional,
                }
            )
        return tuple(claims)


class Maker:
    """Makes texts by chance; the same chance makes the same texts.

    Args:
        lexicon: of which the verbs are.
        chance: what is drawn from.
    """

    def __init__(self, lexicon: Lexicon, chance: Random) -> None:
        groups = vocabulary.verb_groups()
        conjugator = Conjugator(lexicon, frozenset(groups["invariable"].verbs), frozenset(groups["with_be"].verbs))
        self._chance = chance
        self._subjects = Subjects(chance, lambda text: self._filler.small(text))
        self._filler = Filler(chance, conjugator, self._subjects, Adjuncts(chance))
        self._aspirated = frozenset(vocabulary.words()["aspirated"])

    def make(self, frame: Frame) -> Made:
        """Make one text of a frame."""
        pattern = self._chance.choice(frame.patterns)
        filling = self._filling(frame, adjuncts="{A}" in pattern)
        marked = sentence(self._filler.filled(pattern, filling), self._aspirated)
        subject = filling.subject
        return Made(
            frame=frame.name,
            marked=self._placed(marked, filling),
            style=some_style(self._chance, broken=frame.broken),
            names=((subject.source.casefold(), subject.name),),
            optional=frame.optional,
            adjuncts=filling.number,
            subject=subject.kind,
            counter=frame.counter,
        )

    def _filling(self, frame: Frame, *, adjuncts: bool) -> Filling:
        group = vocabulary.verb_groups()[self._chance.choice(frame.verbs)] if frame.verbs else None
        tenses = cast("Sequence[Tense]", frame.tenses) or tuple(TENSES)
        thing = self._chance.choice(vocabulary.rows("things.csv"))
        return Filling(
            frame,
            subject=self._subjects.some(frame.only, frame.without),
            tense=self._chance.choices(tenses, [TENSES[tense] for tense in tenses])[0],
            group=group,
            verb=self._chance.choice(group.verbs) if group else "",
            second=self._second(frame),
            number=self._chance.randint(0, MOST_ADJUNCTS if frame.most is None else frame.most) if adjuncts else 0,
            thing=(self._filler.small(thing["thing"]), Agreement(thing["gender"], thing["number"])),
        )

    def _second(self, frame: Frame) -> str:
        if not frame.second:
            return ""
        return self._chance.choice(vocabulary.verb_groups()[self._chance.choice(frame.second)].verbs)

    def _placed(self, marked: str, filling: Filling) -> str:
        """Set a sentence among others: alone, after or before one, in a paragraph or a line of its own."""
        place = self._chance.choice(PLACES)
        before = self._around("dateline" if place == "dateline" else "before")
        lead = filling.subject.lead or (before if place not in ("alone", "before") else "")
        tail = self._around("after") if place in ("before", "between") else ""
        gap = {"paragraph": "\n\n", "line": "\n"}.get(place, " ")
        return gap.join(part for part in (lead, f"{marked} {tail}".strip()) if part)

    def _around(self, place: str) -> str:
        return self._filler.small(self._chance.choice(vocabulary.column("surroundings.csv", "text", place=place)))


def kind_of(text: str, content: Sequence[tuple[int, int]]) -> str:
    """Tell whether a content is a quotation, holds one or holds none: direct, mixed or indirect.

    Args:
        text: with its quotation marks as « ».
        content: its pieces.
    """
    pieces = [text[start:end] for start, end in content]
    if any("«" in piece or "»" in piece for piece in pieces):
        return "mixed"
    within = [text.count("«", 0, start) > text.count("»", 0, start) for start, _ in content]
    return "direct" if all(within) else "indirect"

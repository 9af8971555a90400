"""Verb groups that may attribute: « a également déclaré », « n'aurait pas reconnu », « fait savoir », « estimant ».

A group is found by its form in the lexicon and by what stands around it; the parser's word is one witness among others,
for it takes many a cue verb at the edge of a quotation for a noun.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.reading import Reading, TokenRange
    from nlp_pipeline.lexicon import Form, Verb

Shape = Literal["finite", "infinitive", "gerund", "participle"]

FARTHEST_AUXILIARY = 9
"""How many tokens an auxiliary may stand before its participle (« a, dans la foulée, annoncé »)."""

FARTHEST_CHARGE = 12
"""How many tokens behind "reproche" or "accuse" its "d'avoir" may stand where the tagger takes it for a noun."""

LONGEST_ASIDE = 12
"""In tokens: an aside between a verb and its "que" where the tagger takes the verb for an adjective."""

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


def find_verb_groups(reading: Reading) -> list[VerbGroup]:
    """Find every verb group of the Doc whose head the lexicon knows as a reporting verb, in text order."""
    groups = []
    for at, forms in enumerate(reading.forms):
        known = [form for form in forms if form.lemma in reading.lexicon.verbs]
        if known and not reading.navigation[at]:
            group = _group_at(reading, at, known)
            if group is not None:
                groups.append(group)
    return groups


def _group_at(reading: Reading, at: int, forms: list[Form]) -> VerbGroup | None:
    features = {feature for form in forms for feature in form.features}
    auxiliary = _auxiliary_before(reading, at) if any(f.startswith("pap") for f in features) else None
    if auxiliary is not None:
        return _compound(reading, at, forms, auxiliary)
    moods = frozenset(feature.split(".")[0] for feature in features)
    finite = moods & {"ind", "cnd", "sub", "imp"} and not _is_bare_participle(reading, at, features)
    if finite and _is_verbal(reading, at):
        return _simple(reading, at, forms, "finite", moods & {"ind", "cnd", "sub", "imp"})
    if "inf" in moods:
        return _simple(reading, at, forms, "infinitive", frozenset())
    if "prp" in moods and _is_gerund(reading, at):
        return _simple(reading, at, forms, "gerund", frozenset())
    if "pap" in moods and reading.pos[at] in ("VERB", "ADJ", "AUX"):
        return _simple(reading, at, forms, "participle", frozenset())
    return None


def _is_bare_participle(reading: Reading, at: int, features: set[str]) -> bool:
    """Tell « des étudiants non admis » from the simple past of the same form, which the press hardly writes."""
    if not any(feature.startswith("pap") for feature in features):
        return False
    finite = {feature for feature in features if feature.startswith(("ind", "cnd", "sub", "imp"))}
    inverted = reading.is_in(at + 1, "inverted_pronouns") or reading.is_in(at - 1, "subject_pronouns")
    return reading.is_participle(at) and not inverted and all(f.startswith(("ind.pst", "sub.imp")) for f in finite)


def _is_verbal(reading: Reading, at: int) -> bool:
    """Tell a finite verb from the noun or adjective of the same form (« juge », « annonce », « critique »)."""
    before = reading.word(at - 1)
    if reading.word(at + 1) in reading.grammar.words["inverted_pronouns"] or reading.word(at + 1) == "-t":
        return True
    if (
        before in reading.grammar.words["subject_pronouns"]
        or before in reading.grammar.words["negation_marks"]
        or before in reading.grammar.words["se"]
        or before == "qui"
    ):
        return True
    if before in reading.grammar.words["clitic_determiners"] and (
        _charges_after_clitic(reading, at) or _takes_up(reading, at)
    ):
        return True
    if reading.pos[at] in ("VERB", "AUX"):
        clitic = before in reading.grammar.words["clitic_determiners"]
        return clitic or before not in reading.grammar.words["determiners"]
    if at == 0 or reading.is_in(at - 1, "determiners") or reading.texts[at][:1].isupper():
        return False
    if not reading.is_in(at, "noun_homographs"):
        return True
    after = reading.word(at + 1)
    follows = reading.is_in(at + 1, "que") or after == ":" or reading.opening_at(at + 1) is not None
    nominal = reading.pos[at - 1] == "ADJ" and follows and reading.is_in(at - 2, "determiners")  # « le collectif »
    if reading.pos[at - 1] in ("ADP", "ADJ", "NUM", "DET") and not nominal and not _infinitive_follows(reading, at):
        return False
    stands_after_quotation = reading.closing_before(at) is not None or (
        before == "," and reading.closing_before(at - 1) is not None
    )
    return (
        follows
        or stands_after_quotation
        or _infinitive_follows(reading, at)
        or _has_subject_left(reading, at)
        or _charges(reading, at)
        or _que_after_aside(reading, at)
    )


def _infinitive_follows(reading: Reading, at: int) -> bool:
    """Tell whether a bare infinitive comes next, as after no noun (« la Corée annonce avoir tiré »)."""
    return any("inf" in form.features for form in (reading.forms[at + 1] if at + 1 < reading.length else ()))


def _has_subject_left(reading: Reading, at: int) -> bool:
    """Tell whether a name or an apposition's comma stands just before, and a determiner or a quotation just after."""
    after = at + 1
    opens = reading.is_in(after, "determiners") or reading.opening_at(after) is not None
    before = reading.word(at - 1)
    return opens and (
        reading.pos[at - 1] == "PROPN" or before == "," or before in reading.grammar.words["coordinators"]
    )


def _charges(reading: Reading, at: int) -> bool:
    """Tell whether a charge follows, with its auxiliary: « reproche à la mairie d'avoir menti »."""
    accuses = any(
        not entry.frames.isdisjoint(("accuse", "a_reproach"))
        for form in reading.forms[at]
        for entry in reading.lexicon.verbs.get(form.lemma, ())
    )
    return accuses and reading.pos[at - 1] in ("NOUN", "PROPN", "PRON") and _charge_after(reading, at)


def _charges_after_clitic(reading: Reading, at: int) -> bool:
    """Tell « le procureur le soupçonne d'avoir menti » from « le reproche d'avoir menti »."""
    subject = at >= 2 and (reading.pos[at - 2] in ("NOUN", "PROPN") or reading.is_in(at - 2, "subject_pronouns"))
    return subject and reading.is_in(at + 1, "de") and _infinitive_follows(reading, at + 1)


def _takes_up(reading: Reading, at: int) -> bool:
    """Tell a verb whose clitic stands for the claim: « comme l'affirme X », « le préfet l'affirme : », « il l'assure, »."""
    if reading.word(at - 1) != "l'" or at < 2:
        return False
    if reading.word(at - 2) == "comme":
        return True
    subject = reading.pos[at - 2] in ("NOUN", "PROPN") or reading.is_in(at - 2, "subject_pronouns")
    return subject and (reading.word(at + 1) in (":", ",", ".") or reading.pos[at + 1 : at + 2] == ["ADV"])


def _charge_after(reading: Reading, at: int) -> bool:
    return any(
        reading.is_in(place, "de") and _infinitive_follows(reading, place)
        for place in range(at + 1, min(at + FARTHEST_CHARGE, reading.length - 1))
    )


def _que_after_aside(reading: Reading, at: int) -> bool:
    """Tell whether "que" comes after an aside between commas: « l'ONG estime, chiffres à l'appui, que »."""
    if reading.word(at + 1) != "," or reading.pos[at - 1] not in ("NOUN", "PROPN"):
        return False
    closing = next((p for p in range(at + 2, min(at + LONGEST_ASIDE, reading.length)) if reading.words[p] == ","), None)
    return closing is not None and reading.is_in(closing + 1, "que") and not reading.has_finite_verb(at + 2, closing)


def _is_gerund(reading: Reading, at: int) -> bool:
    return (
        reading.pos[at] in ("VERB", "AUX")
        or reading.word(at - 1) == ","
        or reading.is_in(at - 1, "gerund_openers")
        or reading.is_in(at + 1, "que")
    )


def _auxiliary_before(reading: Reading, at: int) -> int | None:
    """Find the auxiliary of a past participle: être or avoir, over adverbs, clitics and one stretch between commas."""
    place = at - 1
    lowest = max(0, at - FARTHEST_AUXILIARY)
    while place >= lowest:
        word = reading.words[place]
        if word == "été":
            place -= 1
            continue
        if any(form.lemma in reading.grammar.words["auxiliaries"] for form in reading.forms[place]):
            return place
        if word == ",":
            opening = _comma_before(reading, place, lowest)
            if opening is None:
                return None
            place = opening - 1
            continue
        if _may_stand_inside(reading, place):
            place -= 1
            continue
        length = reading.phrase_until(place, "inside_compounds")
        if not length:
            return None
        place -= length
    return None


def _may_stand_inside(reading: Reading, at: int) -> bool:
    words = reading.grammar.words
    word = reading.words[at]
    return (
        reading.pos[at] == "ADV"
        or word in words["negations"]
        or word in words["inverted_pronouns"]
        or word in words["time_words"]
        or word in reading.grammar.words["euphonic_t"]
        or word == "tout"
    )


def _comma_before(reading: Reading, at: int, lowest: int) -> int | None:
    """Give the comma that opens the short stretch after an auxiliary which the comma at this place closes."""
    for place in range(at - 1, lowest - 1, -1):
        if reading.words[place] == ",":
            before = reading.forms[place - 1] if place else ()
            return place if any(form.lemma in reading.grammar.words["auxiliaries"] for form in before) else None
        if reading.words[place] in ("«", "»", ":", ";", "."):
            return None
    return None


def _compound(reading: Reading, at: int, forms: list[Form], auxiliary: int) -> VerbGroup | None:
    aux_forms = [form for form in reading.forms[auxiliary] if form.lemma in reading.grammar.words["auxiliaries"]]
    lemma = aux_forms[0].lemma
    features = aux_forms[0].features
    moods = frozenset(feature.split(".")[0] for feature in features)
    between = reading.words[auxiliary + 1 : at]
    start, negated, reflexive = _clitics_before(reading, auxiliary)
    passive = "été" in between or (lemma == "être" and not reflexive)
    entries, end, rest_gaps = _entries(reading, at, forms, reflexive)
    if not entries:
        return None
    inverted = _inverted_after(reading, auxiliary)
    shape: Shape = "finite" if moods & {"ind", "cnd", "sub", "imp"} else ("gerund" if "prp" in moods else "infinitive")
    holes = tuple(_comma_holes(reading, auxiliary + 1, at))
    return VerbGroup(
        verb=at,
        start=start,
        end=end,
        entries=entries,
        shape=shape,
        moods=moods & {"ind", "cnd", "sub", "imp"},
        passive=passive,
        negated=negated or _negates(reading, between, lone=start < auxiliary),
        inverted=inverted,
        gaps=(*holes, *rest_gaps),
    )


def _comma_holes(reading: Reading, start: int, end: int) -> list[TokenRange]:
    commas = [at for at in range(start, end) if reading.words[at] == ","]
    return [(commas[0], commas[-1] + 1)] if len(commas) > 1 else []


def _simple(reading: Reading, at: int, forms: list[Form], shape: Shape, moods: frozenset[str]) -> VerbGroup | None:
    start, negated, reflexive = _clitics_before(reading, at)
    entries, end, gaps = _entries(reading, at, forms, reflexive)
    if not entries:
        return None
    modal = _modal_inversion(reading, at) if shape == "infinitive" else None
    if modal is not None:
        return VerbGroup(at, modal, end, entries, "finite", frozenset(("ind",)), inverted=at - 1, gaps=gaps)
    inverted = _inverted_after(reading, at)
    after = at + 1 if inverted is None else inverted + 1
    if inverted is not None:
        end = max(end, inverted + 1)
    negated = negated or _negates(reading, reading.words[after : after + 1], lone=False)
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


def _modal_inversion(reading: Reading, at: int) -> int | None:
    """Find the modal of « peut-on lire », « pouvait-on entendre », its pronoun between them."""
    if not reading.is_in(at - 1, "inverted_pronouns"):
        return None
    modal = at - 2 - reading.is_in(at - 2, "euphonic_t")
    return modal if modal >= 0 and reading.is_in(modal, "modal_forms") else None


def _inverted_after(reading: Reading, at: int) -> int | None:
    """Find the subject pronoun inverted after a finite word: « a-t-il », « dit-elle », « explique-t-on »."""
    place = at + 1
    if reading.is_in(place, "euphonic_t"):
        place += 1
    return place if reading.is_in(place, "inverted_pronouns") else None


def _clitics_before(reading: Reading, at: int) -> tuple[int, bool, bool]:
    """Give where the group starts (reflexive and negation included), whether it is negated, whether it is reflexive."""
    start, negated, reflexive = at, False, False
    place = at - 1
    while place >= 0 and at - place <= 4:
        word = reading.words[place]
        if word in reading.grammar.words["negation_marks"]:
            negated = True
            start = place
        elif word in reading.grammar.words["se"] or (
            word in reading.grammar.words["first_reflexives"]
            and place == at - 1
            and reading.is_in(place - 1, "first_subjects")
        ):
            reflexive = True
            start = place
        elif word not in reading.grammar.words["object_clitics"] or reading.pos[place] == "DET":
            break
        place -= 1
    return start, negated, reflexive


def _negates(reading: Reading, words: list[str], *, lone: bool) -> bool:
    full = reading.grammar.words["full_negations"]
    return any(word in full and (word != "plus" or lone) for word in words)


def _entries(
    reading: Reading, at: int, forms: list[Form], reflexive: bool
) -> tuple[tuple[Verb, ...], int, tuple[TokenRange, ...]]:
    """Choose the lexicon's uses that stand here: a locution before a reflexive verb before the plain verb."""
    best: tuple[tuple[Verb, ...], int, tuple[TokenRange, ...]] = ((), at + 1, ())
    plain: list[Verb] = []
    own: list[Verb] = []
    for lemma in dict.fromkeys(form.lemma for form in forms):
        for entry in reading.lexicon.verbs[lemma]:
            if entry.rest:
                found = _locution(reading, at, entry)
                if found is not None and found[0] > best[1]:
                    best = ((entry,), *found)
            elif entry.reflexive == reflexive:
                own.append(entry)
            elif reflexive:
                plain.append(entry)
    if best[0]:
        return best
    return tuple(own or plain), at + 1, ()


def _locution(reading: Reading, at: int, entry: Verb) -> tuple[int, tuple[TokenRange, ...]] | None:
    """Match the words of a locution after its verb; give its end and the gaps inside it."""
    place = at + 1
    gaps: list[TokenRange] = []
    for word in entry.rest:
        opened = place
        while place - opened <= LONGEST_LOCUTION_GAP and reading.word(place) != word:
            if not (
                reading.pos[place : place + 1] == ["ADV"]
                or reading.is_in(place, "negations")
                or reading.is_in(place, "inverted_pronouns")
                or reading.word(place) == "-t"
            ):
                return None
            place += 1
        if reading.word(place) != word:
            return None
        if place > opened and any(reading.is_in(gap, "inverted_pronouns") for gap in range(opened, place)):
            gaps.append((opened, place))
        place += 1
    return place, tuple(gaps)

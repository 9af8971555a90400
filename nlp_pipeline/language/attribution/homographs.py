"""Which forms of reporting verbs stand as verbs: « juge », « annonce », « critique » are nouns and adjectives too.

The tagger is one witness; what stands before and behind the word is another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.reading import Reading

FARTHEST_CHARGE = 12
"""How many tokens behind "reproche" or "accuse" its "d'avoir" may stand where the tagger takes it for a noun."""

LONGEST_ASIDE = 20
"""In tokens: an aside between a verb and its "que" where the tagger takes the verb for an adjective."""


def is_verbal(reading: Reading, at: int) -> bool:
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
    clear = nominal or _infinitive_follows(reading, at) or _clause_after_aside(reading, at)
    if reading.pos[at - 1] in ("ADP", "ADJ", "NUM", "DET") and not clear:
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
        or _clause_after_aside(reading, at)
    )


def is_bare_participle(reading: Reading, at: int, features: set[str]) -> bool:
    """Tell « des étudiants non admis » from the simple past of the same form, which the press hardly writes."""
    if not any(feature.startswith("pap") for feature in features):
        return False
    finite = {feature for feature in features if feature.startswith(("ind", "cnd", "sub", "imp"))}
    inverted = reading.is_in(at + 1, "inverted_pronouns") or reading.is_in(at - 1, "subject_pronouns")
    return reading.is_participle(at) and not inverted and all(f.startswith(("ind.pst", "sub.imp")) for f in finite)


def is_gerund(reading: Reading, at: int) -> bool:
    """Tell a present participle that reports from the adjective of the same form."""
    return (
        reading.pos[at] in ("VERB", "AUX")
        or reading.word(at - 1) == ","
        or reading.is_in(at - 1, "gerund_openers")
        or reading.is_in(at + 1, "que")
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


def _charge_after(reading: Reading, at: int) -> bool:
    return any(
        reading.is_in(place, "de") and _infinitive_follows(reading, place)
        for place in range(at + 1, min(at + FARTHEST_CHARGE, reading.length - 1))
    )


def _takes_up(reading: Reading, at: int) -> bool:
    """Tell a verb whose clitic stands for the claim: « comme l'affirme X », « le préfet l'affirme : »."""
    if reading.word(at - 1) != "l'" or at < 2:
        return False
    if reading.word(at - 2) == "comme":
        return True
    subject = reading.pos[at - 2] in ("NOUN", "PROPN") or reading.is_in(at - 2, "subject_pronouns")
    return subject and (reading.word(at + 1) in (":", ",", ".") or reading.pos[at + 1 : at + 2] == ["ADV"])


def _clause_after_aside(reading: Reading, at: int) -> bool:
    """Tell whether a clause comes after an aside between commas: « l'ONG estime, chiffres à l'appui, que »."""
    if reading.word(at + 1) != "," or reading.pos[at - 1] not in ("NOUN", "PROPN", "ADJ"):
        return False
    closing = next((p for p in range(at + 2, min(at + LONGEST_ASIDE, reading.length)) if reading.words[p] == ","), None)
    if closing is None or reading.has_finite_verb(at + 2, closing):
        return False
    return reading.is_in(closing + 1, "que") or _infinitive_follows(reading, closing)

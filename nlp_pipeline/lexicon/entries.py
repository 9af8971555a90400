"""What the lexicon says of a word: verbs and their constructions, forms, source phrases, nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp_pipeline.messages import N_

FRAMES = {
    "que": N_("a finite clause with que: affirmer que"),
    "inf": N_("a bare infinitive: dire vouloir"),
    "de_inf": N_("an infinitive with de: se vanter de"),
    "a_inf": N_("an infinitive with à: s'engager à"),
    "si": N_("an indirect question: se demander si"),
    "incise": N_("inverted in or after a quotation: « … », ajoute X"),
    "colon": N_("before a colon: X précise : « … », la réponse de X : …"),
    "object": N_("a noun phrase or partial quotation: dénoncer « … »"),
    "de_object": N_("the same with de: parler de « … »"),
    "attribute": N_("what is judged and an adjective: juger X utile"),
    "pronoun_attribute": N_("a pronoun that is judged and an adjective: le dire fatigué"),
    "judge": N_("what is judged and an adjective at the clause's end: juger X utile, never trouver une issue rapide"),
    "estimate": N_("à and a figure: estimer à 300 le nombre de"),
    "see": N_("with y or dans: y voir un signe, voir dans X un signe"),
    "comme": N_("what is judged and comme: considérer X comme Y"),
    "de_attribute": N_("what is judged and de: qualifier X de Y"),
    "pour_attribute": N_("what is judged and pour: tenir X pour Y"),
    "de_noun": N_("de and a bare noun can only be what it is called: qualifier X de crime"),
    "passive_attribute": N_("in the passive, with what is said of the subject: il est annoncé blessé"),
    "accuse": N_("the accused and an infinitive with de: accuser X de"),
    "a_reproach": N_("à the accused and an infinitive with de: reprocher à X de"),
    "whom": N_("the person told as an object before que: avertir X que"),
    "person": N_("a person or body as object: féliciter X, never déclarer X"),
    "passive": N_("in the passive: il a été annoncé que"),
    "impersonal": N_("with an il that stands for nobody: il paraît que"),
    "selon_lequel": N_("a noun with selon lequel: l'idée selon laquelle"),
}
"""The constructions that a verb or a noun may take, with an example each."""

FEATURE = re.compile(
    r"inf|prp|pap\.[mf][sp]|(?:ind\.(?:prs|imp|pst|fut)|cnd\.prs|sub\.(?:prs|imp))\.[123][sp]|imp\.prs\.(?:2s|1p|2p)"
)
"""What a form can be: mood, tense, person and number, or gender and number of a participle."""

SOURCE_TYPES = ("person", "organization", "media", "document", "group", "anonymous")
PHRASE_KINDS = ("source", "anonymous", "opinion_pour", "pronoun")
GENDERS = ("m", "f", "")
NUMBERS = ("s", "p")
YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Verb:
    """One use of a reporting verb or locution.

    Attributes:
        lemma: as the lexicon lists it: "affirmer", "se plaindre", "faire savoir".
        head: the verb that is conjugated.
        rest: the words of a locution after it.
        reflexive: whether it takes "se".
        frames: the constructions that it takes, keys of :data:`FRAMES`.
        stance: what it does: report, assert, opinion …
        factive: whether it takes what it reports for true.
        core: whether a clause after it states something (guidelines), not a wish or a perception.
        note: where it is ambiguous.
        example: a sentence with it.
    """

    lemma: str
    head: str
    rest: tuple[str, ...]
    reflexive: bool
    frames: frozenset[str]
    stance: str
    factive: bool
    core: bool
    note: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb and what it can be, as ``ind.prs.3s``, ``inf``, ``prp`` or ``pap.ms``.

    ``moods`` has the first part of each: most rules ask for no more.
    """

    form: str
    lemma: str
    features: tuple[str, ...]
    moods: frozenset[str]


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A phrase that names a source: "selon", "aux dires de"; ``written`` holds its elided and contracted forms."""

    phrase: str
    kind: str
    stance: str
    written: tuple[str, ...]
    note: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class CueNoun:
    """A noun that reports: "l'annonce que", "l'idée selon laquelle"."""

    noun: str
    frames: frozenset[str]
    stance: str
    note: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class SourceNoun:
    """A noun that can head a source.

    Attributes:
        noun: in the number that ``number`` tells.
        type: what it names, one of :data:`SOURCE_TYPES`; the plural of a person is a group.
        gender: m, f, or '' where it may be either.
        number: s or p.
        note: where it is ambiguous.
        formed: whether no list has it, and word formation tells what it names.
    """

    noun: str
    type: str
    gender: str
    number: str
    note: str = ""
    formed: bool = False

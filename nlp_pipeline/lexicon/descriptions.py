"""Nouns by which a text takes up somebody or something spoken of before, read from ``descriptions.toml``."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon.plurals import plural

if TYPE_CHECKING:
    from collections.abc import Iterable

TASK = "task:"
"""What the ids of tasks begin with, as those of places do with their own word."""


@dataclass(frozen=True, slots=True)
class Descriptions:
    """What short descriptions can stand for; nouns in lower case, singular.

    Attributes:
        general: nouns that fit any person of their gender.
        affiliations: words for the party or cause of somebody, which are all of ``general`` too.
        partisans: for the letters of a party behind an office ("le sénateur PCF"), the words for those of it.
        feminines: for a noun that some leave as it is behind "la", its feminine: "la chef".
        heads_of_state: the same for the one person whom a text names.
        mandates: nouns for whom the press hardly speaks of without a name, so that one without takes somebody up.
        presided: nouns for bodies that have a president of their own.
        territorial: nouns for whoever has charge of a territory.
        territories: nouns for one, which tell nobody apart behind those.
        players: nouns for who plays.
        off_the_field: nouns for who stands beside the field.
        named_so: nouns for bodies whose names say what they are: whoever goes by none of the like is none of them.
        vague: nouns that say little more than those, and fit any person by name.
        parts: nouns that fit any person by name: what a trial, a race or a vote makes of one.
        abroad: nouns for who works in a place without being of its people ("sélectionneur", "ambassadeur").
        public_offices: nouns for an office that a text need not state of somebody whom all know.
        spoken_about: words for the one that is spoken about rather than the one who just spoke.
        speakers: words for whoever spoke last.
        counterparts: with "son", somebody else of the same rank ("sa collègue").
        ranks: those of them that say that one has the other's post ("son homologue").
        posts: nouns whose bearer need not have been named.
        spouses: behind an article, him or her of a couple.
        opposites: for a noun, those of which whoever goes by it is none: who is tried is not the victim.
        kin: with "son", whose kin or partner somebody is.
        leads: nouns for who leads a body, whatever it is: they do not tell anybody's trade.
        positions: for a noun for a position in a team, the nouns for that position.
        tried: what a trial makes of who is tried, and of who complains.
        pleading: nouns for those who judge, accuse or defend in it.
        predecessors: nouns for who had a post before.
        portfolios: nouns for who has charge of what his own title does not state.
        on_duty: nouns for who speaks of others by his office, without having been brought in.
        before_speech: what leads one to hear somebody in the sentence behind.
        seated: nouns for a body that its seat may tell apart, as it tells one maker from another.
        near_sentences: how far back somebody may stand whom nothing but gender and sort joins to a description.
        sentences_apart: how much nearer one of two bearers of a noun must stand to be the one meant.
        lead_tokens: how far title and lead reach.
        contenders: nouns for who wants a post, or has won it.
        office_words: words of the title of an office that every state has.
        higher: words before a noun for an office that make another office of it.
        pairs: words for two persons who are named together.
        body_pairs: words for two bodies that are named together.
        paired_bodies: the nouns in these, which "ces" may take up alone ("ces syndicats").
        phrases: what is said in several words for a noun: that noun, then its complements ("chef de l'état"); by the
            first of those words.
        bearers: for a noun of a description, the nouns that its bearer may go by ("élu": maire, député …).
        singulars: those nouns by their plural.
        media_names: first words of names that are those of a newspaper or station.
        media_kinds: nouns that tell one sort of outlet from another.
        paper_articles: what the names of papers begin with.
        siblings: for a noun that a bearer goes by, the nouns of its classes ("attaquant": buteur, gardien …).
        telling: all nouns of ``bearers``: whoever goes by one of them is known for what it is.
        acts: for the first word of what somebody does ("a pris |la tête|"), all of it and the nouns for who does so.
        undergone: the same for what is done to somebody.
        body_acts: the same for what a body does, as ``acts``.
        acts_of_agent: for a participle before "par", the nouns for who stands behind that, besides ``acts``.
        done_to: for the verb before somebody whom it is done to, the nouns for him.
        longest_act: the number of words of the longest of them.
        ages: for a noun that tells an age ("trentenaire"), its first and last year.
        tasks: ids of what a body has charge of, in what stands for several words ("gendarme de la bourse").
        called: for the usual name of a known body or person, in lower case, the nouns for what it is.
        called_of: for the usual name of a known person or body, in lower case, the ids of the places whose it is.
        company: the nouns for any company.
        wide: nouns for a body that do not exclude that it goes by another one.
        past: words in a stated function that say that it is held no longer.
        wide_places: ids of the parts of the world: being of their people tells nobody apart.
        adjectives: for an adjective that tells of what sort somebody's body is ("syndical"), the noun for it.
        seats: for a name by which a body goes, the nouns for what it is ("élysée": présidence).
    """

    general: frozenset[str]
    affiliations: frozenset[str]
    partisans: dict[str, frozenset[str]]
    parts: frozenset[str]
    abroad: frozenset[str]
    public_offices: frozenset[str]
    feminines: dict[str, str]
    heads_of_state: frozenset[str]
    mandates: frozenset[str]
    presided: frozenset[str]
    territorial: frozenset[str]
    territories: frozenset[str]
    players: frozenset[str]
    off_the_field: frozenset[str]
    named_so: frozenset[str]
    vague: frozenset[str]
    spoken_about: frozenset[str]
    speakers: frozenset[str]
    counterparts: frozenset[str]
    ranks: frozenset[str]
    posts: frozenset[str]
    spouses: frozenset[str]
    opposites: dict[str, frozenset[str]]
    kin: frozenset[str]
    leads: frozenset[str]
    positions: dict[str, frozenset[str]]
    tried: frozenset[str]
    pleading: frozenset[str]
    predecessors: frozenset[str]
    portfolios: frozenset[str]
    on_duty: frozenset[str]
    before_speech: tuple[str, ...]
    near_sentences: int
    sentences_apart: int
    lead_tokens: int
    seated: frozenset[str]
    contenders: frozenset[str]
    office_words: frozenset[str]
    higher: frozenset[str]
    pairs: frozenset[str]
    body_pairs: frozenset[str]
    paired_bodies: frozenset[str]
    phrases: dict[str, list[tuple[str, tuple[str, ...]]]]
    bearers: dict[str, frozenset[str]]
    singulars: dict[str, list[str]]
    siblings: dict[str, frozenset[str]]
    telling: frozenset[str]
    acts: dict[str, list[tuple[str, frozenset[str]]]]
    undergone: dict[str, list[tuple[str, frozenset[str]]]]
    done_to: dict[str, list[tuple[str, frozenset[str]]]]
    body_acts: dict[str, list[tuple[str, frozenset[str]]]]
    acts_of_agent: dict[str, list[tuple[str, frozenset[str]]]]
    longest_act: int
    ages: dict[str, tuple[int, int]]
    seats: dict[str, frozenset[str]]
    tasks: frozenset[str]
    called: dict[str, frozenset[str]]
    called_of: dict[str, frozenset[str]]
    company: frozenset[str]
    wide: frozenset[str]
    past: frozenset[str]
    wide_places: frozenset[str]
    adjectives: dict[str, str]
    media_names: frozenset[str]
    media_kinds: frozenset[str]
    paper_articles: frozenset[str]

    def with_affiliations(self, words: frozenset[str]) -> frozenset[str]:
        """Give words of a function, and what those of a party are called whose letters are among them."""
        return words.union(*(self.partisans[word] for word in self.partisans.keys() & words))

    def phrase_at(self, words: str) -> tuple[str, ...]:
        """Give the noun, and its complements, for which a fixed phrase at the head of some words stands; else ().

        Args:
            words: in lower case, with one space between two of them and none behind an apostrophe.
        """
        return self._phrase_at(words)[1]

    def words_of_phrase(self, words: str) -> frozenset[str]:
        """Give the words of the fixed phrase at the head of some words; none where none stands there."""
        return frozenset(self._phrase_at(words)[0].replace("'", "' ").split())

    def _phrase_at(self, words: str) -> tuple[str, tuple[str, ...]]:
        likely = self.phrases.get(words.partition(" ")[0], ())
        return next((each for each in likely if f"{words} ".startswith(f"{each[0]} ")), ("", ()))


@cache
def load_descriptions(language: str = "fr") -> Descriptions:
    """Read the descriptions of a language from the package's own data (once a process).

    Raises:
        FileNotFoundError: if the package has no such language.
    """
    path = Path(__file__).with_name(language) / "descriptions.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    bearers: dict[str, frozenset[str]] = {}
    siblings: dict[str, frozenset[str]] = {}
    for group in data["class"]:
        for noun in group["descriptions"]:
            bearers[noun] = bearers.get(noun, frozenset()) | frozenset(group["bearers"])
        for noun in group["bearers"]:
            siblings[noun] = siblings.get(noun, frozenset()) | frozenset(group["bearers"])
    singulars: dict[str, list[str]] = {}
    for noun in bearers:
        singulars.setdefault(plural(noun), []).append(noun)
    phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for phrase, words in data["phrases"].items():
        for written in dict.fromkeys((phrase, _in_capitals(phrase))):
            phrases.setdefault(written.partition(" ")[0], []).append((written, tuple(words.split())))
    return Descriptions(
        general=frozenset(data["general"] + data["affiliations"]),
        affiliations=frozenset(data["affiliations"]),
        partisans={letters: frozenset(words) for letters, words in data["partisans"].items()},
        parts=frozenset(data["parts"]),
        abroad=frozenset(data["abroad"]),
        public_offices=frozenset(data["public_offices"]),
        feminines=dict(data["feminines"]),
        heads_of_state=frozenset(data["heads_of_state"]),
        mandates=frozenset(data["mandates"]),
        presided=frozenset(data["presided"]).union(*(bearers.get(noun, ()) for noun in data["presided"])),
        territorial=frozenset(data["territorial"]),
        territories=frozenset(data["territories"]),
        players=frozenset(data["players"]),
        off_the_field=frozenset(data["off_the_field"]),
        named_so=frozenset(data["named_so"]),
        vague=frozenset(data["vague"]),
        spoken_about=frozenset(data["spoken_about"]),
        speakers=frozenset(data["speakers"]),
        counterparts=frozenset(data["counterparts"]),
        ranks=frozenset(data["ranks"]),
        posts=frozenset(data["posts"]),
        spouses=frozenset(data["spouses"]),
        opposites=_opposites(data["opposites"]),
        kin=frozenset(data["kin"]),
        leads=frozenset(data["leads"]),
        positions={noun: frozenset(position) for position in data["positions"] for noun in position},
        tried=frozenset(data["tried"]),
        pleading=frozenset(data["pleading"]),
        predecessors=frozenset(data["predecessors"]),
        portfolios=frozenset(data["portfolios"]),
        on_duty=frozenset(data["on_duty"]),
        before_speech=tuple(data["before_speech"]),
        near_sentences=data["near_sentences"],
        sentences_apart=data["sentences_apart"],
        lead_tokens=data["lead_tokens"],
        seated=frozenset(data["seated"]),
        contenders=frozenset(data["contenders"]),
        office_words=frozenset(data["office_words"]),
        higher=frozenset(data["higher"]),
        pairs=frozenset(data["pairs"]),
        body_pairs=frozenset(data["body_pairs"]),
        paired_bodies=frozenset(pair.rpartition(" ")[2] for pair in data["body_pairs"]),
        phrases=phrases,
        bearers=bearers,
        singulars=singulars,
        siblings=siblings,
        media_names=frozenset(data["media_names"]),
        media_kinds=frozenset(data["media_kinds"]),
        paper_articles=frozenset(data["paper_articles"]),
        telling=frozenset().union(*bearers.values()),
        acts=_by_first_word((act["forms"], act["nouns"]) for act in data["act"] if "of" not in act),
        undergone=_by_first_word((act["forms"], act["nouns"]) for act in data["act"] if act.get("of") == "undergone"),
        acts_of_agent=_by_first_word((act["forms"], act["nouns"]) for act in data["act"] if act.get("of") == "agent"),
        body_acts=_by_first_word((act["forms"], act["nouns"]) for act in data["act"] if act.get("of") == "body"),
        done_to=_by_first_word((act["forms"], act["of_object"]) for act in data["act"] if "of_object" in act),
        longest_act=max(len(form.split()) for act in data["act"] for form in act["forms"]),
        ages={noun: (low, high) for noun, (low, high) in data["ages"].items()},
        tasks=frozenset(word for said in data["phrases"].values() for word in said.split() if word.startswith(TASK)),
        called=_by_name(data["called"], "nouns"),
        called_of=_by_name(data["called"], "of"),
        company=frozenset(data["company"]),
        wide=frozenset(data["wide"]),
        past=frozenset(data["past"]),
        wide_places=frozenset(data["wide_places"]),
        adjectives=dict(data["adjectives"]),
        seats={name: frozenset(nouns) for name, nouns in data["seats"].items()},
    )


def _opposites(rows: Iterable[dict[str, list[str]]]) -> dict[str, frozenset[str]]:
    """Give for every noun of a row those of the other side, of all rows that it stands in."""
    against: dict[str, frozenset[str]] = {}
    for row in rows:
        for here, there in (("one", "other"), ("other", "one")):
            for noun in row[here]:
                against[noun] = against.get(noun, frozenset()) | frozenset(row[there])
    return against


def _in_capitals(phrase: str) -> str:
    """Give a phrase in lower case as capitals without an accent leave it: "chef de l'etat" of « chef de l'Etat »."""
    words = phrase.replace("'", "' ").split()
    bare = (unicodedata.normalize("NFD", word[0])[0] + word[1:] for word in words)
    return " ".join(bare).replace("' ", "'")


def _by_first_word(acts: Iterable[tuple[list[str], list[str]]]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Give the forms of acts, each with its nouns, by their first words."""
    by_word: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for forms, nouns in acts:
        for form in forms:
            by_word.setdefault(form.partition(" ")[0], []).append((form, frozenset(nouns)))
    return by_word


def _by_name(called: Iterable[dict[str, list[str]]], what: str) -> dict[str, frozenset[str]]:
    """Give what groups of names that go by the same nouns say of each name, in lower case."""
    by_name: dict[str, frozenset[str]] = {}
    for group in called:
        for name in group["names"]:
            by_name[name.lower()] = by_name.get(name.lower(), frozenset()) | frozenset(group.get(what, ()))
    return by_name

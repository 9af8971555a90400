"""Which names are one source over a corpus: known to the gazetteer as one, or spelled alike but for what is no matter.

A surname alone is never joined with a full name: within an article that has been done already, across articles it would
be a guess ("Macron", "M. Macron" and "Emmanuel Macron" are three). Two persons of one full name cannot be told apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from nlp_pipeline.lexicon.names import Entry

DETERMINER = re.compile(r"^(?:l'\s*|(?:les?|la|the)\s+)", re.IGNORECASE)
DOTS_OF_ACRONYM = re.compile(r"(?<=\b\w)\.(?=\w\b)")
MARKS = re.compile(r"[^\w+@#]+|_+")
"""What may differ between two spellings; "+", "@" and "#" are part of a name ("Canal+", "@CNIL")."""

LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ʼ": "'", "`": "'"})
FULL_NAME = 2
"""From how many words on a name can be a full one."""

NAMED_TYPES = frozenset(("person", "organization", "media"))
"""Types of sources that bear names."""

NOT_IN_GAZETTEER = frozenset(("group", "anonymous"))
"""Types of sources that are described, not named: "le monde" that says something is no newspaper."""


class SourceNames:
    """Gives what the names of one source have in common.

    Args:
        extra: gazetteers of the user, as ``load_gazetteer`` takes them.

    Raises:
        GazetteerError: one of them is not valid.
    """

    def __init__(self, *extra: Path) -> None:
        from nlp_pipeline.lexicon import load_lexicon
        from nlp_pipeline.lexicon.entity_words import load_entity_words
        from nlp_pipeline.lexicon.gazetteer import load_gazetteer
        from nlp_pipeline.lexicon.grammar import load_grammar

        lexicon, words = load_lexicon(), load_entity_words()
        grammar = load_grammar()
        articles = grammar.definite_articles
        self._no_names = (grammar.determiners | grammar.agreement.keys() | grammar.first_person) - articles
        self._titles = frozenset(title.rstrip(".") for title in lexicon.titles)
        self._first_names = lexicon.first_names.keys()
        self._particles = frozenset(word.lower() for word in words.person_particles | words.capital_particles)
        entries = load_gazetteer(*extra).entries.values()
        self._persons = _unambiguous(
            (form, entry.id) for entry in entries if entry.type == "person" for form in self._full_forms(entry)
        )
        self._others = _unambiguous(
            (form, entry.id) for entry in entries if entry.type != "person" for form in entry.forms
        )
        self._known: dict[tuple[str, str], tuple[str, str]] = {}

    def key(self, name: str, source_type: str) -> str:
        """Give what the names of one source have in common; only good for comparing.

        Args:
            name: a ``source_name``.
            source_type: its ``source_type``: a person is never joined with a company of that name.
        """
        return self._look_up(name, source_type)[0]

    def is_name(self, name: str, source_type: str) -> bool:
        """Tell whether a source is named, and not only described: what every count of named sources counts.

        Args:
            name: a ``source_name``.
            source_type: its ``source_type``.

        Returns:
            True for a person, body or outlet whose name begins with a capital, less an article, and for a body told by
            the proper name in its own ("la préfecture du Rhône"); never for "un …", "son …", "cette …" or a pronoun.
        """
        words = _without_determiner(name, person=source_type == "person").replace("’", "' ").replace("'", "' ").split()
        if source_type not in NAMED_TYPES or not words:
            return False
        if source_type != "media" and words[0].lower() in self._no_names:
            return False
        proper = [word[0].isupper() or word[0].isdigit() or word[0] in "@#" for word in words]
        return proper[0] or (source_type == "organization" and any(proper))

    def id_of(self, name: str, source_type: str) -> str:
        """Give the gazetteer's id of a name, empty where it is not known for certain."""
        return self._look_up(name, source_type)[1]

    def _look_up(self, name: str, source_type: str) -> tuple[str, str]:
        found = self._known.get((name, source_type))
        if found is None:
            person = source_type == "person"
            bare = self._without_title(name) if person else name
            spelled, plain = plain_spelling(bare), plain_spelling(_without_determiner(bare, person=person))
            known = self._persons if person else {} if source_type in NOT_IN_GAZETTEER else self._others
            entry = known.get(spelled) or known.get(plain) or ""
            found = self._known[name, source_type] = (entry or plain, entry)
        return found

    def _full_forms(self, entry: Entry) -> Iterator[str]:
        """Give the forms of a person that are no surname alone: the name, acronyms, a first name with the surname."""
        yield entry.name
        first = entry.name.split()[0]
        for alias in entry.aliases:
            words = alias.split()
            if (len(words) == 1 and alias.isupper()) or (
                len(words) > 1 and (words[0] == first or self._is_full(words))
            ):
                yield alias

    def _without_title(self, name: str) -> str:
        """Leave out titles before a full name; before a surname they stay."""
        words = name.split()
        start = 0
        while start < len(words) and words[start].lower().rstrip(".") in self._titles:
            start += 1
        return " ".join(words[start:]) if start and self._is_full(words[start:]) else name

    def _is_full(self, words: list[str]) -> bool:
        """Tell whether words are first name and surname; with a first name that is not known, particles leave doubt."""
        lower = [word.lower().replace("’", "'") for word in words]
        if len(words) < FULL_NAME or lower[0] in self._particles:
            return False
        if lower[0] in self._first_names or lower[0].split("-")[0] in self._first_names:
            return True
        return not any(word in self._particles or word.startswith("d'") for word in lower)


@cache
def source_names() -> SourceNames:
    """Give the names as the package's own gazetteer knows them, made once a process."""
    return SourceNames()


def ranked_spellings(spellings: Counter[str]) -> list[str]:
    """Give spellings, the most frequent first; of two, the shorter one, then the one that is not in capitals."""
    return sorted(spellings, key=lambda name: (-spellings[name], len(name), name.swapcase()))


def plain_spelling(name: str) -> str:
    """Give a name without case, accents, hyphens, apostrophes and other marks; one of marks only stays as it is."""
    letters = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    return " ".join(MARKS.sub(" ", DOTS_OF_ACRONYM.sub("", bare)).split()) or name.strip()


def _without_determiner(name: str, *, person: bool) -> str:
    """Leave out a definite article in front; "Le Pen" keeps it, "le pape" and "l'Élysée" do not."""
    found = DETERMINER.match(name.replace("’", "'"))
    rest = name[found.end() :] if found else ""
    if not rest or (person and name[0].isupper() and rest[0].isupper()):
        return name
    return rest


def _unambiguous(forms: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give the id of every plain form, with its article and without; a form that is the name of two has none."""
    exact: dict[str, set[str]] = {}
    shortened: dict[str, set[str]] = {}
    for form, entry_id in forms:
        exact.setdefault(plain_spelling(form), set()).add(entry_id)
        shortened.setdefault(plain_spelling(_without_determiner(form, person=False)), set()).add(entry_id)
    ids = {form: found for form, found in shortened.items() if form not in exact} | exact
    return {form: next(iter(found)) for form, found in ids.items() if len(found) == 1}

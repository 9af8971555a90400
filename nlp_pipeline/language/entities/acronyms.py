"""Acronyms: how they are written, and which names they can stand for."""

from __future__ import annotations

ACRONYM_LENGTHS = range(2, 9)


def is_acronym(word: str) -> bool:
    """Tell whether a word is written as acronyms are: two capitals at least, and nothing else but points."""
    letters = word.replace(".", "").replace("-", "")
    return len(letters) in ACRONYM_LENGTHS and letters.isalpha() and letters.isupper()


def initials_match(acronym: str, words: list[str]) -> bool:
    """Tell whether the letters of an acronym are the initials, in order, of words that make up a name.

    Args:
        acronym: as written ("OMS").
        words: the words of the name, linking words among them.
    """
    letters = acronym.replace(".", "").lower()
    initials = [part[0] for word in words for part in word.lower().replace("'", " ").replace("-", " ").split() if part]
    plain = "".join(_plain(letter) for letter in initials)
    at = 0
    for letter in letters:
        at = plain.find(_plain(letter), at) + 1
        if at == 0:
            return False
    return bool(plain) and plain[0] == _plain(letters[0])


def _plain(letter: str) -> str:
    return {"é": "e", "è": "e", "ê": "e", "î": "i", "à": "a", "â": "a", "ô": "o", "œ": "o", "ç": "c"}.get(letter, letter)

"""Which mentions name the same person, body or place, and which of them does so in full."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import filterfalse, pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.acronyms import bracketed, initials_match, initials_of, is_acronym, letters_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.language.entities.mention import Mention
    from nlp_pipeline.lexicon.entity_words import EntityWords

Form = tuple[str, ...]
"""The words of a name, lower case and without accents."""


def form_of(words: Iterable[str]) -> Form:
    """Give what two spellings of one name have in common: no capitals, no accents."""
    folded = unicodedata.normalize("NFD", "\n".join(words).lower())
    return tuple("".join(filterfalse(unicodedata.combining, folded)).split("\n"))


class _Same:
    """Sets of forms that name the same thing (union by the first)."""

    def __init__(self) -> None:
        self._parent: dict[tuple[str, Form], tuple[str, Form]] = {}

    def find(self, key: tuple[str, Form]) -> tuple[str, Form]:
        """Give the form that stands for a set; those on the way to it are shown the shorter way."""
        root = key
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while key != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def union(self, one: tuple[str, Form], other: tuple[str, Form]) -> None:
        one, other = self.find(one), self.find(other)
        if one != other:
            self._parent[other] = one


def fullest_mentions(reading: Reading, mentions: Sequence[Mention], words: EntityWords) -> list[Mention]:
    """Give for each mention the one that names the same thing in full.

    Args:
        reading: the text.
        mentions: its names in text order, labels settled.
        words: word lists.

    Returns:
        As many mentions: each the fullest form in the text of what the mention stands for (where the gazetteer knows
        it, its usual name if the text has that).
    """
    keys = [(mention.label, form_of(reading.words[mention.start : mention.end])) for mention in mentions]
    same = _Same()
    _join_known(mentions, keys, same)
    _join_acronyms(reading, mentions, keys, same)
    spelt_out = {
        reading.text(short.start, short.end) for short, _ in _bracketed(reading, mentions)
    }  # « le Front du Nord (FN) » is no other FN
    in_full = _join_spelt_out(reading, mentions, keys, spelt_out, same, words)
    _join_persons(reading, mentions, keys, same, words)
    _join_short_organizations(keys, same, words)
    best: dict[tuple[str, Form], tuple[tuple[bool, int], Mention]] = {}
    for mention, key in zip(mentions, keys, strict=True):
        text = reading.text(mention.start, mention.end)
        known = mention.entry if mention.entry is not None and mention.entry.label == mention.label else None
        usual = known is not None and text == known.name and text not in spelt_out and key not in in_full
        rank = (usual, 0 if is_acronym(text) or text.isupper() else len(text))
        root = same.find(key)
        if root not in best or rank > best[root][0]:
            best[root] = (rank, mention)
    return [best[same.find(key)][1] for key in keys]


def _join_known(mentions: Sequence[Mention], keys: Sequence[tuple[str, Form]], same: _Same) -> None:
    first: dict[str, tuple[str, Form]] = {}
    for mention, key in zip(mentions, keys, strict=True):
        if mention.entry is not None and mention.entry.label == mention.label:
            same.union(first.setdefault(mention.entry.id, key), key)


def _bracketed(reading: Reading, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Give the acronyms, each with the name that stands beside it, one of them in brackets."""
    for left, right in pairwise(mentions):
        pair = bracketed(reading, left, right)
        if pair is not None:
            yield pair


def _join_acronyms(
    reading: Reading, mentions: Sequence[Mention], keys: Sequence[tuple[str, Form]], same: _Same
) -> None:
    """Join a name and the acronym in brackets after it, or an acronym and the name in brackets."""
    for left, right, one, other in zip(mentions, mentions[1:], keys, keys[1:], strict=False):
        pair = bracketed(reading, left, right)
        if pair is None or one[0] != other[0]:
            continue
        short, long = pair
        unknown = short.entry is None and long.label == "ORG"
        if unknown or initials_match(reading.words[short.start], reading.words[long.start : long.end]):
            same.union(one, other)


def _join_spelt_out(
    reading: Reading,
    mentions: Sequence[Mention],
    keys: Sequence[tuple[str, Form]],
    spelt_out: Container[str],
    same: _Same,
    words: EntityWords,
) -> set[tuple[str, Form]]:
    """Join an acronym to the one body that nobody knows whose words have its letters, wherever the two stand.

    A known body has the acronyms that are known of it.

    Returns:
        The acronyms that are joined to a body.
    """
    acronyms = {
        key: (letters_of(reading.words[mention.start]), mention.entry is None)
        for mention, key in zip(mentions, keys, strict=True)
        if key[0] == "ORG" and len(key[1]) == 1 and is_acronym(reading.words[mention.start])
    }
    acronyms = {
        key: (letters, unknown)
        for key, (letters, unknown) in acronyms.items()
        if len(letters) >= words.shortest_spelt and letters.upper() not in spelt_out
    }
    joined: set[tuple[str, Form]] = set()
    if not acronyms:
        return joined
    light = words.articles | words.of | words.coordination | words.prepositions
    long_names: dict[str, set[tuple[str, Form]]] = {}
    known: set[tuple[str, Form]] = set()
    for mention, key in zip(mentions, keys, strict=True):
        if key[0] == "ORG" and len(key[1]) >= words.shortest_spelt:
            initials = initials_of(reading.lower[mention.start : mention.end], light)
            long_names.setdefault(initials, set()).add(same.find(key))
            if mention.entry is not None:
                known.add(same.find(key))
    for key, (letters, unknown) in acronyms.items():
        spelling = long_names.get(letters, set())
        if len(spelling) == 1 and (unknown or spelling.isdisjoint(known)):
            same.union(next(iter(spelling)), key)
            joined.add(key)
    return joined


def _join_persons(
    reading: Reading,
    mentions: Sequence[Mention],
    keys: Sequence[tuple[str, Form]],
    same: _Same,
    words: EntityWords,
) -> None:
    """Join surnames, first names and names less their last word to the one full name that they can stand for."""
    wholes: dict[Form, set[tuple[str, Form]]] = {}
    by_surname: dict[str, list[Form]] = {}
    for label, form in set(keys):
        if label == "PER" and len(form) > 1:
            by_surname.setdefault(form[-1], []).append(form)
            ends = (form[at:] for at in range(1, len(form)) if form[at - 1] != "-")
            openings = (form[:at] for at in range(1, len(form)) if form[at - 1] != "-")
            for part in [*ends, *openings, *_with_initial(form)]:
                wholes.setdefault(part, set()).add((label, form))
    for whole in sorted({form for label, form in set(keys) if label == "PER" and len(form) > 2}):
        for short in [form for form in by_surname[whole[-1]] if _leaves_out(form, whole)]:
            wholes.setdefault(short, set()).add(("PER", whole))
    found: dict[tuple[str, Form], tuple[str, Form] | None] = {}
    for mention, key in zip(mentions, keys, strict=True):
        label, form = key
        if label != "PER" or (len(form) == 1 and reading.before(mention.start) in words.ranks):
            continue
        if key not in found:
            found[key] = _only_longest(wholes.get(form, set()) - {key})
        longest = found[key]
        if longest is not None:
            same.union(longest, key)


def _only_longest(full: set[tuple[str, Form]]) -> tuple[str, Form] | None:
    """Give the one name of persons that is no part of another one; None where there are several."""
    parts = {part for _, form in full for at in range(1, len(form)) for part in (form[:at], form[at:])}
    longest = [each for each in full if each[1] not in parts]
    longest = [each for each in longest if not any(_leaves_out(each[1], other) for _, other in longest)]
    return longest[0] if len(longest) == 1 else None


def _leaves_out(short: Form, whole: Form) -> bool:
    """Tell whether a full name leaves out some of the words of another: "Ana Reis" of "Ana Maria Costa Reis"."""
    if not 1 < len(short) < len(whole) or short[-1] != whole[-1] or short.count("-") != whole.count("-"):
        return False
    words = iter(whole)
    return all(word in words for word in short)


def _with_initial(form: Form) -> list[Form]:
    """Give a person's name with the first name cut to its initial: "E. Macron"."""
    return [(form[0][0] + point, *form[1:]) for point in ("", ".") if len(form[0]) > 2]


def _join_short_organizations(keys: Sequence[tuple[str, Form]], same: _Same, words: EntityWords) -> None:
    """Join "la Commission" to the one "Commission européenne" of the text, and "Guardian" to "The Guardian".

    A portfolio is joined to its ministry ("la ministre de la Santé", "le ministère de la Santé").
    """
    forms = {form for label, form in keys if label == "ORG"}
    wholes: dict[Form, set[Form]] = {}
    for form in forms:
        if form[:1] in _bare_forms(words.capital_heads) and len(form) > 1:
            wholes.setdefault(form[:1], set()).add(form)
        if form[:1] in _bare_forms(words.portfolio_nouns):
            for at in range(2, len(form)):
                if form[at - 1] in words.of or form[at - 1] in words.articles:
                    wholes.setdefault(form[at:], set()).add(form)
        if (form[0] in words.articles or form[0] in words.foreign_articles) and len(form) > 1:
            wholes.setdefault(form[1:], set()).add(form)
    for form in sorted(forms & wholes.keys()):
        full = {same.find(("ORG", whole)) for whole in wholes[form] - {form}}
        if len(full) == 1:
            same.union(full.pop(), ("ORG", form))


@cache
def _bare_forms(words: frozenset[str]) -> frozenset[Form]:
    return frozenset(form_of([word]) for word in words)

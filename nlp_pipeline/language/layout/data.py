"""Abbreviations, the words that begin sentences, and the phrases of navigation, read from ``layout.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class LayoutData:
    """What the layout of a language's press is known by.

    Attributes:
        name_prefixes: letters that begin a name before an apostrophe and a capital, or a letter that elides nothing.
        eliding: the letters before which a word loses its vowel.
        inverted: pronouns with their hyphen that stand behind a verb and are tokens of their own.
        euphonic: the letter between a verb in a vowel and its pronoun.
        euphonic_pronouns: the pronouns behind it, without their hyphen.
        verb_finals: the letters, of one length, that may stand right before such a pronoun.
        apostrophe_letters: letters written with an apostrophe, in lower case: they part no word.
        hyphenated: words with a hyphen, in lower case, that are one token with a capital too.
        glued_titles: titles that a lost space or a raised ending glues to a name, as written (« MmeMorel »).
        compounds: nouns with a hyphen, in lower case, that are one token however they are written.
        elided: words that end in an apostrophe before a vowel, without it, in lower case.
        elided_endings: endings of further ones.
        note_marks: patterns of what stands in the square brackets of a note's mark.
        print_marks: marks of bold print.
        misspelt: auxiliaries as they are misspelt, with what is meant and the endings of the participles behind.
        degrees: abbreviations behind a name that are one word each.
        titles: abbreviations before a name, as written: their full stop never ends a sentence.
        references: abbreviations before a number, in lower case.
        endings: abbreviations that end a sentence where a word of ``openers`` comes next, in lower case.
        unfinished: words that no line ends with unless it goes on in the next one, in lower case.
        openers: words that begin sentences and hardly ever go on a name, in lower case.
        particles: those of the openers that a name may hold after an initial.
        months: names of months and their abbreviations, in lower case.
        dateline_words: what else a dateline may hold in lower case.
        dateline_agencies: what stands in brackets in a dateline, in lower case.
        longest_dateline: in tokens.
        markers: lines that announce links.
        footers: lines after which the page is over.
        navigation: lines that are navigation wherever they stand.
        credits: what shows that a block is the caption of a picture.
        bare_credits: blocks that are nothing but a credit.
    """

    name_prefixes: tuple[str, ...]
    eliding: str
    inverted: tuple[str, ...]
    euphonic: str
    euphonic_pronouns: tuple[str, ...]
    verb_finals: tuple[str, ...]
    apostrophe_letters: tuple[str, ...]
    hyphenated: tuple[str, ...]
    glued_titles: tuple[str, ...]
    compounds: tuple[str, ...]
    elided: tuple[str, ...]
    elided_endings: tuple[str, ...]
    note_marks: tuple[str, ...]
    print_marks: tuple[str, ...]
    misspelt: Mapping[str, tuple[str, tuple[str, ...]]]
    degrees: tuple[str, ...]
    titles: frozenset[str]
    references: frozenset[str]
    endings: frozenset[str]
    unfinished: frozenset[str]
    openers: frozenset[str]
    particles: frozenset[str]
    months: frozenset[str]
    dateline_words: frozenset[str]
    dateline_agencies: frozenset[str]
    longest_dateline: int
    markers: re.Pattern[str]
    footers: re.Pattern[str]
    navigation: re.Pattern[str]
    credits: re.Pattern[str]
    bare_credits: re.Pattern[str]


@cache
def load_layout(path: str | None = None, language: str = "fr") -> LayoutData:
    """Read the layout data of a language (once a process).

    Args:
        path: a file of the user's own instead of the package's.
        language: folder of the package's data.

    Raises:
        OSError: if the file cannot be read.
        ValueError: if the file is no TOML, lacks a part, or holds what is no regular expression.
    """
    file = Path(path) if path else resources.files("nlp_pipeline.lexicon") / language / "layout.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        words, sentences, page = data.get("words", {}), data["sentences"], data["page"]
        return LayoutData(
            name_prefixes=tuple(words.get("name_prefixes", ())),
            eliding="".join(words.get("eliding", ())),
            inverted=tuple(words.get("inverted", ())),
            euphonic=words.get("euphonic", ""),
            euphonic_pronouns=tuple(words.get("euphonic_pronouns", ())),
            verb_finals=tuple(words.get("verb_finals", ())),
            apostrophe_letters=tuple(words.get("apostrophe_letters", ())),
            hyphenated=tuple(words.get("hyphenated", ())),
            glued_titles=tuple(words.get("glued_titles", ())),
            compounds=tuple(words.get("compounds", ())),
            elided=tuple(words.get("elided", ())),
            elided_endings=tuple(words.get("elided_endings", ())),
            note_marks=tuple(words.get("note_marks", ())),
            print_marks=tuple(words.get("print_marks", ())),
            misspelt={word: (each["meant"], tuple(each["before"])) for word, each in data.get("misspelt", {}).items()},
            degrees=tuple(sentences.get("degrees", ())),
            titles=frozenset(sentences["titles"]),
            references=frozenset(sentences["references"]),
            endings=frozenset(sentences["endings"]),
            unfinished=frozenset(sentences.get("unfinished", ())),
            openers=frozenset(sentences["openers"]),
            particles=frozenset(sentences["particles"]),
            months=frozenset(sentences["months"]),
            dateline_words=frozenset(sentences["dateline_words"]),
            dateline_agencies=frozenset(sentences["dateline_agencies"]),
            longest_dateline=int(sentences["longest_dateline"]),
            markers=_pattern(page["markers"]),
            footers=_pattern(page["footers"]),
            navigation=_pattern(page["navigation"]),
            credits=_pattern(page["credits"]),
            bare_credits=_pattern(page["bare_credits"]),
        )
    except KeyError as error:
        raise ValueError(f"layout data in {file}: {error} is missing") from error
    except (TypeError, ValueError, re.error) as error:
        raise ValueError(f"layout data in {file}: {error}") from error


def _pattern(patterns: list[str]) -> re.Pattern[str]:
    """Make one pattern of several; of none, one that matches nothing."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.IGNORECASE)

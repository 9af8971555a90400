"""The tokenizer: the model's own, on normalised text, with every quotation mark a token of its own."""

from __future__ import annotations

import re
from functools import cache
from itertools import compress, count
from operator import ne
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from nlp_pipeline.language.acceleration.patterns import large_sets_read_once
from nlp_pipeline.language.given_text import left_out_of, put_back
from nlp_pipeline.language.layout.data import load_layout
from nlp_pipeline.language.typography.characters import normalize
from nlp_pipeline.language.typography.left_out import find_runs, leave_out, note_runs
from nlp_pipeline.language.words import spaces_of, text_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from spacy.vocab import Vocab

QUOTATION_MARKS = ("«", "»", "“", "”", "„", "‟", '"', "‹", "›", "<<", ">>")

READ_AS = {'"': QUOTATION_MARKS, ",": ("–", "—", "―", "--"), "...": ("…",)}
"""Rare marks by the one that the models read in their place: they hardly saw the others in training.

On French news, fr_core_news_sm took « for a verb or a name, and not one dash in twelve for punctuation.
"""

LONGEST_WORD = 300
"""In characters: spaCy takes affixes off a run without white space in quadratic time; longer ones are cut."""

_MARK = (
    r"""<<|>>|[«»“”„‟"‹›]|(?<![^\s«»“”"])-(?=[^\W\d_a-zß-ÿ])"""
    r"""|(?<!-)--(?!-)|[–—](?=[\s,;])|\)(?=:)|(?<=[^\W\d_])[?!](?=[A-ZÀ-Þ][a-zß-ÿ])"""
    r"""|(?<=[»”")])[.?!](?=[A-ZÀ-Þ])"""
)
"""A quotation mark, the hyphen glued to a signature's name (« -Anne Morel »), a dash glued to the word before it, a
bracket before a colon (a face for spaCy: « Anne Morel (PS): »), a mark that a new sentence is glued to."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def _marks(*, long_words: bool) -> re.Pattern[str]:
    """Match what is a token of its own: marks, names with an apostrophe within, « Celui-ci », elided and long words.

    So are a pronoun and its euphonic letter behind a verb that compounds begin like (« coupe-t-il », « coupe-gorge »).
    """
    layout = load_layout()
    letters = "|".join(map(re.escape, layout.apostrophe_letters))
    pronouns = "|".join(map(re.escape, layout.inverted))
    mark = rf"{_MARK}|\b[^\W\d_]+(?:{letters})[^\W\d_]*(?:-[^\W\d_]+)*" if letters else _MARK
    mark = rf"{mark}|(?<=[^\W\d_])(?:{pronouns})(?!\w)" if pronouns else mark
    behind = "|".join(map(re.escape, layout.euphonic_pronouns))
    finals = "|".join(map(re.escape, layout.verb_finals))
    letter = rf"(?<=[a-zß-ÿ])-{re.escape(layout.euphonic)}(?=-(?:{behind})(?!\w))"
    mark = rf"{mark}|{letter}|(?<={finals})-(?:{behind})(?!\w)" if behind and finals else mark
    prefixes = "|".join(map(re.escape, layout.name_prefixes))
    eliding = layout.eliding + layout.eliding.upper()
    named = "[A-ZÀ-Þ][a-zß-ÿ]+" + (rf"|(?![{eliding}])[^\W\d_]{{2,}}" if eliding else "")
    mark = rf"{mark}|(?<!\w)(?:{prefixes})'(?:{named})(?:-[^\W\d_]+)*" if prefixes else mark
    forms = [form for word in (*layout.hyphenated, *layout.compounds) for form in (word.capitalize(), word.upper())]
    whole = "|".join(map(re.escape, (*forms, *layout.compounds)))
    compound = rf"(?:{whole})(?![\w-])" if whole else r"(?!)"
    mark = rf"{mark}|(?<![\w-]){compound}"
    titles = "|".join(map(re.escape, sorted(layout.glued_titles, key=len, reverse=True)))
    mark = rf"{mark}|(?<![\w.-])(?:{titles})(?=[A-ZÀ-Þ][a-zß-ÿ])" if titles else mark
    # The rules join an apostrophe to the word before it only where a letter follows: not in l'« ami », nor where the
    # text of a link stands after a space (d' Angers), nor where this pattern cuts before a compound (l'état-major).
    elided = "|".join([*map(re.escape, layout.elided), *(rf"\w*{re.escape(end)}" for end in layout.elided_endings)])
    mark = rf"{mark}|(?<![\w'])(?i:{elided})'(?=[\s«»“”„‟\"‹›<>]|$|{compound})" if elided else mark
    return re.compile(rf"({mark}|(?:(?!{mark})\S){{{LONGEST_WORD}}})" if long_words else f"({mark})")


def register_extensions() -> None:
    """Add ``doc._.original_text`` and the differences it reads; doing so again changes nothing."""
    Doc.set_extension("original_characters", default=None, force=True)
    Doc.set_extension("left_out", default=None, force=True)
    Doc.set_extension("original_text", getter=_original_text, force=True)
    Doc.set_extension("printed_text", getter=_printed_text, force=True)


class TypographyTokenizer(Tokenizer):  # type: ignore[misc]
    """spaCy's tokenizer with the rules of the model, made to read French print.

    ``doc.text`` is the text normalised one code point for one, without further spaces in a run, the line ends of a
    wrapped paragraph and the marks of notes; ``doc._.original_text`` gives back the text handed in, whose offsets
    :func:`~nlp_pipeline.language.words.offsets_of` counts. Quotation marks are tokens of their own, glued to a word or
    not. Words written with accents as characters of their own, ligatures or invisible characters carry their
    plain form in ``token.norm_``. Takes the same arguments as spaCy's ``Tokenizer``.
    """

    def __init__(self, vocab: Vocab, *args: Any, **kwargs: Any) -> None:
        super().__init__(vocab, *args, **kwargs)
        _read_rare_marks_as_common_ones(vocab)

    def __call__(self, text: str) -> Doc:
        """Cut one text into tokens.

        Args:
            text: the text, of any length and content but lone surrogates.

        Returns:
            A Doc whose text is the one given, normalised, without what stands between its words.

        Raises:
            ValueError: if the text holds a lone surrogate, which no encoding can write; the message says
                where.
        """
        if surrogate := _SURROGATE.search(text):
            code = ord(surrogate.group())
            raise ValueError(f"lone surrogate U+{code:04X} at offset {surrogate.start()}: the text was decoded wrongly")
        normalized = normalize(text)
        runs = find_runs(normalized)
        given = text
        if runs:
            given, normalized = leave_out(text, runs), leave_out(normalized, runs)
        has_long_words = max(map(len, normalized.split()), default=0) >= LONGEST_WORD
        parts = _marks(long_words=has_long_words).split(normalized)
        doc = super().__call__(normalized) if len(parts) == 1 else self._join(parts)
        if normalized != given:
            doc._.original_characters = _difference(given, normalized)
        if runs:
            doc._.left_out = note_runs(text, runs)
        return doc

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Cut a stream of texts into tokens, one Doc a text."""
        for text in texts:
            yield self(text)

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> TypographyTokenizer:
        """Take over the rules that ``to_bytes`` of this tokenizer or of spaCy's own wrote."""
        with large_sets_read_once():
            super().from_bytes(bytes_data, exclude=exclude)
        _read_rare_marks_as_common_ones(self.vocab)
        return self

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> TypographyTokenizer:
        """Take over the rules that ``to_disk`` of this tokenizer or of spaCy's own wrote."""
        super().from_disk(path, exclude=exclude)
        _read_rare_marks_as_common_ones(self.vocab)
        return self

    def __reduce__(self) -> tuple[object, ...]:
        """Let the tokenizer go to another process: its patterns are compiled there with their large sets read once."""
        made_by, given, *rest = super().__reduce__()
        return _made_again, (made_by, tuple(map(_as_written, given))), *rest

    def _join(self, parts: list[str]) -> Doc:
        """Make one Doc of parts of a text: the odd ones are whole tokens, the others are cut as usual."""
        words: list[str] = []
        spaces: list[bool] = []
        for number, part in enumerate(parts):
            if number % 2:
                words.append(part)
                spaces.append(False)
                continue
            if words and part.startswith(" "):  # a single space belongs to the token before it
                spaces[-1] = True
                part = part[1:]
            tokens = super().__call__(part)
            words += texts_of(tokens)
            spaces += spaces_of(tokens)
        return Doc(self.vocab, words=words, spaces=spaces)


class _Written(NamedTuple):
    """A method of a pattern, by what it takes to compile the pattern again."""

    pattern: str
    flags: int
    method: str


def _as_written(given: Any) -> Any:
    pattern = getattr(given, "__self__", None)
    return _Written(pattern.pattern, pattern.flags, given.__name__) if isinstance(pattern, re.Pattern) else given


def _made_again(made_by: Callable[..., Any], written: tuple[Any, ...]) -> Any:
    with large_sets_read_once():
        return made_by(*map(_compiled, written))


def _compiled(given: Any) -> Any:
    return getattr(re.compile(given.pattern, given.flags), given.method) if isinstance(given, _Written) else given


def _read_rare_marks_as_common_ones(vocab: Vocab) -> None:
    for common, rare in READ_AS.items():
        model = vocab[common]
        for mark in rare:
            lexeme = vocab[mark]
            lexeme.norm, lexeme.shape = model.norm, model.shape
            lexeme.prefix, lexeme.suffix = model.prefix, model.suffix


def _difference(original: str, normalized: str) -> dict[str, Any]:
    """Note which characters of a text were replaced: their offsets, and the characters as one string."""
    at = list(compress(count(), map(ne, original, normalized)))
    return {"length": len(original), "at": at, "characters": "".join([original[offset] for offset in at])}


def _original_text(doc: Doc) -> str:
    """Give back the text as it was handed to the tokenizer."""
    text = _printed_text(doc)
    runs = left_out_of(doc, len(text))
    return put_back(text, runs) if runs else text


def _printed_text(doc: Doc) -> str:
    """Give the text of a Doc with the characters that were replaced one for one."""
    text, difference = text_of(doc), doc._.original_characters
    if difference is None or difference["length"] != len(text):  # another tokenizer's, or a part of a Doc
        return text
    pieces: list[str] = []
    start = 0
    for offset, character in zip(difference["at"], difference["characters"], strict=True):
        pieces += text[start:offset], character
        start = offset + 1
    return "".join([*pieces, text[start:]])


register_extensions()

"""A Doc as the entity rules read it: its words, which are capitalised, and where no name can go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.attrs import POS, SENT_START

from nlp_pipeline.language.words import decoded, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.lexicon.entity_words import EntityWords

QUOTATION_MARKS = frozenset('«»“”„"‹›')
BREAKS = frozenset(",;:!?()[]{}…–—•·*|=/-<>") | {".", "...", "--", "//"}
NEVER_IN_NAMES = BREAKS | QUOTATION_MARKS
BEFORE_OPENINGS = QUOTATION_MARKS | {".", "!", "?", "…", "...", ":", "•", "–", "—", "-", "(", "*", "/"}
NAVIGATION = "NAVIGATION"


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens of a Doc, one list a property.

    Attributes:
        words: as written, with straight apostrophes.
        lower: the same in lower case.
        capital: whether the word is written as names are; so are all parts of a compound that begins and ends with one.
        spaces: whether a space follows.
        pos: coarse parts of speech, '' where the Doc has none.
        breaks: whether no name holds this token: punctuation, quotation mark, line end.
        edges: whether no name goes on from the token before.
        opens: whether the capital may come from the place alone: it begins a sentence, a quotation, a line.
        hidden: whether the token stands in navigation text.
    """

    words: list[str]
    lower: list[str]
    capital: list[bool]
    spaces: list[bool]
    pos: list[str]
    breaks: list[bool]
    edges: list[bool]
    opens: list[bool]
    hidden: list[bool]

    def __len__(self) -> int:
        return len(self.words)

    def text(self, start: int, end: int) -> str:
        """Give the words of a range as written, with no space at the ends."""
        parts = zip(self.words[start:end], self.spaces[start:end], strict=True)
        return "".join([word + " " if space else word for word, space in parts]).rstrip()

    def glued(self, at: int) -> bool:
        """Tell whether a token is a hyphen between two words, with no space."""
        return (
            0 < at < len(self.words) - 1
            and self.words[at] == "-"
            and not self.spaces[at]
            and not self.spaces[at - 1]
            and not self.words[at - 1].isspace()
            and not self.words[at + 1].isspace()
        )

    def before(self, at: int) -> str:
        """Give the word before a token in lower case, '' where a break or an edge comes first."""
        return self.lower[at - 1] if at > 0 and not self.edges[at] else ""

    def after(self, end: int) -> str:
        """Give the word at ``end`` in lower case, '' where an edge comes first."""
        return self.lower[end] if end < len(self.words) and not self.edges[end] else ""


def read(doc: Doc, blocks_key: str, entity_words: EntityWords) -> Reading:
    """Read a Doc.

    Args:
        doc: the Doc; sentence starts and parts of speech are used where it has them.
        blocks_key: the group in ``doc.spans`` that says which blocks are navigation; it may be missing.
        entity_words: word lists.
    """
    written = words_of(doc)
    words, lower, spaces = written.texts, list(written.lower), written.spaces
    if "’" in written.text:
        words, lower = ([word.replace("’", "'") for word in given] for given in (words, lower))
    pos = decoded(doc, POS)
    starts = [value == 1 for value in doc.to_array(SENT_START).tolist()]
    count = len(words)
    breaks = [word in NEVER_IN_NAMES or word.isspace() for word in words]
    edges = ["\n" in before and before.isspace() for before in ["\n", *words][:count]]
    hidden = [False] * count
    for block in doc.spans.get(blocks_key, ()):
        if block.start < count:
            edges[block.start] = True
        if block.label_ == NAVIGATION:
            hidden[block.start : block.end] = [True] * (block.end - block.start)
    opens = [
        start or edge or before in BEFORE_OPENINGS
        for start, edge, before in zip(starts, edges, ["", *words], strict=False)
    ]
    reading = Reading(
        words=words,
        lower=lower,
        capital=[word[0].isupper() for word in words],
        spaces=spaces,
        pos=pos,
        breaks=breaks,
        edges=edges,
        opens=opens,
        hidden=hidden,
    )
    for at, word in enumerate(words):
        if word == "-":
            _mark_compound(reading, at, entity_words.arabic_articles)
        elif word == "'" and at and not spaces[at - 1] and reading.lower[at - 1] in entity_words.elided:
            reading.lower[at - 1] = reading.lower[at] = reading.lower[at - 1] + "'"
    return reading


def _mark_compound(reading: Reading, at: int, arabic_articles: frozenset[str]) -> None:
    """Let a compound that is a name be one: "Kosciusko-Morizet", "Neuilly-sur-Seine", "al-Assad" come in pieces."""
    if reading.capital[at] or not reading.glued(at):
        return
    last = at
    while reading.glued(last + 2):
        last += 2
    first, last = at - 1, last + 1
    if reading.words[last][-1] == "'" and not reading.spaces[last] and last + 1 < len(reading):
        last += 1  # "la Goutte-d'Or"
    if reading.capital[last] and (reading.capital[first] or reading.lower[first] in arabic_articles):
        size = last + 1 - first
        reading.capital[first : last + 1] = [True] * size
        reading.breaks[first : last + 1] = [False] * size
        reading.opens[first + 1 : last + 1] = [False] * (size - 1)

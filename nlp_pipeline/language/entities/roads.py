"""Roads by their number ("A9", "RN 7", "départementale 613") and lines of trains and trams ("ligne 13", "RER B")."""

from __future__ import annotations

import re
from itertools import compress, count
from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.mention import Mention
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.entities.doc_words import Reading
    from nlp_pipeline.lexicon.entity_words import EntityWords

CODE = re.compile(r"([A-Z]{1,3})(\d{1,4}[a-z]?)")
NUMBER = re.compile(r"\d{1,4}[a-z]?")
LINE = re.compile(r"\d{1,3}(?:bis)?|[A-Z]")


class Roads:
    """Finds roads and lines.

    Args:
        words: word lists.
    """

    def __init__(self, words: EntityWords) -> None:
        self.words = words
        self.letters = words.elided_road_codes | words.road_codes
        self.heads = words.road_nouns | words.networks | words.lines

    def find(self, reading: Reading) -> Iterator[Mention]:
        """Find the roads and lines of a text.

        Yields:
            Mentions labelled LOC. A code that is a road once is one wherever it stands.
        """
        written = compress(count(), reading.capital)
        codes = {at: end for at in written if reading.words[at][:1].isupper() and (end := self._code(reading, at))}
        sure = {reading.text(at, end) for at, end in codes.items() if self._is_road(reading, at)}
        for at, end in codes.items():
            if reading.text(at, end) in sure:
                yield Mention(self._with_noun(reading, at), end, "LOC", "rule")
        for at in places_of(reading.lower, self.heads):
            if reading.lower[at] in self.words.road_nouns and self._follows(reading, at + 1, NUMBER):
                yield Mention(self._with_noun(reading, at), at + 2, "LOC", "rule")
            elif self._is_line(reading, at):
                yield Mention(at, at + 2, "LOC", "rule")

    def _code(self, reading: Reading, at: int) -> int:
        """Give the token after a code of a road in one word or two, 0 where none begins."""
        word = reading.words[at]
        if word.isupper() and reading.lower[at] in self.letters and self._follows(reading, at + 1, NUMBER):
            return at + 2
        code = CODE.fullmatch(word) if word[:1].isupper() else None
        return at + 1 if code is not None and code[1].lower() in self.letters else 0

    def _follows(self, reading: Reading, at: int, pattern: re.Pattern[str]) -> bool:
        return at < len(reading) and not reading.edges[at] and pattern.fullmatch(reading.words[at]) is not None

    def _is_road(self, reading: Reading, at: int) -> bool:
        """Tell whether article and neighbourhood of a code are a road's; "l'A380" and "la D1" may be other things."""
        before = reading.before(at)
        if before in self.words.road_nouns:
            return True
        letter = CODE.match(reading.words[at] + "0")
        elided = letter is not None and letter[1].lower() in self.words.elided_road_codes
        if (
            before not in (self.words.elided_article if elided else self.words.feminine_article)
            and before not in self.words.road_prepositions
        ):
            return False
        return self._speaks_of(reading, self.words.road_words)

    def _is_line(self, reading: Reading, at: int) -> bool:
        network = reading.lower[at] in self.words.networks
        if not (network or reading.lower[at] in self.words.lines) or not self._follows(reading, at + 1, LINE):
            return False
        return network or (
            reading.before(at) in self.words.definite and self._speaks_of(reading, self.words.line_words)
        )

    def _speaks_of(self, reading: Reading, words: frozenset[str]) -> bool:
        return not words.isdisjoint(reading.lower)

    def _with_noun(self, reading: Reading, at: int) -> int:
        """Give the start of a road with the nouns before it: "route départementale 93", "autoroute A7"."""
        while at and not reading.edges[at] and reading.lower[at - 1] in self.words.road_nouns:
            at -= 1
        return at

"""Sketches of texts, by which the share of words that two texts have in common is estimated: MinHash.

The estimator is the one of the library datasketch (its scheme "affine32"; Broder, 1997) and gives the same sketches,
without the half second and the forty megabytes that importing it takes. The words in fives are hashed by
multiply-shift over vectors (Dietzfelbinger, 1996), so that no five is put together as text.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

PERMUTATIONS = 64
"""Of the MinHash: its estimate is off by about an eighth, at a quarter of a kilobyte an article."""

WINDOW = 5
FEWEST_WORDS = 20
"""Shorter texts are only compared as a whole: too little tells them apart."""

WORD = re.compile(r"\w+")
GAP = re.compile(r"\W")

_PART = 100_000
"""Characters whose words are in memory together: an article of any length takes no more."""

_WINDOWS_AT_ONCE = 2_048
"""So many permuted hashes stay in the processor's cache."""

_random = np.random.RandomState(1)  # as datasketch draws them from its seed 1
_A = _random.randint(0, 1 << 31, PERMUTATIONS, dtype=np.uint32)[:, None] * np.uint32(2) + np.uint32(1)
_B = _random.randint(0, 1 << 32, PERMUTATIONS, dtype=np.uint32)[:, None]
_PLACES = _random.randint(0, 1 << 64, WINDOW, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, whatever stands between them and however they are capitalised.

    Attributes:
        digest: 16 bytes that only the same words in the same order have.
        hashes: a hash of each word.
    """

    digest: bytes
    hashes: NDArray[np.uint64]

    @classmethod
    def of(cls, text: str) -> Words:
        """Read the words of a text."""
        digest = hashlib.blake2b(digest_size=16)
        hashes = [np.empty(0, np.uint64)]
        for part in _parts(text):
            if words := WORD.findall(part.casefold()):
                encoded = " ".join(words).encode("utf-8", "replace")
                digest.update(encoded + b" ")
                split = encoded.split(b" ")
                hashes.append(np.fromiter(map(zlib.crc32, split), np.uint64, len(split)))
        return cls(digest.digest(), np.concatenate(hashes))

    def sketch(self) -> NDArray[np.uint32] | None:
        """Give the smallest permuted hashes of the words in fives, or None where the words are too few."""
        if len(self.hashes) < FEWEST_WORDS:
            return None
        return sketch(_fives(self.hashes))


def sketch(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Give the MinHash of a set of hashes, of which some may stand twice.

    Args:
        hashes: at least one.

    Returns:
        ``PERMUTATIONS`` values; two sets have about that share of them in common that their elements have (Jaccard).
    """
    mixed = _mixed(hashes)
    blocks = [mixed[at : at + _WINDOWS_AT_ONCE] for at in range(0, len(mixed), _WINDOWS_AT_ONCE)]
    least: NDArray[np.uint32] = np.min([(_A * block + _B).min(axis=1) for block in blocks], axis=0)
    return least


def _parts(text: str) -> Iterator[str]:
    """Cut a text between words."""
    at = 0
    while at < len(text):
        gap = GAP.search(text, at + _PART)
        end = gap.end() if gap else len(text)
        yield text[at:end]
        at = end


def _fives(hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    count = len(hashes) - WINDOW + 1
    summed = hashes[:count] * _PLACES[0]
    for place in range(1, WINDOW):
        summed += hashes[place : place + count] * _PLACES[place]
    fives: NDArray[np.uint32] = (summed >> np.uint64(32)).astype(np.uint32)
    return fives


def _mixed(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Mix the bits of hashes as MurmurHash3 does at its end."""
    mixed = hashes ^ (hashes >> np.uint32(16))
    mixed *= np.uint32(0x85EBCA6B)
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(16)
    return mixed

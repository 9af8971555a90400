"""What a construction is: a name, an example, and the function that finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nlp_pipeline.language.attribution.candidates import Candidate
    from nlp_pipeline.language.attribution.scene import Scene


@dataclass(frozen=True, slots=True)
class Construction:
    """One way in which French attributes a claim.

    Attributes:
        name: what the column ``rule`` says.
        example: a sentence with the claim, the source and the cue marked: ``[c …]``, ``[s …]``, ``[q …]``.
        gives: what is found, in a few words.
        find: the function that yields the candidates of a scene.
    """

    name: str
    example: str
    gives: str
    find: Callable[[Scene], Iterator[Candidate]]

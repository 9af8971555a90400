"""Tags that follow from the part of speech, without a search for patterns at every word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.pipeline import AttributeRuler

from nlp_pipeline.language.acceleration.prerequisites import NotAsKnownError
from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc, Token

SPACE = "SPACE"

PlainTag = tuple["Token", int]
"""A token and the tag that it is to get."""

Match = tuple[int, int, int, int]
"""Of the ruler's own: the rule's number, its id, first token and the token after it."""


class PlainTags:
    """An attribute ruler's work where every rule but those for white space gives a part of speech its tag."""

    def __init__(self, ruler: AttributeRuler, tags: dict[str, str]) -> None:
        strings = ruler.vocab.strings
        self.ruler = ruler
        self.set_matched: Callable[[Doc, list[Match]], None] = ruler.set_annotations
        self.tags = {strings.add(pos): strings.add(tag) for pos, tag in tags.items()}

    def match(self, doc: Doc) -> tuple[list[PlainTag], list[Match]]:
        """Give the tokens with the tags that they are to get, and what the patterns find in the others."""
        tags = self.tags
        plain, matches = [], []
        for token in doc:
            tag = None if token.is_space else tags.get(token.pos)
            if tag is not None:
                plain.append((token, tag))
            else:
                at = token.i
                found = self.ruler.matcher(doc[at : at + 1], allow_missing=True, as_spans=False)
                matches += [(int(doc.vocab.strings[rule]), rule, at, at + 1) for rule, _, _ in found]
        matches.sort()
        return plain, matches

    def set_annotations(self, doc: Doc, found: tuple[list[PlainTag], list[Match]]) -> None:
        """Set the tags, and by the ruler itself what its patterns found."""
        plain, matches = found
        for token, tag in plain:
            token.tag = tag
        self.set_matched(doc, matches)


def tag_by_part_of_speech(nlp: Language) -> None:
    """Let a pipeline's attribute ruler set tags directly, where its rules are of that kind."""
    for _name, component in nlp.components:
        if type(component) is AttributeRuler and (tags := _tags(component)):
            plain = PlainTags(component, tags)
            component.match = plain.match  # type: ignore[method-assign]
            component.set_annotations = plain.set_annotations  # type: ignore[method-assign]


def _tags(ruler: AttributeRuler) -> dict[str, str]:
    """Give the tag of each part of speech; a rule that asks for anything else than white space is not as known."""
    tags: dict[str, str] = {}
    for rule in ruler.patterns:
        patterns: list[list[dict[str, Any]]] = rule["patterns"]  # type: ignore[assignment]
        attributes: dict[str, Any] = rule["attrs"]  # type: ignore[assignment]
        if any(len(pattern) != 1 for pattern in patterns):
            raise NotAsKnownError(_("a rule is about several words"))
        for (token,) in patterns:
            if token.get("IS_SPACE") is True or token.get("POS") == SPACE:
                continue
            if token.keys() != {"POS"} or attributes.keys() != {"TAG"} or not isinstance(token["POS"], str):
                raise NotAsKnownError(_("a rule asks for more than a part of speech"))
            tags[token["POS"]] = attributes["TAG"]
    return tags

"""What shards were made with: they go on only under the same version, model and settings."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import N_, _
from nlp_pipeline.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nlp_pipeline.run.settings import Settings


class ManifestError(ValueError):
    """A manifest that cannot be read."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What decides the rows of a run besides its articles, which the shards' names tell themselves.

    Attributes:
        inputs: what was read, as the user named it; told, but not compared: the articles are.
        facts: everything else by its name, in words for the user.
    """

    inputs: tuple[str, ...]
    facts: Mapping[str, str]

    def to_json(self) -> bytes:
        """Give the manifest as it is written."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode("utf-8", "replace")

    @classmethod
    def from_json(cls, content: bytes) -> Manifest:
        """Read a manifest.

        Raises:
            ManifestError: it is not one.
        """
        try:
            found = json.loads(content)
            facts = {str(name): str(fact) for name, fact in found["facts"].items()}
            return cls(tuple(str(name) for name in found["inputs"]), facts)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ManifestError(_("not a manifest")) from error

    def differences(self, earlier: Manifest) -> list[str]:
        """Give what is not as it was, each in words: ``the model was … and is … now``."""
        names = dict.fromkeys([*self.facts, *earlier.facts])
        found = ((name, earlier.facts.get(name, UNKNOWN), self.facts.get(name, UNKNOWN)) for name in names)
        return [
            _("{name} was {before} and is {now} now").format(name=_(name), before=_(before), now=_(now))
            for name, before, now in found
            if before != now
        ]


UNKNOWN = N_("unknown")


def manifest_of(inputs: Sequence[str], settings: Settings, **others: Any) -> Manifest:
    """Give the manifest of a run.

    Args:
        inputs: what is read, as the user named it.
        settings: the model and the user's own words.
        others: further options that decide the rows, by their names on the command line without the dashes.
    """
    facts = {
        "selon": __version__,
        "spaCy": _version("spacy"),
        N_("the model"): f"{settings.model} {_version(settings.model.replace('_', '-'))}".rstrip(),
        "--hearsay": _shown(settings.hearsay),
        "--lexicon": _content(settings.lexicon),
        "--gazetteer": _content(settings.gazetteer),
        "--press-weights": _shown(settings.press_weights),
        **{f"--{name.replace('_', '-')}": _shown(value) for name, value in others.items()},
    }
    return Manifest(tuple(inputs), facts)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a model given by its path
        return ""


def _shown(value: object) -> str:
    if value is None:
        return N_("not given")
    if isinstance(value, bool):
        return N_("yes") if value else N_("no")
    return str(value)


def _content(path: str | None) -> str:
    """Tell a file by what it holds, for it may change under one name."""
    if path is None:
        return _shown(path)
    return f"{path} ({hashlib.blake2b(Path(path).read_bytes(), digest_size=4).hexdigest()})"

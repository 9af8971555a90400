from __future__ import annotations

import subprocess
import sys

import pytest

import nlp_pipeline
from nlp_pipeline.cli.options import DEFAULT_MODEL

NAMES = ["Article", "Claim", "Entity", "__version__", "extract", "load", "show", "sources"]


def test_the_package_offers_these_names_and_no_others() -> None:
    assert nlp_pipeline.__all__ == NAMES
    assert set(NAMES) <= set(dir(nlp_pipeline))
    shown = [name for name in dir(nlp_pipeline) if name in NAMES]
    assert shown == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_name_leads_somewhere_and_is_documented(name: str) -> None:
    assert getattr(nlp_pipeline, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'parse'"):
        _ = nlp_pipeline.parse


def test_importing_the_package_is_cheap() -> None:
    heavy = ["spacy", "pandas", "rich", "typer"]
    code = f"import nlp_pipeline, sys; print([name for name in {heavy} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ended.stdout == "[]\n"


def test_the_default_model_is_named_alike_everywhere() -> None:
    import inspect

    from nlp_pipeline.language.load import DEFAULT_MODEL as LOADED

    assert DEFAULT_MODEL == LOADED
    assert inspect.signature(nlp_pipeline.extract).parameters["model"].default == LOADED

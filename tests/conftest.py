"""What all tests share: the real pipeline, loaded once, and the quick one in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

pytest_plugins = ["tests.quick_language"]


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline with the default model."""
    from nlp_pipeline.language.load import load

    return load()

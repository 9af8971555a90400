"""What all tests share: the real pipeline, loaded once, and the quick one in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from spacy.language import Language

pytest_plugins = ["tests.quick_language"]

# No test goes by the clock: the first example may load a library, on a machine that has other things to do.
settings.register_profile("selon", deadline=None)
settings.load_profile("selon")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline with the default model."""
    from nlp_pipeline.language.load import load

    return load()

"""What all tests share: the real pipeline, loaded once, and the quick one in its place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from nlp_pipeline.messages import VARIABLE

if TYPE_CHECKING:
    from spacy.language import Language

# What Selon says is compared in English, whoever runs the tests; those of its French ask for it.
os.environ[VARIABLE] = "en"

pytest_plugins = ["tests.quick_language"]

# No test goes by the clock: the first example may load a library, on a machine that has other things to do.
settings.register_profile("selon", deadline=None)
settings.load_profile("selon")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline with the default model."""
    from nlp_pipeline.language.load import load

    return load()

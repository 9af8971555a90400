"""The quick language part for tests in this process."""

from __future__ import annotations

import sys

import pytest

from tests.quick_language import QuickLanguage, quick_module


@pytest.fixture
def quick_language() -> QuickLanguage:
    return QuickLanguage()


@pytest.fixture
def quick_load(monkeypatch: pytest.MonkeyPatch, quick_language: QuickLanguage) -> list[tuple[str, bool]]:
    """Puts the quick language part in the place of the real one; gives what it was loaded with."""
    loaded: list[tuple[str, bool]] = []
    module = quick_module(quick_language, loaded)
    monkeypatch.setitem(sys.modules, "nlp_pipeline.language.load", module)
    return loaded

"""The texts of the benchmarks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.machine import CORPUS

if TYPE_CHECKING:
    from pytest import Config, Parser  # noqa: PT013 - types alone


def pytest_addoption(parser: Parser) -> None:
    parser.addoption("--texts", type=Path, default=CORPUS, help="folder of *.txt (default: corpus/articles)")


@pytest.fixture
def texts(pytestconfig: Config) -> Path:
    """The folder that holds the texts."""
    folder: Path = pytestconfig.getoption("--texts")
    return folder

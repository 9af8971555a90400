"""All benchmarks under pytest-benchmark, which keeps their ratios beside the machine's description and the commit.

``python -m pytest tests/benchmarks/ratios.py -s --texts FOLDER --benchmark-json FILE``; about an hour with five hundred
texts, ``-k speed`` for one of them. Each benchmark times its alternatives itself and gives ratios, which are the
record's ``extra_info``: what is compared runs in turns, so that a machine whose speed drifts does not decide them,
while pytest-benchmark times one thing after the other. The seconds of its own table are how long a benchmark took.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks import added_cost, exports, memory, repeats, scale, speed, start, workers

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

OF_TEXTS = {"speed": speed.main, "workers": workers.main, "added_cost": added_cost.main, "scale": scale.main}
OF_THEIR_OWN = {"start": start.main, "memory": memory.main, "repeats": repeats.main, "exports": exports.main}


@pytest.mark.parametrize("part", OF_TEXTS)
def test_ratios_of_texts(part: str, texts: Path, benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info |= benchmark.pedantic(OF_TEXTS[part], args=(texts,), rounds=1)


@pytest.mark.parametrize("part", OF_THEIR_OWN)
def test_ratios(part: str, benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info |= benchmark.pedantic(OF_THEIR_OWN[part], rounds=1)

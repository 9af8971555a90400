"""What all tests share: the real pipeline, loaded once, and the quick one in its place."""

from __future__ import annotations

import gc
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.messages import VARIABLE
from tests.shares import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

TESTS = Path(__file__).parent

SLOW_FIXTURES = frozenset(
    {"nlp", "small", "read_once", "docs", "model", "fast", "shipped", "browser", "cluster", "whole", "left_over"}
)
"""What takes a model, a browser, a cluster or whole runs: tests with one of these are not quick."""

SLOW_FILES = frozenset(
    TESTS / name
    for name in (
        "annotation/test_formats.py",
        "cli/test_extract.py",
        "cli/test_help.py",
        "cli/test_lexicon.py",
        "cli/test_own_words.py",
        "cli/test_processes.py",
        "cli/test_real.py",
        "cli/test_show.py",
        "cli/test_wrong_usage.py",
        "faults/test_bytes.py",
        "faults/test_endings.py",
        "faults/test_interrupted_runs.py",
        "faults/test_surroundings.py",
        "language/entities/test_component.py",
        "language/layout/test_component.py",
        "language/test_acceleration.py",
        "language/test_lexicon_is_used.py",
        "language/test_pipeline.py",
        "language/test_press_weights.py",
        "readers/test_counting.py",
        "readers/test_documents.py",
        "readers/test_isolation.py",
        "report/test_page.py",
        "run/test_cluster.py",
        "run/test_collect.py",
        "run/test_shards.py",
        "run/test_workers.py",
        "serve/test_analyst.py",
        "serve/test_command.py",
        "serve/test_exports.py",
        "serve/test_killed.py",
        "serve/test_page_of_the_docs.py",
        "test_code_quality.py",
        "test_contributing.py",
        "test_docs.py",
        "test_notebooks.py",
        "test_r.py",
        "test_readme.py",
        "test_release.py",
        "test_scale_docs.py",
        "writers/test_any_values.py",
        "writers/test_formats.py",
        "writers/test_output.py",
    )
)
"""Those that start processes or load a model, make large pages and many files, or look through all of the code."""

LONG_FILES = frozenset(
    TESTS / name
    for name in (
        "language/attribution/test_constructions.py",
        "language/made/test_changes.py",
        "language/made/test_made.py",
        "language/press/test_press.py",
        "treebanks/test_treebanks.py",
        "language/sources/test_resolution_accuracy.py",
        "language/test_lexicon_is_used.py",
        "language/test_pipeline.py",
        "language/test_shared_pipeline.py",
        "faults/test_interrupted_runs.py",
        "faults/test_texts.py",
        "test_corpus.py",
    )
)
"""Those that take long besides, as all in a browser do; of several processes, none must begin with one at the end."""

# What Selon says is compared in English, whoever runs the tests; those of its French ask for it.
os.environ[VARIABLE] = "en"

pytest_plugins = ["tests.quick_fixtures"]

# No test goes by the clock: the first example may load a library, on a machine that has other things to do.
PROFILES = {"share": 40, "whole": 100}
"""How many examples are made where a test names no number, in an ordinary run and with ``--whole``."""

# Of several processes that share the tests each has a core: threads would only be in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Whatever the surroundings say: of hundreds of processes, not each is to compile what all import, nor pytest twice.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


# Python forgets the oldest of five hundred patterns: spaCy's for French, which every model that is loaded compiles.
re._MAXCACHE = 10_000  # type: ignore[attr-defined]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--whole", action="store_true", help="all examples, made sentences and kills, not a share of them")


def pytest_configure(config: pytest.Config) -> None:
    if config.option.whole:
        os.environ[WHOLE] = "1"
    from hypothesis import settings

    for profile, examples in PROFILES.items():
        settings.register_profile(profile, deadline=None, max_examples=examples)
    settings.load_profile("whole" if os.environ.get(WHOLE) else "share")
    gc.disable()  # until all tests are collected: none of them is garbage


def pytest_collection_finish(session: pytest.Session) -> None:
    from tests import worked_out_once

    if "spacy.lookups" in sys.modules:
        worked_out_once.share_tables()
    one_of_several = hasattr(session.config, "workerinput")
    commands = one_of_several and any(item.path in SLOW_FILES for item in session.items)
    if commands:
        worked_out_once.pipeline()
    worked_out_once.keep_what_is_there()
    if commands:
        from tests import fork_server

        fork_server.begin()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    if config.option.dist != "load":
        return None
    from tests.sharing import WholeFiles

    config.option.loadscopereorder = False
    return WholeFiles(config, log)


def pytest_itemcollected(item: pytest.Item) -> None:
    if item.path not in SLOW_FILES and SLOW_FIXTURES.isdisjoint(getattr(item, "fixturenames", ())):
        item.add_marker("quick")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.path.parent.name != "browser" and item.path not in SLOW_FILES | LONG_FILES)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline with the default model."""
    from tests.worked_out_once import pipeline

    return pipeline()


@pytest.fixture(scope="session")
def small() -> Language:
    """The default model as it is shipped; what changes it is ``apart``."""
    import spacy

    from nlp_pipeline.language.load import DEFAULT_MODEL

    return spacy.load(DEFAULT_MODEL)


@pytest.fixture
def small_at_hand(small: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets whoever loads the default model have that one; for a test that is ``apart`` and loads it once."""
    import spacy

    from nlp_pipeline.language.load import DEFAULT_MODEL

    read = spacy.load
    monkeypatch.setattr(spacy, "load", lambda name, **given: small if name == DEFAULT_MODEL else read(name, **given))


@pytest.fixture(scope="session")
def read_once(nlp: Language) -> Callable[[Sequence[str]], list[Doc]]:
    """Reads texts, each one time whoever asks; nobody changes the Docs."""
    known: dict[str, Doc] = {}

    def read(texts: Sequence[str]) -> list[Doc]:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, nlp.pipe(new), strict=True))
        return [known[text] for text in texts]

    return read

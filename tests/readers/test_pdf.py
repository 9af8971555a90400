"""PDF in ten layouts that LaTeX, LibreOffice, Chromium and matplotlib made: titles, columns, paragraphs, words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nlp_pipeline.readers import Inputs, ReadError
from nlp_pipeline.schema import Article
from tests.readers.broken import broken

FILES = Path(__file__).parent / "files" / "pdf"
NAMES = sorted(path.stem for path in FILES.glob("*.pdf"))
RUNNING = ("Le Courrier du Val", "Communiqué de presse", "https://", "Page ")
RUN_TOGETHER = {"10-rows-across-columns": 2}
"""Paragraphs that nothing parts from one another: neither a space, nor an indent, nor a short line."""


def folded(text: str) -> str:
    """Give a text with the apostrophes, spaces and points that the programs set in their own ways made equal."""
    plain = text.replace("'", "’").replace("...", "…").replace("\u00a0", " ").replace("\u202f", " ")
    return " ".join(plain.replace("« ", "«").replace(" »", "»").split())


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    """What is in the files: the title, the paragraphs, and which of them each has."""
    found: dict[str, Any] = json.loads((FILES / "expected.json").read_text(encoding="utf-8"))
    return found


def test_every_layout_is_there(expected: dict[str, Any]) -> None:
    assert sorted(expected["files"]) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_titles_columns_and_paragraphs_are_found(name: str, expected: dict[str, Any]) -> None:
    (article,) = Inputs([FILES / f"{name}.pdf"])
    assert isinstance(article, Article)
    found = [folded(paragraph) for paragraph in article.text.split("\n\n")]
    wanted = [folded(expected["paragraphs"][at]) for at in expected["files"][name]]
    assert folded(article.title) == found[0] == folded(expected["title"])
    whole = [paragraph for paragraph in found if paragraph in wanted]
    together = RUN_TOGETHER.get(name, 0)
    assert whole == wanted[: len(wanted) - together]
    assert all(words in " ".join(found) for words in wanted)
    assert not [paragraph for paragraph in found if paragraph.startswith(RUNNING)]


def test_broken_pdfs_are_named_with_the_reason_and_the_others_go_on(tmp_path: Path) -> None:
    sound = (FILES / "09-libreoffice-two-columns.pdf").read_bytes()
    kinds = broken(".pdf", sound)
    assert len(kinds) >= 20
    for kind, data in {**kinds, "0": sound, "z": sound}.items():
        (tmp_path / f"{kind}.pdf").write_bytes(data)
    found = list(Inputs([tmp_path]))
    reasons = {Path(item.path).stem: item.reason for item in found if isinstance(item, ReadError)}
    assert {"empty", "picture", "noise"} <= reasons.keys()
    assert {"0", "z"} <= {item.doc_id for item in found if isinstance(item, Article)}
    assert not [reason for reason in reasons.values() if "Error:" in reason or "\n" in reason]

"""What no file could hold is replaced where articles come in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from nlp_pipeline.readers import Inputs, sound_article
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from pathlib import Path

STRINGS = st.text(alphabet=st.characters(codec=None, categories=None), max_size=20)


@given(STRINGS, STRINGS)
def test_any_article_can_be_written_afterwards(text: str, line: str) -> None:
    sound = sound_article(Article(f"a{line}", f"Oui {text}", title=line, date=line, url=line))
    for value in (sound.doc_id, sound.text, sound.title, sound.date, sound.url):
        value.encode("utf-8")
        assert "\0" not in value
    assert sound.title == "" or sound.title.isprintable() or len(sound.title.splitlines()) == 1
    assert sound_article(sound) is sound


def test_places_in_the_text_stay_and_pairs_become_one_character() -> None:
    assert sound_article(Article("a", "x\0y\ud83dz\x0c")).text == "x\ufffdy\ufffdz\x0c"
    assert sound_article(Article("a", "x\ud83d\ude00y")).text == "x😀y"


def test_metadata_with_control_characters_is_read(tmp_path: Path) -> None:
    rows = [
        {"id": "a\x0b1", "text": "Selon \udcffève, oui.", "date": "2024\x0b", "url": "http://x/\0", "titre": "a\u2028b"}
    ]
    (tmp_path / "a.json").write_text(json.dumps(rows), "utf-8")
    assert list(Inputs([tmp_path])) == [
        Article("a 1", "Selon \ufffdève, oui.", title="a b", date="2024", url="http://x/")
    ]

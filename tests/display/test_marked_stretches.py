from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_pipeline.display.marked_stretches import number_of_parent, segments
from nlp_pipeline.display.plain import plain_marks
from nlp_pipeline.display.visible import on_one_line, visible
from tests.shares import tried

if TYPE_CHECKING:
    from nlp_pipeline.schema import Row

TEXT = "« Oui », dit Ève, « si Luc le dit »."


def row(claim: list[tuple[int, int]], source: tuple[int, int] | None, *cues: tuple[int, int], parent: str = "") -> Row:
    spans = {"claim_spans": [list(span) for span in claim], "cue_spans": [list(span) for span in cues]}
    source_span = list(source) if source else None
    named = {
        "source_name": "Ève",
        "source": "Ève",
        "cue": "dit",
        "claim": "Oui",
        "kind": "direct",
        "stance": "report",
    }
    return {**spans, **named, "source_span": source_span, "parent_id": parent, "confidence": 0.9}


ROWS = [row([(2, 5), (20, 33)], (13, 16), (9, 12)), row([(27, 29)], (23, 26), (30, 33), parent="a#b#1")]


def test_brackets_mark_pieces_sources_and_cues_with_the_number_of_the_claim() -> None:
    assert plain_marks(TEXT, ROWS) == "« [1 Oui] », <1 dit> {1 Ève}, « [1 si {2 Luc} [2 le] <2 dit>] »."


def test_marked_stretches_may_cross() -> None:
    assert plain_marks("abcd", [row([(0, 3)], (2, 4))]) == "[1 ab{1 c]d}"


def test_a_claim_names_the_number_of_the_one_around_it() -> None:
    assert [number_of_parent(one) for one in ROWS] == ["", "1"]


def test_text_without_claims_is_one_segment_and_no_text_none() -> None:
    assert [(segment.start, segment.end) for segment in segments("abc", [])] == [(0, 3)]
    assert list(segments("", [])) == []


@given(st.data())
@settings(deadline=None, max_examples=tried(20, 50))
def test_segments_cover_the_text_and_carry_exactly_the_marks_over_them(data: st.DataObject) -> None:
    length = data.draw(st.integers(0, 12))
    span = st.tuples(st.integers(0, length), st.integers(0, length)).map(lambda pair: tuple(sorted(pair)))
    rows = [
        row(data.draw(st.lists(span, min_size=1, max_size=3)), data.draw(st.none() | span), data.draw(span))
        for _ in range(data.draw(st.integers(0, 4)))
    ]
    found = list(segments("x" * length, rows))
    assert [position for one in found for position in range(one.start, one.end)] == list(range(length))
    for one in found:
        for position in range(one.start, one.end):
            expected = sum(
                start <= position < end
                for claim in rows
                for start, end in [*claim["claim_spans"], *claim["cue_spans"], claim["source_span"] or (0, 0)]
            )
            assert len(one.marks) == expected


def test_nothing_in_a_text_steers_the_terminal() -> None:
    assert visible("\x1b[31mrouge\x07\x9b\u202e fin\x7f") == "␛[31mrouge␇�� fin␡"
    assert visible("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd\te"
    assert on_one_line(" a\n\u00a0b\x1b ") == "a b␛"


@given(st.text())
@settings(deadline=None, max_examples=tried(32, 80))
def test_visible_text_has_no_control_characters_but_line_feed_and_tab(text: str) -> None:
    assert not [sign for sign in visible(text) if sign not in "\n\t" and (ord(sign) < 32 or 127 <= ord(sign) < 160)]

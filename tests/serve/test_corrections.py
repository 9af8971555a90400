"""What a person says of a claim, and the row that comes of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_pipeline.report.page_words import load_labels
from nlp_pipeline.schema import CLAIM_COLUMNS, CLAIM_JSON_KEYS, PIECE_JOINER, Article, Row
from nlp_pipeline.serve.citation import citation, paragraph_starts
from nlp_pipeline.serve.corrections import (
    Correction,
    CorrectionError,
    added,
    checked,
    corrected,
    located,
    names_of,
    sentence_around,
)
from nlp_pipeline.serve.dossier import blank_row

TEXT = """Le pont rouvrira

Selon Anne Morel, le pont\u00a0rouvrira lundi. « Rien n’est sûr », tempère Luc Petit. La mairie se tait.
Anne Morel promet, a-t-elle dit, un pont neuf.
"""
ARTICLE = Article(
    "pont", TEXT, title="Le pont", date="2024-03-12", outlet="La Gazette", url="https://gazette.example/p"
)


def span(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


def entity(name: str, label: str, after: int = 0) -> Row:
    start, end = span(name, after)
    return {"doc_id": "pont", "text": name, "name": name, "label": label, "start": start, "end": end}


ENTITIES = [
    entity("Anne Morel", "PER"),
    entity("Luc Petit", "PER"),
    entity("Anne Morel", "PER", 60),
    entity("La mairie", "ORG"),
]


def row(**values: Any) -> Row:
    start, end = span("le pont\u00a0rouvrira lundi")
    source = span("Anne Morel")
    made = {
        "claim": "le pont rouvrira lundi",
        "claim_spans": [[start, end]],
        "claim_start": start,
        "claim_end": end,
        "source": "Anne Morel",
        "source_name": "Anne Morel",
        "source_type": "person",
        "source_role": "maire",
        "source_span": list(source),
        "kind": "indirect",
        "doc_id": "pont",
    }
    return blank_row() | made | values


def mended(**values: Any) -> Row:
    names = names_of([row()], ENTITIES)
    return corrected(row(), Correction(**values), ARTICLE, names, ENTITIES)


def test_words_are_given_by_selecting_them() -> None:
    made = mended(claim_spans=[span(" le pont\u00a0rouvrira ")])
    assert made["claim"] == "le pont rouvrira"
    assert TEXT[made["claim_start"] : made["claim_end"]] == "le pont\u00a0rouvrira"
    assert made["sentence"] == "Selon Anne Morel, le pont rouvrira lundi."


def test_words_are_given_by_writing_them_and_the_nearest_place_counts() -> None:
    made = mended(claim="le pont rouvrira")
    assert made["claim_spans"] == [list(span("le pont\u00a0rouvrira"))]
    start, end = located(TEXT, "Anne Morel", len(TEXT))[0]
    assert (start, end) == span("Anne Morel", 60)


def test_pieces_keep_their_order_and_their_joiner() -> None:
    made = mended(claim="Anne Morel promet … un pont neuf")
    assert [TEXT[start:end] for start, end in made["claim_spans"]] == ["Anne Morel promet", "un pont neuf"]
    assert made["claim"] == f"Anne Morel promet{PIECE_JOINER}un pont neuf"
    assert made["entities"] == "Anne Morel"


def test_a_source_is_chosen_by_its_name_and_placed_at_its_nearest_mention() -> None:
    made = mended(source_name="Luc Petit")
    assert (made["source"], made["source_name"], made["source_type"], made["source_role"]) == (
        "Luc Petit",
        "Luc Petit",
        "person",
        "",
    )
    assert (made["source_start"], made["source_end"]) == span("Luc Petit")
    assert mended(source_name="La mairie")["source_type"] == "organization"


def test_a_source_that_the_names_do_not_offer_has_its_words_where_they_are_selected() -> None:
    made = mended(source_name="Anne Dubois-Morel", source_span=span("a-t-elle dit"), source_type="person")
    assert (made["source"], made["source_name"]) == ("a-t-elle dit", "Anne Dubois-Morel")
    nameless = mended(source_span=span("La mairie"))
    assert (nameless["source_name"], nameless["source_type"]) == ("La mairie", "organization")


def test_a_claim_may_lose_its_source() -> None:
    made = mended(source_name="")
    assert (made["source"], made["source_name"], made["source_type"], made["source_span"], made["source_start"]) == (
        "",
        "",
        "none",
        None,
        None,
    )


def test_what_is_not_spoken_of_stays() -> None:
    assert mended() == row()
    assert mended(claim="le pont rouvrira lundi") == row()
    assert {**mended(kind="direct"), "kind": "indirect"} == row()


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"claim": "  "}, "no words"),
        ({"claim": "le pont fermera"}, "not in the text"),
        ({"claim": "un pont neuf … Anne Morel promet"}, "not in the text"),
        ({"claim_spans": []}, "no words"),
        ({"claim_spans": [(5, 5)]}, "outside the text"),
        ({"claim_spans": [(0, 10_000)]}, "outside the text"),
        ({"claim_spans": [(16, 18)]}, "no words"),
        ({"claim_spans": [(0, 9), (5, 12)]}, "across one another"),
        ({"source_name": "x", "source_span": (9, 3)}, "outside the text"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, Any], reason: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        mended(**values)
    assert caught.value.reason == reason


def test_a_claim_that_was_missed_becomes_a_whole_row() -> None:
    made = added(
        ARTICLE,
        Correction(claim_spans=[span("Rien n’est sûr")], source_name="Luc Petit"),
        names_of([], ENTITIES),
        ENTITIES,
    )
    assert set(made) == {*(column.name for column in CLAIM_COLUMNS), *CLAIM_JSON_KEYS}
    assert (made["kind"], made["source_name"], made["outlet"], made["rule"]) == (
        "direct",
        "Luc Petit",
        "La Gazette",
        "person",
    )
    assert made["sentence"] == "« Rien n’est sûr », tempère Luc Petit."
    assert added(ARTICLE, Correction(claim="un pont neuf"), [], [])["kind"] == "indirect"
    with pytest.raises(CorrectionError):
        added(ARTICLE, Correction(source_name="Luc Petit"), [], [])


@settings(max_examples=40)
@given(st.text(max_size=40), st.lists(st.integers(0, 40), min_size=2, max_size=6, unique=True))
def test_words_that_were_taken_from_a_text_are_found_in_it_again(text: str, edges: list[int]) -> None:
    ordered = sorted(edge for edge in edges if edge <= len(text))
    spans = list(zip(ordered[::2], ordered[1::2], strict=False))
    try:
        found = checked(text, spans)
    except CorrectionError:
        return
    words = PIECE_JOINER.join(" ".join(text[start:end].split()) for start, end in found)
    if words.count(PIECE_JOINER) != len(found) - 1:
        return  # the text itself holds what joins pieces
    again = located(text, words, found[0][0])
    assert [" ".join(text[start:end].split()) for start, end in again] == words.split(PIECE_JOINER)
    if len(found) == 1:
        assert again == found


@settings(max_examples=50)
@given(st.text(alphabet="ab .!?»\n", max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_a_sentence_holds_the_words_that_it_is_around(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    words = " ".join(text[start:end].split())
    assert words in sentence_around(text, min(start, len(text)), end) or not words


# --- citations


def test_a_citation_tells_who_where_and_when() -> None:
    told = row(outlet="La Gazette", date="2024-03-12", url="https://gazette.example/p")
    assert citation(told, paragraph_starts(TEXT), load_labels("fr")) == (
        "«\u00a0le pont rouvrira lundi\u00a0», selon Anne Morel, dans La Gazette, 12 mars 2024, §\u00a02, https://gazette.example/p"
    )
    assert citation(told, paragraph_starts(TEXT), load_labels("en")).startswith(
        "“le pont rouvrira lundi”, according to Anne Morel, in La Gazette, 12 March 2024"
    )


def test_a_citation_of_little_says_little() -> None:
    told = blank_row() | {"claim": "« Rien n’est sûr »", "url": "javascript:alert(1)"}
    assert citation(told, paragraph_starts(TEXT), load_labels("fr")) == "«\u00a0Rien n’est sûr\u00a0»"
    inner = blank_row() | {"claim": "le projet « mort-né » et « vain »"}
    assert citation(inner, paragraph_starts(TEXT), load_labels("fr")) == "«\u00a0le projet “mort-né” et “vain”\u00a0»"

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_pipeline.language.layout.blocks import find_blocks
from tests.shares import tried

WRAPPED = """Le conseil municipal a voté mardi soir le budget de la
ville, après trois heures de débat. La maire a promis de
Nantes à Rezé une ligne de plus. Elle ouvre."""


def blocks(text: str) -> list[str]:
    return [text[start:end] for start, end in find_blocks(text)]


def test_a_blank_line_parts_blocks() -> None:
    assert blocks("Un titre\n\nUn paragraphe.\n \nUn autre.\n\n\n") == ["Un titre", "Un paragraphe.", "Un autre."]


def test_a_line_end_parts_whole_lines() -> None:
    assert blocks("Un titre\nLe maire est parti.\nLe préfet reste.") == [
        "Un titre",
        "Le maire est parti.",
        "Le préfet reste.",
    ]


def test_a_wrapped_paragraph_is_one_block() -> None:
    assert blocks(WRAPPED) == [WRAPPED]


def test_a_quotation_that_a_copy_parted_from_its_sentence_is_one_block_with_it() -> None:
    text = 'Le batelier assure que le bac est\n"à quai pour trois jours"\n, avant\n"une longue visite"\ndu moteur.'
    assert blocks(text) == [text]
    assert blocks("« Je reste »\nLe maire a dit non.") == ["« Je reste »", "Le maire a dit non."]


def test_a_short_last_line_ends_a_wrapped_paragraph() -> None:
    assert blocks(WRAPPED + "\n" + WRAPPED) == [WRAPPED, WRAPPED]


def test_a_title_above_a_wrapped_paragraph_is_its_own_block() -> None:
    assert blocks("Budget voté\n" + WRAPPED) == ["Budget voté", WRAPPED]


def test_a_sentence_cut_by_a_line_end_goes_on() -> None:
    assert blocks("Le maire a dit que la ville\nserait fermée.") == ["Le maire a dit que la ville\nserait fermée."]


@pytest.mark.parametrize("dateline", ["8 janvier 2016 . –", "PARIS, 3 mars (AFP) —", "Bonjour à tous,"])
def test_a_line_that_ends_with_a_dash_or_comma_goes_on(dateline: str) -> None:
    text = f"{dateline}\nLe ministre a démissionné."
    assert blocks(text) == [text]


def test_bullets_are_blocks_of_their_own() -> None:
    assert blocks("Il faut :\n- du pain\n- de l'eau\n• du sel") == ["Il faut :", "- du pain", "- de l'eau", "• du sel"]


def test_a_list_of_names_is_no_wrapped_paragraph() -> None:
    assert len(blocks("Durand (3/4)\nMartin (2 buts sur 5)\nPetit\nLeroy (1/1)")) == 4


def test_a_word_alone_is_never_joined() -> None:
    assert blocks("Une photo du port\nle-port-de-brest-en-2021") == ["Une photo du port", "le-port-de-brest-en-2021"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \n \n"])
def test_white_space_has_no_block(text: str) -> None:
    assert blocks(text) == []


@given(st.lists(st.sampled_from(["Mot", "mot", ".", ",", " ", "\n", "\n\n", "– ", "«", "»", "x" * 50])).map("".join))
@settings(deadline=None, max_examples=tried(40, 100))
def test_blocks_hold_all_that_is_no_white_space(text: str) -> None:
    found = find_blocks(text)
    assert "".join("".join(text[start:end] for start, end in found).split()) == "".join(text.split())
    assert all(start < end for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert all(text[start:end] == text[start:end].strip() for start, end in found)


def test_a_million_characters_take_no_time() -> None:
    assert len(find_blocks("Une phrase assez longue pour être coupée.\n" * 25_000)) == 25_000
    assert len(find_blocks("\n" * 1_000_000)) == 0
    assert len(find_blocks("mot " * 250_000)) == 1

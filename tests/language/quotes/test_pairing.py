from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nlp_pipeline.language.quotes.marks import is_mark
from nlp_pipeline.language.quotes.pairing import DEEPEST, Quotation, pair
from tests.shares import tried

TOKEN = re.compile(r"\n+|<<|>>|\w+'|[\w-]+|[^\w\s]")


def read(text: str) -> tuple[list[str], list[bool], list[int]]:
    """Cut a text into words, spaces and paragraph breaks (blank lines), as the tokenizer would."""
    words, spaces, breaks = [], [], []
    for match in TOKEN.finditer(text):
        if words and words[-1].startswith("\n\n"):
            breaks.append(len(words))
        words.append(match.group())
        spaces.append(text[match.end() : match.end() + 1] == " ")
    return words, spaces, breaks


def quotations(text: str) -> list[Quotation]:
    return pair(*read(text))


def shown(text: str) -> list[str]:
    """The quotations of a text, each as: depth, its pieces joined by " / ", and "…" where it is left open."""
    words, spaces, breaks = read(text)
    return [
        f"{each.depth} "
        + " / ".join(" ".join(words[start:end]) for start, end in each.pieces)
        + ("" if each.closed else " …")
        for each in pair(words, spaces, breaks)
    ]


@pytest.mark.parametrize("marks", ["«»", "“”", "„”", "„“", "‹›", '""', "””", "<<>>"])
@pytest.mark.parametrize("space", ["", " "], ids=["glued", "spaced"])
def test_every_kind_of_mark_pairs(marks: str, space: str) -> None:
    opening, closing = marks[: len(marks) // 2], marks[len(marks) // 2 :]
    text = f"Il dit : {opening}{space}on y va{space}{closing}, puis {opening}{space}non{space}{closing}."
    assert shown(text) == ["0 on y va", "0 non"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« a “ b ” c »", ["0 a “ b ” c", "1 b"]),
        ("« a « b » c »", ["0 a « b » c", "1 b"]),
        ('« crié "Au feu" avant »', ['0 crié " Au feu " avant', "1 Au feu"]),
        ("« a “ b ‹ c › » d", ["0 a “ b ‹ c ›", "1 b ‹ c › …", "2 c"]),
        ("parle d'« un mot de « quelqu'un ».", ["0 un mot de « quelqu' un", "1 quelqu' un"]),
    ],
    ids=["other-kind", "same-kind", "straight-inside", "inner-left-open", "one-mark-closes-both"],
)
def test_nested(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit : « on y va\n\nFin de l'histoire.", ["0 on y va …"]),
        ("« A, dit X. « B », dit Y.", ["0 A , dit X . …", "0 B"]),
        ("« A\n\nB, « C ».", ["0 A …", "0 C"]),
        ('Il dit : "on y va\n\nFin "vraie".', ["0 on y va …", "0 vraie"]),
        ("« a\n\n" + "b\n\n" * 700 + "c »", ["0 a …"]),
    ],
    ids=["paragraph", "next-opening", "next-paragraph-opens-later", "straight", "too-far"],
)
def test_left_open_ends_early(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('“A", dit X. Les travaux.', ["0 A"]),
        ('« A", dit X. « B", dit Y.', ["0 A", "0 B"]),
        ('« A "b" c », dit X.', ['0 A " b " c', "1 b"]),
        ('« A" b », dit X.', ['0 A " b']),
    ],
    ids=["curly-straight", "twice", "its-own-closes", "an-odd-one-inside"],
)
def test_a_mark_of_another_kind_closes_what_none_of_its_own_does(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« A », dit X. Et il ajoute. C. »", ["0 A", "0 Et il ajoute . C ."]),
        ("Il est venu. Je pars », a dit X.", ["0 Je pars"]),
        ("Il est venu. Je pars » a dit X.", ["0 Je pars"]),
        ('Il est venu. Je pars" a dit X.', ["0 Je pars"]),
        ('Un écran de 24" a servi.', []),
        ('Je pars" - Marie Morel', ["0 Je pars"]),
        ("Je pars »", []),
        ("« A », dit X » hier.", ["0 A"]),
        ('un écran de 24" – le plus grand', []),
    ],
    ids=[
        "goes-on-behind-incise",
        "sentence-before-incise",
        "no-comma",
        "straight",
        "of-size",
        "signed",
        "by-itself",
        "no-sentence-ends",
        "inches",
    ],
)
def test_a_mark_that_nothing_opened_closes_its_sentence(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« A.\n\n« B.\n\n« C », dit-il. « D »", ["0 A . / B . / C", "0 D"]),
        ("« A.\n\n» B.\n\n» C », dit-il. « D »", ["0 A . / B . / C", "0 D"]),
        ("« A.\n\nB. »\n\nC « d »", ["0 A . / B .", "0 d"]),
        ("“A.\n\n“B”, dit-il.", ["0 A . / B"]),
        ('"A.\n\n"B", dit-il.', ["0 A . / B"]),
        ("« A “b” c.\n\n« D “e” », dit-il.", ["0 A “ b ” c . / D “ e ”", "1 b", "1 e"]),
        ("« A “b.\n\n« C », dit-il.", ["0 A “ b . / C", "1 b . …"]),
        ("« A.\n\n« B.\n\nC.", ["0 A . / B . …"]),
        ("« A », dit X.\n\n« B », dit Y.", ["0 A", "0 B"]),
    ],
    ids=[
        "reopening",
        "reopening-with-closer",
        "no-mark-between",
        "curly",
        "straight",
        "nested",
        "inner-open",
        "open-end",
        "two",
    ],
)
def test_goes_on_over_paragraphs(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("» a « b » c »", ["0 b"]),
        ("« » «» a", []),
        ('un "mot" et "un', ["0 mot", "0 un …"]),
        ('un écran de 5" et "un mot"', ["0 un mot"]),
        ('"un écran de 5" est petit", dit-il', ['0 un écran de 5 " est petit']),
        ('en 9"81, "un record"', ["0 un record"]),
        ('grâce au " bouclier fiscal ".', ["0 bouclier fiscal"]),
        ('" oui ", dit-il, " non ".', ["0 oui", "0 non"]),
        ('(voir "un" et "deux")', ["0 un", "0 deux"]),
        ('dit :"oui"', ["0 oui"]),
        ('l\'"ami"', ["0 ami"]),
        ("", []),
    ],
)
def test_strays_figures_and_spaces(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_start_and_end_hold_the_marks() -> None:
    words, _, _ = read("Il dit : « on y va », puis « non")
    closed, opened = quotations("Il dit : « on y va », puis « non")
    assert words[closed.start] == "«"
    assert words[closed.end - 1] == "»"
    assert (words[opened.start], words[opened.end - 1]) == ("«", "non")


@pytest.mark.parametrize("text", ["« ", "« a ", '" ', '"a ', "» ", "« a\n\n", "“a «", '5" '])
def test_ten_thousand_marks_take_no_time(text: str) -> None:
    found = quotations(text * 10_000)
    assert all(each.depth < DEEPEST for each in found)


def test_the_deepest_nesting_is_left_out() -> None:
    found = quotations("« " * 5_000 + "a" + " »" * 5_000)
    assert [each.depth for each in found] == list(range(DEEPEST))


marked_text = st.lists(
    st.sampled_from([*'«»“”„‹›"()', "<<", ">>", "mot", "5", "l'", " ", " ", ".", ",", "\n\n", "\n", "…"]), max_size=60
).map("".join)


@given(marked_text)
@example("»«…«…»…»")
@example("“«(“.«.»")
@example("“\n\n)”»mot«")
@settings(deadline=None, max_examples=tried(60, 150))
def test_quotations_stand_in_order_and_inside_each_other(text: str) -> None:
    words, spaces, breaks = read(text)
    found = pair(words, spaces, breaks)
    assert [each.start for each in found] == sorted({each.start for each in found})
    around: list[Quotation] = []
    for each in found:
        while around and around[-1].end <= each.start:
            around.pop()
        assert each.depth == len(around)
        assert all(each.end <= outer.end for outer in around)
        around.append(each)
        assert each.pieces
        assert each.start + is_mark(words[each.start]) <= each.pieces[0][0]
        assert each.pieces[-1][1] <= each.end <= len(words)
        assert each.closed == (each.pieces[-1][1] < each.end)
        for (start, end), after in zip(each.pieces, [*each.pieces[1:], None], strict=True):
            assert start < end
            assert not words[start].isspace()
            assert not words[end - 1].isspace()
            assert after is None or end < after[0]

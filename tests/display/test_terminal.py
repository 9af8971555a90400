from __future__ import annotations

import io

from rich.color import Color
from rich.console import Console, RenderableType

from nlp_pipeline.display import colours
from nlp_pipeline.display.terminal import claims_table, heading, legend, marked_text
from nlp_pipeline.schema import Article
from tests.display.test_marked_stretches import ROWS, TEXT


def printed(what: RenderableType, *, colour: bool) -> str:
    stream = io.StringIO()
    Console(file=stream, force_terminal=colour, color_system="truecolor" if colour else None, width=100).print(what)
    return stream.getvalue()


def test_without_colour_brackets_mark() -> None:
    assert printed(marked_text(TEXT, ROWS, colour=False), colour=False) == (
        "« [1 Oui] », <1 dit> {1 Ève}, « [1 si {2 Luc} [2 le] <2 dit>] ».\n"
    )
    assert "[n claim]" in legend(colour=False).plain


def test_in_colour_words_stay_and_styles_mark() -> None:
    marked = marked_text(TEXT, ROWS, colour=True)
    assert marked.plain == "« [1]Oui », dit Ève, « [1]si Luc [2]le dit »."
    assert "\x1b[" in printed(marked, colour=True)
    assert legend(colour=True).plain == "[n]claim   hearsay   source   cue"


def test_brackets_and_escapes_in_a_text_stay_text() -> None:
    text = "[red]Danger[/red] :skull: \x1b]0;titre\x07 https://a.example"
    for colour in (False, True):
        out = printed(marked_text(text, [], colour=colour), colour=colour)
        assert "[red]Danger[/red] :skull: ␛]0;titre␇" in out
    row = {**ROWS[0], "claim": "[bold]fin[/bold]\x1b[2J", "source_name": "[link=x]Ève"}
    out = printed(claims_table([row], colour=False), colour=False)
    assert "[bold]fin[/bold]␛[2J" in out
    assert "[link=x]Ève" in out


def test_the_table_numbers_claims_and_says_which_stand_inside_which() -> None:
    lines = printed(claims_table(ROWS, colour=False), colour=False).splitlines()
    assert any(line.split("|")[1].strip() == "1" for line in lines if line.count("|") > 4)
    assert any(line.split("|")[1].strip() == "2 in 1" for line in lines if line.count("|") > 4)


def test_a_table_row_without_source_or_cue_shows_a_dash() -> None:
    row = {**ROWS[0], "source": "", "source_name": "", "cue": ""}
    out = printed(claims_table([row], colour=False), colour=False)
    assert out.count("–") == 2


def test_the_heading_tells_what_is_known() -> None:
    known = Article("a/b", "x", title="Un\ntitre", outlet="Le Courrier", date="2024-03-05")
    assert heading(known, "2 claims").plain == "a/b · Un titre · Le Courrier · 2024-03-05 · 2 claims"
    assert heading(Article("a", "x"), "0 claims").plain == "a · 0 claims"


def test_colours_can_be_read_on_black_and_on_white() -> None:
    for name in (colours.CLAIM, colours.SOURCE, colours.CUE, colours.HEARSAY, colours.FAILED):
        light = luminance(*Color.parse(name).get_truecolor())
        assert (light + 0.05) / 0.05 > 4, name  # against black, as WCAG counts it
        assert 1.05 / (light + 0.05) > 4, name


def luminance(*channels: int) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (each / 255 for each in channels)]
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

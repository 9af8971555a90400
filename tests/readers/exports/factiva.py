"""Exports of Factiva: as pages, printed, saved as text, RTF and XML."""

# ruff: noqa: E501 - exports stand as they are printed

from __future__ import annotations

from tests.readers.exports.parts import END, META, PAGE, Export, Unit, words


def _factiva(number: int) -> Unit:
    row = '<tr><td class="index"><b>{}</b>&nbsp;</td><td>{}</td></tr>'
    return Unit(
        number,
        (
            ("open", f'<div id="article-LEVAL{number}" class="article"><div class="article frArticle"><table>'),
            ("section", row.format("SE", "Région")),
            ("title", row.format("HD", "<span class='frHeadline'>Le pont</span>")),
            ("author", row.format("BY", "Par Anne Morel")),
            ("count", row.format("WC", "34 mots")),
            ("date", row.format("PD", "11 septembre 2024")),
            ("outlet", row.format("SN", "Le Val")),
            ("body", row.format("LP", f'<p class="articleParagraph frarticleParagraph">{words(number)}</p><!--in-->')),
            ("number", row.format("AN", f"Document LEVAL00020240911ek9b{number:05}")),
            ("close", "</table></div></div>"),
        ),
    )


def _factiva_printed(number: int) -> Unit:
    return Unit(
        number,
        (
            ("open", '<div class="article frArticle"><div>Région</div>'),
            ("title", '<div id="hd"><span class="frHeadline">Le pont</span></div>'),
            ("author", '<div class="author">Anne Morel </div>'),
            ("count", "<div>1 204 mots</div>"),
            ("date", "<div>11 septembre 2024</div><div>11:03</div>"),
            ("outlet", "<div>Le Val</div><div>LEVAL</div><div>26</div><div>Français</div><div>(c) 2024 Le Val</div>"),
            ("body", f'<p class="articleParagraph frarticleParagraph">{words(number)}</p><!--in-->'),
            ("number", f"<p>Document LEVAL00020240911ek9b{number:05}</p>"),
            ("close", "</div>"),
        ),
    )


def _factiva_text(number: int) -> Unit:
    return Unit(
        number,
        (
            ("section", "*SE* \tRégion\n"),
            ("title", "*HD* \tLe *pont*\n"),
            ("author", "*BY* \tAnne Morel\n"),
            ("count", "*WC* \t34 mots\n"),
            ("date", "*PD* \t11 September 2024\n"),
            ("outlet", "*SN* \tLe Val\n"),
            (
                "body",
                f"*LP* \n\n\t\n\n{words(number)}\nLe *pont* attend Anne Pannier-\nMorel - et les\nautres.\n\n*TD* \n\n\t\n\nUne fin.\n\n",
            ),
            ("topics", "*NS* \ngpol : Domestic Politics\n\n"),
            ("number", f"*AN* \nDocument LEVAL00020240911ek9b{number:05}\n\n"),
        ),
    )


def _factiva_rtf(number: int) -> Unit:
    return Unit(
        number,
        (
            ("title", "HD\\par Le pont\\par "),
            ("author", "BY\\par Par Anne Morel\\par "),
            ("count", "WC\\par 34 mots\\par "),
            ("date", "PD\\par 11 septembre 2024\\par "),
            ("outlet", "SN\\par Le Val\\par "),
            ("body", f"LP\\par {words(number)}\\par LA MAIRE attend.\\par "),
            ("number", f"AN\\par Document LEVAL00020240911ek9b{number:05}\\par "),
        ),
    )


def _factiva_xml(number: int) -> Unit:
    return Unit(
        number,
        (
            ("open", "<ppsarticle><article>"),
            ("number", f"<accessionNo>LEVAL00020240911ek9b{number:05}</accessionNo>"),
            ("title", "<headline><paragraph><hlt>Le</hlt> pont</paragraph></headline>"),
            ("author", "<byline>Par Anne Morel</byline>"),
            ("body", f"<leadParagraph><paragraph>{words(number)}</paragraph></leadParagraph>"),
            ("date", "<publicationDate><dateTime>2024-09-11T01:35:58Z</dateTime></publicationDate>"),
            ("outlet", "<sourceName>Le Val</sourceName>"),
            ("close", "</article></ppsarticle>"),
        ),
    )


FACTIVA = {
    "factiva": Export(
        ".html", PAGE.format("Factiva"), _factiva, END, optional=("body", "number", "section", *META), nests=True
    ),
    "factiva-printed": Export(
        ".html", PAGE.format("Factiva"), _factiva_printed, END, optional=("number", "author"), nests=True
    ),
    "factiva-text": Export(
        ".txt", "Skip to main content\n\n", _factiva_text, optional=("number", "section", "body", *META)
    ),
    "factiva-rtf": Export(".rtf", "{\\rtf1\\ansi ", _factiva_rtf, "}", optional=("number", "author", "outlet")),
    "factiva-xml": Export(
        ".xml",
        '<?xml version="1.0"?><PPSResponse><r xmlns="http://global.factiva.com/pps/2.0">',
        _factiva_xml,
        "</r></PPSResponse>",
        optional=("body", "number", *META),
    ),
}

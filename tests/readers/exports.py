"""Small exports of every kind that holds several articles, made of parts that tests drop, double, nest and reorder."""

# ruff: noqa: E501 - exports stand as they are printed

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Unit:
    """One article of an export, in pieces of markup by name; ``body`` holds its words, and a word of its own."""

    number: int
    parts: tuple[tuple[str, str], ...]

    @property
    def word(self) -> str:
        """A word that stands in this article's text and in no other's."""
        return word(self.number)

    def without(self, name: str) -> Unit:
        return replace(self, parts=tuple(part for part in self.parts if part[0] != name))

    def holding(self, other: str) -> Unit:
        """Put markup into the body, before its end."""
        parts = ((name, text.replace("<!--in-->", other) if name == "body" else text) for name, text in self.parts)
        return replace(self, parts=tuple(parts))

    def __str__(self) -> str:
        return "".join(text for _, text in self.parts)

    def has_body(self) -> bool:
        return any(name == "body" for name, _ in self.parts)


@dataclass(frozen=True)
class Export:
    """A kind of export.

    Attributes:
        suffix: the ending of its files.
        head: what stands before the articles.
        unit: makes an article.
        tail: what stands behind the articles.
        joint: between two articles.
        optional: the parts that may be missing without its being another article, or none.
        nests: whether an article may stand inside another.
        packed: makes the file around the text.
    """

    suffix: str
    head: str
    unit: Callable[[int], Unit]
    tail: str = ""
    joint: str = "\n"
    optional: tuple[str, ...] = ()
    nests: bool = False
    packed: Callable[[bytes], bytes] = bytes

    def file(self, units: list[Unit]) -> bytes:
        return self.packed((self.head + self.joint.join(map(str, units)) + self.tail).encode())


def word(number: int) -> str:
    return "jeton" + "".join("abcdefghij"[int(figure)] for figure in str(number))


def words(number: int) -> str:
    return f"Selon la mairie de {word(number)}, le pont rouvrira lundi."


def _europresse(number: int) -> Unit:
    return Unit(
        number,
        (
            ("open", "<article><header>"),
            (
                "outlet",
                '<div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Val, no. 12</span></div>',
            ),
            ("date", '<div><span class="DocHeader">Région, mercredi 11 septembre 2024 34 mots, p. 3</span></div>'),
            ("title", '<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">Le pont</p></div>'),
            ("author", '<div class="docAuthors">Anne Morel</div>'),
            ("section", "</header><section>"),
            (
                "body",
                f"<div class='DocText clearfix'><div class='docOcurrContainer'><p>{words(number)}</p><!--in--></div></div>",
            ),
            ("end", "</section><footer>"),
            ("number", f'<div class="publiC-lblNodoc">news·20240911·CV·{number}</div>'),
            ("close", "</footer></article>"),
        ),
    )


def _europresse_2015(number: int) -> Unit:
    return Unit(
        number,
        (
            ("open", "<article> <header> <div>"),
            ("outlet", '<span class="DocPublicationName">Le Val  </span> </div> <div>'),
            (
                "date",
                '<span class="DocHeader">Région, mardi 14 mars 2006, p. 16</span> </div> <div><p>RÉGION</p></div>',
            ),
            ("title", '<div class="titreArticle"> <p class="titreArticleVisu">Le pont</p> </div>'),
            ("author", "<div>Anne Morel</div>"),
            ("section", "</header> <section>"),
            ("body", f"<p>{words(number)}</p><!--in--> </div> </div>"),
            ("aside", "</section> <aside> <div> <b>Note(s) : </b><p>Une note.</p> </div> </aside> <footer>"),
            (
                "number",
                f'<p>Numéro de document : news·20060314·CV·{number}</p><span id="PubliC_lblNodoc">news·20060314·CV·{number}</span>',
            ),
            ("close", "</footer> </article>"),
        ),
    )


def _europresse_2012(number: int) -> Unit:
    return Unit(
        number,
        (
            ("open", '<table><tr><td><table id="tbHeaderImages"><tr><td><br></td></tr></table>'),
            ("outlet", '<span class="DocPublicationName">Le Val, no. 12</span><br>'),
            (
                "date",
                '<span class="DocHeader">Région, </span><span class="DocHeader">jeudi </span><span class="DocHeader">4 octobre 2012</span><br><br>',
            ),
            ("title", '<span class="TitreArticleVisu">Le <span style="color:red">pont</span></span><br><br>'),
            ("author", "Anne Morel<br><p></p>"),
            ("body", f"{words(number)}<p></p>Un riverain attend.<p></p>"),
            ("credit", "<b><i>© 2012 Le Val. Tous droits réservés.</i></b><p></p>"),
            ("number", f"Numéro de document : news·20121004·CV·{number}<br><br>"),
            (
                "close",
                f'<table><tr><td align="center">news·20121004·CV·{number}</td></tr><tr><td>Ce certificat est émis à <b>Université</b></td></tr></table></td></tr></table><p><br><br>',
            ),
        ),
    )


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


def _lexisnexis(number: int) -> Unit:
    line = '<br><div class="c5"><p class="c6"><span class="c8">{}: </span><span class="c2">{}</span></p>\n</div>\n'
    return Unit(
        number,
        (
            (
                "open",
                f'<a name="DOC_ID_0_{number}"></a><!-- Hide XML section from browser\n<DOC NUMBER={number}>\n<DOCFULL> -->\n',
            ),
            (
                "first",
                f'<br><div class="c0"><p class="c1"><span class="c2">{number} of 9 DOCUMENTS</span></p>\n</div>\n',
            ),
            (
                "outlet",
                '<br><div class="c0"><br><p class="c1"><img src="x.gif"><br><span class="c2">Le Val</span></p>\n</div>\n',
            ),
            (
                "date",
                '<br><div class="c3"><p class="c1"><span class="c4">11</span><span class="c2"> septembre 2024 mercredi</span></p>\n</div>\n',
            ),
            ("title", '<br><div class="c5"><p class="c6"><span class="c7">Le pont</span></p>\n</div>\n'),
            ("author", line.format("AUTEUR", "Anne Morel")),
            ("section", line.format("RUBRIQUE", "RÉGION; Pg. 3") + line.format("LONGUEUR", "34 mots")),
            ("body", f'<br><div class="c5"><p class="c9"><span class="c2">{words(number)}</span></p>\n</div>\n'),
            ("topics", line.format("SUJET", "PONTS (90%)") + line.format("DATE-CHARGEMENT", "12 septembre 2024")),
            (
                "credit",
                '<br><div class="c0"><p class="c1"><span class="c2">Copyright 2024 Le Val<br>Tous Droits Réservés</span></p>\n</div>\n',
            ),
            ("close", "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n"),
        ),
    )


def _lexisnexis_text(number: int) -> Unit:
    return Unit(
        number,
        (
            ("first", f"\n                               Document {number} de 9\n\n\n\n"),
            ("outlet", "                                  Le Val\n\n"),
            ("date", "                         11 septembre 2024 mercredi\n\n"),
            ("title", "Le pont\n\n"),
            ("author", "AUTEUR: Anne Morel\n\n"),
            ("count", "LONGUEUR: 34 mots\n\n"),
            ("body", f"{words(number)} Les riverains\nattendent.\n\n"),
            ("topics", "DATE-CHARGEMENT: 12 septembre 2024\n\nLANGUE: FRENCH; FRANÇAIS\n\n"),
            (
                "credit",
                "                        Copyright 2024 Le Val\n                          Tous droits réservés\n",
            ),
        ),
    )


def _nexis_rtf(number: int) -> Unit:
    return Unit(
        number,
        (
            ("title", "Le pont\\par "),
            ("outlet", "Le Val\\par "),
            ("date", "11 septembre 2024 mercredi\\par "),
            ("credit", "Copyright 2024 Le Val Tous droits r\\'e9serv\\'e9s\\par "),
            ("section", "Section: R\\'e9gion; Pg. 3\\par Length: 34 words\\par "),
            ("author", "Byline: Anne Morel\\par "),
            ("heading", "Body\\par "),
            ("body", f"{words(number)}\\par Les riverains attendent.\\par "),
            ("topics", "Classification\\par Language: FRENCH; FRAN\\'c7AIS\\par Load-Date: September 12, 2024\\par "),
            ("close", "End of Document\\par "),
        ),
    )


def _nexis_word(number: int) -> Unit:
    return Unit(
        number,
        (
            ("bookmark", '<w:p><w:bookmarkStart w:id="0"/><w:bookmarkEnd w:id="0"/></w:p>'),
            (
                "title",
                _run("Le ").removesuffix("</w:p>") + "<w:hyperlink><w:r><w:t>pont</w:t></w:r></w:hyperlink></w:p>",
            ),
            ("outlet", _run("Le Val")),
            ("date", _run("11 septembre 2024 mercredi")),
            ("credit", _run("Copyright 2024 Le Val Tous droits réservés")),
            ("section", _run("Section: Région; Pg. 3") + _run("Length: 34 words")),
            ("author", _run("Byline: Anne Morel")),
            ("heading", _run("Body")),
            ("body", _run(words(number)) + _run("Les riverains attendent.")),
            (
                "topics",
                _run("Classification") + _run("Language: FRENCH; FRANÇAIS") + _run("Load-Date: September 12, 2024"),
            ),
            ("close", _run("End of Document")),
        ),
    )


def _run(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def word_file(document: bytes) -> bytes:
    """Give a Word document around its text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return stream.getvalue()


def _iramuteq(number: int) -> Unit:
    return Unit(
        number, (("open", f"**** *journal_LeVal *date_2024-09-11 *id_{number}\n"), ("body", f"{words(number)}\n"))
    )


def _alceste(number: int) -> Unit:
    return Unit(number, (("open", f"{number:05} *journal_LeVal *date_2024-09-11\n"), ("body", f"{words(number)}\n")))


def _txm(number: int) -> Unit:
    inside = f"<p>{words(number)}</p><!--in-->"
    return Unit(
        number,
        (("open", f'<text id="t{number}" journal="Le Val" date="2024-09-11">'), ("body", inside), ("close", "</text>")),
    )


def _articles_xml(number: int) -> Unit:
    return Unit(
        number,
        (
            ("open", '<article date="2024-09-11" journal="Le Val">'),
            ("body", f"{words(number)}<!--in-->"),
            ("close", "</article>"),
        ),
    )


def _tei(number: int) -> Unit:
    return Unit(
        number,
        (
            ("open", "<TEI>"),
            ("header", "<teiHeader><fileDesc><titleStmt><title>Le pont</title></titleStmt></fileDesc></teiHeader>"),
            ("body", f"<text><body><p>{words(number)}</p><!--in--></body></text>"),
            ("close", "</TEI>"),
        ),
    )


def _conllu(number: int) -> Unit:
    forms = words(number).removesuffix(".").split()
    lines = [f"{at}\t{form}" + "\t_" * 8 for at, form in enumerate(forms, 1)]
    return Unit(
        number,
        (
            ("open", f"# newdoc id = d{number}\n"),
            ("date", "# date = 2024-09-11\n"),
            ("body", "\n".join(lines) + "\n"),
            ("close", "\n"),
        ),
    )


def _csv(number: int) -> Unit:
    return Unit(number, (("id", f"a{number};"), ("body", words(number)), ("close", ";11/09/2024")))


def _json_lines(number: int) -> Unit:
    row = {"id": f"a{number}", "date": "2024-09-11", "texte": words(number)}
    return Unit(number, (("body", json.dumps(row, ensure_ascii=False)),))


PAGE = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>{}</title></head><body>'
END = "</body></html>"
META = ("outlet", "date", "title", "author")

EXPORTS = {
    "europresse": Export(".html", PAGE.format(""), _europresse, END, "", ("body", "number", *META), nests=True),
    "europresse-2015": Export(".html", PAGE.format(""), _europresse_2015, END, " ", ("body", "number", *META)),
    "europresse-2012": Export(".html", PAGE.format(""), _europresse_2012, END, optional=("author", "outlet", "number")),
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
    "lexisnexis": Export(
        ".html", "<html><body><!-- LXNComment 1:2 -->", _lexisnexis, END, optional=("body", "topics", *META)
    ),
    "lexisnexis-text": Export(".txt", "", _lexisnexis_text, optional=("body", "topics", *META)),
    "nexis-rtf": Export(".rtf", "{\\rtf1\\ansi ", _nexis_rtf, "}", optional=("body", "topics", *META)),
    "nexis-word": Export(
        ".docx",
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>',
        _nexis_word,
        "</w:body></w:document>",
        optional=("body", "topics", *META),
        packed=word_file,
    ),
    "iramuteq": Export(".txt", "", _iramuteq, optional=("body",)),
    "alceste": Export(".txt", "", _alceste, optional=("body",)),
    "txm": Export(".xml", "<corpus>", _txm, "</corpus>", optional=("body",), nests=True),
    "articles-xml": Export(".xml", "<corpus>", _articles_xml, "</corpus>", optional=("body",), nests=True),
    "tei": Export(".xml", "<teiCorpus>", _tei, "</teiCorpus>", optional=("body", "header")),
    "conllu": Export(".conllu", "", _conllu, optional=("date", "body")),
    "csv": Export(".csv", "id;texte;date\n", _csv, optional=("body",)),
    "json-lines": Export(".jsonl", "", _json_lines),
}
"""By a name for the tests: every reader of files that hold several articles, in every form that it reads."""

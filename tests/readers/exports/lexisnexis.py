"""Exports of LexisNexis and Nexis Uni: as pages, text, RTF and Word documents."""

# ruff: noqa: E501 - exports stand as they are printed

from __future__ import annotations

import io
import zipfile

from tests.readers.exports.parts import END, META, Export, Unit, words


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


LEXISNEXIS = {
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
}

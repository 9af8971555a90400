"""Exports of Europresse, in the layouts of three times."""

# ruff: noqa: E501 - exports stand as they are printed

from __future__ import annotations

from tests.readers.exports.parts import END, META, PAGE, Export, Unit, words


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


EUROPRESSE = {
    "europresse": Export(".html", PAGE.format(""), _europresse, END, "", ("body", "number", *META), nests=True),
    "europresse-2015": Export(".html", PAGE.format(""), _europresse_2015, END, " ", ("body", "number", *META)),
    "europresse-2012": Export(".html", PAGE.format(""), _europresse_2012, END, optional=("author", "outlet", "number")),
}

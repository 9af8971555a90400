"""Files of corpora, and tables, that hold several articles."""

from __future__ import annotations

import json

from tests.readers.exports.parts import Export, Unit, words


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


CORPORA = {
    "iramuteq": Export(".txt", "", _iramuteq, optional=("body",)),
    "alceste": Export(".txt", "", _alceste, optional=("body",)),
    "txm": Export(".xml", "<corpus>", _txm, "</corpus>", optional=("body",), nests=True),
    "articles-xml": Export(".xml", "<corpus>", _articles_xml, "</corpus>", optional=("body",), nests=True),
    "tei": Export(".xml", "<teiCorpus>", _tei, "</teiCorpus>", optional=("body", "header")),
    "conllu": Export(".conllu", "", _conllu, optional=("date", "body")),
    "csv": Export(".csv", "id;texte;date\n", _csv, optional=("body",)),
    "json-lines": Export(".jsonl", "", _json_lines),
}

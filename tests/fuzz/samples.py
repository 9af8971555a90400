"""A small sound file of every format that is read: what the mutations begin with."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import pandas as pd

from tests.readers.exports import EXPORTS
from tests.readers.test_archives import PAGE as SHORT_PAGE
from tests.readers.test_archives import pdf, warc
from tests.readers.test_corpora import STARS, TEI, TXM
from tests.readers.test_europresse import ARTICLE, HEAD, OLD
from tests.readers.test_factiva import KEYED, PRINTED, RTF
from tests.readers.test_gallica import NOTICE, WORDS, markup
from tests.readers.test_web_page import PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS = [
    {"titre": "Le pont", "texte": "Selon la mairie,\nle pont rouvre.", "date": "11/09/2024", "id": "a1"},
    {"titre": "Le lac", "texte": "« Il gèle », dit-il.", "date": "2024-01-31", "id": "a2"},
]
PLAIN = "Selon la mairie, le pont rouvre.\r\n« Tout est prêt », dit-elle.\r\n"
FILES = Path(__file__).parents[1] / "readers" / "files"
ZIPPED = (".docx", ".odt", ".epub")
ALTO = (
    '<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page ID="P1"><PrintSpace>'
    '<TextBlock><TextLine><String CONTENT="Selon"/><SP/><String CONTENT="la"/><SP/><String CONTENT="mai" '
    'SUBS_TYPE="HypPart1" SUBS_CONTENT="mairie,"/><HYP CONTENT="-"/></TextLine><TextLine><String CONTENT="rie," '
    'SUBS_TYPE="HypPart2" SUBS_CONTENT="mairie,"/><SP/><String CONTENT="il"/><SP/><String CONTENT="pleut."/></TextLine>'
    "</TextBlock></PrintSpace></Page></Layout></alto>"
)
ODS_PLACE = "urn:oasis:names:tc:opendocument:xmlns"


@dataclass(frozen=True)
class Sample:
    """A file: the ending that it is read under, and its bytes; of a zipped one, the members."""

    suffix: str
    data: bytes
    members: Mapping[str, bytes] | None = None


@cache
def samples() -> dict[str, Sample]:
    """Give a sample a format, by the name that the command takes."""
    frame = pd.DataFrame(ROWS)
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS)
    workbook = io.BytesIO()
    frame.to_excel(workbook, index=False)
    exports = {
        name: Sample(export.suffix, export.file([export.unit(1), export.unit(2)])) for name, export in EXPORTS.items()
    }
    files = {path.name: path.read_bytes() for path in FILES.iterdir() if path.is_file()}
    return (
        exports
        | _documents(files)
        | {
            "text": Sample(".txt", PLAIN.encode("cp1252")),
            "iramuteq": Sample(".txt", STARS.encode()),
            "gallica": Sample(".html", markup(NOTICE.format(date="1889-05-04"), WORDS).encode()),
            "page": Sample(".html", PAGE.encode()),
            "europresse": Sample(".html", (HEAD + ARTICLE + ARTICLE).encode()),
            "europresse-old": Sample(".htm", (HEAD + OLD).encode()),
            "factiva": Sample(".html", KEYED.encode()),
            "factiva-printed": Sample(".html", PRINTED.encode()),
            "factiva-rtf": Sample(".rtf", RTF.encode()),
            "csv": Sample(".csv", frame.to_csv(index=False, sep=";").encode()),
            "tsv": Sample(".tsv", frame.to_csv(index=False, sep="\t").encode("utf-16")),
            "json": Sample(".json", json.dumps({"articles": ROWS}).encode()),
            "jsonl": Sample(".jsonl", lines.encode()),
            "parquet": Sample(".parquet", frame.to_parquet(index=False)),
            "xlsx": _zipped(".xlsx", workbook.getvalue()),
            "ods": _zipped(".ods", _ods()),
            "xls": Sample(".xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)),
            "pdf": Sample(".pdf", pdf([["Le pont rouvre lundi.", "Selon la mairie, tout est prêt."]])),
            "tei": Sample(".xml", TEI.encode()),
            "txm": Sample(".xml", TXM.encode()),
            "warc": Sample(".warc", warc({"https://exemple.fr/1": SHORT_PAGE, "https://exemple.fr/2": SHORT_PAGE})),
            "zip": _zipped(
                ".zip", packed({"a.txt": PLAIN.encode(), "b/c.jsonl": lines.encode(), "d.html": PAGE.encode()})
            ),
            "gzip": Sample(".gz", gzip.compress(lines.encode(), mtime=0)),
        }
    )


def _documents(files: Mapping[str, bytes]) -> dict[str, Sample]:
    """Give documents as other programs write them, by the names of the files."""
    among = {name: files[name] for name in ("libreoffice.odt", "libreoffice.docx", "s-nail.eml", "webvtt-py.srt")}
    zipped = {name: _zipped(PurePath(name).suffix, files[name]) for name in files if PurePath(name).suffix in ZIPPED}
    return (
        {name: Sample(PurePath(name).suffix, data) for name, data in files.items()}
        | zipped
        | {
            "alto": Sample(".alto", ALTO.encode()),
            "zip-of-documents": _zipped(".zip", packed(among)),
        }
    )


def packed(members: Mapping[str, bytes]) -> bytes:
    """Give an archive of members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def ods(rows: str) -> bytes:
    """Give an ODS document with the XML of the rows of one sheet."""
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{ODS_PLACE}:office:1.0" '
        f'xmlns:table="{ODS_PLACE}:table:1.0" xmlns:text="{ODS_PLACE}:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="a">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = (
        f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{ODS_PLACE}:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        "</manifest:manifest>"
    )
    members = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content.encode(),
        "META-INF/manifest.xml": manifest.encode(),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def ods_row(*cells: str, rows: int = 1, columns: int = 1) -> str:
    """Give the XML of a row of an ODS sheet, repeated as often as is said."""
    attributes = f'office:value-type="string" table:number-columns-repeated="{columns}"'
    inner = "".join(f"<table:table-cell {attributes}><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
    return f'<table:table-row table:number-rows-repeated="{rows}">{inner}</table:table-row>'


def _ods() -> bytes:
    return ods(ods_row(*ROWS[0]) + "".join(ods_row(*row.values()) for row in ROWS))


def _zipped(suffix: str, data: bytes) -> Sample:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return Sample(suffix, data, members)

"""Word documents of before 2007 (.doc), by whichever converter the machine has: antiword, else LibreOffice.

Both run as processes of their own, for a limited time, in a folder that goes with them; LibreOffice with a profile that
runs no macro and follows no link.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import N_, _, reason_of
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.documents.odt import Odt
from nlp_pipeline.readers.documents.paragraphs import About, Paragraph, article_of
from nlp_pipeline.readers.passwords import COMPOUND, LOCKED, is_locked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions
    from nlp_pipeline.schema import Article

LONGEST = 40
"""In seconds, for one document."""

ANTIWORD = "antiword"
OFFICE = ("soffice", "libreoffice")
NOTES = re.compile(r"^-{10,}$", re.MULTILINE)
"""What antiword writes above the notes of a document."""

CALL = re.compile(r"\[\d{1,3}\]")
NEITHER = N_(
    "a Word document of before 2007: save it as .docx, or install LibreOffice or antiword, with which it can be read"
)
WORD_STREAM = "WordDocument".encode("utf-16-le")
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>2</value></prop></item>
</oor:items>
"""  # noqa: E501 - a line an option


class OldWord:
    """One article: the text of a Word document in the format of Word 97 to 2003."""

    name = N_("Word 97-2003 document")
    suffixes = (".doc", ".dot")

    def recognises(self, head: bytes) -> bool:
        """Never for certain by its bytes, which old workbooks share; where nothing else is, this is tried."""
        return False

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article]:
        """Give the document's article.

        Raises:
            Unreadable: the file is no such document, is damaged, has a password, or no converter is there.
        """
        data = stream.read()
        stream.seek(0)
        if not data.strip():
            raise Unreadable(_("empty"))
        if not data.startswith(COMPOUND):
            raise Unreadable(_("not a Word document, whatever its ending says"))
        if is_locked(stream):
            raise Unreadable(_(LOCKED))
        if WORD_STREAM not in data:
            raise Unreadable(_("not a Word document: another kind of Office file"))
        yield _converted(data, options)


def _converted(data: bytes, options: ReadOptions) -> Article:
    antiword = shutil.which(ANTIWORD)
    office = next((path for name in OFFICE if (path := shutil.which(name))), None)
    if not antiword and not office:
        raise Unreadable(_(NEITHER))
    with tempfile.TemporaryDirectory(prefix="selon-") as folder:
        document = Path(folder) / "document.doc"
        document.write_bytes(data)
        reason = ""
        if antiword:
            words, reason = _output([antiword, "-m", "UTF-8.txt", "-w", "0", str(document)], folder)
            if words.strip() and not reason:
                return article_of(list(_paragraphs(words)), About())
        if office:
            return _by_office(office, document, options)
    raise Unreadable(_("damaged: antiword cannot read it ({reason})").format(reason=reason))


def _paragraphs(words: str) -> Iterator[Paragraph]:
    """Read what antiword writes: a paragraph a line, cells between bars, notes with their numbers at the end."""
    text, *notes = NOTES.split(words)
    for line in text.split("\n"):
        without_calls = CALL.sub("", line) if notes else line
        is_row = line.startswith("|") and line.rstrip().endswith("|")
        yield from (Paragraph(cell) for cell in (without_calls.split("|") if is_row else [without_calls]))
    for line in "\n".join(notes).split("\n"):
        yield Paragraph(CALL.sub("", line))


def _by_office(office: str, document: Path, options: ReadOptions) -> Article:
    folder = document.parent
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "odt"]
    _written, reason = _output([*command, "--outdir", str(folder / "out"), str(document)], str(folder))
    made = folder / "out" / "document.odt"
    if not made.is_file():
        raise Unreadable(
            _("damaged: LibreOffice cannot read it ({reason})").format(reason=reason or _("no reason given"))
        )
    with made.open("rb") as stream:
        return next(Odt().read(stream, options))


def _output(command: list[str], folder: str) -> tuple[str, str]:
    """Run a converter; give what it wrote, and the reason why it failed, empty where it did not.

    Raises:
        Unreadable: it took too long.
    """
    try:
        done = subprocess.run(  # noqa: S603 - a program found on the path, no shell, a file name of our own
            command, cwd=folder, capture_output=True, timeout=LONGEST, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(_("converting it took more than {most} seconds").format(most=LONGEST)) from None
    except OSError as error:
        return "", reason_of(error)
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    failed = done.returncode != 0
    return done.stdout.decode("utf-8", "replace"), (
        said[-1] if said else _("status {number}").format(number=done.returncode)
    ) if failed else ""

"""What a newsroom has: documents, e-books, messages, subtitles, each in a file that another program made."""

from __future__ import annotations

import io
import json
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from nlp_pipeline.cli import app
from nlp_pipeline.readers import Inputs, ReadError, ReadOptions, Unreadable, find_reader
from nlp_pipeline.readers.documents import Odt, Rtf
from nlp_pipeline.readers.documents.subtitles import Subtitles
from nlp_pipeline.readers.passwords import LOCKED
from nlp_pipeline.schema import Article, time_at
from tests.alarms import within
from tests.readers.broken import broken
from tests.readers.converters import OLD_WORD

FILES = Path(__file__).parent / "files"
LONGEST = 1200  # in seconds: what takes longer does not end
TITLE = "Le pont de Lurçay rouvre lundi"
PARAGRAPHS = (
    "Des travaux contestés",
    "Selon l’association des riverains, le chantier a coûté deux fois plus que prévu.",
    "« Personne ne nous a écoutés », regrette Jeanne Aubry, fleuriste.",
    "2,4 millions",
    "Les camions devront attendre le printemps, précise la préfecture.",
)
WRITTEN = [
    "libreoffice.docx",
    "libreoffice.odt",
    "libreoffice.rtf",
    "libreoffice.epub",
    "pandoc.epub",
    "pandoc.md",
    pytest.param("libreoffice.doc", marks=OLD_WORD),
]


def read(path: Path) -> list[Article | ReadError]:
    return list(Inputs([path]))


def read_here(path: Path) -> list[Article | Unreadable]:
    """Read a file in this process, where the tests can take away what a reader needs."""
    with path.open("rb") as stream:
        head = stream.read(1 << 16)
        stream.seek(0)
        return list(find_reader(path.suffix, head).read(stream, ReadOptions()))


def article(name: str) -> Article:
    (found,) = read(FILES / name)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("name", WRITTEN)
def test_paragraphs_and_title_of_a_document_are_kept(name: str) -> None:
    found = article(name)
    assert found.title == TITLE
    paragraphs = [paragraph.replace("'", "’") for paragraph in found.text.split("\n")]
    for words in PARAGRAPHS:
        # antiword writes the numbers of headings, pandoc's Markdown a table without cells.
        assert any(paragraph.endswith(words) for paragraph in paragraphs), (words, found.text)
    first = next(paragraph for paragraph in paragraphs if paragraph.startswith("Le maire"))
    assert first == (
        "Le maire de Lurçay, Paul Dubreuil, a annoncé mercredi que le pont rouvrirait lundi aux voitures. "
        "« Tout est prêt », a-t-il assuré devant une cinquantaine d’habitants."
    )


def test_what_was_struck_out_of_a_word_document_is_not_read_and_what_was_put_in_is() -> None:
    found = article("word-template.docx")
    assert found.title == TITLE
    assert found.author == "Anne Morel"
    assert "« Tout est prêt », a-t-il assuré." in found.text
    assert "Paul Dubreuil, a annoncé" in found.text
    assert "voitures" in found.text
    assert "retirée" not in found.text
    assert "En-tête" not in found.text


def test_rtf_documents_joined_end_to_end_are_as_many_articles() -> None:
    first, second = rb"{\rtf1\ansi Le pont \{rouvre\}.\par }", rb"{\rtf1\ansi{\info{\title Le lac}}Il g\'e8le.\par }"
    found = list(Rtf().read(io.BytesIO(first + b"\n" + second), ReadOptions()))
    assert [each.text for each in found if isinstance(each, Article)] == ["Le pont {rouvre}.", "Il gèle."]
    assert [each.title for each in found if isinstance(each, Article)] == ["", "Le lac"]


def test_rtf_without_styles_has_the_first_line_as_its_title() -> None:
    found = article("pandoc.rtf")
    assert found.title == TITLE
    assert "« Personne ne nous a écoutés », regrette Jeanne Aubry, fleuriste." in found.text


@pytest.mark.parametrize("name", ["s-nail.eml", "oxmsg.msg"])
def test_a_message_has_its_subject_sender_and_day(name: str) -> None:
    found = article(name)
    assert found.title == "Le pont rouvre lundi"
    assert found.author == "Mairie de Lurçay"
    assert found.date in ("2026-11-28", "2024-09-11")
    assert "Paul Dubreuil, a annoncé mercredi que le pont rouvrirait lundi aux voitures.\n\nSelon l" in found.text
    assert "Service de presse" not in found.text  # the signature


def test_a_page_that_a_browser_saved_in_one_file_is_read_as_a_page() -> None:
    found = article("chromium.mht")
    assert (found.title, found.outlet, found.date) == ("Le pont rouvre lundi", "Le Courrier du Val", "2024-09-11")
    assert found.url == "https://courrier-du-val.example/pont"
    assert "Selon l’association des riverains, le chantier a coûté « deux fois plus » que prévu" in found.text
    assert "Mentions légales" not in found.text


@pytest.mark.parametrize("name", ["webvtt-py.srt", "webvtt-py.vtt"])
def test_cues_are_joined_to_sentences_and_keep_their_times(name: str) -> None:
    found = article(name)
    assert found.text == (
        "Le maire de Lurçay a annoncé que le pont rouvrirait lundi. Selon les riverains, le chantier a coûté deux "
        "fois plus que prévu.\n\n- Tout est prêt ?\n\n- Oui, assure Paul Dubreuil."
    )
    assert time_at(found.times, 0) == "00:00:01"
    assert time_at(found.times, found.text.index("Selon")) == "00:00:04"
    assert time_at(found.times, found.text.index("coûté")) == "00:00:06"
    assert time_at(found.times, found.text.index("Oui")) == "00:00:12"
    assert time_at("", 3) == ""


def test_speakers_of_subtitles_are_named_and_lines_that_roll_up_stand_once() -> None:
    cues = (
        "WEBVTT\n\nNOTE rien\n\n00:01.000 --> 00:02.000\n<v.fort Anne Morel>Le pont &amp; la route.</v>\n\n"
        "01:00:02.500 --> 01:00:03.000\n<v Paul Dubreuil>Ils rouvrent\n\n01:00:03.000 --> 01:00:04.000\nIls rouvrent\n"
        "<01:00:03.100>lundi.\n"
    )
    (found,) = Subtitles().read(io.BytesIO(cues.encode()), ReadOptions())
    assert found.text == "Anne Morel : Le pont & la route.\n\nPaul Dubreuil : Ils rouvrent lundi."
    assert time_at(found.times, found.text.index("lundi")) == "01:00:03"


def test_an_archive_of_documents_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "envoi.zip", "w") as archive:
        for name in ("libreoffice.docx", "libreoffice.odt", "pandoc.md", "s-nail.eml", "webvtt-py.srt"):
            archive.write(FILES / name, f"pièces/{name}")
    found = read(tmp_path / "envoi.zip")
    assert [item.doc_id for item in found if isinstance(item, Article)] == [
        "pièces/libreoffice",
        "pièces/libreoffice~2",
        "pièces/pandoc",
        "pièces/s-nail",
        "pièces/webvtt-py",
    ]


def test_what_is_attached_to_a_message_is_read_with_it(tmp_path: Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"], message["From"] = "Re: RE : Dossier", "presse@lurcay.example"
    message.set_content("Le dossier est joint.")
    for name in ("libreoffice.docx", "locked/locked.odt"):
        data = (FILES / name).read_bytes()
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=Path(name).name)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    (tmp_path / "dossier.eml").write_bytes(message.as_bytes())
    body, attached, locked = read(tmp_path / "dossier.eml")
    assert isinstance(body, Article)
    assert (body.doc_id, body.title, body.author) == ("dossier", "Dossier", "presse@lurcay.example")
    assert isinstance(attached, Article)
    assert (attached.doc_id, attached.title) == ("libreoffice", TITLE)
    assert locked == ReadError(str(tmp_path / "dossier.eml"), f"locked.odt: {LOCKED}")


def test_lines_that_a_mail_program_cut_are_made_whole(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(
        b"Subject: Essai\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n"
        + "Selon la mairie, le pont de Lurçay, fermé aux voitures depuis deux ans,\n"
        "rouvrira lundi.\nÀ suivre.\n\n> Cité plus haut.\n".encode("latin-1")
    )
    (found,) = read(tmp_path / "a.eml")
    assert isinstance(found, Article)
    assert found.text == (
        "Selon la mairie, le pont de Lurçay, fermé aux voitures depuis deux ans, rouvrira lundi.\n\nÀ suivre.\n\n"
        "Cité plus haut."
    )


@pytest.mark.parametrize("name", sorted(path.name for path in (FILES / "locked").iterdir()))
def test_a_document_with_a_password_says_so(name: str) -> None:
    (found,) = read(FILES / "locked" / name)
    assert isinstance(found, ReadError)
    assert found.reason == LOCKED


def test_the_ending_does_not_hide_what_a_document_is(tmp_path: Path) -> None:
    for name, other in (("libreoffice.docx", "a.doc"), ("libreoffice.rtf", "b.doc")):
        shutil.copy(FILES / name, tmp_path / other)
        (found,) = read(tmp_path / other)
        assert isinstance(found, Article)
        assert found.title == TITLE


@pytest.mark.parametrize(("module", "name"), [("oxmsg", "oxmsg.msg"), ("pysubs2", "webvtt-py.srt")])
def test_without_its_library_a_format_names_the_extra(module: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Unreadable, match=r'needs the extra documents: pip install "selon\[documents\]"$'):
        read_here(FILES / name)


def test_without_a_converter_an_old_word_document_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Unreadable, match=r"save it as \.docx, or install LibreOffice or antiword"):
        read_here(FILES / "libreoffice.doc")


SOUND = [
    "libreoffice.docx",
    "libreoffice.odt",
    "libreoffice.rtf",
    "pandoc.epub",
    "pandoc.md",
    "s-nail.eml",
    "chromium.mht",
    "oxmsg.msg",
    "webvtt-py.srt",
    "webvtt-py.vtt",
]


@pytest.mark.parametrize("name", SOUND)
def test_broken_files_are_named_with_the_reason_and_the_others_go_on(name: str, tmp_path: Path) -> None:
    sound = (FILES / name).read_bytes()
    suffix = Path(name).suffix
    kinds = broken(suffix, sound)
    assert len(kinds) >= 20
    (tmp_path / f"0{suffix}").write_bytes(sound)
    (tmp_path / f"z{suffix}").write_bytes(sound)
    for kind, data in kinds.items():
        (tmp_path / f"{kind}{suffix}".replace("/", "")).write_bytes(data)
    with within(LONGEST):
        result = CliRunner().invoke(app, ["inspect", str(tmp_path), "--json"])
    found = json.loads(result.stdout)
    failures = {Path(each["path"]).stem: each["reason"] for each in found["failures"]}
    assert result.exit_code == 1
    assert {"empty", "blank", "picture"} <= failures.keys() <= set(kinds)
    assert found["articles"] + len(failures) >= len(kinds) + 2
    for kind, reason in failures.items():
        assert reason, kind
        assert "\n" not in reason, kind
        assert "Error:" not in reason, (kind, reason)  # words for the user, not the name of an exception


@OLD_WORD
@pytest.mark.parametrize("kind", ["cut at 0.02", "zeros", "noise", "picture", "head only"])
def test_a_broken_old_word_document_is_named_with_the_reason(kind: str, tmp_path: Path) -> None:
    sound = (FILES / "libreoffice.doc").read_bytes()
    path = tmp_path / "a.doc"
    path.write_bytes(broken(".doc", sound)[kind])
    (found,) = read(path)
    assert isinstance(found, ReadError)
    assert "Error:" not in found.reason


def test_every_format_is_read_by_the_command(tmp_path: Path) -> None:
    names = [name for name in WRITTEN if isinstance(name, str)] + [*SOUND, "pandoc.rtf", "word-template.docx"]
    result = CliRunner().invoke(app, ["inspect", *(str(FILES / name) for name in dict.fromkeys(names)), "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["formats"] == {
        "Word document": 2,
        "OpenDocument text": 1,
        "RTF document": 2,
        "e-book": 2,
        "Markdown": 1,
        "message": 1,
        "web archive": 1,
        "Outlook message": 1,
        "subtitles": 2,
    }


def test_a_member_of_no_sensible_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp_pipeline.readers.documents.parts.LARGEST_PART", 100)
    with (FILES / "libreoffice.odt").open("rb") as stream, pytest.raises(Unreadable, match="more than is sensible"):
        list(Odt().read(stream, ReadOptions()))

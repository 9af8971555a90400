"""The command in French: nothing that it says is English, but for the data's own names."""

from __future__ import annotations

import csv
import gettext
import re
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from nlp_pipeline.cli import app
from nlp_pipeline.messages import translations

TEXT = "Titre\n\nSelon ève, tout va bien. Selon luc, rien ne va.\n"
COMMANDS = ("compare", "evaluate", "extract", "import", "inspect", "lexicon", "repeats", "report")
MORE_COMMANDS = ("serve", "show", "sources")
ALL_HELP = """
from typer.testing import CliRunner
from nlp_pipeline.cli import app
for command in ([], *([name] for name in {names})):
    for width in (400, 80):
        surroundings = {{"COLUMNS": str(width), "TERMINAL_WIDTH": str(width)}}
        shown = CliRunner().invoke(app, [*command, "--help"], env=surroundings, terminal_width=width).output
        print(shown, end="=====")
"""


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def selon(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200", "SELON_LANG": "fr", **environment})


def plain(words: str) -> str:
    """Give words as a line shows them: a no-break space looks like another."""
    return " ".join(words.split())


@pytest.fixture(scope="module")
def help_pages() -> list[str]:
    """All pages of help, by a process that begins in French: they are put into words when they are loaded."""
    code = ALL_HELP.format(names=(*COMMANDS, *MORE_COMMANDS))
    environment = {"SELON_LANG": "fr", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, env=environment
    )
    return done.stdout.split("=====")[:-1]


def test_french_help_fits_eighty_columns(help_pages: list[str]) -> None:
    narrow = help_pages[1::2]
    assert len(narrow) == 1 + len(COMMANDS) + len(MORE_COMMANDS)
    assert max(len(line) for page in narrow for line in page.splitlines()) <= 80
    assert max(len(line) for page in narrow for line in page.splitlines()) > 70


def test_every_page_of_help_is_french_throughout(help_pages: list[str]) -> None:
    shown = plain("".join(help_pages[::2]).replace("`", ""))
    assert shown.count("Usage :") == 1 + len(COMMANDS) + len(MORE_COMMANDS)
    for words in ("Exemples :", "Options :", "Arguments :", "Commandes :", "[obligatoire]", "[par défaut :"):
        assert words in shown
    assert [english for english in english_sentences() if english in shown] == []
    assert not re.search(r"\b(Show this message|the|default|Examples|required|which|Leave out)\b", without_names(shown))


def english_sentences() -> list[str]:
    """Give what would stand in French otherwise, sentence by sentence where it is a whole page."""
    known = translations("fr")
    assert isinstance(known, gettext.GNUTranslations)
    catalogue: dict[str, str] = known._catalog  # type: ignore[attr-defined]  # all words, and no other way to them
    pages = [words for words in catalogue if isinstance(words, str) and len(words) > 25 and catalogue[words] != words]
    sentences = [plain(part.replace("`", "")) for words in pages for part in re.split(r"\{|\}|\n\n|(?<=\.) ", words)]
    return [sentence for sentence in sentences if sentence.count(" ") > 3 and not sentence.startswith("- selon")]


def without_names(shown: str) -> str:
    return re.sub(r"--?[\w-]+|[\w.-]*[./_][\w./-]*|\"[^\"]*\"", "", shown)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract"], "Erreur : Il manque l’argument 'INPUT'."),
        (["foo"], "Erreur : Commande inconnue : 'foo'."),
        (["extract", "--fromat", "x", "a"], "Erreur : Option inconnue : --fromat"),
        (["show", "--min-confidence"], "Erreur : L’option '--min-confidence' demande une valeur."),
        (["show", "--min-confidence", "3", "a"], "elle doit être inférieure ou égale à 1"),
        (["show", "--min-confidence", "x", "a"], "il faut un nombre"),
        (["serve", "--port", "x"], "il faut un nombre entier"),
        (["lexicon", "--kind", "foo"], "'foo' n’est aucun de 'verbs'"),
        (["evaluate", "a", "b", "c"], "en trop (c)"),
        (["serve", "--quiet=1"], "L’option '--quiet' ne prend pas de valeur."),
        (["extract", "rien.txt"], "selon: rien.txt: ni fichier ni dossier de ce nom"),
        (["extract", ".", "--encoding", "foo"], "selon: encodage inconnu : foo (sont connus utf-8"),
        (["compare", "a.csv", "--by", "foo"], "--by foo : sont connus outlet, author"),
    ],
)
def test_wrong_usage_is_told_in_french(arguments: list[str], said: str) -> None:
    result = selon(*arguments)
    assert result.exit_code == 2
    shown = plain(result.output)
    assert said in shown
    assert "Error" not in shown
    assert "Usage:" not in shown
    assert "Try" not in shown


def test_nothing_given_shows_the_help_and_no_error() -> None:
    result = selon()
    assert result.exit_code == 2
    assert "Usage :" in plain(result.output)
    assert "Erreur" not in result.output


@pytest.mark.usefixtures("quick_load")
class TestRuns:
    def test_the_summary_is_french_and_counts_as_french_does(self) -> None:
        Path("une.txt").write_text(TEXT, "utf-8")
        Path("photo.txt").write_bytes(b"\x89PNG\r\n")
        result = selon("extract", ".", "-o", "claims.csv")
        shown = plain(result.stderr)
        assert result.exit_code == 1
        for words in (
            "selon: photo.txt: binaire, pas du texte (une image PNG)",
            "1 article · 2 affirmations · 2 sources nommées",
            "Les plus cités :",
            "Écrit : claims.csv, failures.csv",
            "Échec : 1 entrée (photo.txt)",
        ):
            assert words in shown
        with Path("failures.csv").open(encoding="utf-8", newline="") as handle:
            (failure,) = csv.DictReader(handle)
        assert failure["reason"] == "binaire, pas du texte (une image PNG)"

    def test_what_a_workbook_says_about_itself_is_french_and_its_names_are_not(self) -> None:
        Path("une.txt").write_text(TEXT, "utf-8")
        assert selon("extract", "une.txt", "-o", "claims.xlsx", "--quiet").exit_code == 0
        book = load_workbook("claims.xlsx")
        about = {row[0]: row[1] for row in book["about"].iter_rows(values_only=True)}
        assert about["programme"].startswith("selon ")
        assert about["options"].splitlines()[:2] == ["conditionnel\u00a0: oui", "confiance minimale\u00a0: 0"]
        assert about["source_name"] == "le nom le plus complet que l’article donne à cette source"
        assert book.sheetnames == ["claims", "entities", "sources", "about"]
        assert next(book["claims"].iter_rows(max_row=1, max_col=2, values_only=True)) == ("doc_id", "claim_id")

    def test_many_rows_of_one_reason_are_counted_as_in_english(self) -> None:
        Path("articles.csv").write_text("id,text\n" + "".join(f"{number},\n" for number in range(1500)), "utf-8")
        shown = plain(selon("extract", str(Path("articles.csv").resolve()), "-o", "claims.csv").stderr)
        assert shown.count(" : sans texte") == 11
        assert "articles.csv: 1 490 autres lignes : sans texte" in shown
        assert "selon: aucun article n’a pu être lu : aucun fichier n’est écrit" in shown

    def test_a_run_begun_in_english_goes_on_in_french(self) -> None:
        Path("une.txt").write_text(TEXT, "utf-8")
        from nlp_pipeline.run.settings import Settings
        from nlp_pipeline.run.shards import manifest_of

        one, other = (manifest_of(["une.txt"], Settings(hearsay=hearsay)) for hearsay in (True, False))
        assert other.differences(one) == ["--hearsay was yes and is no now"]
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SELON_LANG", "fr")
            again = manifest_of(["une.txt"], Settings())
            assert again.differences(one) == []
            assert list(map(plain, other.differences(one))) == ["--hearsay : c’était oui, c’est maintenant non"]

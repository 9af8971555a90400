"""Files of a user's own: words, names, and annotations that come back. They are taken, or refused in a line."""

from __future__ import annotations

import io
import json
import shutil
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Any

import typer
from hypothesis import strategies as st

from nlp_pipeline.annotation.brat import standoff
from nlp_pipeline.cli.language import check_own_files
from nlp_pipeline.lexicon.names import COLUMNS
from nlp_pipeline.lexicon.user_file import TABLES
from nlp_pipeline.run.settings import Settings
from nlp_pipeline.schema import Article
from tests.cli.command import selon
from tests.fuzz.mutations import changed
from tests.fuzz.texts import ANYTHING, check
from tests.writers.runs import written
from tests.writers.test_spreadsheets_and_databases import ENTITIES, ROWS, TEXT

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy

LOADED = 24
"""Of so many files that are taken, one goes into a pipeline, which takes seconds to load."""

LARGE = 10**4000
"""Python writes numbers of up to 4,300 figures."""

WORDS = (
    *("tambouriner", "se morfondre", "dire", "répondre", "faire savoir", "avoir", "être", "au micro de", "tisanier"),
    *("Gazette de Port-Clair", "GPC|G. P. C.", "Q1", "", " ", "-", "a" * 300),
)
GOOD: dict[str, tuple[Any, ...]] = {
    "frames": ("que incise colon", "que", ["incise", "inf"], "object selon_lequel"),
    "stance": ("assert", "report", "deny"),
    "factive": (True, False, "yes", "no"),
    "core": (True, "no"),
    "like": ("répondre", "dire", "finir"),
    "forms": ({"zozote": "ind.prs.3s"}, {"zozoté": "pap.ms", "": "x"}),
    "type": ("person", "media", "organization", "group", "document", "place"),
    "label": ("PER", "ORG", "LOC", "MISC"),
    "gender": ("m", "f", ""),
    "number": ("s", "p"),
    "kind": ("source", "anonymous", "pronoun", "opinion_pour"),
    "aliases": ("GPC", ["GPC", "G. P. C."], ""),
    "context": ("article", "seat", "company", "", "midsentence"),
}
"""What files have by key; of keys that are not among these, any words."""

VALUES: SearchStrategy[Any] = st.one_of(
    st.sampled_from(WORDS), ANYTHING, st.booleans(), st.integers(), st.just(LARGE), st.lists(st.sampled_from(WORDS))
)


def _value(key: str) -> SearchStrategy[Any]:
    """Give values of a key, one in five of them of any kind."""
    good = st.sampled_from(GOOD.get(key, WORDS))
    return st.integers(0, 4).flatmap(lambda number: good if number else VALUES)


USED = "Le pont rouvrira, tambourine le tisanier. Au micro de la Gazette de Port-Clair, selon GPC, il pleut."
"""A text with words that such files tell of."""

LEXICON = """[[verb]]
lemma = "tambouriner"
frames = "que incise colon"
stance = "assert"
[[verb]]
lemma = "se morfondre"
like = "répondre"
[[verb]]
lemma = "zozoter"
forms = { "zozote" = "ind.prs.3s", "zozoté" = "pap.ms" }
[[source_phrase]]
phrase = "au micro de"
[[cue_noun]]
noun = "tapage"
[[source_noun]]
noun = "tisanier"
type = "person"
gender = "m"
[[name]]
name = "Gazette de Port-Clair"
type = "media"
aliases = ["GPC"]
"""
GAZETTEER = "name,type,aliases,context\nGazette de Port-Clair,media,GPC|G. P. C.,\n« Le Sel »,organization,,company\n"
PATTERN_LINES = (
    '{"label": "ORG", "pattern": "Gazette de Port-Clair", "id": "media:gazette", "type": "media"}\n'
    '{"label": "ORG", "pattern": [{"LOWER": "gpc"}], "id": "media:gazette"}\n'
)


@st.composite
def _toml(draw: st.DrawFn) -> bytes:
    """Give a file with tables of the kinds that there are, and values of any kind."""
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from([*TABLES, "name", "nom"]))
        columns = [*TABLES[name].columns, *TABLES[name].more] if name in TABLES else list(COLUMNS)
        keys = draw(st.lists(st.sampled_from(columns), unique=True, max_size=4))
        lines += [f"[[{name}]]", *(_line(key, draw(_value(key))) for key in dict.fromkeys((columns[0], *keys)))]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _line(key: str, value: Any) -> str:
    """Give a line of TOML."""
    if isinstance(value, dict):
        return f"{key} = {{ {', '.join(f'{json.dumps(name)} = {json.dumps(of)}' for name, of in value.items())} }}"
    return f"{key} = {json.dumps(value)}"


@st.composite
def _csv(draw: st.DrawFn) -> bytes:
    columns = ["name", "type", *draw(st.lists(st.sampled_from(("aliases", "context", "label", "nom")), unique=True))]
    rows = [[str(draw(_value(key))).replace(",", "") for key in columns] for _ in range(draw(st.integers(1, 4)))]
    return "\n".join(",".join(row) for row in (columns, *rows)).encode("utf-8", "surrogatepass")


@st.composite
def _jsonl(draw: st.DrawFn) -> bytes:
    keys = ("label", "pattern", "id", "type", "context", "aliases")
    tokens = st.dictionaries(st.sampled_from(("LOWER", "TEXT", "ORTH", "LEMMA")), st.sampled_from(WORDS), max_size=2)
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        more = draw(st.lists(st.sampled_from(keys), unique=True))
        row = {key: draw(_value(key)) for key in ("label", *more)}
        row["pattern"] = draw(st.one_of(st.sampled_from(WORDS), VALUES, st.lists(tokens, max_size=3)))
        rows.append(row)
    return "\n".join(map(json.dumps, rows)).encode()


def _tasks() -> bytes:
    return written("label-studio", [(Article("a", TEXT), ROWS, ENTITIES), (Article("b", TEXT), ROWS, ENTITIES)])


@st.composite
def _other_tasks(draw: st.DrawFn) -> bytes:
    """Give an export in which one value, at any depth, is another."""
    tasks = json.loads(_tasks())
    inner: Any = tasks
    while True:
        key = draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))
        if not isinstance(inner[key], dict | list) or not inner[key] or draw(st.integers(0, 5)) == 0:
            break
        inner = inner[key]
    inner[key] = draw(st.one_of(VALUES, st.none(), st.floats(), st.just({}), st.just([[]]), st.just(LARGE)))
    return json.dumps(tasks).encode()


LEXICONS = st.one_of(changed(LEXICON.encode()), _toml())
NAMES = st.one_of(changed(GAZETTEER.encode()), _csv())
PATTERNS = st.one_of(changed(PATTERN_LINES.encode()), _jsonl())
TASKS = st.one_of(changed(_tasks()), _other_tasks())
STANDOFF = changed(standoff(TEXT, ROWS, ENTITIES).encode())


def lexicon(path: Path) -> int:
    """Use a lexicon; gives 1 where it is taken."""
    return _used(path, Settings(lexicon=str(path)))


def gazetteer(path: Path) -> int:
    """Use a file of names; gives 1 where it is taken."""
    return _used(path, Settings(gazetteer=str(path)))


def _used(path: Path, settings: Settings) -> int:
    said = io.StringIO()
    try:
        with redirect_stderr(said):
            check_own_files(settings)
    except typer.Exit:
        assert said.getvalue().strip(), "not a word"
        return 0
    if sum(path.read_bytes()) % LOADED == 0:
        check(settings.load(), USED)
    return 1


def imported(path: Path) -> int:
    """Import annotations; gives 1 where some were."""
    text, gold = path.with_suffix(".txt"), path.with_name("gold")
    if path.suffix == ".ann":
        text.write_bytes(TEXT.encode())
    try:
        result = selon("import", str(path), "-o", str(gold))
        assert result.exit_code in (0, 1), result.output
        assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
        assert result.stderr.strip(), "not a word"
        written_files = list(gold.glob("*.json")) if gold.exists() else []
        for each in written_files:
            _sound_gold(each)
    finally:
        text.unlink(missing_ok=True)
        shutil.rmtree(gold, ignore_errors=True)
    return bool(written_files)


def _sound_gold(path: Path) -> None:
    text = path.with_suffix(".txt").read_bytes().decode()
    for claim in json.loads(path.read_bytes()):
        assert all(0 <= start < end <= len(text) for start, end in claim["content"])

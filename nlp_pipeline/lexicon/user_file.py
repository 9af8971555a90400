"""A user's own lexicon file: TOML with verbs, source phrases and nouns, added to the package's."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from nlp_pipeline.lexicon.conjugation import conjugated
from nlp_pipeline.lexicon.csv_rows import LexiconError, Row, checked
from nlp_pipeline.lexicon.data_files import (
    CUE_NOUN_COLUMNS,
    PHRASE_COLUMNS,
    SOURCE_NOUN_COLUMNS,
    VERB_COLUMNS,
    cue_noun_entry,
    source_noun_entries,
    source_phrase_entry,
    verb_entries,
)
from nlp_pipeline.lexicon.entries import FEATURE
from nlp_pipeline.lexicon.name_files import TOML_TABLE
from nlp_pipeline.lexicon.plurals import plural
from nlp_pipeline.messages import N_, _, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nlp_pipeline.lexicon.entries import CueNoun, SourceNoun, SourcePhrase, Verb
    from nlp_pipeline.lexicon.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of table in the file.

    Attributes:
        columns: the keys that it may have, the first of which it must have.
        defaults: what a key is where it is left out; '' for the others.
        more: keys besides the columns.
    """

    columns: tuple[str, ...]
    defaults: dict[str, str]
    more: tuple[str, ...] = ()


TABLES = {
    "verb": Table(
        VERB_COLUMNS,
        {"frames": "que incise colon object", "stance": "report", "factive": "no", "core": "yes"},
        ("like", "forms"),
    ),
    "source_phrase": Table(PHRASE_COLUMNS, {"kind": "source", "stance": "report"}),
    "cue_noun": Table(CUE_NOUN_COLUMNS, {"frames": "que selon_lequel", "stance": "report"}),
    "source_noun": Table(SOURCE_NOUN_COLUMNS, {"number": "s"}),
}


@dataclass(slots=True)
class _Additions:
    """What a file adds, while it is read."""

    verbs: dict[str, tuple[Verb, ...]]
    phrases: list[SourcePhrase]
    cue_nouns: dict[str, CueNoun]
    source_nouns: dict[str, SourceNoun]
    forms: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)


def extend(lexicon: Lexicon, path: Path) -> Lexicon:
    """Give a lexicon with the entries of a user's file added; an entry that is there already is replaced.

    Tables ``[[name]]`` may stand in the file as well: the gazetteer reads those.

    Args:
        lexicon: the one to add to; it is not changed.
        path: a TOML file with tables ``[[verb]]``, ``[[source_phrase]]``, ``[[cue_noun]]``, ``[[source_noun]]``.

    Raises:
        LexiconError: the file cannot be read, or an entry is not valid.
    """
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise LexiconError(f"{path}: {reason_of(error)}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(_("{path}: not in UTF-8; save it anew as UTF-8").format(path=path)) from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(_("{path}: cannot be read as TOML: {error}").format(path=path, error=error)) from error
    except ValueError as error:
        raise LexiconError(_("{path}: a number of thousands of digits").format(path=path)) from error
    except RecursionError as error:
        raise LexiconError(_("{path}: nested too deep").format(path=path)) from error
    for name in data:
        checked(name, (*TABLES, TOML_TABLE), N_("table"), str(path))
    new = _Additions(dict(lexicon.verbs), list(lexicon.source_phrases), dict(lexicon.cue_nouns), {})
    for place, row, table in _entries(data, "verb", path):
        _add_verb(lexicon, new, row, table, place)
    for place, row, _table in _entries(data, "source_phrase", path):
        phrase = source_phrase_entry(row, lexicon.stances, place)
        new.phrases = [known for known in new.phrases if known.phrase != phrase.phrase] + [phrase]
    for place, row, _table in _entries(data, "cue_noun", path):
        cue_noun = cue_noun_entry(row, lexicon.stances, place)
        new.cue_nouns |= {plural(cue_noun.noun): cue_noun, cue_noun.noun: cue_noun}
    for place, row, _table in _entries(data, "source_noun", path):
        new.source_nouns |= {noun.noun: noun for noun in reversed(source_noun_entries(row, place))}
    return replace(
        lexicon,
        verbs=new.verbs,
        forms=lexicon.forms.with_forms(new.forms) if new.forms else lexicon.forms,
        source_phrases=tuple(new.phrases),
        cue_nouns=new.cue_nouns,
        source_nouns=lexicon.source_nouns.with_nouns(new.source_nouns),
    )


def _entries(data: dict[str, Any], name: str, path: Path) -> Iterator[tuple[str, Row, dict[str, Any]]]:
    """Give the tables of one kind as rows of text, defaults filled in, with the place of each and the table itself."""
    tables = data.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise LexiconError(
            _("{path}: write [[{name}]] with two brackets, once for each entry").format(path=path, name=name)
        )
    kind = TABLES[name]
    key_column = kind.columns[0]
    for number, table in enumerate(tables, 1):
        entry = table.get(key_column, "")
        place = f"{path}, {name} {number}" + (f" ({entry})" if entry else "")
        given: Row = {}
        for key, value in table.items():
            checked(key, (*kind.columns, *kind.more), N_("key"), place)
            if key not in kind.more:
                given[key] = _text(value, key, place)
        # As the texts are read: straight apostrophes, lower case.
        given[key_column] = " ".join(given.get(key_column, "").replace("’", "'").lower().split())
        if not given[key_column]:
            raise LexiconError(
                _("{place}: {column} is missing; every [[{name}]] needs one").format(
                    place=place, column=key_column, name=name
                )
            )
        yield place, {column: given.get(column, kind.defaults.get(column, "")) for column in kind.columns}, table


def _text(value: object, key: str, place: str) -> str:
    """Give a value as text: words in a list are joined, true and false are yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return " ".join(value)
    if not isinstance(value, str):
        raise LexiconError(
            _("{place}: {key} is {value!r}; write text in quotes").format(place=place, key=key, value=value)
        )
    return value


def _add_verb(lexicon: Lexicon, new: _Additions, row: Row, table: dict[str, Any], place: str) -> None:
    verbs = verb_entries(row, lexicon.stances, place)
    head = verbs[0].head
    others = tuple(known for known in new.verbs.get(head, ()) if known.lemma != verbs[0].lemma)
    new.verbs[head] = (*verbs, *others)
    if head not in new.forms and not lexicon.forms.of_verb(head):
        new.forms[head] = _forms(lexicon, head, table, place)


def _forms(lexicon: Lexicon, head: str, table: dict[str, Any], place: str) -> dict[str, tuple[str, ...]]:
    """Give the forms of a verb that the lexicon does not conjugate yet."""
    given = table.get("forms")
    if given is not None:
        return _given_forms(given, place) | {head: ("inf",)}
    like = table.get("like")
    return conjugated(head, lexicon.forms, lexicon.models, place, None if like is None else str(like))


def _given_forms(given: object, place: str) -> dict[str, tuple[str, ...]]:
    """Give the forms that an entry lists itself, each with what it is."""
    forms: dict[str, tuple[str, ...]] = {}
    for form, features in given.items() if isinstance(given, dict) else [("", None)]:
        if not isinstance(features, str) or not all(FEATURE.fullmatch(feature) for feature in features.split()):
            raise LexiconError(
                _(
                    '{place}: forms must tell what each form is, as {{ "dit" = "ind.prs.3s pap.ms" }}; '
                    "{form!r} is {features!r}"
                ).format(place=place, form=form, features=features)
            )
        forms[form.lower()] = tuple(features.split())
    return forms

"""Clauses by themselves: where each begins and ends, its kind and its verb, in sentences of the project's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.language.document.verb_forms import verb_forms_of
from nlp_pipeline.language.document.view import DocView
from nlp_pipeline.language.syntax.finite_clauses import read_clauses
from nlp_pipeline.language.syntax.infinitive_governors import infinitive_governors
from nlp_pipeline.language.syntax.inverted_subjects import inverted_heads
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.grammar import load_grammar

if TYPE_CHECKING:
    from spacy.language import Language

LINES = [
    line
    for line in Path(__file__).with_name("clauses.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
OPENING = re.compile(r"\[(main|complement|relative|adverbial) ")

Marked = set[tuple[str, str, str]]
"""Kind, words and verb of each clause."""


def parsed(line: str) -> tuple[str, Marked]:
    """Give a marked sentence without its marks, and its clauses."""
    text = ""
    open_clauses: list[tuple[str, int, list[int]]] = []
    found: list[tuple[str, int, int, int]] = []
    at = 0
    while at < len(line):
        opening = OPENING.match(line, at)
        if opening:
            open_clauses.append((opening[1], len(text), []))
            at = opening.end()
            continue
        if line[at] == "]":
            kind, start, verbs = open_clauses.pop()
            found.append((kind, start, len(text), verbs[0]))
        elif line[at] == "*":
            open_clauses[-1][2].append(len(text))
        else:
            text += line[at]
        at += 1
    return text, {(kind, bare(text[start:end]), text[verb:].split()[0].strip(".,")) for kind, start, end, verb in found}


def bare(words: str) -> str:
    """Leave out the marks at both ends of a stretch."""
    return words.strip(" «».,;:?!")


def view_of(nlp: Language, text: str) -> DocView:
    grammar = load_grammar()
    return DocView(nlp(text), load_lexicon(), grammar, verb_forms_of(nlp, grammar))


@pytest.mark.parametrize("line", LINES)
def test_clauses_are_those_that_are_marked(nlp: Language, line: str) -> None:
    text, marked = parsed(line)
    view = view_of(nlp, text)
    doc = view.doc
    found = {
        (clause.kind, bare(doc[clause.start : clause.end].text), doc[clause.verb].text)
        for clause in read_clauses(view).clauses
    }
    assert found == marked


@pytest.mark.parametrize(
    ("text", "infinitive", "governor"),
    [
        ("La maire veut fermer le pont.", "fermer", "veut"),
        ("Le préfet demande aux riverains de quitter la rive.", "quitter", "demande"),
        ("Le club est prêt à vendre son gardien.", "vendre", "prêt"),
        ("La cheffe espère pouvoir rouvrir et embaucher.", "rouvrir", "pouvoir"),
    ],
)
def test_what_governs_an_infinitive(nlp: Language, text: str, infinitive: str, governor: str) -> None:
    view = view_of(nlp, text)
    found = infinitive_governors(view, read_clauses(view))
    assert {view.texts[at]: view.texts[own] for at, own in found.items()}[infinitive] == governor


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Les fleurs que guettent les photographes sont rares.", "guettent", "photographes"),
        ("Le pont fermera lundi, a annoncé la préfète.", "a", "préfète"),
        ("Où se trouve la gare ?", "trouve", "gare"),
        ("Quand viendra-t-elle ?", "viendra", "-elle"),
    ],
)
def test_subjects_behind_their_verb(nlp: Language, text: str, verb: str, subject: str) -> None:
    view = view_of(nlp, text)
    found = inverted_heads(view, read_clauses(view))
    assert {view.texts[at]: view.texts[own] for at, own in found.items()} == {verb: subject}


def test_a_subject_before_its_verb_is_not_inverted(nlp: Language) -> None:
    view = view_of(nlp, "Nous avons fermé le pont et la préfète a rouvert la route.")
    assert inverted_heads(view, read_clauses(view)) == {}

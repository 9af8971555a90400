"""``doc._.clauses``: where each begins and ends, its kind and its verb, in sentences of the project's own."""

from __future__ import annotations

import gc
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import nlp_pipeline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

    from nlp_pipeline.language.clause import Clause

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


def sole(nlp: Language, text: str, verb: str) -> Clause:
    """Give the clause of a text that has this verb."""
    (clause,) = (clause for clause in nlp(text)._.clauses if clause.verb.text == verb)
    return clause


def numbers(doc: Doc) -> list[tuple[int, int, str, int, int | None]]:
    """Give the clauses of a Doc in tokens."""
    return [(one.span.start, one.span.end, one.kind, one.verb.i, one.parent) for one in doc._.clauses]


@pytest.mark.parametrize("line", LINES)
def test_clauses_are_those_that_are_marked(nlp: Language, line: str) -> None:
    text, marked = parsed(line)
    assert {(one.kind, bare(one.span.text), one.verb.text) for one in nlp(text)._.clauses} == marked


@pytest.mark.parametrize(
    ("text", "verb", "opener"),
    [
        ("Elle affirme que le barrage tient.", "tient", "que"),
        ("Le col ferme parce que la neige tombe.", "tombe", "parce que"),
        ("La cousine avec qui vivait le berger est partie.", "vivait", "avec qui"),
    ],
)
def test_what_opens_a_clause(nlp: Language, text: str, verb: str, opener: str) -> None:
    found = sole(nlp, text, verb).opener
    assert found is not None
    assert found.text == opener


def test_nothing_opens_a_main_clause(nlp: Language) -> None:
    clause = sole(nlp, "La commune compte trois moulins.", "compte")
    assert (clause.opener, clause.parent, clause.inverted_subject, clause.infinitives) == (None, None, None, ())


def test_clauses_come_in_the_order_of_their_verbs_and_tell_what_they_stand_in(nlp: Language) -> None:
    doc = nlp("Le facteur, qui habite la ferme, affirme que le pont tient et que la vallée est sûre. Il pleut.")
    assert [(one.verb.text, one.parent) for one in doc._.clauses] == [
        ("habite", 1),
        ("affirme", None),
        ("tient", 1),
        ("est", 1),
        ("pleut", None),
    ]


def test_what_a_clause_without_a_verb_holds_stands_in_none(nlp: Language) -> None:
    assert sole(nlp, "Pas un mot de ceux qui savent.", "savent").parent is None


@pytest.mark.parametrize(
    ("text", "verb", "infinitives"),
    [
        ("La maire veut fermer le pont.", "veut", [("fermer", "veut")]),
        ("Le préfet demande aux riverains de quitter la rive.", "demande", [("quitter", "demande")]),
        ("Le club est prêt à vendre son gardien.", "est", [("vendre", "prêt")]),
        ("La cheffe espère pouvoir rouvrir.", "espère", [("pouvoir", "espère"), ("rouvrir", "pouvoir")]),
        ("La maire affirme qu'elle veut fermer le pont.", "affirme", []),
    ],
)
def test_what_governs_the_infinitives_of_a_clause(
    nlp: Language, text: str, verb: str, infinitives: list[tuple[str, str]]
) -> None:
    found = sole(nlp, text, verb).infinitives
    assert [(infinitive.text, governor.text) for infinitive, governor in found] == infinitives


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
    found = sole(nlp, text, verb).inverted_subject
    assert found is not None
    assert found.text == subject


def test_a_subject_before_its_verb_is_not_inverted(nlp: Language) -> None:
    doc = nlp("Nous avons fermé le pont et la préfète a rouvert la route.")
    assert [one.inverted_subject for one in doc._.clauses] == [None, None]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "«", ")", "Ah !"])
def test_where_there_is_no_verb_there_is_no_clause(nlp: Language, text: str) -> None:
    assert nlp(text)._.clauses == ()


def test_a_doc_that_is_not_parsed_has_none() -> None:
    assert spacy.blank("fr")("Le maire dort.")._.clauses == ()


TEXT = "Le pont cédera, parie-t-il. Le calendrier n'arrange rien : le pont, qui fermera lundi, cédera."


def reread(doc: Doc, vocab: Vocab) -> Doc:
    """Give a Doc as it comes back from a DocBin."""
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(vocab)
    return back


def test_clauses_survive_a_docbin(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [one.verb.text for one in doc._.clauses] == ["cédera", "parie", "arrange", "fermera", "cédera"]
    assert numbers(reread(doc, nlp.vocab)) == numbers(doc)


def test_clauses_are_read_with_the_words_of_a_pipeline_that_has_read_nothing_yet_and_of_one_that_is_gone(
    nlp: Language,
) -> None:
    doc = nlp(TEXT)
    other = nlp_pipeline.load()
    assert numbers(reread(doc, other.vocab)) == numbers(doc)
    orphan = other(TEXT)
    del other
    gc.collect()
    assert numbers(orphan) == numbers(doc)


def test_a_docbin_with_a_foreign_vocabulary_is_read_with_the_package_s_words(nlp: Language) -> None:
    back = reread(nlp("Elle affirme que le barrage tient."), spacy.blank("fr").vocab)
    assert [(one.kind, one.verb.text) for one in back._.clauses] == [("main", "affirme"), ("complement", "tient")]

"""Finite clauses of a Doc, as ``doc._.clauses`` gives them: read when they are asked for, and not before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary, WeakMethod

from nlp_pipeline.language.document.view import DocView
from nlp_pipeline.language.syntax.finite_clauses import read_clauses
from nlp_pipeline.language.syntax.infinitive_governors import infinitive_governors
from nlp_pipeline.language.syntax.inverted_subjects import inverted_heads
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.grammar import load_grammar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.lookups import Lookups
    from spacy.tokens import Doc, Span, Token
    from spacy.vocab import Vocab

    from nlp_pipeline.language.document.word_forms import WordForms
    from nlp_pipeline.language.syntax.clause_record import ClauseRecord
    from nlp_pipeline.language.syntax.finite_clauses import FiniteClauses
    from nlp_pipeline.language.syntax.opener import Kind
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite clause.

    Attributes:
        span: from its first word to its last, with the clauses that stand in it and without those that are coordinated
            with it; marks at its ends are left out.
        kind: "main", "complement", "relative" or "adverbial"; of a coordinated clause, that of the first.
        opener: the words that open it (« que », « parce que », « avec qui »); None where none does.
        verb: its finite verb; of a compound tense, the auxiliary.
        parent: place in ``doc._.clauses`` of the clause that it stands in; None for one that stands in none.
        inverted_subject: the noun or pronoun that heads its subject where that stands behind the verb, else None.
        infinitives: the infinitives that stand in it, and not in a clause inside of it, each with the verb, noun or
            adjective that governs it.
    """

    span: Span
    kind: Kind
    opener: Span | None
    verb: Token
    parent: int | None
    inverted_subject: Token | None
    infinitives: tuple[tuple[Token, Token], ...]


class Words(NamedTuple):
    """What a pipeline knows of words: its lexicon, its closed classes, the verb forms of its lemmatizer."""

    lexicon: Lexicon
    grammar: Grammar
    word_forms: WordForms | None


# By the vocabulary of a pipeline, which all its Docs hold. spaCy lets nothing refer weakly to that itself, but to its
# lookups, which live as long. A pipeline holds its vocabulary, so that what is kept here must not hold the pipeline.
_WORDS: WeakKeyDictionary[Lookups, Words] = WeakKeyDictionary()
_OFFERED: WeakKeyDictionary[Lookups, WeakMethod[Callable[[], Words]]] = WeakKeyDictionary()


def offer_words(vocab: Vocab, words: Callable[[], Words]) -> None:
    """Let the clauses of Docs with a vocabulary be read with the words that a method gives, while its object lives."""
    _OFFERED[vocab.lookups] = WeakMethod(words)


def keep_words(vocab: Vocab, words: Words) -> None:
    """Let the clauses of Docs with a vocabulary be read with these words, while the vocabulary lives."""
    _WORDS[vocab.lookups] = words


def _words_for(vocab: Vocab) -> Words:
    kept = _WORDS.get(vocab.lookups)
    if kept is not None:
        return kept
    offered = _OFFERED.get(vocab.lookups)
    give = None if offered is None else offered()
    return Words(load_lexicon(), load_grammar(), None) if give is None else give()


def clauses_of(doc: Doc) -> tuple[Clause, ...]:
    """Give the finite clauses of a Doc, in the order of their verbs; what ``doc._.clauses`` is.

    They are read anew each time, in time that grows with the Doc's length, from verb forms, the words that open
    clauses, punctuation, coordination and the parser's arcs. Against treebanks, begin and end are both right with an
    F1 of .88, the kind with .93 (``docs/accuracy.en.md``, measured by ``python -m tests.treebanks``).

    Args:
        doc: tagged and parsed French. Its words are looked up as ``selon_claims`` of its pipeline does; where its
            vocabulary is that of no such pipeline (``DocBin.get_docs`` with another), in the package's own lexicon and
            without the model's verb forms, and then more clauses are missed.

    Returns:
        The clauses; none where the Doc is empty or is not tagged and parsed.
    """
    if not len(doc) or not all(doc.has_annotation(name) for name in ("POS", "DEP")):
        return ()
    view = DocView(doc, *_words_for(doc.vocab))
    layer = read_clauses(view)
    subjects = inverted_heads(view, layer)
    infinitives = _infinitives(view, layer)
    places = {clause: place for place, clause in enumerate(layer.clauses)}
    return tuple(
        Clause(
            span=doc[clause.start : clause.end],
            kind=clause.kind,
            opener=doc[clause.start : clause.opener + 1] if clause.opener >= 0 else None,
            verb=doc[clause.verb],
            parent=_place_of_parent(clause, places),
            inverted_subject=doc[subjects[clause.verb]] if clause.verb in subjects else None,
            infinitives=tuple((doc[at], doc[governor]) for at, governor in infinitives.get(clause, ())),
        )
        for clause in layer.clauses
    )


def _infinitives(view: DocView, layer: FiniteClauses) -> dict[ClauseRecord, list[tuple[int, int]]]:
    """Give the governed infinitives and their governors, by the innermost clause around each."""
    holders = layer.innermost(view.length)
    found: dict[ClauseRecord, list[tuple[int, int]]] = {}
    for at, governor in infinitive_governors(view, layer).items():
        holder = holders[at]
        if holder is not None:
            found.setdefault(holder, []).append((at, governor))
    return found


def _place_of_parent(clause: ClauseRecord, places: Mapping[ClauseRecord, int]) -> int | None:
    """Give the place of the nearest clause around one that has a verb: « Pas un mot de ceux qui savent »."""
    parent = clause.parent
    while parent is not None and parent not in places:
        parent = parent.parent
    return None if parent is None else places[parent]

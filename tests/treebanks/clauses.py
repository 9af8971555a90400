"""Sentences of a treebank that report nothing: each may be what somebody says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nlp_pipeline.lexicon.lexicon import Lexicon
    from tests.treebanks.conllu import Sentence
    from tests.treebanks.facts import Word

WORDS = range(5, 29)
"""How many a clause may have."""

MARKS = re.compile(r"[«»\"“”:;()\[\]–—?!…*/]|(?<!\w)-|\.(?=.)")
"""What makes more than one plain sentence of it."""

FIRST_PERSON = frozenset(("je", "j'", "me", "m'", "mon", "ma", "mes", "moi", "nous", "notre", "nos"))
OWN_ATTRIBUTION = frozenset(("selon", "d'après", "pour", "suivant", "comme"))
NOT_OPENING = frozenset(("CCONJ", "ADV", "SCONJ", "INTJ"))
SUBJECTS = ("nsubj", "expl:subj")
NOT_SAYING = frozenset(("être", "avoir", "faire", "aller"))
"""Verbs of the lexicon that say something only together with a noun."""


@dataclass(frozen=True, slots=True)
class PlainClause:
    """A sentence of a treebank without its full stop.

    Attributes:
        text: as printed.
        inner: the same as it is printed inside of a sentence: « le pont ferme ».
        subject: the noun phrase that it begins with, where its verb follows at once; else "".
    """

    text: str
    inner: str
    subject: str

    @property
    def predicate(self) -> str:
        """What follows the subject; the whole where no subject was cut off."""
        return self.text[len(self.subject) :].strip()

    @property
    def halves(self) -> tuple[str, str]:
        """The words in two: « le pont ferme » and « deux jours durant »."""
        words = self.inner.split()
        middle = max(1, len(words) // 2)
        return " ".join(words[:middle]), " ".join(words[middle:])


def plain_clauses(sentences: Iterable[Sentence], lexicon: Lexicon) -> Iterator[PlainClause]:
    """Give those of the sentences that are one statement with a subject before its verb, and attribute nothing."""
    saying = lexicon.verbs.keys() - NOT_SAYING
    for sentence in sentences:
        words = [word for word in sentence.words if word.pos != "PUNCT"]
        if not _is_plain(sentence.text, words) or any(_reports(word, lexicon, saying) for word in words):
            continue
        subject = _subject_of(sentence.words)
        if subject is None:
            continue
        text = sentence.text.removesuffix(".").strip()
        first = words[0]
        keeps_capital = first.pos == "PROPN" or (first.end - first.start > 1 and text[: first.end].isupper())
        inner = text if keeps_capital else text[0].lower() + text[1:]
        yield PlainClause(text, inner, _cut_off(sentence, subject))


def _is_plain(text: str, words: list[Word]) -> bool:
    opens = text[:1].isupper() and words[0].pos not in NOT_OPENING
    alien = any(word.form in FIRST_PERSON | OWN_ATTRIBUTION for word in words)
    return text.endswith(".") and len(words) in WORDS and opens and not alien and not MARKS.search(text)


def _reports(word: Word, lexicon: Lexicon, saying: frozenset[str] | set[str]) -> bool:
    return word.pos == "VERB" and any(form.lemma in saying for form in lexicon.forms.get(word.form, ()))


def _subject_of(words: tuple[Word, ...]) -> int | None:
    root = next(at for at, word in enumerate(words) if word.head == at)
    hanging = [at for at, word in enumerate(words) if word.head == root and at != root]
    subject = next((at for at in hanging if words[at].arc.startswith(SUBJECTS)), None)
    finite = words[root].is_finite or any(words[at].is_finite for at in hanging if words[at].bare_arc in ("cop", "aux"))
    return subject if subject is not None and finite and subject < root else None


def _cut_off(sentence: Sentence, subject: int) -> str:
    words = sentence.words
    inside = {subject}
    for _ in words:  # as deep as a tree can be
        inside |= {at for at, word in enumerate(words) if word.head in inside and word.head != at}
    last = max(inside)
    whole = inside == set(range(last + 1)) and words[subject].pos in ("NOUN", "PROPN")
    follows = last + 1 < len(words) and words[last + 1].pos != "PUNCT"
    return sentence.text[: words[last].end] if whole and follows else ""

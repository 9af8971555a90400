"""The forms of the verbs, looked up as written or with accents lost."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon.entries import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

REMEMBERED = 16_384
"""Words whose analyses with accents are kept: a stream of articles must not fill the memory."""

WITHOUT_ACCENTS = str.maketrans("àâäéèêëîïôöùûüÿç", "aaaeeeeiioouuuyc")


class FormTable(Mapping[str, tuple[Form, ...]]):
    """What every form can be; entries are made when they are first asked for, so that loading is quick.

    Args:
        rows: by form in lower case, its lines "lemma,features", joined by line ends.
        plain_words: words without accents that are no verb though a verb's form differs from them by accents alone.
    """

    def __init__(self, rows: Mapping[str, str], plain_words: frozenset[str] = frozenset()) -> None:
        self._rows = rows
        self._plain_words = plain_words
        self._made: dict[str, tuple[Form, ...]] = {}
        self._accented: dict[str, str] = {}
        self._of_verbs: dict[str, str] = {}
        # Most words of a text are no verb of the lexicon, and come again and again.
        self.likely = lru_cache(maxsize=REMEMBERED)(self._likely)

    def __reduce__(self) -> tuple[type[FormTable], tuple[Mapping[str, str], frozenset[str]]]:
        """Let a table go to another process: what is remembered stays behind."""
        return FormTable, (self._rows, self._plain_words)

    def __getitem__(self, form: str) -> tuple[Form, ...]:
        made = self._made.get(form)
        if made is None:
            lines = (line.partition(",") for line in self._rows[form].split("\n"))
            made = self._made[form] = tuple(_form(form, lemma, features.split()) for lemma, _, features in lines)
        return made

    def __contains__(self, form: object) -> bool:
        return form in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def _likely(self, form: str) -> tuple[Form, ...]:
        """Give what a form is as it is written, or if it is nothing so, with accents that it may have lost."""
        return self[form] if form in self._rows else self.with_accents(form)

    def with_accents(self, form: str) -> tuple[Form, ...]:
        """Give what a form can be if some of its accents were lost: "declare", "Evoquée", "A DECLARE".

        Args:
            form: the word in lower case.

        Returns:
            The analyses of the verb forms that differ from it by accents which it lacks.
        """
        if form in self._plain_words:
            return ()
        self.prepare()
        candidates = self._accented.get(form if form.isascii() else form.translate(WITHOUT_ACCENTS))
        if candidates is None:
            return ()
        return tuple(
            analysis
            for candidate in candidates.splitlines()
            if candidate != form and _lost_accents(form, candidate)
            for analysis in self[candidate]
        )

    def prepare(self) -> None:
        """Read, once, which forms are alike without accents."""
        if not self._accented:
            self._index_accented()

    def of_verb(self, verb: str) -> dict[str, tuple[str, ...]]:
        """Give the forms of one verb with their features; empty for a verb that the table does not have."""
        if not self._has(verb):
            return {}
        if not self._of_verbs:
            self._index_verbs()
        return {
            form: analysis.features
            for form in self._of_verbs[verb].split("\n")
            for analysis in self[form]
            if analysis.lemma == verb
        }

    def with_forms(self, added: Mapping[str, Mapping[str, tuple[str, ...]]]) -> FormTable:
        """Give a table that has more verbs.

        Args:
            added: by verb, its forms and the features of each.
        """
        rows = dict(self._rows)
        for verb, forms in added.items():
            for form, features in forms.items():
                line = f"{verb},{' '.join(features)}"
                rows[form] = f"{rows[form]}\n{line}" if form in rows else line
        return FormTable(rows, self._plain_words)

    def _has(self, verb: str) -> bool:
        return any(analysis.lemma == verb for analysis in self.get(verb, ()))

    def _index_verbs(self) -> None:
        """Read which forms a verb has, as one string for each verb."""
        index: dict[str, str] = {}
        for form, row in self._rows.items():
            for line in row.split("\n"):
                verb = line.partition(",")[0]
                index[verb] = f"{index[verb]}\n{form}" if verb in index else form
        self._of_verbs = index

    def _index_accented(self) -> None:
        """Read which forms are alike without accents; as one string each, for lists are work to Python's collector."""
        index: dict[str, str] = {}
        accented = [form for form in self._rows if not form.isascii()]
        # All at once, a letter after the other: a call for each form, and `translate` of so much, take longer.
        written = "\n".join(accented)
        for letter, bare_letter in WITHOUT_ACCENTS.items():
            written = written.replace(chr(letter), chr(bare_letter))
        for bare, form in zip(written.split("\n"), accented, strict=True):
            index[bare] = f"{index[bare]}\n{form}" if bare in index else form
        self._accented = index


def _form(form: str, lemma: str, features: list[str]) -> Form:
    return Form(form, lemma, tuple(features), frozenset(feature.partition(".")[0] for feature in features))


def _lost_accents(form: str, accented: str) -> bool:
    """Tell whether two words of one length differ only where the first has a bare letter for an accented one."""
    return all(a == b or a == b.translate(WITHOUT_ACCENTS) for a, b in zip(form, accented, strict=True))


def read_forms(text: str) -> dict[str, str]:
    """Give the rows of a form file by form.

    Args:
        text: lines "form,lemma,features" under one line of heads.
    """
    rows: dict[str, str] = {}
    for line in text.splitlines()[1:]:
        form, _, rest = line.partition(",")
        known = rows.get(form)
        rows[form] = rest if known is None else f"{known}\n{rest}"
    return rows

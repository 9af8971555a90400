"""Texts and files of one shape and any size, whose work must grow with their size: ``python -m tests.fuzz.shapes``.

The command fits the exponent of the processor's time over four sizes of each, a test that of the calls, which are the
same on every machine, over two.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from nlp_pipeline.readers import ReadOptions, find_reader
from tests.readers.test_archives import PAGE, warc
from tests.readers.test_europresse import ARTICLE, HEAD, OLD
from tests.readers.test_factiva import KEYED
from tests.shares import tried
from tests.work import calls_of
from tests.worked_out_once import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language

HIGHEST = 1.5
"""The exponent from which on work grows too fast: between the size and its square."""

HIGHEST_OF_CALLS = 1.2
"""The same for calls, which nothing disturbs: 2.3 times as many for twice the size."""

SIZES = (250, 500, 1000, 2000)

TEXTS_BY_SHAPE: dict[str, Callable[[int], str]] = {
    "opening guillemets": lambda size: "« mot " * size,
    "guillemets in turn": lambda size: "« mot » " * size,
    "guillemets in one another": lambda size: "« mot " * size + "» " * size,
    "straight quotes": lambda size: '"mot ' * (3 * size),
    "a quotation of many paragraphs": lambda size: "« Un mot, dit-il, un autre.\n\n" * size,
    "selon in selon": lambda size: "Selon Paul, selon Marie, " * (size // 2) + "il pleut.",
    "que in que": lambda size: "Paul dit que Marie affirme que " * (size // 2) + "il pleut.",
    "que of pronouns": lambda size: "il a dit que " * size,
    "que before a pronoun": lambda size: "Le maire dit " + "qu'il dit " * size,
    "an incise and nothing else": lambda size: "dit-il " * size,
    "relatives": lambda size: "la ministre qui dit que le maire qui affirme que " * (size // 2),
    "incises": lambda size: "bonjour, dit-il, " * size,
    "incises in one quotation": lambda size: "« Oui" + ", bonjour, dit-il" * size + ". »",
    "a sentence without end": lambda size: "le chat voit la souris et " * size + "dort.",
    "names that differ": lambda size: " ".join(
        f"Le maire Paul Dupont{'abcdefghij'[n % 10]}{n} a dit oui." for n in range(size)
    ),
    "one name": lambda size: "Paul Martin a dit oui. " * size,
    "names alone": lambda size: "Paul Martin " * size,
    "acronyms": lambda size: "l'Organisation mondiale de la santé (OMS) a dit oui. " * size,
    "colons": lambda size: "Paul Martin : bonjour " * size,
    "colons before quotations": lambda size: "Il précise : « C'est bien ainsi que cela se passe. » " * size,
    "lines of a dialogue": lambda size: "– Bonjour, dit Paul.\n" * size,
    "quotations alone": lambda size: "« Nous irons donc tous ensemble à Paris. »\n\n" * size,
    "an interview": lambda size: "Le Val : Que dites-vous ?\n\nPaul Martin : Je dis que oui.\n\n" * size,
    "asides between dashes": lambda size: "le maire – dit Paul – affirme que oui, " * size,
    "dashes left open": lambda size: "mot – " * size,
    "source phrases of one source": lambda size: "Selon Paul Martin, " * size + "il pleut.",
    "brackets left open": lambda size: "(mot " * size,
    "brackets": lambda size: "(mot " * size + ") " * size,
    "paragraphs": lambda size: "Un mot.\n\n" * size,
    "conditionals": lambda size: "il aurait mangé, " * size,
    "accusations": lambda size: "Il est accusé d'avoir menti, " * size,
    "judgements": lambda size: "Il juge la mesure injuste, " * size,
    "guillemets that only close": lambda size: "mot » " * size,
    "questions": lambda size: "Qui dit que le maire viendra ? " * size,
    "sources cited by others": lambda size: "Selon Paul Martin, cité par l'AFP, il pleut. " * size,
    "notes of an agency": lambda size: "Il pleut à Paris (AFP). " * size,
    "a list": lambda size: "- un mot ;\n" * size,
}


FILES_BY_SHAPE: dict[str, tuple[str, Callable[[int], str]]] = {
    "words of TEI": (".xml", lambda size: _tei("<w>mot</w><lb/>" * size)),
    "paragraphs of TEI": (".xml", lambda size: _tei("<p>Un mot.</p>" * size)),
    "articles of an old Europresse": (".html", lambda size: _old_europresse(size)),
    "articles of Europresse": (".html", lambda size: HEAD + ARTICLE * size),
    "articles of Factiva": (".html", lambda size: KEYED.replace("</body>", "") * size),
    "attributes": (".html", lambda size: f"<p {' '.join(f'a{n}=x' for n in range(size))}>Le pont rouvre lundi.</p>"),
    "elements in one another": (".html", lambda size: "<div>" * size + "Le pont rouvre lundi."),
    "paragraphs of a page": (".html", lambda size: f"<article>{'<p>Le pont rouvre lundi.</p>' * size}</article>"),
    "open quotation marks": (".csv", lambda size: "titre;texte\n" + '"a;b\n' * size),
    "rows": (".csv", lambda size: "titre;texte\n" + "Un;Le pont rouvre.\n" * size),
    "columns": (".csv", lambda size: f"texte;{';'.join(f'c{n}' for n in range(size))}\nUn mot.{';' * size}\n"),
    "lines without a text": (".jsonl", lambda size: '{"texte": "Un mot."}\n' + '{"titre": "Un"}\n' * size),
    "lists beside an article": (".json", lambda size: json.dumps({"texte": "Un mot.", "tags": [{"a": "b"}] * size})),
    "documents of RTF": (".rtf", lambda size: r"{\rtf1\ansi Le pont rouvre.\par }" * size),
    "groups of RTF": (".rtf", lambda size: r"{\rtf1\ansi " + r"{\b Le pont}\par " * size + "}"),
    "lines": (".txt", lambda size: "Le pont rouvre.\n" * size),
    "pages of a crawl": (".warc", lambda size: warc({f"https://exemple.fr/{n}": PAGE for n in range(size)}).decode()),
}
"""By name: the ending, and the text of a file."""


def _tei(body: str) -> str:
    return f"<TEI><text><body>{body}</body></text></TEI>"


def _old_europresse(size: int) -> str:
    documents = OLD.partition('<div id="docs">')[2].rpartition("</div>")[0]
    return f'{HEAD}<div id="docs">{documents * size}</div>'


def reading(shape: str, size: int) -> Callable[[], object]:
    """Give what reads a file of a shape."""
    suffix, text = FILES_BY_SHAPE[shape]
    data = text(size).encode()
    reader = find_reader(suffix, data)

    def read() -> object:
        try:
            return list(reader.read(io.BytesIO(data), ReadOptions()))
        except ValueError as error:  # a reason is an answer too
            return error

    return read


def own_work(nlp: Language, text: str) -> int:
    """Count the calls of our own components and of what reads their results; the model's are its own."""
    doc = nlp.make_doc(text)
    count = 0
    for name, component in nlp.pipeline:
        if name.startswith("selon_"):
            count += calls_of(partial(component, doc))
        else:
            doc = component(doc)
    return count + calls_of(lambda: (doc._.claims, doc._.entities))


def exponent(sizes: Sequence[int], work: Sequence[float]) -> float:
    """Fit the power of the size with which work grows."""
    return float(np.polyfit(np.log(sizes), np.log(work), 1)[0])


def exponent_of_calls(calls: Callable[[int], int], smallest: int) -> float:
    """Fit it over a size and twice that, as calls are exact; with ``--whole``, over two sizes between them too.

    Args:
        calls: counts those for a text or file of a size.
        smallest: large enough that all that is looked for in longer ones is found.
    """
    steps = tried(1, 3)
    sizes = [round(smallest * 2 ** (step / steps)) for step in range(steps + 1)]
    return exponent(sizes, [calls(size) for size in sizes])


def seconds(work: Callable[[], object]) -> float:
    """Give the processor's time that work takes, at the least."""
    begin = time.process_time()
    work()
    return max(time.process_time() - begin, 1e-4)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the exponent of every shape; give 1 where one is too high."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.shapes", description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="of the texts and files")
    parser.add_argument("--shape", action="append", help="only this one; may be repeated")
    options = parser.parse_args(arguments)
    shapes = options.shape or [*TEXTS_BY_SHAPE, *FILES_BY_SHAPE]
    highest = -math.inf
    for shape in shapes:
        if shape in TEXTS_BY_SHAPE:
            nlp = pipeline()
            works = [partial(nlp, TEXTS_BY_SHAPE[shape](size)) for size in options.sizes]
        else:
            works = [reading(shape, size) for size in options.sizes]
        works[0]()  # what is loaded or remembered once
        taken = [seconds(work) for work in works]
        found = exponent(options.sizes, taken)
        highest = max(highest, found)
        print(f"{found:5.2f}  {taken[-1]:8.2f} s  {shape}{'  TOO FAST' if found > HIGHEST else ''}", flush=True)
    return int(highest > HIGHEST)


if __name__ == "__main__":
    sys.exit(main())

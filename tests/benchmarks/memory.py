"""Memory over a long stream and in one very long article: ``python -m tests.benchmarks.memory [ARTICLES]``.

A stream of 100,000 short articles, or as many as are given, each with names of its own, so that the vocabulary grows
as it does in press, from a file of JSON Lines through all that the command does: reading, ids, duplicates, the model,
rows; every tenth has the id of the one before, every twentieth its text, a word apart. Resident memory after the first
twentieth and at the end, and the seconds. The same without the model, which shows what is remembered of each article.
Then one article of five million characters, made of those of ``corpus/articles``: memory at its most, seconds, and
whether every offset gives back its words. Each in a process of its own; Linux only, for there the system tells a
process's memory.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from nlp_pipeline.language.load import load
from nlp_pipeline.readers import Inputs
from nlp_pipeline.run.duplicates import with_duplicates
from nlp_pipeline.run.long_articles import parts_of
from nlp_pipeline.run.stream import Extracted, extract_articles
from nlp_pipeline.schema import Article
from tests.benchmarks.machine import CORPUS, description, python, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ARTICLES = 100_000
MEASURED_TIMES = 20
CHARACTERS = 5_000_000

BEGINNINGS = ("Bra", "Cor", "Dau", "Fé", "Gri", "Ju", "Lam", "Mou", "Ner", "Per", "Rou", "Sar", "Tou", "Ver")
MIDDLES = ("", "be", "cha", "di", "gue", "li", "mon", "na", "pi", "ra", "sse", "ti", "vi")
ENDS = ("court", "dac", "gny", "lier", "nac", "quin", "rel", "rin", "ssac", "teau", "val", "ville")
FIRST_NAMES = ("Anne", "Bruno", "Claire", "Didier", "Éric", "Fatima", "Hélène", "Karim", "Louise", "Mehdi", "Sophie")
TEMPLATES = (
    "La maire de {place}, {first} {name}, a assuré que le pont serait rouvert lundi. « C’est promis », a-t-elle dit "
    "à la radio {outlet}.",
    "Selon {first} {name}, directeur de {company}, {number} emplois seront créés à {place}. Le syndicat {outlet} en "
    "doute. « Nous attendons des preuves », a déclaré {other}.",
    "Un incendie a détruit un entrepôt de {company} à {place}. Le feu aurait pris dans un local technique. D’après "
    "le préfet {first} {name}, {number} habitants ont été évacués.",
)


def main(articles: int = ARTICLES) -> dict[str, float]:
    """Print the memory of a stream, whole and without the model, and of a long article."""
    told: dict[str, float] = {}
    print(description())
    for part, what in (("--stream", "the whole way"), ("--before", "ids and duplicates alone")):
        run = json.loads(python("-m", "tests.benchmarks.memory", part, str(articles)))
        early, late = run["sizes"][0], run["sizes"][-1]
        told[f"{what}, end / twentieth, megabytes"] = late / early
        print(f"{articles:,} articles, {what}: {early:.0f} MB resident after {articles // MEASURED_TIMES:,}, ", end="")
        print(f"{late:.0f} MB at the end ({late / early - 1:+.1%}), {max(run['sizes']):.0f} MB at the most; ", end="")
        print(f"{run['seconds']:.0f} s; {run['told']:,} told as repeating an earlier one")
    long = json.loads(python("-m", "tests.benchmarks.memory", "--long"))
    print(f"1 article of {long['characters']:,} characters: {long['parts']} parts, {long['seconds']:.0f} s, ", end="")
    print(f"{long['loaded']:.0f} MB when loaded, {long['peak']:.0f} MB at the most; ", end="")
    print(f"{long['claims']:,} claims, {long['entities']:,} entities, wrong offsets: {long['wrong']}")
    return told | {"long article, megabytes": long["peak"], "long article, wrong offsets": long["wrong"]}


def stream(count: int, *, model: bool) -> dict[str, Any]:
    """Work through a file of articles; give the resident megabytes at as many points of the way, and the seconds."""
    sizes, told = [], 0
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps({"id": one.doc_id, "text": one.text}) + "\n" for one in generated(count))
        start = time.perf_counter()
        given = with_duplicates(Inputs([path]))
        results: Iterable[object] = extract_articles(load(), given) if model else given
        for number, result in enumerate(results, 1):
            article = result.article if isinstance(result, Extracted) else result
            if not isinstance(article, Article):
                raise TypeError(result)
            told += bool(article.duplicate_of)
            if number % (count // MEASURED_TIMES) == 0:
                sizes.append(megabytes("VmRSS"))
    return {"sizes": sizes, "seconds": time.perf_counter() - start, "told": told}


def generated(count: int) -> Iterator[Article]:
    """Make short articles whose names are put together from syllables, the same ones every time."""
    random = Random(1)  # noqa: S311 - nothing secret
    text = ""
    for number in range(count):
        names = {key: made_name(random) for key in ("place", "name", "company", "outlet", "other")}
        if number % 20 == 19:
            text += f" ({names['outlet']})"
        else:
            first, figure = random.choice(FIRST_NAMES), random.randrange(10, 100_000)
            text = TEMPLATES[number % len(TEMPLATES)].format(first=first, number=figure, **names)
        yield Article(f"article-{number - (number % 10 == 9)}", text)


def made_name(random: Random) -> str:
    """Put a name together from syllables."""
    return "".join(random.choice(part) for part in (BEGINNINGS, MIDDLES, MIDDLES, MIDDLES, ENDS))


def long_article() -> dict[str, float]:
    """Work through one long article; give what it took, and how many offsets do not give back their words."""
    nlp = load()
    loaded = megabytes("VmRSS")
    corpus = "\n\n".join(read(CORPUS)) + "\n\n"
    text = (corpus * (CHARACTERS // len(corpus) + 1))[:CHARACTERS]
    start = time.perf_counter()
    (result,) = extract_articles(nlp, [Article("long", text)])
    seconds = time.perf_counter() - start
    if not isinstance(result, Extracted):
        raise TypeError(result)
    wrong = sum(
        row["claim"] != " … ".join(" ".join(text[first:end].split()) for first, end in row["claim_spans"])
        for row in result.claims
    )
    wrong += sum(text[row["start"] : row["end"]] != row["text"] for row in result.entities)
    return {
        "characters": len(text),
        "parts": sum(1 for _ in parts_of(text)),
        "seconds": seconds,
        "loaded": loaded,
        "peak": megabytes("VmHWM"),
        "claims": len(result.claims),
        "entities": len(result.entities),
        "wrong": wrong,
    }


def megabytes(measure: str) -> float:
    """Give this process's resident memory, now ("VmRSS") or at its most ("VmHWM")."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{measure}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(measure)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--stream" | "--before" as part, number]:
            print(json.dumps(stream(int(number), model=part == "--stream")))
        case ["--long"]:
            print(json.dumps(long_article()))
        case []:
            main()
        case [number, *_]:
            main(int(number))

"""A small made-up corpus and its page, for the tests of the page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from nlp_pipeline.report import Page
from nlp_pipeline.rows import claim_rows
from nlp_pipeline.schema import Article, Claim, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

Made = tuple[Article, list[Row]]

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)></style><b>gras</b></script></template>"
    "<!-- {{ 7*7 }} &amp; \u202egauche \"'><a href=javascript:alert(3)>ici</a>"
)

BRIDGE = """Le pont de Lurcay rouvrira lundi

« Les travaux sont finis », a déclaré Anne Morel. Selon la préfecture, Luc Petit assure que « le tablier tient ».

Le chantier aurait coûté deux millions d’euros.
"""

MARKET = """Le marché déménage

Anne Morel dément que la halle soit vendue. Selon la préfecture, rien n’est signé.
"""


def claim(text: str, words: str, source: str = "", cue: str = "", **values: Any) -> Claim:
    """Gives a claim by the words of its claim, its source and its cue, each found at its first place."""

    def place(part: str) -> tuple[int, int]:
        start = text.index(part)
        return start, start + len(part)

    given: dict[str, Any] = {
        "claim": words,
        "claim_spans": (place(words),),
        "source": source,
        "source_span": place(source) if source else None,
        "source_name": source,
        "source_type": "person" if source else "none",
        "cue": cue,
        "cue_spans": (place(cue),) if cue else (),
        "kind": "indirect",
        "stance": "report",
        "modality": "indicative",
        "negated": False,
        "entities": (),
        "parent": None,
        "sentence": next(line for line in text.splitlines() if words.splitlines()[0] in line),
        "rule": "made_up",
        "confidence": 0.9,
    }
    return Claim(**{**given, **values})


def bridge() -> Made:
    article = Article("pont", BRIDGE, date="2024-03-12", outlet="La Gazette", url="https://gazette.example/pont")
    outer = "Luc Petit assure que « le tablier tient »"
    found = [
        claim(BRIDGE, "Les travaux sont finis", "Anne Morel", "a déclaré", kind="direct"),
        claim(BRIDGE, outer, "la préfecture", "Selon", source_type="organization"),
        claim(BRIDGE, "« le tablier tient »", "Luc Petit", "assure", kind="mixed", stance="assert", parent=1),
        claim(BRIDGE, "Le chantier aurait coûté deux millions d’euros", kind="hearsay", confidence=0.7),
    ]
    return article, claim_rows(article, found)


def market() -> Made:
    article = Article("marche", MARKET, date="2024-05-02", outlet="Le Courrier", url="javascript:alert(4)")
    found = [
        claim(MARKET, "la halle soit vendue", "Anne Morel", "dément", stance="deny"),
        claim(MARKET, "rien n’est signé", "la préfecture", "Selon", source_type="organization"),
    ]
    return article, claim_rows(article, found)


def hostile() -> Made:
    text = f"{HOSTILE}\n\nSelon {HOSTILE} x, {HOSTILE} y.\n"
    article = Article(
        HOSTILE, text, HOSTILE, HOSTILE, HOSTILE, HOSTILE, 'https://a.example/"><script>alert(5)</script>'
    )
    words, source = f"{HOSTILE} y", f"{HOSTILE} x"
    values = {"stance": HOSTILE, "source_role": HOSTILE, "origin": HOSTILE, "entities": (HOSTILE,)}
    found = claim(text, words, source, "Selon", **values)
    return article, claim_rows(article, [found, found])


def many(articles: int, claims: int) -> list[Made]:
    """Gives a corpus of that many articles with that many claims each, of thirty sources."""
    return [_dossier(number, claims) for number in range(articles)]


def _dossier(number: int, claims: int) -> Made:
    text = f"Dossier {number}\n\n"
    found = []
    for at in range(claims):
        source, words = f"la source {(number + at) % 30}", f"le point {at} du dossier {number} est réglé"
        begin = len(text)
        text += f"Selon {source}, {words}.\n\n"
        middle = begin + 6 + len(source)
        spans = {
            "claim_spans": ((middle + 2, middle + 2 + len(words)),),
            "source_span": (begin + 6, middle),
            "cue_spans": ((begin, begin + 5),),
        }
        found.append(claim(text, words, source, "Selon", **spans))
    date = f"2024-{number % 12 + 1:02d}-03"
    article = Article(f"dossier-{number}", text, date=date, outlet=f"Titre {number % 3}")
    return article, claim_rows(article, found)


def page_of(made: Iterable[Made], language: str = "fr", **options: Any) -> str:
    page = Page(language, **options)
    for article, rows in made:
        page.add_article(article)
        page.add_rows(rows)
    return page.html()


@cache
def bridge_page() -> str:
    """Give the page of one article."""
    return page_of([bridge()])


@cache
def corpus_page() -> str:
    """Give the page that most tests look at: two articles of two months and outlets, with their plots."""
    return page_of([bridge(), market()])

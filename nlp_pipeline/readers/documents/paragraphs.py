"""A document as its paragraphs, and the article that they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_pipeline.messages import _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.titles import first_heading, title_above
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

BETWEEN = "\n\n"
"""Between paragraphs: a blank line, so that no two of them are ever taken for one that was wrapped."""

IN_FRONT = 3
"""Among how many first paragraphs the title of the whole is sought."""

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
SOFT_HYPHEN = "\u00ad"
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")
NO_TITLE = re.compile(
    r"^(?:untitled|sans titre|sans nom|document\s*\d*|microsoft word\b.*|titre|title|présentation powerpoint)$"
    r"|\.(?:docx?|odt|rtf|pdf|txt|html?|indd|qxd|tex|dvi)$",
    re.IGNORECASE,
)
"""What programs write where nobody gave a title."""

NO_AUTHOR = re.compile(
    r"^(?:(?:windows |microsoft )?(?:user|utilisateur|office|corporation)|unknown|inconnue?|admin\w*|pc|client|\W*)"
    r"(?: (?:windows|office))?$",
    re.IGNORECASE,
)
"""What programs write where nobody gave an author."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of a paragraph; ``level`` is 0 for running text, 1 for a title, 2 and more for lower headings."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class About:
    """What a document's own metadata say; empty where they are silent."""

    title: str = ""
    date: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""


def article_of(paragraphs: Sequence[Paragraph], about: About) -> Article:
    """Make an article of a document.

    Args:
        paragraphs: in the order of reading; those without words are left out.
        about: the document's metadata.

    Returns:
        The article. Its title is the title or heading above the text, else the one that the metadata give, else a first
        line that looks like one. It stays in the text too, as it may hold a claim.

    Raises:
        Unreadable: no paragraph has words.
    """
    kept = [Paragraph(text, each.level) for each in paragraphs if (text := tidied(each.text))]
    if not kept:
        raise Unreadable(_("no text in this document"))
    heading = first_heading(
        each.text for at, each in enumerate(kept[:IN_FRONT]) if each.level == 1 or (each.level and not at)
    )
    named = "" if NO_TITLE.search(about.title.strip()) else " ".join(tidied(about.title).split())
    author = "" if NO_AUTHOR.match(about.author.strip()) else " ".join(tidied(about.author).split())
    return Article(
        doc_id="",
        text=BETWEEN.join(each.text for each in kept),
        title=heading or named or title_above([each.text for each in kept[:8]]),
        date=day_of(about.date),
        outlet=" ".join(tidied(about.outlet).split()),
        author=author,
        url=about.url.strip(),
    )


def tidied(text: str) -> str:
    """Give a paragraph's words, white space folded but for line ends, without what no text file can hold."""
    lines = (" ".join(line.split()) for line in UNFIT.sub("", text).replace(SOFT_HYPHEN, "").split("\n"))
    return "\n".join(line for line in lines if line)


def day_of(moment: str) -> str:
    """Give the day of a moment in ISO 8601; an empty string for anything else."""
    match = DAY.match(moment.strip())
    return match[0] if match else ""

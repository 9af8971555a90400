"""The notice that Gallica prints before a text, and that tables of its texts keep in a column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_pipeline.readers.dates import is_date, iso_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELD = re.compile(
    r"^(Titre|Auteur|Éditeur|Date d['’]édition|Contributeur|Sujet|Type|Langue|Format|Description|Droits|Identifiant"
    r"|Source|Relation|Couverture|Notice du catalogue|Notice d['’]ensemble|Provenance|Date de mise en ligne"
    r"|Format de téléchargement|Nombre de pages)\s?:\s*(?::\s*)?(.*)$"
)
AROUND = re.compile(r"^(?:Rappel de votre demande|Notice complète|Vues? \d)")
LAST = re.compile(r"^(?:Le texte affiché|Le taux de reconnaissance)\b", re.IGNORECASE)
"""What stands right before the text: that it was recognised by a program, and how well."""

SERIAL = re.compile(r"publication en série|fascicule|périodique", re.IGNORECASE)
PLACE_AND_YEAR = re.compile(r"\s*\([^()]*\d{4}[^()]*\)$")
"""Behind the name of a newspaper: "Le Petit Journal (Paris. 1863)"."""

ARK = re.compile(r"ark:/\d+/(\w+)")
ADDRESS = "https://gallica.bnf.fr/{}"
LONGEST = 200
"""In lines: so far goes a notice."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice says.

    Attributes:
        fields: the values of its fields, several of one name joined by "; ".
        lines: how many lines it takes.
    """

    fields: Mapping[str, str]
    lines: int

    @classmethod
    def of(cls, lines: Sequence[str]) -> Notice:
        """Read a notice at the beginning of a text.

        Args:
            lines: the text's lines, white space folded.
        """
        last = [at for at, line in enumerate(lines[:LONGEST], 1) if LAST.match(line)]
        end = last[-1] if last else next((at for at, line in enumerate(lines) if not _is_notice(line)), len(lines))
        fields: dict[str, list[str]] = {}
        for line in lines[:end]:
            if field := FIELD.match(line):
                fields.setdefault(field[1].replace("’", "'"), []).append(field[2])
        return cls({name: "; ".join(values) for name, values in fields.items()}, end)


def folded_lines(text: str) -> list[str]:
    """Give the lines of a text, the white space of each folded."""
    return [" ".join(line.split()) for line in text.splitlines()]


def _is_notice(line: str) -> bool:
    return not line or bool(FIELD.match(line) or AROUND.match(line))


def article_parts(notice: Notice) -> dict[str, str]:
    """Give the parts of an article that a notice tells; a newspaper's title is the outlet, a book's the title."""
    fields = notice.fields
    name = PLACE_AND_YEAR.sub("", fields.get("Titre", ""))
    serial = SERIAL.search(fields.get("Type", "")) is not None or "Auteur" not in fields
    date = iso_date(fields.get("Date d'édition", ""))
    ark = ARK.search(fields.get("Identifiant", ""))
    return {
        "doc_id": ark[1] if ark else "",
        "title": "" if serial else name,
        "date": date if is_date(date) else "",
        "outlet": name if serial else "",
        "author": fields.get("Auteur", ""),
        "url": ADDRESS.format(ark[0]) if ark else "",
    }

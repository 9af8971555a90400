"""The function that an article states for a source, and whom the source has it from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_pipeline.schema import Claim

ROLES = [
    ("Le ministre de l'Intérieur Paul Rey affirme que la rue est calme.", "ministre de l'Intérieur"),
    ("« Tout va bien », a dit Anne Morel, porte-parole de la police.", "porte-parole de la police"),
    ("Anne Morel, à la tête de cette commission, affirme que rien ne presse.", "à la tête de cette commission"),
    ("Paul Rey (maire de Lurcy) affirme que le pont tiendra.", "maire de Lurcy"),
    ("Paul Rey, 52 ans, boulanger à Lurcy, affirme que le pont tiendra.", "boulanger à Lurcy"),
    ("Anne Morel, procureure de Lurcy, affirme que le pont tiendra.", "procureure de Lurcy"),
    ("Anne Morel est chercheuse à Lurcy. Elle affirme que le pont tiendra.", "chercheuse à Lurcy"),
    ("Anne Morel est avocate à Lurcy. Elle affirme que le pont tiendra.", "avocate à Lurcy"),
    ("Anne Morel est juge à Lurcy. Elle affirme que le pont tiendra.", "juge à Lurcy"),
    ("Paul Rey, délégué CGT, affirme que le pont tiendra.", "délégué CGT"),
    ("Anne Morel est directrice du port. Elle affirme que la grue est sûre.", "directrice du port"),
    ("Anne Morel affirme que c'est faux. « C'est faux », répète l'ancienne ministre Anne Morel.", "ancienne ministre"),
    ("Un porte-parole de la police affirme que la rue est calme.", "porte-parole de la police"),
    ("Anne Morel affirme que la rue est calme.", ""),
    ("Une femme affirme que la rue est calme.", ""),
    ("La préfecture affirme que la rue est calme.", ""),
]

ORIGINS = [
    (
        "Selon l'AFP, qui le tient d'une source proche de l'enquête, le suspect a avoué.",
        "AFP",
        "une source proche de l'enquête",
    ),
    ("Le club est à vendre, selon L'Équipe, qui cite un dirigeant du club.", "L'Équipe", "un dirigeant du club"),
    ("Selon Le Monde, la loi sera votée.", "Le Monde", ""),
    ("Selon Le Monde, qui paraît le soir, la loi sera votée.", "Le Monde", ""),
]

CHANNELS = [
    (
        "Selon le Siberian Times, rapporté par le Journal de Montréal, le lac a disparu.",
        "Siberian Times",
        "Journal de Montréal",
    ),
    ("Selon le maire Paul Rey, cité par Le Monde, le pont tiendra.", "Paul Rey", "Le Monde"),
    ("Anne Morel a déclaré à l'AFP que la rue était calme.", "Anne Morel", "AFP"),
    ("« La rue est calme », a dit Anne Morel sur France Inter.", "Anne Morel", "France Inter"),
    ("La préfecture a indiqué dans un communiqué que la rue était calme.", "La préfecture", "un communiqué"),
    (
        "« C'est faux », a déclaré au cours d'une conférence de presse la porte-parole du parquet, Anne Morel.",
        "Anne Morel",
        "une conférence de presse",
    ),
    ("Anne Morel a déclaré au maire que la rue était calme.", "Anne Morel", ""),
    ("Anne Morel a déclaré que la rue était calme à Lyon.", "Anne Morel", ""),
]


def _claim(nlp: Language, text: str) -> Claim:
    return nlp(text)._.claims[-1]  # type: ignore[no-any-return]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_the_function_of_a_person_is_what_the_article_states(nlp: Language, text: str, role: str) -> None:
    assert _claim(nlp, text).source_role == role


@pytest.mark.parametrize(("text", "name", "origin"), ORIGINS)
def test_whom_a_source_has_it_from_stands_beside(nlp: Language, text: str, name: str, origin: str) -> None:
    claim = _claim(nlp, text)
    assert (claim.source_name, claim.origin) == (name, origin)


@pytest.mark.parametrize(("text", "name", "via"), CHANNELS)
def test_a_relay_is_the_channel_and_never_the_source(nlp: Language, text: str, name: str, via: str) -> None:
    claim = _claim(nlp, text)
    assert (claim.source_name, claim.via) == (name, via)

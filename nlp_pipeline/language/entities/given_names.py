"""First names that many children were given and that are nothing else: "Dragan", but not "Paris" or "Prince"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.gazetteer import Gazetteer


def given_names(lexicon: Lexicon, gazetteer: Gazetteer, fewest: int) -> frozenset[str]:
    """Give the first names, in lower case, that speak for a person wherever they begin a name.

    Args:
        lexicon: how often first names were given (INSEE, Fichier des prénoms), and the nouns for persons.
        gazetteer: names of bodies, media and places, no word of which is taken for a first name.
        fewest: how many children must have been given a name.
    """
    entries = (entry for entry in gazetteer.entries.values() if entry.label != "PER")
    other = {word for entry in entries for form in entry.forms for word in form.lower().split()}
    often = (name for name, births in lexicon.first_name_births.items() if births >= fewest)
    return frozenset(name for name in often if name not in other and name not in lexicon.source_nouns)

"""Whether a description names the body of somebody, or tells it apart from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.sources.described_one import Description
    from nlp_pipeline.language.sources.parties import Party
    from nlp_pipeline.lexicon.descriptions import Descriptions


def is_another(description: Description, party: Party, known: Descriptions) -> bool:
    """Tell whether a person without a name is told apart by another one: « le patron de Selmer … celui d'Orval »."""
    if description.type != "person" or not description.specified or party.named:
        return False
    apart = _words_of(party) - known.office_words - party.nouns
    return bool(apart) and apart.isdisjoint(description.complement)


def is_other_body(description: Description, party: Party, known: Descriptions) -> bool:
    """Tell whether a description names a body that is none by name: « le Club du Val … le club de Lurcy »."""
    if description.type == "person" or not description.specified or not party.named or description.noun in known.seated:
        return False
    return description.complement.isdisjoint(_words_of(party))


def _words_of(party: Party) -> frozenset[str]:
    """Give the words of a party's name in lower case, what is elided by itself."""
    return frozenset(party.name.lower().replace("’", " ").replace("'", " ").split())


def is_of_their_body(description: Description, party: Party, said: frozenset[str], known: Descriptions) -> bool:
    """Tell whether a description names the body of somebody's function by another name or noun of it.

    « le président de la Ligue des voisins (LDV) … le président de la LDV », « la secrétaire de l'Union … la patronne du
    syndicat ».
    """
    if description.type != "person":
        return False
    if description.specified:
        return any(body.name in description.bodies for body in party.bodies)
    nouns = frozenset().union(*(body.nouns for body in party.bodies))
    of_any = bool(description.kinds) and description.kinds.isdisjoint(known.named_so)
    if party.bodies and nouns.isdisjoint(known.telling) and of_any and description.noun not in party.nouns:
        return True  # « le secrétaire de la CGL … le patron de la centrale »
    words = said | nouns
    if any(not words.isdisjoint({kind, *known.bearers.get(kind, ())}) for kind in description.kinds):
        return True
    general = said - party.nouns  # « le directeur de l'établissement, Luc Rey, … le directeur de l'école »
    return any(kind in known.bearers.get(word, ()) for word in general for kind in description.kinds)

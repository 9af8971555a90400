"""What sort of source stands behind a claim, and the form of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

TYPES = [
    ("Selon plusieurs médias belges, le ministre part.", "media"),
    ("Comme l'écrit Libération, le pont est fermé.", "media"),
    ("Ouest France affirme que le pont est fermé.", "media"),
    ("L’Observateur affirme que le pont est fermé.", "media"),
    ("Le frère de Luc Rey a parlé à Alnour.info. Alnour.info affirme que le pont est fermé.", "media"),
    ("La principale organisation patronale affirme que la taxe est injuste.", "organization"),
    ("Le principal groupe de pression du secteur affirme que la taxe est injuste.", "organization"),
    ("Le principal du collège affirme que l'élève est absent.", "person"),
    ("« C'est faux », a répondu l'ex-patron de la banque.", "person"),
    ("Une ex-salariée affirme que les comptes sont faux.", "person"),
    ("Le maire et la préfète affirment que le pont est sûr.", "group"),
    ("Le ministre de l'Économie et des Finances affirme que la croissance revient.", "person"),
    ("Le maire et président de la région affirme que l'eau monte.", "person"),
    ("La mairie et la préfecture affirment que le pont est sûr.", "organization"),
    ("« On a froid », a expliqué lundi Lina, une lycéenne.", "person"),
    ("« On a froid », a expliqué lundi Marine, une caissière.", "person"),
    ("« C'est beau », lance un Jocondien.", "person"),
    ("« C'est beau », dit la Strasbourgeoise.", "person"),
    ("Selon les informations du Parisien, le pont est fermé.", "media"),
    ("Une tirade de Luc Rey sur la chasse affirme que le loup revient.", "document"),
    ("Roux, petite-fille de mineurs, affirme que la fosse est vide.", "person"),
    ("« La loi passera », a déclaré la Ministre de la Culture.", "person"),
    ("« La loi passera », a déclaré la Préfète du Rhône.", "person"),
    ("« Le filet tiendra », assure un trapéziste.", "person"),
    ("La grotte n'est plus sûre, prévient un spéléologue.", "person"),
    ("Pour sa monteuse, Anne Vial, la durée fait partie du sujet.", "person"),
    ("Le motor-boy raconte que le car a dérapé.", "person"),
    ("Des kitesurfeurs affirment que la plage est sale.", "group"),
    ("Le moteur annonce que la batterie est vide.", "none"),
]

FORMS = [
    ("Selon la Défense ukrainienne, deux navires ont coulé.", "la Défense ukrainienne"),
    ("- 600 pompiers -\n\nLes pompiers estiment que le feu durera.", "Les pompiers"),
    (
        "Le programme annuel de son parti est prêt. Le programme annuel du PS affirme que l'impôt baissera.",
        "Le programme annuel du PS",
    ),
    ("Selon France 3 Nouvelle-Aquitaine, le pont est fermé.", "France 3 Nouvelle-Aquitaine"),
    ("ICI Gironde révèle que le pont est fermé.", "ICI Gironde"),
    ("La Croix-Rouge française affirme que les dons baissent.", "Croix-Rouge française"),
    ("La secrétaire d'Etat aux Armées Nathalie Ferrand affirme que la loi est juste.", "Nathalie Ferrand"),
    ("Il faut agir, a expliqué au Soir Sandra Petit, la directrice.", "Sandra Petit"),
    ("Le trafic a repris, a-t-on appris auprès des services du port.", "les services du port"),
    ("Le trafic a repris, a-t-on appris auprès du parquet.", "le parquet"),
    ("La neige est dangereuse, estime-t-on du côté des secouristes de Lurcy.", "les secouristes de Lurcy"),
    ("Des témoins affirment que la voiture a fui.", "Des témoins"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_a_source_is_of_the_sort_that_its_words_tell(nlp: Language, text: str, kind: str) -> None:
    assert nlp(text)._.claims[-1].source_type == kind


@pytest.mark.parametrize(("text", "name"), FORMS)
def test_a_name_is_whole_and_nothing_more(nlp: Language, text: str, name: str) -> None:
    assert nlp(text)._.claims[-1].source_name == name

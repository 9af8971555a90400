from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import DocBin

from nlp_pipeline.language.entities.names import canonical_names, known_types
from tests.language.entities.conftest import marked_doc

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    Canonical = Callable[[str], list[tuple[str, str]]]


def test_a_surname_stands_for_the_full_name(canonical: Canonical) -> None:
    found = canonical("[Julien Vardane|PER] parle. M. [Vardane|PER] rit. [Julien|PER] part.")
    assert found == [("Julien Vardane", "Julien Vardane"), ("Vardane", "Julien Vardane"), ("Julien", "Julien Vardane")]


def test_a_surname_of_two_persons_stays_what_it_is(canonical: Canonical) -> None:
    found = canonical("[Julien Vardane|PER] et [Anna Vardane|PER] parlent. Puis [Vardane|PER] rit.")
    assert found[-1] == ("Vardane", "Vardane")


def test_the_longest_form_of_a_person_s_name_is_taken(canonical: Canonical) -> None:
    found = canonical("[Julien Marc Vardane|PER] parle. [Marc Vardane|PER] rit, [Vardane|PER] aussi.")
    assert {name for _, name in found} == {"Julien Marc Vardane"}


def test_a_name_that_leaves_out_some_of_its_words_stands_for_the_whole(canonical: Canonical) -> None:
    found = canonical("[Étienne Kobena Kouadio Vardane|PER] parle. [Kobena Vardane|PER] rit. [Vardane|PER] part.")
    assert {name for _, name in found} == {"Étienne Kobena Kouadio Vardane"}


def test_a_surname_that_is_a_place_too_stands_for_the_full_name(canonical: Canonical) -> None:
    found = canonical("[Nabih Berry|PER] parle. M. [Berry|PER] rit.")
    assert {name for _, name in found} == {"Nabih Berry"}


def test_a_name_less_its_last_word_stands_for_the_whole(canonical: Canonical) -> None:
    found = canonical("Le Dr [Francis Mvondo Vardane|PER] parle. [Francis Mvondo|PER] rit, [Francis|PER] aussi.")
    assert {name for _, name in found} == {"Francis Mvondo Vardane"}


def test_another_first_name_is_another_person(canonical: Canonical) -> None:
    found = canonical("[Jean-Luc Vardane|PER] parle. [Luc Vardane|PER] rit. [Anna Vardane|PER] part.")
    assert len({name for _, name in found}) == 3


def test_a_pope_is_no_president_of_that_first_name(canonical: Canonical) -> None:
    found = canonical("Le pape [François|PER] a reçu [François Tavel|PER].")
    assert ("François", "François") in found


def test_an_acronym_in_brackets_stands_for_the_long_name(canonical: Canonical) -> None:
    found = canonical("L'[Organisation mondiale de la santé|ORG] ([OMS|ORG]) alerte. L'[OMS|ORG] agit.")
    assert {name for _, name in found} == {"Organisation mondiale de la santé"}


def test_an_acronym_in_brackets_is_made_of_the_beginnings_of_words(canonical: Canonical) -> None:
    long_name = "Conseil national de la transition"
    found = canonical(f"Le [{long_name}|ORG] ([Conat|ORG]) alerte. Le [Conat|ORG] agit.")
    assert {name for _, name in found} == {long_name}
    other = canonical(f"Le [{long_name}|ORG] ([Copaba|ORG]) alerte. Le [Copaba|ORG] agit.")
    assert {name for _, name in other} == {long_name, "Copaba"}


def test_an_acronym_that_only_the_gazetteer_knows_is_joined(canonical: Canonical) -> None:
    found = canonical("La [Commission fédérale des communications|ORG] enquête. La [FCC|ORG] attend.")
    assert found[-1] == ("FCC", "Commission fédérale des communications")


def test_an_acronym_stands_for_the_one_name_that_spells_it_out_anywhere(canonical: Canonical) -> None:
    text = "Le [SNPM|ORG] menace. Le [Syndicat national des pilotes de mer|ORG] a écrit."
    assert canonical(text)[0] == ("SNPM", "Syndicat national des pilotes de mer")
    other = "Le [SNPM|ORG] menace. Le [Syndicat national des dockers|ORG] a écrit."
    assert canonical(other)[0] == ("SNPM", "SNPM")
    two = f"{text} Le [Secours national des pêcheurs de mer|ORG] aussi."
    assert canonical(two)[0] == ("SNPM", "SNPM")


def test_an_acronym_alone_is_not_written_out(canonical: Canonical) -> None:
    assert canonical("Selon l'[AFP|ORG], rien.") == [("AFP", "AFP")]


def test_a_deputy_s_party_in_brackets_is_not_the_deputy(canonical: Canonical) -> None:
    assert ("PS", "PS") in canonical("[Julien Vardane|PER] (PS) vote.")


def test_the_commission_stands_for_the_one_commission_of_the_text(canonical: Canonical) -> None:
    found = canonical("La Commission européenne enquête. La Commission attend.")
    assert found[-1] == ("Commission", "Commission européenne")


def test_a_portfolio_stands_for_the_ministry(canonical: Canonical) -> None:
    found = canonical("Le ministère de la Santé enquête. La ministre de la Santé attend.")
    assert found[-1] == ("Santé", "ministère de la Santé")


def test_a_product_of_that_name_is_not_the_firm(canonical: Canonical) -> None:
    assert canonical("[TikTok|ORG] vend. Le [TikTok Shop|ORG] ferme.")[0] == ("TikTok", "TikTok")


def test_the_words_and_names_are_those_of_the_text_as_handed_in(nlp: Language) -> None:
    doc = nlp("Julie Vasseur vit à Villeneuve-d’Ascq, au sud de Lille.")
    entity = next(entity for entity in doc._.entities if entity.text.startswith("Villeneuve"))
    assert (entity.text, entity.name) == ("Villeneuve-d’Ascq", "Villeneuve-d’Ascq")
    assert all(doc._.original_text[each.start : each.end] == each.text for each in doc._.entities)


def test_entities_survive_storage(mender: Language) -> None:
    doc = mender.get_pipe("selon_entities")(marked_doc(mender, "[Julien Vardane|PER] lit Le Monde. [Vardane|PER] rit."))
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    again = next(iter(DocBin(store_user_data=True).from_bytes(stored).get_docs(mender.vocab)))
    assert again._.entities == doc._.entities
    assert canonical_names(again) == canonical_names(doc)
    assert [(ent.text, ent.label_, ent.kb_id_) for ent in again.ents] == [
        (ent.text, ent.label_, ent.kb_id_) for ent in doc.ents
    ]


def test_names_and_types_are_given_by_token_range(mender: Language) -> None:
    doc = mender.get_pipe("selon_entities")(marked_doc(mender, "[Julien Vardane|PER] lit Le Monde. [Vardane|PER] rit."))
    assert canonical_names(doc) == {(0, 2): "Julien Vardane", (3, 5): "Le Monde", (6, 7): "Julien Vardane"}
    assert known_types(doc) == {"Le Monde": "media"}
    assert doc.ents[1].id_ == "media:le-monde"
    assert doc.ents[1].kb_id_ == "Q12461"


def test_a_doc_that_the_component_has_not_seen_has_no_entities(mender: Language) -> None:
    assert mender.make_doc("Paris")._.entities == []

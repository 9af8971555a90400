"""Indefinite noun phrases behind a verb of saying: who speaks, and what is only spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import speaks_itself

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def is_some_speaker(view: DocView, group: VerbGroup, source: TokenRange) -> bool:
    """Tell somebody whom no list knows, from what is said: « La porte était ouverte, a déclaré |un garde|. ».

    The verb is one whose object is a clause or hardly a thing (« déclarer », not « annoncer |un retard| »), and the
    noun is none that such verbs have as their object (« expliquer |un choix| », « préciser |une date| »).

    Args:
        view: the Doc as lists.
        group: the verb.
        source: the noun phrase behind it.
    """
    if not takes_clauses(view, group):
        return False
    if not view.is_in(source[0], view.grammar.indefinite_articles) or view.is_in(source[0], view.grammar.de):
        return False
    head = next((at for at in range(source[0] + 1, source[1]) if view.pos[at] == "NOUN"), None)
    return head is not None and not _is_matter(view, head)


def takes_clauses(view: DocView, group: VerbGroup) -> bool:
    """Tell a verb whose object is a clause or hardly a thing: « déclarer », not « lancer |des pierres| ».

    Args:
        view: the Doc as lists.
        group: the verb.
    """
    use = group.entry("incise")
    return use is not None and use.lemma in view.grammar.attribution.verbs_of_clauses


def is_wanted_body(view: DocView, group: VerbGroup, low: int, source: TokenRange) -> bool:
    """Tell a body with a house of its own as what somebody promises or asks for: « Il est venu, a promis |un musée|. ».

    Args:
        view: the Doc as lists.
        group: the verb.
        low: the first token of its sentence.
        source: the noun phrase behind it.
    """
    use = group.entry("incise")
    wanted = use is not None and use.lemma in view.grammar.attribution.verbs_of_wishes
    indefinite = wanted and view.is_in(source[0], view.grammar.indefinite_articles)
    housed = indefinite and any(view.words[at] in view.grammar.attribution.housed_bodies for at in range(*source))
    return housed and speaks_itself(view, low, max(low + 1, noun_phrase_from(view, low, group.start)))


def _is_matter(view: DocView, at: int) -> bool:
    """Tell a noun for what is said, done or the case, which is nobody: « un choix », « une naissance »."""
    word = view.words[at]
    matter = (
        word in view.grammar.attribution.objects_of_speech
        or word.endswith(view.grammar.attribution.object_endings)
        or word in view.lexicon.cue_nouns
    )
    known = word in view.lexicon.source_nouns.formation.things or view.is_in(at, view.grammar.words_of_others)
    return matter or known or view.is_in(at, view.grammar.time_words)

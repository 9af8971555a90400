"""What nobody in the text claims: the author's own voice, common knowledge, advice, speech that nobody utters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import is_adverb
from nlp_pipeline.language.syntax.subject_positions import before_clitics
from nlp_pipeline.language.syntax.verb_clitics import past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def in_authors_voice(scene: Scene, group: VerbGroup) -> bool:
    """Tell the author's own voice: « rappelons que », « notez que », « veuillez lire »."""
    view = scene.view
    if view.is_in(group.start, view.grammar.attribution.polite_imperatives) or _is_permitted(view, group):
        return True
    if _is_guess(view, group) or view.is_within(group.verb, view.grammar.attribution.unsaid):
        return True
    if _is_commanded(view, group):
        return True
    if "imp" not in group.moods or group.shape != "finite" or group.inverted is not None:
        return False
    if not view.words[group.verb].endswith(view.grammar.imperative_endings):
        return False
    if view.is_in(group.start - 1, view.grammar.plural_speakers):
        return False
    plural = view.words[group.verb].endswith(view.grammar.attribution.plural_imperatives)
    subject = scene.subject(group)
    return plural or subject is None or not view.is_in(subject[0], view.grammar.plural_speakers)


def _is_commanded(view: DocView, group: VerbGroup) -> bool:
    """Tell an imperative by the pronoun behind it: « montre-moi que P », « montrez-nous qu'il l'a dit »."""
    if group.shape != "finite" or group.start < group.verb:
        return False
    hyphen = view.words[group.verb + 1] == "-"
    pronoun = group.verb + 1 + hyphen
    written = hyphen or view.words[pronoun][:1] == "-"
    if written and view.is_in(pronoun, view.grammar.attribution.commanded_pronouns):
        return True
    plural = view.words[group.verb].endswith(view.grammar.attribution.commanding_endings)
    return plural and view.is_in(pronoun, view.grammar.attribution.commanded_plural)


def _is_guess(view: DocView, group: VerbGroup) -> bool:
    """Tell what the author finds that one might say: « dirait-on », « on peut dire que », not « peut-on lire »."""
    if any(entry.lemma in view.grammar.reading_verbs for entry in group.entries):
        return False
    modal = view.grammar.attribution.modal_verbs
    if group.inverted is not None:
        might = "cnd" in group.moods or any(
            not view.lemmas(at).isdisjoint(modal) for at in range(group.start, group.verb)
        )
        return might and view.is_in(group.inverted, view.grammar.general_pronouns)
    at = group.start - 1
    while is_adverb(view, at):
        at -= 1  # « on peut aussi dire que »
    if at < 0 or view.lemmas(at).isdisjoint(modal):
        return False
    start = before_clitics(view, at, view.window(group.verb)[0])
    return view.is_in(start - 1, view.grammar.general_pronouns)


def _is_permitted(view: DocView, group: VerbGroup) -> bool:
    """Tell an impersonal passive before the infinitive: « il est permis de penser que »."""
    impersonal = view.is_in(group.start - 1, view.grammar.attribution.impersonal_pronouns)
    passive = any(
        view.may_be_participle(at) and view.is_in(at + 1, view.grammar.de) for at in range(group.start + 1, group.verb)
    )
    copula = any(form.lemma in view.grammar.being for form in view.forms[group.start])
    return group.shape == "finite" and impersonal and copula and passive


def is_nobody(view: DocView, at: int) -> bool:
    """Tell an "il" that stands for nobody: « il faut », « il sera question de », not « il est maire de »."""
    if not view.is_in(at, view.grammar.attribution.impersonal_pronouns):
        return False
    verb = past_clitics(view, at + 1)
    if view.is_in(verb, view.grammar.impersonal_verbs) or _exists(view, verb):
        return True
    if view.is_in(verb, view.grammar.attribution.impersonal_reflexives) and view.is_in(verb - 1, view.grammar.se):
        return True
    copula = not view.lemmas(verb).isdisjoint(view.grammar.being)
    noun = verb + 1
    while view.is_in(noun, view.grammar.full_negations):
        noun += 1  # « il n'est pas question de »
    return copula and view.pos[noun] == "NOUN" and view.words[noun] not in view.lexicon.source_nouns


def _exists(view: DocView, verb: int) -> bool:
    """Tell « il y a un risque », « il y a également eu deux recours » from « il y a vécu »."""
    if not view.is_in(verb - 1, view.grammar.y) or view.lemmas(verb).isdisjoint(view.grammar.having):
        return False
    after = verb + 1
    while view.pos[after : after + 1] == ["ADV"]:
        after += 1
    return not view.may_be_participle(after) or not view.lemmas(after).isdisjoint(view.grammar.having)


def is_common_knowledge(view: DocView, source: TokenRange | None, stance: str) -> bool:
    """Tell « on sait que », « vous savez que », « rien ne dit que »: the author's own voice, nobody's claim."""
    if source is None:
        return False
    everybody = view.phrase_from(source[0], view.grammar.attribution.everybody) == source[1] - source[0]
    if source[1] != source[0] + 1 and not everybody:
        return False
    if view.is_in(source[0], view.grammar.attribution.nothing):  # « rien n'indique que »
        return True
    on = view.is_in(source[0], view.grammar.general_pronouns)
    if on and view.phrase_from(source[1], view.grammar.attribution.seeming):
        return True
    if view.is_in(source[0], view.grammar.attribution.addressed):
        return stance == "know"
    return (on or everybody) and stance in ("know", "perceive", "doubt", "ask")


def advises(view: DocView, group: VerbGroup, complement: int) -> bool:
    """Tell « il convient de revoir la loi », « il convient que P » from « il convient d'avoir menti »."""
    advising = any(entry.lemma in view.grammar.attribution.advising_verbs for entry in group.entries)
    if not advising or group.passive or not view.is_in(group.start - 1, view.grammar.attribution.impersonal_pronouns):
        return False
    past = not view.lemmas(complement).isdisjoint(view.grammar.auxiliaries)
    return not (past and complement + 1 < view.length and view.may_be_participle(complement + 1))


def is_unspoken(view: DocView, group: VerbGroup, source: TokenRange | None) -> bool:
    """Tell speech that nobody utters: « si tu veux que je te dise que », « pour que le client croie que »."""
    before = group.start - 1
    while before > 0 and view.is_word(before) and not view.is_clause_verb(before):
        if view.phrase_until(before, view.grammar.attribution.purposes):
            return True
        before -= 1
    if source is None or source[1] != source[0] + 1:
        return False
    wished = bool(group.moods) and group.moods <= {"sub", "imp"} and view.is_in(source[0], view.grammar.first_person)
    return wished or view.is_in(source[0], view.grammar.attribution.familiar_subjects)

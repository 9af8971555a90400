"""Le préfet ne se fait « pas de souci pour la suite »: no cue, the words are those of the clause's subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent
from nlp_pipeline.language.attribution.called_objects import is_assumed_name
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.predicates import opens_with_predicate
from nlp_pipeline.language.attribution.source_phrase_speakers import framing_speaker
from nlp_pipeline.language.attribution.strung_quotations import strung_end
from nlp_pipeline.language.attribution.told_by_another import told_by_another
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.attribution.unclaimed import is_nobody
from nlp_pipeline.language.syntax.adjuncts import is_adverb, skip_adjuncts
from nlp_pipeline.language.syntax.causatives import undergoing
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_until
from nlp_pipeline.language.syntax.possible_speakers import is_human
from nlp_pipeline.language.syntax.subjects import subject_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation

NOMINAL = frozenset(("NOUN", "PROPN", "ADP", "DET", "CCONJ"))


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    for quotation in view.quotations:
        if quotation.depth or view.navigation[quotation.start] or not _is_part(view, quotation):
            continue
        told = told_by_another(scene, quotation)
        if told:
            yield Candidate(content=told, source=None, cue=(), confidence=0.5, carried=True)
            continue
        if sum(view.is_word(at) for at in range(quotation.start, quotation.end)) < view.grammar.shortest_quotation:
            continue
        if _is_named_thing(view, quotation) or is_assumed_name(view, quotation):
            continue
        low = view.passage(quotation.start)[0]
        if any(undergoing(view, group) is not None for group in scene.groups_between(low, quotation.start)):
            continue  # « se voit reprocher « P » »
        framing = framing_speaker(view, scene.source_phrases, low, quotation.start)
        source = framing or _speaker(scene, quotation)
        end = strung_end(view, quotation.end, view.passage(quotation.start)[1])
        further = [piece for each in view.quotations if quotation.end < each.end <= end for piece in each.pieces]
        content = tidy_pieces(view, [*quotation.pieces, *further])
        goes_on = source is None and _goes_on(view, quotation)
        if content and (source is not None or goes_on):
            yield Candidate(content=content, source=source, cue=(), confidence=0.5, carried=goes_on)


def _is_part(view: DocView, quotation: Quotation) -> bool:
    """Tell a quotation that goes on in the sentence before it: small letters, no colon."""
    lower = view.texts[quotation.pieces[0][0]][:1].islower()
    return lower and view.is_word(quotation.start - 1) and quotation.start > view.passage(quotation.start)[0]


def _is_named_thing(view: DocView, quotation: Quotation) -> bool:
    """Tell a charge or a term from a statement: « mis en examen pour « recel de biens » », « en « zone verte » »."""
    before = quotation.start - 1
    if view.is_in(before - 1, view.grammar.attribution.called):
        return True  # « l'affaire dite des « marchés de la plage » »
    governed = view.is_in(before, view.grammar.attribution.naming_prepositions)
    if not (governed or view.is_in(before, view.grammar.determiners)):
        return False
    nominal = NOMINAL | {"ADJ", "ADV"} if governed else NOMINAL
    words = (at for at in range(quotation.start, quotation.end) if view.is_word(at))
    return all(view.pos[at] in nominal or view.is_in(at, view.grammar.de) for at in words)


def _goes_on(view: DocView, quotation: Quotation) -> bool:
    """Tell a clause that goes on from what is said without marks: « Pas de problème, mais « on n'en peut plus ». »."""
    first = quotation.pieces[0][0]
    joined = view.is_in(quotation.start - 1, view.grammar.clause_joints)
    return joined and view.is_in(first, view.grammar.subject_pronouns) and view.has_finite_verb(first, quotation.end)


def _speaker(scene: Scene, quotation: Quotation) -> TokenRange | None:
    """Give whose words a quotation is: the agent of the participle before it, or the subject of the verb."""
    view = scene.view
    before = quotation.start - 1
    while is_adverb(view, before):
        before -= 1
    if view.may_be_participle(before) and not view.is_finite(before):
        found = agent(view, quotation.end, view.passage(quotation.start)[1])
        if found is not None and is_human(view, *found):
            return found  # « une mesure saluée « avec joie » par le maire »
    low = view.passage(quotation.start)[0]
    telling = next((at for at in range(before, low, -1) if view.is_clause_verb(at) or _tells_of(view, at)), low)
    if _tells_of(view, telling):
        found = noun_phrase_until(view, telling - 1, low)
        return found if found is not None and is_human(view, *found) else None
    return _subject(scene, quotation)


def _is_neutral(view: DocView, subject: TokenRange) -> bool:
    """Tell what is no person: « | ce | qui la fait tenir « c'est de voir grandir l'arbre » »."""
    return subject[1] == subject[0] + 1 and view.is_in(subject[0], view.grammar.neutral_pronouns)


def _is_written(view: DocView, pronoun: int, verb: int) -> bool:
    """Tell what can be read and nobody says: « Il est indiqué « sonnez trois fois » »."""
    copula = not view.lemmas(verb).isdisjoint(view.grammar.being)
    said = (entry for form in view.forms[verb + 1] for entry in view.lexicon.verbs.get(form.lemma, ()))
    tells = view.may_be_participle(verb + 1) and any("que" in entry.frames for entry in said)
    return copula and tells and view.is_in(pronoun, view.grammar.attribution.impersonal_pronouns)


def _tells_of(view: DocView, at: int) -> bool:
    """Tell a present participle whose object went before: « reçoivent une lettre | leur demandant de « partir » »."""
    return view.is_present_participle(at) and view.is_in(at - 1, view.grammar.third_person_clitics)


def _subject(scene: Scene, quotation: Quotation) -> TokenRange | None:
    """Give the subject of the last verb before a quotation, where people are its subject."""
    view = scene.view
    low = view.passage(quotation.start)[0]
    at = quotation.start - 1
    while at >= low and view.words[at] not in (";", ":") and view.closing_before(at + 1) is None:
        if view.is_clause_verb(at):
            subject = subject_at(view, at)
            relative = subject is not None and view.is_in(at - 1, view.grammar.qui)
            if subject is not None and relative and (not is_human(view, *subject) or _is_spoken_of(scene, subject)):
                at -= 1  # « X condamne cet acte, qui est « une menace pour tous » »
                continue
            if subject is None or not view.is_in(subject[0] - 1, view.grammar.que):
                general = subject is not None and view.is_in(subject[0], view.grammar.general_pronouns)
                general = general or (subject is not None and _is_written(view, subject[0], at))
                general = general or (subject is not None and _is_neutral(view, subject))
                if subject is None or general or is_nobody(view, subject[0]) or _obeys(view, at, quotation):
                    return None
                return subject if is_human(view, *subject) else None
            at = subject[0] - 1  # « X répète qu'il s'agit « d'un malentendu » »: the words of whoever says so
        at -= 1
    return None


def _is_spoken_of(scene: Scene, antecedent: TokenRange) -> bool:
    """Tell whom somebody praises or blames: « X a salué | un acteur | qui a « fait rêver le monde » »."""
    view = scene.view
    groups = scene.groups_between(view.passage(antecedent[0])[0], antecedent[0])
    if any(incise.source == antecedent for incise in scene.incises):
        return False  # « « P », a dit | X |, qui préfère attendre car « rien n'est joué » »
    return any(
        group.shape == "finite"
        and group.entry("object", "person") is not None
        and skip_adjuncts(view, group.end, antecedent[0]) == antecedent[0]
        for group in groups
    )


def _obeys(view: DocView, verb: int, quotation: Quotation) -> bool:
    """Tell whom others say something of or to: « est poursuivi pour « vol » », « ont l'ordre de rester « ici » »."""
    if not view.lemmas(verb).isdisjoint(view.grammar.attribution.verbs_of_duty):
        return True
    between = range(verb, quotation.start)
    if any(view.is_in(at, view.grammar.attribution.duties) for at in between):
        return True
    if view.has_relative(verb, quotation.start):
        return False
    first = quotation.pieces[0][0]
    own = view.is_in(first, view.grammar.que) or any(
        view.is_in(at, view.grammar.par) for at in (first, quotation.start - 1)
    )
    own = own or (view.pos[quotation.start - 1] != "ADP" and opens_with_predicate(view, first))
    # but « touché « par la ferveur » », « par « la ferveur » », « est « prié de rester » », « est sortie « rassurée » »
    return not own and any(view.dep[at] == "aux:pass" and view.head[at] < quotation.start for at in between)


CONSTRUCTION = Construction(
    name="quotation-in-clause",
    example="[s Le préfet] ne se fait « [c pas de souci pour la suite des travaux] ».",
    gives="a quotation of four words or more in a clause whose subject can speak",
    find=_find,
)

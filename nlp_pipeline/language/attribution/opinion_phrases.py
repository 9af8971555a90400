"""Whether « pour X » gives an opinion: « pour le ministre, P », not « pour la finale, P », « pour les abonnés, P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.speech_asides import resumes_claim
from nlp_pipeline.language.document.punctuation import CLAUSE_MARKS, LIST_MARKS
from nlp_pipeline.language.syntax.adjuncts import is_adverb
from nlp_pipeline.language.syntax.appositions import skip_apposition
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_until
from nlp_pipeline.language.syntax.possible_speakers import SPEAKING_LABELS, can_speak, counts, is_camp, is_human

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.source_phrases import SourcePhrase
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView

OPENING_MARKS = CLAUSE_MARKS | LIST_MARKS | frozenset(("«", '"'))
HUMAN = frozenset(("person", "group", "organization", "media", "anonymous"))


def is_opinion(view: DocView, phrase: SourcePhrase, source: TokenRange, high: int) -> bool:
    """Tell whether a phrase with "pour" says whose opinion its clause is, not for whom or what something is done.

    « Pour le ministre, la réforme est juste », not « pour Paris, départ à 8 h », « pour les abonnés, le tarif monte ».

    Args:
        view: the Doc as lists.
        phrase: the phrase.
        source: whom it names.
        high: token that its clause may not pass.
    """
    if view.is_in(phrase.end, view.grammar.attribution.relative_sources):
        plain = not view.is_in(phrase.end, view.grammar.which)
        set_off = view.word(phrase.start - 1) == ","
        return plain or (set_off and _values(view, phrase.end + 1, high))  # not « l'usager, pour lequel le prix monte »
    if view.phrase_from(phrase.start, view.grammar.attribution.pour_exceptions):
        return False
    if view.is_in(source[0] + 1, view.grammar.attribution.only):
        return False
    if _shares_out(view, phrase):
        return False
    before = view.skip_space(phrase.lead - 1, -1)
    sentence = view.window(phrase.start)[0]
    parallel = view.is_in(before, view.grammar.name_joints) and any(
        view.word(at) == view.word(phrase.start) for at in range(sentence, before)
    )  # « un coup dur pour lui et pour nous »
    fronted = (
        phrase.lead == sentence
        or view.is_in(before, view.grammar.qui)  # « ce qui pour X constitue un défaut »
        or (view.is_in(before, view.grammar.que) and not _is_restriction(view, before))
        or view.is_in(before, view.grammar.attribution.phrase_joints)
        or (view.word(before) in OPENING_MARKS and view.closing_before(before + 1) is None)
    )
    stop = skip_apposition(view, source[1], high)
    linked = stop + view.phrase_from(stop, view.grammar.connectives)  # « Pour le maire en revanche, P »
    stop = linked + 1 if linked > stop and view.word(linked) == "," else stop
    framed = (
        view.word(stop - 1) == ","
        or view.is_in(stop, view.grammar.determiners)
        or view.is_in(stop, view.grammar.subject_pronouns)
        or view.is_in(stop, view.grammar.attribution.subject_openers)
        or view.is_in(stop, view.grammar.leading_subordinators)
        or (view.is_in(before, view.grammar.qui) and view.is_clause_verb(stop))
        or (view.is_in(stop, view.grammar.two_word_subordinators) and view.is_in(stop + 1, view.grammar.que))
        or view.pos[stop : stop + 1] in (["NUM"], ["PROPN"])
        or _opens_quoted_clause(view, stop)
    )
    says = (
        resumes_claim(view, (sentence, before), stop, high)  # « L'usine ne fermera pas, pour la ministre, avant mars »
        or view.has_clause_verb(stop, high)
        or view.phrase_from(stop, view.grammar.attribution.verbless_refusals) > 0
        or any(view.opening_at(at) is not None for at in range(stop, high))
    )
    # « impossible, pour X, de venir »
    governed = view.is_in(stop, view.grammar.de) and view.may_be_infinitive(stop + 1)
    valued = _is_verdict(view, sentence, phrase, stop, high) or _signs(view, sentence, before, stop, high)
    if view.is_in(source[0], view.grammar.attribution.distributives):
        return False  # « pour chaque malade, il y a deux soignants »
    likened = view.is_in(source[0], view.grammar.plural_determiners) and view.is_in(stop, view.grammar.comme)
    if likened and not view.is_in(stop + 1, view.grammar.attribution.plain_pour):
        return False  # « pour les villes comme Lyon, des aides sont prévues »
    defended = view.is_in(stop, view.grammar.possessives) and view.is_in(stop + 1, view.grammar.attribution.defenders)
    if defended:
        return False  # « Pour le deuxième prévenu, | son avocate | s'est adressée au jury »
    if parallel or governed or not ((fronted and framed and says) or valued):
        return False
    start, end = source
    if _is_authors_voice(view, source, stop) or _counts_feat(view, stop, high):
        return False
    if view.is_in(start, view.grammar.disjunctive_pronouns) and end == start + 1:
        return True
    if view.phrase_from(start, view.grammar.latter) == end - start:
        return True
    if view.is_in(end - 1, view.grammar.disjunctive_pronouns) and can_speak(view, start, end):
        return True  # « pour l'un d'eux »
    comma = next((at for at in range(start, end) if view.words[at] == ","), end)  # not « pour son vélo, Hugo, 15 ans »
    if any(view.begins_entity(at) and _is_apposed(view, start, at) for at in range(start, comma)):
        return True
    head = next((at for at in range(start, end) if _is_head(view, at)), start)
    if view.is_in(head, view.grammar.attribution.beneficiaries) and not _values(view, stop, high):
        return False  # « Pour les voyageurs, des bus sont prévus », but « pour les voyageurs, c'est un calvaire »
    if (
        view.entity_at[head] in SPEAKING_LABELS
        or (counts(view, head) and can_speak(view, start, end))
        or (view.is_in(end - 1, view.grammar.attribution.alternants) and not _is_share(view, start, end))
    ):
        return True
    noun = view.lexicon.source_nouns.get(view.words[head])
    return is_camp(view, start, end) or (noun is not None and noun.type in HUMAN)


def _opens_quoted_clause(view: DocView, at: int) -> bool:
    """Tell a whole clause in quotation marks: « Pour elle | « ce sont les habitants qui décident » »."""
    quotation = view.opening_at(at)
    return quotation is not None and view.has_finite_verb(quotation.start, quotation.end)


def _shares_out(view: DocView, phrase: SourcePhrase) -> bool:
    """Tell how many of several people something is said of: « Les victimes, pour la plupart des retraités, … »."""
    comma = phrase.lead - 1
    if view.word(comma) != "," or not view.phrase_from(phrase.end, view.grammar.attribution.shares):
        return False
    people = noun_phrase_until(view, comma, view.window(phrase.lead)[0])
    several = people is not None and view.is_in(people[0], view.grammar.plural_determiners)
    return people is not None and several and is_human(view, *people)


def _is_share(view: DocView, start: int, end: int) -> bool:
    """Tell « pour six millièmes de seconde » from « pour d'autres »."""
    return end - 2 > start and view.is_in(end - 2, view.grammar.de)


def _is_restriction(view: DocView, que: int) -> bool:
    """Tell « n'est utile que pour quelques communes »."""
    low = view.window(que)[0]
    negation = next((at for at in range(que - 1, low, -1) if view.is_in(at, view.grammar.negation_marks)), None)
    return negation is not None and not any(
        view.is_in(at, view.grammar.full_negations) or view.is_in(at, view.grammar.que) for at in range(negation, que)
    )


def _is_apposed(view: DocView, start: int, at: int) -> bool:
    """Tell a name that says who the phrase is, and no complement of its noun: « la docteure Anne Morel »."""
    inside = view.quotation_at[at] != view.quotation_at[start]  # « pour l'exposition « Anne Morel, peintre » »
    return (
        view.entity_at[at] in SPEAKING_LABELS
        and not inside
        and (at == start or not view.is_in(at - 1, view.grammar.name_prepositions))
    )


def _is_head(view: DocView, at: int) -> bool:
    """Tell the noun or name that says who: « les trois jeunes témoins », not « la sécurité des riverains »."""
    if view.entity_at[at] or view.words[at] in view.lexicon.source_nouns:
        return True
    if view.is_in(at, view.grammar.unit_signs):
        return False
    return view.pos[at] in ("NOUN", "PROPN", "VERB") and not view.is_in(at, view.grammar.determiners)


def _is_verdict(view: DocView, low: int, phrase: SourcePhrase, stop: int, high: int) -> bool:
    """Tell « Pas suffisant pour les associations. »: adverbs and adjectives, then whose opinion it is."""
    quotation = view.quotation(phrase.lead)
    if quotation is not None and view.is_word(quotation.start - 1):
        return False  # « Ce conseil est « plus valable pour les parents » »
    words = [at for at in range(low, phrase.lead) if view.is_word(at)]
    verb = main_verb(view, low, phrase.lead)
    if verb is not None and not view.lemmas(verb).isdisjoint(view.grammar.attribution.seeming_verbs):
        words = words[words.index(verb) + 1 :]  # « La raison semble claire pour les supporters. »
    verdict = bool(words) and all(view.pos[at] == "ADV" or view.may_be_adjective(at) for at in words)
    return verdict and not any(view.is_word(at) for at in range(stop, high))


def _signs(view: DocView, low: int, comma: int, stop: int, high: int) -> bool:
    """Tell who stands behind a sentence all in quotation marks, with a comma or not: « « P », pour le maire »."""
    quotation = view.closing_before(comma + (view.word(comma) != ","))
    if quotation is None or quotation.start != low or main_verb(view, low + 1, quotation.end) is None:
        return False
    return not any(view.is_word(at) for at in range(stop, high))


def _is_authors_voice(view: DocView, source: TokenRange, stop: int) -> bool:
    """Tell « Pour lui, je crois que P »: the author says it, of somebody else."""
    return view.is_in(stop, view.grammar.attribution.author) and not view.is_in(source[0], view.grammar.first_person)


def _counts_feat(view: DocView, start: int, high: int) -> bool:
    """Tell which success in a row something is: « c'est la première victoire », « il s'agit d'un cinquième titre »."""
    verb = main_verb(view, start, high)
    if verb is None:
        return False
    if any(view.is_in(at, view.grammar.attribution.feats) for at in range(start, verb)):
        copula = not view.lemmas(verb).isdisjoint(view.grammar.being)
        return copula and _is_ordinal(view, verb + 2)  # « cette défaite est la cinquième de la saison »
    if not view.is_in(verb - 1, view.grammar.attribution.presenting_subjects):
        return False
    counted = view.is_number(verb + 1) or view.pos[verb + 1] == "NUM"
    if counted and view.may_be_future(verb):
        return True  # « Pour trois prévenus, ce sera trente mois avec sursis »
    for at in range(verb + 1, high):
        if view.is_in(at, view.grammar.attribution.feats):
            return any(_is_ordinal(view, place) for place in (at - 1, at + 1))
        if not view.is_word(at) or view.is_clause_verb(at):
            return False
    return False


def _is_ordinal(view: DocView, at: int) -> bool:
    return view.word(at).endswith(view.grammar.attribution.ordinal_endings)


def _values(view: DocView, start: int, high: int) -> bool:
    """Tell a statement that values something: « c'est un calvaire », « la fermeture est une erreur », a quotation."""
    if any(view.opening_at(at) is not None for at in range(start, high)):
        return True
    presents = view.is_in(start, view.grammar.attribution.presenting_subjects)
    if presents and not view.is_in(start, view.grammar.attribution.impersonal_pronouns):
        return True
    verb = main_verb(view, start, high)
    if presents and verb is not None and not view.is_in(verb - 1, view.grammar.attribution.impersonal_pronouns):
        return True  # « il s'agit d'un affront », but « l'hebdomadaire, pour lequel il écrivait »
    if verb is None or view.lemmas(verb).isdisjoint(view.grammar.being) or view.may_be_future(verb):
        return False
    said = verb + 1
    while is_adverb(view, said):
        said += 1
    return view.is_in(said, view.grammar.indefinite_articles) or view.is_in(said, view.grammar.definite_articles)

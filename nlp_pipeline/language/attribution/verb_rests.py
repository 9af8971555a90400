"""What a verb still needs behind an attribution that cuts its clause: « a selon X | coûté », « est, dit X, | sûr »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLOSING_BRACKETS
from nlp_pipeline.language.syntax.adjuncts import adjunct_end, is_adverb
from nlp_pipeline.language.syntax.complements import infinitive_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak

if TYPE_CHECKING:
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.lexicon import Verb

MISREAD = frozenset(("NOUN", "ADJ", "VERB"))
"""What the tagger takes a verb for that nothing follows."""


def completes_verb(view: DocView, left: int, right: int, high: int) -> bool:
    """Tell what the verb right before a source phrase still needs: its participle, infinitive, predicate or object.

    Args:
        view: the Doc as lists.
        left: first token of the source phrase.
        right: token behind the source, where no mark stands.
        high: token that the clause may not pass.
    """
    verb = verb_before(view, left)
    if verb is None or right >= high or not (view.is_word(right) or view.opening_at(right) is not None):
        return False
    if not view.lemmas(verb).isdisjoint(view.grammar.attribution.verbs_of_appearing):
        likened = view.is_in(right, view.grammar.comme) or view.is_in(right, view.grammar.attribution.plain_pour)
        return likened or view.pos[right] == "ADJ"  # « Il apparaît aux yeux de X | comme une menace »
    if view.is_in(right, view.grammar.que) and any("que" in use.frames for use in _uses(view, verb)):
        return True  # « La vidéo montre selon Le Monde | que P »
    behind = right
    while is_adverb(view, behind):
        behind += 1
    if view.is_clause_verb(verb):
        if view.is_auxiliary[verb] and view.may_be_participle(behind):
            return True
        if infinitive_from(view, right, high) is not None:
            return True
        if not view.lemmas(verb).isdisjoint(view.grammar.being):
            return adjunct_end(view, right, high) == right or behind > right
    if adjunct_end(view, right, high) > right:
        return False
    grammar = view.grammar
    articles = (grammar.indefinite_articles, grammar.definite_articles, grammar.possessives, grammar.before_article)
    return view.opening_at(right) is not None or view.pos[right] == "NUM" or any(view.is_in(right, w) for w in articles)


def _uses(view: DocView, verb: int) -> list[Verb]:
    """Give the uses of the verbs that a form can be of."""
    return [use for form in view.forms[verb] for use in view.lexicon.verbs.get(form.lemma, ())]


def participle_behind_aside(view: DocView, comma: int, behind: int, high: int) -> int | None:
    """Give the participle of an auxiliary that an aside parts from it: « aurait, selon X lundi à Lyon, | heurté ».

    Args:
        view: the Doc as lists.
        comma: the comma before the source phrase.
        behind: token behind the source, where no mark stands.
        high: token that the clause may not pass.

    Returns:
        The token behind the comma that closes the aside; None where no participle stands there.
    """
    auxiliary = verb_before(view, comma)
    if auxiliary is None or not view.is_auxiliary[auxiliary] or not view.is_clause_verb(auxiliary):
        return None
    closing = next((at for at in range(behind, high) if view.words[at] == "," or view.is_clause_verb(at)), high)
    participle = closing + 1
    while participle < high and is_adverb(view, participle):
        participle += 1
    told = participle < high and view.words[closing] == "," and view.may_be_participle(participle)
    return closing + 1 if told else None


def verb_before(view: DocView, at: int) -> int | None:
    """Give the finite verb or the participle right before a token, over adverbs; None where none stands there."""
    at -= 1
    while at > 0 and is_adverb(view, at):
        at -= 1
    if at < 0 or not (view.is_clause_verb(at) or (view.is_participle(at) and view.is_auxiliary[at - 1])):
        return None
    return at


def speaker_end(view: DocView, left: int, start: int, end: int) -> int:
    """Leave out of a noun phrase what the verb before it still needs: « est selon la CGT | une erreur ».

    Args:
        view: the Doc as lists.
        left: first token of the source phrase.
        start: first token of the noun phrase.
        end: token behind it.
    """
    verb = verb_before(view, left)
    if verb is None:
        return _before_complement(view, left, start, end)
    auxiliary = view.is_auxiliary[verb] and view.is_clause_verb(verb)
    for at in range(start + 1, end):
        if view.entity_at[at] and not view.begins_entity(at):
            continue
        participle = auxiliary and view.may_be_participle(at)
        counted = view.pos[at] == "NUM" and view.pos[at + 1 : at + 2] == ["NOUN"] and at > start + 1
        of = view.is_in(at, view.grammar.de) and view.is_in(at + 1, view.grammar.indefinite_articles)
        of = of and view.entity_at[at - 1] != ""  # « Il s'agit selon la CGT | d'un risque »
        closed = view.pos[at - 1] in ("NOUN", "PROPN", "ADJ") or view.words[at - 1] in CLOSING_BRACKETS
        whole = closed and (
            view.is_in(at, view.grammar.indefinite_articles) or view.is_in(at, view.grammar.before_article)
        )  # « empêche selon le maire | tout recours »
        if participle or counted or of or whole:
            return at
    return end


def _before_complement(view: DocView, left: int, start: int, end: int) -> int:
    """Leave out what a participle before a source phrase still needs: « dues selon la direction | à un retard »."""
    if not view.may_be_participle(left - 1) or view.pos[left - 1] == "NOUN":
        return end
    needs = (at for at in range(start + 1, end) if view.is_in(at, view.grammar.to) or view.is_in(at, view.grammar.par))
    return next(needs, end)


def lacks_complement(view: DocView, end: int, start: int) -> bool:
    """Tell a clause cut before what its verb needs: « Il y a, dit X, un risque », « il n'y a plus, dit X, de place ».

    Args:
        view: the Doc as lists.
        end: token behind the part before the incise, or behind its comma.
        start: token behind the mark that closes the incise.
    """
    last = end - 1
    while last > 0 and not view.is_word(last):
        last -= 1
    if _is_cleft(view, last, start):
        return True
    if view.is_in(start, view.grammar.que):
        return view.quotation_at[last] == view.quotation_at[start] and _awaits_que(view, last)
    if view.may_be_infinitive(start):
        return view.may_be_participle(last) or view.is_clause_verb(last)  # « la mairie aurait dû, dit X, prévenir »
    if view.is_in(last, view.grammar.full_negations):
        copula = not view.lemmas(last - 1).isdisjoint(view.grammar.being)  # « Ce n'est pas, dit X, un échec »
        return (copula or view.is_in(start, view.grammar.de)) and view.is_clause_verb(last - 1)
    if _opens_complement(view, start) and _governs_de(view, last):
        return True  # « Il s'agit, dit X, d'une mesure provisoire »
    determined = view.is_in(start, view.grammar.determiners) or view.pos[start] in ("ADV", "NUM", "ADJ")
    lacks = view.is_in(last - 1, view.grammar.y) or not view.lemmas(last).isdisjoint(view.grammar.being)
    # « Il y a, dit X, un risque », « C'est, dit X, un échec »
    return lacks and view.is_clause_verb(last) and determined


def _is_cleft(view: DocView, last: int, start: int) -> bool:
    """Tell « C'est en creusant, dit X, | que l'équipe a trouvé Y », « C'est elle, dit X, | qui a signé »."""
    if not (view.is_in(start, view.grammar.que) or view.is_in(start, view.grammar.qui)):
        return False
    low = view.window(last)[0]
    first = next((at + 1 for at in range(last, low - 1, -1) if view.words[at] in (":", ";")), low)
    first += view.opening_at(first) is not None
    led = first + view.phrase_from(first, view.grammar.attribution.it_is)
    if not first < led <= last or view.has_clause_verb(led, last + 1):
        return False
    if view.pos[led] == "ADJ" or view.is_in(led, view.grammar.indefinite_articles):
        return False  # « C'est faux, répond Anne Rey, | qui a porté plainte »
    pronoun = view.is_in(start - 2, view.grammar.inverted_pronouns)
    return view.is_in(start, view.grammar.que) or pronoun or can_speak(view, led, last + 1)


def _awaits_que(view: DocView, last: int) -> bool:
    """Tell what is cut before its clause: « Peu importe, dit X, que P », « Il est clair, dit X, que P »."""
    if view.is_in(last, view.grammar.attribution.matters):
        return True
    if view.pos[last] == "ADJ":
        return not view.lemmas(last - 1).isdisjoint(view.grammar.being)
    entries = (entry for form in view.forms[last] for entry in view.lexicon.verbs.get(form.lemma, ()))
    return view.is_clause_verb(last) and any("que" in entry.frames for entry in entries)


def _opens_complement(view: DocView, at: int) -> bool:
    """Tell « d'un », « du », « de la »: not « de retour », « du moins », « du bout des lèvres »."""
    grammar = view.grammar
    if view.phrase_from(at, grammar.attribution.at_least) or view.phrase_from(at, grammar.inside_compounds):
        return False
    if view.is_in(at, view.grammar.de):
        return view.is_in(at + 1, view.grammar.determiners)
    return view.is_in(at, view.grammar.attribution.du)


def _governs_de(view: DocView, at: int) -> bool:
    """Tell a verb with nothing behind it, « est mort », « a besoin », « est question »."""
    if view.may_be_participle(at) and view.is_auxiliary[at - 1]:
        return True
    if view.pos[at] == "NOUN" and not view.lemmas(at - 1).isdisjoint(view.grammar.auxiliaries):
        return view.is_clause_verb(at - 1)
    return view.is_clause_verb(at) and view.lemmas(at).isdisjoint(view.grammar.being)


def needs_complement(view: DocView, claim: TokenRange, further: TokenRange) -> bool:
    """Tell a clause cut behind its verb, which the tagger takes for a noun: « Le club manque, dit X, de moyens ».

    Args:
        view: the Doc as lists.
        claim: the part before the incise.
        further: the part behind it.
    """
    last = claim[1] - 1
    while last > claim[0] and not view.is_word(last):
        last -= 1
    opens = (
        view.is_in(further[0], view.grammar.to)
        or view.is_in(further[0], view.grammar.linking_prepositions)
        or view.is_in(further[0], view.grammar.indefinite_articles)
        or view.pos[further[0]] == "NUM"
    )
    if not opens or last <= claim[0] or view.word_forms is None or view.has_clause_verb(*further):
        return False
    bare = view.pos[last - 1] in ("NOUN", "PROPN") and view.texts[last].islower() and view.pos[last] in MISREAD
    return bare and ("VerbForm=Fin" in view.morph[last] or view.word_forms.possible_of(view.words[last]).finite)

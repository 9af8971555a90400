"""What still belongs to a noun phrase behind its noun: complements, participles, names in brackets, a second noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.hearers import follows_outlet
from nlp_pipeline.language.syntax.noun_complements import is_complement
from nlp_pipeline.language.syntax.time_phrases import time_end

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "PRON", "X", "SYM"))
INNER_ARCS = frozenset(("det", "amod", "nummod", "case", "nmod", "advmod", "flat:name", "compound"))
"""Arcs of what stands before a head noun and belongs to its phrase."""


def next_part(view: DocView, start: int, at: int, last: int, limit: int) -> int | None:
    """Give the token after the next one that still belongs to the phrase; None where the phrase has ended."""
    word = view.words[at]
    pos = view.pos[at]
    if view.texts[at].isspace():
        return None
    if view.opening_at(at) is not None:
        return _quoted_name(view, at, last, start, limit)
    named = bool(view.entity_at[at]) or view.is_in(at, view.grammar.civil_titles)
    if at > start and view.is_media(at - 1) and not view.is_media(at) and view.texts[at][:1].isupper() and named:
        return None  # « a dit à l'AFP | Me Roux », but « la revue Nature Astronomy »
    if at > start and follows_outlet(view, at):
        return None  # « ont dit à l'AFP | des sources »
    if word in view.grammar.unit_signs and at > start and view.pos[at - 1] == "NUM":
        return at + 1  # « 62 % des sondés »
    if view.entity_at[at] and at > start and not view.begins_entity(at) and view.is_word(at):
        return at + 1  # « l'UFC-Que Choisir »
    if at == last > start and word in view.grammar.que and _closes_pair(view, start, at, limit):
        return at + 1
    if word in view.grammar.relatives or not (view.is_word(at) or word in ("'", "-", "/", "&", ".")):
        return None
    grammar = view.grammar  # the words that phrases begin with are asked for first: few words do
    opens = at == last > start and word in grammar.syntax.joining_phrases.by_first_word
    joint = view.phrase_from(at, grammar.syntax.joining_phrases) if opens else 0
    if joint and _joins_phrase(view, at + joint, limit):
        return at + joint  # « le maire | ainsi que | deux adjoints »
    opens = at > start and word in grammar.syntax.complement_phrases.by_first_word
    whose = view.phrase_from(at, grammar.syntax.complement_phrases) if opens else 0
    if whose and at + whose <= limit:
        return at + whose  # « une source | au sein du ministère », « le général | à la retraite Paul Rey »
    if _is_counted_superlative(view, start, at):
        return at + 2
    graded = graded_adjective(view, start, at, limit)
    if graded is not None:
        return graded + 1
    if at > start:  # « le procureur | à l'AFP », « le procureur | une nouvelle fois »
        fixed = word in grammar.inside_compounds.by_first_word and word not in grammar.de
        fixed = fixed and not view.is_participle(at - 1)  # « la soupe, servie | à la hâte »
        adverbial = fixed and view.phrase_from(at, grammar.inside_compounds)
        told = word in grammar.recipients.by_first_word and view.phrase_from(at, grammar.recipients)
        if adverbial or told:
            return None
        if word in grammar.attendant_openers.by_first_word and view.phrase_from(at, grammar.attendant_openers):
            return None  # « le maire | au moment où la crue montait »
    if (
        at > start
        and pos == "PRON"
        and (view.is_in(at, view.grammar.object_clitics) or view.is_in(at, view.grammar.clear_subject_pronouns))
    ):
        return None
    timed = word in view.grammar.time_words and not view.texts[at][:1].isupper()  # « rapporte Le Matin »
    if timed and at > start and not view.entity_at[at]:
        dated = view.is_participle(at - 1) and view.dep[at - 1] in ("acl", "amod")
        return at + 1 if dated else None
    if pos == "DET" and at > start and view.pos[at - 1] in ("NOUN", "PROPN") and _begins_anew(view, at):
        return None
    counts = pos in ("DET", "NUM") and at > start and view.pos[at - 1] in ("NOUN", "PROPN")
    if counts and time_end(view, at, limit) > at + 2:
        return None  # « l'accusé | dix jours plus tard »
    if at > start and pos in ("DET", "NUM") and view.is_participle(at - 1):
        passed = time_end(view, at, limit)
        if passed > at and view.is_in(passed, view.grammar.before_and_after) and passed + 1 < limit:
            return passed + 1  # « une note diffusée une semaine après | le vote »
    opens = at > start and word in grammar.syntax.among.by_first_word
    length = view.phrase_from(at, grammar.syntax.among) if opens else 0
    if length and at + length < limit:
        return at + length + 1  # « deux d'entre eux »
    compound = word in view.grammar.syntax.prepositions and view.words[at + 1] in view.grammar.to
    if at > start and compound and view.pos[at - 1] != "DET":
        return None  # « le maire | face à la presse »
    if word in view.grammar.linking_prepositions:
        learnt = at > start and view.entity_at[at - 1] and view.is_in(at + 1, view.grammar.source_labels)
        return at + 1 if at + 1 < limit and not learnt else None  # « a appris l'AFP | de source judiciaire »
    if at > start + 1 and view.phrase_until(at - 2, view.grammar.syntax.among) and view.pos[at - 1] == "PRON":
        return None  # « l'une d'entre eux | à la gare »
    if pos in ("ADP",) or word in view.grammar.inner_prepositions:
        return at + 1 if at > start and is_complement(view, start, at, limit) else None
    if pos == "CCONJ" or word in view.grammar.name_joints:
        return at + 1 if _coordinates_names(view, at, last, limit) else None
    # However it is tagged.
    article = at - 1 == start and view.is_in(start, view.grammar.definite_articles)  # « le berger »
    noun = word in view.lexicon.source_nouns and (article or view.pos[at - 1] in ("DET", "ADJ", "NUM", "CCONJ"))
    if pos == "DET" and view.forms[at] and not view.is_in(at, view.grammar.determiners) and at > start:
        return None  # « un conseiller résume »
    if pos in NOMINAL or pos == "DET" or view.entity_at[at] or noun:
        return None if _is_finite_here(view, at) else at + 1
    if pos in ("VERB", "AUX"):
        return _participle(view, start, at)
    if pos == "ADV":
        after_determiner = at - 1 == start and view.pos[start] == "DET"  # « son agent », whatever the tagger sees
        return at + 1 if at == start or after_determiner or view.pos[at + 1 : at + 2] in (["ADJ"], ["NUM"]) else None
    return None


def graded_adjective(view: DocView, start: int, at: int, limit: int) -> int | None:
    """Give the adjective or participle of the noun before adverbs: « un bilan | encore provisoire », « la plus belle ».

    Args:
        view: the Doc as lists.
        start: first token of the phrase.
        at: the first of the adverbs, or the article of a superlative.
        limit: token that the phrase may not pass.

    Returns:
        Its token; None where no adverbs and adjective that the parser gives to the phrase stand here.
    """
    place = at
    if view.words[at] in view.grammar.definite_articles and view.words[at + 1] in view.grammar.syntax.comparatives:
        place = at + 1
    while place < limit and view.pos[place] == "ADV":
        place += 1
    if place in (at, limit) or not (view.pos[place] == "ADJ" or view.is_participle(place)):
        return None
    return place if view.dep[place] in ("amod", "acl") and start <= view.head[place] < at else None


def _is_counted_superlative(view: DocView, start: int, at: int) -> bool:
    """Tell « les trois | plus grandes | villes », « la deuxième | plus vieille | église »."""
    if at == start or not view.is_in(at, view.grammar.syntax.comparatives):
        return False
    return view.pos[at - 1] in ("DET", "NUM", "ADJ") and view.may_be_adjective(at + 1)


def _begins_anew(view: DocView, at: int) -> bool:
    """Tell whether a determiner after a noun begins another phrase (« devant les caméras le gardien »)."""
    within = view.entity_at[at] and view.entity_at[at] == view.entity_at[at - 1]
    titled = view.is_in(at - 1, view.grammar.civil_titles)  # « M. le préfet »
    other = view.is_in(at, view.grammar.indefinite_articles) and not view.is_in(at, view.grammar.linking_prepositions)
    return (
        not (within or titled)
        and (other or view.is_in(at, view.grammar.definite_determiners))
        and not view.texts[at][:1].isupper()
    )


def _is_finite_here(view: DocView, at: int) -> bool:
    """Tell a finite verb that the tagger took for a noun: a reporting verb before "que" or a quotation."""
    if view.is_only_verb(at):
        return True
    if view.pos[at] in ("DET", "PRON", "NUM") or not view.forms[at] or view.entity_at[at]:
        return False
    if view.pos[at] == "NOUN" and view.pos[at - 1] == "DET":
        return False  # « a alerté la presse que P »
    return view.is_in(at + 1, view.grammar.que)


def _participle(view: DocView, start: int, at: int) -> int | None:
    """Pass over a participle that qualifies the noun (« une équipe dirigée par … »); stop at any other verb."""
    determined = view.is_in(at - 1, view.grammar.plural_determiners) or view.is_in(
        at - 1, view.grammar.contracted_prepositions
    )
    if at > start and determined and view.may_be_participle(at):
        return at + 1  # « l'un des | mis en cause »
    misled = view.dep[at].startswith("nsubj")  # « le procès fait au club est », for the parser the subject itself
    qualifies = view.is_participle(at) and (view.dep[at] in ("acl", "amod") or (misled and view.pos[at - 1] == "NOUN"))
    if at > start and (qualifies or view.is_nominal(at)):
        return at + 1
    if at > start and not view.is_finite(at) and view.texts[at][:1].isupper():
        return at + 1  # a name that the tagger took for a verb
    return None


def past_participle_rest(view: DocView, start: int, at: int, limit: int) -> int:
    """Move over what stands between a participle and its agent: « publié jeudi | par la préfecture ».

    Without an agent the adjuncts are the participle's where a document has it (« un décompte réalisé | à partir de »),
    else those of the verb that the phrase belongs to (« a dit la ministre déléguée | dans un communiqué »).

    Args:
        view: the Doc as lists.
        start: first token of the phrase.
        at: token behind what may be a participle.
        limit: token that the phrase may not pass.
    """
    if not (view.is_in(at, view.grammar.syntax.prepositions) or view.is_in(at, view.grammar.time_words)):
        return at
    last = at - 1 - view.may_be_adjective(at - 1)  # « rendu public jeudi | par la préfecture »
    participle = any(view.is_participle(place) or view.may_be_participle(place) for place in (at - 1, last))
    if last <= start or not participle:
        return at
    end = skip_adjuncts(view, at, limit, marks=False, whole=False)
    agent = next((place for place in range(at, end) if view.is_in(place, view.grammar.par)), None)
    noun = view.lexicon.source_nouns.get(view.words[start + 1])
    if agent is None:
        return end if noun is not None and noun.type == "document" else at
    return agent


def _closes_pair(view: DocView, start: int, at: int, limit: int) -> bool:
    """Tell the "que" that joins two noun phrases: « tant | le maire | que | le préfet »."""
    return view.phrase_until(start - 1, view.grammar.syntax.pair_openers) > 0 and _joins_phrase(view, at + 1, limit)


def _joins_phrase(view: DocView, at: int, limit: int) -> bool:
    """Tell a second noun phrase behind « ainsi que » from who said so: « P, ainsi que le maire l'a annoncé »."""
    opens = view.is_in(at, view.grammar.determiners) or view.pos[at] in ("PROPN", "NUM") or view.entity_at[at] != ""
    if at >= limit or not opens or view.is_clause_verb(at + 1):
        return False
    verb = next((place for place in range(at, limit) if view.is_clause_verb(place) or not view.is_word(place)), limit)
    return not view.is_in(verb - 1, view.grammar.definite_articles)


def _coordinates_names(view: DocView, at: int, last: int, limit: int) -> bool:
    """Tell whether "et" joins another noun phrase, not the next clause: no finite verb follows without a subject."""
    after = at + 1
    if after >= limit or last != at:
        return False
    quotation = view.opening_at(after)
    if quotation is not None:  # « l'OIM et « Save the Children » »
        titled = quotation.closed and view.texts[quotation.pieces[0][0]][:1].isupper()
        return titled and not view.has_finite_verb(after, quotation.end) and view.entity_at[at - 1] != ""
    function = view.words[after] in view.lexicon.source_nouns  # « et référent énergie », however it is tagged
    nominal = view.pos[after] in ("DET", "PROPN", "NOUN", "ADJ", "NUM") or function
    if not (nominal or view.is_in(after, view.grammar.linking_prepositions)):
        return False
    if not function and (_is_finite_here(view, after) or view.is_finite(after)):
        return False
    counted = after
    while counted < limit and view.texts[counted][:1].isdigit():
        counted += 1
    if counted > after and view.pos[counted : counted + 1] == ["ADP"]:
        return False  # « selon la police | et 30 000 selon les organisateurs »
    head = after
    while head < limit and view.pos[head] in ("DET", "ADJ", "NUM"):
        head += 1
    return head >= limit or view.dep[head] != "nsubj" or view.head[head] <= at or _shares_verb(view, head, at)


def _shares_verb(view: DocView, head: int, at: int) -> bool:
    """Tell whether the noun after "et" and one before it depend on the same verb."""
    return any(
        view.head[place] == view.head[head] for place in range(view.sentence(at)[0], at) if view.dep[place] == "nsubj"
    )


def acronym_in_brackets(view: DocView, at: int, limit: int) -> int | None:
    """Give the token after "(OMS)", "(PS, Rhône)" and the like: short, and with a name in it."""
    for place in range(at + 1, limit):
        if view.word(place) in (")", "]"):
            inside = view.texts[at + 1 : place]
            if place == at + 2 and inside[0].isdigit() and view.is_in(place + 1, view.grammar.linking_prepositions):
                return place + 1  # « l'article 12 (2) de la loi »
            return place + 1 if any(text[:1].isupper() for text in inside) else None
    return None


def _quoted_name(view: DocView, at: int, last: int, start: int, limit: int) -> int | None:
    """Pass over a quotation inside the phrase (« le journal « La Vigie » »)."""
    quotation = view.opening_at(at)
    if quotation is None or not quotation.closed or quotation.end > limit:
        return None
    if last == start:
        return quotation.end if is_quoted_noun(view, quotation) else None
    first = quotation.pieces[0][0] if quotation.pieces else at
    if view.is_in(at - 1, view.grammar.linking_prepositions) and not view.has_finite_verb(at, quotation.end):
        return quotation.end  # « un groupe de "défenseurs du second degré" »
    return quotation.end if view.texts[first][:1].isupper() and view.dep[last - 1] != "ROOT" else None


def is_quoted_noun(view: DocView, quotation: Quotation) -> bool:
    """Tell a noun in quotation marks behind its determiner: « une « reconstitution » menée jeudi »."""
    pieces = quotation.pieces
    before = quotation.start - 1
    determined = view.is_in(before, view.grammar.determiners) and not view.is_in(before, view.grammar.de)
    if len(pieces) != 1 or not determined:
        return False
    nouns = [view.pos[at] in ("NOUN", "PROPN", "ADJ") for at in range(*pieces[0])]  # « un « ancien » du club »
    return any(nouns) and not view.has_finite_verb(*pieces[0])

"""Which forms of reporting verbs stand as verbs: « juge », « annonce », « critique » are nouns and adjectives too.

The tagger is one witness; what stands before and behind the word is another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.complements import infinitive_from
from nlp_pipeline.language.syntax.estimates import opens_estimate
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.other_readings import follows_own_verb, lacks_its_person, tells_clitic
from nlp_pipeline.language.syntax.possible_speakers import SPEAKING_LABELS, can_speak
from nlp_pipeline.language.syntax.time_phrases import time_end

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def is_verbal(view: DocView, at: int) -> bool:
    """Tell a finite verb from the noun or adjective of the same form (« juge », « annonce », « critique »)."""
    before = view.word(at - 1)
    if lacks_its_person(view, at):
        return False
    if view.phrase_until(at - 1, view.grammar.pronoun_phrases) and view.pos[at] != "ADJ":
        return reports_behind_pronoun(view, at)  # « d'autres affirment que »
    if view.phrase_until(at - 1, view.grammar.syntax.ordinal_persons) and _follows_other_person(view, at):
        return True
    if view.word(at + 1) in view.grammar.inverted_pronouns or view.is_in(at + 1, view.grammar.syntax.hyphened_t):
        return True
    if view.is_behind_noun_and_pronoun(at) or view.is_behind_quotation_and_pronoun(at):
        return True
    determines = before in view.grammar.demonstratives or (
        before in view.grammar.determiners and view.pos[at] == "NOUN"
    )
    if (
        (before in view.grammar.subject_pronouns and not determines)
        or before in view.grammar.negation_marks
        or before in view.grammar.se
        or before in view.grammar.qui
    ):
        return True
    if before in view.grammar.syntax.clitic_determiners and (
        _charges_after_clitic(view, at) or _takes_up(view, at) or _judges_clitic(view, at) or tells_clitic(view, at)
    ):
        return True
    if _is_plural_verb(view, at) or _follows_clitic(view, at):
        return True
    if view.is_in(at - 1, view.grammar.syntax.before_nouns):
        heads = view.word(at + 1) == ":" and at - 1 == view.sentence(at)[0]
        if heads or view.is_in(at - 2, view.grammar.determiners):
            return False  # « une telle taxe », « Autre demande : P »
    if _describes_noun(view, at):
        return False
    if view.pos[at] in ("VERB", "AUX"):
        clitic = before in view.grammar.syntax.clitic_determiners
        return clitic or before not in view.grammar.determiners
    if at == 0 or view.is_in(at - 1, view.grammar.determiners) or view.texts[at][:1].isupper():
        return False
    if not view.is_in(at, view.grammar.noun_homographs) or view.pos[at] == "DET":
        return True  # « un conseiller résume »: no noun for the tagger, and no determiner
    after = view.word(at + 1)
    if after == ":" and _ends_list(view, at):
        return False
    follows = view.is_in(at + 1, view.grammar.que) or after == ":" or view.opening_at(at + 1) is not None
    if follows and follows_own_verb(view, at):
        return False
    described = _is_described(view, at)
    nominal = described or (view.pos[at - 1] == "ADJ" and view.is_in(at - 2, view.grammar.determiners))
    nominal = nominal and (follows or (described and _governs_ahead(view, at)))  # « le collectif doute que »
    clear = nominal or _infinitive_follows(view, at) or _clause_after_aside(view, at)
    named = view.texts[at - 1][:1].isupper() and not view.is_in(at - 1, view.grammar.determiners)  # « Léa demande : »
    clear = clear or _charges(view, at) or _alone_makes_clause(view, at)
    if view.pos[at - 1] in ("ADP", "ADJ", "NUM", "DET") and not (clear or (named and follows)):
        return False
    if _inverts(view, at) or _governs_ahead(view, at) or _estimates_ahead(view, at):
        return True
    stands_after_quotation = view.closing_before(at) is not None or (
        before == "," and view.closing_before(at - 1) is not None
    )
    return (
        follows
        or (before == "," and view.is_in(at + 1, view.grammar.nearest_pronouns))
        or stands_after_quotation
        or _infinitive_follows(view, at)
        or _has_subject_left(view, at)
        or _charges(view, at)
        or _clause_after_aside(view, at)
        or _alone_makes_clause(view, at)
        or _alone_makes_relative(view, at)
    )


def _is_described(view: DocView, at: int) -> bool:
    """Tell whether a noun and its adjective stand before a word: « le parti libéral | doute »."""
    return at >= 2 and view.pos[at - 1] == "ADJ" and view.pos[at - 2] in ("NOUN", "PROPN")


def _describes_noun(view: DocView, at: int) -> bool:
    """Tell an adjective behind its noun and the verb of its clause: « Tous se rappellent la date | précise | : »."""
    noun = at >= 2 and view.pos[at - 1] == "NOUN" and view.is_in(at - 2, view.grammar.determiners)
    if not noun or view.word(at + 1) != ":" or view.word_forms is None:
        return False
    start = view.window(at)[0]
    alone = view.word_forms.may_be_adjective(view.words[at]) and all(view.is_word(p) for p in range(start, at))
    return alone and main_verb(view, start, at) is not None


def _ends_list(view: DocView, at: int) -> bool:
    """Tell the last of bare nouns before a colon: « Malaise, endormissement, téléphone : rien n'est écarté »."""
    low = view.window(at)[0]
    commas = range(at - 1, low, -2)
    return at - low > 1 and (at - low) % 2 == 0 and all(view.words[place] == "," for place in commas)


def _follows_clitic(view: DocView, at: int) -> bool:
    """Tell « Marc Duval leur indiqua », « il lui annonce »: a subject, a clitic that no noun follows, the verb."""
    described = view.is_in(at - 1, view.grammar.definite_articles) and view.opening_at(at + 1) is not None
    if at < 2 or not (view.is_in(at - 1, view.grammar.syntax.object_pronouns) or described):
        return False  # « son mari la dit « incapable de mentir » »
    clear = not view.is_in(at - 1, view.grammar.determiners) or view.opening_at(at + 1) is not None
    subject = view.pos[at - 2] in ("NOUN", "PROPN", "ADJ") or view.is_in(at - 2, view.grammar.subject_pronouns)
    subject = subject or view.word(at - 2) == ","
    return subject and (clear or view.is_never_noun(at) or not view.is_in(at, view.grammar.noun_homographs))


def _alone_makes_relative(view: DocView, at: int) -> bool:
    """Tell the only verb that a relative clause can have: « l'accord, que Bruxelles juge prématuré, sera signé »."""
    low, high = view.window(at)
    for que in range(at - 2, low - 1, -1):
        if view.is_in(que, view.grammar.que):
            stop = next((place for place in range(at + 1, high) if not view.is_word(place)), high)
            return noun_phrase_from(view, que + 1, at) == at and main_verb(view, at + 1, stop) is None
        if not view.is_word(que) or view.is_clause_verb(que):
            break
    return False


def _alone_makes_clause(view: DocView, at: int) -> bool:
    """Tell a homograph behind a noun that is the only verb of its sentence: « le club critique « la manœuvre » »."""
    low, high = view.window(at)
    behind = view.pos[at - 1] in ("NOUN", "PROPN", "ADJ") or view.word(at - 1) == "," or view.entity_at[at - 1]
    if not behind or view.texts[low][:1].islower():
        return False
    after = skip_adjuncts(view, at + 1, high)
    quotation = view.opening_at(after)
    bare = view.is_in(after, view.grammar.determiners) and not view.is_in(after, view.grammar.linking_prepositions)
    governs = bare or quotation is not None
    if after == at + 1 and view.pos[after] == "ADP":  # « le maire peste contre « la gabegie » »
        quotation = view.opening_at(after + 1)
        governs = quotation is not None
    if not governs or main_verb(view, low, at) is not None:
        return False
    return main_verb(view, after if quotation is None else quotation.end, high) is None


def _governs_ahead(view: DocView, at: int) -> bool:
    """Tell whether a clause follows behind adjuncts, or a judgement: « note hier que », « juge illégale la »."""
    set_off = view.word(at - 1) == ","  # « X, qui appelle à la grève, estime pour sa part que »
    behind = view.pos[at - 1] in ("NOUN", "PROPN") or view.entity_at[at - 1] or _is_described(view, at)
    if not behind and not set_off:
        return False
    after = skip_adjuncts(view, at + 1, view.sentence(at)[1])
    if after > at + 1 and view.is_in(after, view.grammar.que) and view.pos[after] != "PRON":
        return True
    tells = any("inf" in entry.frames for form in view.forms[at] for entry in view.lexicon.verbs.get(form.lemma, ()))
    if tells and after > at + 1 and infinitive_from(view, after, view.sentence(at)[1]) is not None:
        return True  # « annonce sans le moindre doute avoir agi seul »
    judges = any(
        "attribute" in entry.frames for form in view.forms[at] for entry in view.lexicon.verbs.get(form.lemma, ())
    )
    said = after
    quotation = view.opening_at(said)  # « juge néanmoins « utile » la tenue »
    if quotation is None:
        return judges and view.pos[said : said + 1] == ["ADJ"] and _opens_judged(view, said + 1)
    return judges and _opens_judged(view, quotation.end)


def _opens_judged(view: DocView, at: int) -> bool:
    """Tell what may be judged behind a predicate: « juge utile | la loi », « juge utile | que l'on vote »."""
    return view.is_in(at, view.grammar.definite_determiners) or view.is_in(at, view.grammar.que)


def _is_plural_verb(view: DocView, at: int) -> bool:
    """Tell a verb of the third person plural behind a singular pronoun: « ses proches le disent fatigué »."""
    if not view.is_in(at - 1, view.grammar.syntax.clitic_determiners) or view.is_in(
        at - 1, view.grammar.plural_determiners
    ):
        return False
    features = {feature for form in view.forms[at] for feature in form.features}
    return bool(features) and all(feature.endswith("3p") for feature in features)


def _estimates_ahead(view: DocView, at: int) -> bool:
    """Tell whether what is estimated follows, and a figure: « l'observatoire chiffre la hausse à 17 % »."""
    estimates = any(
        "estimate" in entry.frames for form in view.forms[at] for entry in view.lexicon.verbs.get(form.lemma, ())
    )
    start = skip_adjuncts(view, at + 1, view.sentence(at)[1], whole=False)
    for place in (at + 1, start):
        if estimates and opens_estimate(view, place):
            return True  # « chiffre à huit millions le coût »
    if not estimates or not view.is_in(start, view.grammar.definite_determiners):
        return False
    for place in range(start + 1, min(view.sentence(at)[1], view.length - 1)):
        if view.is_in(place, view.grammar.plain_to) and view.texts[place + 1][:1].isdigit():
            return True
        if not view.is_word(place):
            return False
    return False


def _inverts(view: DocView, at: int) -> bool:
    """Tell whether a speaker follows and a mark stands before, as around no noun: « …, lance Éric Blanc. »."""
    if view.is_word(at - 1) or view.word(at - 1) == "(" or at + 1 >= view.length:
        return False
    named = view.begins_entity(at + 1) and view.entity_at[at + 1] in SPEAKING_LABELS
    return named or (view.is_in(at + 1, view.grammar.clear_determiners) and can_speak(view, at + 1, at + 3))


def reports_behind_pronoun(view: DocView, at: int) -> bool:
    """Tell a verb behind a pronoun that may determine a noun: « l'autre demande si », not « d'autres demandes »."""
    governs = view.is_in(at + 1, view.grammar.que) or view.word(at + 1) == ":" or view.opening_at(at + 1) is not None
    leads = view.is_in(at + 1, view.grammar.leading_subordinators)
    return governs or _is_no_noun(view, at) or leads or _infinitive_follows(view, at)


def _is_no_noun(view: DocView, at: int) -> bool:
    """Tell a word that the tagger takes for a verb, and that is none of those that are nouns as well."""
    return view.pos[at] in ("VERB", "AUX") and not view.is_in(at, view.grammar.noun_homographs)


def _follows_other_person(view: DocView, at: int) -> bool:
    """Tell « Le même affirme que », « Le premier dit avoir agi », not « Le même rapport affirme que »."""
    never_noun = view.is_never_noun(at) and not view.is_in(at, view.grammar.noun_homographs)
    return never_noun or _is_no_noun(view, at) or _infinitive_follows(view, at) or _governs_to_end(view, at)


def _governs_to_end(view: DocView, at: int) -> bool:
    """Tell « La première dit que P » from « Le premier juge qu'il a vu | a refusé »: no verb is left for a subject."""
    if not view.forms[at]:
        return False
    if view.word(at + 1) == ":":
        return view.opening_at(at + 2) is not None  # not « Une autre demande : P »
    high = view.window(at)[1]
    stop = next((place for place in range(at + 2, high) if not view.is_word(place)), high)
    return view.is_in(at + 1, view.grammar.que) and main_verb(view, at + 1, stop) is None


def _infinitive_follows(view: DocView, at: int) -> bool:
    """Tell whether a bare infinitive comes next, as after no noun (« la Corée annonce avoir tiré »)."""
    after = time_end(view, at + 1, view.length)
    while after < view.length and (view.pos[after] == "ADV" or view.is_in(after, view.grammar.incise_clitics)):
        after += 1  # « dément | lui | avoir confié la mission »
    return "inf" in view.moods[after]


def _has_subject_left(view: DocView, at: int) -> bool:
    """Tell whether a name or an apposition's comma stands just before, and a determiner or a quotation just after."""
    after = at + 1
    opens = view.is_in(after, view.grammar.determiners) or view.opening_at(after) is not None
    before = view.word(at - 1)
    return opens and (view.pos[at - 1] == "PROPN" or before == "," or before in view.grammar.coordinators)


def _charges(view: DocView, at: int) -> bool:
    """Tell whether a charge follows, with its auxiliary: « reproche à la mairie d'avoir menti »."""
    accuses = any(
        not entry.frames.isdisjoint(("accuse", "a_reproach"))
        for form in view.forms[at]
        for entry in view.lexicon.verbs.get(form.lemma, ())
    )
    subject = view.pos[at - 1] in ("NOUN", "PROPN", "PRON", "NUM") or view.word(at - 1) == ","
    return accuses and subject and _charge_after(view, at)


def _charges_after_clitic(view: DocView, at: int) -> bool:
    """Tell « le procureur le soupçonne d'avoir menti » from « le reproche d'avoir menti »."""
    subject = at >= 2 and (
        view.pos[at - 2] in ("NOUN", "PROPN")
        or view.is_in(at - 2, view.grammar.subject_pronouns)
        or view.is_in(at - 2, view.grammar.coordinators)
        or (view.words[at - 2] == "," and main_verb(view, view.window(at)[0], at) is None)  # « X, l'avocate, l'accuse »
    )
    return subject and view.is_in(at + 1, view.grammar.de) and _infinitive_follows(view, at + 1)


def _judges_clitic(view: DocView, at: int) -> bool:
    """Tell « la fédération le juge « bidon » »: two noun phrases in a row, and no other verb."""
    uses = [entry for form in view.forms[at] for entry in view.lexicon.verbs.get(form.lemma, ())]
    if at >= 2 and any("de_attribute" in entry.frames for entry in uses) and _calls_clitic(view, at):
        return True
    judges = any(not entry.frames.isdisjoint(("attribute", "pronoun_attribute")) for entry in uses)
    if not judges or at < 2 or not (view.pos[at - 2] in ("NOUN", "PROPN") or view.entity_at[at - 2]):
        return False
    said = at + 1
    while said < view.length and view.pos[said] == "ADV":
        said += 1
    if said >= view.length or not (view.pos[said] == "ADJ" or view.opening_at(said) is not None):
        return False
    low, high = view.window(at)
    stop = next((place for place in range(at + 1, high) if view.words[place] in (",", ";", ".")), high)
    return main_verb(view, low, at) is None and main_verb(view, at + 1, stop) is None


def _calls_clitic(view: DocView, at: int) -> bool:
    """Tell « un abonné le traite de menteur », « le maire la qualifie d'« absurde » »: no other verb, a bare noun."""
    low, high = view.window(at)
    said = at + 2
    bare = said < high and (view.opening_at(said) is not None or view.pos[said] in ("NOUN", "ADJ"))
    subject = view.pos[at - 2] in ("NOUN", "PROPN") or view.entity_at[at - 2] != ""
    return subject and bare and view.is_in(at + 1, view.grammar.de) and main_verb(view, low, at) is None


def _charge_after(view: DocView, at: int) -> bool:
    return any(
        view.is_in(place, view.grammar.de) and _infinitive_follows(view, place)
        for place in range(at + 1, min(view.sentence(at)[1], view.length - 1))
    )


def _takes_up(view: DocView, at: int) -> bool:
    """Tell a verb whose clitic stands for the claim: « comme l'affirme X », « le préfet l'affirme : »."""
    if at < 2:
        return False
    opens = (
        view.is_in(at - 1, view.grammar.syntax.elided_article)
        or view.is_in(at + 1, view.grammar.determiners)
        or not view.is_in(at, view.grammar.noun_homographs)
        or view.begins_entity(at + 1)
        or view.may_be_infinitive(at + 1)  # « comme le fait remarquer X »
    )
    if opens and (view.is_in(at - 2, view.grammar.comme) or view.phrase_until(at - 2, view.grammar.as_said)):
        return True
    if not view.is_in(at - 1, view.grammar.syntax.elided_article):
        return False
    subject = view.pos[at - 2] in ("NOUN", "PROPN") or view.is_in(at - 2, view.grammar.subject_pronouns)
    return subject and (view.word(at + 1) in (":", ",", ".") or view.pos[at + 1 : at + 2] == ["ADV"])


def _clause_after_aside(view: DocView, at: int) -> bool:
    """Tell whether a clause comes after an aside between commas: « l'ONG estime, chiffres à l'appui, que »."""
    if view.word(at + 1) != "," or view.pos[at - 1] not in ("NOUN", "PROPN", "ADJ"):
        return False
    if view.is_in(at + 2, view.grammar.syntax.doubling_pronouns) and view.word(at + 3) == ",":
        return True  # « juge, lui, l'affaire grotesque »
    closing = next((p for p in range(at + 2, view.sentence(at)[1]) if view.words[p] == ","), None)
    if closing is None or view.has_clause_verb(at + 2, closing):
        return False
    return view.is_in(closing + 1, view.grammar.que) or _infinitive_follows(view, closing)

"""What a verb governs, whatever stands between: its "que" and its infinitive.

Between a verb and its complement stand only adjuncts and, with some verbs, the person told. A "que" that is reached
over them opens a complement clause; behind any other noun phrase it is a relative pronoun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.adjuncts import is_preposition, skip_adjuncts
from nlp_pipeline.language.syntax.indifference import indifference_end
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.restrictions import restricts
from nlp_pipeline.language.syntax.time_phrases import is_time_itself, time_end

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def complement_start(view: DocView, group: VerbGroup, limit: int | None = None) -> int:
    """Give the token where the complement of a verb must stand: behind its adjuncts and the person told.

    Args:
        view: the Doc as lists.
        group: the governing verb.
        limit: token that may not be passed; by default the end of the verb's window.
    """
    high = view.window(group.verb)[1] if limit is None else limit
    at = skip_adjuncts(view, group.end, high)
    told = at + (view.word(at) == ",")  # « a averti, lundi soir, | le personnel »
    if group.entry("whom") is not None and told < high and _opens_person(view, told):
        at = skip_adjuncts(view, noun_phrase_from(view, told, high), high)
    told = group.passive or (at > group.end and view.is_in(at, view.grammar.qui) and view.word(at - 1) != ",")
    at = _past_relative(view, at, high) if told else _past_attendant(view, at, high)
    que = at + (view.word(at) == ",")
    at = max(at, indifference_end(view, que, high)) if que < high else at  # « , | qu'il soit riche ou non |, que P »
    stray = view.word(at) == "," or (view.word(at) == ":" and view.is_in(at + 1, view.grammar.que))
    return at + 1 if stray and at + 1 < high and _opens_complement(view, at + 1, high) else at


def _past_relative(view: DocView, at: int, high: int) -> int:
    """Move over a relative of the agent or hearer to the verb's "que": « par un témoin | qui passait là | que P »."""
    verbs = 0
    for place in range(at + 1, high if view.is_in(at, view.grammar.qui) else at):
        if view.is_in(place, view.grammar.que) and verbs == 1:
            return place
        if not view.is_word(place) or verbs > 1:
            return at
        verbs += view.is_clause_verb(place)
    return at


def _past_attendant(view: DocView, at: int, high: int) -> int:
    """Move over a clause that says when, up to its comma: « a affirmé, | alors que la grève durait |, que P »."""
    length = view.phrase_until(at, view.grammar.attendant_openers)
    if not length or view.words[at - length] != ",":
        return at
    closing = next((place for place in range(at, high) if view.words[place] == ","), None)
    return at if closing is None or not view.is_in(closing + 1, view.grammar.que) else closing


def _opens_complement(view: DocView, at: int, high: int) -> bool:
    """Tell what a stray comma may part from its verb: "que", an indirect question, an infinitive."""
    if view.is_in(at, view.grammar.que) or (
        view.is_in(at, view.grammar.interrogatives) and not view.is_in(at, view.grammar.relatives)
    ):
        return True
    return infinitive_from(view, at + view.is_in(at, view.grammar.de), high) is not None


def _opens_person(view: DocView, at: int) -> bool:
    return view.is_in(at, view.grammar.determiners) or view.pos[at] == "PROPN" or bool(view.entity_at[at])


def complement_que(view: DocView, group: VerbGroup) -> int | None:
    """Find the "que" that opens the complement clause of a verb; None where there is none."""
    que = None if restricts(view, group) or _is_taken_up(view, group) else _complement_que(view, group)
    if que is None or indifference_end(view, que, view.window(que)[1]) > que:
        return None
    if que > group.end and view.phrase_until(que - 1, view.grammar.syntax.conjunctions_before_que):
        return None  # « n'en dit pas plus, à tel point | que P »
    if view.is_in(que - 1, view.grammar.free_pronouns):
        return None  # « raconte une histoire qui ressemble à celle | que P »
    graded = view.is_in(que - 2, view.grammar.clauses.compared) and view.may_be_adjective(que - 1)
    if graded and group.end < que - 2:
        return None  # « ce qu'elle demande pour avoir un droit aussi fort | que celui-là »
    if group.end == que - 2 and view.is_in(group.end, view.grammar.clauses.compared) and _names_rival(view, que):
        return None  # « il a calculé plus loin | que nous tous »
    # « n'a pas annoncé de recours contre la vente, | qu'il juge honteuse »
    taken = group.negated and view.words[que - 1] == "," and view.is_in(group.end, view.grammar.de)
    return None if taken else que


def _names_rival(view: DocView, que: int) -> bool:
    """Tell the "que" of a comparison: no more than a noun phrase follows, up to a mark."""
    high = view.window(que)[1]
    stop = next((at for at in range(que + 1, high) if not view.is_word(at)), high)
    return stop > que + 1 and not view.has_clause_verb(que + 1, stop)


def _is_taken_up(view: DocView, group: VerbGroup) -> bool:
    """Tell « s'en plaint dans la lettre qu'il a écrite »: "en" stands for what would follow."""
    reflexive = any(entry.reflexive for entry in group.entries)
    return reflexive and any(view.is_in(at, view.grammar.en) for at in range(group.start, group.verb))


def _complement_que(view: DocView, group: VerbGroup) -> int | None:
    if view.is_in(group.end, view.grammar.que):
        return group.end
    high = view.window(group.verb)[1]
    que = complement_start(view, group, high)
    fact = que + view.phrase_from(que, view.grammar.syntax.facts)
    if fact > que and view.is_in(fact, view.grammar.que):
        return fact  # « déplore le fait que P »
    drawn = _behind_what_it_draws_on(view, group, high)
    if drawn is not None:
        return drawn
    joined = view.is_in(que, view.grammar.plain_to) or (view.is_in(que, view.grammar.de) and _takes_de(group))
    joined = que == group.end and joined and view.is_in(que + 1, view.grammar.ce)
    if joined:
        que += 2  # « s'attend à ce que P », « se plaignent de ce que P »
    if _takes_de(group) and view.is_in(group.end, view.grammar.de) and que == group.end:
        about = skip_adjuncts(view, group.end + 2, high)
        if view.is_in(group.end + 1, view.grammar.disjunctive_pronouns) and view.is_in(about, view.grammar.que):
            return about  # « dit d'elle que P »
    if que >= high or not view.is_in(que, view.grammar.que):
        return _by_arc(view, group, high)
    fixed = view.phrase_until(que - 1, view.grammar.inside_compounds) > 0  # « affirme à raison que », « à vrai dire »
    if not fixed and (_governed_by_gerund(view, group.end, que) or _governed_by_infinitive(view, group, que)):
        return None
    noun = (
        not fixed
        and view.word(que - 1) in view.lexicon.cue_nouns
        and not view.is_in(que - 2, view.grammar.demonstratives)
    )
    noun = noun and not view.is_in(que - 2, view.grammar.syntax.bare_noun_openers)  # « affirme sans preuve que »
    channel = view.is_in(que - 2, view.grammar.possessives) and view.is_in(que - 3, view.grammar.syntax.inside)
    noun = noun and not (channel and que - 3 == group.end)  # « signalent | dans leur réponse | que P »
    if noun or view.is_in(que - 1, view.grammar.grounds):
        return None  # « a été rejeté au motif que »
    joined = que - 2 == group.end and joined  # « s'étonne de ce que P »
    passes = joined or view.is_in(que - 2, view.grammar.plain_to) or fixed or is_time_itself(view, que - 1)
    if view.is_in(que - 1, view.grammar.no_complement_before_que) and not passes:
        # « note aussi que », « affirme même que », but « parle plus que », « soutient ainsi que Y le projet »
        if que - 1 == group.end and view.is_in(que - 1, view.grammar.syntax.then):
            return que if _tells_of_then(view, group) else None
        loose = que - 1 == group.end and view.is_in(que - 1, view.grammar.syntax.adverbs_before_que)
        joins = view.is_in(que - 1, view.grammar.syntax.joining_before_que)
        return que if loose and (not joins or view.has_clause_verb(que + 1, high)) else None
    if view.words[que - 1] == "," and _has_relative_object(view, group):
        return None
    if _is_read_channel(view, que, high):
        return None  # « fait état, dans un communiqué que nous avons pu consulter, de »
    if que > group.end and _is_inverted_relative(view, que):
        return None  # « pour répondre à la lettre qu'ont écrite les élus »
    closing = _relative_in_aside(view, group.end, que, high)
    if closing is not None:
        return closing + 1 if view.is_in(closing + 1, view.grammar.que) else None
    return _behind_relative(view, que, high) or que


def _tells_of_then(view: DocView, group: VerbGroup) -> bool:
    """Tell what was said at that time: « écrivait alors que P », but « parlait | alors que la foule grondait »."""
    past = any(feature.startswith("ind.imp") for form in view.forms[group.start] for feature in form.features)
    entry = group.entry("que")
    core = entry is not None and entry.core
    return past and core and group.shape == "finite" and group.inverted is None


def _is_inverted_relative(view: DocView, que: int) -> bool:
    """Tell a relative whose verb stands before its subject, right behind a noun of no time.

    A clause that is said begins so with "être" alone: « a dit à la presse que sont fermés deux parcs ».
    """
    behind_noun = view.pos[que - 1] in ("NOUN", "ADJ") and time_end(view, que - 1, que) < que
    acts = que + 1 < view.length and view.is_finite(que + 1) and view.lemmas(que + 1).isdisjoint(view.grammar.being)
    return behind_noun and acts and not is_time_itself(view, que - 1)


def _behind_what_it_draws_on(view: DocView, group: VerbGroup, high: int) -> int | None:
    """Give the "que" of « il ressort d'un rapport du préfet que P », which is no relative of the noun before it."""
    impersonal = any("impersonal" in entry.frames for entry in group.entries)
    if not impersonal or not view.is_in(group.end, view.grammar.linking_prepositions):
        return None
    end = noun_phrase_from(view, group.end + 1, high)
    return end if end > group.end + 1 and view.is_in(end, view.grammar.que) else None


def _relative_in_aside(view: DocView, start: int, que: int, high: int) -> int | None:
    """Give the comma behind a relative clause that ends an aside: « demande, au nom de la ville qu'il dirige, de »."""
    commas = [at for at in range(start, que) if view.words[at] == ","]  # a second one closes the aside
    relative = view.pos[que] == "PRON" or view.dep[que] == "obj" or view.dep[view.head[que]] == "acl:relcl"
    if len(commas) != 1 or not relative or not is_preposition(view, commas[0] + 1):
        return None
    closing = next((at for at in range(que + 1, high) if not view.is_word(at)), high)
    verbs = sum(view.is_clause_verb(at) for at in range(que + 1, closing))
    closes = view.word(closing) in (",", ":") and not view.is_present_participle(closing + 1)
    return closing if closes and verbs else None


def _has_relative_object(view: DocView, group: VerbGroup) -> bool:
    """Tell a verb whose object is a relative pronoun: « explique, à propos de la loi qu'elle défend, que P »."""
    for at in range(group.start - 1, view.window(group.verb)[0], -1):
        if view.words[at] == "," or view.is_clause_verb(at):
            return False
        if view.is_in(at, view.grammar.que):
            return view.pos[at] == "PRON" and view.dep[at] == "obj" and view.head[at] == group.verb
    return False


def _governed_by_gerund(view: DocView, start: int, que: int) -> bool:
    """Tell the "que" of a gerund between: « peste contre X, tout en admettant que P », « veut un mot disant que P »."""
    verb = que - 1
    return verb > start and view.is_present_participle(verb) and view.may_govern_que(verb)


def _governed_by_infinitive(view: DocView, group: VerbGroup, que: int) -> bool:
    """Tell the "que" of a verb that goes on behind a comma: « n'a rien prévu pour X, avant d'admettre que P »."""
    infinitive = que - 1
    comma = next((at for at in range(infinitive, group.end, -1) if view.words[at] == ","), None)
    reports = any(
        "inf" in form.moods and "que" in entry.frames
        for form in view.forms[infinitive]
        for entry in view.lexicon.verbs.get(form.lemma, ())
    )
    reports = reports and view.texts[infinitive].islower()  # « sur son compte | Twitter | que »
    return reports and comma is not None and infinitive > group.end


def _is_read_channel(view: DocView, que: int, high: int) -> bool:
    """Tell the relative clause of a channel, no second "que" behind it: « dans un courrier | que l'AFP a lu, »."""
    if not view.is_in(que - 1, view.grammar.channel_nouns):
        return False
    end = next((at for at in range(que + 1, high) if not view.is_word(at)), high)
    reads = not view.lemmas(end - 1).isdisjoint(view.grammar.reading_verbs)
    return reads and view.word(end) == "," and not view.is_in(end + 1, view.grammar.que)


def _takes_de(group: VerbGroup) -> bool:
    return group.entry("de_object", "de_inf") is not None


def _behind_relative(view: DocView, que: int, high: int) -> int | None:
    """Give the second "que" where the first one opens a relative clause: « a dit dans un mot qu'il donne que P »."""
    mark = next((view.words[at] for at in range(que + 1, high) if not view.is_word(at)), "")
    channel = view.is_in(que - 1, view.grammar.channel_nouns)  # « dans un courrier | que l'AFP a consulté, | que P »
    set_off = view.words[que - 1] == "," or (channel and mark == ",")
    dated = view.is_in(que - 1, view.grammar.time_words)  # « a prévenu les élus mardi | que P »
    if (view.pos[que] != "PRON" or dated) and not set_off:
        return None
    verbs = 0
    for at in range(que + 1, high):
        if view.words[at] in (":", ";", ".") or view.opening_at(at) is not None:
            return None
        if view.words[at] == ",":
            closes = set_off and verbs == 1 and view.is_in(at + 1, view.grammar.que)
            return at + 1 if closes else None
        if view.is_in(at, view.grammar.que) and not set_off:
            governed = view.may_govern_que(at - 1)
            channel = view.is_in(
                que - 1, view.grammar.channel_nouns
            )  # « dans un courrier que nous avons pu lire que P »
            governed = governed and not channel
            compared = view.is_in(at - 1, view.grammar.no_complement_before_que)
            opens = verbs == 1 and view.has_clause_verb(at + 1, high)  # not « que rien n'aide | que le temps »
            return at if opens and not (governed or compared) else None
        verbs += view.is_clause_verb(at)
    return None


def _by_arc(view: DocView, group: VerbGroup, high: int) -> int | None:
    """Find the "que" whose clause the parser hangs on the verb, where the words between are not known for adjuncts."""
    for at in range(group.end, high):
        word = view.words[at]
        if word in (":", ";", ".") or view.opening_at(at) is not None or word in view.grammar.strong_relatives:
            return None
        if word in view.grammar.que:
            clause = view.head[at]
            complement = view.head[clause] == group.verb and view.dep[clause] in ("ccomp", "advcl", "xcomp")
            pronoun = view.pos[at] == "PRON" and view.dep[at] in ("obj", "nsubj")
            bare = (
                view.is_in(at - 1, view.grammar.no_complement_before_que) or view.word(at - 1) in view.lexicon.cue_nouns
            )
            governed = group.entry("de_object") is not None and view.is_in(group.end, view.grammar.linking_prepositions)
            definite = view.is_in(group.end, view.grammar.definite_determiners) or view.is_in(
                group.end, view.grammar.plural_determiners
            )
            argument = governed or (definite and group.entry("whom") is None)
            bare = bare or (argument and view.words[at - 1] == ",")  # « se réjouit du succès, que le maire espérait »
            bare = bare or (argument and _is_object_of_infinitive(view, group, at))
            bare = bare or (group.entry("whom") is None and _is_object(view, group.end, at))
            return at if complement and not pronoun and not bare else None
        gerund = view.is_present_participle(at) and view.is_in(at + 1, view.grammar.que)  # « demande Y, arguant que P »
        if gerund or view.is_clause_verb(at) or view.is_infinitive(at):
            return None
    return None


def _is_object(view: DocView, start: int, que: int) -> bool:
    """Tell a noun phrase and no time from a verb to a "que": « a interdit | la marche | que des élus voulaient »."""
    opened = view.is_in(start, view.grammar.determiners) or view.pos[start] == "NUM"
    end = que - (view.words[que - 1] == ",")
    return opened and time_end(view, start, end) == start and noun_phrase_from(view, start, end) == end


def _is_object_of_infinitive(view: DocView, group: VerbGroup, que: int) -> bool:
    """Tell a noun right behind an infinitive, no date: « sans révéler le nom | que le jury a choisi »."""
    if not view.may_be_infinitive(group.verb) or time_end(view, group.end, que) > group.end:
        return False
    return noun_phrase_from(view, group.end, que) == que


def complement_infinitive(view: DocView, group: VerbGroup, *, with_de: bool = False) -> int | None:
    """Find where the infinitive clause begins that a verb governs, its clitics and negation included.

    Args:
        view: the Doc as lists.
        group: the governing verb.
        with_de: whether a "de" must join them (« se vante d'avoir gagné »), which is no part of the clause.
    """
    high = view.window(group.verb)[1]
    for at in (group.end, complement_start(view, group, high)):
        start = at + (group.negated and view.is_in(at, view.grammar.full_negations))  # « ne pensait pas | être élu »
        if with_de:
            if not view.is_in(start, view.grammar.de):
                continue
            start += 1
        if view.is_in(start - 1, view.grammar.de) and view.is_in(start - 2, view.grammar.syntax.before_de):
            continue  # « a glissé sur dix mètres avant de | se poser »
        moves = view.is_participle(start - 1) and view.lemmas(start - 1) & view.grammar.syntax.motion_verbs
        if start > group.end and moves:
            continue  # « assurer l'accueil de la juge venue | compter les voix »
        quotation = view.opening_at(start)
        quoted = quotation is not None and view.is_word(quotation.end)  # « dit | « regretter » ce choix »
        if infinitive_from(view, start + quoted, high) is not None:
            return start
    return None


def infinitive_from(view: DocView, start: int, high: int) -> int | None:
    """Give the token of the infinitive whose clause begins here, over clitics and negation; None for none."""
    at = start
    while at < high:
        if view.may_be_infinitive(at):
            return at
        words = (view.grammar.object_clitics, view.grammar.negations, view.grammar.syntax.infinitive_adverbs)
        quoted = at > start and view.opening_at(at) is not None  # « dit ne pas « vouloir jouer de rôle » »
        if not (quoted or any(view.is_in(at, each) for each in words)):
            return None
        at += 1
    return None

"""« Selon la préfecture, P », « P, d'après lui, P' », « P, toujours selon l'AFP »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.source_phrase_content import phrase_content, relative_end
from nlp_pipeline.language.attribution.speech_asides import resumes_claim
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.adjuncts import is_adverb, skip_adjuncts
from nlp_pipeline.language.syntax.apposed_names import with_apposed_name
from nlp_pipeline.language.syntax.appositions import skip_apposition
from nlp_pipeline.language.syntax.noun_phrases import free_relative_end, noun_phrase_before, noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import SPEAKING_LABELS, can_speak
from nlp_pipeline.language.syntax.verb_clitics import past_clitics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.attribution.source_phrases import SourcePhrase
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView

FARTHEST_TWIN = 4
"""In tokens: how far before "et pour nous" its "pour lui" stands."""

HUMAN = frozenset(("person", "group", "organization", "media", "anonymous"))


def _find(scene: Scene) -> Iterator[Candidate]:
    for phrase in scene.source_phrases:
        candidate = _attribution(scene, phrase)
        if candidate is not None:
            yield candidate


def _attribution(scene: Scene, phrase: SourcePhrase) -> Candidate | None:
    view = scene.view
    low, high = view.window(phrase.start)
    source = _source(view, phrase, high)
    governed = (
        view.is_in(phrase.start, view.grammar.de)
        and view.pos[phrase.start - 1] in ("VERB", "AUX")
        and phrase.start > low
    )
    if source is None or governed:  # « se passe de l'avis des premiers concernés »
        return None
    which = view.is_in(source[1] + 1, view.grammar.which)
    if which and view.is_in(source[1], view.grammar.attribution.selon):
        return None  # « ouverte sur la foi d'une lettre selon laquelle P »
    if phrase.entry.kind == "source" and (not _may_say(view, phrase, source) or _is_measure(view, phrase, source, low)):
        return None  # « selon la marée », « selon l'évolution de la blessure »
    relative = view.is_in(phrase.end, view.grammar.attribution.relative_sources)
    if phrase.entry.kind == "opinion_pour" and not relative and not _is_opinion(view, phrase, source, high):
        return None
    if relative:
        pieces = [(phrase.end + 1, relative_end(scene, phrase, low, high))]
    else:
        pieces = phrase_content(scene, phrase, source, low, high)
    content = tidy_pieces(view, pieces)
    if not content or sum(end - start for start, end in content) < 2:
        return None
    return Candidate(
        content=content,
        source=source,
        cue=((phrase.start, phrase.end),),
        stance=phrase.entry.stance,
        confidence=0.6 if phrase.entry.kind == "opinion_pour" else 0.9,
    )


def _source(view: DocView, phrase: SourcePhrase, high: int) -> TokenRange | None:
    start = phrase.end
    if phrase.entry.kind == "pronoun":
        return phrase.start + 1, phrase.start + 2  # « à l'en croire », « à ses yeux »
    if view.is_in(start, view.grammar.attribution.relative_sources):
        return _antecedent(view, phrase)
    if phrase.entry.kind == "anonymous":
        start = phrase.start + 1
    if view.is_in(start, view.grammar.relatives) or start >= high:
        return None
    titled = _title(view, start, high)
    if titled is not None:
        return titled
    end = noun_phrase_from(view, start, high)
    if end <= start or not any(view.is_word(at) for at in range(start, end)):
        return None
    end = _before_subject(view, start, end, high)
    return with_apposed_name(view, (start, max(end, phrase.end)), high)


def _title(view: DocView, start: int, high: int) -> TokenRange | None:
    """Give a paper or a work in quotation marks that a comma parts from what it says: « d'après « Le Monde », P »."""
    quotation = view.opening_at(start)
    if quotation is None or not quotation.closed or len(quotation.pieces) > 1 or quotation.end > high:
        return None
    first, last = quotation.pieces[0]
    end = skip_adjuncts(view, noun_phrase_from(view, quotation.end, high), high, marks=False)
    titled = view.texts[first][:1].isupper() and not view.has_finite_verb(first, last)
    return (first, last) if titled and view.word(view.skip_space(end, 1)) in (",", ".", ")") else None


def _before_subject(view: DocView, start: int, end: int, high: int) -> int:
    """Leave a second noun phrase, the subject of the verb behind it, out: « pour la mairie | aucun accord n'a été »."""
    verb = end
    if view.is_in(verb, view.grammar.clause_relatives):
        verb = free_relative_end(view, verb, high)  # « pour la mairie | ceux qui ont voté ont commis une faute »
    verb = past_clitics(view, verb)
    if verb >= high or not view.is_clause_verb(verb):
        return end
    for at in range(start + 2, end):
        opens = (
            view.is_in(at, view.grammar.clear_determiners)
            or view.is_in(at, view.grammar.definite_articles)
            or view.is_in(at, view.grammar.attribution.subject_openers)
            or view.is_in(at, view.grammar.personal_subjects)
            or view.pos[at] == "NUM"
        )
        ends = view.pos[at - 1] not in ("DET", "ADP", "CCONJ", "NUM")
        inside = view.entity_at[at] and not view.begins_entity(at) and view.entity_at[at - 1]
        if opens and ends and not inside:
            return at
    return end


def _may_say(view: DocView, phrase: SourcePhrase, source: TokenRange) -> bool:
    """Tell what may have said or shown something, a place included; of anything else it is "depending on"."""
    start, end = source
    if _is_fronted(view, phrase, source) and _is_unlisted_speaker(view, start):
        return True
    named = any(view.entity_at[at] for at in range(start, end)) or view.pos[start] == "PROPN"
    words = any(view.is_in(at, view.grammar.words_of_others) for at in range(start, end))  # « selon ses dires »
    return named or words or can_speak(view, start, end) or view.is_in(end - 1, view.grammar.attribution.alternants)


def _is_fronted(view: DocView, phrase: SourcePhrase, source: TokenRange) -> bool:
    """Tell a phrase that opens its sentence, set off from a clause behind it."""
    low, high = view.window(phrase.start)
    end = skip_apposition(view, skip_adjuncts(view, source[1], high, marks=False), high)
    return phrase.lead == low and "," in (view.word(end), view.word(end - 1)) and view.has_clause_verb(end, high)


def _is_unlisted_speaker(view: DocView, start: int) -> bool:
    """Tell what no list has and no choice depends on: « selon une feuille trouvée », « selon les licenciés »."""
    if view.is_in(start, view.grammar.ones):
        return True
    endings = view.grammar.attribution.person_endings
    return view.is_in(start, view.grammar.plural_determiners) and view.word(start + 1).endswith(endings)


def _is_measure(view: DocView, phrase: SourcePhrase, source: TokenRange, low: int) -> bool:
    """Tell after what something is made, with what it varies: « bâti selon les plans de X », « varie selon les X »."""
    if any(view.is_in(at, view.grammar.attribution.patterns) for at in range(source[0], source[0] + 2)):
        return phrase.lead > low
    if not view.is_in(source[0], view.grammar.plural_determiners):
        return False
    before = phrase.lead - 1
    while before > low and is_adverb(view, before):
        before -= 1
    return before >= low and not view.lemmas(before).isdisjoint(view.grammar.attribution.varying_verbs)


def _antecedent(view: DocView, phrase: SourcePhrase) -> TokenRange | None:
    """Give the speaker whom a relative takes up: « la rapporteure, pour qui P », « Paul Rey, selon lequel P »."""
    low = view.window(phrase.start)[0]
    if view.is_in(phrase.end, view.grammar.which) and _has_cue_noun(view, low, phrase.start):
        return None  # « la thèse de l'actrice selon laquelle P »
    end = phrase.start - (view.word(phrase.start - 1) == ",")
    head = end - 1
    while head > low and view.pos[head] in ("ADJ", "ADP", "DET"):
        head -= 1
    governor = head
    while (
        view.dep[governor] in ("nmod", "obl:arg", "amod")
        and low <= view.head[governor] < governor
        and view.pos[view.head[governor]] in ("NOUN", "PROPN", "ADJ")
    ):
        governor = view.head[governor]
    if view.words[governor] in view.lexicon.cue_nouns:
        if view.is_in(phrase.end, view.grammar.which):
            return None  # « la thèse de l'avocate, selon laquelle »
        governor = head  # « tel n'est pas l'avis du rapporteur, pour qui »
    if head <= low:
        return None
    start, stop = noun_phrase_before(view, governor, end, low)
    return (start, stop) if can_speak(view, start, stop) else None


def _has_cue_noun(view: DocView, low: int, end: int) -> bool:
    """Tell whether the noun phrase that ends before a token holds a noun of saying or thinking."""
    for at in range(end - 1, low - 1, -1):
        if view.words[at] in (",", ";", ":") or view.is_clause_verb(at):
            return False
        noun = view.lexicon.cue_nouns.get(view.words[at])
        if noun is not None and "selon_lequel" in noun.frames:
            return True
    return False


def _is_opinion(view: DocView, phrase: SourcePhrase, source: TokenRange, high: int) -> bool:
    """Tell "pour le ministre, la réforme est juste" from "pour Paris, départ à 8 h"."""
    if view.phrase_from(phrase.start, view.grammar.attribution.pour_exceptions):
        return False
    before = view.skip_space(phrase.lead - 1, -1)
    sentence = view.window(phrase.start)[0]
    parallel = view.is_in(before, view.grammar.name_joints) and any(
        view.word(at) == view.word(phrase.start) for at in range(max(sentence, before - FARTHEST_TWIN), before)
    )  # « un coup dur pour lui et pour nous »
    fronted = (
        phrase.lead == sentence
        or (view.is_in(before, view.grammar.que) and not _is_restriction(view, before))
        or view.is_in(before, view.grammar.attribution.phrase_joints)
        or (view.word(before) in (",", ";", ":", "«", "–", "—", '"') and view.closing_before(before + 1) is None)
    )
    stop = skip_apposition(view, source[1], high)
    framed = (
        view.word(stop - 1) == ","
        or view.is_in(stop, view.grammar.determiners)
        or view.is_in(stop, view.grammar.subject_pronouns)
        or view.is_in(stop, view.grammar.attribution.subject_openers)
        or view.is_in(stop, view.grammar.leading_subordinators)
        or (view.is_in(stop, view.grammar.two_word_subordinators) and view.is_in(stop + 1, view.grammar.que))
        or view.pos[stop : stop + 1] in (["NUM"], ["PROPN"])
    )
    says = (
        resumes_claim(view, (sentence, before), stop, high)  # « L'usine ne fermera pas, pour la ministre, avant mars »
        or view.has_clause_verb(stop, high)
        or any(view.opening_at(at) is not None for at in range(stop, high))
    )
    if parallel or not ((fronted and framed and says) or _is_verdict(view, sentence, phrase, stop, high)):
        return False
    start, end = source
    if view.is_in(start, view.grammar.disjunctive_pronouns) and end == start + 1:
        return True
    if view.phrase_from(start, view.grammar.latter) == end - start:
        return True
    if any(view.begins_entity(at) and _is_apposed(view, start, at) for at in range(start, end)):
        return True
    head = next((at for at in range(start, end) if _is_head(view, at)), start)
    if (
        view.entity_at[head] in SPEAKING_LABELS
        or (view.is_in(head, view.grammar.quantities) and can_speak(view, start, end))
        or view.is_in(end - 1, view.grammar.attribution.alternants)
    ):
        return True
    noun = view.lexicon.source_nouns.get(view.words[head])
    return noun is not None and noun.type in HUMAN


def _is_restriction(view: DocView, que: int) -> bool:
    """Tell « n'est utile que pour quelques communes »."""
    low = view.window(que)[0]
    negation = next((at for at in range(que - 1, low, -1) if view.is_in(at, view.grammar.negation_marks)), None)
    return negation is not None and not any(
        view.is_in(at, view.grammar.full_negations) or view.is_in(at, view.grammar.que) for at in range(negation, que)
    )


def _is_apposed(view: DocView, start: int, at: int) -> bool:
    """Tell a name that says who the phrase is, and no complement of its noun: « la docteure Anne Morel »."""
    return view.entity_at[at] in SPEAKING_LABELS and (
        at == start or not view.is_in(at - 1, view.grammar.name_prepositions)
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
    words = [at for at in range(low, phrase.lead) if view.is_word(at)]
    verdict = bool(words) and all(view.pos[at] == "ADV" or view.may_be_adjective(at) for at in words)
    return verdict and not any(view.is_word(at) for at in range(stop, high))


CONSTRUCTION = Construction(
    name="source-phrase",
    example="Selon [s la préfecture], [c le pont rouvrira lundi].",
    gives="the clause that a source phrase frames, before, around or after it",
    find=_find,
)

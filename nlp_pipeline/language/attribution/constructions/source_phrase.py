"""« Selon la préfecture, P », « P, d'après lui, P' », « P, toujours selon l'AFP »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.source_phrase_content import phrase_content, relative_end
from nlp_pipeline.language.attribution.source_phrase_speakers import phrase_speaker
from nlp_pipeline.language.attribution.speech_asides import resumes_claim
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.adjuncts import is_adverb, skip_adjuncts
from nlp_pipeline.language.syntax.appositions import skip_apposition
from nlp_pipeline.language.syntax.possible_speakers import SPEAKING_LABELS, can_speak, counts

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
    source = phrase_speaker(view, phrase, high)
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
    # « impossible, pour X, de venir »
    governed = view.is_in(stop, view.grammar.de) and view.may_be_infinitive(stop + 1)
    if parallel or governed or not ((fronted and framed and says) or _is_verdict(view, sentence, phrase, stop, high)):
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
        or (counts(view, head) and can_speak(view, start, end))
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

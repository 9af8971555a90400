"""« Selon la préfecture, P », « P, d'après lui, P' », « P, toujours selon l'AFP »."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.claim_notes import without_note
from nlp_pipeline.language.attribution.colon_edges import paragraph_behind
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.opinion_phrases import is_opinion
from nlp_pipeline.language.attribution.sequence_of_tenses import is_conditional
from nlp_pipeline.language.attribution.source_phrase_content import phrase_content, relative_end
from nlp_pipeline.language.attribution.source_phrase_speakers import phrase_speaker
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.adjuncts import is_adverb, skip_adjuncts
from nlp_pipeline.language.syntax.appositions import apposition_end, skip_apposition
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.complements import complement_que
from nlp_pipeline.language.syntax.possible_speakers import can_speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.attribution.source_phrases import SourcePhrase
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


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
        (view.is_in(phrase.start, view.grammar.de) or view.is_in(phrase.start, view.grammar.plain_to))
        and view.pos[phrase.start + 1] != "ADP"  # « d'après lui »
        and view.pos[phrase.start - 1] in ("VERB", "AUX")
        and phrase.start > low
    )
    if source is None or governed:  # « se passe de l'avis des premiers concernés »
        return None
    learnt = any(incise.source[1] == phrase.start < (incise.end or high) for incise in scene.incises)
    if learnt and phrase.entry.kind == "anonymous":
        return None  # « P, a appris l'AFP de source judiciaire »: from whom the speaker has it
    which = view.is_in(source[1] + 1, view.grammar.which)
    if which and view.is_in(source[1], view.grammar.attribution.selon):
        return None  # « ouverte sur la foi d'une lettre selon laquelle P »
    if phrase.entry.kind == "source" and (not _may_say(view, phrase, source) or _is_measure(view, phrase, source, low)):
        return None  # « selon la marée », « selon l'évolution de la blessure »
    relative = view.is_in(phrase.end, view.grammar.attribution.relative_sources)
    if phrase.entry.kind == "opinion_pour" and not is_opinion(view, phrase, source, high):
        return None
    if phrase.entry.kind == "opinion_pour" and _speaks_for(scene, source, high):
        return None
    colon = _closing_colon(view, source[1], high)
    announced = None if colon is None else paragraph_behind(view, colon)
    if colon is not None and announced is None and view.opening_at(view.skip_space(colon + 1, 1)) is not None:
        return None  # « D'après X, présidente de Y : « P » »
    if relative:
        pieces = [(phrase.end + 1, relative_end(scene, phrase, low, high))]
    elif announced is not None and phrase.lead == low:
        pieces = [announced]  # « Selon Le Temps :¶ P »
    elif (signed := _signed_quotation(view, phrase, source, low, high)) is not None:
        pieces = [signed]
    else:
        pieces = phrase_content(scene, *_with_joined(scene, phrase, source, high), low, high)
    content = tidy_pieces(view, [(start, without_note(scene, start, end)) for start, end in pieces])
    if content and phrase.entry.kind == "anonymous" and _says_so_by_verb(scene, content[0][0]):
        return None
    alone = len(content) == 1 and content[0][1] - content[0][0] == 1
    if not content or (alone and not view.is_number(content[0][0])):
        return None
    return Candidate(
        content=content,
        source=source,
        cue=((phrase.start, phrase.end),),
        stance=phrase.entry.stance,
        confidence=0.6 if phrase.entry.kind == "opinion_pour" else 0.9,
    )


def _signed_quotation(
    view: DocView, phrase: SourcePhrase, source: TokenRange, low: int, high: int
) -> TokenRange | None:
    """Give the quotation before a sentence that only says whose it is: « « P ». Dixit la gérante. »."""
    mark = view.skip_space(phrase.lead - 1, -1)
    quotation = view.closing_before(mark + (view.word(mark) != "."))
    if phrase.lead > low or quotation is None or view.block_at[mark] != view.block_at[phrase.lead]:
        return None
    if view.has_clause_verb(source[1], high):
        return None  # « « P ». Selon elle, Q. »
    end = apposition_end(view, skip_adjuncts(view, source[1], high), high)
    return None if any(view.is_word(at) for at in range(end, high)) else (quotation.start, quotation.end)


def _with_joined(scene: Scene, phrase: SourcePhrase, source: TokenRange, high: int) -> tuple[SourcePhrase, TokenRange]:
    """Take phrases that are joined for one, of which all say the same: « Selon X, mais aussi d'après Y, P »."""
    view = scene.view
    phrases = [each for each in scene.source_phrases if each.entry.kind == "source"]
    if phrase not in phrases:
        return phrase, source
    number = phrases.index(phrase)
    lead, end = phrase.lead, source[1]
    for other in phrases[number + 1 :]:
        speaker = phrase_speaker(view, other, high) if _joins(view, end, other.lead) else None
        if speaker is None:
            break
        end = speaker[1]
    for other in reversed(phrases[:number]):
        speaker = phrase_speaker(view, other, lead)
        if speaker is None or not _joins(view, speaker[1], lead):
            break
        lead = other.lead
    return replace(phrase, lead=lead), (source[0], end)


def _says_so_by_verb(scene: Scene, at: int) -> bool:
    """Tell « De source proche du dossier, | on indique que P »: the verb attributes, to the same source."""
    group = scene.group_at.get(at + 1) if scene.view.is_in(at, scene.view.grammar.general_pronouns) else None
    return group is not None and group.entry("que") is not None and complement_que(scene.view, group) is not None


def _speaks_for(scene: Scene, source: TokenRange, high: int) -> bool:
    """Tell who says something in another's place: « Pour les parents, leur avocat a parlé d'« un supplice » »."""
    view = scene.view
    start = source[1] + (view.word(source[1]) == ",")
    verb = main_verb(view, start, high) if view.is_in(start, view.grammar.possessives) else None
    group = next((each for each in scene.groups_between(start, high) if each.start == verb), None)
    says = group is not None and group.entry("que", "de_object") is not None
    return says and verb is not None and can_speak(view, start, verb)


def _closing_colon(view: DocView, end: int, high: int) -> int | None:
    """Give the colon right behind a speaker, or behind what a comma sets off: « Selon X, maire de Y : »."""
    colon = next((at for at in range(end, high) if view.words[at] == ":"), None)
    if colon is None or view.has_clause_verb(end, colon):
        return None
    return colon if colon == end or view.word(end) == "," else None


def _joins(view: DocView, start: int, end: int) -> bool:
    """Tell whether nothing but a coordinator stands between two phrases, a comma before it or not."""
    joint = start + (view.word(start) == ",")
    return joint + 1 == end and view.is_in(joint, view.grammar.clause_joints)


def _may_say(view: DocView, phrase: SourcePhrase, source: TokenRange) -> bool:
    """Tell what may have said or shown something, a place included; of anything else it is "depending on"."""
    start, end = source
    fronted = _is_fronted(view, phrase, source)
    if fronted and (_is_unlisted_speaker(view, start) or _draws_on(view, phrase, end)):
        return True
    if view.word(phrase.lead - 1) == "," and _follows_hearsay(view, phrase.lead - 1):
        return True
    if _follows_quotation(view, phrase):
        return True
    if not fronted and view.is_in(start, view.grammar.definite_articles):
        end = next((at for at in range(start + 1, end) if _opens_agent(view, at)), end)
    named = any(view.entity_at[at] for at in range(start, end)) or view.pos[start] == "PROPN"
    words = any(view.is_in(at, view.grammar.words_of_others) for at in range(start, end))  # « selon ses dires »
    named = named or _is_follower(view, start, end)
    return named or words or can_speak(view, start, end) or view.is_in(end - 1, view.grammar.attribution.alternants)


def _follows_hearsay(view: DocView, comma: int) -> bool:
    """Tell a conditional before a phrase, which says that somebody said so: « Il récolterait 13 %, selon X »."""
    low = view.window(comma)[0]
    verb = main_verb(view, low, comma)
    if verb is not None and view.is_in(verb - 1, view.grammar.neutral_pronouns):
        return False  # « Cela permettrait d'avancer, selon le temps »
    supposed = any(view.is_in(at, view.grammar.leading_subordinators) for at in range(low, comma))
    return verb is not None and not supposed and is_conditional(view, verb)


def _follows_quotation(view: DocView, phrase: SourcePhrase) -> bool:
    """Tell a sentence that is quoted whole before a phrase, which somebody has said: « « P » selon les sherpas »."""
    mark = view.skip_space(phrase.lead - 1, -1)
    quotation = view.closing_before(mark + (view.word(mark) != ","))
    if quotation is None or any(view.is_word(at) for at in range(view.window(phrase.lead)[0], quotation.start)):
        return False
    return view.has_finite_verb(quotation.start, quotation.end)


def _is_follower(view: DocView, start: int, end: int) -> bool:
    """Tell whoever is called after a body or a place: « selon le PAMiste », « selon la Valaisanne »."""
    word = view.texts[start + 1]
    follows = word[:1].isupper() and word.endswith(view.grammar.attribution.follower_endings)
    alone = word.istitle() and end == start + 2
    return (follows or alone) and view.is_in(start, view.grammar.definite_articles)


def _opens_agent(view: DocView, at: int) -> bool:
    """Tell whoever acts, behind a participle: « selon le système de jeu choisi | par Paul Rey »."""
    return view.is_in(at, view.grammar.par) and view.may_be_participle(at - 1)


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


def _draws_on(view: DocView, phrase: SourcePhrase, end: int) -> bool:
    """Tell evidence from a measure: « d'après les traces, P », « selon des bruits de couloir, il aurait quitté Y »."""
    verb = main_verb(view, end, view.window(phrase.start)[1])
    if verb is None:
        return False
    reported = is_conditional(view, verb) and view.is_auxiliary[verb] and view.may_be_participle(verb + 1)
    return reported or not view.is_in(phrase.start, view.grammar.attribution.selon)


def _is_measure(view: DocView, phrase: SourcePhrase, source: TokenRange, low: int) -> bool:
    """Tell after what something is made, with what it varies: « bâti selon les plans de X », « varie selon le X »."""
    if any(view.is_in(at, view.grammar.attribution.patterns) for at in range(source[0], source[0] + 2)):
        return phrase.lead > low
    named = any(view.entity_at[at] for at in range(*source))
    if named and not view.is_in(source[0], view.grammar.plural_determiners):
        return False
    before = phrase.lead - 1
    while before > low and is_adverb(view, before):
        before -= 1
    return before >= low and not view.lemmas(before).isdisjoint(view.grammar.attribution.varying_verbs)


CONSTRUCTION = Construction(
    name="source-phrase",
    example="Selon [s la préfecture], [c le pont rouvrira lundi].",
    gives="the clause that a source phrase frames, before, around or after it",
    find=_find,
)

"""What is said behind a colon without quotation marks: « X précise : P », « confirmée par X : P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent, attributed_source
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.colon_edges import paragraph_behind
from nlp_pipeline.language.attribution.framed_claims import skip_connectives
from nlp_pipeline.language.attribution.speech_asides import tells_of_speaking
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.adjuncts import is_adverb, skip_adjuncts
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.complements import complement_start
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_human

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup


def claim_behind(scene: Scene, colon: int) -> Candidate | None:
    """Find what is said behind a colon without quotation marks; the reporting verb must stand right before it.

    Args:
        scene: the Doc with its verb groups.
        colon: its token.
    """
    view = scene.view
    low, high = view.window(colon)
    told = scene.groups_between(skip_connectives(view, low, colon), colon)  # not « Autrement dit : P »
    groups = (group for group in reversed(told) if group.end <= colon)
    group = next((group for group in groups if group.shape == "finite"), None)
    if group is None:
        return None
    entry = group.entry("colon", "que")
    if group.passive:
        return _confirmed_by(scene, group, colon)
    kept = entry is not None and entry.lemma in view.grammar.attribution.verbs_of_silence
    if group.negated != kept:
        return None  # « ne dit pas : P », but « n'en démord pas : P »
    if entry is not None and entry.lemma in view.grammar.attribution.verbs_of_bearing:
        return None
    seen = entry is not None and "colon" not in entry.frames and group.entry("see") is not None
    if seen and view.is_in(group.start - 1, view.grammar.definite_articles):
        return None  # « Jeanne l'a vu sur le plan : il est rouge »
    announced = paragraph_behind(view, colon)
    start, high = announced or (colon + 1, high)
    if entry is None or not _reaches(view, group, colon) or not (announced or _states(view, start, high)):
        return None
    source = attributed_source(scene, group, colon)
    content = tidy_pieces(view, [(start, high)])
    further = next((other for other in scene.groups_between(start, high) if other.shape == "finite"), None)
    first = skip_adjuncts(view, start, high, whole=False)
    first += view.word(first) == ","
    again = any(view.is_in(at, view.grammar.personal_subjects) for at in (start, first))
    reports = further is not None and view.is_in(further.end, view.grammar.que) and again
    incised = (other for other in scene.groups_between(start, high) if other.inverted is not None)
    if any(scene.incise_of(other) is not None for other in incised):
        return None  # « a été clair : les juges, a-t-il rappelé, sont libres »: the incise tells it
    if reports or (announced is None and any(phrase.lead == start for phrase in scene.source_phrases)):
        return None  # « approuvent : pour leur syndicat, P », « a réagi : dans une note, elle affirme que P »
    if source is None or not content or not _may_tell(scene, group, source, colon):
        return None
    utters = group.entry("incise") is not None and not view.is_in(source[0], view.grammar.general_pronouns)
    provides = complement_start(view, group, colon) < colon  # « Le Traité de Rome prévoit une exception : »
    if announced is not None and (provides or not (utters and is_human(view, *source))):
        return None  # « L'article prévoit :¶ P », « On y trouve :¶ P »
    return Candidate(content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.7)


def _may_tell(scene: Scene, group: VerbGroup, source: TokenRange, colon: int) -> bool:
    """Tell a speaker from nobody and from things, of which a colon explains something."""
    view = scene.view
    entry = group.entry("colon", "que")
    if entry is None or view.is_in(source[0] - 1, view.grammar.que):
        return False  # « il ne fallait pas que je m'inquiète : P »
    if any(view.is_in(at, view.grammar.attribution.things) for at in range(*source)):
        return False  # « une chose est sûre : P »
    human = is_human(view, *source)
    if not entry.core and not human:
        return False  # « un autre élément intervient : P »
    of_things = any(word in view.grammar.attribution.said_of_things for word in entry.rest)  # « Le ciel est clair : »
    explains = of_things or complement_start(view, group, colon) < colon
    # not « l'essor du port explique la taille de la ville : c'est le cas de … »
    return human or can_speak(view, *source) or not explains


def _confirmed_by(scene: Scene, group: VerbGroup, colon: int) -> Candidate | None:
    """« L'information a été confirmée par la mairie : P. »: the agent tells it."""
    view = scene.view
    high = view.window(colon)[1]
    entry, source = group.entry("colon"), agent(view, group.end, colon)
    if entry is None or group.negated or source is None or not is_human(view, *source):
        return None
    if skip_adjuncts(view, source[1], colon) < colon or main_verb(view, colon + 1, high) is None:
        return None
    subject = scene.subject(group)
    told = subject is not None and any(view.words[at] in view.lexicon.cue_nouns for at in range(*subject))
    content = tidy_pieces(view, [(colon + 1, high)])
    if not told or not content:
        return None
    return Candidate(content=content, source=source, cue=group.cue, stance=entry.stance, confidence=0.7)


def _states(view: DocView, start: int, end: int) -> bool:
    """Tell a claim from a list: a verb, or what begins as a clause does and holds no comma."""
    inverted = any(view.is_in(at, view.grammar.inverted_pronouns) for at in range(start, end))
    if inverted or main_verb(view, start, end) is not None:
        return True  # not « trois joueurs : un gardien, qui jouait à Metz, et deux ailiers »
    commas = (at for at in range(start, end) if view.words[at] == ",")
    quoted = (quotation for at in commas if (quotation := view.opening_at(at + 1)) is not None)
    if view.is_in(start, view.grammar.leading_subordinators) and any(
        view.has_finite_verb(quotation.start, min(quotation.end, end)) for quotation in quoted
    ):
        return True  # « prévient : si la loi passe, « nous fermerons » »
    opens = view.is_in(start, view.grammar.clear_determiners) or view.is_in(start, view.grammar.subject_pronouns)
    return opens and not any(view.words[at] == "," for at in range(start, end))


def _reaches(view: DocView, group: VerbGroup, colon: int) -> bool:
    """Tell whether only adjuncts, the person told and one object stand between a verb and a colon."""
    at = complement_start(view, group, colon)
    bare = view.is_in(at, view.grammar.determiners) and not view.is_in(at, view.grammar.de)
    if at < colon and group.entry("object", "whom") is not None and bare:
        at = skip_adjuncts(view, noun_phrase_from(view, at, colon), colon)
    if at < colon and group.entry("de_object") is not None and view.is_in(at, view.grammar.de):
        at = skip_adjuncts(view, noun_phrase_from(view, at + 1, colon), colon)  # « fait part de ses doutes : P »
    start = at + (view.word(at) == ",")
    comma = start - 1
    while comma > group.end and is_adverb(view, comma):
        comma -= 1
    said = start
    while said < colon and is_adverb(view, said):
        said += 1  # « ironise, visiblement ému : P »
    adds = view.may_be_participle(said) or tells_of_speaking(view, start, colon, any_adjunct=True)
    # « assure, joint par X : P », « résume, comme souvent : P »
    aside = view.word(comma) == "," and start < colon and (adds or skip_adjuncts(view, start, colon) == colon)
    return at == colon or (aside and not view.has_clause_verb(start, colon))

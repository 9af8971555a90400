"""Where an incise stands: « P, a indiqué X, P' » — « A », dit-il — P, comme le rappelle X.

Known before the constructions run, for an incise ends the clause that it stands behind, whoever that clause belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import attributed_source
from nlp_pipeline.language.attribution.comme_clauses import opens_comme, speaker_behind_comme
from nlp_pipeline.language.attribution.incise_ends import incise_end
from nlp_pipeline.language.attribution.incise_openings import incise_opening, set_before, taken_up_by
from nlp_pipeline.language.attribution.incise_or_clause import stands_apart
from nlp_pipeline.language.attribution.unclaimed import in_authors_voice
from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.apposed_names import without_next_subject
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.noun_phrases import governed_phrase, noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_document, is_human, speaks_itself
from nlp_pipeline.language.syntax.postverbal_subjects import inverted_subject
from nlp_pipeline.language.syntax.subject_agreement import agrees
from nlp_pipeline.language.syntax.subject_phrases import opens_clause_at
from nlp_pipeline.language.syntax.verb_clitics import opening_verb, past_clitics

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.language.quotes.pairing import Quotation
    from nlp_pipeline.language.syntax.verb_groups import VerbGroup

BEHIND_QUOTATIONS = DASHES | frozenset((",", ".", "-", "…", "!", "?"))
"""What may stand between a quotation and its incise."""


@dataclass(frozen=True, slots=True)
class Incise:
    """A reporting verb set into or behind what it reports.

    Attributes:
        group: the cue.
        opening: first token ("comme l'" included).
        source: the speaker behind the verb, or before it in « comme X l'a dit ».
        end: token after the mark that closes it, over what is said of the speaker; None where a clause goes on.
        quotation: the quotation that closes just before it, if one does.
        quoted: whether it stands inside a quotation itself.
    """

    group: VerbGroup
    opening: int
    source: TokenRange
    end: int | None
    quotation: Quotation | None = None
    quoted: bool = False


def find_incises(scene: Scene) -> list[Incise]:
    """Find every incise of a scene, in text order."""
    found = (_incise_of(scene, group) for group in scene.groups)
    return [incise for incise in found if incise is not None]


def _incise_of(scene: Scene, group: VerbGroup) -> Incise | None:
    view = scene.view
    if group.entry("incise", "colon", "que") is None or (group.passive and not is_impersonal_passive(view, group)):
        return None
    if group.shape != "finite" and not _is_narrated(view, group):
        return None
    if in_authors_voice(scene, group):
        return None
    opening = incise_opening(scene, group)
    if opening is None or _heads_clause(scene, group, opening) or _resumes_clause(scene, group, opening):
        return None
    fronted = opens_comme(view, opening) and view.texts[opening][:1].isupper()
    quotation = None if fronted else _quotation_before(view, opening)
    if quotation is not None and _is_in_subject(scene, group, opening, quotation):
        quotation = None
    if quotation is not None and _is_told_within(view, group, quotation):
        quotation = None
    seen = group.listed and group.entry("see") is not None and group.entry("incise", "colon") is None
    if quotation is not None and seen:
        return None  # « les fans de « X » ont pu voir Paul Rey »
    if quotation is not None:
        high = view.passage(group.verb)[1]
        source = _source(scene, group, opening, high)
        plain = group.listed and not group.negated  # « les « anciens » ne demandent aucune aide »
        plain = plain and not _is_named(view, quotation, opening)
        if source is not None and not (plain or group.inverted is not None or is_human(view, *source)):
            return None
        end = None if source is None else incise_end(view, opening, max(source[1], group.end), high)
        return None if source is None else Incise(group, opening, source, end, quotation)
    high = view.window(group.verb)[1]
    quoted = view.quotation(group.verb) is not None
    source = _source(scene, group, opening, high)
    if source is None or (group.entry("incise") is None and not quoted):
        return None
    if opens_comme(view, opening) and _proves(view, group, source):
        return None
    if group.inverted is None and _reads_a_thing(view, group, source):
        return None
    if not opens_comme(view, opening) and not stands_apart(scene, group, opening, source):
        return None
    return Incise(group, opening, source, incise_end(view, opening, max(source[1], group.end), high), quoted=quoted)


def _is_narrated(view: DocView, group: VerbGroup) -> bool:
    """Tell an infinitive of narration behind a quotation: « « P », de dire Paul Garnier. »."""
    de = group.start - 1
    led = group.shape == "infinitive" and de > 0 and view.is_in(de, view.grammar.de)
    return led and view.word(de - 1) == "," and view.closing_before(de - 1) is not None


def is_impersonal_passive(view: DocView, group: VerbGroup) -> bool:
    """Tell an incise whose speaker is nobody: « P », est-il précisé dans le rapport."""
    nobody = group.inverted is not None and view.is_in(group.inverted, view.grammar.attribution.impersonal_pronouns)
    return group.passive and nobody and group.entry("passive") is not None


def _proves(view: DocView, group: VerbGroup, source: TokenRange) -> bool:
    """Tell what a fact bears out, and nobody says: « le sol est sec, comme le prouve la hauteur des nappes ».

    Nor what custom has it: « … comme le veut la légende ».
    """
    will = view.grammar.attribution.verbs_of_will
    if any(entry.lemma in will for entry in group.entries) and not is_human(view, *source):
        return True
    said = any(entry.core for entry in group.entries)
    return not said and not can_speak(view, *source)


def _reads_a_thing(view: DocView, group: VerbGroup, source: TokenRange) -> bool:
    """Tell what somebody reads from who reads it: « La juge insiste, | lit la signature |. »."""
    reads = any(entry.lemma in view.grammar.reading_verbs for entry in group.entries)
    return reads and not is_human(view, *source)


def _quotation_before(view: DocView, opening: int) -> Quotation | None:
    """Give the quotation that closes just before the incise, over a comma or a dash."""
    at = view.skip_space(opening - 1, -1)
    while at >= 0:
        closing = view.closing_before(at + 1)
        if closing is not None:
            alias = (
                view.is_in(closing.start - 1, view.grammar.attribution.called) and view.word(closing.start - 2) == ","
            )
            return None if alias else closing  # « Mohamed Belkacem, dit « Momo », nie les faits »
        if view.word(at) not in BEHIND_QUOTATIONS:
            return None
        at = view.skip_space(at - 1, -1)
    return None


def _is_named(view: DocView, quotation: Quotation, opening: int) -> bool:
    """Tell a name in quotation marks before its verb: « Un « comité d'accueil » | va entériner les fermetures »."""
    determined = view.is_in(quotation.start - 1, view.grammar.determiners) and quotation.end == opening
    return determined and not view.has_finite_verb(quotation.start, quotation.end)


def _is_told_within(view: DocView, group: VerbGroup, quotation: Quotation) -> bool:
    """Tell the words that whoever is quoted cites: « « On ne va pas dire « c'est fini », a prévenu X, et voilà. » »."""
    around = view.quotation(group.verb)
    if around is None or not around.start < quotation.start:
        return False
    begins = max(around.start + 1, view.sentence(quotation.start)[0])
    return any(view.is_word(at) for at in range(begins, quotation.start))


def _heads_clause(scene: Scene, group: VerbGroup, opening: int) -> bool:
    """Tell the main verb behind its subject's relative clause: « X, pour qui la route « va céder », a demandé Y »."""
    view = scene.view
    low = view.window(group.verb)[0]
    if group.inverted is not None or opens_comme(view, opening) or opening <= low:
        return False
    if view.word(opening - 1) != "," or _follows_whole_quotation(view, opening - 1):
        return False
    starts = [at + 1 for at in range(low, opening - 1) if view.is_word(at) and opens_clause_at(view, at)]
    speaker = inverted_subject(view, group, view.window(group.verb)[1]) if group.entry("person") is None else None
    if speaker is not None and is_human(view, *speaker) and agrees(view, group, speaker):
        starts = []  # « Il a vu un homme et un garçon, qui lançaient des pierres, | a dit le juge »
    if any(_parts_subject(view, start, opening) for start in (low, *starts)):
        return True
    behind = inverted_subject(view, group, view.window(group.verb)[1])
    thing = behind is not None and not speaks_itself(view, *behind)
    starts = [low, *(at + 1 for at in range(low, opening) if _opens(view, at))]
    return thing and any(_awaits_verb(view, start, opening) for start in starts)


def _resumes_clause(scene: Scene, group: VerbGroup, opening: int) -> bool:
    """Tell the verb of a clause that an incise parts from its subject: « « Le lac, a dit X, | abrite des cygnes » »."""
    view = scene.view
    low, high = view.window(group.verb)
    if group.inverted is not None or view.word(opening - 1) != "," or view.quotation(group.verb) is None:
        return False
    for other in scene.groups_between(low, opening - 1):
        if view.word(other.start - 1) != "," or other.entry("incise") is None or other.shape != "finite":
            continue
        end = None if other.inverted is None else other.end
        speaker = inverted_subject(view, other, high) if end is None else None
        end = speaker[1] if speaker is not None else end
        if end is not None and incise_end(view, other.start, end, high) == opening:
            return main_verb(view, low, other.start - 1) is None
    return False


def _follows_whole_quotation(view: DocView, comma: int) -> bool:
    """Tell a comma behind a clause that is quoted by itself: « « Les enfants, moi, ça m'inquiète », | lance X »."""
    quotation = view.closing_before(comma)
    if quotation is None or any(view.is_word(at) for at in range(view.window(comma)[0], quotation.start)):
        return False
    return view.has_finite_verb(quotation.start, quotation.end)


def _opens(view: DocView, at: int) -> bool:
    """Tell what opens a clause with a subject of its own: "que", "dont", "où"."""
    return view.is_in(at, view.grammar.que) or view.is_in(at, view.grammar.clause_relatives)


def _awaits_verb(view: DocView, start: int, opening: int) -> bool:
    """Tell a subject without its verb: « que | l'adjoint, Luc Rey, |», « dont | le dossier, que nous avons lu, | »."""
    comma = noun_phrase_from(view, start, opening)
    if not start < comma < opening - 1 or view.words[comma] != ",":
        return False
    if view.is_in(comma + 1, view.grammar.relatives):
        return view.words[comma + 1 : opening].count(",") == 1 and view.has_clause_verb(comma, opening)
    return not view.has_clause_verb(comma, opening) and view.words[comma + 1 : opening].count(",") == 1


def _parts_subject(view: DocView, start: int, opening: int) -> bool:
    """Tell whether a clause begins with its subject and a relative clause that a comma closes before the verb."""
    comma = next((at for at in range(start, opening - 1) if view.words[at] == ","), None)
    if comma is None:
        return False
    relative = comma + 1 + (view.pos[comma + 1] == "ADP")
    end = noun_phrase_from(view, start, comma) if view.is_in(relative, view.grammar.relatives) else start
    verb = main_verb(view, relative + 1, opening) if end == comma > start and is_human(view, start, end) else None
    if verb is None:
        return False
    closing = next((at for at in range(verb, opening - 1) if view.words[at] == ","), opening - 1)
    commas = (at for at in range(relative + 1, opening - 1) if view.words[at] == ",")
    # « La rescapée, qui a froid, | se tient au sec, | dit X », « Dix marins, dont deux Grecs, | sont morts, | dit X »
    has_verb = main_verb(view, closing + 1, opening) or any(opening_verb(view, at + 1) is not None for at in commas)
    return not has_verb


def _is_in_subject(scene: Scene, group: VerbGroup, opening: int, quotation: Quotation) -> bool:
    """Tell a name in a clause's subject that an incise parts from its verb: « Le plan « Val », dit X, est prêt »."""
    view = scene.view
    low, high = view.window(group.verb)
    alone = not any(view.is_word(at) for at in range(low, quotation.start))
    if alone or low > quotation.start or view.has_finite_verb(low, quotation.end):
        return False
    source = _source(scene, group, opening, high)
    end = None if source is None else incise_end(view, opening, max(source[1], group.end), high)
    if end is None or view.word(end - 1) != ",":
        return False
    end = past_clitics(view, end)
    return end < high and view.is_clause_verb(end)


def _is_time(view: DocView, span: TokenRange) -> bool:
    """Tell how long something takes: « La « trêve » intervient | une dizaine de jours | après le vote »."""
    last = span[1] - 1
    if view.is_in(span[0], view.grammar.demonstratives) and not view.is_in(span[0] + 1, view.grammar.time_nouns):
        return False  # « lance ce colosse de 63 ans »
    return view.is_in(last, view.grammar.time_nouns) and view.texts[last].islower() and not can_speak(view, *span)


def _read_in(view: DocView, group: VerbGroup, limit: int) -> TokenRange | None:
    """Give the document in which something is said by nobody: « est-il écrit | dans le rapport | »."""
    at = skip_adjuncts(view, group.end, limit, marks=False, whole=False)
    for start in (group.end, at):
        span = governed_phrase(view, start, limit) if view.pos[start : start + 1] == ["ADP"] else None
        if span is not None and is_document(view, *span):
            return span
    return None


def _source(scene: Scene, group: VerbGroup, opening: int, limit: int) -> TokenRange | None:
    """Give the source of an incise: the inverted subject; before the verb only with "comme X l'a dit"."""
    view = scene.view
    if group.passive and group.inverted is not None:
        return _read_in(view, group, limit) or (group.inverted, group.inverted + 1)
    if group.inverted is not None:
        return attributed_source(scene, group, group.end)
    speaker = speaker_behind_comme(view, group)
    taken_up = taken_up_by(view, group)
    if speaker is None and taken_up is None:
        speaker = set_before(view, group)
    if speaker is not None:
        return speaker
    span = inverted_subject(view, group, limit) if taken_up is None else None
    if span is not None:
        fronted = opens_comme(view, opening) and opening == view.window(group.verb)[0]
        span = without_next_subject(view, span, limit) if fronted else span
        return None if _is_time(view, span) else span
    if taken_up is not None:
        return taken_up
    if opens_comme(view, opening):
        return attributed_source(scene, group, group.end)
    return None

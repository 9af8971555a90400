"""Where the source phrases of the lexicon stand: "selon", "toujours d'après", "aux dires de" …, less the false ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_pipeline.language.syntax.noun_phrases import governed_phrase
from nlp_pipeline.language.syntax.possible_speakers import is_human
from nlp_pipeline.language.syntax.verb_clitics import opening_verb
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView
    from nlp_pipeline.lexicon import SourcePhrase as Entry


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source phrase in the text.

    Attributes:
        start: first token of its cue.
        end: token after the cue, where the source begins.
        lead: first token of what belongs to the phrase before the cue ("toujours selon").
        entry: what the lexicon says of it.
    """

    start: int
    end: int
    lead: int
    entry: Entry


def find_source_phrases(view: DocView) -> list[SourcePhrase]:
    """Find every source phrase of the Doc, in text order; the longest where several begin at one word."""
    found: list[SourcePhrase] = []
    index = view.lexicon.source_openings
    taken = 0
    for at in places_of(view.words, index):
        if at < taken or view.navigation[at]:
            continue
        match = _longest(view, at, index[view.words[at]])
        if match is None:
            continue
        length, entry = match
        taken = at + length
        if not _is_exception(view, at, taken, entry):
            found.append(SourcePhrase(at, taken, _lead(view, at), entry))
    return found


def _longest(view: DocView, at: int, options: dict[str, list[tuple[str, str, Entry]]]) -> tuple[int, Entry] | None:
    possible = [*options.get("", ()), *options.get(view.words[at + 1], ())]
    third = view.words[at + 2]  # few go on as the text does: « de la » opens many phrases
    likely = [(written, entry) for rest, written, entry in possible if rest.startswith(third) or not rest]
    matches = [(length, entry) for written, entry in likely if (length := view.matches(at, written))]
    return max(matches, key=lambda match: match[0]) if matches else None


def _lead(view: DocView, at: int) -> int:
    """Move back over the adverbs that belong to the phrase: "toujours selon", "mais aussi d'après"."""
    while at > 0 and view.is_in(at - 1, view.grammar.attribution.phrase_leads):
        if view.is_in(at - 1, view.grammar.attribution.du) and not view.is_in(at, view.grammar.attribution.moins):
            break
        at -= 1
    return at - view.phrase_until(at - 1, view.grammar.attribution.at_least)  # « P, en tout cas selon X »


def _is_exception(view: DocView, start: int, end: int, entry: Entry) -> bool:
    """Tell whether the phrase goes on as in "selon les cas", "d'après-midi", "selon que"."""
    if view.is_in(start, view.grammar.attribution.suivant) and view.is_in(start - 1, view.grammar.time_nouns):
        return True  # « dans les trois jours suivant l'injection »
    if _is_behind_event(view, start, end):
        return True
    apart = start == view.window(start)[0] or not view.is_word(start - 1)
    if not apart and view.phrase_from(start, view.grammar.attribution.phrases_set_apart):
        return True  # « a semé le doute dans l'esprit des jurés »
    if view.is_in(end - 1, view.grammar.que):
        low = view.window(start)[0]  # « À ce que dit X, P », not « veille à ce que X dise »
        who = view.is_in(end, view.grammar.personal_subjects) or opening_verb(view, end) is not None
        return (start > low and view.word(start - 1) != ",") or not who or not _is_told(view, end)
    if view.begins_entity(end):
        return False  # « selon Météo-Services »
    if _is_of_body(view, end) or _is_account(view, end):
        return False  # « selon les critères du BIT », « selon la version de la police »
    if view.is_in(end, view.grammar.plain_ce) and view.is_in(end + 1, view.grammar.que):
        return not _is_told(view, end + 2)
    if view.is_in(end, view.grammar.before_article) and view.is_in(end + 1, view.grammar.plural_determiners):
        return False  # « aux yeux de tous les élus », not « aux yeux de tous »
    last = min(view.sentence(start)[1], end + view.lexicon.longest_exception)
    following = view.words[end:last]
    return view.lexicon.is_exception(entry.phrase, following)


def _is_behind_event(view: DocView, start: int, end: int) -> bool:
    """Tell the time after something, or a model: « dans le contexte d'après Tchernobyl », « une copie d'après X »."""
    if not view.is_in(end - 1, view.grammar.before_and_after):
        return False
    if view.is_in(start - 1, view.grammar.attribution.works) or view.entity_at[end] != "LOC":
        return view.is_in(start - 1, view.grammar.attribution.works)
    noun = start - 1
    while view.pos[noun] == "ADJ" or view.may_be_participle(noun):
        noun -= 1
    return view.pos[noun] == "NOUN" and view.pos[noun - 1] == "DET" and view.pos[noun - 2] == "ADP"


def _is_told(view: DocView, start: int) -> bool:
    """Tell what somebody has said: « selon ce qu'a dit X », not « ce qu'ils gagnent », « ce que dira le juge »."""
    end = view.sentence(start)[1]
    verb = next((at for at in range(start, end) if view.is_clause_verb(at)), end)
    if verb == end or view.may_be_future(verb):
        return False
    said = verb + (view.is_auxiliary[verb] and view.may_be_participle(verb + 1))
    entries = (entry for form in view.forms[said] for entry in view.lexicon.verbs.get(form.lemma, ()))
    personal = (entry.frames for entry in entries if entry.core and "impersonal" not in entry.frames)
    return any("que" in frames for frames in personal)  # not « à ce qu'il semble »


def _is_account(view: DocView, start: int) -> bool:
    """Tell what somebody tells from one of several models: « la version de la police », not « la version du jeu »."""
    noun = start + view.is_in(start, view.grammar.determiners)
    if not view.is_in(noun, view.grammar.attribution.accounts_given):
        return False
    whose = governed_phrase(view, noun + 1, view.sentence(start)[1])
    return whose is not None and is_human(view, *whose)


def _is_of_body(view: DocView, start: int) -> bool:
    """Tell a noun that a body by name has set: « les critères du BIT », « les règles de la FIFA »."""
    noun = start + view.is_in(start, view.grammar.determiners)
    name = noun + 1 + view.is_in(noun + 1, view.grammar.linking_prepositions)
    name += view.is_in(name, view.grammar.definite_articles)
    return name > noun + 1 and name < view.length and view.begins_entity(name) and view.entity_at[name] == "ORG"

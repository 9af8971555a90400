"""Whose words a quotation is, where words behind say so: « « P ». L'aveu est de X. », « « P », c'est ainsi que … »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.syntax.adjuncts import skip_adjuncts
from nlp_pipeline.language.syntax.noun_phrases import governed_phrase, noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak
from nlp_pipeline.language.syntax.subjects import subject_at

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def ascribed_words(scene: Scene, noun: int) -> Candidate | None:
    """Find whose words are quoted before: « « P ». L'aveu est de X », « « P », c'est ainsi que X décrit Y ».

    Args:
        scene: the Doc with its verb groups.
        noun: what takes the words up, a noun or « ainsi ».

    Returns:
        The quotation with its source; None where none stands before, or the words are nobody's.
    """
    view = scene.view
    low, high = view.window(noun)
    marks = (at for at in range(noun - 1, low - 1, -1) if view.words[at] == ":" or _cuts_off(view, at))
    mark = next(marks, None)
    edge = view.skip_space((low if mark is None else mark) - 1, -1)
    low = low if mark is None else mark + 1
    quotation = view.closing_before(edge + (view.word(edge) != "."))
    if quotation is None or view.quotation(noun) is not None:
        return None
    source = (
        _whose_they_are(view, noun, high)
        or _whose_they_were(view, noun, low, high)
        or _who_used_them(scene, noun, low, high)
    )
    content = tidy_pieces(view, [(quotation.start, quotation.end)])
    if not content or source is None or not can_speak(view, *source):
        return None
    first = noun - view.is_in(noun - 1, view.grammar.determiners)
    return Candidate(content=content, source=source, cue=((first, noun + 1),), confidence=0.7)


def _whose_they_are(view: DocView, noun: int, high: int) -> TokenRange | None:
    """Give X of « L'aveu est de X », « ces mots sont ceux de X », « la formule est signée X »."""
    if view.lemmas(noun + 1).isdisjoint(view.grammar.being):
        return None
    if view.is_in(noun + 2, view.grammar.attribution.signed):
        end = noun_phrase_from(view, noun + 3, high)
        return (noun + 3, end) if end > noun + 3 else None
    de = noun + 2 + view.is_in(noun + 2, view.grammar.free_pronouns)
    return governed_phrase(view, de, high) if view.is_in(de, view.grammar.linking_prepositions) else None


def _whose_they_were(view: DocView, noun: int, low: int, high: int) -> TokenRange | None:
    """Give X of « Telle était, lundi, la réaction de X », « C'est l'une des phrases prononcées par X »."""
    if such_was(view, low, high) == noun:
        return governed_phrase(view, noun + 1, high)
    led = low + view.phrase_from(low, view.grammar.attribution.it_is)
    used = noun + 1 + (view.pos[noun + 1 : noun + 2] == ["ADJ"])
    told = led > low and view.may_be_participle(used) and not any(map(view.is_clause_verb, range(led, used)))
    return agent(view, used + 1, high) if told else None


def such_was(view: DocView, start: int, high: int) -> int | None:
    """Give the noun of « Telle était, lundi, la réaction de X » that begins at a token; None where none does."""
    such = view.is_in(start, view.grammar.attribution.such)
    if not (such or _lists_words(view, start)) or view.lemmas(start + 1).isdisjoint(view.grammar.being):
        return None
    article = next((at for at in range(start + 2, high) if view.is_in(at, view.grammar.definite_articles)), high)
    return article + 1 if article < high and skip_adjuncts(view, start + 2, article) == article else None


def _lists_words(view: DocView, start: int) -> bool:
    """Tell « Ce sont » before what is in the plural: « « P ». Ce sont les commentaires de X »."""
    return view.is_in(start, view.grammar.plain_ce) and view.is_in(start + 3, view.grammar.words_of_others)


def _who_used_them(scene: Scene, noun: int, low: int, high: int) -> TokenRange | None:
    """Give X of « C'est par ces mots que X a salué Y », « C'est ainsi que X décrit Y »."""
    view = scene.view
    led = low + view.phrase_from(low, view.grammar.attribution.it_is)
    if led == noun and view.is_in(noun, view.grammar.attribution.thus):
        return _who_tells(scene, noun + 1, high) if view.is_in(noun + 1, view.grammar.que) else None
    these = view.is_in(noun - 1, view.grammar.plural_determiners)
    cleft = led > low and these and view.is_in(noun + 1, view.grammar.que)
    verb = next((at for at in range(noun + 2, high if cleft else noun) if view.is_clause_verb(at)), None)
    return None if verb is None else subject_at(view, verb)


def _who_tells(scene: Scene, que: int, high: int) -> TokenRange | None:
    """Give the subject right behind "que" of a verb of saying: not « C'est ainsi que le maire a été élu »."""
    groups = (group for group in scene.groups_between(que + 1, high) if not group.passive)
    subjects = (scene.subject(group) for group in groups)
    return next((span for span in subjects if span is not None and span[0] == que + 1), None)


def _cuts_off(view: DocView, at: int) -> bool:
    """Tell the comma between a quotation and « c'est »."""
    return view.words[at] == "," and view.phrase_from(at + 1, view.grammar.attribution.it_is) > 0

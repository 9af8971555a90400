"""Where the clause goes on behind the source of a source phrase and all that is set off behind that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.framed_claims import skip_connectives
from nlp_pipeline.language.attribution.speech_asides import is_channel
from nlp_pipeline.language.attribution.verb_rests import participle_behind_aside
from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.syntax.adjuncts import aside_end, skip_adjuncts
from nlp_pipeline.language.syntax.appositions import skip_apposition
from nlp_pipeline.language.syntax.noun_phrases import noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak, is_document
from nlp_pipeline.language.syntax.trailing_descriptions import source_description_end

if TYPE_CHECKING:
    from nlp_pipeline.language.attribution.source_phrases import SourcePhrase
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def behind_source(view: DocView, phrase: SourcePhrase, source: TokenRange, high: int) -> int:
    """Give the token behind a source, over the mark and the date of a title: « d'après « Le Monde » de mardi, »."""
    end = max(source[1], phrase.end)
    if view.is_in(phrase.end, view.grammar.plain_ce) and view.is_in(phrase.end + 1, view.grammar.que):
        return next((at for at in range(end, high) if view.words[at] == ","), high)  # « selon ce qu'il a dit lundi, »
    if view.closing_before(source[1] + 1) is None:
        return end
    comma = next((at for at in range(end, high) if view.words[at] == ","), high)
    return end + 1 if view.has_clause_verb(end, comma) else comma


def behind_leading_source(view: DocView, phrase: SourcePhrase, source: TokenRange, behind: int, high: int) -> int:
    """Give where the claim begins behind a source phrase that leads its sentence.

    Args:
        view: the Doc as lists.
        phrase: the phrase.
        source: who it names.
        behind: token behind the source, as :func:`behind_source` gives it.
        high: where the phrase's sentence or quotation ends.
    """
    adjuncts = skip_adjuncts(view, behind, high, marks=False)
    if adjuncts > behind and _opens_relative(view, adjuncts):
        behind = adjuncts  # « D'après des témoins présents ce soir-là, | qui ont parlé, P »
    joined = _past_joined_source(view, behind + (view.word(behind) == ","), high)
    resume = (
        joined if view.word(joined - 1) == "," and joined > behind + 1 else _past_apposition(view, source, behind, high)
    )
    if view.word(resume) in DASHES:
        resume = aside_end(view, resume, high)  # « Selon ce récit – bien connu –, P »
        resume += view.word(resume) == ","
    resume = _past_joined_source(view, resume, high)
    resume = _past_some_of_them(view, phrase, resume, high)
    adjuncts = skip_adjuncts(view, resume, high, marks=False)  # « d'après une étude menée auprès de X, P »
    told = view.word(resume - 1) != "," or is_channel(view, resume, adjuncts) or _says_whose(view, source, resume)
    told = told or _is_on_visit(view, resume)
    resume = adjuncts + 1 if told and view.word(adjuncts) == "," and resume < adjuncts else resume
    return skip_connectives(view, resume, high)  # « Selon X, en effet, P »


def behind_inner_source(
    view: DocView,
    phrase: SourcePhrase,
    source: TokenRange,
    rest: TokenRange,
    *,
    subject: TokenRange,
    parted: bool,
) -> int:
    """Give where the claim goes on behind a source phrase that stands in it or ends it.

    Args:
        view: the Doc as lists.
        phrase: the phrase.
        source: who it names.
        rest: token behind the source, as :func:`behind_source` gives it, and where its sentence or quotation ends.
        subject: what the claim before it begins with.
        parted: whether the phrase parts a subject from its verb, which then follows.
    """
    behind, high = rest
    resume = _past_apposition(view, source, behind, high, final=True, parted=parted)
    if view.word(phrase.lead - 1) == "," != view.word(resume - 1):
        resume = participle_behind_aside(view, phrase.lead - 1, behind, high) or resume
    if parted or view.word(behind) != "," or resume != behind + 1:
        return resume
    told = source_description_end(view, resume, high, source=source, subject=subject)
    return resume if told is None else told


def _past_apposition(
    view: DocView, source: TokenRange, behind: int, high: int, *, final: bool = False, parted: bool = False
) -> int:
    named = view.word(behind) == "," and view.entity_at[min(behind + 1, high - 1)] == "PER"
    if named and is_document(view, *source):
        return behind + 1  # « D'après un rapport, Paul Rey, Anne Morel et Luc Petit ont menti »
    return skip_apposition(view, behind, high, source=source, final=final, parted=parted)


def _is_on_visit(view: DocView, at: int) -> bool:
    """Tell on what occasion somebody speaks: « Selon le ministre, | en visite à Lyon, | P »."""
    return view.is_in(at, view.grammar.en) and view.is_in(at + 1, view.grammar.attribution.nouns_of_speaking)


def _says_whose(view: DocView, source: TokenRange, at: int) -> bool:
    """Tell the body that somebody speaks for: « Selon Paul Rey, | chez Renault, | P », not « chez les malades »."""
    named = view.entity_at[source[1] - 1] == "PER" and view.is_in(at, view.grammar.channel_prepositions)
    return named and view.texts[at + 1][:1].isupper() and view.entity_at[at + 1] in ("ORG", "")


def _opens_relative(view: DocView, comma: int) -> bool:
    """Tell what a comma sets off behind a source and its adjuncts: « , qui P, », « , et consulté par l'AFP, »."""
    if view.word(comma) != ",":
        return False
    joined = view.is_in(comma + 1, view.grammar.et) and view.may_be_participle(comma + 2)
    return joined or view.is_in(comma + 1, view.grammar.strong_relatives)


def _past_joined_source(view: DocView, at: int, high: int) -> int:
    """Move over a second source behind the first's apposition: « Selon le maire, Paul Rey, | et le préfet, | P »."""
    if not view.is_in(at, view.grammar.et) or view.word(at - 1) != ",":
        return at
    end = noun_phrase_from(view, at + 1, high)
    if end == at + 1 or view.word(end) != "," or not can_speak(view, at + 1, end):
        return at
    return skip_apposition(view, end, high, source=(at + 1, end))


def _past_some_of_them(view: DocView, phrase: SourcePhrase, at: int, high: int) -> int:
    """Move over whom the phrase names once more: « Pour les élus, | en particulier pour les maires, | P »."""
    again = at + view.phrase_from(at, view.grammar.attribution.speaker_leads)
    if again == at or view.word(again) != view.word(phrase.start):
        return at
    comma = next((place for place in range(again, high) if view.words[place] == ","), high)
    return at if comma == high or view.has_clause_verb(again, comma) else comma + 1

"""Words that take up who has just spoken: "la même source", "cette source", "l'une d'elles", "ses dires"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.parties import Party, Trace
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar


@dataclass(frozen=True, slots=True)
class SameAgain:
    """What a phrase asks for.

    Attributes:
        number: s or p, as the phrase shows; '' where it may be either.
        gender: '' where it shows none.
        noun: the noun that whoever is meant must go by; '' where any source will do.
        one_of: whether it takes one out of several ("l'un d'eux").
        taken: for those taken out of several, s or p.
        pointed: whether it points ("cette source"): at who has no name, rather than at a paper.
    """

    number: str
    gender: str
    noun: str = ""
    one_of: bool = False
    taken: str = "s"
    pointed: bool = False


def one_of_them(words: str, party: Party, grammar: Grammar) -> str:
    """Name one out of several by them: "l'un d'eux" of "les démineurs" is "l'un des démineurs".

    Args:
        words: what takes one out of several.
        party: the several.
        grammar: closed classes.

    Returns:
        Their own name where they are anonymous ("deux sources"); '' where nothing says how "de" goes with it.
    """
    if party.type == "anonymous":
        return party.name
    article, _, rest = party.name.partition(" ")
    link = grammar.sources.out_of.get(article.lower())
    return f"{words} {link} {rest}" if link and rest else ""


def read_same_again(doc: Doc, start: int, end: int, lexicon: Lexicon, grammar: Grammar) -> SameAgain | None:
    """Read a noun phrase that takes up an earlier source by nothing but its being the same.

    Args:
        doc: the Doc.
        start: its first token.
        end: the token after its last.
        lexicon: source nouns.
        grammar: closed classes.

    Returns:
        What it asks for; None for any other phrase.
    """
    lower = words_of(doc).lower
    words = lower[start:end]
    if len(words) < 2:
        return None
    if (
        not grammar.de.isdisjoint(words[1:-1])
        and words[-1] in grammar.sources.several_of_them
        and any(word in grammar.sources.one_of for word in words[:2])
    ):
        one = not grammar.ones.isdisjoint((words[0].rpartition("'")[2], words[1]))
        return SameAgain("p", grammar.agreement[words[-1]][0], one_of=True, taken="s" if one else "p")
    noun = lexicon.source_nouns.get(words[-1])
    if noun is None:
        return None
    any_source = words[-1] in grammar.source_labels
    bare = words[0] in grammar.same and len(words) == 2 and any_source  # « de même source »
    same = bare or (words[1] in grammar.same and len(words) == 3 and words[0] in grammar.definite_articles)
    pointing = words[0] in grammar.sources.these or (any_source and words[0] in grammar.sources.mine)
    this = pointing and (len(words) == 2 or words[1] in grammar.same)  # « cette source », « notre source »
    if same or (this and any_source):
        return SameAgain(noun.number, "", "" if any_source else words[-1], pointed=this and not same)
    return None


def spoken_before(asked: SameAgain, traces: Sequence[Trace]) -> Party | None:
    """Find who is meant among those mentioned before, the last one first.

    Args:
        asked: what the phrase asks for.
        traces: all mentions before it, in text order.

    Returns:
        The last source of that number; the last source at all for one where none has it; None where nobody spoke. For
        one out of several they are meant.
    """
    heard = [trace for trace in traces if trace.source or (trace.subject and trace.party.type == "anonymous")]
    speaking = [trace.party for trace in reversed(heard) if trace.party.type != "none"]
    if asked.one_of:
        several = [trace.party for trace in reversed(traces) if trace.party.number == "p"]
        spoke = [party for party in speaking if party.number == "p"]
        agreeing = [party for party in (*spoke, *several) if party.gender in ("", asked.gender)]
        return agreeing[0] if agreeing and agreeing[0].type not in ("document", "media") else None
    if asked.noun:
        return next((party for party in speaking if asked.noun in party.nouns), None)
    if asked.pointed and any(party.type == "anonymous" for party in speaking):
        speaking = [party for party in speaking if party.type != "document"] or speaking
    alike = next((party for party in speaking if party.number == asked.number), None)
    last = speaking[0] if speaking and asked.number != "p" else None  # one person is not « ces sources »
    return alike or last

"""The name in apposition to a noun phrase: "le gérant de Terrasol, Luc Brassart,", "le médecin, le Dr Roy,"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.ranges import ahead
from nlp_pipeline.language.sources.agreement import is_title
from nlp_pipeline.language.sources.clause_subjects import is_participle
from nlp_pipeline.language.sources.mentions import Mention
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.lexicon import Lexicon, SourceNoun
    from nlp_pipeline.lexicon.grammar import Grammar

SPEAKING = ("person", "organization", "media")

UNKNOWN = ("", "MISC")
NOUNS = ("PROPN", "NOUN")
NAMING = ("NOUN", "ADJ")

CLOSING = frozenset((",", ".", "(", ")", ";", ":", "»", "”", "–", "—", '"'))


def name_set_off(
    doc: Doc, span: TokenRange, mentions: Sequence[Mention], starts: Sequence[int], lexicon: Lexicon, grammar: Grammar
) -> Mention | None:
    """Find the name that a comma sets off inside a noun phrase, behind it, or behind what else belongs to it.

    Args:
        doc: the Doc.
        span: the noun phrase.
        mentions: all that can be a source, in text order.
        starts: their first tokens.
        lexicon: source nouns, titles.
        grammar: closed classes.
    """
    lower = words_of(doc).lower
    start, end = span
    joined = not grammar.et.isdisjoint(lower[start:end])
    commas = [] if joined else [at for at in range(start + 1, end) if lower[at] == ","]
    found = (
        _apposed_name(doc, (start, at), mentions, starts, lexicon, grammar)
        for at in (
            *commas,
            end,
            *_past_relative(doc, end, grammar),
            *_past_function(doc, end, lexicon),
            *_past_participle(doc, end),
        )
    )
    return next((mention for mention in found if mention is not None), None)


def _past_relative(doc: Doc, end: int, grammar: Grammar) -> tuple[int, ...]:
    """Give the comma that ends a relative behind a noun phrase: "un autre élu, qui a parlé hier|,| Luc Rey, dit"."""
    lower = words_of(doc).lower
    if end + 1 >= len(doc) or lower[end] != "," or lower[end + 1] not in grammar.qui:
        return ()
    return next(((at,) for at in range(end + 2, doc[end].sent.end) if lower[at] == ","), ())


def _past_participle(doc: Doc, end: int) -> tuple[int, ...]:
    """Give the comma behind what belongs to a participle: "Le juriste chargé | de trancher|,| Luc Rey, dit"."""
    if not is_participle(doc[end - 1]) or end >= len(doc) or doc[end].pos_ != "ADP":
        return ()
    return next(((at,) for at in range(end, doc[end].sent.end) if doc[at].text == ","), ())


def _past_function(doc: Doc, end: int, lexicon: Lexicon) -> tuple[int, ...]:
    """Give the comma that ends a function behind a noun phrase: "a dit le chef du groupe, maire de Lens|,| Luc Rey"."""
    lower = words_of(doc).lower
    noun = lexicon.source_nouns.get(lower[end + 1]) if end + 1 < len(doc) and lower[end] == "," else None
    if noun is None or noun.type != "person" or doc[end + 1].text[0].isupper():
        return ()
    return next(((at,) for at in range(end + 2, doc[end].sent.end) if lower[at] == ","), ())


def _apposed_name(
    doc: Doc, span: TokenRange, mentions: Sequence[Mention], starts: Sequence[int], lexicon: Lexicon, grammar: Grammar
) -> Mention | None:
    """Find the name that a comma sets off behind a noun phrase, alone or behind a noun for what it is."""
    lower = words_of(doc).lower
    start, end = span
    if end + 1 >= len(doc) or lower[end] != ",":
        return None
    low = bisect_left(starts, end + 1)
    closing = next((at for at in ahead(end + 1, len(doc)) if lower[at] in CLOSING), len(doc))
    near = (mentions[at] for at in ahead(low, len(mentions)))
    name = next((m for m in near if m.label or m.start >= closing), None)
    unlabelled = _capitals(doc, span, lexicon, grammar) if name is None or name.start > end + 1 else None
    if unlabelled is not None:
        return unlabelled
    if name is None or name.label not in ("PER", "ORG") or name.start >= closing:
        return None
    title = [word for word in doc[end + 1 : name.start] if not is_title(word.text, lexicon)]
    if not name.person and len(title) == 1 and title[0].lower_ in grammar.definite_articles:
        title = []  # « sa formation, l'Union du littoral, »
    if not _is_closed(doc, name.end) or (title and not _is_title(title, name, lexicon, grammar)):
        return None
    if lower[start] in grammar.free_pronouns:
        return name if name.person and lower[start] in grammar.sources.single_pronouns else None
    head = _head(lower[start:end], lexicon)
    if head is not None and head.number != "p" and (head.type == "person") == name.person:
        return name
    if head is not None and not name.person and head.noun in grammar.sources.bodies_too:
        return name  # « l'actionnaire américain, Hydra Sports, »
    opened = start > 0 and (doc[start - 1].pos_ == "ADP" or lower[start - 1] in grammar.determiners)
    unknown = head is None and lower[start] in grammar.determiners  # no name: « Im Jae-won, du cabinet Val Conseil, »
    plays_a_part = unknown or (head is not None and head.type == "person" and head.number != "p")
    return name if plays_a_part and not name.person and title and not opened else None


def _capitals(doc: Doc, span: TokenRange, lexicon: Lexicon, grammar: Grammar) -> Mention | None:
    """Read a name that is no entity: capitals between commas behind "le", "la" and what it is ("l'agence, Amaq, …")."""
    lower = words_of(doc).lower
    start, end = span
    head = _head(lower[start:end], lexicon)
    if head is None or head.number == "p" or head.type not in SPEAKING or lower[start] not in grammar.definite_articles:
        return None
    stop = end + 1
    while stop < len(doc) and doc[stop].is_title and doc[stop].ent_type_ in UNKNOWN and doc[stop].pos_ in NOUNS:
        stop += 1
    if stop == end + 1 or not _is_closed(doc, stop):
        return None
    label = "PER" if head.type == "person" else "ORG"
    return Mention(end + 1, stop, doc[end + 1 : stop].text, label, "", "s", subject=False)


def _is_closed(doc: Doc, end: int) -> bool:
    """Tell whether a mark or the end of the paragraph follows a name."""
    return end >= len(doc) or doc[end].text in CLOSING or doc[end].is_space


def _head(words: Iterable[str], lexicon: Lexicon) -> SourceNoun | None:
    return next((noun for word in words if (noun := lexicon.source_nouns.get(word))), None)


def _is_title(words: Sequence[Token], name: Mention, lexicon: Lexicon, grammar: Grammar) -> bool:
    """Tell whether words before a name are a noun phrase for what it is, and the name no complement of it."""
    if any(word.text != "-" and not word.text.rstrip("'’").replace("-", "").isalpha() for word in words):
        return False
    if any(word.pos_ in ("VERB", "AUX", "SCONJ", "PRON") and not is_participle(word) for word in words):
        return False
    opens = words[0].lower_ in grammar.determiners or words[0].lower_ in lexicon.source_nouns
    if not opens or words[-1].lower_ in grammar.name_prepositions:
        return False
    head = _head((word.lower_ for word in words), lexicon)
    if head is None:  # « cette candidate, l'ultra-conservatrice Anne Rey, »
        article = words[0].lower_ in grammar.definite_articles
        return article and name.person and all(word.pos_ in NAMING or word.text == "-" for word in words[1:])
    return head.number != "p" and (head.type == "person") == name.person

"""Who is spoken of in an article: names, noun phrases that can speak, and pronouns, with their agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nlp_pipeline.language.document.punctuation import (
    CLOSING_QUOTATION_MARKS,
    OPENING_QUOTATION_MARKS,
    SENTENCE_MARKS,
)
from nlp_pipeline.language.document.ranges import back
from nlp_pipeline.language.sources.agreement import (
    Gender,
    Number,
    behind_preposition,
    gender_of_body,
    gender_of_phrase,
    number_of_phrase,
)
from nlp_pipeline.language.sources.clause_subjects import (
    MARKS,
    SUBJECTS,
    is_participle,
    is_put_first,
    is_subject_name,
    opens_joined_clause,
    opens_subordinate,
    stands_before_verb,
)
from nlp_pipeline.language.sources.function_phrases import head_of_office
from nlp_pipeline.language.words import places_of, tagged_words_of, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Span, Token

    from nlp_pipeline.language.words import WrittenWords
    from nlp_pipeline.lexicon import Lexicon, SourceNoun
    from nlp_pipeline.lexicon.grammar import Grammar

NAMES = frozenset(("PER", "ORG", "LOC"))
INSIDE_PHRASE = frozenset(("DET", "ADJ", "NUM"))
AFTER_PHRASE = frozenset(("VERB", "AUX", "SCONJ", "PRON"))
OPEN_ENDS = frozenset(("ADP", "ADV"))


class Mention(NamedTuple):
    """Something in the text that can be a source.

    Attributes:
        start: first token.
        end: token after the last.
        name: the fullest name that the article gives to it, or its own words.
        label: entity label, '' where it is no name.
        gender: grammatical gender, '' where nothing tells, and for persons by name (see :mod:`.gender`).
        number: singular or plural.
        subject: whether it is the subject of its clause, which is none that "que" opens behind another.
        nouns: the nouns that it goes by here.
        coordinated: whether it opens a clause that "et", "mais" joins to the one before.
        entity_id: the gazetteer's id of a known name.
    """

    start: int
    end: int
    name: str
    label: str
    gender: Gender
    number: Number
    subject: bool
    nouns: frozenset[str] = frozenset()
    entity_id: str = ""
    coordinated: bool = False

    @property
    def person(self) -> bool:
        """Whether it is a person by name."""
        return self.label == "PER"


def find_mentions(doc: Doc, lexicon: Lexicon, grammar: Grammar, names: Mapping[tuple[int, int], str]) -> list[Mention]:
    """Find all that can be a source in a Doc, in text order.

    Args:
        doc: a Doc with entities and arcs.
        lexicon: source nouns and titles.
        grammar: determiners.
        names: canonical names of the entities by their token range.

    Returns:
        A mention for every PER, ORG and LOC entity, every handle of a network that is not in brackets behind the name
        of who bears it, and every noun phrase whose head is a source noun.
    """
    mentions: list[Mention] = []
    taken: set[int] = set()
    for entity in doc.ents:
        if entity.label_ in NAMES or _is_full_name(entity, lexicon):
            mentions.append(_named(doc, lexicon, grammar, entity, names))
            taken.update(range(entity.start, entity.end))
    written = tagged_words_of(doc)
    words, tags = written.lower, written.tags
    nouns, nobody = lexicon.source_nouns, grammar.sources.nobody_determiners
    handles = (at for at, word in enumerate(words) if word[0] == "@") if "@" in written.text else ()
    for at in sorted({*places_of(words, nouns), *handles}):
        word = words[at]
        handle = word[0] == "@" and len(word) > 1 and words[at - 1] != "("
        if (word not in nouns and not handle) or at in taken or words[at - 1] in nobody:
            continue
        noun = nouns.get(word)
        token = doc[at]
        if handle:
            mentions.append(_handle(token))
        elif noun is not None and _heads_phrase(token, written, grammar) and not _titles_name(doc, at, taken, grammar):
            mentions.append(_described(doc, tags, token, lexicon, grammar, noun))
    mentions.sort(key=lambda mention: mention.start)
    return mentions


def _named(doc: Doc, lexicon: Lexicon, grammar: Grammar, entity: Span, names: Mapping[tuple[int, int], str]) -> Mention:
    lower = words_of(doc).lower
    start, end = entity.start, entity.end
    somebody = _is_set_off_as_person(doc, entity, lexicon) or _is_apposed_to_person(doc, entity, lexicon, grammar)
    label = "PER" if entity.label_ not in NAMES or somebody else entity.label_
    before = lower[start - 1] if start else ""
    head = _noun_before(doc, start, lexicon, grammar)
    titled = lower[head] if head < start else ""
    names_kind = titled != "" and (lexicon.source_nouns[titled].type == "person") == (label == "PER")
    maker = titled != "" and label == "PER" and lexicon.source_nouns.may_be_somebody(titled)
    nouns = [titled] if names_kind or maker else []  # « l'éditeur Paul Rey »
    gender = "" if label == "PER" else gender_of_body(doc, start, lexicon, grammar)
    before_verb = stands_before_verb(doc, start, end, grammar)
    plural = label in ("ORG", "LOC") and not grammar.plural_determiners.isdisjoint((before, lower[start]))
    if label == "ORG":
        nouns += [lower[start], *_apposed_nouns(doc, end, lexicon, grammar)]
    elif before in grammar.sources.telling_titles:
        nouns.append(before)
    return Mention(
        start,
        end,
        names.get((start, end)) or entity.text,
        label,
        gender,
        "p" if plural else "s",
        not opens_subordinate(doc, start, grammar)
        and not (names_kind and behind_preposition(doc, head, grammar))  # « la mort du peintre Paul Rey »
        and (before_verb or is_subject_name(entity, grammar) or is_put_first(doc, start, end, grammar)),
        frozenset(nouns),
        entity.id_,
        before_verb and opens_joined_clause(doc, start, grammar),
    )


def _noun_before(doc: Doc, start: int, lexicon: Lexicon, grammar: Grammar) -> int:
    """Give the noun for what bears a name: "le groupe horloger X", "le fabricant de pneus X"; the name for none."""
    words = tagged_words_of(doc)
    lower, tags = words.lower, words.tags
    for at in back(start - 1):
        word, tag = lower[at], tags[at]
        if word in lexicon.source_nouns and tag != "VERB":
            return head_of_office(lower, at, grammar)
        joined = word in grammar.de and at < start - 1 and lower[start - 1] not in lexicon.titles  # « avocat de M. X »
        if not joined and (tag not in ("ADJ", "NOUN") or doc[at].ent_type_):
            return start
    return start


def _is_set_off_as_person(doc: Doc, entity: Span, lexicon: Lexicon) -> bool:
    """Tell whether a first name that no list of bodies has is said to be a person: "Sandra, une voyageuse,"."""
    at = entity.end
    if entity.end - entity.start > 1 or entity.id_ or at + 2 >= len(doc) or doc[at].text != ",":
        return False
    if entity.text.lower() not in lexicon.first_name_genders:
        return False
    noun = lexicon.source_nouns.get(doc[at + 1 + (doc[at + 1].pos_ == "DET")].lower_)
    return noun is not None and noun.type == "person" and noun.number != "p"


def _is_apposed_to_person(doc: Doc, entity: Span, lexicon: Lexicon, grammar: Grammar) -> bool:
    """Tell whether commas set off two capitalised words behind who it is: "La gardienne du club, Grace Nova, a dit"."""
    start, end = entity.start, entity.end
    closed = start > 2 and end < len(doc) and doc[start - 1].text == "," and doc[end].text == ","
    if entity.label_ != "ORG" or entity.id_ or not closed:
        return False
    if end - start != 2 or not all(_is_capital(token.text) for token in entity):
        return False
    lower = words_of(doc).lower
    for at in back(start - 2):
        if doc[at].pos_ not in INSIDE_PHRASE and doc[at].pos_ not in ("ADP", "NOUN", "PROPN"):
            return False
        noun = lexicon.source_nouns.get(lower[at])
        opened = at > 0 and lower[at - 1] in grammar.definite_articles
        if opened and (doc[at - 1].is_sent_start or at == 1 or doc[at - 2].text == ","):
            person = noun is not None and noun.type == "person" and noun.number != "p"
            return person and lower[at] not in grammar.sources.bodies_too
    return False


def _is_full_name(entity: Span, lexicon: Lexicon) -> bool:
    """Tell whether a name of no known sort is a first name and a surname."""
    words = [token.text for token in entity]
    return len(words) > 1 and all(map(_is_capital, words)) and words[0].lower() in lexicon.first_name_genders


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word[1:].islower()


def _handle(token: Token) -> Mention:
    return Mention(token.i, token.i + 1, token.text, "PER", "", "s", subject=True)


def _apposed_nouns(doc: Doc, end: int, lexicon: Lexicon, grammar: Grammar) -> list[str]:
    """Give the noun apposed to a body's name: "la CFDT, première organisation du site,", "X (CDP), parti de Y"."""
    words = tagged_words_of(doc)
    if end + 2 < len(doc) and words.lower[end] == "(" and words.lower[end + 2] == ")":
        end += 3
    if end >= len(doc) or words.lower[end] != ",":
        return []
    for at in range(end + 1, len(doc)):
        word = words.lower[at]
        noun = lexicon.source_nouns.get(word)
        if noun is not None and noun.number == "s":
            return [word]
        if word in grammar.sources.singular_articles or words.tags[at] not in ("DET", "ADJ", "ADV", "NUM"):
            break
    return []


def _described(
    doc: Doc, tags: Sequence[str], token: Token, lexicon: Lexicon, grammar: Grammar, noun: SourceNoun
) -> Mention:
    words = tagged_words_of(doc)
    lower = words.lower
    start = token.i
    while start > 0 and tags[start - 1] in INSIDE_PHRASE and words.sentence_start[start] != start:
        if tags[start] == "DET" and tags[start - 1] == "ADJ" and lower[start - 1] not in grammar.before_article:
            break  # « a reçu la semaine dernière | le préfet »
        start -= 1
    nouns = {lower[token.i]}
    draft = start > 1 and lower[start - 1] in grammar.de and lower[start - 2] in grammar.sources.drafts
    if draft:  # « un projet de loi »
        start -= 2
        nouns.add(lower[start])
        while start > 0 and tags[start - 1] in INSIDE_PHRASE:
            start -= 1
    if start > 1 and lower[start - 1] in grammar.de and lower[start - 2] in grammar.quantities:
        start -= 2
        start -= start > 0 and tags[start - 1] == "DET"
    end = token.i + 1
    edge = token.right_edge.i + 1
    while end < edge and lower[end] not in MARKS and lower[end] not in SENTENCE_MARKS and tags[end] not in AFTER_PHRASE:
        if lower[end].isspace():
            break  # « - 600 pompiers - »: a heading
        if _opens_object(lower, tags, end, grammar):
            governs = end > token.i + 1 and tags[end - 1] == "ADJ" and tags[end + 1 : end + 2] == ["NOUN"]
            end -= governs and lower[end + 1] not in grammar.time_nouns  # « Le gardien | hoche la tête »
            break
        end += 1
    while end > token.i + 1 and (tags[end - 1] in OPEN_ENDS or not words.are_words[end - 1]):
        end -= 1
    while end > token.i + 1 and _tells_when(lower, tags, end - 1, grammar):
        end -= 1  # « la Métropole | mardi soir »
    if noun.type == "organization" and end == token.i + 1:
        end = _past_quoted_name(doc, end, grammar)
    one = _one_before(doc, start, grammar)
    plural = one == start and (noun.number == "p" or number_of_phrase(doc, start, end, grammar) == "p")
    start = one
    shown = gender_of_phrase(doc, start, end, lexicon, grammar)
    return Mention(
        start,
        end,
        words.between(start, end),
        "",
        shown,
        "p" if plural else "s",
        not opens_subordinate(doc, start, grammar)
        and (token.dep_ in SUBJECTS or is_put_first(doc, start, end, grammar)),
        frozenset(nouns),
    )


def _opens_object(lower: Sequence[str], tags: Sequence[str], at: int, grammar: Grammar) -> bool:
    """Tell an article that no preposition joins to a noun phrase: "L'infirmière |le| branche", not "la plus titrée"."""
    if lower[at] not in grammar.definite_articles or tags[at - 1] not in ("NOUN", "ADJ", "PROPN"):
        return False
    return lower[at - 1] not in grammar.determiners and not grammar.degree_adverbs.intersection(lower[at + 1 : at + 2])


def _tells_when(lower: Sequence[str], tags: Sequence[str], at: int, grammar: Grammar) -> bool:
    """Tell a day behind a noun phrase and no part of it: "la Métropole mardi", not "de nuit", "de 34 ans"."""
    return (
        lower[at] in grammar.time_nouns
        and lower[at - 1] not in grammar.name_prepositions
        and tags[at - 1] not in ("NUM", "ADJ", "DET")
    )


def _past_quoted_name(doc: Doc, end: int, grammar: Grammar) -> int:
    """Give the token after a body's name in quotation marks ("le collectif « Mille jours »"), or after its noun."""
    lower = words_of(doc).lower
    if end + 2 >= len(doc) or lower[end] not in OPENING_QUOTATION_MARKS or not doc[end + 1].text[0].isupper():
        return end
    last = end + 2 + grammar.sources.longest_quoted_name
    closing = (at for at in range(end + 2, min(len(doc), last)) if lower[at] in CLOSING_QUOTATION_MARKS)
    return next(closing, end - 1) + 1


def _one_before(doc: Doc, start: int, grammar: Grammar) -> int:
    """Give where "un seul des", "l'une des" begins before a noun phrase; the start of that where neither does."""
    lower = words_of(doc).lower
    links = grammar.sources.function_continuers
    of = start if lower[start] in links else start - 1
    if of < 1 or lower[of] not in links or lower[of] in grammar.de:
        return start
    one = of - 1 - (of > 1 and doc[of - 1].pos_ == "ADJ")
    if lower[one] not in grammar.ones:
        return start
    return one - (one > 0 and lower[one - 1] in grammar.definite_articles)


def _heads_phrase(token: Token, written: WrittenWords, grammar: Grammar) -> bool:
    """Tell whether a source noun heads a noun phrase, whatever the tagger makes of it behind a determiner."""
    at, words, tags = token.i, written.lower, written.tags
    adjective = tags[at] == "ADJ" or words[at] in grammar.sources.young
    follows = tags[at + 1] if at + 1 < len(tags) else ""
    if adjective and (follows in ("NOUN", "ADJ") or (follows == "VERB" and is_participle(token.nbor()))):
        return False
    if at and words[at - 1] in grammar.determiners and token.dep_ != "flat:name":
        return tags[at] != "VERB" or words[at - 1] in grammar.clear_determiners
    return tags[at] in ("NOUN", "ADJ", "PROPN") and token.dep_ not in ("amod", "fixed", "flat:name")


def _titles_name(doc: Doc, at: int, taken: set[int], grammar: Grammar) -> bool:
    """Tell whether a noun is the title of a name that follows ("le maire Rey"): it is no mention of its own."""
    lower = words_of(doc).lower
    if at + 1 < len(doc) and lower[at + 1] in grammar.name_prepositions:
        return False
    if at + 2 in taken and lower[at + 1] in OPENING_QUOTATION_MARKS:
        return True  # « le magazine « Femmes du jour » »
    return any(place in taken and doc[place].ent_type_ == "PER" for place in range(at + 1, min(at + 3, len(doc))))

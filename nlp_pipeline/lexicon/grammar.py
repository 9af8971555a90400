"""The closed classes and fixed phrases of French grammar, and how far rules look, read from the files of ``grammar``.

A class or a bound stands in the file of the folder of ``language`` that reads it, or in the shared one. It is a field
of the same name here, so that a wrong name is found before anything runs; the file says what it is for.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_origin, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Words = frozenset[str]
"""Words in lower case, or endings or lemmas of words."""

Endings = tuple[str, ...]
"""Endings of words, as ``str.endswith`` takes them."""


class Phrases(tuple[str, ...]):
    """Fixed phrases in lower case, each as written."""

    @cached_property
    def by_first_word(self) -> dict[str, dict[str, list[str]]]:
        """What follows the first token of the phrases, by that token and by the letter that it begins with.

        An elided word may stand by itself; where nothing follows, the letter is ''.
        """
        index: dict[str, dict[str, list[str]]] = {}
        for phrase in self:
            first = phrase.split()[0]
            elided = first.split("'")[0] + "'" if "'" in first else first
            for key in {first, elided}:
                rest = phrase[len(key) :].lstrip()
                index.setdefault(key, {}).setdefault(rest[:1], []).append(rest)
        return index

    @cached_property
    def last_words(self) -> frozenset[str]:
        """Every word, whole or as an apostrophe or a hyphen cuts it, that one of the phrases can end with."""
        lasts = [phrase.split()[-1] for phrase in self]
        return frozenset(last[cut.start() :] for last in lasts for cut in re.finditer(r"(?<!\w)\w|^\W|\W$", last))

    @cached_property
    def most_tokens(self) -> int:
        """How many tokens the longest of the phrases has at most: its words and its marks."""
        return max(len(re.findall(r"\w+|[^\w\s]", phrase)) for phrase in self)


class GrammarError(ValueError):
    """A file of the grammar that lacks a class, has one too many, or has no whole number for a bound."""


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """Endings and marks that the view of a Doc reads."""

    words_not_in_lists: Words
    regular_third_persons: Words
    irregular_third_persons: Words
    feminine_participles: Words
    clear_finite_endings: Endings
    er_endings: Endings
    plural_verb_endings: Endings
    adverb_endings: Endings
    adverbs_like_verbs: Words
    present_participle_endings: Endings
    clause_marks: Words
    phrase_marks: Words
    regular_finite_endings: Words
    first_person_endings: Words
    never_finite_endings: Words
    farthest_incise: int


@dataclass(frozen=True, slots=True)
class SyntaxWords:
    """What the readers of phrases and clauses alone ask for."""

    clitic_determiners: Words
    interrogatives: Words
    reached: Words
    question_prepositions: Words
    asked: Words
    fronting: Words
    clear_clitics: Words
    media_jobs: Words
    adjunct_prepositions: Words
    governor_complements: Words
    modal_forms: Words
    adverbs_before_que: Words
    spoken_virtues: Words
    joining_phrases: Phrases
    verbs_with_being: Words
    occasion_nouns: Words
    joining_before_que: Words
    ce: Words
    euphonic_t: Words
    function_apposition: Words
    free_relatives: Words
    people_asides: Words
    first_reflexives: Words
    first_subjects: Words
    complement_prepositions: Words
    passive_marks: Words
    civil_titles: Words
    prepositions: Words
    bare_manner_nouns: Words
    microphones: Words
    last: Words
    absolute_participles: Words
    broadcast_prepositions: Words
    third_person_endings: Endings
    bare_inverted: Words
    time_determiners: Words
    months: Words
    time_adjectives: Words
    doubling_pronouns: Words
    bearing_nouns: Words
    that_one: Words
    bare_stretches: Words
    comparatives: Words
    elided_article: Words
    elliptical_subordinators: Words
    bare_noun_openers: Words
    object_pronouns: Words
    later: Phrases
    ago: Phrases
    no_sooner: Phrases
    held_up: Phrases
    among: Phrases
    facts: Phrases
    complement_phrases: Phrases
    of_all: Phrases
    as_what: Phrases
    plural_contractions: Words
    counting_pronouns: Words
    before_nouns: Words
    told_of_sources: Words
    sur: Words
    hyphened_t: Words
    floating_quantifiers: Words
    elisions: Words
    nous: Words
    plus: Words
    speech_persons: Words
    elided_si: Words
    number_nouns: Words
    counting_adjectives: Words
    si_subjects: Words
    farthest_head_noun: int
    longest_locution_gap: int


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """What the readers of clauses, infinitives and inverted subjects alone ask for."""

    clause_subjects: Words
    sentence_ends: Words
    adverbial_subordinators: Words
    before_adverbial_que: Words
    compared: Words
    degree_words: Words
    nouns_of_clauses: Words
    neuter_antecedents: Words
    fused_relatives: Words
    relative_prepositions: Words
    question_openers: Words
    inner_joints: Words
    infinitive_prepositions: Words
    light_joiners: Words
    subordinating_adverbs: Words
    hyphened_pronouns: Words
    verbs_of_control: Words
    subject_words: Words
    second_person_endings: Endings
    before_infinitives: Words
    noun_prepositions: Words
    bare_prepositions: Words
    seldom_verbs: Words
    where: Words
    even: Words
    inverted_ce: Words
    purpose: Words
    wished_forms: Words
    loose_adverbs: Words
    loosely_compared: Words
    before_subordinators: Words
    subordinating_phrases: Phrases
    dead_infinitives: Phrases
    farthest_comparison: int
    farthest_compared_negation: int
    farthest_subject: int
    farthest_governor: int
    farthest_wish: int
    farthest_restart: int


@dataclass(frozen=True, slots=True)
class Periphrases:
    """Verbs (lemmas) that may govern the infinitive of a cue, and the words that join them."""

    verbs: Words
    openers: Words
    governors: Words
    negated_governors: Words
    enabling: Words
    driving: Words
    perceiving: Words
    other_senses: Words
    other_infinitives: Words
    joiners: Words


@dataclass(frozen=True, slots=True)
class AttributionWords:
    """What the constructions and the extents of claims alone ask for."""

    clear_conditional_endings: Endings
    concessions: Phrases
    verbs_of_proof: Words
    consequences: Words
    holding_verbs: Words
    verbs_of_silence: Words
    said_of_things: Words
    citing_verbs: Words
    verbs_of_skill: Words
    impersonal_reflexives: Words
    verbs_of_bearing: Words
    sayings: Words
    verbs_of_will: Words
    matters_of_skill: Phrases
    naming_verbs: Words
    joined_adverbs: Phrases
    unsaid: Phrases
    about_phrases: Phrases
    works: Words
    verbs_of_showing: Words
    appointing_verbs: Words
    modal_verbs: Words
    in_vain: Words
    negative_determiners: Words
    shared_by: Words
    plain_predicates: Phrases
    unowned_beliefs: Words
    state_openers: Words
    complement_openers: Words
    relative_sources: Words
    verdicts: Words
    hedging_verbs: Words
    modal_participles: Words
    guesses: Phrases
    advised_states: Words
    supposed_openers: Words
    birthday_participles: Words
    birthday_nouns: Words
    hypothesis_leads: Words
    hypothesis_words: Words
    nouns_for_claims: Words
    neutral_pronouns: Words
    such: Words
    editor_notes: Words
    fragment_leads: Words
    impersonal_pronouns: Words
    first_and_second_inverted: Words
    conditional_auxiliaries: Words
    conditional_endings: Endings
    read_in: Words
    no_agents: Words
    phrase_openers: Words
    before_cue_noun: Words
    loose_connectives: Words
    after_object: Words
    no_object: Words
    between_cue_and_verb: Words
    infinitive_leads: Words
    no_judgement: Words
    plural_imperatives: Endings
    nothing: Words
    relative_or_neutral: Words
    sans: Words
    withholding_verbs: Words
    dont: Words
    phrase_leads: Words
    speaker_leads: Phrases
    non_hearsay_subjects: Words
    alternants: Words
    supposing_verbs: Words
    everybody: Phrases
    seeming_verbs: Words
    seeming: Words
    called: Words
    ways: Words
    familiar_subjects: Words
    advising_verbs: Words
    given_that: Words
    naming_prepositions: Words
    seen_in: Words
    verbs_of_duty: Words
    duties: Words
    verbs_of_effect: Words
    plain_pour: Words
    versus: Words
    certainties: Words
    behind_whole_quotation: Words
    things: Words
    sides: Phrases
    beneficiaries: Words
    distributives: Words
    events: Words
    author: Words
    presenting_subjects: Words
    feats: Words
    ordinal_endings: Endings
    selon: Words
    suivant: Words
    polite_imperatives: Words
    supposition_openers: Words
    plain_si: Words
    mais: Words
    plain_que: Words
    pas: Words
    du: Words
    moins: Words
    phrase_joints: Words
    subject_openers: Words
    states_met: Words
    agreeing_endings: Words
    person_endings: Endings
    patterns: Words
    varying_verbs: Words
    agencies: Phrases
    at_least: Phrases
    claim_clitics: Words
    hypotheses: Phrases
    reporter_goes_on: Phrases
    occasions: Phrases
    nouns_of_speaking: Words
    nouns_of_audience: Words
    prepositions_of_speaking: Words
    grades: Phrases
    prepositions_of_content: Words
    concessive_openers: Phrases
    contrasts: Phrases
    reasons: Phrases
    takes_claim_up: Phrases
    points_at_claim: Phrases
    not_agents: Phrases
    pour_exceptions: Phrases
    verbless_refusals: Phrases
    by_right: Phrases
    states: Phrases
    it_is: Phrases
    shortest_question: int
    shortest_partial: int
    longest_verdict: int
    farthest_resumption: int
    farthest_repeat: int
    loosest_repeat: int
    farthest_source: int
    long_content: int
    short_content: int
    farthest_behind_on: int
    farthest_channel: int
    farthest_que: int
    farthest_ne: int
    farthest_pas: int


@dataclass(frozen=True, slots=True)
class SourceWords:
    """What the resolution of sources alone asks for.

    Attributes:
        out_of: how "de" goes with the word that opens the name of several ("les": "l'un des").
        of_public_bodies: for a noun for an outlet, the words behind it that make a public body of it.
        freed_articles: articles by what they run together with a preposition to ("du": "le").
        opened_functions: the nouns for who is "à la tête" of something, by these words.
    """

    out_of: dict[str, str]
    freed_articles: dict[str, str]
    opened_functions: dict[str, list[str]]
    of_public_bodies: dict[str, list[str]]
    before_of: Words
    masculine_determiners: Words
    feminine_determiners: Words
    group_pronouns: Words
    story_pronouns: Words
    seats: Words
    mine: Words
    story_possessives: Words
    interviewed: Words
    agent_endings: Words
    telling_titles: Words
    passed_on: Words
    citing_openers: Words
    citing: Words
    having_from: Words
    origin_prepositions: Words
    several_determiners: Words
    nobody_determiners: Words
    body_prepositions: Words
    copulas: Words
    became: Words
    collectives: Words
    holding: Words
    posts_held: Words
    standing: Words
    no_functions: Words
    before_functions: Words
    single_pronouns: Words
    nobody: Words
    these: Words
    one_of: Words
    several_of_them: Words
    function_continuers: Words
    focus: Words
    fixed_gender_nouns: Words
    agreeing_verbs: Words
    both_endings: Endings
    clear_endings: Endings
    feminine_endings: Endings
    masculine_endings: Endings
    post_prepositions: Words
    years: Words
    according: Words
    since: Words
    behind_functions: Words
    quant: Words
    before_on: Words
    singular_articles: Words
    young: Words
    vice: Words
    trials: Words
    accused: Words
    bodies_too: Words
    reading: Words
    replies: Words
    going_on: Words
    once_more: Words
    nicknames: Words
    firsts: Words
    seconds: Words
    ordinals: Words
    fresh: Words
    past: Words
    drafts: Words
    former: Endings
    il: Words
    concerns: Words
    function_openers: Phrases
    farthest_sentence: int
    longest_quoted_name: int
    longest_time: int
    soon: int
    soon_behind_opening: int
    lead_paragraphs: int
    topic_named: int
    farthest_function: int


@dataclass(frozen=True, slots=True)
class SharedWords:
    """What several folders ask for.

    Attributes:
        agreement: gender and number of the pronouns of the third person.
    """

    agreement: dict[str, tuple[str, str]]
    determiners: Words
    subject_pronouns: Words
    inverted_pronouns: Words
    disjunctive_pronouns: Words
    object_clitics: Words
    negations: Words
    negation_marks: Words
    full_negations: Words
    relatives: Words
    coordinators: Words
    clear_subject_pronouns: Words
    personal_subjects: Words
    degree_adverbs: Words
    infinitive_endings: Endings
    indefinite_articles: Words
    possessives: Words
    third_person_clitics: Words
    about: Phrases
    numerals: Words
    incise_clitics: Words
    subordinators: Words
    attribute_openers: Words
    linking_prepositions: Words
    inner_prepositions: Words
    time_words: Words
    noun_homographs: Words
    words_of_others: Words
    clause_openers: Words
    que: Words
    qui: Words
    de: Words
    to: Words
    se: Words
    definite_articles: Words
    before_article: Words
    plural_determiners: Words
    definite_determiners: Words
    demonstratives: Words
    same: Words
    as_said: Phrases
    pronoun_phrases: Phrases
    clause_joints: Words
    reading_verbs: Words
    causing: Words
    manner_nouns: Words
    manner_prepositions: Words
    before_and_after: Words
    name_joints: Words
    general_pronouns: Words
    first_person: Words
    gerund_openers: Words
    no_complement_before_que: Words
    contracted_prepositions: Words
    grounds: Words
    strong_relatives: Words
    clause_relatives: Words
    name_prepositions: Words
    plural_speakers: Words
    nearest_pronouns: Words
    quantities: Words
    clear_determiners: Words
    two_word_subordinators: Words
    channel_prepositions: Words
    channel_nouns: Words
    been: Words
    y: Words
    plain_to: Words
    par: Words
    networks: Words
    being: Words
    auxiliaries: Words
    ones: Words
    impersonal_verbs: Words
    free_pronouns: Words
    time_nouns: Words
    having: Words
    quand: Words
    which: Words
    source_labels: Words
    unit_signs: Words
    comme: Words
    en: Words
    tout: Words
    plain_ce: Words
    et: Words
    hypothesis_openers: Words
    imperative_endings: Endings
    estimate_openers: Words
    leading_subordinators: Words
    possible_participle_endings: Endings
    participle_endings: Endings
    connectives: Phrases
    latter: Phrases
    recipients: Phrases
    inside_compounds: Phrases
    shortest_quotation: int


@dataclass(frozen=True, slots=True)
class Grammar(SharedWords):
    """Closed classes and fixed phrases of one language.

    Attributes:
        document: those of the view of a Doc alone.
        syntax: those of the readers of phrases and clauses alone.
        clauses: those of the readers of clauses alone.
        periphrases: verbs over the infinitive of a cue.
        attribution: those of the constructions alone.
        sources: those of the resolution of sources alone.
    """

    document: DocumentWords
    syntax: SyntaxWords
    clauses: ClauseWords
    periphrases: Periphrases
    attribution: AttributionWords
    sources: SourceWords


@cache
def load_grammar(language: str = "fr") -> Grammar:
    """Read the grammar of a language from the package's own data (once a process).

    Raises:
        FileNotFoundError: if the package has no such language.
        GrammarError: if a class is missing or unknown, or a bound no whole number.
    """
    folder = Path(__file__).with_name(language) / "grammar"
    shared = _read(folder / "shared.toml", SharedWords)
    return Grammar(
        **{field.name: getattr(shared, field.name) for field in fields(shared)},
        document=_read(folder / "document.toml", DocumentWords),
        syntax=_read(folder / "syntax.toml", SyntaxWords),
        clauses=_read(folder / "clauses.toml", ClauseWords),
        periphrases=_read(folder / "periphrases.toml", Periphrases),
        attribution=_read(folder / "attribution.toml", AttributionWords),
        sources=_read(folder / "sources.toml", SourceWords),
    )


Table = TypeVar("Table", bound="DataclassInstance")


def _read(path: Path, table: type[Table]) -> Table:
    """Read one file: each of its lists becomes a set or a tuple, as its field says; a bound stays a number."""
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    if wrong := {field.name for field in fields(table)} ^ data.keys():
        raise GrammarError(f"{path.name}: missing or unknown classes: {', '.join(sorted(wrong))}")
    hints = get_type_hints(table)
    if odd := {name for name, hint in hints.items() if hint is int and type(data[name]) is not int}:
        raise GrammarError(f"{path.name}: no whole numbers: {', '.join(sorted(odd))}")
    if "agreement" in data:
        data["agreement"] = {word: tuple(values) for word, values in data["agreement"].items()}
    return table(**{name: (get_origin(hint) or hint)(data[name]) for name, hint in hints.items()})

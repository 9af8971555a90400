"""The classes and bounds of ``syntax.toml``."""

from dataclasses import dataclass

from nlp_pipeline.lexicon.grammar.word_classes import Endings, Phrases, Words


@dataclass(frozen=True, slots=True)
class SyntaxWords:
    """What the readers of phrases and clauses alone ask for."""

    clitic_determiners: Words
    reached: Words
    question_prepositions: Words
    fronting: Words
    clear_clitics: Words
    media_jobs: Words
    governor_complements: Words
    partitive_complements: Phrases
    negated_alone: Words
    infinitive_adverbs: Words
    modal_forms: Words
    chance_nouns: Words
    for_whom: Words
    adverbs_before_que: Words
    spoken_virtues: Words
    spoken_states: Phrases
    joining_phrases: Phrases
    pair_openers: Phrases
    verbs_with_being: Words
    occasion_nouns: Words
    joining_before_que: Words
    then: Words
    indifferent: Phrases
    alternatives: Words
    euphonic_t: Words
    function_apposition: Words
    free_relatives: Words
    people_asides: Words
    first_reflexives: Words
    first_subjects: Words
    complement_prepositions: Words
    passive_marks: Words
    prepositions: Words
    expletive_openers: Words
    unaccented_prepositions: Words
    bare_manner_nouns: Words
    microphones: Words
    last: Words
    broadcast_prepositions: Words
    third_person_endings: Endings
    unaccented_participle_endings: Endings
    bare_inverted: Words
    governing_phrases: Phrases
    before_de: Words
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
    inside: Words
    bare_noun_openers: Words
    object_pronouns: Words
    later: Phrases
    little: Phrases
    ago: Phrases
    no_sooner: Phrases
    held_up: Phrases
    among: Phrases
    turns: Phrases
    facts: Phrases
    complement_phrases: Phrases
    of_all: Phrases
    as_what: Phrases
    plural_contractions: Words
    other_persons: Phrases
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

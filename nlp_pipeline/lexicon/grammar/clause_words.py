"""The classes and bounds of ``clauses.toml``."""

from dataclasses import dataclass

from nlp_pipeline.lexicon.grammar.word_classes import Endings, Phrases, Words


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

"""The classes and bounds of ``shared.toml``."""

from dataclasses import dataclass

from nlp_pipeline.lexicon.grammar.word_classes import Endings, Phrases, Words


@dataclass(frozen=True, slots=True)
class SharedWords:
    """What several folders ask for.

    Attributes:
        agreement: gender and number of the pronouns of the third person.
    """

    agreement: dict[str, tuple[str, str]]
    determiners: Words
    masculine_determiners: Words
    feminine_determiners: Words
    subject_pronouns: Words
    inverted_pronouns: Words
    first_and_second_inverted: Words
    disjunctive_pronouns: Words
    object_clitics: Words
    negations: Words
    negation_marks: Words
    full_negations: Words
    relatives: Words
    coordinators: Words
    clear_subject_pronouns: Words
    neutral_pronouns: Words
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
    adjunct_prepositions: Words
    inner_prepositions: Words
    time_words: Words
    noun_homographs: Words
    words_of_others: Words
    absolute_participles: Words
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
    ce: Words
    contracted_prepositions: Words
    civil_titles: Words
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
    interrogatives: Words
    asked: Words
    attendant_openers: Phrases
    shortest_quotation: int

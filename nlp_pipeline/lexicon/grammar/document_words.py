"""The classes and bounds of ``document.toml``."""

from dataclasses import dataclass

from nlp_pipeline.lexicon.grammar.word_classes import Endings, Words


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
    never_third_person: Endings
    adverb_endings: Endings
    adverbs_like_verbs: Words
    present_participle_endings: Endings
    clause_marks: Words
    phrase_marks: Words
    regular_finite_endings: Words
    first_person_endings: Words
    imperfect_endings: Words
    never_finite_endings: Words
    farthest_incise: int

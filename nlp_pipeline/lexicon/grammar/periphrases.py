"""The classes and bounds of ``periphrases.toml``."""

from dataclasses import dataclass

from nlp_pipeline.lexicon.grammar.word_classes import Words


@dataclass(frozen=True, slots=True)
class Periphrases:
    """Verbs (lemmas) that may govern the infinitive of a cue, and the words that join them."""

    verbs: Words
    openers: Words
    governors: Words
    negated_governors: Words
    incise_governors: Words
    enabling: Words
    driving: Words
    perceiving: Words
    other_senses: Words
    other_infinitives: Words
    moving: Words
    meeting: Words
    joiners: Words
    modal_infinitives: Words

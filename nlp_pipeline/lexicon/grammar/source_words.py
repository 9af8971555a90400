"""The classes and bounds of ``sources.toml``."""

from dataclasses import dataclass

from nlp_pipeline.lexicon.grammar.word_classes import Endings, Phrases, Words


@dataclass(frozen=True, slots=True)
class SourceWords:
    """What the resolution of sources alone asks for.

    Attributes:
        out_of: how "de" goes with the word that opens the name of several ("les": "l'un des").
        of_somebody: "de" before a name, by the letter that opens this.
        of_public_bodies: for a noun for an outlet, the words behind it that make a public body of it.
        told_by_relative: pronouns for whoever goes by who he is: "il" for "celui qui".
        freed_articles: articles by what they run together with a preposition to ("du": "le").
        opened_functions: the nouns for who is "à la tête" of something, by these words.
    """

    out_of: dict[str, str]
    of_somebody: dict[str, str]
    told_by_relative: dict[str, str]
    freed_articles: dict[str, str]
    opened_functions: dict[str, list[str]]
    of_public_bodies: dict[str, list[str]]
    before_of: Words
    group_pronouns: Words
    story_pronouns: Words
    seats: Words
    mine: Words
    story_possessives: Words
    feminine_possessives: Words
    interviewed: Words
    feminine_office_endings: Words
    telling_titles: Words
    demonym_endings: Words
    during: Words
    one_speaker: Words
    sets_of_people: Words
    longest_dateline: int
    passed_on: Words
    citing_openers: Words
    citing: Words
    having_from: Words
    origin_prepositions: Words
    several_determiners: Words
    nobody_determiners: Words
    body_prepositions: Words
    called_verbs: Words
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
    joined_offices: Words
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
    deeds: Words
    deaths: Words
    victims: Words
    accused: Words
    bodies_too: Words
    reading: Words
    replies: Words
    touching: Words
    pleasing: Words
    leaving: Words
    left_as: Words
    going_on: Words
    once_more: Words
    nicknames: Words
    firsts: Words
    seconds: Words
    ordinals: Words
    fresh: Words
    past: Words
    camps: Words
    colleagues: Words
    own_bodies: Words
    counsels: Words
    clients: Words
    drafts: Words
    former: Endings
    il: Words
    concerns: Words
    in_chief: Phrases
    function_openers: Phrases
    fellow_outlets: Phrases
    prizes: Words
    farthest_sentence: int
    longest_quoted_name: int
    longest_time: int
    soon: int
    soon_behind_opening: int
    lead_paragraphs: int
    topic_named: int
    farthest_function: int

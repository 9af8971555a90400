"""Those who are spoken to, before the name of who speaks: « a dit à la presse locale | Paul Rey »."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp_pipeline.language.document.view import DocView


def follows_hearers(view: DocView, at: int) -> bool:
    """Tell whether a person's name begins a noun phrase of its own behind a noun for those who hear it.

    A noun for one person would be a title (« devant le juge Paul Rey »), and what follows several may list them
    (« devant les députés Paul Rey et Anne Roy »).

    Args:
        view: the Doc as lists.
        at: first token of a name.
    """
    named = view.words[at] in view.lexicon.first_name_genders and view.texts[at].istitle()
    if not named or view.is_media(at) or view.is_in(at, view.grammar.determiners):
        return False
    noun = at - 1
    while noun > 0 and view.pos[noun] == "ADJ":
        noun -= 1
    known = view.lexicon.source_nouns.get(view.words[noun])
    if known is None:
        outlet = view.texts[noun].istitle() and view.is_in(noun - 1, view.grammar.to)  # « au Soir | Léa Roy »
        if not (view.is_in(noun, view.grammar.syntax.microphones) or (outlet and view.entity_at[noun] == "")):
            return False
    elif known.type != "media" and known.number != "p":
        return False
    end = at
    while end < view.length and (end == at or (view.entity_at[end] and not view.begins_entity(end))):
        end += 1
    listed = view.is_in(end, view.grammar.name_joints) or view.word(end) == ","
    return not (listed and view.entity_at[end + 1] == "PER")


def follows_outlet(view: DocView, at: int) -> bool:
    """Tell several who speak, behind whom they speak to: « ont dit à Reuters | des élus », « à la presse | des élus ».

    Args:
        view: the Doc as lists.
        at: first token of what may be a noun phrase of its own.
    """
    noun = view.lexicon.source_nouns.get(view.words[at + 1]) if at + 1 < view.length else None
    if noun is None or noun.number != "p" or not view.is_in(at, view.grammar.indefinite_articles):
        return False
    if view.is_media(at - 1):
        return not view.is_media(at)
    outlet = view.lexicon.source_nouns.get(view.words[at - 1])
    told = view.is_in(at - 2, view.grammar.definite_articles) and view.is_in(at - 3, view.grammar.to)
    return told and outlet is not None and outlet.type == "media"

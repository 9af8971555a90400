"""L'annonce que P — l'idée selon laquelle P — au motif que P — des informations selon lesquelles P."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.agents import agent
from nlp_pipeline.language.attribution.candidates import Candidate
from nlp_pipeline.language.attribution.clause_ends import clause_end
from nlp_pipeline.language.attribution.construction import Construction
from nlp_pipeline.language.attribution.embedded_clauses import embedded_end, heads_sentence
from nlp_pipeline.language.attribution.framed_claims import framed_end
from nlp_pipeline.language.attribution.trimming import tidy_pieces
from nlp_pipeline.language.attribution.unclaimed import is_nobody
from nlp_pipeline.language.syntax.adjuncts import aside_end, skip_adjuncts
from nlp_pipeline.language.syntax.auxiliaries import auxiliary_before
from nlp_pipeline.language.syntax.clauses import main_verb
from nlp_pipeline.language.syntax.enumerations import with_last_members
from nlp_pipeline.language.syntax.noun_phrases import governed_phrase, noun_phrase_before, noun_phrase_from
from nlp_pipeline.language.syntax.possible_speakers import can_speak
from nlp_pipeline.language.syntax.subjects import subject_at, subject_of
from nlp_pipeline.language.syntax.time_phrases import time_end
from nlp_pipeline.language.syntax.verb_groups import VerbGroup
from nlp_pipeline.language.words import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.language.attribution.scene import Scene
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView


def _find(scene: Scene) -> Iterator[Candidate]:
    view = scene.view
    known = {*view.grammar.attribution.selon, *view.lexicon.cue_nouns}
    for at in places_of(view.words, known):
        if at == 0 or at == view.length - 1 or view.navigation[at]:
            continue
        if view.words[at] in view.grammar.attribution.selon and view.is_in(at + 1, view.grammar.which):
            candidate = _according_to_which(scene, at)
        elif view.words[at] in view.lexicon.cue_nouns:
            candidate = _governed(scene, at)
        else:
            continue
        if candidate is not None:
            yield candidate


def _according_to_which(scene: Scene, at: int) -> Candidate | None:
    view = scene.view
    low = view.window(at)[0]
    head = at - 1
    while head > low and view.pos[head] != "NOUN":
        head -= 1
    while (
        head > low
        and view.dep[head] == "nmod"
        and low <= view.head[head] < head
        and view.words[head] not in view.lexicon.cue_nouns
    ):
        head = view.head[head]
    if view.pos[head] != "NOUN":
        return None
    head = _telling_noun(view, head, low)
    noun = view.lexicon.cue_nouns.get(view.words[head])
    if view.is_in(head, view.grammar.attribution.ways) or (noun is not None and "selon_lequel" not in noun.frames):
        return None  # « la méthode selon laquelle »
    heads = heads_sentence(view, head)
    end = framed_end(scene, at + 2, view.window(at)[1]) if heads else clause_end(scene, at + 2, head)
    content = tidy_pieces(view, [(at + 2, embedded_end(view, at + 2, end, heads=heads))])
    if not content:
        return None
    first, stop = noun_phrase_before(view, head, at, low)
    span = first + view.is_in(first, view.grammar.de), stop  # « sur la foi d'un renseignement selon lequel »
    owner = _owner(view, head, at)
    if owner is None and view.words[head] not in view.lexicon.source_nouns:
        # « X avance l'hypothèse selon laquelle P », but « X lit un rapport selon lequel P »
        owner = _holder(view, head)
    return Candidate(
        content=content,
        source=owner or (None if view.is_in(head, view.grammar.attribution.unowned_beliefs) else span),
        cue=((at, at + 2),),
        stance=noun.stance if noun is not None else "report",
        confidence=0.8,
    )


def _telling_noun(view: DocView, head: int, low: int) -> int:
    """Move to a noun of saying behind which more stands: « un récit | obtenu sous la menace | selon lequel »."""
    for at in range(head, low, -1):
        entry = view.lexicon.cue_nouns.get(view.words[at])
        if entry is not None and "selon_lequel" in entry.frames:
            return at
        if not view.is_word(at) or view.is_clause_verb(at):
            break
    return head


def _owner(view: DocView, noun: int, limit: int) -> TokenRange | None:
    """Give whose idea it is: "l'idée de Marie Morel selon laquelle"."""
    if view.is_in(noun + 1, view.grammar.linking_prepositions):
        end = noun_phrase_from(view, noun + 2, limit)
        if any(view.entity_at[at] in ("PER", "ORG") for at in range(noun + 2, end)):
            return noun + 2, end
    return None


def _governed(scene: Scene, at: int) -> Candidate | None:
    view = scene.view
    noun = view.lexicon.cue_nouns[view.words[at]]
    spread = view.is_in(at + 1, view.grammar.attribution.spreading)  # « Le bruit court que P »
    if "que" not in noun.frames and not spread:
        return None
    que, owner = _complement(view, at)
    predicated = que is not None and (spread or _is_copula(view, que - 1))
    if que is None or (owner is None and _takes_up_noun(view, que)) or _is_inverted_relative(view, que):
        return None
    if not view.is_in(at - 1, view.grammar.determiners) and not view.is_in(
        at - 1, view.grammar.attribution.before_cue_noun
    ):
        return None
    if view.is_in(at - 1, view.grammar.indefinite_articles) and view.word(at - 2) == ",":
        return None  # « P, une information que les habitants contestent »
    low, high = view.window(at)
    if at - 1 == low and view.is_in(low, view.grammar.indefinite_articles) and main_verb(view, low, high) is None:
        return None  # « Une affirmation que l'AFP n'a pu vérifier. »
    if view.is_in(at, view.grammar.grounds) and owner is None and _is_general(view, at):
        return None
    heads = heads_sentence(view, at)
    stop = framed_end(scene, que + 1, view.window(at)[1]) if heads and not spread else clause_end(scene, que + 1, at)
    end = stop if predicated else embedded_end(view, que + 1, stop, heads=heads)
    end = clause_end(scene, que + 1, at) if end == stop else end
    content = tidy_pieces(view, [(que, end)])
    if not content or not view.has_finite_verb(*content[0]) or _is_object(view, content[0]):
        return None
    own = owner is None and _is_own(view, at)
    source = None if own else owner or (_grounded if view.is_in(at, view.grammar.grounds) else _holder)(view, at)
    undoubted = view.is_in(at - 1, view.grammar.attribution.negative_determiners)
    if undoubted and (source is None or view.is_in(source[0], view.grammar.attribution.impersonal_pronouns)):
        return None  # « Nul doute que P », « Il ne fait aucun doute que P »: the author's own voice
    return Candidate(
        content=content, source=source, cue=((at - 1, at + 1),), stance=noun.stance, confidence=0.6, carried=own
    )


def _complement(view: DocView, noun: int) -> tuple[int | None, TokenRange | None]:
    """Find the "que" of a noun and whose word it is: « l'annonce, mardi, par le maire que P »."""
    high = view.window(noun)[1]
    at, owner = noun + 1, None
    while at < high and not view.is_in(at, view.grammar.que):
        linked = view.is_in(at, view.grammar.linking_prepositions) or view.is_in(
            at, view.grammar.attribution.plain_pour
        )
        if view.is_in(at, view.grammar.par) or (owner is None and linked):
            span = governed_phrase(view, at, high)
            if span is None or not (can_speak(view, at + 1, span[1]) or view.entity_at[at + 1]):
                return None, None
            span = with_last_members(view, span, high) if view.is_in(at, view.grammar.par) else span
            at, owner = span[1], span
        elif at == noun + 1 and view.may_be_participle(at) and view.is_in(at + 1, view.grammar.par):
            at += 1  # « l'argument | avancé | par le pouvoir est que P »
        elif at == noun + 1 and view.is_in(at, view.grammar.attribution.spreading):
            at = skip_adjuncts(view, at + 1, high, marks=False)  # « Le bruit | court déjà en ville | que P »
        elif _is_copula(view, at) and view.is_in(at + 1, view.grammar.que) and (owner or _is_own(view, noun)):
            return at + 1, owner  # « L'avis du préfet est que P », « Sa conviction est que P »
        else:
            after = time_end(view, at, high)
            if after == at:
                after = aside_end(view, at, high)
                owner = owner or agent(view, at + 1, after)  # « l'idée, défendue par X, que P »
            if after == at:
                return None, None
            at = after
    apart = at < high and at > noun + 1 and view.is_in(at - 1, view.grammar.no_complement_before_que)
    return (at, owner) if at < high and not apart else (None, None)


def _is_own(view: DocView, noun: int) -> bool:
    """Tell a noun with a possessive that opens its sentence."""
    return view.is_in(noun - 1, view.grammar.possessives) and view.window(noun)[0] == noun - 1


def _is_copula(view: DocView, at: int) -> bool:
    return view.is_clause_verb(at) and not view.lemmas(at).isdisjoint(view.grammar.being)


def _takes_up_noun(view: DocView, que: int) -> bool:
    """Tell a relative pronoun by its arc and its tag, unless its verb has an object: « qu'il reste | dix dossiers »."""
    if view.dep[que] != "obj":
        return False
    if view.pos[que] == "SCONJ":
        return view.is_in(que - 2, view.grammar.indefinite_articles)  # « un message | que | le marcheur a laissé »
    high = view.window(que)[1]
    verb = main_verb(view, que + 1, high)
    subject = verb is not None and verb > que + 1
    return not (
        subject
        and verb is not None
        and (view.pos[verb + 1] == "NUM" or view.is_in(verb + 1, view.grammar.clear_determiners))
    )


def _is_inverted_relative(view: DocView, que: int) -> bool:
    """Tell « les révélations qu'aurait pu faire le témoin »: no clause with a mood of its own has its verb first."""
    moods = {feature for form in view.forms[que + 1] for feature in form.features} if que + 1 < view.length else set()
    return view.is_clause_verb(que + 1) and any(mood.startswith(("ind", "cnd")) for mood in moods)


def _is_object(view: DocView, clause: TokenRange) -> bool:
    """Tell a relative clause by its participle, which agrees with the noun: « l'annonce que le maire a faite »."""
    endings = view.grammar.attribution.agreeing_endings
    return any(
        (view.is_participle(at) or view.may_be_participle(at))
        and ("Gender=Fem" in view.morph[at] or view.words[at].endswith(endings))
        and any(form.lemma in view.grammar.having for form in view.forms[at - 1])
        for at in range(clause[0] + 1, clause[1])
    )


def _grounded(view: DocView, noun: int) -> TokenRange | None:
    """Give who acts on grounds: « le musée a refusé de rendre la statue au motif que P »; in the passive its agent."""
    low = view.window(noun)[0]
    low = max((at + 1 for at in range(low, noun) if view.words[at] == ";"), default=low)
    verb = main_verb(view, low, noun)
    if verb is None:
        return None
    passive = any(view.is_in(at, view.grammar.been) for at in (verb + 1, verb + 2)) or any(
        form.lemma in view.grammar.being for form in view.forms[verb]
    )
    subject = agent(view, verb + 1, noun - 1) if passive else subject_at(view, verb)
    return subject if subject is not None and can_speak(view, *subject) else None


def _is_general(view: DocView, noun: int) -> bool:
    """Tell grounds that nobody gave: « il ne faut pas renoncer au motif que P »."""
    low = view.window(noun)[0]
    verb = main_verb(view, low, noun)
    subject = None if verb is None else subject_at(view, verb)
    return subject is not None and is_nobody(view, subject[0])


def _holder(view: DocView, noun: int) -> TokenRange | None:
    """Give whose word it is: the subject of the verb that holds it up (« le député défend l'idée que P »)."""
    low = view.window(noun)[0]
    own = view.is_in(noun - 1, view.grammar.possessives)
    for at in range(noun - 1, low - 1, -1):
        if view.words[at] in (";", ":") or view.is_in(at, view.grammar.que) or view.opening_at(at) is not None:
            return None
        lemmas = view.lemmas(at)
        holds = not lemmas.isdisjoint(view.grammar.attribution.holding_verbs) and view.pos[at] == "VERB"
        verb = holds or (own and view.pos[at] == "VERB" and not view.is_infinitive(at))
        if verb and (view.is_finite(at) or view.is_participle(at)):
            start = at
            while start > low and (
                view.pos[start - 1] in ("AUX", "ADV") or view.is_in(start - 1, view.grammar.object_clitics)
            ):
                start -= 1
            if view.may_be_participle(at) and not view.is_finite(at) and auxiliary_before(view, at) is None:
                continue  # « dans un message publié hier »
            there_is = view.is_in(start - 1, view.grammar.y) or view.is_in(start, view.grammar.y)
            there_is = there_is and not view.grammar.having.isdisjoint(lemmas)
            return None if there_is else subject_of(view, VerbGroup(at, start, at + 1, (), "finite"))
    return None


CONSTRUCTION = Construction(
    name="noun-cue",
    example="Le recours a été rejeté [q au motif] que [c le délai était passé].",
    gives="the clause that a reporting noun governs",
    find=_find,
)

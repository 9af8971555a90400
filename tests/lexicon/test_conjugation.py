"""A verb that is added is conjugated like one of the lexicon: held against the verbs whose forms are known."""

from __future__ import annotations

import pytest

from nlp_pipeline.lexicon import LexiconError, load_lexicon
from nlp_pipeline.lexicon.conjugation import conjugated

OTHERWISE = {
    "aller": "is like no other",
    "enchaîner": "may be written without its circumflex",
    "déchaîner": "likewise",
    "renvoyer": "goes its own way in the future",
}
"""Verbs that their ending does not settle, and why: they need ``like``."""

AGREEING = {"pap.fs", "pap.fp", "pap.mp"}
"""What participles of verbs without an object may lack, or have besides."""


def features(forms: dict[str, tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(form, each) for form, found in forms.items() for each in found if each not in AGREEING}


def test_endings_conjugate_the_verbs_of_the_lexicon_as_they_stand() -> None:
    lexicon = load_lexicon()
    settled = 0
    for verb in lexicon.verbs.keys() - OTHERWISE.keys():
        try:
            made = conjugated(verb, lexicon.forms, lexicon.models, "")
        except LexiconError:
            continue  # its ending settles nothing
        settled += 1
        assert features(made) == features(lexicon.forms.of_verb(verb)), verb
    assert settled > 450


@pytest.mark.parametrize(("verb", "like", "wrong"), [("pondre", None, "not known"), ("pondre", "aimir", "no verb")])
def test_what_settles_nothing_is_said(verb: str, like: str | None, wrong: str) -> None:
    lexicon = load_lexicon()
    with pytest.raises(LexiconError, match=wrong):
        conjugated(verb, lexicon.forms, lexicon.models, "here", like)
    assert conjugated(verb, lexicon.forms, lexicon.models, "here", "répondre")["pondit"] == ("ind.pst.3s",)

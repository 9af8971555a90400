"""The component ``selon_claims``: finds the attributed claims of a parsed French Doc."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from spacy.language import Language

from nlp_pipeline.language.attribution.extractor import extract_claims
from nlp_pipeline.language.claims import SpanKeys, register_extensions, write_claims
from nlp_pipeline.language.clause import Words, keep_words, offer_words
from nlp_pipeline.language.document.word_forms import word_forms_of
from nlp_pipeline.language.scoring import WEIGHTS
from nlp_pipeline.lexicon import load_lexicon
from nlp_pipeline.lexicon.grammar import load_grammar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc
    from spacy.training import Example

    from nlp_pipeline.language.document.word_forms import WordForms

register_extensions()

NO_LEMMAS = "no lemmas: the pipeline needs a lemmatizer before selon_claims"

Scorer: TypeAlias = Callable[..., dict[str, Any]]


class ClaimFinder:
    """Writes the claims of a Doc to ``doc.spans`` and ``doc._.claim_records``.

    Args:
        nlp: the pipeline that it is part of.
        name: the component's name in its pipeline.
        hearsay: whether bare conditionals (« aurait permis ») count as claims.
        lexicon: path of a user's own lexicon file, added to the package's.
        keys: names of the span groups for claims, sources and cues.
        scorer: compares Docs with their references in ``nlp.evaluate``; None to leave the claims out there.
    """

    def __init__(
        self,
        nlp: Language,
        name: str,
        *,
        hearsay: bool,
        lexicon: str | None,
        keys: SpanKeys,
        scorer: Scorer | None = None,
    ) -> None:
        self.nlp = nlp
        self.name = name
        self.hearsay = hearsay
        self.keys = keys
        self.scorer = scorer
        self.lexicon = load_lexicon(extra=Path(lexicon) if lexicon else None)
        self.grammar = load_grammar()
        offer_words(nlp.vocab, self.words)

    def __call__(self, doc: Doc) -> Doc:
        """Find the claims of one Doc; the Doc is changed in place and given back.

        Raises:
            ValueError: nothing has given the words their lemmas.
        """
        if doc.has_annotation("POS") and not doc.has_annotation("LEMMA"):
            raise ValueError(NO_LEMMAS)
        records = extract_claims(doc, self.lexicon, self.grammar, self.word_forms, hearsay=self.hearsay)
        write_claims(doc, records, self.keys)
        keep_words(doc.vocab, self.words())
        return doc

    def prepare(self) -> None:
        """Read the tables that the first Doc would have to wait for, and every worker anew."""
        self.lexicon.prepare()
        self.words()

    def words(self) -> Words:
        """Give what the component knows of words, for what else reads the same Docs."""
        return Words(self.lexicon, self.grammar, self.word_forms)

    @cached_property
    def word_forms(self) -> WordForms | None:
        """The verb forms that the pipeline's lemmatizer knows, read when they are asked for."""
        return word_forms_of(self.nlp, self.grammar)

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
        """Give the scores that ``nlp.evaluate`` shows of this component."""
        return self.scorer(examples, **settings) if self.scorer else {}


@Language.factory(
    "selon_claims",
    assigns=["doc.spans", "doc._.claim_records"],
    requires=["token.pos", "token.morph", "token.lemma", "token.dep", "token.head"],
    default_config={
        "hearsay": True,
        "lexicon": None,
        "claims_key": "claims",
        "sources_key": "sources",
        "cues_key": "cues",
        "scorer": {"@scorers": "selon.claim_scorer.v1"},
    },
    default_score_weights=WEIGHTS,
)
def make_claims(
    nlp: Language,
    name: str,
    hearsay: bool,
    lexicon: str | None,
    claims_key: str,
    sources_key: str,
    cues_key: str,
    scorer: Scorer | None,
) -> ClaimFinder:
    """Make the component; see :class:`ClaimFinder` for the settings."""
    keys: SpanKeys = {"claims": claims_key, "sources": sources_key, "cues": cues_key}
    return ClaimFinder(nlp, name, hearsay=hearsay, lexicon=lexicon, keys=keys, scorer=scorer)

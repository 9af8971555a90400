"""The tokenizer ``selon.TypographyTokenizer.v1``: the rules of the model or language, on normalised text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.attrs import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from nlp_pipeline.language.layout.data import load_layout
from nlp_pipeline.language.typography.tokenizer import TypographyTokenizer

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language


@registry.tokenizers("selon.TypographyTokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], TypographyTokenizer]:
    """Give what makes the tokenizer of a pipeline.

    Returns:
        A function that takes the pipeline. It keeps the rules of the tokenizer that the pipeline already has,
        or else takes those of its language.
    """
    return _tokenizer_for


def _tokenizer_for(nlp: Language) -> TypographyTokenizer:
    tokenizer = _with_rules_of(nlp)
    for degree in load_layout().degrees:
        tokenizer.add_special_case(degree, [{ORTH: degree}])
    return tokenizer


def _with_rules_of(nlp: Language) -> TypographyTokenizer:
    present = getattr(nlp, "tokenizer", None)
    if isinstance(present, Tokenizer):
        return TypographyTokenizer(
            nlp.vocab,
            rules=present.rules,
            prefix_search=present.prefix_search,
            suffix_search=present.suffix_search,
            infix_finditer=present.infix_finditer,
            token_match=present.token_match,
            url_match=present.url_match,
        )
    defaults = nlp.Defaults
    return TypographyTokenizer(
        nlp.vocab,
        rules=defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(defaults.prefixes).search if defaults.prefixes else None,
        suffix_search=compile_suffix_regex(defaults.suffixes).search if defaults.suffixes else None,
        infix_finditer=compile_infix_regex(defaults.infixes).finditer if defaults.infixes else None,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )

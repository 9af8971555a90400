"""Typography: the text as the models know it, what it leaves out noted, and the tokenizer that reads it."""

from nlp_pipeline.language.typography.characters import normalize, plain_word
from nlp_pipeline.language.typography.tokenizer import TypographyTokenizer

__all__ = ["TypographyTokenizer", "normalize", "plain_word"]

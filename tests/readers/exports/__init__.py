"""Small exports of every kind that holds several articles, made of parts that tests drop, double, nest and reorder."""

from __future__ import annotations

from tests.readers.exports.corpora import CORPORA
from tests.readers.exports.europresse import EUROPRESSE
from tests.readers.exports.factiva import FACTIVA
from tests.readers.exports.lexisnexis import LEXISNEXIS

EXPORTS = {**EUROPRESSE, **FACTIVA, **LEXISNEXIS, **CORPORA}
"""By a name for the tests: every reader of files that hold several articles, in every form that it reads."""

"""What the machine has for reading Word documents of before 2007."""

from __future__ import annotations

import shutil

import pytest

from nlp_pipeline.readers.documents.old_word import ANTIWORD, OFFICE

OLD_WORD = pytest.mark.skipif(
    not any(map(shutil.which, (ANTIWORD, *OFFICE))), reason="no converter of .doc files is here"
)
"""For tests in which such a document is read."""

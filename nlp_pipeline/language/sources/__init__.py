"""Sources: the name and type behind a pronoun, a description or a short form."""

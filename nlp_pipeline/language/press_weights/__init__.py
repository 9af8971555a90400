"""Weights for the press: spaCy's recognizer, tagger and parser trained further on newspaper prose, kept as data."""

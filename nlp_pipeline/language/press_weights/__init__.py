"""Weights for the press: an entity recognizer of spaCy's trained further on newspaper prose, kept as data."""

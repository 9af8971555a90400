"""Sentences made of frames and vocabulary, whose claims are known because they were put there.

``data/`` holds the words; ``python -m tests.language.made`` makes any number of sentences and tells how many of their
claims are found.
"""

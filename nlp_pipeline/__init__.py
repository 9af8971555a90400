"""Selon reads French press articles and gives a table of attributed claims and their sources."""

__version__ = "0.1.0"

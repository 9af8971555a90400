"""The version of Selon: the package's, as its metadata, its outputs and its pages tell it."""

__version__ = "0.1.0"

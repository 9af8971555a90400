"""An article with its claims, sources and cues marked, for the terminal and for Jupyter."""

"""Entities: the model's names cleaned and completed, one label for one name, and the name behind each mention."""

"""Marks of claims in French Wikinews articles of 2016: places and names, without the texts."""

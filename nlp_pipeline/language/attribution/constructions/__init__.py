"""The constructions by which French attributes a claim, one a file."""

"""The syntax layer by itself, held against treebanks that linguists annotated."""

"""Layout: the blocks of a page (titles, paragraphs, captions, navigation) and where their sentences begin."""

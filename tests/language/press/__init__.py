"""Small texts as the press writes them, in words of our own, with their claims: a measure that nothing is tuned on."""

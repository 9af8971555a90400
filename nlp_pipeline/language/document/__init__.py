"""One view of a Doc, filled once: its tokens, quotations, sentences and passages as plain lists."""

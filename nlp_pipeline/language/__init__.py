"""The spaCy pipeline: typography, quotations, layout, entities, claims, sources."""

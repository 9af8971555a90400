"""The readers under broken and hostile files: ``python -m tests.fuzz --seconds 60``."""

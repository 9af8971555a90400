"""The readers and the pipeline under broken and hostile inputs: ``python -m tests.fuzz --inputs 100000``."""

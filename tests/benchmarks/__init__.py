"""Benchmarks: speed as ratios within one run. They are no tests; each is a command of its own."""

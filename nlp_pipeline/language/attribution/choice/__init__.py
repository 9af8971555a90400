"""The one place that chooses among what the constructions propose: evidence, weights, a consistent set."""

"""French syntax, whoever uses it: noun phrases, verb groups, their subjects, and clauses."""

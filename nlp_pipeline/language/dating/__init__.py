"""When a claim was said: the days that a text tells, and which of them belongs to the claim's cue."""

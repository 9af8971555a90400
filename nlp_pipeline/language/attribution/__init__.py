"""Attribution: who is said to have said what, by constructions in one registry."""

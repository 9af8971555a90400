"""The readers of French syntax by themselves."""

"""Proves what a routine does for every answer: all its states are walked, each once."""

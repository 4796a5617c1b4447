"""A player for stretching and rehab routines that listens to pain readings."""

__version__ = "0.1.0"

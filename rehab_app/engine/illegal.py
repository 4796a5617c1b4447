"""The one error a session raises."""


class IllegalInput(ValueError):
    """An input that means nothing in the present phase; the session is as it was."""

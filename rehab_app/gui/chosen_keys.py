"""The keys as somebody has chosen them, for the whole program."""

from PySide6.QtWidgets import QApplication

from rehab_app.gui.keys import KeyChoice

_PROPERTY = "rehab-keys"


def choose_keys(choice: KeyChoice) -> None:
    """Let this be the choice from now on."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_PROPERTY, choice)


def key_choice() -> KeyChoice:
    """Return what was chosen of the keys."""
    application = QApplication.instance()
    choice = application.property(_PROPERTY) if application is not None else None
    return choice if isinstance(choice, KeyChoice) else KeyChoice()


def with_key(text: str, action: str) -> str:
    """Return a text with the first key of an action of a session: "It hurts — P"."""
    key = key_choice().first_key(action)
    return f"{text} — {key}" if key else text

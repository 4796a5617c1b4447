"""What every key does, in words, by the place where it does it."""

from collections.abc import Sequence

from rehab_app.gui.keys import (
    ACTIONS,
    QUESTION_ACTIONS,
    SESSION_ACTIONS,
    SHARED_NAMES,
    Action,
    KeyChoice,
    key_words,
)
from rehab_app.gui.widgets.kind_of_pain import KIND_KEYS
from rehab_app.model.pain import Quality
from rehab_app.wording import QUALITY_WORDS

_KINDS = {
    key: f"It is like this: {QUALITY_WORDS[Quality(name.removeprefix('kind '))]}"
    for key, name in KIND_KEYS.items()
}


def key_rows(choice: KeyChoice) -> dict[str, dict[str, str]]:
    """Return all keys in words with what they do, by the place where they do it."""
    running, asking = ACTIONS
    shared = [action for action in SESSION_ACTIONS if action.name in SHARED_NAMES]
    return {
        "Everywhere": {
            "Ctrl+1 … Ctrl+5": "Go to a place of the rail",
            "Tab, Shift+Tab": "Go on to the next thing, or back",
            "Enter": "Press what has the focus",
            "?": "Show these keys",
        },
        "On Today": {
            "Enter": "Start the session that is due",
            "0 – 9, T": "Answer the question of the morning, or of the hour after a session",
            "W": "It woke me in the night",
            "P": "Report pain now",
            "U": "Take back what was told last",
        },
        "In History": {
            "← →, Home, End": "Go from point to point of a chart; ↑ ↓ from pose to pose",
            "↑ ↓": "Go from entry to entry, or from row to row of a table",
            "Enter": "Open the entry; save a goal",
            "Ctrl+C": "Copy the table, or the rows that are chosen",
            "Esc": "Back from an entry; leave a goal as it is",
        },
        "When pain is reported": {
            "0 – 9, T": "The level; T is ten",
            "Enter": "Save it",
            "Backspace": "Forget what was chosen",
            "F, G, O, K": "In the drawn hip: front, groin, outer hip, knee",
            "B, S, H": "In the drawn hip from behind: buttock, sit bone, hamstring",
            "Esc": "Go back, nothing is saved",
        },
        running: {
            **_action_rows(choice, SESSION_ACTIONS),
            "Esc": "Leave mat mode; then ask before ending the session",
        },
        asking: {
            "0 – 9, T": "The level; T is ten",
            **_KINDS,
            "Y, X": "The skin is fine, or not (ice, heat and wraps)",
            "Enter": "Accept what is shown",
            **_action_rows(choice, (*QUESTION_ACTIONS, *shared)),
            "N": "No answer",
            "Backspace": "Forget what was chosen",
            "Esc": "Ask before ending the session",
        },
    }


def _action_rows(choice: KeyChoice, actions: Sequence[Action]) -> dict[str, str]:
    rows: dict[str, str] = {}
    for action in actions:
        if keys := choice.keys_of(action):
            rows[", ".join(key_words(key) for key in keys)] = action.words
    if choice.any_key_hurts and actions is SESSION_ACTIONS:
        return {"Any key": "It hurts: stop at once and say how much (Esc and Tab stay)", **rows}
    return rows

"""What every key does, in words, by the place where it does it."""

from rehab_app.gui.widgets.kind_of_pain import KIND_KEYS
from rehab_app.model.pain import Quality
from rehab_app.wording import QUALITY_WORDS

_KINDS = {
    key: f"It is like this: {QUALITY_WORDS[Quality(name.removeprefix('kind '))]}"
    for key, name in KIND_KEYS.items()
}

KEY_TABLE = {
    "Everywhere": {
        "Ctrl+1 … Ctrl+4": "Go to a place of the rail",
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
    "When pain is reported": {
        "0 – 9, T": "The level; T is ten",
        "Enter": "Save it",
        "Backspace": "Forget what was chosen",
        "F, G, O, K, B, S, H": "In the drawn hip: front, groin, outer hip, knee, buttock, "
        "sit bone, hamstring",
        "Esc": "Go back, nothing is saved",
    },
    "While a session runs": {
        "Space": "Pause, and go on",
        "← →": "Do the last hold again; skip what is running",
        "+ −": "15 seconds more or less",
        "P": "It hurts: stop at once and say how much",
        "U": "Take the last reading back",
        "O": "Keep the plan as it is, where that is offered",
        "M": "Mute voice and tones, and hear them again",
        "F, F5": "Mat mode: the time as large as the screen",
        "Esc": "Leave mat mode; then ask before ending the session",
    },
    "When it asks how much it hurts": {
        "0 – 9, T": "The level; T is ten",
        **_KINDS,
        "Y, X": "The skin is fine, or not (ice, heat and wraps)",
        "Enter": "Accept what is shown",
        "O": "Keep the plan as it is, where that is offered",
        "N": "No answer",
        "Backspace": "Forget what was chosen",
        "U": "Take the last reading back",
        "Esc": "Ask before ending the session",
    },
}

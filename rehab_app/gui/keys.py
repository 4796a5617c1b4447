"""The keys that can be chosen: actions with the keys they begin with, and somebody's choice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that a key can do, with its keys by Qt's portable names ("Space", "PgDown")."""

    name: str
    words: str
    keys: tuple[str, ...]


# A presenter's remote sends Page Up and Down, B for a black screen and F5 for the start.
SESSION_ACTIONS = (
    Action(
        name="pause",
        words="Pause, and go on",
        keys=("Space", "Media Play", "Toggle Media Play/Pause", "Media Pause", "B"),
    ),
    Action(name="back", words="Do the last hold again", keys=("Left", "PgUp", "Media Previous")),
    Action(name="skip", words="Skip what is running", keys=("Right", "PgDown", "Media Next")),
    Action(name="more time", words="15 seconds more", keys=("+", "=")),
    Action(name="less time", words="15 seconds less", keys=("-",)),
    Action(name="hurts", words="It hurts: stop at once and say how much", keys=("P",)),
    Action(name="undo", words="Take the last reading back", keys=("U",)),
    Action(name="keep", words="Keep the plan as it is, where that is offered", keys=("O",)),
    Action(name="mute", words="Mute voice and tones, and hear them again", keys=("M",)),
    Action(name="mat", words="Mat mode: the time as large as the screen", keys=("F", "F5")),
)
QUESTION_ACTIONS = (
    Action(name="level up", words="One level more", keys=("PgDown", "Media Next")),
    Action(name="level down", words="One level less", keys=("PgUp", "Media Previous")),
    Action(
        name="enter",
        words="Accept what is shown",
        keys=("F5", "Media Play", "Toggle Media Play/Pause"),
    ),
)
ACTIONS = {
    "While a session runs": SESSION_ACTIONS,
    "When it asks how much it hurts": QUESTION_ACTIONS,
}
# Those of a session that are there in a question too.
SHARED_NAMES = ("undo", "keep")

# Keys that stay what they are, so that there is a way on and a way out everywhere.
KEPT_KEYS = {
    "Esc": "leaves mat mode and asks before ending",
    "Return": "presses what has the focus",
    "Enter": "presses what has the focus",
    "Tab": "goes on to the next thing",
    "Backtab": "goes back to the thing before",
    "?": "shows the keys",
    "F1": "shows the keys",
    "T": "is ten, in a question",
    "N": "is no answer, in a question",
    "Y": "is a fine skin, in a question",
    "X": "is a skin that is not fine, in a question",
    "Backspace": "forgets what was chosen, in a question",
    **{str(digit): "is a level, in a question" for digit in range(10)},
    **{f"Ctrl+{digit}": "goes to a place of the program" for digit in range(10)},
}
# Of the kinds of pain, which are chosen after a level: in a session they may mean something else.
KIND_LETTERS = frozenset("SRDHIBLGE")

_SIGNS = {
    "Return": "Enter",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "-": "−",
    "PgUp": "Page Up",
    "PgDown": "Page Down",
    "Media Play": "Play",
    "Media Pause": "Pause key",
    "Toggle Media Play/Pause": "Play/Pause",
    "Media Next": "Next track",
    "Media Previous": "Previous track",
    "Media Stop": "Stop key",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChoice:
    """What somebody chose of the keys: `changed` has the keys of the actions that have others.

    With `answers_wait` no answer counts by its key alone.
    """

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    has_single_keys: bool = True
    any_key_hurts: bool = False
    answers_wait: bool = False

    def keys_of(self, action: Action) -> tuple[str, ...]:
        """Return the keys of an action."""
        return self.changed.get(action.name, action.keys)

    def first_key(self, name: str) -> str:
        """Return the first key of an action of a session, in words; nothing where it has none."""
        action = next((each for each in SESSION_ACTIONS if each.name == name), None)
        keys = self.keys_of(action) if action is not None else ()
        usable = [key for key in keys if self.has_single_keys or len(key) > 1]
        return key_words(usable[0]) if usable else ""

    def other_action(self, key: str, action: Action) -> Action | None:
        """Return another action that a key stands for already where this one is heard."""
        others = (each for each in _heard_beside(action) if each.name != action.name)
        return next((each for each in others if key in self.keys_of(each)), None)

    def with_keys(self, action: Action, keys: Iterable[str]) -> "KeyChoice":
        """Return the choice with these keys for an action."""
        wanted = tuple(dict.fromkeys(keys))
        changed = {name: each for name, each in self.changed.items() if name != action.name}
        if wanted != action.keys:
            changed[action.name] = wanted
        return replace(self, changed=changed)


def read_changed(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the keys of each action from lines as settings keep them: "pause=Space".

    An action without a key has one line with nothing behind the sign. Unknown actions are left out.
    """
    known = {action.name for actions in ACTIONS.values() for action in actions}
    changed: dict[str, tuple[str, ...]] = {}
    for line in lines:
        name, _, key = line.partition("=")
        if name in known:
            changed[name] = (*changed.get(name, ()), *([key] if key else []))
    return changed


def written_changed(changed: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return keys as lines that `read_changed` reads."""
    return tuple(f"{name}={key}" for name, keys in changed.items() for key in keys or ("",))


def key_words(key: str) -> str:
    """Return what is printed on a key: "←" for Left."""
    return _SIGNS.get(key, key)


def kept_words(key: str, action: Action) -> str:
    """Return what a key is kept for where an action is heard; nothing where it can be had."""
    is_asked = action in QUESTION_ACTIONS or action.name in SHARED_NAMES
    if key in KEPT_KEYS:
        return KEPT_KEYS[key]
    return "is a kind of pain, in a question" if is_asked and key in KIND_LETTERS else ""


def _heard_beside(action: Action) -> tuple[Action, ...]:
    """Return the actions whose keys are heard on a page with those of this one."""
    shared = tuple(each for each in SESSION_ACTIONS if each.name in SHARED_NAMES)
    if action in QUESTION_ACTIONS:
        return (*QUESTION_ACTIONS, *shared)
    return (*SESSION_ACTIONS, *QUESTION_ACTIONS) if action in shared else SESSION_ACTIONS

"""What a person has chosen, in a small file of their own."""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, time
from pathlib import Path
from typing import Any

from rehab_app.model.person import Person, Side

THEMES = ("system", "light", "dark", "high-contrast")
TEXT_PERCENT = (100, 200)
VOICE_SAYS = ("all", "short", "questions", "nothing")
VOICE_RATE_PERCENT = (50, 200)
TONE_SETS = ("clear", "calm")
OWNER_ONLY_FILE = 0o600
_BEGINS = re.compile(rb"^(?=[A-Za-z_]+ *=)", re.MULTILINE)


def _one_of(*words: str) -> Callable[[object], bool]:
    return lambda value: value in words


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _within(least: int, most: int) -> Callable[[object], bool]:
    def is_right(value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most

    return is_right


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_day(value: object) -> bool:
    if value == "":
        return True
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_clock(value: object) -> bool:
    """Tell whether it is a time of the day as it is kept: HH:MM."""
    try:
        return isinstance(value, str) and f"{time.fromisoformat(value):%H:%M}" == value
    except ValueError:
        return False


def _are_texts(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(part, str) for part in value)


def _setting(default: Any, is_right: Callable[[object], bool]) -> Any:  # noqa: ANN401
    """Return a field with its default and the check of what a file may hold."""
    return field(default=default, metadata={"is_right": is_right})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings with their defaults.

    `strained_on` is the day of a muscle strain, where one is among the conditions.

    `flags_yes` are the warning signs answered with yes on `flags_on` (a date); `flags_cleared_on`
    is when the person said that a clinician has cleared them. Dates are YYYY-MM-DD, empty for
    never. `keys` are those of the actions that have others than at first: "pause=Space".
    `mat_screen` is the name of a screen, empty for the one where the window is.
    `figure`, `skin`, `hair` and `clothes` are how the drawn body looks, empty for the theme's own.
    `answers_wait` lets an answer that changes nothing wait to be accepted, too.
    `voice_engine` and `voice_name` are empty for the system's own; rates and volumes are in
    percent; `tones_flash` shows every tone on the screen as well. `window` is Qt's own description
    of where the window stood.

    `name` is what the person is called here, `signs_as` what routines that they share are signed
    with. `run_entry` is what of `engine.run_gate.Entry` is possible, as it was said on
    `run_entry_on`.

    What to be reminded of is off until it is switched on; times of the day are HH:MM.
    """

    name: str = _setting("", _is_text)
    theme: str = _setting("system", _one_of(*THEMES))
    text_percent: int = _setting(100, _within(*TEXT_PERCENT))
    reduce_motion: bool = _setting(default=False, is_right=_is_bool)
    single_keys: bool = _setting(default=True, is_right=_is_bool)
    keys: tuple[str, ...] = _setting((), _are_texts)
    any_key_hurts: bool = _setting(default=False, is_right=_is_bool)
    answers_wait: bool = _setting(default=False, is_right=_is_bool)
    mat_screen: str = _setting("", _is_text)
    has_started: bool = _setting(default=False, is_right=_is_bool)
    sore_side: str = _setting("", _one_of("", *(side.value for side in Side)))
    conditions: tuple[str, ...] = _setting((), _are_texts)
    strained_on: str = _setting("", _is_day)
    flags_yes: tuple[str, ...] = _setting((), _are_texts)
    flags_on: str = _setting("", _is_text)
    flags_cleared_on: str = _setting("", _is_text)
    run_entry: tuple[str, ...] = _setting((), _are_texts)
    run_entry_on: str = _setting("", _is_day)
    figure: str = _setting("", _is_text)
    skin: str = _setting("", _is_text)
    hair: str = _setting("", _is_text)
    clothes: str = _setting("", _is_text)
    voice_says: str = _setting("all", _one_of(*VOICE_SAYS))
    voice_engine: str = _setting("", _is_text)
    voice_name: str = _setting("", _is_text)
    voice_language: str = _setting("en", _is_text)
    voice_rate_percent: int = _setting(100, _within(*VOICE_RATE_PERCENT))
    voice_volume_percent: int = _setting(100, _within(0, 100))
    tone_set: str = _setting("clear", _one_of(*TONE_SETS))
    tone_volume_percent: int = _setting(80, _within(0, 100))
    tones_are_low: bool = _setting(default=False, is_right=_is_bool)
    tones_flash: bool = _setting(default=False, is_right=_is_bool)
    page: str = _setting("today", _is_text)
    window: str = _setting("", _is_text)
    remind_morning: bool = _setting(default=False, is_right=_is_bool)
    morning_at: str = _setting("07:30", _is_clock)
    remind_session: bool = _setting(default=False, is_right=_is_bool)
    session_at: str = _setting("18:00", _is_clock)
    remind_thermal: bool = _setting(default=False, is_right=_is_bool)
    remind_hour: bool = _setting(default=False, is_right=_is_bool)
    is_quiet: bool = _setting(default=True, is_right=_is_bool)
    quiet_from: str = _setting("22:00", _is_clock)
    quiet_until: str = _setting("07:00", _is_clock)
    stays_in_tray: bool = _setting(default=False, is_right=_is_bool)
    signs_as: str = _setting("", _is_text)

    def person_on(self, today: date) -> Person:
        """Return who plays, as it is on a day; a strain of tomorrow counts as today's."""
        side = Side(self.sore_side) if self.sore_side else None
        day = None
        if self.strained_on:
            day = max(0, (today - date.fromisoformat(self.strained_on)).days)
        return Person(sore_side=side, conditions=self.conditions, strain_day=day)


class SettingsStore:
    """Settings in a file. What the file says wrongly is its default, and is said in `notices`."""

    def __init__(self, path: Path) -> None:
        self.read(path)

    def read(self, path: Path) -> None:
        """Read the settings of a file, and keep them there from now on: another person's."""
        self._path = path
        self.notices: tuple[str, ...] = ()
        self._unknown: dict[str, Any] = {}
        self._has_unread = False
        self._settings = self._load()

    @property
    def settings(self) -> Settings:
        """Return the present settings."""
        return self._settings

    def update(self, **changes: object) -> Settings:
        """Change settings, save them, and return them; raises OSError where that fails.

        The new settings hold for this run in any case. A file that could not be read is tried
        again; if it still can't be, it is kept under another name.
        """
        if self._has_unread:
            again = self._load()
            self._settings = self._settings if self._has_unread else again
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        self._save()
        return self._settings

    def _load(self) -> Settings:
        self.notices = ()
        self._has_unread = False
        try:
            whole = self._path.read_bytes()
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            self.notices = (f"The settings in {self._path} could not be read: {error}.",)
            self._has_unread = True
            return Settings()
        data, broken = _read_parts(whole)
        if broken:
            lines = ", ".join(str(line) for line in broken)
            self.notices = (f"The settings in {self._path} could not be read in line {lines}.",)
            self._has_unread = True
        known = {each.name: each.metadata["is_right"] for each in fields(Settings)}
        self._unknown = {name: value for name, value in data.items() if name not in known}
        return Settings(**self._right_ones(data, known))

    def _right_ones(
        self, data: Mapping[str, Any], known: Mapping[str, Callable[[object], bool]]
    ) -> dict[str, Any]:
        right: dict[str, Any] = {}
        for name in known.keys() & data.keys():
            value = tuple(data[name]) if isinstance(data[name], list) else data[name]
            if known[name](value):
                right[name] = value
            else:
                self.notices += (f"The setting {name} is not used: {data[name]!r} is no value.",)
        return right

    def _save(self) -> None:
        data = {**self._unknown, **asdict(self._settings)}
        unread = self._path.with_suffix(".unread") if self._has_unread else None
        write_settings_file(self._path, data, keep_as=unread)
        self._has_unread = False


def _read_parts(whole: bytes) -> tuple[dict[str, Any], tuple[int, ...]]:
    """Return what a file sets, and the first line of each part that can't be read.

    A file that is damaged is read setting by setting, so that one costs no other.
    """
    found = _read(whole)
    if found is not None:
        return found, ()
    data: dict[str, Any] = {}
    broken: list[int] = []
    line = 1
    for part in _BEGINS.split(whole):
        lines = part.splitlines(keepends=True)
        found, count = _readable(lines)
        data.update(found)
        if count < len(lines):
            broken.append(line + count)
        line += len(lines)
    return data, tuple(broken)


def _readable(lines: list[bytes]) -> tuple[dict[str, Any], int]:
    """Return what as many of the first lines set as can be read together, and how many."""
    for count in range(len(lines), 0, -1):
        found = _read(b"".join(lines[:count]))
        if found is not None:
            return found, count
    return {}, 0


def _read(part: bytes) -> dict[str, Any] | None:
    """Return what some lines set; None where they can't be read."""
    try:
        return tomllib.loads(part.decode("utf-8"))
    except ValueError:
        return None


def write_settings_file(
    path: Path, data: Mapping[str, Any], *, keep_as: Path | None = None
) -> None:
    """Write a new file beside the old one, then take its place: never half a file; raises OSError.

    Only its owner can read it. `keep_as` is where the old one goes, None where it can go.
    """
    import tomli_w  # noqa: PLC0415 (a start that changes nothing does without)

    text = tomli_w.dumps(data)
    beside = path.with_suffix(".new")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY_FILE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if keep_as is not None:
        path.replace(keep_as)
    beside.replace(path)

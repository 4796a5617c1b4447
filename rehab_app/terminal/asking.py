"""Asks a question in the terminal: a digit, what it would change, and a key to accept."""

from collections.abc import Mapping
from dataclasses import replace

from rehab_app.engine.inputs import Answer, Input, Overrule
from rehab_app.model.pain import NO_ANSWER, Action, Gate, Outcome, Quality, Reading
from rehab_app.playing import Play
from rehab_app.wording import ACTION_WORDS, QUALITY_WORDS, QUESTION_WORDS, change_text, why_text

QUALITY_KEYS = {
    "s": Quality.STRETCH,
    "p": Quality.PRESSURE,
    "d": Quality.DULL,
    "h": Quality.SHARP,
    "c": Quality.PINCH,
    "m": Quality.NUMB,
    "g": Quality.TINGLING,
    "b": Quality.BURNING,
    "e": Quality.ELECTRIC,
}
# Other pain than an ache changes what a low number means, so it can be told before the number.
FIRST_KEYS = {key: kind for key, kind in QUALITY_KEYS.items() if key in "hcmgbe"}
TEN_KEY = "t"
NO_ANSWER_KEY = "n"
KEEP_KEY = "k"
SKIN_KEY = "w"
_SHARP_FROM = 4
_ACCEPTED_AT_ONCE = (Action.CONTINUE, Gate.PLANNED, Outcome.PROGRESS, Outcome.HOLD)


class Asking:
    """One open question and the answer as far as it has been typed."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._kind: Quality | None = None
        self._reading: Reading | None = None

    def opening_lines(self) -> tuple[str, ...]:
        """Return the question and the keys that answer it."""
        question = self._play.state.question
        if question is None:
            return ()
        keys = f"  0-9, {TEN_KEY} = 10, {NO_ANSWER_KEY} = no answer"
        return (
            QUESTION_WORDS[question.moment] + keys,
            f"  Not an ache? That first: {_kinds_text(FIRST_KEYS)}",
        )

    def press(self, key: str) -> tuple[tuple[Input, ...], tuple[str, ...]]:
        """Return the inputs a key leads to (none yet, mostly) and lines to show."""
        if key == NO_ANSWER_KEY:
            return (Answer(NO_ANSWER),), ()
        if key.isascii() and (key.isdigit() or key == TEN_KEY):
            self._reading = Reading(10 if key == TEN_KEY else int(key), self._kind)
            return self._weigh(is_new=True)
        if self._reading is None:
            return (), self._choose_kind(key)
        return self._refine(self._reading, key)

    def _choose_kind(self, key: str) -> tuple[str, ...]:
        """Take the kind of pain before the number."""
        if key not in FIRST_KEYS:
            return ()
        self._kind = FIRST_KEYS[key]
        return (f"  {QUALITY_WORDS[self._kind].capitalize()}: how much?",)

    def _refine(self, reading: Reading, key: str) -> tuple[tuple[Input, ...], tuple[str, ...]]:
        """Say more about the number that was typed, or accept it."""
        if key in QUALITY_KEYS:
            self._reading = replace(reading, quality=QUALITY_KEYS[key])
            return self._weigh(is_new=False)
        if key == SKIN_KEY:
            self._reading = replace(reading, skin_fine=not reading.skin_fine)
            return self._weigh(is_new=False)
        if key in ("\r", "\n"):
            return (Answer(reading),), ()
        if key == KEEP_KEY and self._can_keep():
            return (Answer(reading), Overrule()), ()
        return (), ()

    def _can_keep(self) -> bool:
        if self._reading is None:
            return False
        considered = self._play.preview(self._reading)
        return considered is not None and considered.entry.decision.is_overrulable

    def _weigh(self, *, is_new: bool) -> tuple[tuple[Input, ...], tuple[str, ...]]:
        """Accept what changes nothing; show what anything else would change."""
        if self._reading is None:
            return (), ()
        considered = self._play.preview(self._reading)
        if considered is None:
            return (), ()
        decision = considered.entry.decision
        if is_new and decision.do in _ACCEPTED_AT_ONCE and not self._asks_for_skin():
            return (Answer(self._reading),), ()
        catalogue = self._play.facts.catalogue
        lines = [f"  {ACTION_WORDS[decision.do]}. {why_text(considered.entry)}"]
        lines.extend(f"  {change_text(change, catalogue)}" for change in considered.entry.changes)
        if self._reading.quality is None and (self._reading.level or 0) >= _SHARP_FROM:
            lines.append("  Without a kind of pain it counts as sharp.")
        lines.append(self._keys_line(is_overrulable=decision.is_overrulable))
        return (), tuple(lines)

    def _asks_for_skin(self) -> bool:
        question = self._play.state.question
        if question is None or question.work is None:
            return False
        return self._play.facts.exercise(question.work.exercise).is_thermal

    def _keys_line(self, *, is_overrulable: bool) -> str:
        skin = f"; {SKIN_KEY} = the skin is not fine" if self._asks_for_skin() else ""
        keep = f"; {KEEP_KEY} = keep the plan as it is" if is_overrulable else ""
        return f"  Enter accepts{keep}{skin}. What is it like: {_kinds_text(QUALITY_KEYS)}"


def _kinds_text(keys: Mapping[str, Quality]) -> str:
    return ", ".join(f"{key} {QUALITY_WORDS[kind]}" for key, kind in keys.items())

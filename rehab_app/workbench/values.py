"""Values as somebody types them into a form, as the text of a routine has them."""

import json

from rehab_app.model.exercise import Exercise
from rehab_app.model.ladder import Hold, Reps
from rehab_app.routine_io.spans import MapSpan, NotYamlError, TextSpan, spans_of

# What people write in these is text, whatever characters are in it.
_TEXTS = frozenset({"title", "summary", "author", "note", "private"})
# All that says how much of an exercise is done; one of these goes without the others.
DOSE_KEYS = ("hold", "reps", "tempo", "open", "walk", "jog", "times", "ladder", "start", "long")
_HOLD_S, _REPS = 30, 10


def written(key: str, text: str) -> str:
    """Return a value for a key: texts with quotes where they need them, all else as it is typed.

    A list that was typed without brackets gets them.
    """
    if key in _TEXTS:
        return as_text(text)
    is_list = "," in text and not text.startswith(("[", "{", '"', "'"))
    return f"[{text}]" if is_list else text


def as_text(text: str) -> str:
    """Return a text as a value, with quotes where it needs them."""
    return text if _is_plain(text) else json.dumps(text, ensure_ascii=False)


def new_step(exercise: Exercise) -> str:
    """Return a step of an exercise at its usual dose, as a list of one in YAML."""
    match exercise.dose:
        case Reps(count):
            dose = f"reps: {count}"
        case Hold(seconds):
            dose = f"hold: {seconds} s"
        case _:
            dose = "hold: 30 s"
    sets = f"  sets: {exercise.sets}\n" if exercise.sets > 1 else ""
    return f"- exercise: {exercise.id}\n  {dose}\n{sets}"


def dose_values(dose: str, exercise: Exercise | None) -> tuple[tuple[str, str], ...]:
    """Return the keys and values that a dose begins with: those of the exercise where it has any.

    `dose` is the key that it goes by; without one it is the exercise's own, which needs none.
    """
    own = exercise.dose if exercise else None
    match dose:
        case "hold":
            return (("hold", f"{own.seconds if isinstance(own, Hold) else _HOLD_S} s"),)
        case "reps":
            return (("reps", str(own.count if isinstance(own, Reps) else _REPS)),)
        case "walk":
            return (("walk", "1 min"), ("jog", "1 min"), ("times", "5"))
        case "open":
            return (("open", "true"),)
        case "ladder":
            return (("ladder", f"[{{hold: {_HOLD_S} s}}, {{hold: {2 * _HOLD_S} s}}]"),)
    return ()


def new_routine(routine_id: str, exercise: Exercise) -> str:
    """Return the text of a routine with one step, to begin with."""
    step = "".join(f"      {line}\n" for line in new_step(exercise).splitlines())
    return (
        f"format: 1\nid: {routine_id}\ntitle: New routine\nkind: stretch\n"
        f"blocks:\n  - title: Stretch\n    steps:\n{step}"
    )


def _is_plain(text: str) -> bool:
    try:
        root = spans_of(f"value: {text}")
    except NotYamlError:
        return False
    entry = root.entry("value") if isinstance(root, MapSpan) else None
    value = entry.value if entry else None
    return isinstance(value, TextSpan) and value.text == text and value.style in ("", None)

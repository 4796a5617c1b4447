"""What can be done to the exercises that a text describes itself: each gives the new text.

All raise CannotEditError where the text does not allow it.
"""

import re
from collections.abc import Collection, Mapping
from itertools import chain, count

from rehab_app.model.exercise import Exercise, Sided
from rehab_app.model.ladder import Hold, Reps
from rehab_app.routine_io.cuttings import Cutting
from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.routine_io.editing import copy, cut, drop, paste, put
from rehab_app.routine_io.fields import LONGEST_ID, identifier
from rehab_app.routine_io.grammar import GrammarError
from rehab_app.routine_io.spans import KeyPath, ListSpan, find, spans_of
from rehab_app.workbench.outline import ROUTINE_ORDER
from rehab_app.workbench.own_exercises import (
    EXERCISES,
    OWN_ORDER,
    OwnExercise,
    names_in,
    own_exercises_of,
)
from rehab_app.workbench.own_values import in_brackets
from rehab_app.workbench.values import as_text

NEW_ID = "new-exercise"
NEW = Exercise(
    id=NEW_ID,
    name="New exercise",
    targets=("hip-joint",),
    tags=frozenset(),
    position="supine",
    sided=Sided.ONE,
    cues=(),
    dose=Hold(30),
)
_NEW_IDS = re.compile(rf"{NEW_ID}(-[0-9]+)?")
_ROOM_FOR_NUMBER = 5


# -- whole exercises


def free_id(name: str, taken: Collection[str]) -> str:
    """Return an id made of a name that nothing else has."""
    words = re.findall(r"[a-z0-9]+", name.lower().replace("'", "").replace("’", ""))
    made = "-".join(words)[: LONGEST_ID - _ROOM_FOR_NUMBER].strip("-") or NEW_ID
    numbers = chain([""], (f"-{number}" for number in count(2)))
    return next(each for number in numbers if (each := f"{made}{number}") not in taken)


def new_exercise(new_id: str) -> str:
    """Return an exercise to begin with, as a list of one in YAML: what to do has to be said yet."""
    return _written(NEW, {"id": new_id, "name": NEW.name})


def copied_exercise(exercise: Exercise, new_id: str) -> str:
    """Return an exercise of the catalogue as one of a routine's own, as a list of one in YAML."""
    texts = {
        "id": new_id,
        "name": f"{exercise.name} (own copy)",
        "feel": exercise.feel,
        "not_feel": exercise.not_feel,
        "spoken": exercise.spoken,
        "easier": exercise.easier or "",
        "harder": exercise.harder or "",
        "notes": exercise.notes,
        "pose": exercise.id,
    }
    return _written(exercise, texts)


def copied_own(text: str, exercise: OwnExercise, new_id: str) -> str:
    """Return an exercise of the text's own again under another id, as a list of one in YAML."""
    copied = put(copy(text, exercise.path).text, (0, "id"), new_id)
    return put(copied, (0, "name"), as_text(f"{exercise.name} (own copy)"), OWN_ORDER)


def with_exercise_of_own(text: str, item: str) -> str:
    """Put an exercise behind those that the text has, `item` being a list of one in YAML."""
    root = spans_of(text)
    if find(root, (EXERCISES,)) is None:
        text = put(text, (EXERCISES,), "[]", ROUTINE_ORDER)
    return paste(text, (EXERCISES, _count(text)), Cutting(item))


def without_exercise(text: str, exercise: OwnExercise) -> str:
    """Take an exercise out that nothing names; else say what does."""
    if exercise.uses:
        words = list(dict.fromkeys(use.words for use in exercise.uses))
        raise CannotEditError(f"{exercise.name} can't go: it is named in {', '.join(words)}.")
    if _count(text) == 1:
        return drop(text, (EXERCISES,))
    return cut(text, exercise.path)[0]


def with_id(text: str, exercise: OwnExercise, new_id: str, taken: Collection[str]) -> str:
    """Give an exercise another id, here and everywhere that names it."""
    if new_id == exercise.id:
        return text
    if new_id in taken:
        raise CannotEditError(f"There is an exercise {new_id} already; give this one another id.")
    try:
        identifier(new_id)
    except GrammarError as error:
        raise CannotEditError(f"{error.message}: {error.hint}.") from error
    for name, use in names_in(spans_of(text)):
        if name == exercise.id:
            text = put(text, use.path, new_id)
    return put(text, (*exercise.path, "id"), new_id, OWN_ORDER)


def with_id_of_name(text: str, path: KeyPath, taken: Collection[str]) -> str:
    """Let the id that a new exercise begins with give way to one that is made of its name."""
    own = own_exercises_of(text) or ()
    exercise = next((each for each in own if each.path == path), None)
    if exercise is None or not _NEW_IDS.fullmatch(exercise.id):
        return text
    made = free_id(exercise.values.get("name", ""), taken)
    return text if _NEW_IDS.fullmatch(made) else with_id(text, exercise, made, taken)


# -- inside


def _count(text: str) -> int:
    found = find(spans_of(text), (EXERCISES,))
    return len(found.items) if isinstance(found, ListSpan) else 0


def _written(exercise: Exercise, texts: Mapping[str, str]) -> str:
    """Return an exercise with some texts, as a list of one in YAML."""
    written = {key: as_text(said) for key, said in texts.items() if said}
    written |= {
        "targets": in_brackets(exercise.targets),
        "tags": in_brackets(sorted(exercise.tags)),
        "position": as_text(exercise.position),
        "sided": exercise.sided.value,
        "cues": "".join(f"\n    - {as_text(cue)}" for cue in exercise.cues) or "[]",
    }
    if exercise.props:
        written["props"] = in_brackets(exercise.props)
    if dose := _dose(exercise):
        written["dose"] = dose
    keys = (key for key in OWN_ORDER if key in written)
    lines = "".join(f"  {key}: {written[key]}\n".replace(": \n", ":\n") for key in keys)
    return f"-{lines[1:]}"


def _dose(exercise: Exercise) -> str:
    match exercise.dose:
        case Hold(seconds):
            said = [f"hold: {seconds} s"]
        case Reps(number, tempo_s):
            said = [f"reps: {number}", f"tempo: {'-'.join(map(str, tempo_s))} s"]
        case _:
            return ""
    said += [f"sets: {exercise.sets}"] if exercise.sets > 1 else []
    said += [f"rest: {exercise.rest_s} s"] if exercise.rest_s else []
    return f"{{{', '.join(said)}}}"

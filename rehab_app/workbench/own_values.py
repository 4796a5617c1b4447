"""What can be done to the values of an own exercise: each gives the new text.

All raise CannotEditError where the text does not allow it.
"""

from collections.abc import Sequence

from rehab_app.routine_io.cuttings import Cutting, quoted_in_flow
from rehab_app.routine_io.editing import cut, drop, move, paste, put
from rehab_app.routine_io.spans import KeyPath, ListSpan, find, spans_of
from rehab_app.routine_io.value_editing import put_item, put_lines
from rehab_app.workbench.own_exercises import DOSE_ORDER, OWN_ORDER
from rehab_app.workbench.values import as_text

_NEEDED = frozenset({"targets", "tags", "cues"})


def in_brackets(words: Sequence[str]) -> str:
    """Return words as a list on one line."""
    return f"[{', '.join(map(quoted_in_flow, words))}]"


def with_text(text: str, path: KeyPath, key: str, said: str) -> str:
    """Write a text below a key of an exercise, or take it away where nothing is left of it."""
    if not said:
        return drop(text, (*path, key))
    return put(text, (*path, key), as_text(said), OWN_ORDER)


def with_words(text: str, path: KeyPath, key: str, words: Sequence[str]) -> str:
    """Let a list hold these words in this order; what stays in it keeps its lines.

    Without any word the key goes, unless an exercise has to have it.
    """
    where = (*path, key)
    held = _words(text, where)
    if not words:
        return put(text, where, "[]", OWN_ORDER) if key in _NEEDED else drop(text, where)
    if not held:
        return put(text, where, in_brackets(words), OWN_ORDER)
    for word in words:
        if word not in held:
            text = paste(text, (*where, len(_words(text, where))), _item(word))
    unwanted = [n for n, word in enumerate(held) if word not in words or word in held[:n]]
    for number in reversed(unwanted):
        text = cut(text, (*where, number))[0]
    for number, word in enumerate(words):
        at = _words(text, where).index(word)
        if at != number:
            text = move(text, (*where, at), (*where, number))
    return text


def with_line(text: str, path: KeyPath, key: str, number: int, said: str) -> str:
    """Write a line of a list, a new one behind the last; one of which nothing is left goes."""
    where = (*path, key)
    held = _words(text, where)
    if number >= len(held):
        if not said:
            return text
        if find(spans_of(text), where) is None:
            text = put(text, where, "[]", OWN_ORDER)
        return paste(text, (*where, len(held)), _item(said))
    if not said:
        is_last = len(held) == 1 and key not in _NEEDED
        return drop(text, where) if is_last else cut(text, (*where, number))[0]
    return put_item(text, (*where, number), said, as_text(said))


def with_line_moved(text: str, path: KeyPath, key: str, number: int, by: int) -> str:
    """Put a line of a list one place up (−1) or down (1), where there is such a place."""
    there = number + by
    if not 0 <= there < len(_words(text, (*path, key))):
        return text
    return move(text, (*path, key, number), (*path, key, there))


def with_dose(text: str, path: KeyPath, key: str, said: str) -> str:
    """Write a value of the usual dose; a hold takes the place of repetitions, and they of it."""
    where = (*path, "dose")
    if not said:
        return drop(text, (*where, key)) if find(spans_of(text), where) is not None else text
    if find(spans_of(text), where) is None:
        return put(text, where, f"{{{key}: {said}}}", OWN_ORDER)
    other = {"hold": "reps", "reps": "hold"}.get(key, "")
    text = put(text, (*where, key), said, DOSE_ORDER)
    return drop(text, (*where, other)) if other else text


# -- how it looks


def with_picture(text: str, path: KeyPath, name: str, description: str) -> str:
    """Name a picture and say what it shows; without a name neither stays."""
    if not name:
        return drop(drop(text, (*path, "picture")), (*path, "description"))
    named = put(text, (*path, "picture"), as_text(name), OWN_ORDER)
    return put(named, (*path, "description"), as_text(description), OWN_ORDER)


def with_pose_of(text: str, path: KeyPath, exercise_id: str) -> str:
    """Let it be drawn like an exercise of the catalogue; without one it has no pose."""
    if not exercise_id:
        return drop(text, (*path, "pose"))
    return put(text, (*path, "pose"), exercise_id, OWN_ORDER)


def with_body(text: str, path: KeyPath, pose: str) -> str:
    """Let it be drawn with a pose of its own, which is YAML of any number of lines."""
    return put_lines(text, (*path, "pose"), pose, OWN_ORDER)


# -- inside


def _words(text: str, path: KeyPath) -> list[str]:
    found = find(spans_of(text), path)
    items = found.items if isinstance(found, ListSpan) else ()
    return [" ".join(getattr(item, "text", "").split()) for item in items]


def _item(said: str) -> Cutting:
    return Cutting(f"- {as_text(said)}\n")

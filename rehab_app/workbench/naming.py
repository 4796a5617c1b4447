"""The id of a new routine: made of its title, so that those of two physios are not the same."""

import re
import unicodedata
from collections.abc import Collection
from itertools import chain, count

from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.routine_io.editing import put
from rehab_app.routine_io.fields import LONGEST_ID
from rehab_app.workbench.outline import routine_values

FIRST_ID = "new-routine"
_FIRST = re.compile(rf"{FIRST_ID}(?:-[0-9]+)?")
_WORD = re.compile(r"[a-z0-9]+")
_MOST_WORDS_LETTERS = LONGEST_ID - 10  # a number may follow


def first_id(taken: Collection[str]) -> str:
    """Return the id of a routine that has no title of its own yet."""
    return _free(FIRST_ID, taken)


def named_by_title(text: str, taken: Collection[str]) -> str:
    """Return a new routine's text with an id made of its title; one with an id of its own stays.

    It stays too where the title has no letter that an id could have, or the text can't be read.
    """
    values = routine_values(text)
    made = _id_of(values.get("title", ""))
    if not _FIRST.fullmatch(values.get("id", "")) or not made or _FIRST.fullmatch(made):
        return text
    try:
        return put(text, ("id",), _free(made, taken))
    except CannotEditError:
        return text


def _id_of(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = _WORD.findall(plain)
    while words and len("-".join(words)) > _MOST_WORDS_LETTERS:
        words.pop()
    return "-".join(words)


def _free(name: str, taken: Collection[str]) -> str:
    numbers = chain([""], (f"-{number}" for number in count(2)))
    return next(each for each in (f"{name}{number}" for number in numbers) if each not in taken)

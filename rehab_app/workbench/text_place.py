"""Where somebody writes in a routine's text: in which mapping or list, and what stands beside it.

It goes by lines and brackets, so it works in a text that is just now broken.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from rehab_app.workbench.text_levels import Levels, Path

_MARGIN = re.compile(r" *(?:- +)*")
_WRITTEN_KEY = re.compile(r"""(["']?)[\w-]+\1 *:(?:\s|$)""")
_WORD = re.compile(r"[\w-]*")
_COLON = re.compile(r" *:(?=[\s,\[\]{}]|$)")
_SIBLING = re.compile(r"""( *)(- +)?(["']?)([\w-]+)\3 *:(?=\s|$)\s*([^#\n]*)""")
_FLOW_SIBLING = re.compile(r"""[,{\s](["']?)([\w-]+)\1 *:(?=\s)\s*([^,}\n#]*)""")
_MOST_FLOW = 2_000


class What(Enum):
    """What may stand at a place: a key, a value, or in a new item of a list either."""

    KEY = auto()
    VALUE = auto()
    EITHER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPlace:
    """A place in a text.

    `path` leads to the mapping whose key, or to the key or item whose value, is written. From
    `start` to `end` stands what is written there now, the `word`; `typed` is its part before the
    cursor.
    `beside` are the other keys of the mapping, with their values as written.
    """

    path: Path
    what: What
    start: int
    end: int
    word: str
    typed: str
    beside: Mapping[str, str]
    has_colon: bool = False
    is_flow: bool = False


def place_at(text: str, position: int) -> TextPlace | None:
    """Return the place at a character, None in comments, quotes and texts in many lines."""
    first = text.rfind("\n", 0, position) + 1
    prefix = text[first:position]
    if "\t" in prefix:
        return None
    levels = Levels()
    start = 0
    for line in text[:first].splitlines(keepends=True):
        levels.take(line.rstrip("\r\n"), start)
        start += len(line)
    indent = len(prefix) - len(prefix.lstrip(" "))
    if not levels.ends_text(indent):
        return None
    if levels.is_flow:
        levels.take(prefix, first)
        if levels.is_flow:
            return _flow_place(text, position, levels)
    return _block_place(text, first, position, levels)


# -- inside: in brackets


def _flow_place(text: str, position: int, levels: Levels) -> TextPlace | None:
    said = text[levels.piece : position]
    start = levels.piece + len(said) - len(said.lstrip())
    if levels.is_text or text[start:position][:1] in ('"', "'"):
        return None
    level = levels.stack[-1]
    is_key = level.is_map and level.key is None
    if levels.piece == position and text[position - 1] == ":":
        return None  # a space is missing between colon and value
    end = _word_end(text, position)
    colon = _COLON.match(text, end)
    if not (is_key and colon) and not _ends_piece(text, end):
        return None
    behind = _flow_behind(text, end) if level.is_map else {}
    return TextPlace(
        path=levels.path,
        what=What.KEY if is_key else What.VALUE,
        start=start,
        end=end,
        word=text[start:end],
        typed=text[start:position],
        beside={**behind, **level.beside},
        has_colon=bool(colon),
        is_flow=True,
    )


def _ends_piece(text: str, at: int) -> bool:
    rest = text[at:].lstrip(" ")
    return not rest or rest[0] in ",}]\r\n#"


def _flow_behind(text: str, at: int) -> dict[str, str]:
    """Return the keys behind a place in the same braces."""
    depth = 0
    inside = ""
    for part in re.split(r"([{}\[\]])", text[at : at + _MOST_FLOW]):
        depth += (part in ("{", "[")) - (part in ("}", "]"))
        if depth < 0:
            break
        inside += part if depth == 0 else ""
    return {found[2]: found[3].strip() for found in _FLOW_SIBLING.finditer(inside)}


# -- inside: in lines


def _block_place(text: str, first: int, position: int, levels: Levels) -> TextPlace | None:
    prefix = text[first:position]
    margin = _MARGIN.match(prefix)
    column = margin.end() if margin else 0
    if _WRITTEN_KEY.match(prefix, column) or prefix[column:].startswith(("{", "[")):
        return _value_place(text, first, position, levels)
    is_item = "-" in prefix[:column]
    levels.take(prefix[:column], first)
    if levels.is_text:
        return None
    below = _indent_below(text, position)
    if not is_item:
        levels.close(column, is_item=False)
        if not _can_begin(levels, column, below):
            return None
    typed = prefix[column:]
    end = _word_end(text, position)
    colon = _COLON.match(text, end)
    if not colon and below > column:
        return None  # a new key would take what stands below away from another
    is_free = not typed or _WORD.fullmatch(typed.replace(" ", "")) is not None
    if not is_free or not (colon or _ends_line(text, end)):
        return None
    is_new = is_item or not levels.stack or levels.stack[-1].column != column
    if not is_new:
        levels.stack[-1].key = None
    behind = dict(_keys_behind(text, position, column))
    beside = levels.stack[-1].beside if not is_new else {}
    return TextPlace(
        path=levels.path,
        what=What.EITHER if is_new and not (colon or not levels.stack) else What.KEY,
        start=first + column,
        end=end,
        word=text[first + column : end],
        typed=typed,
        beside={**behind, **beside},
        has_colon=bool(colon),
    )


def _value_place(text: str, first: int, position: int, levels: Levels) -> TextPlace | None:
    prefix = text[first:position]
    levels.take(prefix, first)
    if levels.is_flow:
        return _flow_place(text, position, levels)
    level = levels.stack[-1]
    if levels.is_text or not prefix[: levels.piece - first].rstrip().endswith(":"):
        return None
    said = text[levels.piece : position]
    start = levels.piece + len(said) - len(said.lstrip())
    end = _word_end(text, position)
    if not _ends_line(text, end) or (not said and prefix.endswith(":")):
        return None  # something else stands here, or a space is missing behind the colon
    return TextPlace(
        path=levels.path,
        what=What.VALUE,
        start=start,
        end=end,
        word=text[start:end],
        typed=text[start:position],
        beside={**dict(_keys_behind(text, position, level.column)), **level.beside},
    )


def _can_begin(levels: Levels, column: int, below: int) -> bool:
    """Tell whether a key may begin at a column: beside others, or as the first below a key.

    `below` is how far in the next line stands: others that are there already set the column.
    """
    if not levels.stack:
        return column == 0
    top = levels.stack[-1]
    if top.column == column:
        return top.is_map
    return top.is_map and not top.is_filled and (below <= top.column or below == column)


def _indent_below(text: str, position: int) -> int:
    """Return how far in the next line begins that says anything, 0 where there is none.

    The item of a list belongs to the key before it also where both begin at the same column, so it
    counts as one further in.
    """
    for line in text[position:].splitlines()[1:]:
        said = line.lstrip(" ")
        if said and not said.startswith("#"):
            return len(line) - len(said) + said.startswith("- ")
    return 0


def _keys_behind(text: str, position: int, column: int) -> Iterator[tuple[str, str]]:
    """Yield the keys of the same mapping in the lines below, with their values as written."""
    at = text.find("\n", position) + 1
    while at:
        line_end = text.find("\n", at)
        line = text[at : line_end if line_end >= 0 else len(text)]
        indent = len(line) - len(line.lstrip(" "))
        is_blank = not line.strip() or line[indent] == "#"
        if not is_blank and indent < column:
            return
        found = _SIBLING.match(line)
        if found and indent == column and not found[2]:
            yield found[4], found[5].strip()
        at = line_end + 1


def _ends_line(text: str, at: int) -> bool:
    end = text.find("\n", at)
    rest = text[at : end if end >= 0 else len(text)].strip()
    return not rest or rest.startswith("#")


def _word_end(text: str, position: int) -> int:
    found = _WORD.match(text, position)
    return found.end() if found else position

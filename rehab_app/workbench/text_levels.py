"""The lists and mappings that are open at a place of a text, as far as its lines show them.

Nothing here parses: a text in which somebody writes is broken most of the time. Lines and brackets
before the place say what is open, and what stands beside it.
"""

import re
from dataclasses import dataclass, field

_SPACES = re.compile(r" *")
_DASH = re.compile(r"-(?: +|$)")
_KEY = re.compile(r"""(?P<quote>["']?)(?P<key>[\w-]+)(?P=quote) *:(?=\s|$)""")
_BLOCK_TEXT = re.compile(r"[|>][-+\d]*\s*(?:#.*)?$")
_TOKEN = re.compile(
    r"""(?P<quoted>"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')|(?P<comment>(?<=\s)\#.*)"""
    r"""|(?P<sign>[{}\[\],])|(?P<colon>:(?=[\s,\[\]{}]|$))|(?P<open>["'])|.""",
    re.VERBOSE,
)

ITEM = 0  # in a path, any item of a list
Path = tuple[str | int, ...]


@dataclass(slots=True)
class Level:
    """A list or mapping that is open: the column of its items or keys, -1 within brackets.

    `key` is the one whose value comes now, `beside` has the keys of a mapping with their values.
    """

    is_map: bool
    column: int = -1
    key: str | None = None
    beside: dict[str, str] = field(default_factory=dict)
    is_filled: bool = False  # its present key or item has a value already

    @property
    def step(self) -> str | int | None:
        """Return the step of a path that leads on from here, None where none is begun."""
        return self.key if self.is_map else ITEM


@dataclass(slots=True)
class Levels:
    """What is open; a text is taken in line by line, up to where somebody writes.

    `is_text` means that the place is within a text of its own: in quotes, a comment, or a text in
    many lines. `piece` is where the value, key or item begins that is being written.
    """

    stack: list[Level] = field(default_factory=list)
    is_text: bool = False
    piece: int = 0
    _flow: int = 0  # how many of the stack are in brackets
    _text_column: int | None = None  # of the key of a text in many lines

    @property
    def path(self) -> Path:
        """Return the keys, and numbers of items, that lead to where the text ends."""
        steps = (level.step for level in self.stack)
        return tuple(step for step in steps if step is not None)

    @property
    def is_flow(self) -> bool:
        """Tell whether the place is in brackets or braces."""
        return self._flow > 0

    def take(self, line: str, start: int) -> None:
        """Take in a line without its break; `start` is where it begins in the text."""
        at = _SPACES.match(line).end()  # type: ignore[union-attr] # it matches nothing too
        is_blank = at == len(line) or line[at] == "#"
        self.is_text = at < len(line) and line[at] == "#"
        self.piece = start + at
        if self._goes_on(line, at):
            return
        if self._flow:
            self._take_flow(line, 0, start)
        elif not is_blank:
            self._take_block(line, at, start)

    def ends_text(self, column: int) -> bool:
        """End a text in many lines where a line begins too far out for it; tell if none goes on."""
        if self._text_column is not None and column <= self._text_column:
            self._text_column = None
        return self._text_column is None

    def close(self, column: int, *, is_item: bool) -> None:
        """Close what a line that begins at a column does not belong to."""
        while self.stack and self.stack[-1].column > column:
            self.stack.pop()
        top = self.stack[-1] if self.stack else None
        if top is not None and not is_item and top.column == column and not top.is_map:
            self.stack.pop()

    # -- inside

    def _goes_on(self, line: str, at: int) -> bool:
        """Tell whether a line belongs to a text in many lines; end brackets that nobody closed."""
        if self._text_column is not None:
            if at == len(line) or at > self._text_column:
                self.is_text = True
                return True
            self._text_column = None
        if self._flow and at < len(line):
            outer = self.stack[-self._flow - 1].column if len(self.stack) > self._flow else 0
            is_block = bool(_DASH.match(line, at) or _KEY.match(line, at))
            if is_block and at <= outer:
                del self.stack[-self._flow :]
                self._flow = 0
        return False

    def _take_block(self, line: str, at: int, start: int) -> None:
        while dash := _DASH.match(line, at):
            self.close(at, is_item=True)
            if not self.stack or self.stack[-1].is_map or self.stack[-1].column != at:
                self.is_text = bool(self.stack) and self.stack[-1].is_filled  # no list can begin
                self._fill()
                self.stack.append(Level(is_map=False, column=at))
            self.stack[-1].is_filled = False
            at = dash.end()
        self.piece = start + at
        found = _KEY.match(line, at)
        if found:
            self._take_key(found["key"], at)
            at = found.end()
            self.piece = start + at
        value = line[at:].strip()
        if self.stack and value:
            self._take_value(line, at, start, value)

    def _take_key(self, name: str, column: int) -> None:
        self.close(column, is_item=False)
        if not self.stack or self.stack[-1].column != column:
            self._fill()
            self.stack.append(Level(is_map=True, column=column))
        level = self.stack[-1]
        level.key, level.is_filled = name, False
        level.beside[name] = ""

    def _fill(self) -> None:
        if self.stack:
            self.stack[-1].is_filled = True

    def _take_value(self, line: str, at: int, start: int, value: str) -> None:
        level = self.stack[-1]
        level.is_filled = True
        if level.is_map and level.key and not level.beside[level.key]:
            level.beside[level.key] = value.partition(" #")[0].strip()
        if _BLOCK_TEXT.match(value):
            self._text_column = level.column
            self.is_text = True
        elif value[0] in "{[":
            self._take_flow(line, line.index(value[0], at), start)
        else:
            self.is_text = value[0] in "\"'#" or " #" in value

    def _take_flow(self, line: str, at: int, start: int) -> None:
        for token in _TOKEN.finditer(line, at):
            kind, said = token.lastgroup, token[0]
            if kind in ("comment", "open"):
                self.is_text = True
                return
            if kind == "sign":
                self._keep_value(line[self.piece - start : token.start()])
                self._take_sign(said)
            elif kind == "colon" and self.stack[-1].is_map and self.stack[-1].key is None:
                self._begin_value(line[self.piece - start : token.start()])
            if kind in ("sign", "colon"):
                self.piece = start + token.end()
            if not self._flow:
                self.is_text = True  # behind the last bracket nothing may stand
                return
        self._keep_value(line[self.piece - start :])

    def _begin_value(self, key: str) -> None:
        self.stack[-1].key = key.strip().strip("\"'")
        self.stack[-1].beside[self.stack[-1].key] = ""

    def _keep_value(self, said: str) -> None:
        level = self.stack[-1]
        if self._flow and level.is_map and level.key is not None:
            level.beside[level.key] = level.beside[level.key] or said.strip()

    def _take_sign(self, sign: str) -> None:
        if sign in "{[":
            self.stack.append(Level(is_map=sign == "{"))
            self._flow += 1
        elif sign == ",":
            self.stack[-1].key = None
        else:
            self.stack.pop()
            self._flow -= 1

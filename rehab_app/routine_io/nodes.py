"""The node tree of a file, built from the parser's events by a guard that refuses what is unsafe.

Every scalar stays text: what it means is for the field that reads it. No node is built that the
limits don't allow, because composing deep nesting crashes the parser's own recursion.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import yaml
from yaml import events

from rehab_app.routine_io.decoding import FORBIDDEN, TextPlace, decode, report_character
from rehab_app.routine_io.fixes import cut
from rehab_app.routine_io.problem_list import ProblemList, quoted
from rehab_app.routine_io.syntax import MOST_DEPTH, report_depth, report_syntax

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_NODES = 20_000
MOST_NODES_IN_PYTHON = 5_000
MOST_SCALAR_BYTES = 8 * 1024


@dataclass(slots=True, eq=False)
class Scalar:
    """A text; `is_plain` means that it stands without quotes."""

    text: str
    line: int
    column: int
    is_plain: bool


@dataclass(slots=True, eq=False)
class Sequence:
    """A list of nodes."""

    line: int
    column: int
    items: "list[Node]"


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys, each once, with their values, in the order of the file.

    `is_partial` means that the guard took keys away, so that any key may be one of those.
    """

    line: int
    column: int
    entries: "list[tuple[Scalar, Node]]"
    is_partial: bool = False


Node = Scalar | Sequence | Mapping


class _Event(Protocol):
    """What the events of nodes have in common."""

    start_mark: yaml.Mark
    anchor: str | None
    tag: str | None


class _ScalarEvent(_Event, Protocol):
    value: str
    style: str | None


class _DocumentEvent(Protocol):
    start_mark: yaml.Mark
    tags: dict[str, str] | None


class _RefusedError(Exception):
    """Reading on would be unsafe or pointless; the reason is in the problems."""


def read_tree(
    data: bytes, problems: ProblemList, *, with_libyaml: bool = yaml.__with_libyaml__
) -> Node | None:
    """Return the tree of a file's bytes, or None with its problems added. Raises nothing."""
    text = decode(data, problems)
    if text is None:
        return None
    builder = _Builder(problems, MOST_NODES if with_libyaml else MOST_NODES_IN_PYTHON)
    try:
        parser = (yaml.CSafeLoader if with_libyaml else yaml.SafeLoader)(text)
        builder.read(parser)
    except _RefusedError:
        pass
    except (yaml.YAMLError, ValueError) as error:
        # Below libyaml, an escape or a directive with a huge number is a ValueError.
        report_syntax(error, text, problems)
        return None
    if builder.root is None and not problems.has_errors:
        problems.error(
            TextPlace(1, 1), "empty-file", "there is nothing in the file", "begin with format: 1"
        )
    return builder.root


class _Builder:
    """Turns events into nodes: a stack of open lists and mappings, each with its children."""

    def __init__(self, problems: ProblemList, most_nodes: int) -> None:
        self.root: Node | None = None
        self._problems = problems
        self._most_nodes = most_nodes
        self._node_count = 0
        self._document_count = 0
        self._open: list[tuple[Sequence | Mapping, list[Node]]] = []
        self._children: list[Node] = []

    def read(self, parser: Any) -> None:  # noqa: ANN401 # the two parsers share no type
        """Take all events; raise _RefusedError where nothing more can be read."""
        handlers: dict[type, Callable[[Any], None]] = {
            events.ScalarEvent: self._add_scalar,
            events.MappingStartEvent: self._start_mapping,
            events.MappingEndEvent: self._end_mapping,
            events.SequenceStartEvent: self._start_sequence,
            events.SequenceEndEvent: self._end_sequence,
            events.AliasEvent: self._refuse_alias,
            events.DocumentStartEvent: self._start_document,
            events.DocumentEndEvent: self._end_document,
            events.StreamStartEvent: lambda _: None,
        }
        next_event = parser.get_event
        end = events.StreamEndEvent
        while type(event := next_event()) is not end:
            handlers[type(event)](event)

    def _add_scalar(self, event: _ScalarEvent) -> None:
        text = event.value
        style = event.style
        mark = event.start_mark
        node = Scalar(text, mark.line + 1, mark.column + 1, not style)
        if event.tag or event.anchor:
            self._refuse_decoration(event, node)
        if style == '"':
            self._refuse_characters(node)
        if len(text) > MOST_SCALAR_BYTES / 4:
            self._refuse_long(node)
        self._node_count += 1
        if self._node_count > self._most_nodes:
            self._refuse_many(node)
        self._children.append(node)

    def _start_mapping(self, event: _Event) -> None:
        self._start(Mapping(event.start_mark.line + 1, event.start_mark.column + 1, []), event)

    def _start_sequence(self, event: _Event) -> None:
        self._start(Sequence(event.start_mark.line + 1, event.start_mark.column + 1, []), event)

    def _start(self, node: Sequence | Mapping, event: _Event) -> None:
        if event.tag or event.anchor:
            self._refuse_decoration(event, node)
        self._children.append(node)
        self._open.append((node, self._children))
        self._children = []
        if len(self._open) > MOST_DEPTH:
            report_depth(node, self._problems)
            raise _RefusedError
        self._node_count += 1
        if self._node_count > self._most_nodes:
            self._refuse_many(node)

    def _end_sequence(self, _: _Event) -> None:
        node, siblings = self._open.pop()
        if isinstance(node, Sequence):
            node.items = self._children
        self._children = siblings

    def _end_mapping(self, _: _Event) -> None:
        node, siblings = self._open.pop()
        children = iter(self._children)
        self._children = siblings
        if isinstance(node, Mapping):
            taken: dict[str, int] = {}
            entries = node.entries
            for key in children:
                value = next(children)
                if type(key) is not Scalar or not key.text or key.text == "<<":
                    self._refuse_key(key)
                    node.is_partial = True
                elif key.text in taken:
                    self._refuse_duplicate(key, taken[key.text])
                else:
                    taken[key.text] = key.line
                    entries.append((key, value))

    def _start_document(self, event: _DocumentEvent) -> None:
        mark = event.start_mark
        place = TextPlace(mark.line + 1, mark.column + 1)
        self._document_count += 1
        if event.tags:
            self._problems.refuse(
                place,
                "tag-directive",
                "%TAG has no meaning in a routine",
                "remove the line",
                cut(place),
            )
        if self._document_count > 1:
            self._problems.refuse(
                place,
                "second-document",
                "a second document begins here",
                "one file holds one routine: remove the line ---",
            )
            raise _RefusedError

    def _end_document(self, _: _DocumentEvent) -> None:
        self.root = self._children[0]

    def _refuse_alias(self, event: _Event) -> None:
        mark = event.start_mark
        node = Scalar("", mark.line + 1, mark.column + 1, is_plain=True)
        self._problems.refuse(
            node,
            "alias",
            f"*{event.anchor} refers to another place, which routines don't know",
            "write the value out, or put a text with a star in quotes",
        )
        self._children.append(node)

    def _refuse_decoration(self, event: _Event, node: Node) -> None:
        if event.anchor:
            self._problems.refuse(
                node,
                "anchor",
                f"&{event.anchor} names a place, which routines don't know",
                "remove it, or put a text with & in quotes",
            )
        if event.tag:
            self._problems.refuse(
                node,
                "tag",
                f"the tag {quoted(event.tag)} gives a value a type, which routines don't know",
                "remove it, or put a text with ! in quotes",
            )

    def _refuse_characters(self, node: Scalar) -> None:
        found = FORBIDDEN.search(node.text)
        if found:
            report_character(found[0], TextPlace(node.line, node.column), self._problems)

    def _refuse_long(self, node: Scalar) -> None:
        if len(node.text.encode("utf-8", "replace")) > MOST_SCALAR_BYTES:
            self._problems.refuse(
                node,
                "scalar-too-long",
                f"a single text is longer than {MOST_SCALAR_BYTES // 1024} KiB",
                "shorten it; perhaps a quote isn't closed",
            )
            node.text = ""

    def _refuse_many(self, node: Node) -> None:
        self._problems.refuse(
            node,
            "too-many-nodes",
            f"the file has more than {self._most_nodes} keys and values",
            "split the routine into several files",
        )
        raise _RefusedError

    def _refuse_key(self, key: Node) -> None:
        if type(key) is Scalar and key.text == "<<":
            self._problems.refuse(
                key,
                "merge-key",
                "<< takes in the keys of another place, which routines don't know",
                "write the keys out",
            )
        else:
            self._problems.refuse(
                key,
                "key-not-text",
                "a key has to be a word, and this is a list, a mapping or nothing",
                "write key: value",
            )

    def _refuse_duplicate(self, key: Scalar, first_line: int) -> None:
        self._problems.refuse(
            key,
            "duplicate-key",
            f"the key {quoted(key.text)} stands here a second time, after line {first_line}",
            "remove one of the two",
        )

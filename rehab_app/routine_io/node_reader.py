"""Reads mappings key by key: takes values through grammars and collects what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, overload

from rehab_app.routine_io.fixes import put, write
from rehab_app.routine_io.grammar import Grammar, GrammarError
from rehab_app.routine_io.nodes import Mapping, Node, Scalar, Sequence
from rehab_app.routine_io.problem_list import ProblemList, hint_for, nearest, quoted
from rehab_app.routine_io.shapes import into_list, list_hint, out_of_list, shape_of

T = TypeVar("T")

OWN_KEY_PREFIX = "x-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys of one kind of mapping; `what` names it in messages ("a step")."""

    what: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Join the keys that are known once, as every mapping is compared with them."""
        object.__setattr__(self, "known", frozenset((*self.required, *self.optional)))


class Fields:
    """The entries of one mapping, as a reader takes them one after the other.

    `is_sound` is set to False by whoever finds an error in what the mapping says: what later
    checks would find could follow from it. `has_lost_keys` means that some key is misspelt, so
    that nothing is known to be missing.
    """

    __slots__ = ("_entries", "_inner", "_meant", "has_lost_keys", "is_sound", "node", "problems")

    def __init__(self, node: Node, keys: Keys, problems: ProblemList) -> None:
        """Report the keys that nobody knows and the ones that are missing."""
        self.node = node
        self.problems = problems
        self.has_lost_keys = False
        self._entries: dict[str, tuple[Scalar, Node]] = {}
        self._inner: dict[str, list[Fields]] = {}  # what mapping() and mappings() gave already
        self._meant: set[str] = set()  # what misspelt keys were probably to be
        before = problems.error_count
        self._take(keys)
        self.is_sound = problems.error_count == before

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def may_have_lost(self, name: str) -> bool:
        """Tell whether a key may be meant by one that was misspelt or taken away by the guard.

        Then it isn't missing: saying so would be a second problem where the author made one.
        """
        return name in self._meant or (isinstance(self.node, Mapping) and self.node.is_partial)

    def read_whole(self, read: "Callable[[Fields], T]") -> T:
        """Return what a reader makes of the mapping; it is unsound where that finds an error."""
        before = self.problems.error_count
        value = read(self)
        if self.problems.error_count > before:
            self.is_sound = False
        return value

    def place(self, name: str) -> Node:
        """Return the value of a key for its place; the mapping itself where it has none."""
        entry = self._entries.get(name)
        return entry[1] if entry else self.node

    def key_place(self, name: str) -> Node:
        """Return a key for its place."""
        return self._entries[name][0]

    @overload
    def read(self, name: str, grammar: Grammar[T]) -> T | None: ...
    @overload
    def read(self, name: str, grammar: Grammar[T], default: T) -> T: ...
    def read(self, name: str, grammar: Grammar[T], default: T | None = None) -> T | None:
        """Return the value of a key, or the default where it is missing or wrong."""
        entry = self._entries.get(name)
        if entry is None:
            return default
        value = self._value(entry[1], grammar)
        return default if value is None else value

    def read_list(self, name: str, grammar: Grammar[T]) -> tuple[T, ...]:
        """Return the values of a list; empty where the key is missing."""
        values = (self._value(item, grammar) for item in self._items(name, of_texts=True))
        return tuple(value for value in values if value is not None)

    def read_one_or_list(self, name: str, grammar: Grammar[T]) -> tuple[T, ...]:
        """Return the values of a list, or the one value that stands there without a list."""
        if isinstance(self.place(name), Scalar):
            value = self.read(name, grammar)
            return () if value is None else (value,)
        return self.read_list(name, grammar)

    def read_words(self, name: str, grammar: Callable[[tuple[str, ...]], T]) -> T | None:
        """Return what one word or a list of words means together; None where it is missing."""
        words = self.read_one_or_list(name, str)
        if not words:
            return None
        return self._value(self.place(name), lambda _: grammar(words), is_any_shape=True)

    def is_word(self, name: str, word: str) -> bool:
        """Tell whether this very word stands there."""
        value = self.place(name)
        return name in self._entries and isinstance(value, Scalar) and value.text == word

    def mapping(self, name: str, keys: Keys) -> "Fields | None":
        """Return the fields of the mapping below a key; None where the key is missing."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if name not in self._inner:
            self._inner[name] = [Fields(entry[1], keys, self.problems)]
        return self._inner[name][0]

    def mappings(self, name: str, keys: Keys) -> list["Fields"]:
        """Return the fields of each mapping of the list below a key, the same ones every time."""
        if name not in self._inner:
            items = self._items(name)
            self._inner[name] = [Fields(item, keys, self.problems) for item in items]
        return self._inner[name]

    def scalars(self, name: str) -> list[Scalar]:
        """Return the texts below a key, one or a list of them, with their places."""
        entry = self._entries.get(name)
        if entry is None:
            return []
        value = entry[1]
        nodes = value.items if isinstance(value, Sequence) else [value]
        return [node for node in nodes if isinstance(node, Scalar)]

    def _take(self, keys: Keys) -> None:
        node, problems = self.node, self.problems
        if not isinstance(node, Mapping):
            problems.error(
                node,
                "wrong-shape",
                f"{keys.what} has keys, and this is {shape_of(node)}",
                f"write {(keys.required or keys.optional)[0]}: …",
            )
            self.has_lost_keys = True
            return
        self.has_lost_keys = node.is_partial
        entries, known = self._entries, keys.known
        for entry in node.entries:
            name = entry[0].text
            if name in known:
                entries[name] = entry
            elif not name.startswith(OWN_KEY_PREFIX):
                self._report_unknown(entry[0], keys)
        for name in keys.required:
            if name not in entries and not self.may_have_lost(name):
                self._report_missing(name, keys)

    def _items(self, name: str, *, of_texts: bool = False) -> list[Node]:
        entry = self._entries.get(name)
        if entry is None:
            return []
        value = entry[1]
        if isinstance(value, Sequence):
            if not value.items and name in NEVER_EMPTY:
                self.problems.error(value, "empty-list", f"{name} is empty", "add something to it")
            return value.items
        self.problems.error(
            value,
            "wrong-shape",
            f"{name} is a list, and this is {shape_of(value)}",
            list_hint(name, value),
            into_list(value) if of_texts else None,
        )
        return []

    def _value(self, node: Node, grammar: Grammar[T], *, is_any_shape: bool = False) -> T | None:
        if type(node) is Scalar:
            text = node.text
            if not text and node.is_plain:
                self.problems.error(
                    node, "empty-value", "there is no value here", "write one or remove the key"
                )
                return None
        elif is_any_shape:
            text = ""
        else:
            self.problems.error(
                node,
                "wrong-shape",
                f"this is {shape_of(node)}, and one value is needed",
                "write a single value",
                out_of_list(node),
            )
            return None
        try:
            return grammar(text)
        except GrammarError as error:
            fix = write(node, error.instead, error.told) if error.instead else None
            self.problems.error(node, error.code, error.message, error.hint, fix)
            return None

    def _report_unknown(self, key: Scalar, keys: Keys) -> None:
        self.has_lost_keys = True
        if self.problems.is_full:
            self.problems.error_count += 1
            return
        fix = None
        if meant := nearest(key.text, keys.known):
            is_free = meant not in self._meant and not self._has_key(meant)
            self._meant.add(meant)
            fix = write(key, meant) if is_free else None
        message = f"{keys.what} knows no key {quoted(key.text)}"
        self.problems.error(key, "unknown-key", message, hint_for(key.text, keys.known), fix)

    def _has_key(self, name: str) -> bool:
        node = self.node
        return isinstance(node, Mapping) and any(key.text == name for key, _ in node.entries)

    def _report_missing(self, name: str, keys: Keys) -> None:
        only = _ONLY_VALUES.get(name)
        fix = put(self.node, **{name: only}) if only else None
        message = f"{keys.what} needs {name}"
        self.problems.error(self.node, "missing-key", message, f"add {name}: {only or '…'}", fix)


NEVER_EMPTY = frozenset(
    {"blocks", "steps", "ladder", "exercises", "targets", "cues", "rules", "any", "sides", "ask"}
)

# Keys that have to be there and can say one thing only.
_ONLY_VALUES = {"format": "1", "base": "standard"}

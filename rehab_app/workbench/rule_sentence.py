"""What a rule's sentence is made of: words, slots with what can stand in them, and ways to remove.

Each thing that can stand in a slot carries what it writes into the text: keys and their values, as
`rule_edits.with_slots` takes them. So whoever shows the sentence needs to know no rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can stand in a slot, and what it writes; an empty value takes a key away."""

    text: str
    writes: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in the sentence: `key` names it within its rule, `name` says what is chosen there."""

    key: str
    name: str
    chosen: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What stands between slots."""

    text: str


@dataclass(frozen=True, slots=True)
class Removal:
    """Where a condition can be taken out of the sentence, and what is asked for no longer."""

    key: str
    name: str


Part = Slot | Words | Removal


@dataclass(frozen=True, slots=True)
class Sentence:
    """The parts of a rule's sentence in their order, and the conditions that can be added."""

    parts: tuple[Part, ...] = ()
    more: tuple[Option, ...] = ()

    def slot(self, key: str) -> Slot:
        """Return a slot by its key; raises LookupError where the sentence has none."""
        for part in self.parts:
            if isinstance(part, Slot) and part.key == key:
                return part
        raise LookupError(key)

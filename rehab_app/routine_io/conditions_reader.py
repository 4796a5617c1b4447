"""The files of conditions and of warning signs."""

from dataclasses import dataclass

from rehab_app.model.person import Condition, Strain
from rehab_app.model.red_flag import RedFlag, RedFlagPart, RedFlagScreen, Urgency
from rehab_app.routine_io.fields import boolean, count_of, identifier, note, title, word_of
from rehab_app.routine_io.file_format import read_format
from rehab_app.routine_io.node_reader import Fields, Keys
from rehab_app.routine_io.nodes import Node
from rehab_app.routine_io.problem_list import ProblemList

CONDITION_FILE = Keys(
    what="the file of conditions", required=("format", "conditions"), optional=("nerve_symptoms",)
)
CONDITION = Keys(
    what="a condition",
    required=("id", "short", "name"),
    optional=(
        *("also", "avoid_tags", "care_tags", "avoid", "care", "fine", "avoid_all", "avoid_days"),
        *("strain", "suitable", "change", "see_someone", "sources"),
    ),
)
STRAIN = Keys(what="strain", required=("muscle", "stretch_tags", "load_tags"))
NERVE_SYMPTOMS = Keys(what="nerve_symptoms", required=("avoid_tags",))
RED_FLAG_FILE = Keys(
    what="the file of warning signs",
    required=("format", "flags"),
    optional=("ask_again_days", "emergency_number"),
)
RED_FLAG = Keys(
    what="a warning sign",
    required=("id", "question", "action", "action_text"),
    optional=("short", "parts", "source"),
)
PART = Keys(
    what="a part of a warning sign", required=("if", "action", "action_text"), optional=("short",)
)

_URGENCY = word_of(Urgency)
_DAYS = count_of(1, 365)

PlacedCondition = tuple[Condition, Fields]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionTable:
    """The conditions, and the tags that nerve symptoms avoid whatever the condition."""

    conditions: tuple[Condition, ...] = ()
    nerve_avoid_tags: frozenset[str] = frozenset()


def read_condition_node(
    node: Node, problems: ProblemList
) -> tuple[ConditionTable, tuple[PlacedCondition, ...]]:
    """Return the conditions of a file, also with the places of their values."""
    fields = Fields(node, CONDITION_FILE, problems)
    fields.read("format", read_format)
    placed = tuple((_read_condition(row), row) for row in fields.mappings("conditions", CONDITION))
    nerve = fields.mapping("nerve_symptoms", NERVE_SYMPTOMS)
    table = ConditionTable(
        conditions=tuple(condition for condition, _ in placed),
        nerve_avoid_tags=frozenset(nerve.read_list("avoid_tags", identifier))
        if nerve
        else frozenset(),
    )
    return table, placed


def read_red_flag_node(node: Node, problems: ProblemList) -> RedFlagScreen:
    """Return the screen for warning signs of a file."""
    fields = Fields(node, RED_FLAG_FILE, problems)
    fields.read("format", read_format)
    return RedFlagScreen(
        flags=tuple(_read_red_flag(row) for row in fields.mappings("flags", RED_FLAG)),
        ask_again_days=fields.read("ask_again_days", _DAYS, 14),
        emergency_number=fields.read("emergency_number", title, ""),
    )


def _read_condition(fields: Fields) -> Condition:
    return Condition(
        id=fields.read("id", identifier, ""),
        short=fields.read("short", title, ""),
        name=fields.read("name", title, ""),
        also=fields.read_list("also", title),
        avoid_tags=frozenset(fields.read_list("avoid_tags", identifier)),
        care_tags=frozenset(fields.read_list("care_tags", identifier)),
        avoid=frozenset(fields.read_list("avoid", identifier)),
        care=frozenset(fields.read_list("care", identifier)),
        fine=frozenset(fields.read_list("fine", identifier)),
        avoid_days=fields.read("avoid_days", _DAYS),
        strain=_read_strain(fields.mapping("strain", STRAIN)),
        avoid_all=fields.read("avoid_all", boolean, False),  # noqa: FBT003 # a value, not a switch
        suitable=fields.read("suitable", note, ""),
        change=fields.read("change", note, ""),
        see_someone=fields.read("see_someone", note, ""),
        sources=fields.read_list("sources", title),
    )


def _read_strain(fields: Fields | None) -> Strain | None:
    if fields is None:
        return None
    return Strain(
        muscle=fields.read("muscle", identifier, ""),
        stretch_tags=frozenset(fields.read_list("stretch_tags", identifier)),
        load_tags=frozenset(fields.read_list("load_tags", identifier)),
    )


def _read_red_flag(fields: Fields) -> RedFlag:
    return RedFlag(
        id=fields.read("id", title, ""),
        question=fields.read("question", note, ""),
        short=fields.read("short", note, ""),
        urgency=fields.read("action", _URGENCY, Urgency.EMERGENCY),
        advice=fields.read("action_text", note, ""),
        parts=tuple(_read_part(part) for part in fields.mappings("parts", PART)),
        source=fields.read_list("source", title),
    )


def _read_part(fields: Fields) -> RedFlagPart:
    return RedFlagPart(
        text=fields.read("if", note, ""),
        short=fields.read("short", note, ""),
        urgency=fields.read("action", _URGENCY, Urgency.EMERGENCY),
        advice=fields.read("action_text", note, ""),
    )

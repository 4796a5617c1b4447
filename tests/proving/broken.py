"""Routines and rule sets that break a property each, to show that the proof can fail."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.properties import Property
from rehab_app.model.ladder import Hold, Range, WalkJog
from rehab_app.model.rule import Rule
from tests.helpers.sessions import facts_of, steps

STRETCH = "exercise: supine-figure-four, hold: 30 s"


@dataclass(frozen=True)
class Broken:
    """A case: its facts, what it breaks, and the fewest answers that show it."""

    name: str
    facts: Facts
    breaks: Property
    witness: str


def _without_row(row: str, text: str = steps(STRETCH)) -> Facts:
    facts = facts_of(text)
    rows = tuple(rule for rule in facts.rules.rules if rule.id != row)
    return replace(facts, rules=replace(facts.rules, rules=rows))


def _with_row(row: str, change: Callable[[Rule], Rule]) -> Facts:
    facts = facts_of(steps(STRETCH))
    rows = tuple(change(rule) if rule.id == row else rule for rule in facts.rules.rules)
    return replace(facts, rules=replace(facts.rules, rules=rows))


def _own(*rules: str, text: str = steps(STRETCH)) -> Facts:
    """Return the facts of a routine with rules of its own."""
    lines = "".join(f"    - {{{rule}}}\n" for rule in rules)
    return facts_of(
        text.replace("blocks:", f"pain_rules:\n  base: standard\n  rules:\n{lines}blocks:", 1)
    )


def _twice(line: str, *, kind: str) -> Facts:
    """Return facts with a step that comes twice, which no file is let to ask for."""
    facts = facts_of(steps(line, kind=kind))
    block = facts.routine.blocks[0]
    blocks = (replace(block, steps=(*block.steps, *block.steps)),)
    return replace(facts, routine=replace(facts.routine, blocks=blocks))


def _dosed(dose: Hold | WalkJog, *lines: str, kind: str) -> Facts:
    """Return facts whose steps have a dose that no file is let to ask for."""
    facts = facts_of(steps(*lines, kind=kind))
    block = facts.routine.blocks[0]
    hold = Range(dose.seconds, dose.seconds) if isinstance(dose, Hold) else None
    walk_jog = dose if isinstance(dose, WalkJog) else None
    dosed = tuple(replace(step, hold=hold, walk_jog=walk_jog) for step in block.steps)
    blocks = (replace(block, steps=dosed),)
    return replace(facts, routine=replace(facts.routine, blocks=blocks))


BROKEN = (
    Broken("no row for 2 of 10", _without_row("R21"), Property.DECIDED, "0:dull,1:dull"),
    Broken("no row for a good start", _without_row("G9"), Property.DECIDED, "0:dull"),
    Broken(
        "no row for a quiet evening",
        _without_row("A6"),
        Property.DECIDED,
        "0:dull,1:dull,1:dull,1:dull",
    ),
    Broken(
        "1 stops what 2 goes on with",
        _own("at: pose, pain: 1, do: stop-pose"),
        Property.MONOTONE,
        "0:dull,2",
    ),
    Broken(
        "3 leaves out what 4 only eases",
        _own("at: pose, quality: benign, pain: 3, do: skip-target"),
        Property.MONOTONE,
        "0:dull,4:dull",
    ),
    Broken(
        "dull is taken for worse than sharp",
        _own("at: pose, quality: benign, pain: 3-10, do: end-session"),
        Property.MONOTONE,
        "0:dull,3:sharp",
    ),
    Broken(
        "3 before closes what 4 opens",
        _own("at: before, pain: 3, do: no-session"),
        Property.MONOTONE,
        "4",
    ),
    Broken(
        "the end at 2 sets back what 3 keeps",
        _own("at: end, pain: 2, do: regress-2"),
        Property.MONOTONE,
        "0:dull,1:dull,1:dull,3",
    ),
    Broken(
        "a walk for a day",
        _dosed(WalkJog(13 * 3600, 0, 1), "exercise: brisk-walk, hold: 5 min", kind="run-walk"),
        Property.ENDS,
        "",
    ),
    Broken(
        "ice for half an hour",
        _dosed(Hold(1800), "exercise: ice-pack-lateral-hip, hold: 10 min", kind="ice"),
        Property.THERMAL,
        "",
    ),
    Broken(
        "ice again after a minute",
        _twice("exercise: ice-pack-lateral-hip, hold: 10 min, rest: 1 min", kind="ice"),
        Property.THERMAL,
        "",
    ),
    Broken(
        "no answer gives credit",
        _with_row("E5", lambda row: replace(row, credit=True)),
        Property.STOP,
        "0:dull,-",
    ),
)

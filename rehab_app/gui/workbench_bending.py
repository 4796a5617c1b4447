"""What the card "What if it hurts?" asks, and what it says of the answers."""

from collections.abc import Iterator, Mapping, Sequence

from rehab_app.engine.facts import Facts
from rehab_app.model.exercise import Exercise
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.model.person import Side
from rehab_app.wording import QUALITY_WORDS, change_text, clock
from rehab_app.workbench.outline import OutlineStep
from rehab_app.workbench.what_if import Spot, WhatIf

_ABOUT_POSES = (Moment.AFTER, Moment.HALFWAY)
_WHEN = {Moment.HALFWAY: "half-way", Moment.AFTER: ""}
_MOST_OTHERS = 1
# A dull ache stands first: it is what most readings are of.
KINDS = {
    quality: f"a reading of: {QUALITY_WORDS[quality]}"
    for quality in (Quality.DULL, *Quality)
    if quality is not Quality.NONE
}


def asked_spots(
    step: OutlineStep | None, spots: Sequence[Spot], told: Mapping[Spot, int]
) -> tuple[Spot, ...]:
    """Return which questions can be dragged, in the order of the session.

    They are those of the chosen step's exercise in its first set, the next one about another
    exercise, and those that something was told to already.
    """
    first = [spot for spot in spots if spot.number == 0 and spot.moment in _ABOUT_POSES]
    if step is None:
        mine = [spot for spot in spots if spot.moment is Moment.BEFORE]
    else:
        mine = [spot for spot in first if spot.exercise == step.exercise]
    begins = spots.index(mine[-1]) if mine else -1
    others = [spot for spot in first if spot not in mine and spots.index(spot) > begins][
        :_MOST_OTHERS
    ]
    shown = {*mine, *others, *(spot for spot, level in told.items() if level)}
    return tuple(spot for spot in spots if spot in shown)


def spot_text(spot: Spot, catalogue: Mapping[str, Exercise]) -> str:
    """Return about what a question is: "Pigeon, right, half-way"."""
    if not spot.exercise:
        return "Before the session"
    name = catalogue[spot.exercise].name if spot.exercise in catalogue else spot.exercise
    side = "" if spot.side is Side.BOTH else spot.side.value
    again = f"time {spot.number + 1}" if spot.number else ""
    return ", ".join(part for part in (name, side, _WHEN.get(spot.moment, ""), again) if part)


def bent_lines(
    sessions: WhatIf, facts: Facts, told: Mapping[Spot, int], kind: Quality
) -> tuple[str, list[str]]:
    """Return how long the session takes then, and what changes in it and why."""
    readings = {spot: Reading(level, kind) for spot, level in told.items() if level}
    bent = sessions.bent(readings)
    if not readings:
        return clock(bent.calm_s), []
    times = f"{clock(bent.calm_s)} → {clock(bent.bent_s)}"
    lines = [
        change_text(change, facts.catalogue) for entry in bent.changes for change in entry.changes
    ]
    lines += _reasons(entry.decision.because for entry in bent.changes)
    return times, lines or ["Nothing changes."]


def _reasons(said: Iterator[str]) -> list[str]:
    """Return each reason once."""
    return list(dict.fromkeys(reason for reason in said if reason))

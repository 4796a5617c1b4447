"""What a session has otherwise than the last time, before it is played in the terminal."""

from collections.abc import Iterator, Sequence

from rehab_app.context import Context
from rehab_app.engine.facts import Facts
from rehab_app.engine.progression import StepSide, differences
from rehab_app.rule_wording.differences import ChangedStep, changed_steps


def changes_for(context: Context, facts: Facts) -> tuple[ChangedStep, ...]:
    """Return what differs from the last time by what the history says."""
    today = context.clock.wall().date()
    return changed_steps(differences(context.standing(facts), facts), facts, today)


def refusable(changed: Sequence[ChangedStep]) -> frozenset[StepSide]:
    """Return the steps that may stay as they were for once."""
    return frozenset(step for each in changed if each.is_refusable for step in each.steps)


def change_lines(changed: Sequence[ChangedStep], *, is_refused: bool) -> Iterator[str]:
    """Yield a line for each change with its reason; one that is refused says so."""
    if not changed:
        return
    yield "Since the last time:"
    for each in changed:
        kept = " (kept as last time)" if is_refused and each.is_refusable else ""
        rules = f" ({', '.join(each.rules)})" if each.rules else ""
        yield f"  {each.what}{kept}"
        yield f"    {each.why}{rules}"
    if not is_refused and any(each.is_refusable for each in changed):
        yield "  --as-last-time keeps for once what may be kept."

"""Warnings about ice, heat and wraps.

How long one lasts (`limits`), and two in one session (`thermal_limits`), are errors.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from rehab_app.engine.facts import Facts
from rehab_app.engine.laying_out import question_times_s
from rehab_app.model.plan import Plan, Segment, SegmentKind
from rehab_app.model.routine import AskKind
from rehab_app.model.rule import ThermalCap
from rehab_app.routine_io.durations import in_words
from rehab_app.routine_io.fixes import put, write
from rehab_app.routine_io.routine_reader import PER_DAY, Draft
from rehab_app.routine_io.timing_cautions import timed

_ICE = "ice"
# Muscles and reflexes are impaired for up to half an hour (S25).
NUMB_AFTER_ICE_S = 1800


def check_thermal(draft: Draft, facts: Facts, laid_out: Callable[[], Plan]) -> None:
    """Warn of too many a day, of too little time between two, of load after ice, of no check."""
    if not any(facts.exercise(step.exercise).is_thermal for step in facts.steps):
        return
    plan = laid_out()
    holds = tuple(_thermal_in(facts, plan))
    _check_day(draft, {cap.kind: cap for _, _, cap in holds})
    _check_skin(holds, _OnceAStep(draft))
    _check_load_after_ice(facts, plan, _OnceAStep(draft))


_Held = tuple[int, Segment, ThermalCap]


@dataclass(frozen=True, slots=True)
class _OnceAStep:
    """Warns of a step once, however many of its sets and rounds there is reason to."""

    draft: Draft
    warned: set[int] = field(default_factory=set)

    def warn(
        self, segment: Segment, key: str, code: str, message: str, hint: str, **fixed: str
    ) -> None:
        """Warn at a key of the step that a segment belongs to, unless that has been done.

        `fixed` are the values that mend it, by their keys.
        """
        if segment.key is None or segment.key.step in self.warned:
            return
        self.warned.add(segment.key.step)
        _, fields = self.draft.steps[segment.key.step]
        fix = put(fields.node, **fixed) if fixed else None
        fields.problems.warning(fields.place(key), code, message, hint, fix)


def _thermal_in(facts: Facts, plan: Plan) -> Iterator[_Held]:
    """Yield the holds of ice, heat and wraps with their start and what caps them."""
    for start_s, segment in timed(plan):
        if segment.kind is SegmentKind.HOLD:
            cap = facts.cap_of(segment.exercise)
            if cap:
                yield start_s, segment, cap


def _check_day(draft: Draft, caps: dict[str, ThermalCap]) -> None:
    per_day = draft.routine.per_day
    fields = draft.fields.mapping("per_day", PER_DAY)
    if per_day is None or fields is None:
        return
    for cap in caps.values():
        if per_day.times > cap.times:
            fields.problems.warning(
                fields.place("times"),
                "thermal-often",
                f"{per_day.times} times a day are too many for {cap.kind}: skin and nerves need "
                f"to recover{_source(cap)}",
                f"write at most {cap.times}",
                write(fields.place("times"), str(cap.times)),
            )
        if per_day.times > 1 and per_day.gap_s < cap.gap_s:
            fields.problems.warning(
                fields.place("gap"),
                "thermal-gap",
                f"between two times of {cap.kind} the skin needs {in_words(cap.gap_s)} to get "
                f"back to normal{_source(cap)}",
                f"write gap: {in_words(cap.gap_s)}",
                put(fields.node, gap=in_words(cap.gap_s)),
            )


def _check_skin(holds: tuple[_Held, ...], once: _OnceAStep) -> None:
    """Warn where nobody is asked about the skin in time."""
    for _, segment, cap in holds:
        if cap.skin_check_s is None:
            continue
        has_after = any(point.kind is AskKind.AFTER for point in segment.ask)
        times = question_times_s(segment.ask, segment.seconds)
        first_s = min((*times, *((segment.seconds,) if has_after else ())), default=None)
        if first_s is None or first_s > cap.skin_check_s:
            once.warn(
                segment,
                "ask",
                "skin-unasked",
                f"the skin is looked at only when somebody is asked, and not within "
                f"{in_words(cap.skin_check_s)}: ice and heat can harm it unnoticed{_source(cap)}",
                f"write ask: [{in_words(cap.skin_check_s)}, after], or remove ask",
                ask=f"[{in_words(cap.skin_check_s)}, after]",
            )


def _check_load_after_ice(facts: Facts, plan: Plan, once: _OnceAStep) -> None:
    ice_end_s: int | None = None
    for start_s, segment in timed(plan):
        if not segment.is_work:
            continue
        cap = facts.cap_of(segment.exercise)
        if cap and cap.kind == _ICE:
            ice_end_s = start_s + segment.seconds
        is_soon = ice_end_s is not None and start_s - ice_end_s < NUMB_AFTER_ICE_S
        if is_soon and not segment.is_relief:
            once.warn(
                segment,
                "exercise",
                "load-after-ice",
                f"{segment.exercise} comes within {in_words(NUMB_AFTER_ICE_S)} of ice: muscles "
                "and reflexes are dull until then, and pain warns too late (S25)",
                "put ice at the end",
            )


def _source(cap: ThermalCap) -> str:
    return f" ({', '.join(cap.source)})" if cap.source else ""

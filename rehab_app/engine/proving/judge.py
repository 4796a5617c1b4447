"""Decides on classes of readings by the engine's own rules."""

from collections.abc import Iterator, Mapping
from functools import cache

from rehab_app.engine.deciding import (
    END_LEVEL,
    Background,
    Decision,
    Past,
    counts_for,
    decide_by_rows,
    looked_back,
)
from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.questions import Asked, Feasible, Flags, Kin, Outcome, Posed
from rehab_app.engine.rules import Situation, class_of
from rehab_app.engine.running import SORE_LEVEL
from rehab_app.model.pain import (
    NO_ANSWER,
    Action,
    Quality,
    QualityClass,
    Reading,
    Result,
    RuleMoment,
)
from rehab_app.model.replacing import replace
from rehab_app.model.rule import RuleSet

LEVELS = range(11)
HIGH_LEVEL = 6
_AT_WORK = frozenset({RuleMoment.POSE, RuleMoment.RELIEF, RuleMoment.RUN})
_IN_SESSION = _AT_WORK | {RuleMoment.RECHECK, RuleMoment.END}
_ELSEWHERE = "another target"


class Judge:
    """Decides on classes of readings by the engine's own rules, and remembers what it decided."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._background = Background(
            rules=facts.rules, own=facts.routine.rules, person=facts.person
        )
        self.kin = cache(self._kin)
        self.outcomes = cache(self._outcomes)
        self.stop_class = cache(self._stop_class)
        self._rechecked = cache(self._rechecks)
        self.counts = cache(self._counts)
        self._decided = cache(self._decide)
        self._looked = cache(self._look_back)
        mine = (each.rule for each in facts.rules.profiles if each.is_for(facts.person))
        rows = (*facts.rules.rules, *mine, *facts.routine.rules)
        cases = [case for row in rows for case in row.cases]
        named = frozenset(case.quality for case in cases if case.quality)
        self._kinds = _kinds(facts.rules, named)
        self._tells_kinds_apart = bool(named)
        self._named = frozenset(name for case in cases for name in (case.exercise, case.target))
        at_work = {row.id for row in rows if row.at in _AT_WORK}
        at_work |= {row.id for row in facts.rules.raises if row.at in _AT_WORK}
        self._rows = {
            row.id: row
            for row in facts.rules.raises
            if row.at in _IN_SESSION and (row.second or row.second_rule in at_work)
        }

    # -- what others call

    def plain(self, reading: Reading) -> Reading:
        """Return a benign reading as it is remembered: its kind only where a rule asks for it."""
        return reading if self._tells_kinds_apart else Reading(reading.level, Quality.DULL)

    def by_rows(self, asked: Asked) -> Asked:
        """Return a question without what no row asks about: many are then the same."""
        exercise = asked.exercise if asked.exercise in self._named else ""
        target = asked.target if asked.target in self._named else ""
        return replace(asked, exercise=exercise, target=target)

    def is_bad(self, reading: Reading) -> bool:
        """Tell whether a pose that drew a reading must not come back at that dose."""
        level = reading.level
        if level is None:
            return False
        return level >= HIGH_LEVEL or self.class_of(reading) is not QualityClass.BENIGN

    def is_nerve(self, reading: Reading) -> bool:
        """Tell whether a reading speaks of a nerve, so that it is asked again later."""
        return reading.is_answer and self.class_of(reading) is QualityClass.NERVE

    def class_of(self, reading: Reading) -> QualityClass:
        """Return the class of a reading's kind of pain."""
        return class_of(reading, self._facts.rules)

    def kept(self, asked: Asked, reading: Reading) -> Reading | None:
        """Return what later questions about the same side know of a reading."""
        if asked.kept_from is None or (reading.level or 0) < asked.kept_from:
            return None
        return self.plain(reading)

    def counted(self, flags: Flags, target: str) -> frozenset[str]:
        """Return the rows that have counted once, as far as a target is concerned."""
        return frozenset(id_ for id_, about in flags if about in ("", target))

    def flags_after(self, flags: Flags, counts: frozenset[str], target: str) -> Flags:
        """Return which rows have counted once after some have counted for a target."""
        return flags | {(id_, target if self._rows[id_].same_target else "") for id_ in counts}

    def rows(self) -> Iterator[tuple[str, bool]]:
        """Yield the rows that look back, each with whether it counts by target."""
        return ((id_, row.same_target) for id_, row in self._rows.items())

    def past(self, row: str, target: str) -> Past:
        """Return a decision that makes just this row look back at something."""
        raise_ = self._rows[row]
        about = target if raise_.same_target else _ELSEWHERE
        return Past(raise_.second or Action.CONTINUE, raise_.second_rule or "", about)

    # -- inside

    def _counts(self, do: Result, rule: str) -> frozenset[str]:
        """Return the rows that count a decision as one of their times."""
        now = Situation(at=RuleMoment.POSE, reading=NO_ANSWER)
        past = Past(do, rule)
        return frozenset(id_ for id_, row in self._rows.items() if counts_for(row, past, now))

    def _kin(self, asked: Asked) -> tuple[Kin, ...]:
        classes: dict[object, list[tuple[Situation, Decision | None]]] = {}
        for reading in self._readings(asked):
            situation = self._situation(asked, reading)
            decision = self._decided(situation)
            key = (decision, *self._remembered(asked, situation))
            classes.setdefault(key, []).append((situation, decision))
        return tuple(
            Kin(
                situation=pairs[-1][0],
                decision=pairs[-1][1],
                readings=tuple(each.reading for each, _ in pairs),
                count=sum(self._count(each.reading) for each, _ in pairs),
            )
            for pairs in classes.values()
        )

    def _readings(self, asked: Asked) -> Iterator[Reading]:
        """Yield an answer of each level and kind, the higher ones later, then no answer."""
        for level in LEVELS:
            for quality in self._kinds:
                yield Reading(level, quality)
                if asked.is_thermal:
                    yield Reading(level, quality, skin_fine=False)
        yield NO_ANSWER

    def _count(self, reading: Reading) -> int:
        """Return how many answers a reading stands for."""
        return self._kinds[reading.quality] if reading.is_answer else 1

    def _remembered(self, asked: Asked, situation: Situation) -> tuple[object, ...]:
        """Return what a session keeps of a reading, beside the decision."""
        reading, level = situation.reading, situation.reading.level
        if level is None:
            return (None,)
        return (
            self.is_bad(reading),
            self.is_nerve(reading),
            self.stop_class(level) if asked.at is not RuleMoment.BEFORE else level,
            asked.is_eased and situation.rise <= 0,
            self.kept(asked, reading),
        )

    def _situation(self, asked: Asked, reading: Reading) -> Situation:
        level = reading.level
        is_compared = level is not None and asked.before is not None
        is_recheck = asked.at is RuleMoment.RECHECK
        stopped_at = asked.stopped_at if asked.stopped_at is not None else level
        drop = 0 if level is None or stopped_at is None else stopped_at - level
        return Situation(
            at=asked.at,
            reading=reading,
            rise=level - asked.before if is_compared else 0,  # type: ignore[operator]
            drop=drop if is_recheck else None,
            exercise=asked.exercise,
            target=asked.target,
            is_strained=asked.is_strained,
        )

    def _decide(self, situation: Situation) -> Decision | None:
        """Return the rows' decision; None where no row holds, which is a gap."""
        try:
            return decide_by_rows(situation, self._background)
        except LookupError:
            return None

    def _outcomes(self, posed: Posed) -> tuple[Outcome, ...]:
        """Return what every class of readings leads to; classes in a gap are left out."""
        asked, counted, feasible, higher = posed
        kins = (kin for kin in self.kin(asked) if kin.decision is not None)
        return tuple(self.outcome(asked, kin, counted, feasible, higher) for kin in kins)

    def outcome(
        self,
        asked: Asked,
        kin: Kin,
        counted: frozenset[str],
        feasible: Feasible,
        higher: Reading | None = None,
    ) -> Outcome:
        """Return what a class of readings leads to: by itself, or by a higher one before it."""
        found = self._now(asked, kin.situation, counted, feasible)
        situation, level = kin.situation, kin.reading.level
        if higher is not None and level is not None and (higher.level or 0) > level:
            before = self._situation(asked, higher)
            earlier = self._now(asked, before, counted, feasible)
            if earlier is not None and (found is None or earlier.do.strength > found.do.strength):
                found, situation = earlier, before
        if found is None:
            raise LookupError(f"no rule for {kin.situation}")
        return Outcome(kin, found, situation)

    def told_apart(self, asked: Asked, kin: Kin) -> tuple[object, ...]:
        """Return what a session keeps of a class of readings, but for the very level."""
        reading, level = kin.reading, kin.reading.level
        if level is None:
            return (None,)
        is_noop = asked.is_eased and kin.situation.rise <= 0
        is_kept = self.kept(asked, reading) is not None and level >= SORE_LEVEL
        return (
            self.is_bad(reading),
            self.is_nerve(reading),
            self.stop_class(level),
            is_noop,
            is_kept,
            level >= END_LEVEL,
        )

    def _now(
        self, asked: Asked, situation: Situation, counted: frozenset[str], feasible: Feasible
    ) -> Decision | None:
        """Return what is decided on a reading where this can be done and has counted."""
        decision = self._decided(situation)
        if decision is None:
            return None
        if asked.is_eased and situation.rise <= 0:
            feasible = Feasible(Action.EASE, feasible.swap)
        return self._looked(asked.at, asked.target, counted, feasible, decision)

    def _look_back(
        self,
        at: RuleMoment,
        target: str,
        counted: frozenset[str],
        feasible: Feasible,
        decision: Decision,
    ) -> Decision:
        """Return what earlier pain and what is feasible make of the rows' decision."""
        situation = Situation(at=at, reading=NO_ANSWER, target=target)
        earlier = tuple(self.past(row, target) for row in sorted(counted))
        background = replace(self._background, feasible=feasible.of, earlier=earlier)
        return looked_back(decision, situation, background)

    def _stop_class(self, level: int) -> int:
        """Return the lowest level that stops a pose and is asked about again just like this one."""
        return min(each for each in LEVELS if self._rechecked(each) == self._rechecked(level))

    def _rechecks(self, level: int) -> tuple[object, ...]:
        asked = Asked(RuleMoment.RECHECK, stopped_at=level)
        return tuple(
            decision and decision.do
            for reading in self._readings(asked)
            for decision in [self._decided(self._situation(asked, reading))]
        )


def _kinds(rules: RuleSet, named: frozenset[Quality]) -> Mapping[Quality | None, int]:
    """Return a kind of pain for all that no row tells apart, with how many it stands for."""
    kinds: dict[Quality | None, int] = {None: 1}
    spoken_for: dict[QualityClass, Quality] = {}
    for quality in (Quality.DULL, *(each for each in Quality if each is not Quality.DULL)):
        stands_for = quality
        if quality not in named:
            stands_for = spoken_for.setdefault(rules.classes[quality], quality)
        kinds[stands_for] = kinds.get(stands_for, 0) + 1
    return kinds

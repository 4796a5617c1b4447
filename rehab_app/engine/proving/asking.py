"""The answers at a question, with all that decides on them; the judge's word is checked here."""

from rehab_app.engine.answering import consider
from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.at_spots import Spots
from rehab_app.engine.proving.branches import Branches
from rehab_app.engine.proving.carried import Carried
from rehab_app.engine.proving.judge import Judge
from rehab_app.engine.proving.memory import highest_entry, past_entry, stop_entry
from rehab_app.engine.proving.questions import Asked, Outcome, Posed
from rehab_app.engine.proving.steps import Branch, WalkError
from rehab_app.engine.state import Answered
from rehab_app.model.pain import RuleMoment
from rehab_app.model.replacing import replace


class Asking:
    """Asks the judge, and now and then the engine itself whether it would decide the same.

    The engine is asked once for each question and each action, and once for each past.
    """

    def __init__(self, facts: Facts, judge: Judge, spots: Spots) -> None:
        self._facts = facts
        self._judge = judge
        self._spots = spots
        self.kinds = Branches(judge)
        self._known: dict[Posed, tuple[Branch, ...]] = {}
        self._checked: set[tuple[object, ...]] = set()

    def posed(self, spot: int, before: int | None, carried: Carried) -> Posed:
        """Return the question at a spot with all that decides on its answers."""
        level = self._facts.base if before is None else before
        stopped_at = before if carried.stopped_at is None else carried.stopped_at
        seen = self._spots.seen_by_rows(spot)
        is_recheck = seen.at is RuleMoment.RECHECK
        asked = replace(seen, before=level, stopped_at=stopped_at if is_recheck else None)
        counted = self._judge.counted(carried.flags, self._spots.asked_at(spot).target)
        highest = carried.highest(self._spots.side_at(spot))
        return Posed(asked, counted, self._spots.feasible_at(spot), highest)

    def branches(self, spot: int, before: int | None, carried: Carried) -> tuple[Branch, ...]:
        """Return the answers at a question, put together where they lead to the same."""
        posed = self.posed(spot, before, carried)
        branches = self._known.get(posed)
        if branches is None:
            branches = self._known[posed] = self.kinds.of(posed)
            for branch in branches:
                self.check(spot, posed, branch)
        return branches

    def check(self, spot: int, posed: Posed, branch: Branch) -> None:
        """See that the engine decides what the judge has foretold; raises WalkError if not."""
        for sample in (posed.asked, (posed.asked.at, posed.counted)):
            do = branch.outcome.decision.do
            if (sample, do) not in self._checked:
                self._checked.add((sample, do))
                self._check(spot, posed, branch.outcome)

    def _check(self, spot: int, posed: Posed, outcome: Outcome) -> None:
        state, asked = self._spots.state(spot), posed.asked
        log = (*self._earlier(spot, asked, posed), *state.log)
        # What it is compared with, a level before the session or the usual one, is the usual here.
        facts = self._facts if asked.before is None else replace(self._facts, base=asked.before)
        real = replace(state, log=log)
        found = consider(real, self._spots.question(spot), outcome.reading, facts, 0.0)
        decision = found.entry.decision
        if (decision.do, decision.rule) != (outcome.decision.do, outcome.decision.rule):
            raise WalkError(f"foretold {outcome.decision}, but the engine decides {decision}")

    def _earlier(self, spot: int, asked: Asked, posed: Posed) -> tuple[Answered, ...]:
        """Return log entries for all that a decision looks back at."""
        target = self._spots.asked_at(spot).target
        entries = [past_entry(self._judge.past(row, target)) for row in sorted(posed.counted)]
        if asked.stopped_at is not None:
            entries.append(stop_entry(asked.stopped_at))
        work = self._spots.question(spot).work
        if posed.highest is not None and work is not None:
            entries.append(highest_entry(work, posed.highest))
        return tuple(entries)

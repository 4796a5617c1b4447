"""What does not change while a session runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rehab_app.engine.screening import kinder_variants, screen, verdict_of, works_strained
from rehab_app.model.exercise import Catalogue, Exercise
from rehab_app.model.person import Condition, Person, Verdict
from rehab_app.model.routine import Routine, Step
from rehab_app.model.rule import RuleSet, ThermalCap


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The routine, the person and the tables a session goes by.

    `catalogue` holds the routine's own exercises too. `base` is the person's usual level (0-10),
    None where there is no history. `nerve_avoid_tags` are left out while a nerve is irritated.
    """

    routine: Routine
    catalogue: Catalogue
    conditions: Mapping[str, Condition]
    rules: RuleSet
    person: Person = field(default_factory=Person)
    base: float | None = None
    nerve_avoid_tags: frozenset[str] = frozenset()
    steps: tuple[Step, ...] = field(init=False)
    conditions_today: Mapping[str, Condition] = field(init=False)
    _variants: dict[tuple[str, str | None], tuple[str, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Number the steps once, every segment refers to one; and see how old a strain is."""
        object.__setattr__(self, "steps", self.routine.steps)
        day = self.person.strain_day
        today = {name: each.on_day(day) for name, each in self.conditions.items()}
        object.__setattr__(self, "conditions_today", today)

    def exercise(self, exercise_id: str) -> Exercise:
        """Return an exercise of the catalogue or of the routine itself."""
        return self.catalogue[exercise_id]

    def cap_of(self, exercise_id: str) -> ThermalCap | None:
        """Return what caps an exercise that cools, warms or wraps, None for any other."""
        is_thermal = self.catalogue[exercise_id].is_thermal
        return self.rules.cap_for(exercise_id, is_thermal=is_thermal)

    def verdict_of(self, exercise_id: str) -> Verdict:
        """Return the worst that the person's conditions say about an exercise."""
        return screen(self.catalogue[exercise_id], self.person.conditions, self.conditions_today)

    def avoided_by(self, exercise_id: str) -> tuple[str, ...]:
        """Return which of the person's conditions avoid an exercise."""
        mine = (self.conditions_today.get(name) for name in self.person.conditions)
        exercise = self.catalogue[exercise_id]
        return tuple(
            each.id for each in mine if each and verdict_of(each, exercise) is Verdict.AVOID
        )

    def works_strained(self, exercise_id: str) -> bool:
        """Tell whether an exercise works a muscle that this person has strained."""
        mine = (self.conditions.get(name) for name in self.person.conditions)
        exercise = self.catalogue[exercise_id]
        return any(works_strained(each, exercise) for each in mine if each is not None)

    def variants_of(self, exercise_id: str, step: Step) -> tuple[str, ...]:
        """Return the easier variants this person may be given, nearest first."""
        named = step.easier if exercise_id == step.exercise else None
        variants = self._variants.get((exercise_id, named))
        if variants is None:
            variants = self._variants[exercise_id, named] = kinder_variants(
                exercise_id, self.catalogue, self.person.conditions, self.conditions_today, named
            )
        return variants

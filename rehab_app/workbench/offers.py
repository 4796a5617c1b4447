"""What the workbench offers while somebody writes: the words of routine files and what is there."""

from collections.abc import Mapping

from rehab_app.model.exercise import Exercise
from rehab_app.routine_io.schema import routine_schema
from rehab_app.routine_io.shipped import Shipped
from rehab_app.workbench.completion import Completing, Completions


class Offers:
    """Knows the exercises and conditions that there are, with what they are called."""

    def __init__(self, shipped: Shipped) -> None:
        """Take what ships with the program."""
        self._shipped = shipped
        self._own: tuple[Exercise, ...] = ()
        self._completing: Completing | None = None

    def at(self, text: str, position: int, own: tuple[Exercise, ...] = ()) -> Completions | None:
        """Return what may stand at a character of a text, with the routine's own exercises."""
        if self._completing is None or own != self._own:
            self._own = own
            self._completing = Completing(routine_schema(self._shipped), self._names(own))
        return self._completing.at(text, position)

    def _names(self, own: tuple[Exercise, ...]) -> Mapping[str, Mapping[str, str]]:
        exercises = self._shipped.catalogue.with_own(own).values()
        conditions = self._shipped.conditions.values()
        return {
            "exercise_id": {each.id: _called(each.name, each.also) for each in exercises},
            "condition_id": {each.id: _called(each.name, each.also) for each in conditions},
        }


def _called(name: str, also: tuple[str, ...]) -> str:
    return f"{name} ({', '.join(also)})" if also else name

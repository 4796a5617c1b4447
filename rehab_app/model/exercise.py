"""An exercise of the catalogue, and the catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rehab_app.model.ladder import Dose
from rehab_app.model.pose import WrittenPose

THERMAL_TAG = "thermal"
IMPACT_TAG = "impact"
RESTING_POSE = "yin-savasana"

_UPRIGHT_PROPS = ("chair", "sofa", "bench", "bed", "table", "desk")


class Sided(StrEnum):
    """How an exercise treats the two sides."""

    ONE = "one"
    BOTH = "both"
    SORE = "sore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise: what it is for, how it is done and what stands below and above it.

    `group` is the catalogue's group ("2.7" is rolling); it decides the series of notches. `spoken`
    is what the voice says in place of the name.
    """

    id: str
    name: str
    targets: tuple[str, ...]
    tags: frozenset[str]
    position: str
    sided: Sided
    cues: tuple[str, ...]
    group: str = ""
    also: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    dose: Dose | None = None
    sets: int = 1
    rest_s: int = 0
    feel: str = ""
    not_feel: str = ""
    spoken: str = ""
    easier: str | None = None
    harder: str | None = None
    notes: str = ""
    picture: str = ""
    description: str = ""
    pose: WrittenPose | None = None

    @property
    def target(self) -> str:
        """Return the first target, the one that "skip the rest of this target" goes by."""
        return self.targets[0]

    @property
    def is_own(self) -> bool:
        """Tell whether a routine brings it itself, rather than the catalogue."""
        return not self.group

    @property
    def is_relief(self) -> bool:
        """Tell whether the relief rules apply: ice, heat, wraps and the resting pose."""
        return self.is_thermal or self.id == RESTING_POSE

    @property
    def is_thermal(self) -> bool:
        """Tell whether the skin has to be looked at and a cap holds."""
        return THERMAL_TAG in self.tags

    @property
    def is_run(self) -> bool:
        """Tell whether the stricter rules for jogging apply as well."""
        return IMPACT_TAG in self.tags

    @property
    def is_upright(self) -> bool:
        """Tell whether it is done off the floor, so that getting there and back takes time."""
        if self.position == "standing":
            return True
        raised = any(word in prop for prop in self.props for word in _UPRIGHT_PROPS)
        return self.position == "seated" and raised


class Catalogue(Mapping[str, Exercise]):
    """All exercises a routine can name: the shipped ones and the routine's own."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = dict(exercises)

    def __getitem__(self, key: str) -> Exercise:
        return self._exercises[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._exercises)

    def __len__(self) -> int:
        return len(self._exercises)

    def with_own(self, own: tuple[Exercise, ...]) -> "Catalogue":
        """Return this catalogue with a routine's own exercises added."""
        if not own:
            return self
        return Catalogue({**self._exercises, **{exercise.id: exercise for exercise in own}})

    def easier_chain(self, exercise_id: str, first: str | None = None) -> tuple[str, ...]:
        """Return the easier variants from the next one down; `first` replaces the nearest."""
        chain: list[str] = []
        following = first or self[exercise_id].easier
        while following and following in self and following not in (*chain, exercise_id):
            chain.append(following)
            following = self[following].easier
        return tuple(chain)

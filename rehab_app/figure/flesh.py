"""What is around the bones: chains of ellipsoids, grouped into pieces that are drawn as one.

Control ellipsoids are fixed to bones; denser ones are blended between them (Catmull-Rom), so that a
chain may run over several bones and bends smoothly. A piece is drawn as the union of the convex
hulls of ellipsoids that are linked.
"""

from collections.abc import Sequence

import numpy as np

from rehab_app.figure.bodies import Body
from rehab_app.figure.flesh_builder import FleshBuilder
from rehab_app.figure.rotation import Array
from rehab_app.figure.skeleton import INDEX, Posture, Skeleton
from rehab_app.model.anatomy import SIDES

_NO_FLOOR = 9.0  # metres: hair that touches nothing
_BREATH_DEPTH = 0.035


class Flesh:
    """The flesh of one body: `ellipsoids()` gives its shape in a posture."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.skeleton = Skeleton(body.build)
        built = FleshBuilder(body)
        self.pieces, self.seams = built.pieces, built.seams
        self.profiles, self.named, self.spine = built.profiles, built.named, built.spine
        self._airy, self._breathing = built.airy, built.breathing
        self._bone = np.array(built.bones)
        self._centre = np.array(built.centres, float)
        self._radius = np.array(built.radii, float)
        self._weights = np.zeros((len(built.rows), len(built.bones)))
        for row, weights in enumerate(built.rows):
            for control, weight in weights.items():
                self._weights[row, control] = weight
        self._curl, self._lay = (
            {
                side: [(next(iter(built.rows[dense])), np.array(to)) for dense, to in moves.items()]
                for side, moves in shape.items()
            }
            for shape in (built.curled, built.laid)
        )
        self._of_bone = {name: np.where(self._bone == index)[0] for name, index in INDEX.items()}
        # Of the forearms and hands, for which no mat is rolled out.
        arms = [INDEX[f"{name}{side}"] for name in ("forearm", "hand") for side in SIDES]
        self.is_limp = np.isin(self._bone[self._weights.argmax(1)], arms)

    # -- what others ask

    def ellipsoids(self, posture: Posture, breath: float = 0.0) -> tuple[Array, Array]:
        """Return centres (n × 3) and half axes as columns (n × 3 × 3) in the room, in metres."""
        turns = posture.turns[self._bone]
        centre = self._curled_centres(posture)
        places = posture.places[self._bone] + np.einsum("nij,nj->ni", turns, centre)
        radii = self._radius
        if breath:
            radii = radii.copy()
            radii[self._breathing, 2] *= 1 + _BREATH_DEPTH * breath
        axes = (turns * radii[:, None, :]).reshape(-1, 9)
        return self._weights @ places, (self._weights @ axes).reshape(-1, 3, 3)

    def lowest(self, posture: Posture, bones: Sequence[str]) -> float:
        """Return the height of the lowest point of the flesh of these bones, in metres.

        The lowest point of an ellipsoid is its centre less the length of the vertical row of its
        half axes.
        """
        rows = posture.turns[self._bone][:, 1, :]
        heights = posture.places[self._bone, 1] + (rows * self._curled_centres(posture)).sum(1)
        low = heights - np.sqrt(((rows * self._radius) ** 2).sum(1))
        low[self._airy] = _NO_FLOOR
        return float(min(low[self._of_bone[bone]].min() for bone in bones))

    # -- inside

    def _curled_centres(self, posture: Posture) -> Array:
        if not any((*posture.fists.values(), *posture.palms.values())):
            return self._centre
        centre = self._centre.copy()
        for shape, shares in ((self._lay, posture.palms), (self._curl, posture.fists)):
            for side, share in shares.items():
                for control, to in shape[side]:
                    centre[control] += (to - centre[control]) * share
        return centre

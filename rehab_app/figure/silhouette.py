"""The outlines of chains of ellipsoids, and where each piece of the body is in the picture.

The projection of an ellipsoid is an ellipse; the hull of two linked ones has, in each direction,
the support point of whichever reaches further. One evaluation gives all hulls, with no special case
for a limb that points at the camera.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rehab_app.figure.camera import Camera
from rehab_app.figure.flesh import Flesh
from rehab_app.figure.pieces import Link
from rehab_app.figure.rotation import Array

_TINY = 1e-9
_LIT, _TOP = 0.80, 0.46  # how far the two lighter tones are shrunk
_LIGHT = np.array([-0.34, -0.94])  # where the light comes from in the picture, y down
_KEPT_INSIDE = 0.98
_NEAR_LINKS = 4


def directions(count: int) -> Array:
    """Return unit vectors (count × 2) all around."""
    angle = np.arange(count) * 2 * math.pi / count
    return np.stack([np.cos(angle), np.sin(angle)], 1)


_FINE, _MIDDLE, ROUGH = directions(32), directions(24), directions(16)

Links = npt.NDArray[np.intp]
_Adder = Callable[[str, str, list[Link]], None]


@dataclass(frozen=True, slots=True)
class Ellipses:
    """Projected ellipsoids: centres (n × 2), squared half axes (n × 2 × 2), depths."""

    centres: Array
    squares: Array
    depths: Array

    @property
    def radii(self) -> Array:
        """Return the mean radius of each in pixels."""
        return np.sqrt(np.sqrt(np.maximum(_TINY, np.linalg.det(self.squares))))


def project(camera: Camera, centres: Array, axes: Array) -> Ellipses:
    """Return how ellipsoids (centres n × 3, half axes n × 3 × 3) look to a camera."""
    xy, depth, scale = camera.see(centres)
    flat = (camera.flipped_plane @ axes) * (scale * camera.px_per_m)[:, None, None]
    return Ellipses(xy, flat @ flat.transpose(0, 2, 1), depth)


def hulls(centres: Array, squares: Array, links: Links, around: Array = _FINE) -> Array:
    """Return the hulls (links × directions × 2) of linked ellipses."""
    dx, dy = around[:, 0], around[:, 1]
    x = squares[:, :1, 0] * dx + squares[:, :1, 1] * dy
    y = squares[:, 1:, 0] * dx + squares[:, 1:, 1] * dy
    reach = np.sqrt(np.maximum(_TINY, x * dx + y * dy))
    support = centres @ around.T + reach
    x = centres[:, :1] + x / reach
    y = centres[:, 1:] + y / reach
    one, other = links[:, 0], links[:, 1]
    further = support[one] >= support[other]
    found = np.empty((len(links), len(around), 2))
    found[..., 0] = np.where(further, x[one], x[other])
    found[..., 1] = np.where(further, y[one], y[other])
    return found


def toned(centres: Array, squares: Array, links: Links) -> tuple[Array, Array, Array]:
    """Return the hulls of linked ellipses in three tones, the darkest and widest first."""
    reach = np.sqrt(np.einsum("i,nij,j->n", _LIGHT, squares, _LIGHT))[:, None] * _LIGHT

    def lighter(share: float, around: Array) -> Array:
        # The same ellipses, shrunk and moved towards the light: they stay inside.
        moved = centres + reach * ((1 - share) * _KEPT_INSIDE)
        return hulls(moved, squares * share * share, links, around)

    return hulls(centres, squares, links), lighter(_LIT, _MIDDLE), lighter(_TOP, ROUGH)


class LinkTable:
    """All links of a body in one array, and which rows belong to which piece and layer."""

    def __init__(self, flesh: Flesh) -> None:
        links: list[Link] = []
        self.rows: dict[tuple[str, str], slice] = {}
        self.samples: dict[str, Array] = {}

        def add(piece: str, part: str, more: list[Link]) -> None:
            self.rows[piece, part] = slice(len(links), len(links) + len(more))
            links.extend(more)

        for name, piece in flesh.pieces.items():
            for layer in piece.layers:
                add(name, layer.material, layer.links)
            self.samples[name] = _sample_weights([layer.links for layer in piece.layers])
        self.outline_count = len(links)
        for name, piece in flesh.pieces.items():
            if piece.blend:
                add(name, "blend", piece.blend)
        self._add_ends(flesh, add)
        self.links = np.array(links, np.intp)

    @property
    def outlined(self) -> Links:
        """Return the links that make up the body's outline."""
        return self.links[: self.outline_count]

    def _add_ends(self, flesh: Flesh, add: _Adder) -> None:
        """Add the links next to each seam: only they are painted anew there."""
        for seam in flesh.seams:
            for name in (seam.one, seam.other):
                if flesh.pieces[name].blend:
                    continue
                for layer in flesh.pieces[name].layers:
                    if len(layer.links) > _NEAR_LINKS:
                        first = seam.bone == name
                        near = layer.links[:_NEAR_LINKS] if first else layer.links[-_NEAR_LINKS:]
                        add(name, f"{layer.material} at {seam.bone}", near)


class Silhouettes:
    """All pieces of a body as a camera sees them: base, two lighter tones, and the outline."""

    def __init__(self, table: LinkTable, ellipses: Ellipses, line_px: float) -> None:
        self._table = table
        self.ellipses = ellipses
        self._tones = toned(ellipses.centres, ellipses.squares, table.links)
        self._outline = self._tones[0][: table.outline_count] + line_px * _FINE
        self._radii = ellipses.radii

    def outline(self, piece: str, material: str, *, wider_px: float = 0.0) -> Array:
        """Return the hulls of a layer, thicker by the width of a line and some pixels more."""
        return self._outline[self._table.rows[piece, material]] + wider_px * _FINE

    def tones(self, piece: str, part: str) -> tuple[Array, Array, Array]:
        """Return the hulls of a layer in its three tones, the darkest first."""
        rows = self._table.rows[piece, part]
        return self._tones[0][rows], self._tones[1][rows], self._tones[2][rows]

    def near(self, piece: str, material: str, bone: str) -> tuple[Array, Array, Array]:
        """Return the tones of the links of a layer next to a seam, or of all if they are few."""
        part = f"{material} at {bone}"
        return self.tones(piece, part if (piece, part) in self._table.rows else material)

    def samples(self, piece: str) -> Array:
        """Return points of a piece (n × 5), for the order: place, depth, radius, free or not.

        A clothed limb runs into the trunk: there it is not free (0), the bare rest is (1).
        """
        weights = self._table.samples[piece]
        one, other = weights[:, 0].astype(int), weights[:, 1].astype(int)
        share = weights[:, 2]
        table = np.column_stack([self.ellipses.centres, self.ellipses.depths, self._radii])
        places = table[one] * (1 - share)[:, None] + table[other] * share[:, None]
        return np.column_stack([places, weights[:, 3]])


def _sample_weights(layers: list[list[Link]]) -> Array:
    """Return rows of two ellipsoids, the share between them, and whether they are free."""
    rows: list[tuple[int, int, float, float]] = []
    for is_clothed, links in enumerate(layers):
        free = 0.0 if is_clothed else 1.0
        rows += [(one, other, 0.0, free) for one, other in links]
        rows.append((*links[-1], 1.0, free))
        if len(links) < 7:
            rows += [(one, other, 0.5, free) for one, other in links]
    return np.array(rows)

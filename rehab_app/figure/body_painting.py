"""The body as shapes: pieces with outline and three tones, seams that run smoothly, marks."""

from collections.abc import Mapping

import numpy as np

from rehab_app.figure.head import bun_shapes, head_shapes, is_bun_in_front
from rehab_app.figure.muscles import Mark, MarkedBody, marks_of
from rehab_app.figure.palette import Palette, Tones
from rehab_app.figure.pieces import Seam
from rehab_app.figure.rotation import Array
from rehab_app.figure.shapes import Clipped, Fade, Fill, Line, Shape, Sheen
from rehab_app.figure.silhouette import Silhouettes
from rehab_app.figure.skeleton import sign_of
from rehab_app.model.anatomy import base_of
from rehab_app.model.pose import Feet

_POINTS_AT_US = 0.35
_GLOW = ((1.15, 0.18), (0.85, 0.22), (0.55, 0.31), (0.28, 0.47))


class BodyPainting:
    """Turns the pieces of one body, in one posture, into shapes."""

    def __init__(
        self,
        body: MarkedBody,
        silhouettes: Silhouettes,
        palette: Palette,
        feet: Feet,
        marks: tuple[tuple[str, ...], float],
        samples: Mapping[str, Array],
    ) -> None:
        """Take the names of the marks and how strongly they show (0 to 1).

        `samples` are points of all that is painted, as for the order.
        """
        self._body, self._outlines, self._palette = body, silhouettes, palette
        self._samples = samples
        self._is_bare = feet is Feet.BARE
        names, self._strength = marks
        self._seen, self.glowing = marks_of(body, names) if self._strength > 0 else ([], [])
        self._fades = self._far_limbs()

    # -- what the picture asks

    def shapes(self, name: str, painted: list[str]) -> list[Shape]:
        """Return the shapes of a piece; `painted` is what lies below, in order, things too."""
        shapes: list[Shape] = []
        if name == "head" and not is_bun_in_front(self._body):
            shapes += bun_shapes(self._body, self._outlines, self._palette)
        shapes += self._limb(name, painted)
        if name == "head":
            shapes += head_shapes(self._body, self._outlines, self._palette)
        for mark in self._seen:
            others = [piece for piece in mark.pieces if piece != name]
            if name in mark.pieces and all(piece in painted for piece in others):
                shapes += self._mark(mark)
        if name == "head" and is_bun_in_front(self._body):
            shapes += bun_shapes(self._body, self._outlines, self._palette)
        return shapes

    def glow(self, mark: Mark) -> list[Shape]:
        """Return a mark that shines through the body."""
        colour = self._palette.colour("muscle")
        lines: list[Shape] = [
            Line(mark.glow, colour, mark.width_px * width, alpha * self._strength)
            for width, alpha in _GLOW
        ]
        return [self._on_body(mark, lines)]

    # -- inside

    def _limb(self, name: str, painted: list[str]) -> list[Shape]:
        """Return a piece and its seams: of a clothed limb, first the end that is further away."""
        root = self._seams(name, painted, starts_here=True)
        tip = self._seams(name, painted, starts_here=False)
        if not self._is_clothed(name):
            layers = [
                part for material in self._materials(name) for part in self._layer(name, material)
            ]
            return [*layers, *root, *tip]
        bare, clothes = (self._layer(name, material) for material in self._materials(name))
        if self._is_flipped(name):
            return [*clothes, *root, *bare, *tip]
        return [*bare, *tip, *clothes, *root]

    def _is_clothed(self, name: str) -> bool:
        return len(self._body.flesh.pieces[name].layers) == 2

    def _is_flipped(self, name: str) -> bool:
        """Tell whether a clothed limb points at the camera: its bare end is before the hem."""
        if not self._is_clothed(name):
            return False
        return bool(
            -(self._body.posture.turn(name)[:, 1] @ self._body.camera.towards) > _POINTS_AT_US
        )

    def _far_limbs(self) -> dict[str, float]:
        """Return for the pieces of the far side how much they fade into the distance."""
        sideways = float(self._body.camera.towards @ self._body.posture.turn("pelvis")[:, 0])
        share = self._palette.fade * min(1.0, max(0.0, (abs(sideways) - _POINTS_AT_US) / 0.4))
        return {name: share for name in self._body.flesh.pieces if sign_of(name) * sideways < 0}

    def _tones(self, name: str, material: str) -> Tones:
        tones = self._palette.tones[self._worn(material)]
        return self._palette.far(tones, self._fades.get(name, 0.0))

    def _worn(self, material: str) -> str:
        if material == "foot":
            return "skin" if self._is_bare else "shoe"
        return "skin" if material == "leg" else material

    def _layer(self, name: str, material: str) -> list[Shape]:
        tones = self._tones(name, material)
        dark, middle, light = self._outlines.tones(name, material)
        return [
            Fill(self._outlines.outline(name, material), tones.line),
            Fill(dark, tones.shade),
            Fill(middle, tones.base),
            Fill(light, tones.light),
        ]

    def _seams(self, name: str, painted: list[str], *, starts_here: bool) -> list[Shape]:
        """Return what softens the joins with pieces that are already painted."""
        shapes: list[Shape] = []
        for seam in self._body.flesh.seams:
            if name not in (seam.one, seam.other) or (seam.bone == name) != starts_here:
                continue
            other = seam.other if name == seam.one else seam.one
            if other not in painted or (seam.bone == other and self._is_flipped(other)):
                continue
            fade = self._fade(name, other, seam, painted[painted.index(other) + 1 :])
            shapes += [fade] if fade else []
        return shapes

    def _fade(self, name: str, other: str, seam: Seam, since: list[str]) -> Clipped | None:
        xy, _, scale = self._body.camera.see_one(self._body.posture.place(seam.bone))
        radius = seam.radius_m * self._body.camera.px_per_m * scale
        # Painted anew, the joint would smear over what has come between the two.
        if any(self._covers(piece, xy, radius * 0.6) for piece in since):
            return None
        material = self._shared(name, other)
        if material is None:
            return None
        here, there = material
        tones = self._tones(name, here)
        own, old = self._near(name, here, seam.bone), self._near(other, there, seam.bone)
        layers = [(old[0], tones.shade), (old[1], tones.base), (own[1], tones.base)]
        layers += [(old[2], tones.light), (own[2], tones.light)]
        # Beyond what was painted just now there is nothing to soften, only things to smear over.
        within = self._outlines.outline(name, here, wider_px=1.0)
        return Clipped([Fade(layers, xy, radius)], within)

    def _shared(self, name: str, other: str) -> tuple[str, str] | None:
        """Return the materials of two pieces that look the same, None where none do."""
        found = None
        for there in self._materials(other):
            for here in self._materials(name):
                if self._worn(here) == self._worn(there):
                    found = (here, there)
        return found

    def _materials(self, name: str) -> list[str]:
        return [layer.material for layer in self._body.flesh.pieces[name].layers]

    def _near(self, name: str, material: str, bone: str) -> tuple[Array, Array, Array]:
        if self._body.flesh.pieces[name].blend:
            return self._outlines.tones(name, "blend")
        return self._outlines.near(name, material, bone)

    def _covers(self, piece: str, xy: Array, radius: float) -> bool:
        if piece in ("neck", "torso"):
            return False
        samples = self._samples[piece]
        away = np.hypot(samples[:, 0] - xy[0], samples[:, 1] - xy[1])
        return bool((away < radius + samples[:, 3] * 0.6).any())

    def _mark(self, mark: Mark) -> list[Shape]:
        if mark.patch is None:
            return []
        palette = self._palette
        sheen = Sheen(
            mark.patch,
            (palette.colour("muscle_light"), palette.colour("muscle")),
            palette.colour("muscle_line"),
            max(1.0, self._body.camera.px_per_m * 0.005),
            self._strength,
        )
        return [self._on_body(mark, [sheen])]

    def _on_body(self, mark: Mark, shapes: list[Shape]) -> Clipped:
        """Return what marks a muscle without what would lie beyond the edge of its pieces."""
        layers = [
            self._outlines.tones(piece, layer)[0]
            for piece in mark.pieces
            for layer in self._materials(piece)
        ]
        return Clipped(shapes, np.concatenate(layers))


def may_cover_glow(name: str) -> bool:
    """Tell whether a piece may lie over a glow: arms and head are not what glows."""
    return base_of(name) in ("upper_arm", "forearm", "hand", "head", "neck")

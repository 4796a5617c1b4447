"""A pose as a picture: the camera that fits it, and the shapes at any moment."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from rehab_app.figure.bodies import DEFAULT_BODY, Body
from rehab_app.figure.body_painting import BodyPainting, may_cover_glow
from rehab_app.figure.camera import Camera
from rehab_app.figure.draw_order import in_order
from rehab_app.figure.flesh import Flesh
from rehab_app.figure.furniture import mat_outline, mat_shapes, wall_corners, wall_shapes
from rehab_app.figure.moving import moment_at
from rehab_app.figure.muscles import MarkedBody
from rehab_app.figure.palette import Palette
from rehab_app.figure.placing import place
from rehab_app.figure.rotation import Array
from rehab_app.figure.shadows import floor_shadows, touch_shadow
from rehab_app.figure.shapes import Line, Shape, polygon
from rehab_app.figure.silhouette import LinkTable, Silhouettes, directions, project
from rehab_app.figure.skeleton import Posture
from rehab_app.figure.solids import Setting, Thing, heading
from rehab_app.figure.things import MAT_KINDS, things_of
from rehab_app.model.anatomy import SIDES
from rehab_app.model.pose import Pose
from rehab_app.model.prop import PropKind

_MARGIN, _LEAST_M = 0.06, 1.15
_DISC = 0.46
_ON_FLOOR_M = 0.06  # the middle of a hand that lies on the floor is lower
_FITTED_MOMENTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a picture looks apart from the pose. `has_disc`: with the round ground behind it."""

    palette: Palette
    body: Body = DEFAULT_BODY
    has_disc: bool = True


class Framing(NamedTuple):
    """From where a figure is seen and how far its mats reach: what stays while it is changed."""

    camera: Camera
    rims: list[Array]


class Figure:
    """One pose in one look and size; `shapes()` gives the picture of a moment.

    It fits its picture around the whole movement, or stays in the framing of another figure.
    """

    def __init__(
        self, pose: Pose, look: Look, size_px: tuple[int, int], framing: Framing | None = None
    ) -> None:
        self.pose, self.look, self.size_px = pose, look, size_px
        self._flesh = flesh_of(look.body)
        self._links = _link_tables[look.body.id]
        self._mats = [prop for prop in pose.props if prop.kind is PropKind.MAT]
        self._walls = [prop for prop in pose.props if prop.kind is PropKind.WALL]
        if framing is None:
            self._camera = self._fitted_camera()
        else:
            self._camera, self._rims = framing

    # -- what others call

    @property
    def framing(self) -> Framing:
        """Return from where it is seen, to give to another figure."""
        return Framing(self._camera, self._rims)

    def shapes(self, at: float, *, breath: float = 0.0, mark: float = 1.0) -> list[Shape]:
        """Return the picture at a part of the movement (0 start, 1 end).

        `breath` (0 to 1) fills the chest, `mark` is how strongly the muscles are marked.
        """
        setting = self._setting(at, breath, self._camera)
        body = MarkedBody(
            setting.flesh, setting.posture, setting.centres, setting.axes, self._camera
        )
        outlines = self._outlines(setting)
        palette, pose = self.look.palette, self.pose
        things = things_of(setting, pose.props)
        samples = self._samples(outlines, things)
        painting = BodyPainting(body, outlines, palette, pose.feet, (pose.marks, mark), samples)
        order = self._order(setting, samples, things)
        return [
            *self._ground(setting),
            *floor_shadows(setting, things),
            *self._ordered(painting, things, order),
        ]

    def order(self, at: float) -> list[str]:
        """Return the names of the pieces as they are painted at a moment, the hindmost first."""
        setting = self._setting(at, 0.0, self._camera)
        things = things_of(setting, self.pose.props)
        return self._order(setting, self._samples(self._outlines(setting), things), things)

    # -- inside

    def _outlines(self, setting: Setting) -> Silhouettes:
        ellipses = project(self._camera, setting.centres, setting.axes)
        return Silhouettes(self._links, ellipses, self._camera.line_px)

    def _setting(self, at: float, breath: float, camera: Camera) -> Setting:
        posture = place(self._flesh, moment_at(self.pose, at, breath=breath))
        centres, axes = self._flesh.ellipsoids(posture, breath)
        links = self._links.outlined
        return Setting(self._flesh, posture, centres, axes, links, camera, self.look.palette)

    def _fitted_camera(self) -> Camera:
        """Return a camera that sees the whole movement, so that nothing jumps while it goes on."""
        moments = np.linspace(0, 1, max(_FITTED_MOMENTS, len(self.pose.keys)))
        view = Camera.looking(self.pose.view, np.zeros(3))
        settings = [self._setting(float(at), 0.0, view) for at in moments]
        centres = np.concatenate([setting.centres for setting in settings])
        camera = Camera.looking(self.pose.view, (centres.min(0) + centres.max(0)) / 2)
        corners = [self._extent(camera, setting) for setting in settings]
        self._rims = self._mat_rims(settings, centres)
        corners += [camera.flat(rim).xy for rim in self._rims]
        # Of a wall only its foot has to be in the picture.
        corners += [camera.flat(wall_corners(wall)[:2]).xy for wall in self._walls]
        for setting in (settings[0], settings[-1]):
            things = things_of(setting, self.pose.props)
            corners += [camera.flat(thing.corners).xy for thing in things]
        return camera.fitted(
            np.concatenate(corners),
            self.size_px,
            margin=_MARGIN,
            least_m=_LEAST_M,
            zoom=self.pose.view.zoom,
        )

    def _mat_rims(self, settings: list[Setting], centres: Array) -> list[Array]:
        is_arm = np.tile(self._flesh.is_limp, len(settings))
        footprint, arms = centres[~is_arm], centres[is_arm]
        soft = tuple(prop for prop in self.pose.props if prop.kind in MAT_KINDS)
        corners = [thing.corners for thing in things_of(settings[0], soft)]
        low = [each for each in corners if each[:, 1].min() < _ON_FLOOR_M]
        beside = np.concatenate([arms[arms[:, 1] < _ON_FLOOR_M], *low])
        return [mat_outline(mat, footprint, beside) for mat in self._mats]

    @staticmethod
    def _extent(camera: Camera, setting: Setting) -> Array:
        seen = camera.flat(setting.centres)
        reach = np.sqrt(((camera.plane @ setting.axes) ** 2).sum(2)) * seen.scale[:, None]
        return np.concatenate([seen.xy - reach, seen.xy + reach])

    def _ground(self, setting: Setting) -> list[Shape]:
        palette, camera = self.look.palette, self._camera
        shapes: list[Shape] = []
        if self.look.has_disc:
            size = np.array(self.size_px)
            disc = size / 2 + directions(96) * size.min() * _DISC
            shapes.append(polygon(disc, palette.colour("disc")))
            if palette.has_disc_line:
                line = palette.colour("distance")
                shapes.append(Line(disc, line, camera.line_px, is_closed=True))
        for wall in self._walls:
            shapes += wall_shapes(camera, palette, wall)
            front = heading(wall.heading_deg)[:, 2]
            shapes += touch_shadow(setting, wall_corners(wall), front)
        for rim in self._rims:
            shapes += mat_shapes(camera, palette, rim)
        return shapes

    def _samples(self, outlines: Silhouettes, things: list[Thing]) -> dict[str, Array]:
        samples = {name: outlines.samples(name) for name in self._flesh.pieces}
        return samples | {thing.name: thing.samples for thing in things}

    def _order(self, setting: Setting, samples: dict[str, Array], things: list[Thing]) -> list[str]:
        joined = {frozenset((seam.one, seam.other)) for seam in self._flesh.seams}
        chest = float(self._camera.towards @ setting.posture.turn("thoracic_2")[:, 2])
        neck = ("neck", "torso") if chest > 0 else ("torso", "neck")
        forced = [("head", "neck"), neck]
        for thing in things:
            forced += [(thing.name, piece) for piece in thing.over]
            forced += [(piece, thing.name) for piece in thing.under]
        for front, back in self.pose.order:
            fronts, backs = _named(front, samples), _named(back, samples)
            forced += [(one, other) for one in fronts for other in backs]
        hems = [("torso", f"thigh{side}") for side in SIDES]
        return in_order(samples, joined, forced, hems)

    @staticmethod
    def _ordered(painting: BodyPainting, things: list[Thing], order: list[str]) -> list[Shape]:
        by_name = {thing.name: thing for thing in things}
        waiting = list(painting.glowing)
        painted: list[str] = []
        shapes: list[Shape] = []
        for name in order:
            ready = [mark for mark in waiting if set(mark.pieces) <= set(painted)]
            if name in by_name or may_cover_glow(name):
                # What glows lies in the trunk or a leg: arms and things go over it.
                shapes += [shape for mark in ready for shape in painting.glow(mark)]
                waiting = [mark for mark in waiting if mark not in ready]
            if name in by_name:
                shapes += by_name[name].shapes
            else:
                shapes += painting.shapes(name, painted)
            painted.append(name)
        return [*shapes, *(shape for mark in waiting for shape in painting.glow(mark))]


_fleshes: dict[str, Flesh] = {}
_link_tables: dict[str, LinkTable] = {}


def flesh_of(body: Body) -> Flesh:
    """Return the flesh of a body; it is built once."""
    if body.id not in _fleshes:
        _fleshes[body.id] = Flesh(body)
        _link_tables[body.id] = LinkTable(_fleshes[body.id])
    return _fleshes[body.id]


def posture_of(pose: Pose, at: float, body: Body = DEFAULT_BODY) -> Posture:
    """Return where the bones are at a part of the movement."""
    return place(flesh_of(body), moment_at(pose, at))


def _named(name: str, pieces: dict[str, Array]) -> list[str]:
    """Return the pieces of a name: one of the body, or all parts of a thing."""
    return [piece for piece in pieces if piece == name or piece.startswith(f"{name}.")]

"""Builds the flesh of a body: which ellipsoid sits on which bone, what is drawn as one piece."""

from collections.abc import Sequence
from itertools import pairwise

from rehab_app.figure.bodies import Body, Hair
from rehab_app.figure.pieces import Layer, Link, Piece, Seam
from rehab_app.figure.profiles import (
    FOREARM,
    SHIN,
    THIGH,
    UPPER_ARM,
    Station,
    scaled,
    stretch_of,
)
from rehab_app.figure.skeleton import INDEX, sign_of
from rehab_app.model.anatomy import SIDES

_DENSITY = 2
_HEM_FLATNESS, _END_FLATNESS = 0.28, 0.95


class FleshBuilder:
    """Collects ellipsoids and pieces; everything is there once it has been made.

    Control ellipsoids have a bone, a centre and three radii along the bone's axes; each of the
    dense ones is a row of weights of control ellipsoids.
    """

    def __init__(self, body: Body) -> None:
        self.body = body
        self.pieces: dict[str, Piece] = {}
        self.profiles: dict[str, tuple[Station, ...]] = {}
        self.named: dict[str, int] = {}  # single ellipsoids by name, as dense indices
        self.spine: list[int] = []  # of the shirt, from the waist up
        self.bones: list[int] = []
        self.centres: list[Sequence[float]] = []
        self.radii: list[tuple[float, float, float]] = []
        self.rows: list[dict[int, float]] = []
        self.curled: dict[str, dict[int, tuple[float, float, float]]] = {}
        self.laid: dict[str, dict[int, tuple[float, float, float]]] = {}
        self.breathing: list[int] = []
        self.airy: list[int] = []
        self._add_trunk()
        self._add_head()
        for side in SIDES:
            self._add_leg(side, sign_of(side))
            self._add_arm(side, sign_of(side))
        self.seams = _seams(body)

    def _control(self, bone: str, centre: Sequence[float], radii: Sequence[float]) -> int:
        self.bones.append(INDEX[bone])
        self.centres.append(centre)
        self.radii.append((radii[0], radii[1], radii[2]))
        return len(self.bones) - 1

    def _single(self, control: int) -> int:
        self.rows.append({control: 1.0})
        return len(self.rows) - 1

    def _ellipsoid(self, bone: str, centre: Sequence[float], radii: Sequence[float]) -> int:
        return self._single(self._control(bone, centre, radii))

    def _dense(self, controls: Sequence[int]) -> list[int]:
        """Return ellipsoids through the control ellipsoids, with others in between."""
        found: list[int] = []
        last = len(controls) - 1
        for index in range(last):
            around = [controls[max(index - 1, 0)], *controls[index : index + 2]]
            around.append(controls[min(index + 2, last)])
            for step in range(_DENSITY):
                row: dict[int, float] = {}
                for control, weight in zip(around, _catmull_rom(step / _DENSITY), strict=True):
                    row[control] = row.get(control, 0.0) + weight
                self.rows.append(row)
                found.append(len(self.rows) - 1)
        return [*found, self._single(controls[-1])]

    def _limb(
        self, bone: str, length_m: float, stations: Sequence[Station], *, hem: str = ""
    ) -> list[Link]:
        """Return the links of a limb; a hem ("first", "last") is cut off flat."""
        loose = self.body.looseness_m if hem == "last" else 0.0
        flat_at = {"first": stations[0][0], "last": stations[-1][0]}.get(hem)
        controls = []
        for part, width, depth, out, front in stations:
            flatness = _HEM_FLATNESS if part == flat_at else _END_FLATNESS
            radii = (width + loose, min(width, depth) * flatness + loose, depth + loose)
            centre = (out * sign_of(bone), -part * length_m, front)
            controls.append(self._control(bone, centre, radii))
        return _chain(self._dense(controls))

    def _add_trunk(self) -> None:
        body = self.body
        hips, waist, seat = body.hips, body.waist, body.seat
        low = self._control("pelvis", (0, -0.020, -0.002), (0.132 * hips, 0.070, 0.092))
        middle = self._control("pelvis", (0, 0.035, -0.006), (0.145 * hips, 0.062, 0.096))
        top = self._control("pelvis", (0, 0.100, -0.002), (0.124 * waist, 0.058, 0.086))
        waist_1 = self._control("lumbar_1", (0, 0.045, 0.002), (0.110 * waist, 0.055, 0.080))
        glutes = [
            self._ellipsoid(
                "pelvis",
                (sign * 0.070 * hips, -0.012, -0.056 * seat),
                (0.078 * hips, 0.080, 0.070 * seat),
            )
            for sign in (1, -1)
        ]
        pelvis = self._dense([low, middle, top, waist_1])
        hip = pelvis[_DENSITY]
        self.named |= {"glute_left": glutes[0], "glute_right": glutes[1], "hip": hip}
        both = (glutes[0], glutes[1])
        self.pieces["pelvis"] = Piece(
            [Layer("shorts", [*_chain(pelvis), (both[0], hip), (both[1], hip), both])],
            [(pelvis[0], pelvis[1]), (both[0], pelvis[1]), (both[1], pelvis[1]), both],
        )
        self._add_shirt(waist_1)

    def _add_shirt(self, waist_1: int) -> None:
        body = self.body
        wide, waist = body.shoulders, body.waist
        loose = body.looseness_m - 0.005
        hem_radii = (0.139 * max(body.hips, waist * 0.98) + loose, 0.050, 0.092 + loose)
        hem = self._control("pelvis", (0, 0.078, -0.003), hem_radii)
        waist_2 = self._control("lumbar_2", (0, 0.035, 0.004), (0.112 * waist, 0.055, 0.083))
        middle = (wide + waist) / 2
        ribs = [
            self._control("thoracic_1", (0, 0.020, 0.004), (0.122 * middle, 0.055, 0.090)),
            self._control("thoracic_1", (0, 0.090, 0.006), (0.134 * wide, 0.055, 0.098)),
            self._control("thoracic_2", (0, 0.030, 0.004), (0.140 * wide, 0.055, 0.093)),
            self._control("thoracic_2", (0, 0.082, -0.003), (0.128 * wide, 0.045, 0.072)),
        ]
        collar_radii = (0.070 * body.neck, 0.028, 0.052)
        collar = self._control("thoracic_2", (0, 0.122, -0.008), collar_radii)
        self.breathing = [waist_2, *ribs[:3]]
        trunk = self._dense([hem, waist_1, waist_2, *ribs, collar])
        x = body.build.shoulder_half_width_m - 0.021
        shoulders = [
            self._ellipsoid("thoracic_2", (sign * x, 0.080, -0.005), (0.044, 0.046, 0.048))
            for sign in (1, -1)
        ]
        neckline = self._ellipsoid("thoracic_2", (0, 0.128, -0.012), (0.050, 0.026, 0.046))
        chest = trunk[5 * _DENSITY]
        yoke = [(shoulders[0], chest), (shoulders[1], chest)]
        slope = [(shoulders[0], neckline), (shoulders[1], neckline)]
        self.pieces["torso"] = Piece([Layer("shirt", [*_chain(trunk), *yoke, *slope])], yoke)
        self.spine = trunk[: 4 * _DENSITY]

    def _add_head(self) -> None:
        neck, jaw = self.body.neck, self.body.jaw
        links = [
            self._ellipsoid("neck", (0, -0.012, -0.004), (0.044 * neck, 0.03, 0.044 * neck)),
            self._ellipsoid("neck", (0, 0.040, 0.002), (0.036 * neck, 0.03, 0.040 * neck)),
            self._ellipsoid("head", (0, 0.03, -0.006), (0.036 * neck, 0.03, 0.042 * neck)),
        ]
        self.pieces["neck"] = Piece([Layer("skin", _chain(links))])
        head = self._ellipsoid("head", (0, 0.112, 0.012), (0.079, 0.098, 0.092))
        chin = self._ellipsoid("head", (0, 0.060, 0.036), (0.054 * jaw, 0.052 * jaw, 0.060))
        nose = self._ellipsoid("head", (0, 0.082, 0.104), (0.012, 0.015, 0.014))
        brow = self._ellipsoid("head", (0, 0.112, 0.090), (0.012, 0.02, 0.010))
        self.named |= {
            "head": head,
            "ear_left": self._ellipsoid("head", (0.079, 0.090, 0.002), (0.010, 0.024, 0.016)),
            "ear_right": self._ellipsoid("head", (-0.079, 0.090, 0.002), (0.010, 0.024, 0.016)),
            "hair": self._ellipsoid("head", (0, 0.118, 0.004), (0.087, 0.103, 0.098)),
        }
        self.airy = [next(iter(self.rows[self.named["hair"]]))]
        if self.body.hair is Hair.BUN:
            bun = self._ellipsoid("head", (0, 0.190, -0.088), (0.050, 0.047, 0.047))
            self.named["bun"] = bun
            self.airy.append(next(iter(self.rows[bun])))
        self.pieces["head"] = Piece([Layer("skin", [(head, head), (chin, head), (nose, brow)])])

    def _add_leg(self, side: str, sign: int) -> None:
        body, build = self.body, self.body.build
        thigh = self.profiles[f"thigh{side}"] = scaled(THIGH, body.legs)
        shin = self.profiles[f"shin{side}"] = scaled(SHIN, body.legs)
        hem = body.shorts
        bare = stretch_of(thigh, hem - 0.06, 1.0)
        bone = f"thigh{side}"
        self.pieces[bone] = Piece(
            [
                Layer("leg", self._limb(bone, build.thigh_m, bare, hem="first")),
                Layer(
                    "shorts",
                    self._limb(bone, build.thigh_m, stretch_of(thigh, 0, hem), hem="last"),
                ),
            ]
        )
        bone = f"shin{side}"
        self.pieces[bone] = Piece([Layer("leg", self._limb(bone, build.shin_m, shin))])
        foot, toes = f"foot{side}", f"toes{side}"
        ankle = self._ellipsoid(foot, (0, 0, 0), (0.030, 0.030, 0.033))
        heel = self._ellipsoid(foot, (0, -0.042, -0.030), (0.030, 0.030, 0.032))
        middle = self._ellipsoid(foot, (0, -0.028, 0.045), (0.034, 0.030, 0.035))
        ball = self._ellipsoid(foot, (0.004 * sign, -0.050, 0.105), (0.043, 0.021, 0.032))
        toe_1 = self._ellipsoid(toes, (0.004 * sign, 0.002, 0.0), (0.042, 0.020, 0.026))
        toe_2 = self._ellipsoid(toes, (-0.004 * sign, -0.004, 0.046), (0.034, 0.014, 0.026))
        instep = [(ankle, heel), (ankle, middle), (heel, middle), (heel, ball), (middle, ball)]
        self.pieces[foot] = Piece([Layer("foot", [*instep, (ball, toe_1), (toe_1, toe_2)])])

    def _add_arm(self, side: str, sign: int) -> None:
        body, build = self.body, self.body.build
        upper = self.profiles[f"upper_arm{side}"] = scaled(UPPER_ARM, body.arms)
        fore = self.profiles[f"forearm{side}"] = scaled(FOREARM, (1 + body.arms) / 2)
        bone = f"upper_arm{side}"
        bare, sleeve = (
            stretch_of(upper, body.sleeve - 0.06, 1.0),
            stretch_of(upper, 0, body.sleeve),
        )
        self.pieces[bone] = Piece(
            [
                Layer("skin", self._limb(bone, build.upper_arm_m, bare, hem="first")),
                Layer("shirt", self._limb(bone, build.upper_arm_m, sleeve, hem="last")),
            ]
        )
        bone = f"forearm{side}"
        self.pieces[bone] = Piece([Layer("skin", self._limb(bone, build.forearm_m, fore))])
        hand = f"hand{side}"
        wrist = self._ellipsoid(hand, (0, 0, 0), (0.023, 0.02, 0.020))
        palm = self._ellipsoid(hand, (0, -0.045, 0.002), (0.035, 0.03, 0.018))
        knuckles = self._ellipsoid(hand, (0, -0.082, 0.006), (0.033, 0.02, 0.016))
        tips = self._ellipsoid(hand, (0, -0.140, 0.014), (0.020, 0.016, 0.012))
        thumb_1 = self._ellipsoid(hand, (0.022 * sign, -0.03, 0.010), (0.016, 0.02, 0.015))
        thumb_2 = self._ellipsoid(hand, (0.046 * sign, -0.078, 0.024), (0.0125, 0.016, 0.012))
        # In a fist the fingers come round to the palm and the thumb lies over them.
        self.curled[side] = {
            knuckles: (0, -0.076, 0.018),
            tips: (-0.002 * sign, -0.052, 0.047),
            thumb_2: (0.022 * sign, -0.058, 0.050),
        }
        # Laid flat, fingers and thumb lie in one plane with the palm.
        self.laid[side] = {
            knuckles: (0, -0.082, 0.004),
            tips: (0, -0.142, 0.008),
            thumb_1: (0.024 * sign, -0.032, 0.005),
            thumb_2: (0.052 * sign, -0.074, 0.007),
        }
        fingers = [(wrist, palm), (palm, knuckles), (knuckles, tips), (thumb_1, thumb_2)]
        self.pieces[hand] = Piece([Layer("skin", fingers)])


def _catmull_rom(t: float) -> tuple[float, float, float, float]:
    """Return the weights of four points for a curve through the middle two (Catmull, Rom 1974)."""
    return (
        (-t + 2 * t**2 - t**3) / 2,
        (2 - 5 * t**2 + 3 * t**3) / 2,
        (t + 4 * t**2 - 3 * t**3) / 2,
        (-(t**2) + t**3) / 2,
    )


def _chain(ids: Sequence[int]) -> list[Link]:
    return list(pairwise(ids))


def _seams(body: Body) -> tuple[Seam, ...]:
    found: list[Seam] = []
    for side in SIDES:
        for one, other, bone, radius_m in (
            (f"thigh{side}", f"shin{side}", f"shin{side}", 0.072),
            (f"shin{side}", f"foot{side}", f"foot{side}", 0.050),
            (f"upper_arm{side}", f"forearm{side}", f"forearm{side}", 0.050 * body.arms),
            (f"forearm{side}", f"hand{side}", f"hand{side}", 0.036),
            ("pelvis", f"thigh{side}", f"thigh{side}", 0.118),
            ("torso", f"upper_arm{side}", f"upper_arm{side}", 0.100 * body.arms),
        ):
            found.append(Seam(one, other, bone, radius_m))
    return tuple(found)

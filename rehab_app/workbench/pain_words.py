"""The short words of the table "When it hurts"."""

from collections.abc import Sequence

from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.scene import Scene
from rehab_app.engine.swapping import variant_for
from rehab_app.model.ladder import Rung, eased
from rehab_app.model.pain import Action, Quality
from rehab_app.wording import dose_text

_KINDS = {
    Quality.NONE: "no pain",
    Quality.STRETCH: "stretch",
    Quality.PRESSURE: "pressure",
    Quality.DULL: "dull",
    Quality.SHARP: "sharp",
    Quality.PINCH: "pinch",
    Quality.NUMB: "numb",
    Quality.TINGLING: "tingling",
    Quality.BURNING: "burning",
    Quality.ELECTRIC: "electric",
}
# All kinds of nerve pain together.
_NERVE = frozenset({Quality.NUMB, Quality.TINGLING, Quality.BURNING, Quality.ELECTRIC})


def kinds_words(kinds: Sequence[Quality]) -> str:
    """Return kinds of pain in a few words: "sharp, pinch"; all of the nerves are one."""
    rest = [each for each in kinds if not (set(kinds) >= _NERVE and each in _NERVE)]
    words = [_KINDS[each] for each in rest]
    return ", ".join((*words, "numb or tingling") if len(rest) < len(kinds) else words)


def done_text(do: Action, scene: Scene, *, has_credit: bool) -> str:
    """Return what is done with the step that a scene is about, in a few words."""
    match do:
        case Action.CONTINUE:
            return _going_on(scene) if has_credit else "go on, but no step up comes of it"
        case Action.EASE:
            return _lighter(scene)
        case Action.SWAP:
            variant = variant_for(scene)
            name = f": {variant.name}" if variant else ""
            return f"use the easier variant{name}"
        case Action.STOP_POSE:
            return "stop it for today"
        case Action.SKIP_TARGET:
            area = scene.work.target.replace("-", " ")
            return f"stop it, leave out the rest for the {area}"
        case _:
            return "end the session"


def _going_on(scene: Scene) -> str:
    """Return what comes of sessions that went well, where the ladder goes on."""
    key = scene.work.key
    if key is None:
        return "go on"
    ladder = ladder_of(scene.facts.steps[key.step], scene.facts)
    now, above = ladder.at(None)[1], ladder.at(ladder.start + 1)[1]
    if above == now:
        return "go on"
    count = scene.facts.rules.progress_sessions
    return f"go on; after {count} good sessions {_rung_text(above, now, scene)}"


def _rung_text(rung: Rung, now: Rung, scene: Scene) -> str:
    if rung.exercise != now.exercise:
        return scene.facts.exercise(rung.exercise).name
    if rung.dose != now.dose:
        return dose_text(rung.dose)
    return f"{rung.sets} sets"


def _lighter(scene: Scene) -> str:
    dose = scene.work.dose
    group = scene.facts.exercise(scene.work.exercise).group
    lower = eased(dose, group) if dose is not None else None
    if dose is None or lower is None:
        return "make what is left lighter"
    return f"make it lighter: {dose_text(lower)} instead of {dose_text(dose)}"

"""The second half of a rule's sentence: what is done, and what goes with it."""

from rehab_app.model.pain import Action, Gate, Outcome, Result

_DONE: dict[Result, str] = {
    Action.CONTINUE: "it goes on as planned",
    Action.EASE: "what is left of the exercise gets lighter",
    Action.SWAP: "an easier variant takes the place of the exercise",
    Action.STOP_POSE: "the exercise stops for today",
    Action.SKIP_TARGET: "the rest for {muscles} is left out today",
    Action.END_SESSION: "the session ends",
    Gate.PLANNED: "the session is played as planned",
    Gate.PLANNED_NO_PROGRESS: "the session is played as planned and nothing gets harder",
    Gate.EASED: "the session gets lighter, with easier variants, shorter and fewer sets",
    Gate.GENTLE_ONLY: "only a gentle session is played",
    Gate.RELIEF_ONLY: "only ice, heat, wraps and rest are played",
    Gate.NO_SESSION: "there is no session today",
    Outcome.PROGRESS: "it counts towards a step up",
    Outcome.HOLD: "the dose stays as it is",
    Outcome.REGRESS: "the next dose is one step lower",
    Outcome.REGRESS_2: "the next dose is two steps lower",
}
ALSO = {
    "rest": "what hurt rests for a day",
    "clinician": "a clinician should look at it",
    "red-flags": "the warning signs are asked for",
    "recheck": "it is asked again a little later",
    "regress": "the next dose is one step lower",
    "no-nerve-tags": "nothing is played that pulls or presses on an irritated nerve",
    "no-run-48h": "there is no running for 48 hours",
    "ask-60-min": "one looks at it again in an hour",
    "lock-modality": "ice, heat and wraps stay off that spot for the rest of the day",
    "skip-provoking": "the movement that brings it on is left out",
}
_NO_CREDIT = "it doesn't count towards a step up"


def effects_text(
    do: Result | None,
    also: tuple[str, ...] = (),
    *,
    credit: bool = True,
    target: str | None = None,
    at_least: bool = False,
) -> str:
    """Return what a rule does: "the session ends and a clinician should look at it".

    `at_least`: what another rule wants counts where it is stronger.
    """
    muscles = f"the {target.replace('-', ' ')}" if target else "the same muscles"
    least = "at least " if at_least else ""
    parts = [] if do is None else [f"{least}{_DONE[do].format(muscles=muscles)}"]
    parts += [ALSO.get(word, word.replace("-", " ")) for word in also]
    if not credit:
        parts.append(_NO_CREDIT)
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)

"""What the words of an exercise mean: movement tags, muscles, positions, sides.

Each tag is told so that a physio reads at once what it stands for. The meanings are those of the
evidence, 2 (movement tags and condition policy).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rehab_app.model.exercise import Sided
from rehab_app.model.person import Condition


@dataclass(frozen=True, slots=True)
class Tag:
    """A movement tag: its word in the file, its name, and what it means in a sentence."""

    word: str
    name: str
    means: str


@dataclass(frozen=True, slots=True)
class TagGroup:
    """Tags that one thinks of together."""

    title: str
    tags: tuple[Tag, ...]


TAG_GROUPS = (
    TagGroup(
        "How far the hip goes",
        (
            Tag("flex90", "Deep hip bend", "The thigh comes nearer to the belly than 90°."),
            Tag(
                "fadir",
                "Bent, across, turned in",
                "The hip is bent while the thigh goes across the body and turns inward.",
            ),
            Tag("er-end", "Turned out to the end", "The thigh turns outward as far as it goes."),
            Tag("ext-end", "Far back", "The thigh goes behind the body as far as it goes."),
            Tag("abd-end", "Wide apart", "The legs go wide apart, the inner thigh at its length."),
            Tag(
                "add-end",
                "Across the midline",
                "The thigh is drawn across the middle of the body while it is stretched.",
            ),
        ),
    ),
    TagGroup(
        "What is stretched",
        (
            Tag("hf-len", "Hip flexor at length", "The front of the hip is stretched."),
            Tag("quad-len", "Quad at length", "The front of the thigh is stretched."),
            Tag("hs-len", "Hamstring at length", "The back of the thigh is stretched."),
            Tag("calf-len", "Calf at length", "The calf is stretched."),
            Tag(
                "nerve",
                "Can pull on the nerve",
                "A straight leg and a bent trunk can pull on the sciatic nerve.",
            ),
            Tag(
                "long-hold",
                "Long passive hold",
                "It is held without muscle work for 2 min or more.",
            ),
        ),
    ),
    TagGroup(
        "What works",
        (
            Tag("hf-load", "Hip flexor works", "The front of the hip works against a load."),
            Tag("hs-load", "Hamstring works", "The back of the thigh works against a load."),
            Tag("ad-load", "Adductor works", "The inner thigh works against a load."),
            Tag("oblique", "Side of the trunk works", "The side of the trunk bends or holds."),
            Tag("single-leg", "All weight on one leg", "One leg carries the whole body."),
            Tag("spine-flex", "Rounded back under load", "The back is rounded while it carries."),
            Tag("impact", "Running", "There is a flight phase: jogging, running or hopping."),
        ),
    ),
    TagGroup(
        "Knees",
        (
            Tag("kneel", "On the knees", "A knee rests on the ground with weight on it."),
            Tag("knee-bend", "Deep knee bend", "A knee is bent far beyond a right angle."),
            Tag("knee-twist", "Twist on a bent knee", "A bent knee is turned or bears sideways."),
        ),
    ),
    TagGroup(
        "Where something presses",
        (
            Tag("side-on-hip", "On the side of the hip", "The person lies on the outer hip."),
            Tag("press-itb", "On the outer thigh", "A ball or roller presses the outer thigh."),
            Tag("press-buttock", "Deep in the buttock", "Something presses deep into the buttock."),
            Tag("press-ischium", "On the sit bone", "The weight of the body is on the sit bone."),
            Tag("press-crest", "Near the rim of the pelvis", "Something presses near that rim."),
        ),
    ),
    TagGroup(
        "Ice and heat",
        (
            Tag(
                "thermal",
                "Ice, heat or a wrap",
                "It cools, warms or squeezes: the skin is looked at first and the time has a cap.",
            ),
        ),
    ),
)

# What an exercise is for, as the file has it and in words.
MUSCLES: Mapping[str, str] = {
    "hip-flexor": "Hip flexor",
    "quad": "Quad, front thigh",
    "hamstring": "Hamstring, back thigh",
    "adductor": "Adductors, inner thigh",
    "glute-max": "Buttock",
    "glute-med-min": "Side of the hip",
    "deep-rotator": "Deep rotators, piriformis",
    "tfl-itb": "TFL and IT band",
    "lateral-hip": "Outer hip",
    "hip-joint": "Hip joint",
    "lumbar": "Lower back",
    "trunk": "Trunk",
    "calf": "Calf",
    "whole-leg": "Whole leg",
}
POSITIONS: Mapping[str, str] = {
    "supine": "On the back",
    "prone": "On the belly",
    "side-lying": "On the side",
    "seated": "Seated",
    "kneeling": "Kneeling",
    "half-kneeling": "Half-kneeling",
    "quadruped": "On hands and knees",
    "standing": "Standing",
}
SIDED: Mapping[str, str] = {
    Sided.ONE.value: "One side, then the other",
    Sided.BOTH.value: "Both at once",
    Sided.SORE.value: "The sore side alone",
}
NO_TAGS = (
    "No tag is chosen: it will be offered to everybody. Only a muscle that was newly strained "
    "keeps it back."
)
_DAYS = "for the first {} days"


def all_tags() -> Iterator[Tag]:
    """Yield the tags of all groups."""
    for group in TAG_GROUPS:
        yield from group.tags


def tag_effect(
    word: str, conditions: Sequence[Condition], nerve_tags: Collection[str] = ()
) -> tuple[str, ...]:
    """Return with which conditions a tag keeps an exercise back, and with which it needs care.

    A line each. `nerve_tags` are left out while something is numb or tingles.
    """
    avoided = [_short(each) + _while(each) for each in conditions if word in each.avoid_tags]
    avoided += ["anything that is numb or tingles"] if word in nerve_tags else []
    care = [_short(each) for each in conditions if word in each.care_tags]
    lines = (
        f"Left out with: {', '.join(avoided)}." if avoided else "",
        f"With care: {', '.join(care)}." if care else "",
    )
    return tuple(line for line in lines if line) or ("No condition leaves it out.",)


def named_by(exercise_id: str, conditions: Sequence[Condition]) -> tuple[str, ...]:
    """Return the conditions that say something of an exercise by its name, not by its tags."""
    return tuple(
        _short(each)
        for each in conditions
        if exercise_id in each.avoid | each.care | each.fine and not each.avoid_all
    )


def _while(condition: Condition) -> str:
    return f" ({_DAYS.format(condition.avoid_days)})" if condition.avoid_days else ""


def _short(condition: Condition) -> str:
    """Return a condition's name without what explains it, in the middle of a sentence."""
    name = (
        condition.name if condition.id == "bone-stress-cleared" else condition.name.split(" (")[0]
    )
    is_proper = name[:2].isupper()  # IT band syndrome
    return name if is_proper else f"{name[0].lower()}{name[1:]}"

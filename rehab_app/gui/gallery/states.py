"""What the specimens of the sheet show: made up, with every case that looks different."""

from collections.abc import Sequence
from dataclasses import replace

from rehab_app.gui.player_view import Part
from rehab_app.gui.proposal import Proposal
from rehab_app.gui.widgets.day_strip import DayMark
from rehab_app.gui.widgets.entry_rows import PastEntry
from rehab_app.gui.widgets.routine_card import RoutineCard
from rehab_app.gui.widgets.start_card import Offer
from rehab_app.gui.widgets.told_card import Asked
from rehab_app.model.pain import Moment, Quality
from rehab_app.report.session_report import PainPoint

_ROLES = ("stretch", "stretch", "roll", "yin", "strength", "walk", "relief")
_PAUSE_S, _WORK_S = 10.0, 40.0
_HURTING = (2, 1, None, 4, 6, 3, 1, 1, 0, 2, 5, 8, 2, 1)


def _parts() -> tuple[Part, ...]:
    parts: list[Part] = []
    for number, role in enumerate(_ROLES):
        for is_work, seconds in ((False, _PAUSE_S), (True, _WORK_S * (1 + number % 3))):
            part = Part(
                name=f"{number} {is_work}",
                role=role,
                seconds=seconds,
                is_work=is_work,
                is_done=False,
                is_now=False,
            )
            parts.append(part)
    return tuple(parts)


def changed(parts: Sequence[Part], now: int, share: float = 1.0) -> tuple[Part, ...]:
    """Return parts as they are at the one that is `now`; work to come takes a share of its time."""
    return tuple(
        replace(
            part,
            is_done=number < now,
            is_now=number == now,
            seconds=part.seconds * (share if number > now and part.is_work else 1.0),
        )
        for number, part in enumerate(parts)
    )


def _point(number: int, level: int | None) -> PainPoint:
    names = ("before", "pigeon", "half-kneeling hip flexor", "figure-four, lying")
    label = names[number % len(names)] if number else "before"
    side = ("L", "R", "")[number % 3] if number else ""
    moment = Moment.AFTER if number else Moment.BEFORE
    said = "no answer" if level is None else f"{level} of 10"
    return PainPoint(
        label=label,
        side=side,
        level=level,
        moment=moment,
        about=label,
        said=said,
        is_pose=bool(number),
    )


PARTS = _parts()
MANY_POINTS = tuple(_point(number, level) for number, level in enumerate(_HURTING))
FEW_POINTS = MANY_POINTS[:2]
DAYS = (
    *(
        DayMark(number=str(number), mark=mark, zone=zone, words=zone)
        for number, mark, zone in (
            (9, "● 0", "calm"),
            (10, "● 2", "calm"),
            (11, "", "empty"),
            (12, "▲ 3", "watch"),
            (13, "▲ 5", "watch"),
            (14, "■ 6", "stop"),
            (15, "■ 10", "stop"),
            (16, "○", "done"),
            (17, "", "empty"),
            (18, "● 1", "calm"),
            (19, "▲ 4", "watch"),
            (20, "", "empty"),
            (21, "○", "done"),
        )
    ),
    DayMark(number="22", mark="● 2", zone="calm", words="calm", is_today=True),
)
_NORMAL = RoutineCard(
    title="Daily hip stretch",
    minutes="14 min",
    props="mat, strap",
    kind="stretch",
    kind_text="Stretch",
    summary="Keeps hips, buttocks and hamstrings easy to move.",
)
CARDS = {
    "normal": _NORMAL,
    "long title": replace(
        _NORMAL,
        title="Post-run hip, glute and hamstring, with a title that goes on",
        props="shoes, wall or chair, wall and 3 more",
    ),
    "closed": replace(_NORMAL, closed="Pain was 3 this morning; it opens at 2 or less."),
    "own": replace(_NORMAL, is_own=True, kind="yin", kind_text="Yin"),
    "broken": RoutineCard(title="broken.yaml", problem="line 12: hodl is no field of a step"),
    "no props": replace(_NORMAL, props="", summary="", kind="", kind_text="Mixed"),
}
PROPOSAL = Proposal(
    title="What happens next at 4 of 10",
    result="Change to an easier variant",
    changes=("Pigeon, left side: 90 s becomes 45 s.",),
    why="It was 2 before this pose. A rise of 2 or more makes the rest gentler.",
    note="",
    goes_on=False,
    is_overrulable=True,
    level=4,
)
ENTRIES = (
    PastEntry(
        key="1",
        title="Daily hip stretch",
        when="22 November 2026, 20:41",
        details="Done · pain 3 → 2",
    ),
    PastEntry(key="2", title="Yin starter", when="21 November 2026, 20:02", details="Stopped"),
    PastEntry(
        key="3",
        title="A routine with a title that takes more than one line here",
        when="20 November 2026, 19:58",
        details="Left open",
    ),
)

ASKED = {
    "open": Asked(
        title="This morning",
        chip="until noon",
        tone="",
        text="How much does the hip hurt? Press 0–9, or T for ten.",
        is_open=True,
    ),
    "told": Asked(
        title="This morning",
        chip="▲ 4 of 10",
        tone="watch",
        text="It has not settled overnight, so this area rests today.",
        level=4,
        quality=Quality.DULL,
        woke=True,
        can_undo=True,
    ),
    "over": Asked(
        title="This morning",
        chip="not told",
        tone="",
        text="Without a morning answer the dose stays as it is.",
    ),
}
OFFERS = {
    "ready": Offer(
        title="Ice pack, outer hip",
        chip="ready now",
        tone="calm",
        text="10 min · 1 of 4 done",
        button="Start · 10 min",
        choice="Heat · 15 min",
        done=1,
        most=4,
    ),
    "waits": Offer(
        title="Ice pack, outer hip",
        chip="at 21:40",
        tone="watch",
        text="10 min · 1 of 4 done · next after 21:40",
        done=1,
        most=4,
    ),
    "rest": Offer(
        title="Run or rest?",
        chip="rest",
        tone="watch",
        text="Four questions come first, once.",
        choice="Answer the four questions",
    ),
}

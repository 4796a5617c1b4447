"""Which line is said now: a queue in which what is over, late or out of room falls away.

Pure: whoever owns a voice asks it what to do and tells it when a line has ended.
"""

from dataclasses import dataclass, replace

from rehab_app.guide.line import Line, spoken_s

# How long after its expected end a line counts as lost: a dead voice must not hold up the others.
_PATIENCE_S = 3.0


@dataclass(frozen=True, slots=True)
class _Waiting:
    line: Line
    since_s: float

    def is_late(self, now_s: float) -> bool:
        """Tell whether it has waited for too long."""
        return now_s - self.since_s > self.line.within_s

    def fits(self, now_s: float, rate_percent: int) -> bool:
        """Tell whether there is room left for all of it."""
        if self.line.room_s is None:
            return True
        left_s = self.line.room_s - (now_s - self.since_s)
        return spoken_s(self.line.text, rate_percent) <= left_s


@dataclass(frozen=True, slots=True)
class Step:
    """What the voice has to do now: be silent first, then say something, or neither."""

    stops: bool = False
    says: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """The line that is being said, and those that wait, the heaviest first."""

    current: Line | None = None
    until_s: float = 0.0
    waiting: tuple[_Waiting, ...] = ()
    rate_percent: int = 100

    def added(self, lines: tuple[Line, ...], now_s: float) -> "Speaking":
        """Return the queue with new lines behind those of the same weight."""
        new = (_Waiting(line, now_s) for line in lines)
        return replace(self, waiting=(*self.waiting, *new))

    def without_past(self, segment: int) -> "Speaking":
        """Return the queue without lines about segments that are over."""
        waiting = tuple(each for each in self.waiting if _is_present(each.line, segment))
        return replace(self, waiting=waiting)

    def ended(self) -> "Speaking":
        """Return the queue after the voice has come to the end of its line."""
        return replace(self, current=None)

    def silenced(self) -> "Speaking":
        """Return the queue with nothing in it."""
        return replace(self, current=None, waiting=())

    def next(self, now_s: float, segment: int) -> tuple["Speaking", Step]:
        """Return what is to be done now; `segment` is the index of the present one.

        A line about a segment that is over is broken off; a heavier line breaks off a lighter one.
        """
        queue = self.without_past(segment)
        timely = tuple(
            each
            for each in queue.waiting
            if not each.is_late(now_s) and each.fits(now_s, self.rate_percent)
        )
        queue = replace(queue, waiting=timely)
        current = queue.current
        if current is not None and now_s > queue.until_s:
            current = None
        is_over = current is not None and not _is_present(current, segment)
        first = max(timely, key=lambda each: each.line.weight, default=None)
        is_heavier = (
            current is not None and first is not None and first.line.weight > current.weight
        )
        if current is not None and not is_over and not is_heavier:
            return replace(queue, current=current), Step()
        stops = is_over or is_heavier
        if first is None:
            return replace(queue, current=None), Step(stops=stops)
        rest = tuple(each for each in timely if each is not first)
        lasts_s = spoken_s(first.line.text, self.rate_percent) + _PATIENCE_S
        queue = replace(queue, current=first.line, until_s=now_s + lasts_s, waiting=rest)
        return queue, Step(stops=stops, says=first.line)


def _is_present(line: Line, segment: int) -> bool:
    return line.about is None or line.about >= segment

"""What goes out and comes in, in sentences: the same in the window and in the terminal."""

from datetime import date

from rehab_app.history.exchange.skipping import SkipList
from rehab_app.history.exchange.taking_in import Comparison

MOST_REASONS = 8
_MOST_NAMED = 3


def preview_title(comparison: Comparison) -> str:
    """Return what a file would add, in a sentence."""
    parts = [
        counted(comparison.new_sessions, "session"),
        counted(comparison.new_check_ins, "check-in"),
        counted(comparison.new_goals, "goal"),
        counted(comparison.new_scores, "score of a goal", "scores of goals"),
        counted(comparison.new_programmes, "programme"),
        counted(comparison.fuller, "session that was known in brief", "sessions known in brief"),
    ]
    said = [part for part in parts if part]
    if not said:
        return "There is nothing new in this file"
    return f"New in this file: {listed(said)}{_days(comparison)}"


def preview_lines(comparison: Comparison, skipped: SkipList) -> tuple[str, ...]:
    """Return what else there is to know before a file is taken in."""
    known = [
        counted(comparison.known_sessions, "session"),
        counted(comparison.known_check_ins, "check-in"),
    ]
    lines = []
    if any(known):
        said = listed([part for part in known if part])
        lines.append(f"Here already, and left as they are: {said}.")
    if comparison.differing:
        named = "; ".join(comparison.differing[:_MOST_NAMED])
        more = " and others" if len(comparison.differing) > _MOST_NAMED else ""
        lines.append(f"The file says more of these than the history, which stays: {named}{more}.")
    return (*lines, *skipped_lines(skipped))


def skipped_lines(skipped: SkipList) -> tuple[str, ...]:
    """Return what is left out of a file, and why."""
    if not skipped.count:
        return ()
    lines = [f"Left out: {counted(skipped.count, 'entry', 'entries')}."]
    lines.extend(str(each) for each in skipped.listed[:MOST_REASONS])
    more = skipped.count - MOST_REASONS
    if more > 0:
        lines.append(f"And {more} more.")
    return tuple(lines)


def damage_line(count: int) -> str:
    """Return that an export lacks what is damaged; nothing where nothing is."""
    if not count:
        return ""
    return f"{counted(count, 'entry is', 'entries are')} damaged and not in the file."


def counted(count: int, one: str, many: str = "") -> str:
    """Return how many there are of something; nothing where there are none."""
    if not count:
        return ""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(parts: list[str]) -> str:
    """Return parts as a list in a sentence."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def _days(comparison: Comparison) -> str:
    if comparison.first is None or comparison.last is None:
        return ""
    if comparison.first == comparison.last:
        return f" ({_day(comparison.first)})"
    return f" ({_day(comparison.first)} to {_day(comparison.last)})"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"

"""A whole session, from the first start to the summary, by names, roles and values alone."""

from collections.abc import Callable
from contextlib import suppress

from tests.screen_reader.at_spi import BusError, Value
from tests.screen_reader.conftest import Reader

_SPEED = "30"  # fourteen minutes in half a minute


def time_left(reader: Reader) -> Value | None:
    """Return what the ring says; None where the hold is over already: it lasts a second here."""
    with suppress(BusError):
        ring = reader.find("progress bar", "Time left")
        return ring.value if ring else None
    return None


def test_a_session_is_played_from_the_first_start_to_the_summary_without_looking(
    open_program: Callable[..., Reader],
) -> None:
    reader = open_program("--speed", _SPEED)

    # The first start.
    reader.press("Left", role="radio button")
    reader.press("None of these")
    reader.press("Go on")

    # Today, and the question before.
    reader.press("Start")
    reader.hear("How much does the hip hurt right now?")
    scale = reader.there_is("slider", "How much it hurts")
    assert scale.value == Value(-1, -1, 10)
    scale.set_value(2)

    # The first exercise; its pain changes the plan, which is said before it counts.
    reader.hear("Start: 10 reps.")
    reader.hear("After Supine windshield wipers. How much did it hurt?")
    reader.press("Pain 5", role="radio button")
    reader.press("Dull ache", role="radio button")
    reader.hear("What happens next at 5 of 10, dull ache: stop this exercise for today.")
    reader.press("Continue")
    reader.hear("How much does it hurt now, after the rest?")
    reader.press("Pain 1", role="radio button")

    # All that follows: left, right, half way, rest.
    rings: list[Value] = []
    while not reader.has_heard("The session is done."):
        said = reader.hear("?", "Hold: ", "The session is done.").text
        if "?" in said:
            reader.press("Pain 1", role="radio button")
        elif "Hold: " in said and (ring := time_left(reader)):
            rings.append(ring)
    assert any(least == 0 <= now <= most == 30 for least, now, most in rings), rings
    for text in (
        "Hold: left side, 30 s.",
        "Half way.",
        "3 seconds.",
        "Switch sides",
        "Hold: right side, 30 s.",
        "Rest, 10",
    ):
        assert reader.has_heard(text), text

    # The summary, and home again.
    reader.there_is("heading", "Done. ")
    assert "After Supine windshield wipers" in reader.texts()
    reader.press("Done")
    reader.there_is("push button", "Start")
    assert all(each.is_polite for each in reader.heard)

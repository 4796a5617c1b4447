"""How high the digits of a time are painted."""

from rehab_app.gui.widgets.timer_ring import TimerRing


def digits_px(ring: TimerRing) -> int:
    """Return how high the digits are painted: the rows that hold ink, down to the first gap."""
    picture = ring.grab().toImage()
    ground = picture.pixelColor(1, 1)
    is_inked = [
        any(picture.pixelColor(x, y) != ground for x in range(0, picture.width(), 2))
        for y in range(picture.height())
    ]
    first = is_inked.index(True)
    end = next((y for y in range(first, len(is_inked)) if not is_inked[y]), len(is_inked))
    return end - first

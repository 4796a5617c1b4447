"""What is shown of whom a bundle is from."""

from datetime import datetime

from rehab_app.gui.widgets.origin_card import Origin
from rehab_app.incoming import Incoming, origin_text, packed_text
from rehab_app.sharing.trust import Standing

_TONES = {Standing.KNOWN: "calm", Standing.OWN: "calm", Standing.OTHER_KEY: "stop"}


def origin_of(incoming: Incoming, now: datetime) -> Origin:
    """Return whom a bundle is from, and the name that its key may be known by from now on.

    A name that is another key's is for the person to change.
    """
    origin = incoming.origin
    offered = {Standing.UNKNOWN: origin.name, Standing.OTHER_KEY: ""}
    return Origin(
        text=" ".join((origin_text(origin), *packed_text(incoming, now))),
        fingerprint=origin.fingerprint,
        tone=_TONES.get(origin.standing, "watch"),
        offered_name=offered.get(origin.standing),
    )

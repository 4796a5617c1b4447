"""Shows a routine whose every text means harm, in a window: python -m tests.hostile.shown FOLDER.

Each text is HTML that names a picture, tables in each other that Qt lays out for seconds where it
takes them for HTML, words without an end, letters from right to left. Printed is one line of JSON:
how long the longest turn of the window's loop took, in ms, of which sight, and whether each text
was shown as it is written. With --open the picture is really opened, as a test of who looks on;
with --plain each text is as long but harmless, to be compared with. With --frames each sight is
also scrolled and resized, and printed is how long the longest frame of each took, in ms of
processor time: others may use the machine.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.gui.hostile_window import Sight

PICTURE = "harm.png"
_SIZE = (1280, 800)


def texts(folder: Path) -> tuple[str, ...]:
    """Return texts that must be shown as they are; none is longer than a title may be."""
    image = f"<img src='file://{folder / PICTURE}'>"
    tables = "<table><tr><td>" * 12
    return (
        image,
        f"<b>{image}</b><h1>large",
        tables,
        f"<style>*{{background:url({folder / PICTURE})}}</style>",
        "&lt;&amp;&#0;&#x202e;",
        "W" * 190,
        "שלום עולם " * 15,
        "e\u0301\u0302\u0303\u0304" * 40,
        "👩‍👩‍👧‍👦🏳️‍🌈" * 12,
        "%s %n {0} ${HOME} $(ls) `id`",
    )


def routine(texts_: tuple[str, ...]) -> str:
    """Return a routine that has each of the texts in every place a text can stand."""
    blocks = "".join(
        f"  - title: {_quoted(text)}\n    steps:\n"
        f"      - exercise: supine-figure-four\n        hold: 5 s\n        note: {_quoted(text)}\n"
        for text in texts_
    )
    first = _quoted(texts_[0])
    return (
        f"format: 1\nid: harmful\ntitle: {first}\nsummary: {first}\nauthor: {first}\n"
        f"kind: stretch\nblocks:\n{blocks}"
    )


def main(arguments: list[str]) -> int:
    """Write the routine, show it everywhere, and print what that took."""
    from tests.gui.hostile_window import visited

    folder = Path(arguments[0])
    (folder / PICTURE).write_bytes(b"no picture")
    if "--open" in arguments:
        (folder / PICTURE).read_bytes()
    shown = texts(folder)
    if "--plain" in arguments:
        shown = tuple(_harmless(text) for text in shown)
    path = folder / "home" / "routines" / "harmful.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(routine(shown), encoding="utf-8")
    longest_ms, longest = 0.0, ""
    frames_ms: dict[str, float] = {}
    said: set[str] = set()
    for number, sight in enumerate(visited(folder / "home", path, _SIZE)):
        began = perf_counter()
        seen = sight.texts()
        took_ms = (perf_counter() - began) * 1000
        said |= seen
        if took_ms > longest_ms:
            longest_ms, longest = took_ms, sight.name
        if "--frames" in arguments:
            for what, frame_ms in _frames_ms(sight):
                key = f"{sight.name}, {what} ({number})"
                frames_ms[key] = max(frame_ms, frames_ms.get(key, 0))
    missing = [text for text in shown if not any(" ".join(text.split()) in each for each in said)]
    told = {"longest_ms": longest_ms, "sight": longest, "frames_ms": frames_ms, "missing": missing}
    sys.stdout.write(json.dumps(told))
    return 0


def _frames_ms(sight: "Sight") -> Iterator[tuple[str, float]]:
    from rehab_app.gui.gallery.looks import settle
    from tests.hostile.frames import frames

    for what, frame in frames(sight.window):
        began = thread_time()
        frame()
        yield what, (thread_time() - began) * 1000
        settle()


def _harmless(text: str) -> str:
    """Return words of the same length."""
    return ("hip release " * len(text))[: len(text)].strip()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

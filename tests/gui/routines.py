"""Routine files for the window's tests."""

from pathlib import Path

THERMAL = """format: 1
id: own-ice
title: Own ice
kind: ice
blocks:
  - title: Ice
    steps:
      - {exercise: ice-pack-lateral-hip, hold: 10 min, sides: left}
"""

REPS = """format: 1
id: own-reps
title: Own reps
kind: strength
blocks:
  - title: All
    steps:
      - {exercise: double-leg-bridge, reps: 12, tempo: 4 s, sets: 2, rest: 5 s, ask: none}
"""

YIN = """format: 1
id: own-yin
title: Own yin
kind: yin
blocks:
  - title: All
    steps:
      - {exercise: yin-reclined-butterfly, hold: 3 min, ask: [halfway, after]}
"""

BROKEN = """format: 1
id: own-broken
title: Broken
kind: stretch
blocks:
  - title: All
    steps:
      - {exercise: supine-figure-fuor, hold: 30 s}
"""

IMG = "<img src=file:///etc/passwd>"

HOSTILE = f"""format: 1
id: own-hostile
title: "{IMG} & title"
summary: "<h1>summary</h1> {IMG}"
kind: stretch
exercises:
  - id: own-pose
    name: "{IMG} & pose"
    targets: [quad]
    tags: []
    position: supine
    props: ["<b>mat</b>"]
    sided: both
    cues: ["<b>cue</b> {IMG}"]
    feel: "<i>feel</i> {IMG}"
    not_feel: "<i>not</i> {IMG}"
blocks:
  - title: "{IMG}"
    steps:
      - {{exercise: own-pose, hold: 40 s, sets: 2, note: "<u>note</u> {IMG}"}}
pain_rules:
  base: standard
  rules:
    - {{at: pose, exercise: own-pose, pain: 3, do: ease, because: "<b>because</b> {IMG}"}}
"""


def write_routine(home: Path, name: str, text: str) -> Path:
    """Put a routine file among a person's own, and return its path."""
    folder = home / "routines"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path

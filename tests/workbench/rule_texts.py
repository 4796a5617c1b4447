"""A routine with own rules in both styles of YAML, with comments that have to stay."""

RULES_TEXT = """\
# For the evening.
format: 1
id: evening
title: Evening
kind: stretch
suits: [runners-hip]
pain_rules:        # tried from the top
  base: standard
  rules:
    # agreed in week 1
    - {at: pose, target: hamstring, pain: 3-10, do: skip-target}   # until June
    - at: pose
      pain: 4-5    # no more than that
      quality: benign
      rise: 0-1
      do: continue
      because: Agreed, up to 5.
    - {at: before, pain: 5, do: gentle-only}

    - {at: week, rise: 0.5 or more, do: regress}
blocks:
  - title: Stretch
    steps:
      # the sore side first
      - {exercise: supine-strap-hamstring-stretch, hold: 20-45 s, sides: [right, left]}
      - {exercise: supine-figure-four, hold: 30 s}
"""
PLAIN_TEXT = """\
format: 1
id: evening
title: Evening
kind: stretch
pain_rules: standard   # as it comes
blocks:
  - title: Stretch
    steps:
      - {exercise: supine-figure-four, hold: 30 s}
"""

"""`rehab-app paths`: what is proven of a routine, in words and as JSON, and the exit status."""

import json
from pathlib import Path

from tests.terminal.programs import json_of, run

# A dull 1 stops what a dull 2 goes on with.
BROKEN = """\
format: 1
id: harsh-on-dull
title: Harsh on dull
kind: stretch
pain_rules:
  base: standard
  rules:
    - {at: pose, quality: benign, pain: 1, do: stop-pose}
blocks:
  - title: All
    steps:
      - {exercise: supine-figure-four, hold: 30 s}
"""


def test_a_proven_routine_ends_with_zero_and_says_what_is_proven() -> None:
    told = run("paths", "desk-break-mini")

    assert told.returncode == 0
    assert told.stdout.startswith("Desk-break mini\n")
    assert told.stdout.count("proven  ") == 8
    assert "BROKEN" not in told.stdout


def test_the_numbers_and_properties_are_given_as_json() -> None:
    proof = json_of("paths", "desk-break-mini", "--json")

    assert proof["routine"] == "desk-break-mini"
    assert proof["paths"] > proof["states"] > 0
    assert 0 < proof["shortest_s"] <= proof["longest_s"]
    assert [each["id"] for each in proof["properties"]] == list(range(1, 9))
    assert all(each["proven"] and each["witness"] is None for each in proof["properties"])


def test_a_broken_routine_ends_with_one_and_its_witness_can_be_simulated(tmp_path: Path) -> None:
    file = tmp_path / "harsh.yaml"
    file.write_text(BROKEN, encoding="utf-8")

    told = run("paths", file)
    proof = json.loads(run("paths", file, "--json").stdout)
    (broken,) = [each for each in proof["properties"] if not each["proven"]]
    answers = broken["witness"]["answers"]
    simulated = json_of("simulate", file, "--answers", answers, "--json")

    assert told.returncode == 1
    assert f"After the answers {answers}: more pain does less than less pain." in told.stdout
    assert broken["id"] == 4
    check_ins = [line for line in simulated["timeline"] if line["kind"] == "check_in"]
    assert check_ins[len(answers.split(",")) - 1]["action"] == "ease"


def test_conditions_and_the_usual_level_are_taken_from_the_command_line() -> None:
    used_to_none = json_of("paths", "desk-break-mini", "--base", "0", "--json")
    used_to_four = json_of("paths", "desk-break-mini", "--base", "4", "--json")
    strained = json_of("paths", "daily-hip-stretch", "--condition", "hamstring-strain", "--json")

    assert used_to_none["paths"] != used_to_four["paths"]
    assert all(each["proven"] for each in strained["properties"])

"""The command line as others use it: exit status, places, JSON, and no Qt."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.helpers.yaml_core import value_of
from tests.terminal.programs import CHECKOUT, ONE_POSE, json_of, run

REFERENCE = Path(__file__).parent / "reference"
MISSPELT = ONE_POSE.replace("hold: 60 s", "hodl: 60 s")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "one-pose.yaml"
    path.write_text(ONE_POSE)
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.yaml"
    path.write_text(MISSPELT)
    return path


# -- exit status


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("play", "--help"),
        ("list",),
        ("list", "--json"),
        ("check", "routines/daily-hip-stretch.yaml"),
        ("check", "walk-jog-return"),  # warnings are no errors
        ("simulate", "daily-hip-stretch"),
        ("simulate", "yin-five", "--answers", "2", "--base", "1.5", "--side", "right", "--json"),
        ("simulate", "yin-five", "--condition", "runners-hip", "labral-tear"),
        ("rules", "yin-five"),
        ("rules", "routines/daily-hip-stretch.yaml", "--json"),
        ("schema",),
    ],
)
def test_what_works_ends_with_0(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert done.returncode == 0
    assert done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "no-such-routine"),
        ("check", "no/such/file.yaml"),
        ("check", "routines/daily-hip-stretch.yaml", "no/such/file.yaml"),
        ("simulate", "no-such-routine"),
        ("play", "no-such-routine"),
        ("play", "no/such/file.yaml"),
        ("rules", "no-such-routine"),
        ("simulate", "routines"),
    ],
)
def test_problems_end_with_1_and_are_named(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert done.returncode == 1
    assert "error:" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("simulate",),
        ("play",),
        ("list", "more"),
        ("list", "--yaml"),
        ("--nonsense",),
        ("check", "--answers", "2", "daily-hip-stretch"),
        ("simulate", "daily-hip-stretch", "--answers", "11"),
        ("simulate", "daily-hip-stretch", "--answers", "2,,3"),
        ("simulate", "daily-hip-stretch", "--answers", "-1"),
        ("simulate", "daily-hip-stretch", "--answers", "4:wobbly"),
        ("simulate", "daily-hip-stretch", "--answers", "4:dull:sharp"),
        ("simulate", "daily-hip-stretch", "--answers", "٤"),
        ("simulate", "daily-hip-stretch", "--answers", "5" * 5000),
        ("simulate", "daily-hip-stretch", "--base", "11"),
        ("simulate", "daily-hip-stretch", "--base", "nan"),
        ("simulate", "daily-hip-stretch", "--side", "middle"),
        ("play", "daily-hip-stretch", "--speed", "0"),
        ("play", "daily-hip-stretch", "--speed", "-1"),
        ("play", "daily-hip-stretch", "--speed", "inf"),
        ("play", "daily-hip-stretch", "--speed", "fast"),
        ("play", "daily-hip-stretch", "--json"),
        ("rules",),
        ("schema", "daily-hip-stretch"),
    ],
)
def test_wrong_use_ends_with_2_and_shows_the_use(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("usage: rehab-app")
    assert "Traceback" not in done.stderr


# -- check


def test_check_prints_file_line_and_column(broken: Path) -> None:
    done = run("check", broken)

    assert done.returncode == 1
    line, column = 8, 38
    assert MISSPELT.splitlines()[line - 1][column - 1 :].startswith("hodl")
    assert f"{broken}:{line}:{column}: error: " in done.stdout
    assert "did you mean hold?" in done.stdout
    assert done.stdout.splitlines()[0].endswith("[unknown-key]")


def test_check_says_so_where_nothing_is_wrong(good: Path) -> None:
    done = run("check", good)

    assert (done.returncode, done.stdout) == (0, "No problems found.\n")


def test_check_prints_the_problems_of_all_files(good: Path, broken: Path) -> None:
    done = run("check", good, broken, "no/such.yaml")

    assert done.returncode == 1
    assert f"{broken}:8:" in done.stdout
    assert "no/such.yaml: error: " in done.stdout


def test_check_as_json_gives_one_object_for_each_problem(broken: Path) -> None:
    done = run("check", broken, "--json")

    rows = json.loads(done.stdout)
    assert done.returncode == 1
    assert [set(row) for row in rows] == [
        {"file", "line", "column", "severity", "code", "message", "hint"}
    ] * len(rows)
    assert rows[0]["file"] == str(broken)
    assert (rows[0]["line"], rows[0]["column"]) == (8, 38)
    assert (rows[0]["severity"], rows[0]["code"]) == ("error", "unknown-key")


def test_check_as_json_of_a_whole_file_is_an_empty_list(good: Path) -> None:
    assert json_of("check", good, "--json") == []


@pytest.mark.parametrize("kind", ["directory", "FIFO", "device", "too large", "missing", "loop"])
def test_what_cannot_be_read_as_a_file_has_no_line(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "routine.yaml"
    match kind:
        case "directory":
            path.mkdir()
        case "FIFO":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "too large":
            path.write_text(ONE_POSE + "# " + "x" * (256 * 1024))
        case "loop":
            path.symlink_to(path)

    done = run("check", path, "--json")

    assert done.returncode == 1
    (row,) = json.loads(done.stdout)
    assert (row["line"], row["column"], row["severity"]) == (None, None, "error")
    assert run("simulate", path).returncode == 1
    assert run("play", path).returncode == 1


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"\x00" * 20, b"- 1\n", b"a: [", b"7"])
def test_bytes_that_are_no_routine_are_a_problem_and_no_crash(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "routine.yaml"
    path.write_bytes(data)

    done = run("check", path, "--json")

    assert done.returncode == 1
    assert json.loads(done.stdout)
    assert done.stderr == ""


# -- simulate


def simulated(*arguments: object) -> dict[str, object]:
    found = json_of("simulate", *arguments, "--json")
    assert isinstance(found, dict)
    return found


def test_simulate_as_json_has_the_documented_shape() -> None:
    found = simulated("daily-hip-stretch", "--answers", "1,0,3:dull,4:sharp,3:dull,0")

    assert list(found) == ["routine", "planned_s", "elapsed_s", "ended", "timeline", "next"]
    assert found["routine"] == "daily-hip-stretch"
    assert found["ended"] in ("completed", "stopped")
    shapes = {
        "check_in": {"at_s", "kind", "moment", "level", "quality", "rule", "action"},
        "hold": {"at_s", "kind", "exercise", "side", "planned_s", "held_s"},
        "reps": {"at_s", "kind", "exercise", "side", "planned_s", "held_s"},
        "change": {"at_s", "kind", "rule", "action", "why", "changes"},
    }
    timeline = found["timeline"]
    assert isinstance(timeline, list)
    assert {line["kind"] for line in timeline} == set(shapes)
    for line in timeline:
        assert shapes[line["kind"]] <= set(line)
    for change in (change for line in timeline for change in line.get("changes", [])):
        assert "what" in change
    assert isinstance(found["next"], list)
    for said in found["next"]:
        assert {"exercise", "outcome", "rule"} <= set(said)
        assert said["outcome"] in ("progress", "hold", "regress", "regress-2")


def test_the_time_line_is_in_the_order_of_time() -> None:
    timeline = simulated("yin-five", "--answers", "1")["timeline"]

    assert isinstance(timeline, list)
    times = [line["at_s"] for line in timeline]
    assert all(earlier <= later for earlier, later in pairwise(times))
    moments = [line.get("moment", line["kind"]) for line in timeline[:5]]
    assert moments == ["before", "hold", "halfway", "halfway", "after"]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        (
            "daily-hip-stretch",
            ("--answers", "2,1,2,4:stretch,2,0,3:dull,5:dull,2,4,1,0,2,2", "--base", "2"),
        ),
        ("ice-day-plan", ("--answers", "3:dull,3:dull,2:none:skin", "--side", "right")),
        ("walk-jog-return", ("--answers", "2,1,1,3:dull,5:dull,1,0,1")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_whole_session_as_json(
    name: str, arguments: tuple[str, ...], accept: Callable[[Path, str], None]
) -> None:
    done = run("simulate", name, *arguments, "--json")

    assert done.returncode == 0
    accept(REFERENCE / f"{name}.json", done.stdout)


def test_the_same_answers_give_the_same_session() -> None:
    arguments = ("every-feature", "--answers", "2,3:dull,1,5:sharp")

    assert simulated(*arguments) == simulated(*arguments)


def test_a_hold_that_ease_shortened_says_from_what_to_what() -> None:
    found = simulated("daily-hip-stretch", "--answers", "1,0,3:dull,0")

    timeline = found["timeline"]
    assert isinstance(timeline, list)
    change = next(line for line in timeline if line["kind"] == "change")
    assert (change["rule"], change["action"]) == ("R18", "ease")
    assert change["changes"] == [
        {
            "what": "hold-shortened",
            "exercise": "half-kneeling-hip-flexor-stretch",
            "from_s": 30,
            "to_s": 15,
        }
    ]
    assert "3 of 10, dull ache, up 2 from before" in change["why"]


def test_two_questions_without_an_answer_stop_the_session() -> None:
    found = simulated("daily-hip-stretch", "--answers", "2,-")

    assert found["ended"] == "stopped"
    timeline = found["timeline"]
    assert isinstance(timeline, list)
    asked = [(line["moment"], line["level"]) for line in timeline if line["kind"] == "check_in"]
    assert asked == [("before", 2), ("after", None), ("after", None)]


def test_without_answers_nobody_answers() -> None:
    assert simulated("desk-break-mini")["ended"] == "completed"
    assert simulated("daily-hip-stretch")["ended"] == "stopped"


def test_a_high_reading_before_the_session_keeps_it_from_starting() -> None:
    found = simulated("daily-hip-stretch", "--answers", "8")

    assert (found["ended"], found["elapsed_s"]) == ("stopped", 0)


def test_a_base_tells_a_bad_day_from_a_usual_one() -> None:
    usual = simulated("daily-hip-stretch", "--answers", "3", "--base", "3")["timeline"]
    bad = simulated("daily-hip-stretch", "--answers", "3", "--base", "0")["timeline"]

    assert isinstance(usual, list)
    assert isinstance(bad, list)
    assert (usual[0]["rule"], bad[0]["rule"]) == ("G8", "G5")


def test_a_condition_changes_which_variant_comes_next() -> None:
    def swapped_to(*conditions: str) -> list[str]:
        timeline = simulated(
            "daily-hip-stretch", "--answers", "2,4:dull", "--condition", *conditions
        )["timeline"]
        assert isinstance(timeline, list)
        changes = [change for line in timeline for change in line.get("changes", [])]
        return [change["to"] for change in changes if change["what"] == "exercise-swapped"]

    assert swapped_to("runners-hip") != swapped_to("bone-stress-injury")


def test_a_strain_s_day_decides_what_is_left_out_and_what_pain_does() -> None:
    def played(*options: str) -> dict[str, object]:
        return simulated(
            "daily-hip-stretch", "--answers", "1", "--condition", "hip-flexor-strain", *options
        )

    left_out = {
        "exercise": "half-kneeling-hip-flexor-stretch",
        "to": None,
        "conditions": ["hip-flexor-strain"],
    }
    assert played()["screened"] == [left_out]
    assert played("--strain-day", "7")["screened"] == [left_out]
    assert "screened" not in played("--strain-day", "8")


def test_what_conditions_leave_out_is_said_with_the_reason_before_the_session() -> None:
    options = ("--condition", "hip-flexor-strain", "--strain-day", "3", "--answers", "1")
    for command in (("simulate",), ("play", "--speed", "10000")):
        found = run(*command, "daily-hip-stretch", *options)
        lines = " ".join(found.stdout.split())

        assert (
            "Hip flexor strain, day 3: Half-kneeling hip flexor stretch is left out. For the first "
            "seven days no stretch of the front of the hip"
        ) in lines


@pytest.mark.parametrize(
    ("command", "options", "said"),
    [
        ("simulate", ("--condition", "hip-flexor-strian"), "there is no condition 'hip-flexor-st"),
        ("play", ("--condition", "hip-pointer", "none"), "there is no condition 'none'"),
        ("rules", ("--condition", "OA"), "there are hip-osteoarthritis, labral-tear"),
        ("simulate", ("--strain-day", "1.5"), "a whole number, 0 for today"),
        ("rules", ("--strain-day", "two"), "a whole number, 0 for today"),
    ],
)
def test_an_unknown_condition_or_day_is_wrong_use(
    command: str, options: tuple[str, ...], said: str
) -> None:
    found = run(command, "daily-hip-stretch", *options)

    assert (found.returncode, said in found.stderr) == (2, True), found.stderr


def test_rules_for_a_condition_are_listed_where_it_is_given() -> None:
    def ids(*options: str) -> set[str]:
        found = json_of("rules", "daily-hip-stretch", "--json", *options)
        return {rule["id"] for rule in found["rules"]}

    assert ids("--condition", "labral-tear", "hamstring-strain") - ids() == {"LAB1", "STR1", "STR2"}
    assert ids("--condition", "hamstring-strain", "--strain-day", "9") - ids() == {"STR2"}


# -- list


def test_list_as_json_has_a_row_for_each_routine() -> None:
    rows = json_of("list", "--json")

    assert len(rows) == 14
    for row in rows:
        assert set(row) >= {"id", "title", "kind", "minutes", "problem"}
        assert row["problem"] is None
        assert row["minutes"] > 0
    assert {row["id"]: row["minutes"] for row in rows}["ice-day-plan"] == 10


def test_a_broken_file_of_one_s_own_is_listed_with_its_first_problem(own_home: Path) -> None:
    folder = own_home / "routines"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(ONE_POSE)
    (folder / "broken.yaml").write_text(MISSPELT)

    rows = {row["id"]: row for row in json_of("list", "--json")}

    assert len(rows) == 16
    assert (rows["one-pose"]["title"], rows["one-pose"]["problem"]) == ("One pose", None)
    assert rows["broken"]["title"] is None
    assert "hodl" in rows["broken"]["problem"]
    assert run("list").returncode == 0


# -- rules and schema


def test_rules_are_listed_by_moment_with_own_ones_first_and_hard_limits_marked() -> None:
    text = run("rules", "every-feature").stdout

    before = text.split("\n\n")[1]
    assert before.startswith("Before the session\n  own-1 ")
    assert before.index("own-1") < before.index("G0")
    assert "if it hurts 5, only a gentle session is played." in before
    assert "“We agreed on an easy day at 5.”" in before
    (warning_signs,) = [line for line in before.splitlines() if line.startswith("  G0 ")]
    assert "if one of the warning signs fits, there is no session today." in warning_signs
    assert before.split("  G0 ")[1].split("  G1 ")[0].count("(hard limit)") == 1
    assert "(hard limit)" not in before.split("  G9 ")[1]


def test_rules_as_json_say_what_stands_in_the_list() -> None:
    found = json_of("rules", "every-feature", "--json")

    assert found["routine"] == "every-feature"
    assert [set(row) for row in found["rules"]] == [
        {"group", "id", "own", "hard", "sentence", "because", "source"}
    ] * len(found["rules"])
    own, hard = found["rules"][0], found["rules"][1]
    assert (own["group"], own["id"], own["own"], own["hard"]) == ("before", "own-1", True, False)
    assert (hard["id"], hard["own"], hard["hard"], hard["source"]) == ("G0", False, True, ["S24"])


def test_the_rules_of_a_broken_file_are_its_problems(broken: Path) -> None:
    done = run("rules", broken)

    assert (done.returncode, done.stdout) == (1, "")
    assert "[unknown-key]" in done.stderr


def test_the_schema_that_is_printed_takes_a_routine_and_refuses_a_slip() -> None:
    validator = Draft202012Validator(json_of("schema"))

    assert validator.is_valid(value_of(ONE_POSE))
    assert not validator.is_valid(value_of(MISSPELT))


# -- the process itself


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("list",),
        ("check", "every-feature"),
        ("simulate", "every-feature", "--json"),
        ("rules", "every-feature"),
        ("schema",),
        ("play", "desk-break-mini", "--answers", "8"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_imports_qt(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, python=("-X", "importtime"))

    assert "rehab_app.cli" in done.stderr
    assert "PySide6" not in done.stderr
    assert done.returncode == 0


def test_arrows_and_dashes_are_printed_in_the_poorest_of_locales(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONUTF8", "0")
    monkeypatch.setenv("PYTHONCOERCECLOCALE", "0")

    done = run("simulate", "daily-hip-stretch", "--answers", "1,0,3:dull,0")

    assert "→ " in done.stdout
    assert done.returncode == 0


def test_a_reader_that_walks_away_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "rehab_app", "simulate", "every-feature", "--json"],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        assert process.stderr.read() == b""
        assert process.wait(20) == 0


def test_simulate_check_and_list_write_nothing(own_home: Path) -> None:
    run("list")
    run("check", "daily-hip-stretch")
    run("simulate", "daily-hip-stretch", "--answers", "0")

    assert not own_home.exists()


def test_a_home_can_be_given_as_an_option(tmp_path: Path, own_home: Path) -> None:
    elsewhere = tmp_path / "elsewhere"

    done = run("play", "desk-break-mini", "--answers", "8", "--home", elsewhere)

    assert done.returncode == 0
    assert (elsewhere / "data" / "history.db").exists()
    assert not own_home.exists()

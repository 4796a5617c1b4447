"""`rehab-app figure`: draws any exercise, or says why not."""

import subprocess
import sys
from pathlib import Path

import pytest

from rehab_app.cli import main
from rehab_app.figure.bodies import BODIES

pytestmark = pytest.mark.gui


def test_an_exercise_is_drawn_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "kneeling.png"
    status = main(
        [
            *("figure", "half-kneeling-hip-flexor-stretch", "--side", "left", "--at", "0.5"),
            *("--theme", "dark", "--size", "200", "--out", str(out)),
        ]
    )

    assert status == 0
    assert out.read_bytes().startswith(b"\x89PNG")
    assert "Kneeling on the left knee" in capsys.readouterr().out


@pytest.mark.parametrize("body", BODIES)
def test_both_bodies_can_be_drawn(tmp_path: Path, body: str) -> None:
    out = tmp_path / "clamshell.svg"

    assert main(["figure", "clamshell", "--body", body, "--size", "96", "--out", str(out)]) == 0
    assert "<svg" in out.read_text()


def test_an_exercise_that_does_not_exist_is_guessed_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figure", "clamshel", "--out", str(tmp_path / "a.png")]) == 1
    assert "did you mean clamshell?" in capsys.readouterr().err


def test_a_file_that_can_t_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figure", "clamshell", "--out", str(tmp_path / "no" / "a.png")]) == 1
    assert "can't be written" in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--at", "2"], ["--size", "1"], ["--body", "me"]])
def test_wrong_options_are_refused(option: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["figure", "clamshell", "--out", "a.png", *option])
    assert ended.value.code == 2


def test_a_routine_s_own_exercise_is_drawn(tmp_path: Path) -> None:
    out = tmp_path / "own.png"

    status = main(
        [
            *("figure", "towel-heel-slide", "--routine", "every-feature", "--size", "96"),
            *("--out", str(out)),
        ]
    )

    assert status == 0
    assert out.exists()


def test_numpy_is_not_imported_before_a_picture_is_needed() -> None:
    code = (
        "import sys; import rehab_app.cli, rehab_app.context, rehab_app.gui.main_window,"
        " rehab_app.gui.widgets.figure_view, rehab_app.gui.widgets.figure_picture;"
        " sys.exit('numpy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

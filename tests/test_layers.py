"""The layers that pyproject.toml draws hold: who may import whom."""

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
LINT = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True))"


def test_no_module_imports_what_stands_above_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Contracts: " in done.stdout
    assert " 0 broken" in done.stdout

"""Prints what each hostile file takes: python -m tests.hostile."""

import tempfile
from pathlib import Path

from tests.hostile.contents import CONTENTS, GOOD
from tests.hostile.paths import PATHS
from tests.hostile.reading import Child, Outcome


def _line(name: str, outcome: Outcome, empty: Outcome) -> str:
    extra_mb = (outcome.peak_bytes - empty.peak_bytes) / 1024**2
    codes = [code for file in outcome.files for code, _, _ in file.problems]
    said = codes[0] if codes else "a routine"
    return (
        f"{name[:40]:<40} {outcome.cpu_s * 1000:6.0f} ms {extra_mb:6.1f} MB  "
        f"exit {outcome.exit:<3} {said}"
    )


def main() -> None:
    """Read all of them; the figures are above those of a good routine of ten lines."""
    with tempfile.TemporaryDirectory() as folder, Child() as child:
        path = Path(folder) / "file.yaml"
        path.write_text(GOOD, encoding="utf-8")
        empty = child.read(path)
        outcomes = []
        for name, (data, _) in CONTENTS.items():
            path.write_bytes(data)
            outcomes.append((name, child.read(path)))
        for number, (name, (make, _)) in enumerate(PATHS.items()):
            own = Path(folder) / f"paths-{number}"
            own.mkdir()
            outcomes.append((name, child.read(make(own))))
    for name, outcome in outcomes:
        print(_line(name, outcome, empty))
    print(f"\n{len(outcomes)} hostile files")
    print(f"most time   {max(each.cpu_s for _, each in outcomes) * 1000:.0f} ms")
    most = max(each.peak_bytes for _, each in outcomes) - empty.peak_bytes
    print(f"most memory {most / 1024**2:.1f} MB above a good routine")


if __name__ == "__main__":
    main()

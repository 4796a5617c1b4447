"""Looks for bytes on which the reader of routines crashes, hangs or breaks a promise.

    python tests/fuzz/fuzz_reader.py SECONDS [WORKING_FOLDER]

Guided by coverage (atheris, which has wheels for some machines only), from a seed corpus of the
routines that ship and the broken ones of the tests. A finding is kept as `crash-…` in the working
folder and ends the run; `-minimize_crash=1` of libFuzzer shrinks it, and it becomes one of
tests/hostile/contents.py. pytest doesn't collect this file.
"""

import shutil
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["rehab_app", "yaml"]):
    from rehab_app.model.problem import has_errors
    from rehab_app.routine_io.decoding import FORBIDDEN
    from rehab_app.routine_io.nodes import read_tree
    from rehab_app.routine_io.problem_list import ProblemList
    from rehab_app.routine_io.reader import read_routine
    from rehab_app.routine_io.shipped import load_shipped

LONGEST_INPUT = 8192
SHIPPED = load_shipped(ROOT / "routines")


def read_once(data: bytes) -> None:
    """Read bytes as a routine; raise where a promise of the reader is broken."""
    reading = read_routine(data, "fuzz.yaml", SHIPPED.catalogue, SHIPPED.conditions, SHIPPED.rules)
    if (reading.routine is None) is not has_errors(reading.problems):
        raise AssertionError("a routine came with errors, or none came without one")
    for problem in reading.problems:
        if problem.line is None or problem.line < 1 or FORBIDDEN.search(str(problem)):
            raise AssertionError(f"a problem without place, or with hidden characters: {problem!r}")
    # The parser that stands in where libyaml is missing: its code is Python, so coverage leads it.
    if len(data) < LONGEST_INPUT // 4:
        read_tree(data, ProblemList("fuzz.yaml"), with_libyaml=False)


def _fill_corpus(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for source in (ROOT / "routines", ROOT / "tests" / "data" / "broken"):
        for path in source.glob("*.yaml"):
            shutil.copyfile(path, folder / f"{source.name}-{path.name}")


def main(seconds: str, working: str = "build/fuzz") -> None:
    """Fuzz for so many seconds."""
    folder = Path(working)
    _fill_corpus(folder / "corpus")
    dictionary = folder / "words.dict"
    words = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").split()
    dictionary.write_text("".join(f'"{word}"\n' for word in words), encoding="utf-8")
    options = [
        str(folder / "corpus"),
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_INPUT}",
        f"-dict={dictionary}",
        f"-artifact_prefix={folder}/",
        "-timeout=5",
        "-rss_limit_mb=1024",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options], read_once)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:3])

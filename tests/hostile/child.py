"""Reads routine files, each in a process of its own that may use little time and memory.

    python -m tests.hostile.child

This process loads the program once, then forks for each path that comes in as a line of JSON. The
fork has what the kernel can hold it to: 1 s of processor time, 10 s altogether, 100 MB more than
it began with. What it read is one line of JSON on stdout; how it ended, and what it took, another.
"""

import json
import os
import resource
import signal
import sys
from pathlib import Path

from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library, load_shipped

MOST_CPU_S = 1
MOST_WALL_S = 10
MOST_EXTRA_BYTES = 100 * 1024**2


def _limit() -> None:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MOST_EXTRA_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_S, MOST_CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(MOST_WALL_S)


def _read(library: Library, path: Path) -> list[dict[str, object]]:
    """Return what is said about a file, or about each file of a folder that isn't named so."""
    if path.suffix or not path.is_dir():
        entries = [library.read(path)]
    else:
        entries = list(Library(SHIPPED, path / "none", path).own_entries())
    return [
        {
            "file": entry.name,
            "is_routine": entry.routine is not None,
            "texts": [str(problem) for problem in entry.problems],
            "problems": [[each.code, each.line, each.column] for each in entry.problems],
        }
        for entry in entries
    ]


def _in_fork(library: Library, path: Path) -> None:
    _limit()
    print(json.dumps(_read(library, path)), flush=True)
    os._exit(0)


def main() -> None:
    """Serve until stdin ends."""
    library = Library(SHIPPED, routines_folder())
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                _in_fork(library, Path(os.fsdecode(bytes.fromhex(line))))
            finally:
                os._exit(70)
        _, status, usage = os.wait4(child, 0)
        spent = {
            "exit": os.waitstatus_to_exitcode(status),
            "cpu_s": usage.ru_utime + usage.ru_stime,
            "peak_bytes": usage.ru_maxrss * 1024,
        }
        print(json.dumps(spent), flush=True)


SHIPPED = load_shipped(routines_folder())

if __name__ == "__main__":
    main()

"""`python -m benchmarks [NAME…]` prints a table and ends with 1 where a goal is missed."""

import sys

from benchmarks import (
    at_once,
    completing,
    damage,
    drift,
    exchanging,
    faults,
    figures,
    floor,
    holds,
    mutants,
    posing,
    power,
    proofs,
    reading,
    reports,
    saving,
    scale,
    shown,
    soak,
    windows,
    years,
)
from benchmarks.measuring import table_lines

BENCHMARKS = {
    "reading": reading,
    "saving": saving,
    "exchanging": exchanging,
    "mutants": mutants,
    "shown": shown,
    "floor": floor,
    "proofs": proofs,
    "faults": faults,
    "drift": drift,
    "holds": holds,
    "windows": windows,
    "damage": damage,
    "power": power,
    "at-once": at_once,
    "years": years,
    "scale": scale,
    "reports": reports,
    "soak": soak,
    "figures": figures,
    "completing": completing,
    "posing": posing,
}


def main(names: list[str]) -> int:
    """Measure everything, or only what is named."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no {unknown[0]}; there are {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    results = [result for name in names or BENCHMARKS for result in BENCHMARKS[name].measure()]
    for line in table_lines(results):
        print(line)
    return 0 if all(result.is_met for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

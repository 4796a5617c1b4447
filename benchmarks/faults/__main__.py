"""`python -m benchmarks.faults [WORD…]`: the faults whose names contain a word, or all."""

import sys

from benchmarks.faults import FAULTS, look_at


def main(words: list[str]) -> int:
    """Print what catches each fault; return 1 where one survives, 2 where none is so named."""
    chosen = [each for each in FAULTS if not words or any(word in each.name for word in words)]
    if not chosen:
        print(f"No fault is named like {' or '.join(words)}.", file=sys.stderr)
        return 2
    survivors = look_at(chosen)
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} caught")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Figures that tests measure, written down for who reads along: `pytest -rP`."""

import sys


def tell(what: str, figures: object) -> None:
    """Write down what was measured, its unit in its name."""
    sys.stdout.write(f"{what}: {figures}\n")

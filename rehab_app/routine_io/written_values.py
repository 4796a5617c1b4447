"""Values as the text of a pose has them, on one line."""

from collections.abc import Iterable

_DECIMALS = 4  # what the reader takes


def number(value: float) -> str:
    """Return a number with as many decimals as it has, at most four."""
    text = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(values: Iterable[float]) -> str:
    """Return a list of numbers."""
    return words(number(value) for value in values)


def words(values: Iterable[str]) -> str:
    """Return a list of words."""
    return f"[{', '.join(values)}]"


def mapping(entries: Iterable[tuple[str, str]]) -> str:
    """Return keys with their values."""
    return f"{{{', '.join(f'{key}: {value}' for key, value in entries)}}}"

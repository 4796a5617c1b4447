"""The key `format`: which version of the format a file has."""

from rehab_app.routine_io.grammar import GrammarError
from rehab_app.routine_io.nodes import Mapping, Node, Scalar
from rehab_app.routine_io.problem_list import ProblemList, quoted

FORMAT = 1


def is_too_new(node: Node, problems: ProblemList) -> bool:
    """Tell whether a file's format is newer than this reader; that is then the only problem."""
    if not isinstance(node, Mapping):
        return False
    for key, value in node.entries:
        if key.text == "format" and isinstance(value, Scalar) and _is_newer(value.text):
            problems.only(
                value,
                "format-too-new",
                f"this file has format {value.text}, and this program reads up to {FORMAT}",
                "open it with a newer version of the program",
            )
            return True
    return False


def read_format(text: str) -> int:
    """Return the format of a file, which is 1."""
    if text.lstrip("0") != str(FORMAT):
        raise GrammarError(
            "bad-format", f"there is no format {quoted(text)}", "write format: 1", "1"
        )
    return FORMAT


def _is_newer(text: str) -> bool:
    digits = text.lstrip("0")
    is_number = digits.isascii() and digits.isdigit()
    return is_number and (len(digits) > 1 or int(digits) > FORMAT)

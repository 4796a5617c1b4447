"""Lines of a text by the characters they begin and end with; breaks are LF or CRLF."""


def line_start(text: str, at: int) -> int:
    """Return where the line of a character begins."""
    return text.rfind("\n", 0, max(at, 0)) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line after that of a character begins, or the end of the text."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def indent_of(text: str, start: int) -> int:
    """Return how many spaces a line that begins here starts with."""
    end = start
    while text[end : end + 1] == " ":
        end += 1
    return end - start


def is_comment(text: str, start: int) -> bool:
    """Tell whether a line that begins here holds a comment and nothing else."""
    return text[start + indent_of(text, start) :].startswith("#")


def newline_of(text: str) -> str:
    """Return how the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"

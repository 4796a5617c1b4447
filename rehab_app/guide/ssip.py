"""The lines of speech-dispatcher's own protocol (SSIP): commands out, replies and events in.

Source: the protocol's manual (Speech Synthesis Interface Protocol); a reply is some lines of data,
`NNN-data`, and a last one, `NNN text`. Codes from 700 on are events: they come between replies.
"""

from dataclasses import dataclass

BEGIN, END, CANCELLED = 701, 702, 703
QUEUED, READY_FOR_DATA, OK_MOST = 225, 230, 299
_END_OF_LINE = b"\r\n"
_CODE_DIGITS = 3
_MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply or event: its code, its lines of data, and its last text."""

    code: int
    data: tuple[str, ...]
    text: str

    @property
    def is_event(self) -> bool:
        """Tell whether it came by itself, rather than as the answer to a command."""
        return self.code >= 700

    @property
    def is_ok(self) -> bool:
        """Tell whether a command was taken."""
        return self.code <= OK_MOST


class ReplyReader:
    """Puts replies together from what the socket gives, in whatever pieces."""

    def __init__(self) -> None:
        self._bytes = b""
        self._data: list[str] = []

    def feed(self, received: bytes) -> list[Reply]:
        """Return the replies that are whole now; raises ValueError where it is no such protocol."""
        self._bytes += received
        if len(self._bytes) > _MOST_BYTES:
            raise ValueError("a line without an end")
        *lines, self._bytes = self._bytes.split(_END_OF_LINE)
        replies = (self._line(line.decode(errors="replace")) for line in lines)
        return [reply for reply in replies if reply is not None]

    def _line(self, line: str) -> Reply | None:
        code, rest = line[:_CODE_DIGITS], line[_CODE_DIGITS:]
        if not code.isdecimal() or rest[:1] not in ("-", " "):
            raise ValueError(f"no reply: {line[:40]!r}")
        if rest[0] == "-":
            self._data.append(rest[1:])
            return None
        data, self._data = tuple(self._data), []
        return Reply(int(code), data, rest[1:])


def command(*words: str) -> bytes:
    """Return a command; a line break in a word can't become a command of its own."""
    return " ".join(" ".join(word.split()) for word in words).encode() + _END_OF_LINE


def message(text: str) -> bytes:
    """Return a text to say as the protocol sends it: a line's first dot twice, a dot at the end."""
    lines = (f".{line}" if line.startswith(".") else line for line in text.splitlines())
    return _END_OF_LINE.join([line.encode() for line in lines] + [b".", b""])


def rate_of(percent: int) -> int:
    """Return a rate from -100 to 100 for a percentage of the usual one (50 to 200)."""
    return max(-100, min(100, percent - 100 if percent >= 100 else 2 * (percent - 100)))


def volume_of(percent: int) -> int:
    """Return a volume from -100 to 100 for 0 to 100 percent."""
    return max(-100, min(100, 2 * percent - 100))

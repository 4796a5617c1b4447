"""What a disk may hold after the power went: what a scene wrote, in part and in any order.

A kill leaves everything that was written, since the system has it. When the power goes only what
was synced is sure; of the rest any part may have reached the disk, in any order, sector by sector.
Names in a folder are as sure as the last sync of the folder, and reach the disk in their order.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

SECTOR = 512
TRACED = "write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink,openat,mkdir,writev"
# All of the data, in hexadecimal digits as the paths are, and what each descriptor is.
OPTIONS = ("-y", "-xx", "-s", "1000000", "-e", f"trace={TRACED}")
WAYS = ("nothing", "everything", "names", "torn", *("some",) * 8)
_CALL = re.compile(r"^(\w+)\((.*)\)\s*=\s(-?\d+)")
_DESCRIPTOR = re.compile(r"^(\d+)<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class NotTracedError(Exception):
    """The log of system calls can't be read."""


@dataclass(slots=True)
class File:
    """What is sure of a file, and what was written since: a place and bytes, or its new size."""

    sure: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    size: int = 0

    def write(self, place: int, data: bytes) -> None:
        self.pending.append((place, data))
        self.size = max(self.size, place + len(data))

    def cut(self, size: int) -> None:
        self.pending.append((size, None))
        self.size = size

    def sync(self) -> None:
        for place, data in self.pending:
            _apply(self.sure, place, data)
        self.pending.clear()


# A name that comes (with its file) or goes (None).
Naming = tuple[Path, File | None]


class Disk:
    """A folder and what was done to it, call by call."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.said: list[str] = []
        self._sure: dict[Path, File] = {}
        self._names: dict[Path, File] = {}
        self._namings: list[tuple[Naming, ...]] = []
        self._places: dict[int, int] = {}
        for path in folder.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                self._sure[path] = self._names[path] = File(bytearray(data), size=len(data))

    # -- what is done to it

    def do(self, line: str) -> bool:
        """Follow a line of the log; tell whether it changed anything in the folder."""
        call = _CALL.match(line)
        if call is None or int(call[3]) < 0:
            return False
        name, arguments, result = call[1], call[2], int(call[3])
        texts = [_decoded(text) for text in _TEXT.findall(arguments)]
        if name == "writev":
            self.said.extend(b"".join(texts).decode().split("\n")[:-1])
            return False
        if name in ("rename", "unlink", "openat"):
            return self._do_name(name, [Path(os.fsdecode(text)) for text in texts], call[0])
        return self._do_file(name, arguments, texts, result)

    def _do_name(self, name: str, paths: list[Path], line: str) -> bool:
        path = paths[0]
        if not path.is_relative_to(self._folder):
            return False
        if name == "openat":
            descriptor = int(line.rpartition("= ")[2])
            self._places[descriptor] = 0
            if "O_APPEND" in line:
                self._places[descriptor] = self._names[path].size if path in self._names else 0
            if "O_CREAT" not in line or path in self._names:
                return False
            self._names[path] = File()
            self._namings.append(((path, self._names[path]),))
            return True
        file = self._names.pop(path)
        if name == "unlink":
            self._namings.append(((path, None),))
        else:
            self._names[paths[1]] = file
            self._namings.append(((path, None), (paths[1], file)))
        return True

    def _do_file(self, name: str, arguments: str, texts: list[bytes], result: int) -> bool:
        found = _DESCRIPTOR.match(arguments)
        if found is None:
            return False
        descriptor, path = int(found[1]), Path(os.fsdecode(_decoded(found[2])))
        if name in ("fsync", "fdatasync") and path.is_relative_to(self._folder) and path.is_dir():
            self._sync_names()
            return True
        file = self._names.get(path)
        if file is None:
            return False
        if name in ("fsync", "fdatasync"):
            file.sync()
        elif name == "ftruncate":
            file.cut(int(arguments.rpartition(", ")[2]))
        elif name == "pwrite64":
            file.write(int(arguments.rpartition(", ")[2]), texts[0][:result])
        elif name == "write":
            file.write(self._places[descriptor], texts[0][:result])
            self._places[descriptor] += result
        return True

    def _sync_names(self) -> None:
        for naming in self._namings:
            _name(self._sure, naming)
        self._namings.clear()

    # -- what may be on it

    def write_image(self, way: str, random: Random, to: Path) -> None:
        """Write what the disk may hold if the power goes now; `way` is one of WAYS."""
        names = dict(self._sure)
        for naming in self._namings[: self._surviving(way, random)]:
            _name(names, naming)
        for path, file in names.items():
            there = to / path.relative_to(self._folder)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(_contents(file, way, random))
            there.chmod(0o600)

    def _surviving(self, way: str, random: Random) -> int:
        if way == "nothing":
            return 0
        return random.randint(0, len(self._namings)) if way == "some" else len(self._namings)


def _contents(file: File, way: str, random: Random) -> bytes:
    data = bytearray(file.sure)
    for number, (place, written) in enumerate(file.pending):
        is_last = number == len(file.pending) - 1
        for start, part in _parts(written, way, random, is_last=is_last):
            _apply(data, place + start, part)
    return bytes(data)


def _parts(
    written: bytes | None, way: str, random: Random, *, is_last: bool
) -> Iterator[tuple[int, bytes | None]]:
    """Yield what of a write reaches the disk, each part with its place in it; None cuts there."""
    if way == "everything" or (way == "torn" and not is_last):
        yield 0, written
    elif way in ("torn", "some") and written is None:
        if random.random() < 0.5:
            yield 0, None
    elif way == "torn" and written is not None:
        yield 0, written[: SECTOR * random.randint(0, len(written) // SECTOR)]
    elif way == "some" and written is not None:
        for start in range(0, len(written), SECTOR):
            if random.random() < 0.5:
                yield start, written[start : start + SECTOR]


def images(
    folder: Path, log: Sequence[str], count: int, random: Random, to: Path
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Write so many images after calls of a log, one after the other, into the folder `to`.

    Yields what the scene had said by then, and where and how the power went. `folder` is as it was
    before the scene.
    """
    disk = Disk(folder)
    moments = [number for number, line in enumerate(log) if disk.do(line)]
    if len(moments) < 10 or not disk.said:
        raise NotTracedError("\n".join(log[:20]))
    chosen: dict[int, list[str]] = {}
    for number in range(count):
        # Each moment comes about equally often, and each with all ways in turn.
        moment = moments[number % len(moments)]
        chosen.setdefault(moment, []).append(WAYS[(number // len(moments) + number) % len(WAYS)])
    disk = Disk(folder)  # anew, from the beginning
    for number, line in enumerate(log):
        disk.do(line)
        for way in chosen.get(number, ()):
            disk.write_image(way, random, to)
            yield tuple(disk.said), f"{way} of what is not synced after line {number}: {line[:60]}"


def _apply(data: bytearray, place: int, written: bytes | None) -> None:
    """Write into the contents of a file, or give it another size; zeros fill what lies between."""
    if len(data) < place:
        data.extend(bytes(place - len(data)))
    if written is None:
        del data[place:]
    else:
        data[place : place + len(written)] = written


def _name(names: dict[Path, File], naming: tuple[Naming, ...]) -> None:
    for path, file in naming:
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file


def _decoded(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))

"""Paths in a library folder that are no routine files, each with the code that names why."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from tests.hostile.contents import GOOD

Maker = Callable[[Path], Path]


def _named(name: str) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_text(GOOD.replace("30 s", "1,5"), encoding="utf-8")
        return path

    return make


def _link(target: str) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / "link.yaml"
        path.symlink_to(target)
        return path

    return make


def _fifo(folder: Path) -> Path:
    path = folder / "pipe.yaml"
    os.mkfifo(path)
    return path


def _socket(folder: Path) -> Path:
    path = folder / "socket.yaml"
    os.mknod(path, stat.S_IFSOCK | 0o600)
    return path


def _sparse(folder: Path) -> Path:
    path = folder / "sparse.yaml"
    with path.open("wb") as file:
        file.write(GOOD.encode())
        file.truncate(2 * 1024**3)
    return path


def _folder(folder: Path) -> Path:
    path = folder / "folder.yaml"
    path.mkdir()
    return path


PATHS: dict[str, tuple[Maker, str]] = {
    "a pipe": (_fifo, "not-a-file"),
    "a socket": (_socket, "unreadable"),
    "a folder": (_folder, "not-a-file"),
    "a 2 GB file": (_sparse, "file-too-large"),
    "a link to /dev/zero": (_link("/dev/zero"), "not-a-file"),
    "a link to /dev/random": (_link("/dev/random"), "not-a-file"),
    "a link to itself": (_link("link.yaml"), "unreadable"),
    "a link to nothing": (_link("nothing.yaml"), "not-found"),
    "a link to a folder": (_link("/etc"), "not-a-file"),
    "a link to a file of the system": (_link("/etc/passwd"), "wrong-shape"),
    "a link to a file without size": (_link("/proc/self/cmdline"), "forbidden-character"),
    "a name with a terminal escape": (_named("\x1b[31m\a.yaml"), "bad-duration"),
    "a name with a bidi override": (_named("a\u202elmay.yaml"), "bad-duration"),
    "a name in two lines": (_named("a\nroot.yaml"), "bad-duration"),
    "a name that is no text": (_named(os.fsdecode(b"\xff\xfe.yaml")), "bad-duration"),
    "a name with HTML": (_named("<img src=x>.yaml"), "bad-duration"),
}

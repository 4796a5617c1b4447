"""A picture of an own exercise: what can't be shown is said at its place, no more is read."""

import os
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from rehab_app.model.problem import Problem
from rehab_app.routine_io.reader import read_routine
from rehab_app.routine_io.shipped import Shipped

TEXT = """\
format: 1
id: t
title: T
kind: stretch
exercises:
  - id: mine
    name: Mine
    targets: [quad]
    tags: []
    position: supine
    sided: both
    cues: [Breathe.]
    picture: {}
    description: A hip.
blocks: [{{title: B, steps: [{{exercise: mine, hold: 30 s}}]}}]
"""
Look = Callable[[str], list[Problem]]


@pytest.fixture
def look(tmp_path: Path, small: Shipped) -> Look:
    """Return what is said about a routine in `tmp_path` with a picture of this name."""

    def read(name: str) -> list[Problem]:
        tables = (small.catalogue, small.conditions, small.rules)
        reading = read_routine(TEXT.format(name).encode(), "t.yaml", *tables, None, tmp_path)
        return list(reading.problems)

    return read


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"\x08" * 9


def jpeg(width: int, height: int, before: bytes = b"") -> bytes:
    frame = struct.pack(">BBHBHH", 0xFF, 0xC2, 11, 8, height, width) + b"\x01\x11\x00"
    return b"\xff\xd8" + part(0xE0, b"JFIF\x00") + before + frame


def part(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(content) + 2) + content


def webp(kind: bytes, chunk: bytes) -> bytes:
    return b"RIFF\x40\x00\x00\x00WEBP" + kind + struct.pack("<I", len(chunk)) + chunk


def webp_lossy(width: int, height: int) -> bytes:
    return webp(
        b"VP8 ", b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", width, height) + b"\x00" * 9
    )


def webp_lossless(width: int, height: int) -> bytes:
    return webp(
        b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + b"\x00" * 9
    )


def webp_extended(width: int, height: int) -> bytes:
    sides = [(side - 1).to_bytes(3, "little") for side in (width, height)]
    return webp(b"VP8X", b"\x10\x00\x00\x00" + b"".join(sides) + b"\x00" * 9)


MAKERS: dict[str, Callable[[int, int], bytes]] = {
    "a.png": png,
    "a.jpg": jpeg,
    "a.jpeg": lambda width, height: jpeg(width, height, part(0xE2, b"x" * 60_000) * 9),
    "lossy.webp": webp_lossy,
    "lossless.webp": webp_lossless,
    "extended.webp": webp_extended,
}


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize("name", MAKERS)
def test_a_picture_of_each_kind_may_have_4096_pixels_a_side(
    name: str, look: Look, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(MAKERS[name](4096, 4096))
    assert look(name) == []

    for width, height in ((4097, 1), (1, 4097)):
        path.write_bytes(MAKERS[name](width, height))
        (problem,) = look(name)
        assert (problem.code, problem.line, problem.column) == ("picture-too-large", 13, 14)
        assert f"{width} × {height} pixels" in problem.message


def test_a_picture_may_have_5_million_bytes(look: Look, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png(9, 9))
    os.truncate(path, 5_000_000)
    assert look("a.png") == []

    os.truncate(path, 5_000_001)
    assert codes(look("a.png")) == ["picture-too-large"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'<svg><image href="file:///etc/passwd"/></svg>',
        b"GIF89a" + bytes(40),
        png(9, 9)[:20],
        png(0, 9),
        png(9, 9).replace(b"IHDR", b"IDAT"),
        b"\xff\xd8\xff",
        b"\xff\xd8" + part(0xE0, b"x") * 2_000 + jpeg(9, 9)[2:],
        b"\xff\xd8\xff\xe0\x00\x00" + bytes(90),
        b"\xff\xd8" + part(0xE0, b"x") + bytes(90),
        webp(b"VP8 ", bytes(20)),
        webp(b"VP8L", bytes(20)),
        webp_extended(9, 9)[:27],
        webp(b"ALPH", bytes(20)),
    ],
)
@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_what_is_no_picture_or_has_lost_its_head_is_said(
    content: bytes, suffix: str, look: Look, tmp_path: Path
) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(content)

    (problem,) = look(f"a.{suffix}")
    assert (problem.code, problem.line, problem.column) == ("picture-kind", 13, 14)
    assert "is no picture that can be shown" in problem.message


@pytest.mark.parametrize(
    ("name", "content", "inside"),
    [
        ("a.png", jpeg(9, 9), "JPEG"),
        ("a.jpg", webp_lossy(9, 9), "WebP"),
        ("a.webp", png(9, 9), "PNG"),
    ],
)
def test_a_picture_under_the_name_of_another_kind_is_said(
    name: str, content: bytes, inside: str, look: Look, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)

    (problem,) = look(name)
    assert problem.code == "picture-kind"
    assert f"is a {inside} picture inside" in problem.message


def test_a_picture_that_is_not_there_is_said(look: Look) -> None:
    (problem,) = look("lost.png")
    assert str(problem) == (
        "t.yaml:13:14: warning: lost.png is not there, put the picture beside the routine "
        "[picture-missing]"
    )


def test_a_link_is_not_followed_wherever_it_leads(look: Look, tmp_path: Path) -> None:
    (tmp_path / "there.png").write_bytes(png(9, 9))
    for target in ("there.png", "/etc/passwd", "/dev/zero", "nowhere", "a.png"):
        link = tmp_path / "a.png"
        link.symlink_to(target)
        (problem,) = look("a.png")
        assert (problem.code, "is a link" in problem.message) == ("picture-not-a-file", True)
        link.unlink()


def test_a_folder_a_pipe_and_a_device_are_no_pictures(look: Look, tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    os.mkfifo(tmp_path / "pipe.png")

    assert codes(look("folder.png")) == codes(look("pipe.png")) == ["picture-not-a-file"]


def test_a_picture_that_cannot_be_read_is_said_with_the_reason(
    small: Shipped, tmp_path: Path
) -> None:
    tables = (small.catalogue, small.conditions, small.rules)
    no_folder = tmp_path / "file"
    no_folder.touch()

    reading = read_routine(TEXT.format("a.png").encode(), "t.yaml", *tables, None, no_folder)

    (problem,) = reading.problems
    assert problem.code == "picture-not-a-file"
    assert "can't be read (Not a directory)" in problem.message


@pytest.mark.parametrize(
    "name",
    [
        "../hip.png",
        "../../secret/hip.png",
        "/etc/hip.png",
        "pictures/hip.png",
        "./hip.png",
        "..",
        "...png",
        ".hip.png",
        "~/hip.png",
        "~hip.png",
        r"..\hip.png",
        r"C:\hip.png",
        "C:hip.png",
        r"\\server\share\hip.png",
        "file:hip.png",
        "https://example.org/hip.png",
        "hip.svg",
        "hip.png.svg",
        "hip.gif",
        "hip",
        "hip.png/",
        "hip%2e.png/..",
        "'hip\u2044.png'",
        "'hip.png '",
        "'\\0hip.png'",
    ],
)
def test_a_name_that_is_a_path_or_no_picture_is_an_error_and_nothing_is_looked_for(
    name: str, look: Look, tmp_path: Path
) -> None:
    (tmp_path.parent / "hip.png").write_bytes(b"no picture")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "hip.png").write_bytes(b"no picture")

    (problem,) = look(name)
    assert (problem.code, problem.line, problem.column) == ("bad-picture", 13, 14)


def test_where_the_folder_is_not_known_no_picture_is_looked_for(small: Shipped) -> None:
    tables = (small.catalogue, small.conditions, small.rules)
    reading = read_routine(TEXT.format("lost.png").encode(), "t.yaml", *tables)

    assert reading.problems == ()
    assert reading.routine is not None

"""A bundle comes in: whom it is from is said before anything of it is used."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rehab_app.resources import routines_folder
from rehab_app.sharing.bundle import pack
from rehab_app.sharing.signing import SigningKey, fingerprint, made_key
from tests.gui.conftest import Visitor

MADE = datetime(2026, 11, 27, 18, 30, tzinfo=UTC)
TEXT = (
    (routines_folder() / "every-feature.yaml")
    .read_text(encoding="utf-8")
    .replace("id: every-feature", "id: from-mia")
    .replace("title: Every feature", "title: From Mia")
)
_PATIENCE_MS = 30_000  # a busy machine may take its time
PICTURES = {"doorway-sway.png": (routines_folder() / "doorway-sway.png").read_bytes()}


def written(path: Path, key: SigningKey | None = None) -> Path:
    """Write Mia's bundle and return its path."""
    path.write_bytes(pack("from-mia", "From Mia", TEXT, PICTURES, MADE, author="Mia", key=key))
    return path


@pytest.fixture
def unsigned(tmp_path: Path) -> Path:
    return written(tmp_path / "from-mia.rehab")


@pytest.fixture
def key(tmp_path: Path) -> SigningKey:
    return made_key(tmp_path / "mia.key")


@pytest.fixture
def signed(tmp_path: Path, key: SigningKey) -> Path:
    return written(tmp_path / "from-mia.rehab", key)


def add(visitor: Visitor, button: str = "Add to my routines") -> None:
    """Add what is shown, and let the library be read whole before anything else."""
    visitor.click(button)
    library = visitor.window.rooms.library
    visitor.qtbot.waitUntil(lambda: not library.is_reading, timeout=_PATIENCE_MS)


def test_a_bundle_without_a_signature_says_so_and_can_be_added(
    unsigned: Path, own_home: Path, visitor: Visitor
) -> None:
    visitor.window.rooms.open_file(str(unsigned))

    assert "It is not signed, so nobody can tell who made it." in visitor.text
    assert "Sway in a doorway" in visitor.text
    add(visitor)
    assert (own_home / "routines" / "from-mia.yaml").read_text(encoding="utf-8").startswith("#")
    assert (own_home / "routines" / "doorway-sway.png").read_bytes() == PICTURES["doorway-sway.png"]


def test_a_key_that_is_not_known_yet_can_be_known_by_a_name(signed: Path, visitor: Visitor) -> None:
    visitor.window.rooms.open_file(str(signed))
    assert "It is signed as Mia with a key that you don't know yet." in visitor.text
    assert "It was packed on 27 November 2026." in visitor.text
    assert "Fingerprint of the key" in visitor.text

    name = visitor.window.page.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    assert name.text() == "Mia"
    name.clear()
    visitor.click("Know this key")
    assert "Give the key a name first." in visitor.text
    name.setText("Mia from the clinic")
    visitor.click("Know this key")

    assert "It is signed by Mia from the clinic, with the key that you know." in visitor.text
    visitor.window.rooms.open_file(str(signed))
    assert "It is signed by Mia from the clinic, with the key that you know." in visitor.text


def test_the_fingerprint_is_that_of_the_key(
    signed: Path, key: SigningKey, visitor: Visitor
) -> None:
    visitor.window.rooms.open_file(str(signed))

    assert fingerprint(key.public) in " ".join(visitor.text.split())
    visitor.click("Copy the fingerprint")
    assert QGuiApplication.clipboard().text() == fingerprint(key.public)


def test_a_bundle_that_was_changed_is_refused_and_nothing_is_written(
    signed: Path, own_home: Path, visitor: Visitor
) -> None:
    data = bytearray(signed.read_bytes())
    data[len(data) // 2] ^= 1
    signed.write_bytes(data)

    visitor.window.rooms.open_file(str(signed))

    assert "It is not opened" in visitor.text
    assert "Nothing of it was used or written." in visitor.text
    assert not visitor.has_button("Play once")
    assert not list((own_home / "routines").glob("*"))
    visitor.press("Enter")
    assert visitor.shows(visitor.window.rooms.library.routines)


def test_a_picture_whose_name_is_taken_comes_under_another(
    unsigned: Path, own_home: Path, visitor: Visitor
) -> None:
    folder = own_home / "routines"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "doorway-sway.png").write_bytes(b"somebody else's")

    visitor.window.rooms.open_file(str(unsigned))
    add(visitor)

    assert (folder / "doorway-sway.png").read_bytes() == b"somebody else's"
    (picture,) = folder.glob("doorway-sway-*.png")
    assert picture.read_bytes() == PICTURES["doorway-sway.png"]
    assert f"picture: {picture.name}" in (folder / "from-mia.yaml").read_text(encoding="utf-8")


def test_a_newer_version_is_shown_as_differences_and_takes_the_place_of_the_older(
    unsigned: Path, own_home: Path, visitor: Visitor
) -> None:
    visitor.window.rooms.open_file(str(unsigned))
    add(visitor)
    mine = own_home / "routines" / "from-mia.yaml"
    older = mine.read_text(encoding="utf-8")
    newer = TEXT.replace("jog: 0:30", "jog: 0:45").replace("title: From Mia", "title: Week 2")
    unsigned.write_bytes(pack("from-mia", "Week 2", newer, PICTURES, MADE))

    visitor.window.rooms.open_file(str(unsigned))

    assert "What is other than in your version" in visitor.text
    assert "Title: From Mia → Week 2" in visitor.text
    assert "jog 0:30, 1 times → Walk/jog interval: walk 1:30, jog 0:45" in visitor.text
    assert "What pain has changed for you stays" in visitor.text
    add(visitor, "Put it in place of mine")
    assert "Week 2 has taken the place of your version" in visitor.text
    assert "jog: 0:45" in mine.read_text(encoding="utf-8")
    (kept,) = mine.parent.glob("from-mia.yaml.before-*")
    assert kept.read_text(encoding="utf-8") == older


def test_the_very_same_version_is_not_added_again(unsigned: Path, visitor: Visitor) -> None:
    visitor.window.rooms.open_file(str(unsigned))
    add(visitor)
    visitor.window.rooms.open_file(str(unsigned))

    assert "You have this very version already." in visitor.text


def test_a_shipped_routine_is_never_replaced(tmp_path: Path, visitor: Visitor) -> None:
    path = tmp_path / "evil.rehab"
    text = TEXT.replace("id: from-mia", "id: yin-starter")
    path.write_bytes(pack("yin-starter", "Yin", text, PICTURES, MADE))

    visitor.window.rooms.open_file(str(path))

    assert "It can't be added: the id yin-starter is taken by yin-starter.yaml." in visitor.text


def test_a_file_that_is_opened_while_another_is_being_added_keeps_the_focus(
    unsigned: Path, visitor: Visitor, qtbot: QtBot
) -> None:
    visitor.window.rooms.open_file(str(unsigned))
    visitor.press("Enter")
    unsigned.write_bytes(
        pack("from-mia", "Week 2", TEXT.replace("title: From Mia", "title: Week 2"), PICTURES, MADE)
    )
    visitor.window.rooms.open_file(str(unsigned))

    routines = visitor.window.rooms.library.routines
    qtbot.waitUntil(lambda: "From Mia" in routines.listed, timeout=_PATIENCE_MS)

    assert visitor.button("Put it in place of mine").hasFocus()


def test_another_key_under_a_known_name_is_warned_of_and_gets_another_name(
    signed: Path, tmp_path: Path, visitor: Visitor
) -> None:
    visitor.window.rooms.open_file(str(signed))
    visitor.click("Know this key")
    written(signed, made_key(tmp_path / "other.key"))

    visitor.window.rooms.open_file(str(signed))

    assert "It is signed as Mia, but with another key than the one you know" in visitor.text
    name = visitor.window.page.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    name.setText("mia ")
    visitor.click("Know this key")
    assert "You know another key by that name. Give this one another name." in visitor.text
    name.setText("Mia, new computer")
    visitor.click("Know this key")
    assert "It is signed by Mia, new computer, with the key that you know." in visitor.text

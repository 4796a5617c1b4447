"""An exercise without a pose is shown by its picture while it is played."""

from pathlib import Path

from rehab_app.gui.widgets.picture_view import PictureView
from rehab_app.resources import routines_folder
from tests.gui.conftest import Visitor
from tests.gui.routines import write_routine

TEXT = """\
format: 1
id: mine
title: Mine
kind: stretch
ask: {before: false, each: none}
exercises:
  - {id: sway, name: Sway, targets: [hip-joint], tags: [], position: standing, sided: both,
     cues: [Sway.], picture: sway.png, description: A person in a doorway.}
blocks:
  - title: All
    steps:
      - {exercise: sway, hold: 20 s}
      - {exercise: seated-butterfly, hold: 20 s}
"""


def shown(visitor: Visitor) -> list[str]:
    """Return what the pictures show that are in sight."""
    views = visitor.window.rooms.flow.player.findChildren(PictureView)
    return [each.accessibleName() for each in views if each.isVisible()]


def play(visitor: Visitor, path: Path) -> None:
    visitor.window.rooms.figures.load()
    visitor.window.rooms.play_routine(visitor.context.library.find(str(path)))
    visitor.wait_for_work()


def test_the_picture_stands_where_the_body_would_and_goes_with_its_exercise(
    own_home: Path, visitor: Visitor
) -> None:
    path = write_routine(own_home, "mine", TEXT)
    (path.parent / "sway.png").write_bytes((routines_folder() / "doorway-sway.png").read_bytes())
    play(visitor, path)

    assert shown(visitor) == ["A person in a doorway."]
    assert not visitor.window.rooms.flow.player._body.isVisible()

    visitor.wait(21).wait_for_work()

    assert shown(visitor) == []
    assert visitor.window.rooms.flow.player._body.isVisible()


def test_a_picture_that_is_not_there_leaves_the_place_to_the_body(
    own_home: Path, visitor: Visitor
) -> None:
    play(visitor, write_routine(own_home, "mine", TEXT))

    assert shown(visitor) == []
    assert visitor.window.rooms.flow.player._body.isVisible()

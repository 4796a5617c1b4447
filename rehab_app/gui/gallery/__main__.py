"""Takes all pictures into a folder.

With --readme it takes those of the README, with --docs those of docs/, with --icons the icons.
"""

import os
import sys
import tempfile
from itertools import product
from pathlib import Path

from rehab_app.gui.gallery import docs, pages, widgets
from rehab_app.gui.gallery.looks import LOOKS, SIZES, Look, application
from rehab_app.gui.program_icon import save_icons

README_LOOK = Look("light", 100)
README_PICTURES = {"player-hold": "player.png", "check-in-change": "check-in.png"}


def main(arguments: list[str]) -> int:
    """Take the pictures and return 0."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    held = application()
    if arguments[:1] == ["--readme"]:
        _take_readme_pictures(Path("assets/pictures"))
        return 0
    if arguments[:1] == ["--docs"]:
        docs.take_pictures(Path("docs/pictures"))
        return 0
    if arguments[:1] == ["--icons"]:
        save_icons(Path("assets/desktop"))
        return 0
    folder = Path(arguments[0] if arguments else "build/gallery")
    folder.mkdir(parents=True, exist_ok=True)
    sheets = widgets.take_pictures(folder, LOOKS)
    taken = pages.take_pictures(folder, product(LOOKS, SIZES))
    sys.stdout.write(f"{taken} pictures of pages and {sheets} of widgets in {folder}\n")
    held.quit()
    return 0


def _take_readme_pictures(target: Path) -> None:
    size = SIZES[0]
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pages.take_pictures(Path(folder), [(README_LOOK, size)])
        for sight, name in README_PICTURES.items():
            taken = Path(folder) / f"{sight}_{README_LOOK.name}_{size[0]}x{size[1]}.png"
            (target / name).write_bytes(taken.read_bytes())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

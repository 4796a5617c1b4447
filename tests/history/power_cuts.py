"""Lets the power go again and again in a scene, and looks at what is left: D3."""

import shutil
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from rehab_app.history.backups import Backups, Reason, check_file
from rehab_app.history.records import Ending
from rehab_app.history.store import HistoryStore
from tests.history.acting import NOW
from tests.history.faults import stage
from tests.history.power_loss import OPTIONS, images
from tests.history.samples import ROUTINE_TEXT, answer, opening


@dataclass(slots=True)
class Cuts:
    """How many images there were, how many of them were different, and what is wrong with them."""

    image_count: int = 0
    different_count: int = 0
    faults: list[str] = field(default_factory=list)


def cut_off(scene: str, count: int, seed: int, folder: Path, *, disk_lies: bool = False) -> Cuts:
    """Play a scene and look at so many disks as they may be after a loss of power in it.

    A disk that lies says that it has synced a file, and has not.
    """
    start = folder / "start"
    start.mkdir()
    with HistoryStore.open(start / "history.db") as store:
        old = store.start_session(opening(key="old"), ROUTINE_TEXT)
        store.append(old, answer(0, 9))
        store.end_session(old, Ending.STOPPED, NOW)
        Backups(start / "backups").make(store.copy_to, NOW, Reason.ASKED)
    played = folder / "played"
    shutil.copytree(start, played)
    with stage(scene) as actors:
        log = actors.log(played, OPTIONS).splitlines()
    if disk_lies:
        log = [line for line in log if not line.startswith(("fsync", "fdatasync"))]
    shutil.rmtree(played)
    shutil.copytree(start, played)
    cuts = Cuts()
    seen: set[bytes] = set()
    with TemporaryDirectory(dir=folder) as name:
        image = Path(name) / "image"
        for said, where in images(played, log, count, Random(seed), image):
            cuts.image_count += 1
            seen.add(_digest(image))
            try:
                look_at(image, said)
            except Exception as error:
                cuts.faults.append(f"{where}: {type(error).__name__}: {error}")
            shutil.rmtree(image)
    cuts.different_count = len(seen)
    return cuts


def _digest(folder: Path) -> bytes:
    found = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(path.name.encode() + path.read_bytes())
    return found.digest()


def look_at(folder: Path, said: tuple[str, ...]) -> None:
    """Raise where a disk lacks what was said to be saved, or holds anything torn."""
    saved = max((int(line.split()[1]) for line in said if line.startswith("saved")), default=0)
    with HistoryStore.open(folder / "history.db") as store:
        sessions = {each.opening.key: each for each in store.sessions(9) if each.opening}
        if store.session(sessions["old"].id).inputs != (answer(0, 9),):
            raise AssertionError("the old session is another one")
        new = sessions.get("new")
        inputs = store.session(new.id).inputs if new else ()
    if not saved <= len(inputs) <= saved + 1:
        raise AssertionError(f"{len(inputs)} answers are there, {saved} were said to be")
    if [each.input for each in inputs] != [answer(seq, seq).input for seq in range(len(inputs))]:
        raise AssertionError(f"other answers are there: {inputs}")
    if "ended" in said and (new is None or new.ended is not Ending.COMPLETED):
        raise AssertionError("it was said to be over")
    check_file(folder / "history.db")
    backups = Backups(folder / "backups").all()
    for backup in backups:
        check_file(backup.path)
    if len(backups) < (2 if "backed up" in said else 1):
        raise AssertionError("a backup is gone")

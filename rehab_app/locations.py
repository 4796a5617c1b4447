"""Where the program keeps its files."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from stat import S_IMODE

from platformdirs import PlatformDirs

HOME_VARIABLE = "REHAB_APP_HOME"
OWNER_ONLY_FOLDER = 0o700


@dataclass(frozen=True, slots=True)
class Locations:
    """The folders of one person's settings, history, own routines and logs."""

    config: Path
    data: Path
    routines: Path
    logs: Path

    @classmethod
    def find(cls, environ: Mapping[str, str], home: Path | None = None) -> "Locations":
        """Return the folders: below `home`, else below $REHAB_APP_HOME, else the system's own.

        Only looks up names; nothing is made. Paths are absolute.
        """
        if home is None and environ.get(HOME_VARIABLE):
            home = Path(environ[HOME_VARIABLE])
        if home is not None:
            base = home.absolute()
            return cls(base / "config", base / "data", base / "routines", base / "logs")
        system = PlatformDirs("rehab-app", appauthor=False)
        data = system.user_data_path
        return cls(system.user_config_path, data, data / "routines", system.user_log_path)

    @property
    def history(self) -> Path:
        """Return the file of the history."""
        return self.data / "history.db"

    @property
    def backups(self) -> Path:
        """Return the folder of the history's backups; it is made with the first one."""
        return self.data / "backups"

    @property
    def drafts(self) -> Path:
        """Return the folder of routines that are worked on; it is made with the first one."""
        return self.data / "drafts"

    @property
    def set_aside(self) -> Path:
        """Return the folder in which damaged histories are kept; it is made with the first one."""
        return self.data / "damaged"

    @property
    def signing_key(self) -> Path:
        """Return the file of the key that routines are signed with; made on first use."""
        return self.config / "signing.key"

    @property
    def known_keys(self) -> Path:
        """Return the file of the keys that are known, by the names that the person gave them."""
        return self.config / "known-keys.json"

    def prepare(self) -> None:
        """Make the folders, for their owner's eyes only, and close those that are open to others.

        Raises OSError where the system doesn't let us.
        """
        for field in fields(self):
            folder: Path = getattr(self, field.name)
            folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
            if S_IMODE(folder.stat().st_mode) != OWNER_ONLY_FOLDER:
                folder.chmod(OWNER_ONLY_FOLDER)

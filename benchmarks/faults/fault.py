"""What a fault is: a slip that somebody could make in the engine."""

from dataclasses import dataclass
from pathlib import Path


class StaleFaultError(ValueError):
    """The source no longer has the text that a fault changes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """In a file, the one place that reads `right` reads `wrong` instead.

    `by` is the catcher that is asked first; all others follow.
    """

    name: str
    file: str
    right: str
    wrong: str
    by: str = "proven_routines"

    def made_in(self, folder: Path) -> str:
        """Return the file's text in a folder with the fault.

        Raises StaleFaultError where the text does not stand there exactly once.
        """
        text = (folder / self.file).read_text(encoding="utf-8")
        count = text.count(self.right)
        if count != 1:
            raise StaleFaultError(
                f"{self.name}: {self.file} has {count} times {self.right!r}; it has to be once,"
                " so write the fault again for the source as it is now"
            )
        return text.replace(self.right, self.wrong)

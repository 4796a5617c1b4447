"""The picture of an own exercise: looked at, copied beside the routine, shown and described."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from rehab_app.gui.pictures_beside import PicturesBeside
from rehab_app.gui.plain_picture import plain_picture
from rehab_app.gui.widgets.picture_chooser import PictureChooser
from rehab_app.gui.widgets.picture_view import picture_of
from rehab_app.routine_io.pictures import chosen_picture
from rehab_app.workbench.own_exercises import OwnExercise
from rehab_app.workbench.own_pictures import copy_beside
from rehab_app.workbench.own_values import with_picture, with_text


class OwnPicture(QObject):
    """Stands between the chooser and the files. Signals as those of the form: edits of the text."""

    edited = Signal(object)
    typed = Signal(object)
    left = Signal()

    def __init__(
        self, chooser: PictureChooser, folder: Callable[[], Path], parent: QObject
    ) -> None:
        """Take where pictures are shown, and what tells in which folder they lie."""
        super().__init__(parent)
        self._chooser = chooser
        self._folder = folder
        self._exercise: OwnExercise | None = None
        self._chosen: Path | None = None
        self._beside = PicturesBeside(folder)
        chooser.path_chosen.connect(self.look_at)
        chooser.taken.connect(self._on_taken)
        chooser.described.connect(self._on_described)
        chooser.described_whole.connect(self.left)
        chooser.removed.connect(self._on_removed)
        chooser.put_back.connect(self._show)

    # -- what others call

    def show_exercise(self, exercise: OwnExercise) -> None:
        """Show the picture that an exercise has."""
        self._exercise = exercise
        self._show()

    @Slot(str)
    def look_at(self, path: str) -> None:
        """Look at a picture that somebody chose, and ask what it shows."""
        self._chosen = Path(path)
        name = self._chosen.name
        try:
            data, _ = chosen_picture(self._chosen)
        except OSError as error:
            self._chooser.say(f"{name} can't be read ({error.strerror}).")
            return
        except ValueError as error:
            self._chooser.say(str(error))
            return
        image = picture_of(data)
        if image.isNull():
            self._chooser.say(f"{name} is damaged: it can't be shown.")
            return
        self._chooser.ask_about(name, image)

    # -- inside

    @Slot()
    def _show(self) -> None:
        if self._exercise is not None:
            values = self._exercise.values
            name = values.get("picture", "")
            self._chooser.show_picture(
                name, self._beside.picture(name), values.get("description", "")
            )

    # -- slots

    @Slot(str)
    def _on_taken(self, description: str) -> None:
        if self._exercise is None or self._chosen is None:
            return
        try:
            name = copy_beside(self._chosen, self._folder(), self._exercise.id, plain_picture)
        except (OSError, ValueError) as error:
            self._chooser.say(f"{self._chosen.name} could not be copied: {error}")
            return
        self._beside.forget()
        self.edited.emit(lambda text, path: with_picture(text, path, name, description))

    @Slot(str)
    def _on_described(self, said: str) -> None:
        self.typed.emit(lambda text, path: with_text(text, path, "description", said))

    @Slot()
    def _on_removed(self) -> None:
        self.edited.emit(lambda text, path: with_picture(text, path, "", ""))

"""A session in sentences, section by section."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rehab_app.gui.session_report import SessionReport
from rehab_app.gui.widgets.plain_label import PlainLabel, Type


class ReportView(QScrollArea):
    """Shows what a session was; keys scroll it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Session report")
        self.setWidget(QWidget())

    # -- what others call

    def show_report(self, report: SessionReport | None) -> None:
        """Show a report in place of the last one, or nothing."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        for section in report.sections if report else ():
            column.addWidget(PlainLabel(section.title, type_=Type.HEADING))
            for line in section.lines:
                column.addWidget(PlainLabel(line))
            column.addSpacing(8)
        column.addStretch(1)
        self.setWidget(inside)

    @property
    def text(self) -> str:
        """Return all that it says."""
        return "\n".join(label.text() for label in self.findChildren(PlainLabel))

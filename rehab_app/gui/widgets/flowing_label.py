"""A label that asks for one line, and is broken into several where its row is narrower."""

from PySide6.QtCore import QSize

from rehab_app.gui.widgets.plain_label import PlainLabel


class FlowingLabel(PlainLabel):
    """For rows: Qt would let a label that wraps ask for a block of several lines."""

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        whole = metrics.size(0, self.unbroken_text)
        around = self.size() - self.contentsRect().size()
        inside = 2 * self.margin() + max(0, around.width())
        return QSize(whole.width() + inside, super().heightForWidth(whole.width() + inside))

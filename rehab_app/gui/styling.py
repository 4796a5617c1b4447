"""Turns a theme into what Qt draws with: a palette, a font size and one style sheet.

A widget says what it is with the property `look` (a button: primary, danger, chip, rail, level;
a frame: card, sunk, notice, problem-watch) or `tone` (a label: muted, accent, calm, watch, stop),
never how it looks. Painted widgets ask `current_theme()` while they paint and are painted anew
when it changes.
"""

from functools import cache

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from rehab_app.gui.theme import Theme, mixed, read_theme
from rehab_app.resources import assets_folder

TEXT_PX = 15
CARD_CORNER_PX = 16
CORNER_PX = 12
SCROLL_BAR_PX = 12
_CORNERS = {"tile": CARD_CORNER_PX, "rail": 10, "bar": 10}
_CHIP_PX = 44
_CHIP_AROUND_PX = 18
_PROPERTY = "rehab-theme"


def show_everything(theme: Theme, text_percent: int) -> None:
    """Show the whole program in a theme and with a text size (100 to 200 per cent)."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("there is no application to show")
    application.setProperty(_PROPERTY, theme)
    font = QFont(application.font())
    font.setPixelSize(round(TEXT_PX * text_percent / 100))
    application.setFont(font)
    application.setPalette(palette_of(theme))
    application.setStyleSheet(style_sheet(theme, text_percent / 100, _chip_px(font)))


def current_theme() -> Theme:
    """Return the theme that is shown; the light one where none was chosen yet."""
    application = QApplication.instance()
    theme = application.property(_PROPERTY) if application is not None else None
    if isinstance(theme, Theme):
        return theme
    return _light_theme()


def set_tone(widget: QWidget, tone: str) -> None:
    """Say in which tone a label speaks; a change shows at once."""
    _set(widget, "tone", tone)


def set_look(widget: QWidget, look: str) -> None:
    """Say how a widget looks; a change shows at once.

    A look may bring a margin of its own, which a frame reckons with only after this event.
    """
    _set(widget, "look", look)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def set_type(widget: QWidget, type_: str) -> None:
    """Say in which size of type a label is set; a change shows at once."""
    _set(widget, "type", type_)


def corner_px(widget: QWidget) -> float:
    """Return how round a widget's corners are; half its height where it is round all over.

    A widget that paints itself says it with the property `corner_px`.
    """
    own = widget.property("corner_px")
    if own is not None:
        return float(own)
    look = str(widget.property("look") or "")
    if look in ("chip", "search"):
        return min(widget.height(), _chip_px(widget.font())) / 2
    return _CORNERS.get(look, CORNER_PX)


def palette_of(theme: Theme) -> QPalette:
    """Return Qt's palette for a theme, for what no style sheet reaches."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.page,
        role.WindowText: theme.ink,
        role.Base: theme.surface,
        role.AlternateBase: theme.sunk,
        role.Text: theme.ink,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.ink,
        role.BrightText: theme.stop,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.Accent: theme.accent,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.ink,
        role.Light: theme.surface,
        role.Mid: theme.line,
        role.Dark: theme.edge,
        role.Shadow: theme.edge,
    }
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return palette


def style_sheet(theme: Theme, scale: float, chip_px: int) -> str:
    """Return the style sheet of a theme at a text size (1 is 100 %), for chips of this height."""
    sizes = {f"px{size}": round(size * scale) for size in (13, 17, 19, 22, 26, 32)}
    hover = mixed(theme.surface, theme.accent_soft, 0.6)
    hover_strong = mixed(theme.accent, theme.ink, 0.12)
    pressed = mixed(theme.accent, theme.ink, 0.3)
    colours = {name: getattr(theme, name) for name in Theme.__dataclass_fields__}
    mixes = {"hover": hover, "hover_strong": hover_strong, "pressed": pressed}
    return _SHEET.format(**colours, **sizes, **mixes, round=chip_px // 2, bar=SCROLL_BAR_PX)


def _set(widget: QWidget, name: str, value: str) -> None:
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _chip_px(font: QFont) -> int:
    """Return how high a chip with one line of text is: a style sheet knows no half of a height."""
    return max(_CHIP_PX, QFontMetrics(font).height() + _CHIP_AROUND_PX)


@cache
def _light_theme() -> Theme:
    return read_theme(assets_folder() / "themes" / "light.toml")


_SHEET = """
QPushButton {{
  outline: none; /* The focus has a frame of its own. */
  background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: 12px;
  padding: 8px 18px; font-weight: 600;
}}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {accent_soft}; }}
QPushButton:disabled {{ color: {muted}; border-color: {line}; }}
QPushButton[look="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[look="primary"]:hover {{ background: {hover_strong}; border-color: {hover_strong}; }}
QPushButton[look="primary"]:pressed {{ background: {pressed}; border-color: {pressed}; }}
QPushButton[look="danger"] {{
  background: {stop_soft}; color: {stop}; border-color: {stop_soft};
}}
QPushButton[look="danger"]:hover {{ border-color: {stop}; }}
QPushButton[look="danger"]:pressed {{ background: {stop}; color: {surface}; }}
QPushButton[look="soft"] {{
  background: {accent_soft}; color: {accent}; border-color: {accent_soft};
}}
QPushButton[look="soft"]:hover {{ border-color: {accent}; }}
QPushButton[look="soft"]:pressed {{ background: {accent}; color: {on_accent}; }}
QPushButton[look="chip"] {{ border-radius: {round}px; padding: 8px 16px; font-weight: 500; }}
QPushButton[look="chip"]:checked {{ background: {ink}; color: {page}; border-color: {ink}; }}
QPushButton[look="rail"] {{
  background: transparent; border: none; border-radius: 10px; padding: 10px 12px;
  text-align: left; font-weight: 500; color: {muted};
}}
QPushButton[look="rail"]:hover {{ background: {sunk}; }}
QPushButton[look="rail"]:pressed {{ background: {accent_soft}; }}
QPushButton[look="rail"]:checked {{
  background: {accent_soft}; color: {accent}; font-weight: 600;
}}
QPushButton[look="bar"] {{
  background: transparent; border: none; border-radius: 10px; padding: 8px 5px;
  font-weight: 600; color: {muted};
}}
QPushButton[look="bar"]:hover {{ background: {sunk}; }}
QPushButton[look="bar"]:pressed {{ background: {accent_soft}; }}
QPushButton[look="bar"]:checked {{ background: {accent_soft}; color: {accent}; }}
QFrame[look="card"] {{
  background: {surface}; border: 1px solid {line}; border-radius: 16px;
}}
QFrame[look="rail"] {{ background: {page}; border: none; border-right: 1px solid {line}; }}
QFrame[look="bar"] {{ background: {page}; border: none; border-bottom: 1px solid {line}; }}
QLabel {{ background: transparent; border: none; }}
QLabel[type="title"] {{ font-size: {px26}px; font-weight: 700; }}
QLabel[type="cue"] {{ font-size: {px22}px; font-weight: 500; padding: 8px 12px; }}
QLabel[look="chip"] {{
  background: {accent_soft}; color: {accent}; border-radius: 8px; padding: 6px 12px;
}}
QLabel[type="large"] {{ font-size: {px19}px; }}
QLabel[type="heading"] {{ font-size: {px17}px; font-weight: 600; }}
QLabel[type="strong"] {{ font-weight: 600; }}
QLabel[type="note"] {{ font-size: {px13}px; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QLabel[tone="calm"] {{ color: {calm}; }}
QLabel[tone="watch"] {{ color: {watch}; }}
QLabel[tone="stop"] {{ color: {stop}; }}
QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox, QTimeEdit, QComboBox {{
  background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: 12px;
  padding: 8px 14px; selection-background-color: {accent}; selection-color: {on_accent};
}}
QComboBox {{ padding-right: 36px; }}
QComboBox::drop-down {{ border: none; width: 0; }}
QComboBox QAbstractItemView {{
  background: {surface}; color: {ink}; border: 1px solid {edge}; padding: 4px; outline: none;
  selection-background-color: {accent_soft}; selection-color: {ink};
}}
QTimeEdit {{ padding: 8px 4px; }}
QSpinBox {{ padding: 4px 10px; border-radius: 8px; }}
/* Without any buttons Qt leaves the text no width here. */
QTimeEdit::up-button, QTimeEdit::down-button, QSpinBox::up-button, QSpinBox::down-button {{
  width: 0px; border: none;
}}
QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0px; }}
QListWidget {{
  background: {surface}; border: 1px solid {line}; border-radius: 12px; padding: 6px;
}}
QListWidget::item {{ padding: 6px; border-radius: 8px; }}
QListWidget::item:selected {{ background: {accent_soft}; color: {ink}; }}
QTableView {{
  background: {surface}; border: 1px solid {line}; border-radius: 12px;
  selection-background-color: {accent_soft}; selection-color: {ink};
}}
QTableView::item {{ padding: 4px 10px; border: none; border-top: 1px solid {line}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
  background: transparent; color: {muted}; border: none; padding: 6px 10px; font-size: {px13}px;
}}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 3px; }}
QScrollBar::handle:vertical {{ background: {edge}; border-radius: 3px; min-height: 32px; }}
QScrollBar::handle:vertical:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 3px; }}
QScrollBar::handle:horizontal {{ background: {edge}; border-radius: 3px; min-width: 32px; }}
QSlider[look="angle"]::groove:horizontal {{
  height: 6px; border-radius: 3px; background: {line};
}}
QSlider[look="angle"]::handle:horizontal {{
  width: 16px; height: 16px; margin: -7px 0; border-radius: 10px;
  background: {surface}; border: 2px solid {accent};
}}
QSlider[look="angle"]::handle:horizontal:hover {{ background: {accent_soft}; }}
QSlider[look="angle"]::handle:horizontal:pressed {{ background: {accent}; }}
QCheckBox, QRadioButton {{ spacing: 10px; padding: 6px 0; }}
QMenu {{
  background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: 10px; padding: 6px;
}}
QMenu::item {{ padding: 9px 18px; border-radius: 8px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {ink}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QToolTip {{
  background: {surface}; color: {ink}; border: 1px solid {edge}; font-size: {px13}px;
}}
QFrame[look="sunk"] {{ background: {sunk}; border: none; border-radius: 14px; }}
QPushButton[look="quiet"] {{
  background: transparent; border: none; padding: 4px 10px; font-size: {px13}px; font-weight: 500;
  color: {muted};
}}
QPushButton[look="glyph"] {{ padding: 0; }}
QPushButton[look="quiet"]:hover {{ color: {ink}; }}
QPushButton[look="link"] {{
  background: transparent; border: none; padding: 2px 0; text-align: left; font-weight: 600;
  color: {accent};
}}
QPushButton[look="link"]:hover {{ color: {ink}; }}
QFrame[look="problem-watch"] {{ background: {watch_soft}; border: none; border-radius: 12px; }}
QFrame[look="problem-stop"] {{ background: {stop_soft}; border: none; border-radius: 12px; }}
QFrame[look="problem-watch"] QPushButton, QFrame[look="problem-stop"] QPushButton {{
  text-decoration: underline;
}}
QFrame[look="problem-watch"] QPushButton {{ color: {watch}; }}
QFrame[look="problem-stop"] QPushButton {{ color: {stop}; }}
QPushButton[look="slot"] {{
  background: {accent_soft}; color: {accent}; border: 1px solid {accent_soft}; border-radius: 8px;
  padding: 4px 26px 4px 10px; text-align: left;
}}
QPushButton[look="slot"]:hover {{ border-color: {accent}; }}
QPushButton[look="slot"]:disabled {{ background: {sunk}; color: {muted}; }}
QPushButton[look="fold"] {{
  background: transparent; border: none; padding: 4px 0; text-align: left; font-size: {px13}px;
  color: {muted};
}}
QPushButton[look="fold"]:hover {{ color: {ink}; }}
QFrame[look="rule"] {{ background: {line}; border: none; }}
QFrame[look="question"] {{ border: none; border-top: 1px solid {line}; }}
QLabel[tone^="day-"] {{ border-radius: 10px; padding: 9px 2px; }}
QLabel[tone="day-empty"] {{ background: {sunk}; color: {muted}; }}
QLabel[tone="day-done"] {{ background: {accent_soft}; color: {accent}; }}
QLabel[tone="day-calm"] {{ background: {calm_soft}; color: {calm}; }}
QLabel[tone="day-watch"] {{ background: {watch_soft}; color: {watch}; }}
QLabel[tone="day-stop"] {{ background: {stop_soft}; color: {stop}; }}
QLabel[type="question"] {{ font-size: {px32}px; font-weight: 700; }}
QPushButton[look="primary"]:disabled, QPushButton[look="soft"]:disabled,
QPushButton[look="danger"]:disabled {{
  background: {sunk}; color: {muted}; border-color: {line};
}}
QFrame[look="entry"] {{ background: transparent; border: none; border-left: 3px solid {edge}; }}
QFrame[look="entry-not-taken"] {{
  background: transparent; border: none; border-left: 3px dashed {edge};
}}
QFrame[look="entry"][tone="calm"] {{ border-left-color: {calm}; }}
QFrame[look="entry"][tone="watch"] {{ border-left-color: {watch}; }}
QFrame[look="entry"][tone="stop"] {{ border-left-color: {stop}; }}
QListWidget[look="completions"] {{
  background: {surface}; border: 1px solid {edge}; border-radius: 8px; padding: 4px;
}}
QListWidget[look="cards"] {{ background: transparent; border: none; padding: 0; }}
QPushButton[look="tile"] {{
  background: {surface}; border: 1px solid {line}; border-radius: 16px; padding: 0;
}}
QPushButton[look="tile"]:hover {{ background: {hover}; border-color: {accent}; }}
QLabel[look="kind"] {{
  background: {sunk}; color: {ink}; border-radius: 8px; padding: 3px 10px 3px 24px;
}}
QLabel[look^="state-"] {{
  border-radius: 8px; padding: 3px 10px; font-weight: 600;
}}
QLabel[look="state-stop"] {{ background: {stop_soft}; }}
QLabel[look="state-watch"] {{ background: {watch_soft}; }}
QLabel[look="state-calm"] {{ background: {calm_soft}; }}
QLabel[look="state-none"] {{ background: {sunk}; }}
QLineEdit[look="search"] {{
  border-radius: {round}px; padding: 8px 18px; placeholder-text-color: {muted};
}}
"""

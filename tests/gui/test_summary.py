"""The summary and the history: the chart, its facts in words, what changed and what is next."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.plain_label import PlainLabel
from rehab_app.model.pain import Moment
from rehab_app.report.session_drawing import SessionDrawing
from rehab_app.report.session_report import PainPoint
from tests.gui.conftest import Visitor


def _point(level: int | None, label: str = "Pigeon", side: str = "L") -> PainPoint:
    return PainPoint(
        label=label,
        side=side,
        level=level,
        moment=Moment.AFTER,
        about=f"After {label}",
        said="",
        is_pose=True,
    )


def _painted(*levels: int | None) -> QImage:
    image = QImage(640, 320, QImage.Format.Format_RGB32)
    image.fill(QColor(current_theme().surface))
    painter = QPainter(image)
    points = tuple(_point(level) for level in levels)
    drawing = SessionDrawing(points)
    drawing.paint(painter, QRectF(0, 0, 640, 320), QApplication.font(), current_theme())
    painter.end()
    return image


def _colours(image: QImage) -> set[str]:
    columns = range(0, image.width(), 3)
    rows = range(0, image.height(), 3)
    return {image.pixelColor(x, y).name().upper() for x in columns for y in rows}


def test_the_chart_shows_the_zones_and_the_readings(visitor: Visitor) -> None:
    theme = current_theme()

    colours = _colours(_painted(2, 5, 7))

    assert {theme.calm_soft, theme.watch_soft, theme.stop_soft, theme.ink} <= colours
    assert _painted(2, 5, 7) != _painted(2, 4, 7)


def test_the_chart_can_be_painted_without_a_reading(visitor: Visitor) -> None:
    assert _painted() == _painted()
    assert _painted(None, None) != _painted(3, 3)


def test_the_arrow_keys_go_through_the_chart(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("2").wait_for_question().press("1").finish("1")
    for _ in range(20):
        focus = QApplication.focusWidget()
        if focus is not None and "Pain after each pose" in focus.accessibleName():
            break
        visitor.press("Tab")
    chart = QApplication.focusWidget()
    assert chart is not None
    assert "Before you start: 2 of 10; After Supine windshield wipers: 1 of 10" in (
        chart.accessibleDescription()
    )

    visitor.press("Right", "Right")

    assert chart.accessibleDescription() == "After Supine windshield wipers: 1 of 10"
    assert visitor.text.count("After Supine windshield wipers: 1 of 10") == 1


def test_the_summary_says_when_and_what_is_next(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("2").wait_for_question().finish("1")

    text = visitor.text
    assert "Done. 14 of 14 minutes, pain 2 → 1" in text
    assert "Daily hip stretch · 22 November 2026, 20:41" in text
    assert "Nothing had to change." in text
    assert "Next time" in text
    assert "Tomorrow morning" in text
    assert "Your usual is 2." in text
    assert "0–2: as usual; 3: the same again; 4: a step easier; 5–10: two steps easier" in text
    assert "Before you start\n● 2 of 10\nThe session as planned" in text


def test_a_session_that_did_not_start_has_no_chart(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("3", "L", "Enter")

    assert "Only a gentle session today" in visitor.text
    assert "Pain after each pose" not in visitor.text
    assert "Tomorrow morning" not in visitor.text


def test_ending_before_the_first_pose_is_not_a_no(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("2").press("Esc", "Enter")

    assert "Nothing was done" in visitor.text
    assert "You ended it before the first pose." in visitor.text
    assert "Not today" not in visitor.text


def test_a_reading_is_corrected_in_the_summary_and_counts_on_today(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("2").wait_for_question().finish("1")

    visitor.click("Correct: At the end").press("T", "Enter")

    assert "10 of 10, corrected from 1 of 10" in visitor.window.rooms.flow.summary.text
    visitor.click("Done").click("Today")
    assert "Last reading: ■ 10 of 10, today." in visitor.text


def test_names_stand_below_their_points_where_the_chart_has_the_room(visitor: Visitor) -> None:
    visitor.window.resize(1280, 800)
    visitor.start("Daily hip stretch").press("2").wait_for_question().finish("1")
    settle()

    assert "2  Half-kneeling hip flexor stretch" not in visitor.text


def test_the_chart_numbers_many_poses_and_names_them_in_full(visitor: Visitor) -> None:
    visitor.window.resize(820, 640)
    visitor.start("Daily hip stretch").press("2").wait_for_question().finish("1")
    settle()

    assert "2  Half-kneeling hip flexor stretch" in visitor.text
    assert "7  Resting pose" in visitor.text


def test_the_chart_says_where_it_hurt_most(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("2").wait_for_question().press("1")
    visitor.wait_for_question().answer("4", "D").finish("1")

    said = "Most after Half-kneeling hip flexor stretch, left side: 4 of 10, dull ache."
    assert said in visitor.text


def test_the_whole_summary_is_in_sight_at_the_first_size(visitor: Visitor) -> None:
    visitor.window.resize(1180, 760)
    visitor.start("Daily hip stretch").press("2").wait_for_question().finish("1")
    settle()

    for heading in ("Pain after each pose", "What changed, and why", "Next time", "Tomorrow"):
        labels = visitor.window.page.findChildren(PlainLabel)
        label = next(each for each in labels if each.text().startswith(heading))
        card = label.parentWidget()
        assert card is not None
        assert card.visibleRegion().boundingRect().height() == card.height(), heading


def test_an_enter_after_the_last_answer_does_not_put_the_summary_away(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("2").finish("1")
    summary = visitor.window.rooms.flow.summary

    visitor.press("Enter")
    assert visitor.shows(summary)

    def is_left() -> bool:
        return not visitor.press("Enter").shows(summary)

    visitor.until(is_left)

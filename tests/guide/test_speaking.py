"""Which line is said when: weights, time, room, and what is over."""

from hypothesis import given
from hypothesis import strategies as st

from rehab_app.guide.line import Line, Weight, spoken_s
from rehab_app.guide.speaking import Speaking

PLACE = Line(text="Figure four, left side.", about=3)
CUE = Line(text="Cross the ankle over the knee.", weight=Weight.EXTRA, about=3, within_s=10)
QUESTION = Line(text="How much does it hurt?", weight=Weight.NOW, within_s=30)


def texts(queue: Speaking, now_s: float, segment: int, count: int) -> list[str]:
    """Return what is said one after the other when every line ends at once."""
    said: list[str] = []
    for _ in range(count):
        queue, step = queue.next(now_s, segment)
        if step.says is not None:
            said.append(step.says.text)
            queue = queue.ended()
    return said


def test_lines_of_the_same_weight_come_in_their_order() -> None:
    other = Line(text="Then the right.", about=3)
    queue = Speaking().added((PLACE, other), 0.0)

    assert texts(queue, 0.0, 2, 3) == [PLACE.text, other.text]


def test_a_heavier_line_comes_first() -> None:
    queue = Speaking().added((CUE, PLACE), 0.0)

    assert texts(queue, 0.0, 2, 3) == [PLACE.text, CUE.text]


def test_a_question_breaks_off_what_is_being_said() -> None:
    queue, _ = Speaking().added((CUE,), 0.0).next(0.0, 2)

    queue, step = queue.added((QUESTION,), 0.5).next(0.5, 2)

    assert (step.stops, step.says) == (True, QUESTION)


def test_a_lighter_line_waits_its_turn() -> None:
    queue, _ = Speaking().added((QUESTION,), 0.0).next(0.0, 2)

    queue, step = queue.added((CUE,), 0.5).next(0.5, 2)

    assert (step.stops, step.says) == (False, None)
    assert texts(queue.ended(), 1.0, 2, 1) == [CUE.text]


def test_nothing_is_said_about_a_pose_that_is_over() -> None:
    queue = Speaking().added((PLACE, CUE), 0.0)

    assert texts(queue, 0.0, 4, 2) == []


def test_what_is_being_said_about_a_pose_is_broken_off_when_it_is_over() -> None:
    queue, _ = Speaking().added((PLACE,), 0.0).next(0.0, 3)

    _, step = queue.next(0.5, 4)

    assert (step.stops, step.says) == (True, None)


def test_a_name_said_before_its_pose_begins_goes_on_into_it() -> None:
    queue, _ = Speaking().added((PLACE,), 0.0).next(0.0, 2)

    _, step = queue.next(0.5, 3)

    assert not step.stops


def test_a_line_that_waited_too_long_is_left_out() -> None:
    queue = Speaking().added((Line(text="Half-way.", within_s=1.5),), 0.0)

    assert texts(queue, 2.0, 0, 1) == []


def test_a_line_without_room_is_left_out_and_with_a_faster_voice_is_not() -> None:
    line = Line(text="x" * 100, room_s=5.0)
    assert texts(Speaking().added((line,), 0.0), 0.0, 0, 1) == []

    assert texts(Speaking(rate_percent=200).added((line,), 0.0), 0.0, 0, 1) == [line.text]


def test_a_voice_that_never_ends_a_line_holds_up_nothing() -> None:
    queue, _ = Speaking().added((PLACE,), 0.0).next(0.0, 2)
    late = spoken_s(PLACE.text) + 3.5

    _, step = queue.added((Line(text="Rest.", about=3),), late).next(late, 2)

    assert step.says is not None
    assert step.says.text == "Rest."


LINES = st.builds(
    Line,
    text=st.text("abc ", min_size=1, max_size=60),
    weight=st.sampled_from(Weight),
    about=st.none() | st.integers(0, 8),
    within_s=st.floats(0, 20),
    room_s=st.none() | st.floats(0, 20),
)


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(0, 1), st.lists(LINES, max_size=3))))
def test_whatever_comes_is_said_in_time_about_the_present_or_not_at_all(
    moments: list[tuple[float, int, list[Line]]],
) -> None:
    queue, now_s, segment = Speaking(), 0.0, 0
    came: dict[int, float] = {}
    for passed_s, moved, lines in moments:
        now_s, segment = now_s + passed_s, segment + moved
        came.update({id(line): now_s for line in lines})
        queue, step = queue.added(tuple(lines), now_s).next(now_s, segment)
        if step.says is None:
            continue
        said = step.says
        assert said.about is None or said.about >= segment
        assert now_s - came[id(said)] <= said.within_s
        assert all(each.line.weight <= said.weight for each in queue.waiting)

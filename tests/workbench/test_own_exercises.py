"""Own exercises of a text: told as they are written, changed in their own lines alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.model.problem import Severity
from rehab_app.resources import routines_folder
from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.routine_io.exercise_reader import DOSE, EXERCISE
from rehab_app.routine_io.library import Library
from rehab_app.routine_io.spans import KeyPath, plain, spans_of
from rehab_app.workbench.own_edits import (
    copied_exercise,
    free_id,
    new_exercise,
    with_exercise_of_own,
    with_id,
    with_id_of_name,
    without_exercise,
)
from rehab_app.workbench.own_exercises import (
    DOSE_ORDER,
    OWN_ORDER,
    OwnExercise,
    own_exercises_of,
)
from rehab_app.workbench.own_values import (
    with_body,
    with_dose,
    with_line,
    with_line_moved,
    with_picture,
    with_pose_of,
    with_text,
    with_words,
)
from tests.helpers.sessions import shipped

EVERY = (routines_folder() / "every-feature.yaml").read_text(encoding="utf-8")
PLAIN = (routines_folder() / "post-run-reset.yaml").read_text(encoding="utf-8")
SLIDE: KeyPath = ("exercises", 0)
SWAY: KeyPath = ("exercises", 1)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")))


def own(text: str, number: int = 0) -> OwnExercise:
    found = own_exercises_of(text)
    assert found is not None
    return found[number]


def errors(text: str) -> list[str]:
    reading = Library(shipped(), routines_folder()).read_data(text.encode(), "test")
    return [each.message for each in reading.problems if each.severity is Severity.ERROR]


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines of a text that another has not."""
    others = before.splitlines()
    return [line for line in after.splitlines() if line not in others]


def test_an_own_exercise_is_told_as_it_is_written_with_what_names_it() -> None:
    slide, sway = own(EVERY), own(EVERY, 1)

    assert (slide.id, slide.name) == ("towel-heel-slide", "Heel slide on a towel")
    assert slide.lists["targets"] == ("hip-joint", "quad")
    assert slide.lists["cues"][1] == "Slide that heel away until the leg is almost straight."
    assert slide.dose == {"reps": "8", "sets": "2", "tempo": "4 s", "rest": "10 s"}
    assert slide.values["pose"] == "supine-march"
    assert [use.words for use in slide.uses] == ["step 3 of Strength", "pain rule 2"]
    assert (slide.step_count, sway.step_count) == (1, 1)
    assert EVERY.splitlines()[slide.first_line - 1].strip() == "- id: towel-heel-slide"


def test_problems_stand_at_their_exercise() -> None:
    text = EVERY.replace("sided: both", "sided: all")
    reading = Library(shipped(), routines_folder()).read_data(text.encode(), "test")

    found = own_exercises_of(text, reading.problems)

    assert found is not None
    assert [len(each.problems) for each in found] == [0, 1]
    assert own_exercises_of("exercises: [") is None
    assert own_exercises_of(PLAIN) == ()


def test_every_key_of_an_exercise_has_its_place_in_the_order() -> None:
    assert set(OWN_ORDER) == {*EXERCISE.required, *EXERCISE.optional}
    assert set(DOSE_ORDER) == {*DOSE.required, *DOSE.optional}


def test_a_new_exercise_lacks_only_what_has_to_be_said_of_it() -> None:
    text = with_exercise_of_own(PLAIN, new_exercise("new-exercise"))
    assert errors(text) == ["cues is empty"]

    text = with_line(text, SLIDE, "cues", 0, "Lie down: slowly # now")

    assert errors(text) == []
    assert own(text).lists["cues"] == ("Lie down: slowly # now",)
    assert text.endswith(PLAIN[PLAIN.index("blocks:") :])
    again = with_exercise_of_own(text, new_exercise("another"))
    assert own(again, 1).id == "another"


@pytest.mark.parametrize("exercise_id", sorted(shipped().catalogue))
def test_every_exercise_of_the_catalogue_can_be_copied_and_changed(exercise_id: str) -> None:
    exercise = shipped().catalogue[exercise_id]

    text = with_exercise_of_own(PLAIN, copied_exercise(exercise, f"{exercise_id}-own"))

    reading = Library(shipped(), routines_folder()).read_data(text.encode(), "test")
    assert reading.routine is not None
    (copied,) = reading.routine.exercises
    for name in ("targets", "tags", "position", "sided", "cues", "props", "dose", "sets", "rest_s"):
        assert getattr(copied, name) == getattr(exercise, name), name
    assert copied.pose is not None
    assert copied.pose.start_from == exercise_id


def test_an_id_is_made_of_the_name_and_free() -> None:
    assert free_id("Heel slide on a towel", ()) == "heel-slide-on-a-towel"
    assert free_id("Runner's Hüfte 2", {"runners-h-fte-2"}) == "runners-h-fte-2-2"
    assert free_id("体操", ()) == "new-exercise"
    assert len(free_id("long " * 60, ())) <= 80


def test_the_id_that_a_new_exercise_begins_with_gives_way_to_its_name() -> None:
    text = with_exercise_of_own(PLAIN, new_exercise("new-exercise-2"))
    text = with_text(text, SLIDE, "name", "Heel slide")

    named = with_id_of_name(text, SLIDE, {"heel-slide"})

    assert own(named).id == "heel-slide-2"
    later = with_text(named, SLIDE, "name", "Another name")
    assert with_id_of_name(later, SLIDE, ()) == later


def test_another_id_goes_to_every_place_that_names_it() -> None:
    changed = with_id(EVERY, own(EVERY), "heel-slide", shipped().catalogue)

    assert errors(changed) == []
    assert "towel-heel-slide" not in changed
    assert changed == EVERY.replace("towel-heel-slide", "heel-slide")


def test_an_id_that_is_taken_or_none_is_refused_with_the_reason() -> None:
    with pytest.raises(CannotEditError, match="There is an exercise couch-stretch already"):
        with_id(EVERY, own(EVERY), "couch-stretch", shipped().catalogue)
    with pytest.raises(CannotEditError, match="no id: use a-z"):
        with_id(EVERY, own(EVERY), "Heel slide", ())


def test_an_exercise_that_is_used_stays_and_says_where() -> None:
    with pytest.raises(CannotEditError, match="named in step 3 of Strength, pain rule 2"):
        without_exercise(EVERY, own(EVERY))

    text = with_exercise_of_own(PLAIN, new_exercise("mine"))
    assert without_exercise(text, own(text)) == PLAIN
    two = with_exercise_of_own(text, new_exercise("second"))
    assert without_exercise(two, own(two, 1)) == text


def test_words_are_added_taken_away_and_put_first_and_the_rest_keeps_its_lines() -> None:
    assert changed_lines(EVERY, with_words(EVERY, SLIDE, "tags", ["flex90"])) == [
        "    tags: [flex90]"
    ]
    turned = with_words(EVERY, SLIDE, "targets", ["quad", "hip-joint", "trunk"])
    assert changed_lines(EVERY, turned) == ["    targets: [quad, hip-joint, trunk]"]
    assert with_words(turned, SLIDE, "targets", ["hip-joint", "quad"]) == EVERY
    none = with_words(EVERY, SLIDE, "props", [])
    assert "props: [towel" not in none
    assert changed_lines(EVERY, none) == []
    below = EVERY.replace(
        "targets: [hip-joint, quad]", "targets:\n      - hip-joint # first\n      - quad"
    )
    assert "- trunk\n      - hip-joint # first\n" in with_words(
        below, SLIDE, "targets", ["trunk", "hip-joint"]
    )


def test_cues_are_said_anew_added_moved_and_taken_away_a_line_each() -> None:
    changed = with_line(EVERY, SLIDE, "cues", 1, "Slide: slowly.")
    assert changed_lines(EVERY, changed) == ['      - "Slide: slowly."']
    up = with_line_moved(EVERY, SLIDE, "cues", 1, -1)
    assert own(up).lists["cues"][0].startswith("Slide that heel")
    assert with_line_moved(up, SLIDE, "cues", 0, 1) == EVERY
    assert with_line_moved(EVERY, SLIDE, "cues", 0, -1) == EVERY
    added = with_line(EVERY, SLIDE, "cues", 4, "Rest.")
    assert with_line(added, SLIDE, "cues", 4, "") == EVERY
    assert with_line(EVERY, SLIDE, "cues", 4, "") == EVERY


def test_lines_in_brackets_are_changed_where_they_stand() -> None:
    text = EVERY.replace("also: [heel slide]", "also: [heel slide, 'a: b']")

    changed = with_line(text, SLIDE, "also", 0, "slide, slowly")

    assert changed_lines(text, changed) == ["    also: [\"slide, slowly\", 'a: b']"]


def test_a_hold_takes_the_place_of_repetitions_and_a_dose_without_values_goes() -> None:
    changed = with_dose(EVERY, SLIDE, "hold", "30 s")
    assert "dose: {hold: 30 s, sets: 2, tempo: 4 s, rest: 10 s}" in changed
    assert "dose" not in with_dose(EVERY, SWAY, "hold", "")[: EVERY.index("blocks:")][-500:]
    bare = with_dose(EVERY, SWAY, "hold", "")
    assert with_dose(bare, SWAY, "reps", "8").count("dose: {reps: 8}") == 1
    assert with_dose(bare, SWAY, "hold", "") == bare


def test_a_picture_comes_and_goes_with_what_it_shows() -> None:
    text = with_picture(EVERY, SLIDE, "heel-slide.png", "A heel: on a towel")
    assert own(text).values["picture"] == "heel-slide.png"
    assert own(text).values["description"] == "A heel: on a towel"
    assert with_picture(text, SLIDE, "", "") == EVERY


def test_it_is_drawn_like_an_exercise_or_with_a_body_of_its_own() -> None:
    like = with_pose_of(EVERY, SLIDE, "couch-stretch")
    assert "    pose: couch-stretch    # drawn like" in like
    body = with_body(like, SLIDE, "from: couch-stretch\nhip_right: {flexion: 20}\n")
    assert "    pose:    # drawn like" in body
    assert "\n      from: couch-stretch\n      hip_right: {flexion: 20}\n  - id: doorway" in body
    assert own(body).has_body
    assert errors(body) == []
    again = with_body(body, SLIDE, "from: supine-march\nknee: 90\n")
    assert "couch-stretch" not in again
    assert errors(again) == []
    assert with_pose_of(again, SLIDE, "couch-stretch").count("pose:") == like.count("pose:")


def test_a_body_is_written_in_braces_where_the_exercise_is() -> None:
    text = PLAIN + "exercises: [{id: mine, name: Mine, cues: [Go.], position: supine}]\n"

    body = with_body(text, SLIDE, "from: couch-stretch\nkeys:\n  - knee: 90\n")

    assert "pose: {from: couch-stretch, keys: [{knee: 90}]}}]\n" in body
    assert body.startswith(PLAIN)


@given(said=TEXTS.map(str.strip), key=st.sampled_from(["name", "feel", "notes", "spoken"]))
def test_any_text_is_written_so_that_it_is_read_again(said: str, key: str) -> None:
    text = with_text(EVERY, SLIDE, key, said)

    found = plain(spans_of(text))
    assert found["exercises"][0].get(key, "") == said
    expected = plain(spans_of(EVERY))
    del expected["exercises"][0][key]
    found["exercises"][0].pop(key, None)
    assert found == expected


@given(
    said=TEXTS.map(str.strip).filter(bool),
    number=st.integers(0, 6),
    key=st.sampled_from(["cues", "props"]),
)
def test_any_line_is_written_so_that_it_is_read_again(said: str, number: int, key: str) -> None:
    text = with_line(EVERY, SLIDE, key, number, said)

    held = list(plain(spans_of(EVERY))["exercises"][0][key])
    if number >= len(held):
        held.append(said)
    else:
        held[number] = said
    assert plain(spans_of(text))["exercises"][0][key] == held
    assert len(changed_lines(EVERY, text)) <= 1


@given(
    before=st.lists(st.sampled_from("abcdef"), unique=True),
    after=st.lists(st.sampled_from("abcdef"), unique=True, min_size=1),
    is_flow=st.booleans(),
)
def test_words_become_any_other_words(
    before: list[str], after: list[str], *, is_flow: bool
) -> None:
    lines = "".join(f"\n      - {word}" for word in before)
    written = f"[{', '.join(before)}]" if is_flow or not before else lines
    text = f"exercises:\n  - id: mine\n    tags: {written}\n    cues: []\n".replace(": \n", ":\n")

    changed = with_words(text, SLIDE, "tags", after)

    assert plain(spans_of(changed)) == {"exercises": [{"id": "mine", "tags": after, "cues": []}]}

"""Every word that an exercise can have is told in plain words."""

from rehab_app.workbench.exercise_words import (
    MUSCLES,
    POSITIONS,
    all_tags,
    named_by,
    tag_effect,
)
from tests.helpers.sessions import shipped

CONDITIONS = list(shipped().conditions.values())


def known_tags() -> set[str]:
    """Return the tags that a routine may use: those of the catalogue and of the conditions."""
    of_exercises = {tag for each in shipped().catalogue.values() for tag in each.tags}
    return of_exercises.union(*(each.avoid_tags | each.care_tags for each in CONDITIONS))


def test_every_tag_has_one_sentence_and_every_sentence_a_tag() -> None:
    words = [tag.word for tag in all_tags()]

    assert len(words) == len(set(words))
    assert set(words) == known_tags()
    for tag in all_tags():
        assert tag.means.endswith(".")
        assert tag.means.count(".") == 1
        assert tag.name[0].isupper()


def test_every_muscle_and_every_plain_position_of_the_catalogue_has_words() -> None:
    assert set(MUSCLES) == {
        target for each in shipped().catalogue.values() for target in each.targets
    }
    plain = {each.position for each in shipped().catalogue.values() if " or " not in each.position}
    assert set(POSITIONS) == plain


def test_a_tag_names_the_conditions_that_it_keeps_back_with() -> None:
    assert tag_effect("flex90", CONDITIONS) == (
        "Left out with: labral tear or hip impingement.",
        "With care: hip osteoarthritis, proximal hamstring tendinopathy.",
    )
    assert "hip flexor strain (for the first 7 days)" in tag_effect("hf-len", CONDITIONS)[0]
    assert tag_effect("calf-len", CONDITIONS) == ("No condition leaves it out.",)
    assert "numb or tingles" in tag_effect("nerve", CONDITIONS, shipped().nerve_avoid_tags)[0]


def test_conditions_that_name_an_exercise_itself_are_told() -> None:
    assert named_by("side-plank", CONDITIONS) == ("lateral hip pain",)
    assert named_by("couch-stretch", CONDITIONS) == ()

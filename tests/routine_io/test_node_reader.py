"""Fields take values from a mapping and collect all that is wrong with it."""

from rehab_app.routine_io.fields import count_of, title
from rehab_app.routine_io.node_reader import Fields, Keys
from rehab_app.routine_io.nodes import read_tree
from rehab_app.routine_io.problem_list import ProblemList

KEYS = Keys(what="a step", required=("exercise",), optional=("hold", "sets", "cues", "sides"))


def fields_of(text: str) -> Fields:
    problems = ProblemList("file.yaml")
    node = read_tree(text.encode(), problems)
    assert node is not None
    return Fields(node, KEYS, problems)


def found(fields: Fields) -> list[tuple[str, int | None, int | None, str]]:
    return [(each.code, each.line, each.column, each.hint) for each in fields.problems.sorted()]


def test_a_misspelt_key_gets_the_nearest_one_at_its_place() -> None:
    fields = fields_of("exercise: a\nhodl: 30 s\n")

    assert found(fields) == [("unknown-key", 2, 1, "did you mean hold?")]


def test_a_key_like_none_gets_all_that_are_known() -> None:
    ((_, _, _, hint),) = found(fields_of("exercise: a\nzzz: 1\n"))

    assert hint == "known are cues, exercise, hold, sets, sides"


def test_an_invisible_character_in_a_key_is_shown() -> None:
    fields = fields_of("exercise: a\nho\u200bld: 30 s\n")

    assert '"ho\\u200bld"' in fields.problems.sorted()[0].message


def test_keys_of_others_are_kept_quiet() -> None:
    assert found(fields_of("exercise: a\nx-mine: {any: thing}\n")) == []


def test_a_missing_key_is_reported_at_the_mapping() -> None:
    assert found(fields_of("\nhold: 30 s\n")) == [("missing-key", 2, 1, "add exercise: …")]


def test_a_list_where_keys_belong_has_the_wrong_shape() -> None:
    assert found(fields_of("- a\n")) == [("wrong-shape", 1, 1, "write exercise: …")]


def test_a_value_that_is_left_out_is_an_error() -> None:
    fields = fields_of("exercise: a\nsets:\n")

    assert fields.read("sets", count_of(1, 10), 1) == 1
    assert [code for code, *_ in found(fields)] == ["empty-value"]


def test_a_list_where_one_value_belongs_has_the_wrong_shape() -> None:
    fields = fields_of("exercise: [a]\n")

    assert fields.read("exercise", title) is None
    assert [code for code, *_ in found(fields)] == ["wrong-shape"]


def test_a_value_where_a_list_belongs_is_shown_as_one() -> None:
    fields = fields_of("exercise: a\ncues: Sit tall.\n")

    assert fields.read_list("cues", title) == ()
    assert found(fields) == [("wrong-shape", 2, 7, "write cues: [Sit tall.]")]


def test_a_mapping_where_a_list_belongs_gets_a_hint_about_dashes() -> None:
    fields = fields_of("exercise: a\ncues: {a: 1}\n")

    assert fields.read_list("cues", title) == ()
    assert found(fields) == [("wrong-shape", 2, 7, "begin each item with '- '")]


def test_items_that_are_wrong_are_left_out_and_reported_each() -> None:
    fields = fields_of("exercise: a\ncues: [x, [y], '', z]\n")

    assert fields.read_list("cues", title) == ("x", "z")
    assert [code for code, *_ in found(fields)] == ["wrong-shape", "empty-value"]


def test_an_empty_list_is_an_error_where_something_has_to_be() -> None:
    fields = fields_of("exercise: a\ncues: []\n")

    assert fields.read_list("cues", title) == ()
    assert [code for code, *_ in found(fields)] == ["empty-list"]


def test_one_value_can_stand_for_a_list_where_both_are_read() -> None:
    assert fields_of("exercise: a\nsides: left\n").read_one_or_list("sides", str) == ("left",)
    assert fields_of("exercise: a\nsides: [l, r]\n").read_one_or_list("sides", str) == ("l", "r")
    assert fields_of("exercise: a\n").read_one_or_list("sides", str) == ()


def test_a_refused_place_is_not_spoken_of_again() -> None:
    fields = fields_of("exercise: *a\nsets: !!int 3\n")

    fields.read("exercise", title)
    fields.read("sets", count_of(5, 10))

    assert [code for code, *_ in found(fields)] == ["alias", "tag"]


def test_problems_end_at_two_hundred() -> None:
    text = "exercise: a\n" + "".join(f"k{number}: 1\n" for number in range(5000))

    assert len(found(fields_of(text))) == 200

"""What a physio wrote for themselves leaves a routine's text, and nothing else does."""

import pytest
import yaml

from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library
from rehab_app.routine_io.private_texts import without_private
from tests.helpers.sessions import HEAD, shipped

STEP = "      - exercise: supine-figure-four\n        hold: 30 s\n{}        note: Slowly.\n"
SECRET = "Hüfte left, week 3"
WRITTEN = [
    f"        private: {SECRET}\n",
    f'        "private": "{SECRET}"\n',
    f"        private:    '{SECRET}'   # see above\n",
    f"        private: |\n          {SECRET}\n\n          and more\n",
    f"        private: >-\n          {SECRET}\n          and more\n",
    f"        private: {SECRET}\n          and more\n",
    f'        private: "{SECRET}\n\n          and more"\n',
    f'        "p\\u0072ivate": {SECRET}\n',
    f"        ? private\n        : {SECRET}\n",
]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_private_text_is_gone_and_all_else_stays_in_its_line(written: str) -> None:
    text = HEAD.format(kind="stretch") + STEP.format(written) + STEP.format("")

    shown = without_private(text)

    assert SECRET not in shown
    assert "and more" not in shown
    assert shown.count("\n") == text.count("\n")
    steps = yaml.load(shown, yaml.BaseLoader)["blocks"][0]["steps"]  # noqa: TID251 (a second reader)
    assert steps[0] == {**steps[1], "private": ""}
    reading = Library(shipped(), routines_folder()).read_data(shown.encode(), "test")
    assert reading.routine is not None
    assert [step.line for step in reading.routine.steps] == [
        number for number, line in enumerate(shown.splitlines(), 1) if "- exercise" in line
    ]


def test_a_private_text_in_braces_is_gone() -> None:
    text = HEAD.format(kind="stretch") + (
        f'      - {{exercise: double-leg-bridge, private: "{SECRET}\n        more", reps: 8}}\n'
        f"      - {{private: {SECRET.replace(',', '')}, exercise: double-leg-bridge, reps: 8}}\n"
    )

    shown = without_private(text)

    assert "week 3" not in shown
    steps = yaml.load(shown, yaml.BaseLoader)["blocks"][0]["steps"]  # noqa: TID251 (a second reader)
    assert steps[0] == steps[1] == {"exercise": "double-leg-bridge", "private": "", "reps": "8"}


def test_a_text_without_the_key_stays_as_it_is() -> None:
    text = HEAD.format(kind="stretch") + STEP.format("")
    assert without_private(text) == text


def test_the_word_as_a_value_is_no_key() -> None:
    text = HEAD.format(kind="stretch") + STEP.format("").replace("Slowly.", "private")
    assert without_private(text) == text


@pytest.mark.parametrize(
    "text",
    [
        f"private: [{SECRET}",
        f"private: [{SECRET}]\n",
        f"private: {{a: {SECRET}}}\n",
        f"private: &a {SECRET}\nb: *a\n",
        "[" * 50_000 + "private",
    ],
)
def test_nothing_is_left_of_a_text_in_which_the_key_cannot_be_found(text: str) -> None:
    assert without_private(text) == ""

"""Replacing fields does what the standard library's does, for values of any make."""

import dataclasses

import pytest

from rehab_app.engine.planning import make_plan
from rehab_app.engine.session import new_session
from rehab_app.model.pain import Reading
from rehab_app.model.replacing import replace
from tests.helpers.sessions import facts_of


def test_a_session_and_a_segment_are_copied_with_their_changes() -> None:
    state = new_session(make_plan(facts_of("desk-break-mini")))
    segment = state.plan[1]

    assert replace(state, index=3, missing=1) == dataclasses.replace(state, index=3, missing=1)
    assert replace(segment, seconds=7) == dataclasses.replace(segment, seconds=7)
    assert replace(state, seen_at=5.0).seen_at == 5.0
    assert (state.index, segment.seconds) == (0, dataclasses.replace(segment).seconds)


def test_what_is_checked_when_it_is_made_is_checked_still() -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        replace(Reading(3), level=11)


def test_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(TypeError, match="no field 'indx'"):
        replace(new_session(()), indx=3)  # type: ignore[call-arg]

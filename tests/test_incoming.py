"""A newer version of a routine takes the older one's place, and nothing of the person's is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from rehab_app.context import Context
from rehab_app.engine.progression import rungs_reached
from rehab_app.incoming import open_bundle, packed_text, replace_version
from rehab_app.sharing.bundle import pack
from rehab_app.sharing.trust import KnownKeys
from tests.helpers.clock import FakeClock
from tests.helpers.evenings import ROUTINE, add_routine, quiet_evenings


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def context(own_home: Path, clock: FakeClock) -> Context:
    context = Context.open({"REHAB_APP_HOME": str(own_home)}, clock=clock)
    add_routine(context)
    return context


def reached(context: Context) -> object:
    routine = context.library.find("two-sides").routine
    assert routine is not None
    facts = context.facts_for(routine)
    return rungs_reached(context.standing(facts), facts)


def test_what_pain_has_changed_stays_when_a_newer_version_takes_its_place(
    context: Context, clock: FakeClock, tmp_path: Path
) -> None:
    quiet_evenings(context, clock, 3)
    before = reached(context)
    other = context.library.find("two-sides")
    newer = ROUTINE.replace("title: ", "title: Week 2, ", 1)
    shared = tmp_path / "two-sides.rehab"
    shared.write_bytes(pack("two-sides", "Week 2", newer, {}, clock.wall()))

    incoming = open_bundle(shared, context.library, KnownKeys(tmp_path / "keys.json"))
    kept = replace_version(incoming, other.path, clock.wall())
    context.library.reload()

    after = context.library.find("two-sides")
    assert after.routine is not None
    assert after.routine.title.startswith("Week 2, ")
    assert kept.read_text(encoding="utf-8") == other.text
    assert before
    assert reached(context) == before


@pytest.mark.parametrize("made", ["", "yesterday", "0001-01-01T00:00:00+14:00"])
def test_a_moment_that_there_is_not_is_not_said(
    context: Context, clock: FakeClock, tmp_path: Path, made: str
) -> None:
    shared = tmp_path / "two-sides.rehab"
    shared.write_bytes(pack("two-sides", "Two sides", ROUTINE, {}, clock.wall()))
    incoming = open_bundle(shared, context.library, KnownKeys(tmp_path / "keys.json"))
    manifest = replace(incoming.bundle.manifest, made=made)

    said = packed_text(
        replace(incoming, bundle=replace(incoming.bundle, manifest=manifest)), clock.wall()
    )

    assert said == ()

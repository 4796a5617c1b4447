"""The faults put into the engine by hand: the list fits the source, and faults are found."""

from pathlib import Path

import pytest

from benchmarks.faults import FAULTS
from benchmarks.faults.catching import CATCHERS, CHECKOUT, caught_by, copied_program
from benchmarks.faults.fault import Fault, StaleFaultError

SAMPLE = ("a rise is a fall", "a stop leaves the other sets", "a swap that takes twice as long")


def test_there_are_more_than_fifty_and_each_has_a_name_of_its_own() -> None:
    assert len(FAULTS) > 50
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_what_a_fault_changes_stands_once_in_the_source(fault: Fault) -> None:
    made = fault.made_in(CHECKOUT)

    if fault.file.endswith(".py"):
        compile(made, fault.file, "exec")


def test_a_fault_that_no_longer_fits_the_source_says_so(tmp_path: Path) -> None:
    (tmp_path / "twice.py").write_text("a = 1\na = 1\n", encoding="utf-8")

    with pytest.raises(StaleFaultError, match=r"twice\.py has 2 times 'a = 1'"):
        Fault("stale", "twice.py", "a = 1", "a = 2").made_in(tmp_path)


def test_every_property_may_catch() -> None:
    properties = {path.name for path in (CHECKOUT / "tests/properties").glob("test_*.py")}

    assert properties <= {Path(catcher).name for catcher in CATCHERS}


@pytest.mark.parametrize("by", sorted({fault.by for fault in FAULTS}))
def test_what_is_asked_first_is_a_catcher(by: str) -> None:
    assert f"test_{by}.py" in {Path(catcher).name for catcher in CATCHERS}


@pytest.mark.slow
def test_a_sample_is_caught_by_the_proofs() -> None:
    sample = [fault for fault in FAULTS if fault.name in SAMPLE]
    assert len(sample) == len(SAMPLE)
    with copied_program() as folder:
        for fault in sample:
            caught = caught_by(fault, folder)
            assert caught is not None, fault.name
            assert "test_proven_routines" in caught, caught

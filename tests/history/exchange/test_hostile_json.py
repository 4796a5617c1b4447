"""A JSON file that was not made by us, or was tampered with, does no harm and is told about."""

import json
import os
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab_app.history.exchange.incoming import read_incoming
from rehab_app.history.exchange.json_reading import stage_json
from rehab_app.history.exchange.skipping import MOST_LISTED, FileRefused, SkipList
from rehab_app.history.exchange.staging import Staging
from rehab_app.history.marshalling import hash_of
from rehab_app.history.records import BRIEF_TEXT, Ending
from tests.helpers.histories import as_json, new_store, staged
from tests.history.samples import UTC_START, answer, opening


def a_history() -> bytes:
    with new_store() as store:
        for number in range(3):
            session_id = store.start_session(opening(key=f"s{number}"), "format: 1\n")
            store.append(session_id, answer(0))
            store.end_session(session_id, Ending.COMPLETED, UTC_START)
        return as_json(store)


GOOD = a_history()

OUTSIDE = {
    "nothing": b"",
    "no JSON": b"{format: 1}",
    "a list": b"[]",
    "another object": b"{}",
    "another format": b'{"format":"other","version":1}',
    "a format that is no text": b'{"format":["rehab-app-history"],"version":1}',
    "a newer version": GOOD.replace(b'"version":1', b'"version":2'),
    "a version that is no number": GOOD.replace(b'"version":1', b'"version":"1"'),
    "cut off": GOOD[: len(GOOD) // 2],
    "more behind it": GOOD + b"{}",
    "an unknown part": GOOD.replace(b'"goals":[]', b'"goals":[],"scripts":[]'),
    "a part that is no list": GOOD.replace(b'"goals":[]', b'"goals":{"a":1}'),
    "a part that lacks": GOOD.replace(b'"goals":[],\n', b""),
    "a bundle of FHIR": b'{"resourceType":"Bundle","type":"collection"}',
    "deep lists": b'{"format":"rehab-app-history","goals":' + b"[" * 1_000_000,
    "UTF-16": GOOD.decode().encode("utf-16"),
    "not a number": b'{"format":"rehab-app-history","version":NaN}',
}


def changed(change: Callable[[dict[str, Any]], object], place: int = 1) -> bytes:
    """Return a sound history with something else in one of its sessions."""
    whole = json.loads(GOOD)
    change(whole["sessions"][place])
    return json.dumps(whole).encode()


INSIDE: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "a level off the scale": (lambda each: each["inputs"][0].update(level=11), "level"),
    "a level that is text": (lambda each: each["inputs"][0].update(level="3"), "level"),
    "a level that is true": (lambda each: each["inputs"][0].update(level=True), "level"),
    "a word that is none": (lambda each: each["inputs"][0].update(quality="evil"), "quality"),
    "an input that is none": (lambda each: each["inputs"][0].update(do="eval"), "do"),
    "an input without its number": (
        lambda each: each["inputs"][0].update(do="add-time"),
        "seconds",
    ),
    "a time before the session": (lambda each: each["inputs"][0].update(at_s=-1), "at_s"),
    "a time without an end": (lambda each: each["inputs"][0].update(at_s=1e300), "at_s"),
    "a moment without a zone": (lambda each: each.update(started="2026-01-01T00:00:00"), "started"),
    "a moment of long ago": (lambda each: each.update(started="0001-01-01T00:00:00Z"), "1990"),
    "the end of all time": (lambda each: each.update(started="9999-12-31T23:59:59-12:00"), "1990"),
    "a key with signs": (lambda each: each.update(key="../../etc"), "key"),
    "a key that is long": (lambda each: each.update(key="a" * 65), "key"),
    "the same key twice": (lambda each: each.update(key="s0"), "twice"),
    "the same input twice": (lambda each: each["inputs"].append(each["inputs"][0]), "twice"),
    "an unknown key": (lambda each: each.update(html="<b>"), "html"),
    "too many inputs": (
        lambda each: each.update(inputs=each["inputs"] * 20_001),
        "inputs",
    ),
    "a number without an end": (lambda each: each.update(strain_day=10**30), "strain_day"),
    "a brief of a whole session": (
        lambda each: each.update(
            brief={"did_start": True, "planned_s": 0, "session_s": 0, "worked_s": 0}
        ),
        "brief",
    ),
    "a brief that lacks": (
        lambda each: each.update(text=hash_of(BRIEF_TEXT.encode())),
        "brief",
    ),
    "no session at all": (lambda each: each.clear(), "required"),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_is_no_history_is_refused_in_words(name: str) -> None:
    with pytest.raises(FileRefused) as refused:
        staged(OUTSIDE[name])

    assert "Traceback" not in str(refused.value)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("name", INSIDE)
def test_a_record_that_is_wrong_is_left_out_and_named_and_spoils_no_other(name: str) -> None:
    change, word = INSIDE[name]

    staging, skipped = staged(changed(change))

    assert skipped.count == 1, skipped.listed
    assert skipped.listed[0].what in ("session 2", "session 3")
    assert word in skipped.listed[0].why
    assert staging.connection.execute("SELECT count(*) FROM session").fetchone()[0] == 2


def test_a_record_is_named_with_its_line() -> None:
    lines = GOOD.decode().splitlines()
    place = next(place for place, line in enumerate(lines) if '"key":"s2"' in line)
    lines[place] = lines[place].replace('"level":3', '"level":33')

    _, skipped = staged("\n".join(lines).encode())

    assert (skipped.listed[0].line, skipped.listed[0].what) == (place + 1, "session 3")
    assert str(skipped.listed[0]).startswith(f"Line {place + 1}, session 3: inputs[0].level: ")


def test_a_text_that_is_not_what_was_played_is_left_out() -> None:
    whole = json.loads(GOOD)
    whole["texts"][0]["text"] += "# harmless\n"

    _, skipped = staged(json.dumps(whole).encode())

    assert [each.what for each in skipped.listed] == ["routine 1"]


def test_things_in_a_list_that_are_no_records_are_left_out() -> None:
    data = GOOD.replace(b'"goals":[]', b'"goals":[1,2,"]",[[]],null]')

    _, skipped = staged(data)

    assert {each.what.split()[0] for each in skipped.listed} == {"goal"}


def test_more_reasons_than_anybody_reads_are_counted_and_not_kept() -> None:
    data = GOOD.replace(b'"goals":[]', b'"goals":[' + b",".join([b"{}"] * 1000) + b"]")

    _, skipped = staged(data)

    assert (skipped.count, len(skipped.listed)) == (1000, MOST_LISTED)


def test_a_long_file_of_nothing_takes_little_memory() -> None:
    data = GOOD.replace(b'"goals":[]', b'"goals":[' + b"0," * 2_000_000 + b"0]")
    tracemalloc.start()
    staged(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert most < 4 * len(data)


def test_a_record_larger_than_any_is_left_out() -> None:
    data = GOOD.replace(b'"goals":[]', b'"goals":[{"key":"' + b"a" * (9 << 20) + b'"}]')

    _, skipped = staged(data)

    assert "larger" in skipped.listed[0].why


@given(st.binary(max_size=300), st.integers(0, len(GOOD)), st.integers(0, 40))
@settings(max_examples=200)
def test_no_bytes_get_anything_else_out_of_the_reader(junk: bytes, place: int, cut: int) -> None:
    data = GOOD[:place] + junk + GOOD[place + cut :]
    staging = Staging("")
    with suppress(FileRefused):
        for _ in stage_json(data, staging, SkipList()):
            pass
    staging.close()


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=8))
@settings(max_examples=40)
def test_no_value_anywhere_gets_anything_else_out_of_the_reader(value: object) -> None:
    for name in json.loads(GOOD)["sessions"][1]:
        data = changed(lambda each, name=name: each.update({name: value}))  # type: ignore[misc]
        try:
            staging, _ = staged(data)
        except FileRefused:
            continue  # NaN is no JSON
        staging.close()


def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, tmp_path / "missing", Path("/dev/zero"), Path("a\0b")):
        with pytest.raises(FileRefused):
            read_incoming(path)


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(1 << 40)

    with pytest.raises(FileRefused, match="larger than 1 MiB"):
        read_incoming(path, most_bytes=1 << 20)

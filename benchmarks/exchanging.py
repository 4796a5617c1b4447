"""Exports and imports of a long history, against those of a short one: a session costs the same."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.measuring import Result
from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.inputs import Answer, Start
from rehab_app.engine.state import Phase
from rehab_app.exchanging import Format, Order
from rehab_app.history.exchange.json_reading import stage_json
from rehab_app.history.exchange.skipping import SkipList
from rehab_app.history.exchange.staging import Staging
from rehab_app.history.exchange.taking_in import TakenIn
from rehab_app.model.pain import Reading

PLAYED, TIMES = 20, 30
MOST_RATIO = 1.3
MOST_WAIT_MS = 100.0
_ROUTINE = "desk-break-mini"
_BEGIN = datetime(2020, 1, 1, 20, tzinfo=UTC)


def measure() -> Iterator[Result]:
    """Play a short history, make a long one of it, and export and read both."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        short, long = _open(folder / "short"), _open(folder / "long")
        _play(short)
        path = _exported(short, Format.JSON, folder / "short.json")
        several = folder / "long.json"
        several.write_text(json.dumps(_several(json.loads(path.read_bytes()))))
        incoming = long.exchange.look_at(several)
        looked_ms = _longest_ms(incoming.look())
        taken_ms = _longest_ms(incoming.taking_in(TakenIn()))
        for what, found_ms in (("looked at", looked_ms), ("taken in", taken_ms)):
            yield Result(
                what=f"longest wait while a file is {what}",
                found=found_ms,
                most=MOST_WAIT_MS,
                unit="ms",
                beside=f"{PLAYED * TIMES} sessions",
            )
        for format_ in Format:
            yield _result(
                f"writing a session as {format_.upper()}",
                partial(_exported, short, format_, folder / "a"),
                partial(_exported, long, format_, folder / "b"),
            )
        yield _result("reading a session of JSON", partial(_read, path), partial(_read, several))
        short.close()
        long.close()


def _open(home: Path) -> Context:
    context = Context.open({"REHAB_APP_HOME": str(home)}, clock=SteppedClock(_BEGIN))
    context.settings.update(has_started=True, flags_on=f"{_BEGIN:%Y-%m-%d}")
    return context


def _play(context: Context) -> None:
    clock = context.clock
    assert isinstance(clock, SteppedClock)
    for _ in range(PLAYED):
        play = context.begin(context.library.find(_ROUTINE))
        play.send(Start())
        while play.state.phase is not Phase.ENDED:
            if play.state.question is not None:
                play.send(Answer(Reading(1)))
            else:
                clock.advance(min(play.wake_in_s or 1.0, 5.0))
                play.tick()
        clock.advance(24 * 3600)


def _several(whole: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    """Return a history with every session so many times, each under its own key and day."""
    sessions = [
        {
            **session,
            "key": f"{session['key']}-{number}",
            "started": _later(str(session["started"]), number),
        }
        for number in range(TIMES)
        for session in whole["sessions"]
    ]
    return {**whole, "sessions": sessions}


def _later(started: str, number: int) -> str:
    return (datetime.fromisoformat(started) + timedelta(days=PLAYED * number)).isoformat()


def _exported(context: Context, format_: Format, path: Path) -> Path:
    _work_off(context.exchange.export(path, Order(format=format_)))
    return path


def _read(path: Path) -> None:
    staging = Staging("")
    _work_off(stage_json(path.read_bytes(), staging, SkipList()))
    staging.close()


def _work_off(steps: Iterable[None]) -> None:
    for _ in steps:
        pass


def _longest_ms(steps: Iterable[None]) -> float:
    """Work them off and return the longest that anybody waits for one of them."""
    longest_s, last = 0.0, perf_counter()
    for _ in steps:
        longest_s, last = max(longest_s, perf_counter() - last), perf_counter()
    return 1000 * max(longest_s, perf_counter() - last)


def _result(what: str, short: Callable[[], object], long: Callable[[], object]) -> Result:
    short_ms = 1000 * _cpu_s(short) / PLAYED
    long_ms = 1000 * _cpu_s(long) / (PLAYED * TIMES)
    return Result(
        what=f"{what} ({long_ms:.2f} ms), as a ratio",
        found=long_ms / short_ms,
        most=MOST_RATIO,
        unit="×",
        beside=f"the same in a history of {PLAYED} instead of {PLAYED * TIMES} ({short_ms:.2f} ms)",
    )


def _cpu_s(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start

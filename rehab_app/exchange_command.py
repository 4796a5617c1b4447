"""The commands `export` and `import`: the history to a file and back."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from rehab_app.context import Context
from rehab_app.exchange_wording import damage_line, preview_lines, preview_title
from rehab_app.exchanging import Exported, Format, Order, period_of
from rehab_app.history.errors import HistoryError
from rehab_app.history.exchange.skipping import FileRefused

OK, PROBLEMS = 0, 1
_TOLD_EVERY = 500


def export(context: Context, options: argparse.Namespace) -> int:
    """Write the history to a file; 0 where all of it is there."""
    order = Order(
        format=Format(options.format) if options.format else format_of(options.file),
        period=period_of(options.first, options.last),
        separator=options.separator,
        codes=options.codes,
    )
    try:
        exported = Exported()
        _work_off(context.exchange.export(options.file, order, exported))
    except (FileRefused, HistoryError) as error:
        return _refused(error)
    finally:
        context.close()
    print(f"Written: {options.file}")
    lost = damage_line(exported.damaged)
    if lost:
        print(lost, file=sys.stderr)
    return PROBLEMS if lost else OK


def import_(context: Context, options: argparse.Namespace) -> int:
    """Say what a file would add, and take it in where that is wanted."""
    try:
        incoming = context.exchange.look_at(options.file)
        _work_off(incoming.look())
        print(f"{preview_title(incoming.comparison)}.")
        for line in preview_lines(incoming.comparison, incoming.skipped):
            print(line)
        if incoming.comparison.has_new and _is_wanted(options):
            incoming.take_in()
            print("Taken in. A backup of the history as it was before is kept.")
    except (FileRefused, HistoryError) as error:
        return _refused(error)
    finally:
        context.close()
    return PROBLEMS if incoming.skipped.count else OK


def format_of(path: Path) -> Format:
    """Return the format that a file's name says; JSON, which holds everything, where it is mute."""
    if path.name.endswith(".fhir.json"):
        return Format.FHIR
    return Format.CSV if path.suffix.lower() == ".csv" else Format.JSON


def _is_wanted(options: argparse.Namespace) -> bool:
    if options.yes:
        return True
    if not sys.stdin.isatty():
        print("Nothing was taken in; --yes does it.")
        return False
    try:
        return input("Take it in? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _work_off(steps: Iterable[None]) -> None:
    """Do a long piece of work, and show in a terminal that it goes on."""
    is_shown = sys.stderr.isatty()
    count = 0
    for count, _ in enumerate(steps, 1):
        if is_shown and count % _TOLD_EVERY == 0:
            print(f"\r{count:,} …", end="", file=sys.stderr, flush=True)
    if is_shown and count >= _TOLD_EVERY:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _refused(error: Exception) -> int:
    print(str(error), file=sys.stderr)
    return PROBLEMS

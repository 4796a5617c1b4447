"""The options of the command line, and how their values are read."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rehab_app import __version__

if TYPE_CHECKING:
    from rehab_app.model.pain import Reading

THEMES = ("light", "dark", "high-contrast")


def window_parser() -> argparse.ArgumentParser:
    """Return the parser of a command line without a command, which opens the window."""
    parser = argparse.ArgumentParser(prog="rehab-app", description="Opens the window.")
    parser.add_argument("--home", type=Path, help="keep all data in this folder")
    parser.add_argument(
        "--speed", type=_speed, default=1.0, metavar="N", help="sessions run N times as fast"
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a routine to open")
    return parser


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of a command line with a command."""
    parser = argparse.ArgumentParser(
        prog="rehab-app",
        description="Plays stretching and rehab routines. Without a command, opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"rehab-app {__version__}")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--home", type=Path, help="keep all data in this folder")
    session = argparse.ArgumentParser(add_help=False)
    session.add_argument("file", metavar="FILE", help="a routine file, or an id of the library")
    session.add_argument(
        "--answers", type=_answers, metavar="LIST", help="answers in order: 2,5:dull,7:sharp,-"
    )
    session.add_argument("--side", choices=["left", "right", "both"], help="the sore side")
    called = argparse.ArgumentParser(add_help=False)
    called.add_argument(
        "--condition", nargs="+", metavar="ID", help="what a clinician has called it"
    )
    called.add_argument(
        "--strain-day",
        type=_days,
        metavar="N",
        help="how many days ago a muscle was strained, 0 for today; without it, the first week",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    play = commands.add_parser(
        "play", parents=[shared, session, called], help="play a session in the terminal"
    )
    play.add_argument("--speed", type=_speed, default=1.0, metavar="N", help="N times as fast")
    play.add_argument(
        "--as-last-time",
        action="store_true",
        help="keep for once what pain has changed since, where that may be",
    )
    play.add_argument(
        "--all-the-same",
        action="store_true",
        help="begin on a day of rest too, or once more than the file says",
    )
    simulate = commands.add_parser(
        "simulate",
        parents=[shared, session, called],
        help="play it in no time and show every change",
    )
    simulate.add_argument("--base", type=_base, metavar="N", help="the usual level, 0 to 10")
    simulate.add_argument("--json", action="store_true", help="as JSON")
    check = commands.add_parser("check", parents=[shared], help="show all problems of files")
    check.add_argument("file", nargs="+", metavar="FILE", help="a routine file")
    check.add_argument("--json", action="store_true", help="as JSON")
    figure = commands.add_parser("figure", parents=[shared], help="draw an exercise")
    figure.add_argument("name", metavar="NAME", help="the id of an exercise")
    figure.add_argument("--routine", metavar="FILE", help="where the exercise is a routine's own")
    figure.add_argument("--side", choices=["left", "right"], help="the working side")
    figure.add_argument(
        "--at", type=_share, metavar="T", help="0 is the start, 1 the end; else what tells most"
    )
    figure.add_argument("--theme", choices=THEMES, default="light")
    figure.add_argument("--body", choices=["mara", "jonas"], default="mara")
    figure.add_argument("--size", type=_pixels, default=560, metavar="PX", help="width and height")
    figure.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="a .png or .svg to write"
    )
    listing = commands.add_parser("list", parents=[shared], help="list the library")
    listing.add_argument("--json", action="store_true", help="as JSON")
    rules = commands.add_parser(
        "rules", parents=[shared, called], help="say what pain changes, a sentence for each rule"
    )
    rules.add_argument("file", metavar="FILE", help="a routine file, or an id of the library")
    rules.add_argument("--json", action="store_true", help="as JSON")
    paths = commands.add_parser(
        "paths",
        parents=[shared, called],
        help="walk every answer and prove what the routine does",
    )
    paths.add_argument("file", metavar="FILE", help="a routine file, or an id of the library")
    paths.add_argument("--side", choices=["left", "right", "both"], help="the sore side")
    paths.add_argument("--base", type=_base, metavar="N", help="the usual level, 0 to 10")
    paths.add_argument("--json", action="store_true", help="as JSON")
    backups = commands.add_parser("backups", parents=[shared], help="list the history's backups")
    backups.add_argument("--json", action="store_true", help="as JSON")
    restore = commands.add_parser(
        "restore",
        parents=[shared],
        help="say what a backup would change, or what can be brought back of a damaged history",
    )
    restore.add_argument("number", nargs="?", type=_number, metavar="N", help="of `backups`")
    restore.add_argument("--yes", action="store_true", help="do it")
    schema = commands.add_parser("schema", help="print the JSON Schema of files, for editors")
    schema.add_argument("of", nargs="?", choices=["routine", "history"], default="routine")
    _add_exchange(commands, shared)
    return parser


def _add_exchange(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    shared: argparse.ArgumentParser,
) -> None:
    export = commands.add_parser("export", parents=[shared], help="write the history to a file")
    export.add_argument("file", type=Path, metavar="FILE", help="the file to write")
    formats = export.add_mutually_exclusive_group()
    for name, what in (
        ("csv", "for spreadsheets: a row for each session, set and check-in"),
        ("json", "complete, to be taken in again"),
        ("fhir", "a FHIR R4 bundle, for clinics"),
    ):
        formats.add_argument(
            f"--{name}", dest="format", action="store_const", const=name, help=what
        )
    _add_period(export)
    export.add_argument(
        "--separator", choices=[",", ";"], default=",", help="between the cells of CSV"
    )
    export.add_argument("--codes", type=Path, metavar="FILE", help="the codes that FHIR names")
    importing = commands.add_parser(
        "import", parents=[shared], help="take in an export (JSON or CSV); shows first what is new"
    )
    importing.add_argument("file", type=Path, metavar="FILE", help="the file to look at")
    importing.add_argument("--yes", action="store_true", help="take it in without asking")
    report = commands.add_parser(
        "report", parents=[shared], help="write the report for a physio, a PDF of 1 to 3 pages"
    )
    report.add_argument("--out", type=Path, required=True, metavar="FILE", help="the .pdf to write")
    _add_period(report)
    handout = commands.add_parser(
        "handout", parents=[shared], help="write a routine on paper: pictures, doses, when to stop"
    )
    handout.add_argument("file", metavar="FILE", help="a routine file, or an id of the library")
    handout.add_argument(
        "--out", type=Path, metavar="FILE", help="the .pdf to write; else named after the routine"
    )
    handout.add_argument(
        "--paper", choices=["a4", "letter"], help="else the one usual where you are"
    )
    handout.add_argument("--side", choices=["left", "right"], help="the sore side, if it is known")
    share = commands.add_parser(
        "share", parents=[shared], help="pack a routine and its pictures into one .rehab file"
    )
    share.add_argument("file", metavar="FILE", help="the routine: an id of the library or a path")
    share.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="the .rehab to write"
    )
    share.add_argument(
        "--sign", metavar="NAME", help="sign it under this name; the key is made on first use"
    )
    desktop = commands.add_parser(
        "desktop", help="let a Linux desktop know the program, so that a double click opens files"
    )
    desktop.add_argument("what", choices=["install", "remove"], help="for you alone, without root")
    desktop.add_argument("--dry-run", action="store_true", help="only say what would be done")


def _add_period(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="first", type=_day, metavar="DAY", help="YYYY-MM-DD")
    command.add_argument("--to", dest="last", type=_day, metavar="DAY", help="YYYY-MM-DD")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day is written YYYY-MM-DD") from None


def _answers(text: str) -> "tuple[Reading, ...]":
    from rehab_app.terminal.answers import AnswersError, read_answers  # noqa: PLC0415 (rarely)

    try:
        return read_answers(text)
    except AnswersError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0
    if not 0 < speed <= 10_000:
        raise argparse.ArgumentTypeError("a speed is a number above 0, at most 10000")
    return speed


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 4:
        raise argparse.ArgumentTypeError("a number of days is a whole number, 0 for today")
    return int(text)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 4:
        raise argparse.ArgumentTypeError("a backup is named by its number in “rehab-app backups”")
    return int(text)


def _base(text: str) -> float:
    try:
        base = float(text)
    except ValueError:
        base = -1
    if not 0 <= base <= 10:
        raise argparse.ArgumentTypeError("a base is a level from 0 to 10")
    return base


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError("a moment is a number from 0 to 1")
    return share


def _pixels(text: str) -> int:
    if not text.isdigit() or not 16 <= int(text) <= 4096:
        raise argparse.ArgumentTypeError("a size is a whole number of pixels from 16 to 4096")
    return int(text)

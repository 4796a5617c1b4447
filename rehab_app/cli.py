"""The command line: one function for `rehab-app` and `python -m rehab_app`.

Each command imports what it needs itself, so that none but the window needs Qt.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from rehab_app.context import Context
    from rehab_app.engine.facts import Facts
    from rehab_app.model.person import Person
    from rehab_app.model.plan import Plan
    from rehab_app.playing import Play
    from rehab_app.routine_io.library import LibraryEntry

OK, PROBLEMS, WRONG_USE = 0, 1, 2
COMMANDS = (
    *("play", "simulate", "check", "list", "figure", "rules", "paths", "schema"),
    *("backups", "restore"),
    *("export", "import", "report", "share", "handout", "desktop"),
)


class WrongUseError(Exception):
    """An option says something that there is not; the message says what there is."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0, 1 for problems, 2 for wrong use."""
    _speak_utf8()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments:
        return _window()  # The way of nearly every start; it needs no parser.
    from rehab_app.options import command_parser, window_parser

    if arguments[0] not in (*COMMANDS, "-h", "--help", "--version"):
        options = window_parser().parse_args(arguments)
        return _window(options.home, options.file, options.speed)
    options = command_parser().parse_args(arguments)
    commands = {
        "play": _play,
        "simulate": _simulate,
        "check": _check,
        "list": _list,
        "figure": _figure,
        "rules": _rules,
        "paths": _paths,
        "schema": _schema,
        "backups": _backups,
        "restore": _restore,
        "export": _export,
        "import": _import,
        "report": _report,
        "share": _share,
        "handout": _handout,
        "desktop": _desktop,
    }
    run = commands[options.command]
    try:
        return run(options)
    except WrongUseError as error:
        _say_error(f"rehab-app {options.command}: {error}")
        return WRONG_USE
    except MemoryError:
        _say_error("There is not enough memory for this. What was saved is not lost.")
        return PROBLEMS
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def main_gui() -> int:
    """Open the window, without a console on Windows."""
    return main(sys.argv[1:])


# -- commands


def _window(home: Path | None = None, file: str | None = None, speed: float = 1.0) -> int:
    import gc

    # What a start makes stays; looking through it for garbage takes a twentieth of the time until
    # the first paint. The window has a collector of its own.
    gc.disable()
    # Before Qt, which looks through the source of every module that comes after it.
    from rehab_app.locations import Locations

    try:
        from rehab_app.gui.app import run
    except ImportError as error:
        _say_error(
            f"The window cannot be opened, something Qt needs is missing: {error}. "
            "“rehab-app play ROUTINE” plays in the terminal."
        )
        return PROBLEMS
    return run(Locations.find(os.environ, home), file, speed)


def _play(options: "argparse.Namespace") -> int:
    from rehab_app.closings import ClosedError
    from rehab_app.terminal.keeping import backed_up
    from rehab_app.terminal.timeline import session_lines
    from rehab_app.warning_signs import LockedError

    context = _context(options)
    entry = _entry(context, options.file)
    if entry is None:
        return PROBLEMS
    try:
        context.signs.check()  # Before anything is asked about a session that was left open.
    except LockedError as error:
        _say_error(f"{error} You can say so in the window.")
        return PROBLEMS
    if not _has_history(context):
        return PROBLEMS
    try:
        play, planned = _played(options, context, entry)
        trouble = backed_up(context)
    except ClosedError as error:
        _say_error(str(error))
        return PROBLEMS
    except (KeyboardInterrupt, EOFError):
        print("\nThe session is left open; the next start offers to go on.")
        return OK
    finally:
        context.close()
    print()
    _say_lines(session_lines(play.state, play.facts, planned))
    if trouble:
        _say_error(trouble)
    return OK


def _has_history(context: "Context") -> bool:
    """Tell whether a session may be played; without a disk to save it to it may, and is told."""
    from rehab_app.history.errors import HistoryDamaged, HistoryError, HistoryUnavailable

    try:
        context.history()
    except HistoryUnavailable as error:
        _say_error(f"{error} The session can be played; it is saved when it can be.")
    except HistoryDamaged as error:
        _say_error(f"{error} “rehab-app restore” says what can be brought back.")
        return False
    except HistoryError as error:
        _say_error(str(error))
        return False
    return True


def _played(
    options: "argparse.Namespace", context: "Context", entry: "LibraryEntry"
) -> "tuple[Play, Plan]":
    """Play a session to its end, a new one or one that was left open; raises ClosedError."""
    from rehab_app.closings import ClosedError
    from rehab_app.engine.simulating import GivenAnswers
    from rehab_app.terminal.changes import change_lines, changes_for, refusable
    from rehab_app.terminal.keys import NoKeys, TerminalKeys
    from rehab_app.terminal.player import TerminalPlayer, stdin_is_terminal
    from rehab_app.terminal.unfinished import offer_unfinished

    def begin() -> "Play":
        person = _person(options, context, context.person)
        routine = entry.routine
        changed = changes_for(context, context.facts_for(routine, person)) if routine else ()
        _say_lines(change_lines(changed, is_refused=options.as_last_time))
        refused = refusable(changed) if options.as_last_time else frozenset()
        closing = context.closing_of(context.facts_for(routine, person)) if routine else None
        if closing is not None and not closing.is_hard and not options.all_the_same:
            raise ClosedError(f"{closing.reason} --all-the-same begins it nonetheless.")
        return context.begin(entry, person, speed=options.speed, refused=refused)

    answers = None if options.answers is None else GivenAnswers(options.answers)
    if not stdin_is_terminal():
        play = begin()
        planned = play.planned
        TerminalPlayer(play, NoKeys(), sys.stdout, answers, is_attended=False).run()
        return play, planned
    with TerminalKeys() as keys:
        left_open = offer_unfinished(context, keys, sys.stdout) if answers is None else None
        play = left_open or begin()
        planned = play.planned
        TerminalPlayer(play, keys, sys.stdout, answers).run()
    return play, planned


def _simulate(options: "argparse.Namespace") -> int:
    from rehab_app.engine.planning import make_plan
    from rehab_app.engine.simulating import simulate
    from rehab_app.terminal.timeline import session_json, session_lines

    facts = _supposed(options)
    if facts is None:
        return PROBLEMS
    planned = make_plan(facts)
    state = simulate(facts, options.answers or ())
    if options.json:
        _say_json(session_json(state, facts, planned))
    else:
        _say_lines(session_lines(state, facts, planned))
    return OK


def _paths(options: "argparse.Namespace") -> int:
    from rehab_app.engine.proving.proof import prove
    from rehab_app.terminal.path_report import proof_json, proof_lines

    facts = _supposed(options)
    if facts is None:
        return PROBLEMS
    proof = prove(facts)
    if options.json:
        _say_json(proof_json(proof, facts))
    else:
        _say_lines(proof_lines(proof, facts))
    return OK if proof.is_whole and not proof.broken else PROBLEMS


def _supposed(options: "argparse.Namespace") -> "Facts | None":
    """Return the facts of a routine for somebody it suits whose left side is sore, or as told."""
    from rehab_app.model.person import Person, Side

    context = _context(options)
    entry = _entry(context, options.file)
    if entry is None or entry.routine is None:
        return None
    suited = Person(sore_side=Side.LEFT, conditions=entry.routine.suits)
    person = _person(options, context, suited)
    return context.facts_for(entry.routine, person, options.base)


def _check(options: "argparse.Namespace") -> int:
    from rehab_app.model.problem import has_errors

    context = _context(options)
    problems = tuple(
        problem for file in options.file for problem in context.library.find(file).problems
    )
    if options.json:
        fields = ("file", "line", "column", "severity", "code", "message", "hint")
        rows = [{name: getattr(problem, name) for name in fields} for problem in problems]
        _say_json(rows)
    else:
        for problem in problems:
            print(problem)
        if not problems:
            print("No problems found.")
    return PROBLEMS if has_errors(problems) else OK


def _list(options: "argparse.Namespace") -> int:
    from rehab_app.terminal.listing import library_json, library_lines

    context = _context(options)
    if options.json:
        _say_json(library_json(context))
    else:
        _say_lines(library_lines(context))
    return OK


def _figure(options: "argparse.Namespace") -> int:
    from rehab_app.figure_command import Drawing, draw

    context = _context(options)
    drawing = Drawing(options.side, options.at, options.theme, options.body, options.size)
    return draw(context, options.name, options.routine, drawing, options.out)


def _rules(options: "argparse.Namespace") -> int:
    from rehab_app.terminal.rule_list import rules_json, rules_lines

    context = _context(options)
    entry = _entry(context, options.file)
    if entry is None or entry.routine is None:
        return PROBLEMS
    facts = context.facts_for(entry.routine, _person(options, context, context.person))
    if options.json:
        _say_json(rules_json(facts))
    else:
        _say_lines(rules_lines(facts))
    return OK


def _schema(options: "argparse.Namespace") -> int:
    if options.of == "history":
        from rehab_app.history.exchange.json_types import history_schema

        _say_json(history_schema())
        return OK
    from rehab_app.resources import resource_folder
    from rehab_app.routine_io.schema import routine_schema
    from rehab_app.routine_io.shipped import load_shipped

    schema = routine_schema(load_shipped(resource_folder("routines")))
    _say_json(schema)
    return OK


def _backups(options: "argparse.Namespace") -> int:
    from rehab_app.history.errors import HistoryError
    from rehab_app.terminal.keeping import backup_lines, backups_json

    context = _context(options)
    try:
        if options.json:
            _say_json(backups_json(context))
        else:
            _say_lines(backup_lines(context))
    except HistoryError as error:
        _say_error(str(error))
        return PROBLEMS
    return OK


def _restore(options: "argparse.Namespace") -> int:
    from rehab_app.history.errors import HistoryError
    from rehab_app.terminal.keeping import NothingToRestoreError, restored_lines

    context = _context(options)
    try:
        _say_lines(restored_lines(context, options.number, is_sure=options.yes))
    except (HistoryError, NothingToRestoreError) as error:
        _say_error(str(error))
        return PROBLEMS
    finally:
        context.close()
    return OK


def _export(options: "argparse.Namespace") -> int:
    from rehab_app.exchange_command import export

    _refuse_backwards(options)
    return export(_context(options), options)


def _import(options: "argparse.Namespace") -> int:
    from rehab_app.exchange_command import import_

    return import_(_context(options), options)


def _report(options: "argparse.Namespace") -> int:
    from rehab_app.report_command import report

    _refuse_backwards(options)
    return report(_context(options), options)


def _share(options: "argparse.Namespace") -> int:
    from rehab_app.share_command import share

    return share(_context(options), options)


def _handout(options: "argparse.Namespace") -> int:
    from rehab_app.handout_command import write_handout

    return write_handout(_context(options), options)


def _desktop(options: "argparse.Namespace") -> int:
    from rehab_app.desktop_command import desktop

    return desktop(options)


# -- shared


def _refuse_backwards(options: "argparse.Namespace") -> None:
    """Raise WrongUseError where a period ends before it begins."""
    first, last = options.first, options.last
    if first is not None and last is not None and first > last:
        raise WrongUseError(f"--from {first} lies after --to {last}")


def _context(options: "argparse.Namespace") -> "Context":
    from rehab_app.context import Context

    return Context.open(os.environ, options.home)


def _entry(context: "Context", name: str) -> "LibraryEntry | None":
    """Return a routine that can be played; its problems are printed, and errors end it."""
    entry = context.library.find(name)
    if entry.routine is None:
        for problem in entry.problems:
            _say_error(str(problem))
        return None
    return entry


def _person(options: "argparse.Namespace", context: "Context", known: "Person") -> "Person":
    """Return a person with what the options say; raises WrongUseError for an unknown condition."""
    from dataclasses import replace

    from rehab_app.model.person import Side

    person = known
    if getattr(options, "side", None):
        person = replace(person, sore_side=Side(options.side))
    if options.condition:
        for name in options.condition:
            if name not in context.shipped.conditions:
                there_are = ", ".join(context.shipped.conditions)
                raise WrongUseError(f"there is no condition {name!r}; there are {there_are}")
        person = replace(person, conditions=tuple(options.condition))
    if options.strain_day is not None:
        person = replace(person, strain_day=options.strain_day)
    return person


def _say_json(data: object) -> None:
    import json

    print(json.dumps(data, ensure_ascii=False, indent=1))


def _say_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _say_error(text: str) -> None:
    print(text, file=sys.stderr)


def _speak_utf8() -> None:
    """Print arrows and dashes wherever the output goes, also under LANG=C."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")

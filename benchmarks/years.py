"""A history of ten years: made in a minute, out of sessions that were really played.

Three sessions a day of twelve poses, with three readings each. A dozen different evenings are
played through the engine; their rows are written again and again with other days and keys, so that
everything that reads them finds what it expects.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.state import Phase
from rehab_app.history.connection import open_connection
from rehab_app.history.digest_rows import Digested, digest_row, set_row
from rehab_app.history.marshalling import ending_row, hash_of, input_row, session_row
from rehab_app.history.records import SessionOpening, StoredSession
from rehab_app.history.tables import tables_of
from rehab_app.locations import Locations
from rehab_app.model.pain import Quality, Reading

if TYPE_CHECKING:
    from rehab_app.history.marshalling import Row
    from rehab_app.playing import Play

TEN_YEARS = 10_950
A_DAY = 3
POSES = (
    "seated-butterfly",
    "supine-figure-four",
    "half-kneeling-hip-flexor-stretch",
)
_EVENINGS = 12
_ZONE = timezone(timedelta(hours=1))
LAST_DAY = datetime(2026, 11, 22, 7, tzinfo=_ZONE)
_HEAD = """\
format: 1
id: ten-years
title: Ten years of twelve poses
kind: stretch
blocks:
  - title: All
    steps:
"""
_STEP = "      - {{exercise: {pose}, hold: 45 s, sides: [left], ask: [15 s, 30 s, after]}}\n"

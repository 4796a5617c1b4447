"""Cells of a CSV file: what a spreadsheet would calculate stays a text, and is read back as it was.

A cell that begins with = + - @ tab or CR can run a formula in whoever's spreadsheet opens the file
(OWASP, "CSV injection"); an apostrophe before it keeps it a text. A text can also hold what another
spreadsheet takes for a separator or a new row, so the same is done behind each of those.
"""

import re
from functools import lru_cache

# The full-width forms count too: some spreadsheets read them as the plain ones.
_FORMULA = "=+\\-@\t\r＝＋－＠"
_AT = rf"(^|[,;\t\r\n])(?=[\"']*[{_FORMULA}])"
_TO_GUARD = re.compile(_AT)
_GUARDED = re.compile(_AT.replace("(?=", "'(?=", 1))


@lru_cache(4096)  # nearly every cell holds one of a few words
def guarded(text: str) -> str:
    """Return a text as it may stand in a cell."""
    return _TO_GUARD.sub(r"\1'", text)


def unguarded(cell: str) -> str:
    """Return the text that a cell was made from."""
    return _GUARDED.sub(r"\1", cell)

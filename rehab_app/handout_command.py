"""The command `handout`: a routine on paper, for somebody who has nothing but the paper."""

import argparse
import sys
from pathlib import Path

from rehab_app.context import Context
from rehab_app.handing_out import handout_of, own_fingerprint
from rehab_app.model.person import Side
from rehab_app.report.offscreen import application
from rehab_app.report.sheets import Paper
from rehab_app.report.writing import write_owner_only

OK, PROBLEMS = 0, 1


def write_handout(context: Context, options: argparse.Namespace) -> int:
    """Write the handout of a routine; return the exit status."""
    entry = context.library.find(options.file)
    if entry.routine is None:
        for problem in entry.problems:
            print(problem, file=sys.stderr)
        return PROBLEMS
    out: Path = options.out or Path(f"{entry.routine.id}.pdf")
    held = application()
    try:
        data = handout_of(
            context,
            entry.routine,
            entry.path.parent,
            side=Side(options.side) if options.side else None,
            paper=Paper(options.paper) if options.paper else None,
            signed_by=own_fingerprint(context),
        )
        write_owner_only(out, data)
    except OSError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    finally:
        context.close()
        del held
    print(f"Written: {out}")
    return OK

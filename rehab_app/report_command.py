"""The command `report`: the report for a physio, as a PDF."""

import argparse
import sys
from datetime import date

from rehab_app.context import Context
from rehab_app.history.errors import HistoryError
from rehab_app.report.offscreen import application
from rehab_app.report.physio_pdf import physio_pdf
from rehab_app.report.spans import Period, Span, period_of
from rehab_app.report.writing import write_owner_only
from rehab_app.reporting import report_for_physio

OK, PROBLEMS = 0, 1


def report(context: Context, options: argparse.Namespace) -> int:
    """Write the report of a period; return the exit status."""
    held = application()
    try:
        period = _period(context, options.first, options.last)
        write_owner_only(options.out, physio_pdf(report_for_physio(context, period)))
    except (HistoryError, OSError) as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    finally:
        context.close()
        del held
    print(f"Written: {options.out} ({period.text})")
    return OK


def _period(context: Context, first: date | None, last: date | None) -> Period:
    """Return the days that are asked for: without any, the last twelve weeks."""
    today = last or context.clock.wall().date()
    if first is None:
        known = context.history().trends.first_day(context.person_key)
        return period_of(Span.TWELVE_WEEKS, today, known)
    return Period(first, max(first, today))

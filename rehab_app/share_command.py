"""The command `share`: a routine as one `.rehab` file, signed on demand."""

import argparse
import sys

from rehab_app.context import Context
from rehab_app.outgoing import left_and_taken, outgoing_of, own_key, write_bundle
from rehab_app.sharing.signing import KeyFileError, fingerprint

OK, PROBLEMS = 0, 1


def share(context: Context, options: argparse.Namespace) -> int:
    """Write the bundle of a routine; return the exit status."""
    try:
        outgoing = outgoing_of(context.library.find(options.file))
        for reason in outgoing.reasons:
            print(reason, file=sys.stderr)
        if outgoing.reasons:
            return PROBLEMS
        key = own_key(context.locations.signing_key) if options.sign else None
        now = context.clock.wall()
        write_bundle(outgoing, options.out, now, author=options.sign or "", key=key)
    except (OSError, KeyFileError) as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    finally:
        context.close()
    print(f"Written: {options.out}")
    for line in left_and_taken(outgoing):
        print(line)
    if key is not None:
        print(f"Signed as {options.sign}. The fingerprint of the key, to be compared by eye:")
        print(fingerprint(key.public))
    return OK

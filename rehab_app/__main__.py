"""`python -m rehab_app` is the same as `rehab-app`."""

import sys

from rehab_app.cli import main

if __name__ == "__main__":
    sys.exit(main())

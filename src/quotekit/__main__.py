"""Lets ``python -m quotekit`` do what the ``quotekit`` command does."""

import sys

from quotekit.cli import main

if __name__ == "__main__":
    sys.exit(main())

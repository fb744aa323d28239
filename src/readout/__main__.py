"""``python -m readout`` is ``readout``."""

from __future__ import annotations

import sys

from readout.cli import main

if __name__ == "__main__":
    sys.exit(main())

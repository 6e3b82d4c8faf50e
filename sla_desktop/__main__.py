"""``python -m sla_desktop`` is the program itself."""

import sys

from sla_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""Set up this checkout and run it; needs only Python 3.11 or newer.

python3 packaging/dev.py run [-- ARGUMENTS]   start the program, or give it these arguments
python3 packaging/dev.py test [ARGUMENTS]     run the tests; arguments go to pytest, e.g. --cov
python3 packaging/dev.py bench [ARGUMENTS]    print the benchmark tables
python3 packaging/dev.py lint                 check style and types
(on Windows: py packaging/dev.py ...)
"""

import sys

OLDEST_PYTHON = (3, 11)


def main() -> int:
    """Refuse a Python that is too old in words of its own, then do what was asked."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        found = sys.version.split()[0]
        print(f"This needs Python 3.11 or newer, not {found}: use a newer one.", file=sys.stderr)
        return 2
    import commands  # only now: an old Python cannot read it

    return commands.main(sys.argv[1:], usage=str(__doc__).strip())


if __name__ == "__main__":
    sys.exit(main())

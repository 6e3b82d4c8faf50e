"""Prints the benchmark tables: all of them, or those named, e.g. ``bench pdf_speed``.

A table named alone takes its own options, e.g. ``bench window_memory --minutes 2``.
"""

import importlib
import sys
from itertools import takewhile

TABLES = (
    "checks_speed",
    "simulate",
    "compose_speed",
    "docx_speed",
    "pdf_speed",
    "save_latency",
    "library_list",
    "library_checks",
    "hostile_files",
    "commands_speed",
    "preview_speed",
    "start_speed",
    "window_speed",
)
ON_DEMAND = ("kill_store", "kill_window", "window_memory")  # each takes minutes


def main(arguments: list[str]) -> int:
    """Runs the tables; an unknown name is refused with the list of those there are."""
    known = (*TABLES, *ON_DEMAND)
    names = list(takewhile(lambda word: not word.startswith("-"), arguments))
    options = arguments[len(names) :]
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no table “{unknown[0]}”: choose of {', '.join(known)}.", file=sys.stderr)
        return 2
    if options and len(names) != 1:
        print("Options are those of one table: name it first, and no other.", file=sys.stderr)
        return 2
    for name in names or TABLES:
        sys.argv = [name, *options]
        importlib.import_module(name).main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

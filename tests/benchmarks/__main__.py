"""Prints the benchmark tables: all of them, or those named, e.g. ``bench pdf_speed``."""

import importlib
import sys

TABLES = (
    "checks_speed",
    "simulate",
    "compose_speed",
    "docx_speed",
    "pdf_speed",
    "save_latency",
    "library_list",
    "hostile_files",
    "commands_speed",
    "preview_speed",
)
ON_DEMAND = ("kill_store",)  # takes minutes


def main(names: list[str]) -> int:
    """Runs the tables; an unknown name is refused with the list of those there are."""
    known = (*TABLES, *ON_DEMAND)
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no table “{unknown[0]}”: choose of {', '.join(known)}.", file=sys.stderr)
        return 2
    for name in names or TABLES:
        sys.argv = [name]  # a table reads its own options only when run alone
        importlib.import_module(name).main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

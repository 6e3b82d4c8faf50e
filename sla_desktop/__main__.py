"""``python -m sla_desktop`` is the program itself: its window, or a command without one."""

import gc
import os
import sys
from collections.abc import Mapping, Sequence

from sla_desktop.cli.table import COMMANDS

PAGE_SERVICE = "--serve-pages"  # how a frozen program starts itself to lay out a preview


def main(argv: Sequence[str] | None = None) -> int:
    """Opens the window for no arguments or a file; everything else is a command."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == [PAGE_SERVICE]:
        from sla_desktop.export.page_service import main as serve

        return serve()
    if for_window(arguments) and has_display(sys.platform, os.environ):
        return _in_a_window(arguments)
    from sla_desktop.cli import main as command

    return command(arguments)


def _in_a_window(arguments: Sequence[str]) -> int:
    """Garbage is not looked for while the window is loaded and built: there is next to none."""
    gc.disable()
    try:
        from sla_desktop.ui.start import run

        return run(arguments)
    finally:
        gc.enable()


def for_window(arguments: Sequence[str]) -> bool:
    """Whether these arguments ask for the window: none, or the path of a file."""
    return not arguments or not (arguments[0].startswith("-") or arguments[0] in COMMANDS)


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown; only Unix systems but macOS may be without a display."""
    if platform in ("win32", "darwin"):
        return True
    return any(environment.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())

"""The command line: the whole program without a window. Never imports Qt."""

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from sla_desktop.cli.errors import UserError, record_fault
from sla_desktop.cli.table import COMMANDS, parser

WRONG_USE = 2
T = TypeVar("T")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 fine, 1 errors found, 2 wrong use."""
    _speak_utf8()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(arguments)
        if sys.stdout is not None:  # closed by whoever started the program
            sys.stdout.flush()
    except UserError as error:
        return _refuse(str(error))
    except BrokenPipeError:
        # The reader (e.g. `head`) has enough; keep the interpreter from complaining at exit.
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _refuse("Stopped before the end; nothing more was written.")
    return code


def _run(arguments: list[str]) -> int:
    if not arguments:
        from sla_desktop.cli.demo import demonstrate

        return _guarded(demonstrate, Path("out"))
    if _is_path(arguments[0]):
        raise UserError(
            f"“{arguments[0]}” cannot be shown in a window here: use "
            f"“sla-desktop check {arguments[0]}” or another command (see sla-desktop --help)."
        )
    args = parser().parse_args(arguments)
    if args.command is None:
        raise UserError("Name a command (see sla-desktop --help).")
    return _guarded(COMMANDS[args.command].run, args)


def _guarded(command: Callable[[T], int], args: T) -> int:
    """Runs a command; what the owner can mend becomes one line, a fault of ours is logged."""
    from sla_desktop.domain.errors import InputError
    from sla_desktop.storage.errors import StoreError

    try:
        return command(args)
    except (UserError, BrokenPipeError):
        raise
    except (InputError, StoreError) as error:
        raise UserError(str(error)) from error
    except OSError as error:
        place = f"“{error.filename}”: " if error.filename else ""
        raise UserError(f"{place}{error.strerror or error}; see to that and try again.") from error
    except Exception as error:
        log = record_fault(error)
        raise UserError(
            f"The program made a mistake and stopped; nothing of yours was changed. "
            f"Please report it with the log file {log}."
        ) from error


def _speak_utf8() -> None:
    """Windows consoles and pipes may use a code page that lacks letters of the agreement."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _refuse(sentence: str) -> int:
    print(f"sla-desktop: {' '.join(sentence.split())}", file=sys.stderr)
    return WRONG_USE


def _is_path(word: str) -> bool:
    return not word.startswith("-") and word not in COMMANDS and Path(word).exists()

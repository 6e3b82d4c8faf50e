"""What can be typed after ``sla-desktop``; wrong use is one line and exit code 2."""

import argparse
import datetime as dt
from typing import NoReturn

from sla_desktop import __version__
from sla_desktop.cli.errors import UserError

ABOUT = "Drafts, checks and exports service level agreements. Alone it opens the window."
COMMANDS = ("templates", "new", "list", "set", "show", "check", "export", "schema")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message} (see {self.prog} --help)")


def parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    top = _Parser(prog="sla-desktop", description=ABOUT, allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"SLA Desktop {__version__}")
    top.add_argument("--today", type=_date, metavar="YYYY-MM-DD", help=argparse.SUPPRESS)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        command.add_argument(
            "--today",
            type=_date,
            metavar="YYYY-MM-DD",
            default=argparse.SUPPRESS,
            help="the date that checks judge by",
        )
        return command

    _json(add("templates", "list the templates and the fields each leaves open"))
    new = add("new", "start an agreement from a template")
    new.add_argument("--template", required=True, metavar="ID", help="e.g. T02")
    new.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        dest="values",
        help="fill a field of the template; may be given several times",
    )
    new.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write a copy to FILE; without it the agreement joins the library",
    )
    _force(new)
    _json(add("list", "list the agreements in the library"))
    change = add("set", "change fields of an agreement")
    _file(change)
    change.add_argument("values", nargs="+", metavar="FIELD=VALUE")
    show = add("show", "print the composed agreement as text")
    _file(show)
    _json(show)
    check = add("check", "print what the agreement lacks; exit code 1 if an error stands")
    _file(check)
    check.add_argument("--profile", metavar="ID", help="judge by another checklist profile")
    _json(check)
    export = add("export", "write the agreement as DOCX, PDF or both")
    _file(export)
    export.add_argument("--docx", metavar="OUT")
    export.add_argument("--pdf", metavar="OUT")
    export.add_argument(
        "--no-data", action="store_true", help="leave the agreement's data out of the document"
    )
    _force(export)
    add("schema", "print the JSON Schema of the agreement copy")
    return top


def _file(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "file", metavar="FILE", help="an agreement copy, an own DOCX or PDF, or a library id"
    )


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON")


def _force(command: argparse.ArgumentParser) -> None:
    command.add_argument("--force", action="store_true", help="overwrite an existing output file")


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UserError(f"“{text}” is not a date: write it like 2027-03-01.") from error

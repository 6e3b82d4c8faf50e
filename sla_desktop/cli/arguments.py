"""What can be typed after ``sla-desktop``; wrong use is one line and exit code 2."""

import argparse
import datetime as dt
import re
from typing import NoReturn

from sla_desktop import __version__
from sla_desktop.cli.errors import UserError

ABOUT = "Drafts, checks and exports service level agreements. Alone it opens the window."


class Parser(argparse.ArgumentParser):
    """A parser whose refusal is one sentence."""

    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message} (see {self.prog} --help)")


def top_parser() -> Parser:
    """What may stand before a command."""
    top = Parser(prog="sla-desktop", description=ABOUT, allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"SLA Desktop {__version__}")
    top.add_argument("--today", type=date, metavar="YYYY-MM-DD", help=argparse.SUPPRESS)
    return top


def today(command: Parser) -> None:
    command.add_argument(
        "--today",
        type=date,
        metavar="YYYY-MM-DD",
        default=argparse.SUPPRESS,
        help="the date that checks judge by",
    )


def file(command: Parser) -> None:
    command.add_argument(
        "file", metavar="FILE", help="an agreement copy, an own DOCX or PDF, or a library id"
    )


def json(command: Parser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON")


def force(command: Parser) -> None:
    command.add_argument("--force", action="store_true", help="overwrite an existing output file")


def new(command: Parser) -> None:
    command.add_argument("--template", required=True, metavar="ID", help="e.g. T02")
    command.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        dest="values",
        help="fill a field of the template; may be given several times",
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write a copy to FILE; without it the agreement joins the library",
    )


def values(command: Parser) -> None:
    command.add_argument("values", nargs="+", metavar="FIELD=VALUE")


def profile(command: Parser) -> None:
    command.add_argument("--profile", metavar="ID", help="judge by another checklist profile")
    command.add_argument(
        "--profiles", action="store_true", help="show the score by every profile as well"
    )


def outputs(command: Parser) -> None:
    command.add_argument("--docx", metavar="OUT")
    command.add_argument("--pdf", metavar="OUT")
    command.add_argument(
        "--no-data", action="store_true", help="leave the agreement's data out of the document"
    )


def look(command: Parser) -> None:
    """How the documents look; what is not given is as the agreement says."""
    command.add_argument("--page-size", choices=("A4", "Letter"), help="the paper")
    command.add_argument(
        "--accent", metavar="RRGGBB", help="colour of headings and rules, e.g. 0F766E"
    )
    logo = command.add_mutually_exclusive_group()
    logo.add_argument("--logo", metavar="PICTURE", help="PNG or JPEG to print above the title")
    logo.add_argument(
        "--no-logo", action="store_true", help="leave out the logo that the agreement has"
    )
    command.add_argument(
        "--confidentiality", metavar="TEXT", help='line in the footer; "" for none'
    )
    command.add_argument(
        "--no-draft-mark", action="store_true", help="no DRAFT across the pages of a draft"
    )
    command.add_argument(
        "--guidance",
        action="store_true",
        help="print what belongs in each section below its heading",
    )


def percent(command: Parser) -> None:
    command.add_argument("percent", metavar="PERCENT", help="e.g. 99.9")


def window(command: Parser) -> None:
    span = command.add_mutually_exclusive_group(required=True)
    span.add_argument("--month", type=month, metavar="YYYY-MM")
    span.add_argument("--quarter", type=quarter, metavar="YYYY-Qn")
    span.add_argument("--year", type=year, metavar="YYYY")
    command.add_argument("--zone", required=True, help="IANA time zone, e.g. Europe/London")
    command.add_argument(
        "--down", metavar="TIME", help='also what this downtime means in percent, e.g. "43 min"'
    )
    command.add_argument(
        "--hours", metavar="HOURS", help='service hours, e.g. "Mon-Fri 09:00-17:00"'
    )


def events(command: Parser) -> None:
    command.add_argument("--month", required=True, type=month, metavar="YYYY-MM")
    command.add_argument(
        "--events", required=True, metavar="CSV", help="outages, maintenance, tickets; or XLSX"
    )
    command.add_argument(
        "--result",
        action="append",
        default=[],
        metavar="METRIC=VALUE",
        dest="results",
        help="a result that events do not tell; may be given several times",
    )


def cases(command: Parser) -> None:
    command.add_argument("--cases", required=True, type=count, metavar="N", help="a window")
    command.add_argument("--lower", action="store_true", help="the share should be low")


def history(command: Parser) -> None:
    command.add_argument("--metric", metavar="ID", help="needed where several have a history")
    command.add_argument("--history", metavar="CSV", help="past results; without it, the draft's")


def date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UserError(f"“{text}” is not a date: write it like 2027-03-01.") from error


def month(text: str) -> dt.date:
    """The first day of a month."""
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        raise UserError(f"“{text}” is not a month: write it like 2027-06.")
    return _first(int(text[:4]), int(text[5:]))


def quarter(text: str) -> dt.date:
    """The first day of a quarter."""
    match = re.fullmatch(r"(\d{4})-?[Qq]([1-4])", text)
    if match is None:
        raise UserError(f"“{text}” is not a quarter: write it like 2027-Q2.")
    return _first(int(match[1]), int(match[2]) * 3 - 2)


def year(text: str) -> dt.date:
    """The first day of a year."""
    if not re.fullmatch(r"\d{4}", text):
        raise UserError(f"“{text}” is not a year: write it like 2027.")
    return _first(int(text), 1)


def _first(year: int, month: int) -> dt.date:
    if not 1900 <= year < 2200:
        raise UserError(f"The year {year} is out of reach: choose one from 1900 to 2199.")
    return dt.date(year, month, 1)


def count(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,8}", text):
        raise UserError(f"“{text}” is not a number of cases: write it like 30.")
    return int(text)

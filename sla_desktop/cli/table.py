"""The one table of commands: what each is for, what it takes and what runs it.

What a command needs is loaded when it is run: the window and ``--help`` start without it.
"""

from argparse import Namespace
from collections.abc import Callable
from typing import NamedTuple

from sla_desktop.cli import arguments as take

Run = Callable[[Namespace], int]


class Command(NamedTuple):
    """One command; `run` answers with the exit code."""

    about: str
    takes: tuple[Callable[[take.Parser], None], ...]
    run: Run


def _agreements(function: str) -> Run:
    """A function of `commands`, loaded when it is run."""

    def run(args: Namespace) -> int:
        from sla_desktop.cli import commands

        return getattr(commands, function)(args)

    return run


def _simulators(function: str) -> Run:
    """A function of `simulating`, loaded when it is run."""

    def run(args: Namespace) -> int:
        from sla_desktop.cli import simulating

        return getattr(simulating, function)(args)

    return run


COMMANDS: dict[str, Command] = {
    "templates": Command(
        "list the templates and the fields each leaves open",
        (take.json,),
        _agreements("list_templates"),
    ),
    "new": Command(
        "start an agreement from a template", (take.new, take.force), _agreements("new")
    ),
    "list": Command(
        "list the agreements in the library", (take.json,), _agreements("list_library")
    ),
    "set": Command(
        "change fields of an agreement", (take.file, take.values), _agreements("set_fields")
    ),
    "show": Command(
        "print the composed agreement as text", (take.file, take.json), _agreements("show")
    ),
    "check": Command(
        "print what the agreement lacks; exit code 1 if an error stands",
        (take.file, take.profile, take.json),
        _agreements("check"),
    ),
    "checks": Command(
        "list every element and check that agreements are judged by",
        (take.json,),
        _agreements("list_checks"),
    ),
    "export": Command(
        "write the agreement as DOCX, PDF or both",
        (take.file, take.outputs, take.look, take.force),
        _agreements("export"),
    ),
    "schema": Command("print the JSON Schema of the agreement copy", (), _agreements("schema")),
    "allowance": Command(
        "print how long a service may be down in a month, quarter or year",
        (take.percent, take.window, take.json),
        _simulators("allowance"),
    ),
    "simulate": Command(
        "run a month's outages, maintenance and tickets through the agreement's own terms",
        (take.file, take.events, take.json),
        _simulators("simulate"),
    ),
    "exposure": Command(
        "print what the credits can come to in the worst month and year",
        (take.file, take.json),
        _simulators("exposure"),
    ),
    "chain": Command(
        "hold the promises against the suppliers' availabilities and hand-over times",
        (take.file, take.json),
        _simulators("chain"),
    ),
    "baseline": Command(
        "print how often past results met the levels, and which they support",
        (take.file, take.history, take.json),
        _simulators("baseline"),
    ),
    "smallnumbers": Command(
        "print what a share means when there are few cases",
        (take.percent, take.cases, take.json),
        _simulators("small_numbers"),
    ),
    "funnel": Command(
        "print the leads the goal asks for, and whether sales can follow them up",
        (take.file, take.json),
        _simulators("funnel"),
    ),
}


def parser() -> take.Parser:
    """The parser of every command."""
    top = take.top_parser()
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=take.Parser)
    for name, command in COMMANDS.items():
        own = commands.add_parser(
            name, help=command.about, description=command.about, allow_abbrev=False
        )
        take.today(own)
        for add in command.takes:
            add(own)
    return top

"""The daily commands."""

import os
import subprocess

import system
from environment import PYTHON, ROOT, SetupError, set_up
from system import say


def run(arguments: list[str]) -> int:
    """The program itself; standard streams and exit code are its own."""
    set_up()
    return hand_over(["-m", "sla_desktop", *arguments])


def test(arguments: list[str]) -> int:
    """The tests, two at a time."""
    set_up("dev")
    if not system.provide():
        raise SetupError("The tests load Qt, which does not start without them.")
    if not system.provide_display():
        say("Without them the tests of the real window are left out.")
    os.chdir(ROOT)
    return hand_over(["-m", "pytest", "-n", "2", *arguments])


def bench(arguments: list[str]) -> int:
    """The benchmark tables."""
    set_up("dev")
    os.chdir(ROOT)
    return hand_over([str(ROOT / "tests" / "benchmarks"), *arguments])


def lint(arguments: list[str]) -> int:
    """Style and types; every tool has its say, any complaint fails."""
    if arguments:
        raise SetupError("lint takes no arguments: it checks the whole project.")
    set_up("dev")
    tools = (["ruff", "check"], ["ruff", "format", "--check"], ["pyright"])
    codes = [subprocess.call([str(PYTHON), "-m", *tool], cwd=ROOT) for tool in tools]
    return 1 if any(codes) else 0


def hand_over(arguments: list[str]) -> int:
    """Let the project's Python take this process's place (on Windows: run it and wait)."""
    command = [str(PYTHON), *arguments]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


COMMANDS = {"run": run, "test": test, "bench": bench, "lint": lint}


def main(arguments: list[str], usage: str) -> int:
    """Run one command; 2 where that is not possible, else the exit code of what it ran."""
    if not arguments or arguments[0] not in COMMANDS:
        say(usage)
        return 2
    name, *rest = arguments
    try:
        return COMMANDS[name](rest[1:] if rest[:1] == ["--"] else rest)
    except SetupError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130

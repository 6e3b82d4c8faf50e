"""The program started again while it runs."""

from pathlib import Path

from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from tests.e2e.program import Program
from tests.e2e.screen import PATIENCE

FIRST = Agreement(id="first", title="The first agreement")
SECOND = Agreement(id="second", title="The second agreement")


def start_again(program: Program, *paths: Path) -> None:
    """The later process hands over what it was given, and ends."""
    assert program.start(*paths).wait(PATIENCE) == 0


def test_it_raises_the_window_that_is_there(program: Program) -> None:
    screen = program.screen
    program.add(FIRST)
    program.start(program.file("first"))
    screen.until_in_front("first")
    screen.until_empty()
    start_again(program)
    screen.until_in_front("first")
    assert len(screen.titles()) == 1
    program.quit()


def test_it_opens_its_files_in_the_program_that_is_there(program: Program) -> None:
    screen = program.screen
    program.add(FIRST)
    copy = program.owner / "second.sladraft"
    copy.write_bytes(copyfile.encode(SECOND))
    program.start(program.file("first"))
    screen.until_in_front("first")
    start_again(program, copy)
    screen.until_in_front("second")
    assert program.ids() == ["first", "second"]
    start_again(program, program.file("first"))
    screen.until_in_front("first")
    assert len(screen.titles()) == 2
    program.quit()

"""An agreement that another program is editing."""

from sla_desktop.storage.library import Library
from sla_desktop.ui.theme import LIGHT
from tests.e2e.program import Program
from tests.e2e.test_kill import TITLE, draft, into_the_wording, stored_text

NOTICE = (500, 10)  # pixels at least; it names who edits and since when


def test_it_can_be_read_until_the_other_lets_go(program: Program) -> None:
    screen = program.screen
    program.add(draft())
    stored = stored_text(program)
    with Library(program.home) as other:
        other.load("care")
        program.start(program.file("care"))
        screen.until_in_front(TITLE)
        screen.until(lambda: screen.area(LIGHT.selection, *NOTICE), "a notice above the page")
        into_the_wording(program)
        screen.type("not to be")
        program.quit()
        assert stored_text(program) == stored
    program.start(program.file("care"))
    into_the_wording(program)
    screen.type(" now")
    screen.until(lambda: stored_text(program) == f"{stored} now", "the words on disk")
    assert not screen.area(LIGHT.selection, *NOTICE)
    program.quit()

"""A power cut while the owner types."""

import time
from itertools import cycle

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import ProseSection
from sla_desktop.domain.text import plain_text
from tests.e2e.program import Program, section
from tests.e2e.typist import typist

SAFE = 1.0  # seconds after which a key is on disk
TYPED = 2.5  # seconds
GAP = 0.03  # seconds between keys: quicker than anybody types
TITLE = "Care of the web shop"
START = "The shop is open at all hours."


def draft() -> Agreement:
    prose = ProseSection(id="prose", title="Care", wording=wording(START))
    return Agreement(id="care", title=TITLE, sections=(prose,))


def into_the_wording(program: Program) -> None:
    """Opens the one agreement and goes behind its last word."""
    program.screen.until_in_front(TITLE)
    program.enter(draft(), "prose")
    program.screen.keys("Tab", "ctrl+End")


def stored_text(program: Program) -> str:
    return plain_text(section(program.stored(), ProseSection).wording)


def test_every_key_but_those_of_the_last_second_is_there(program: Program) -> None:
    screen = program.screen
    program.add(draft())
    program.start(program.file("care"))
    into_the_wording(program)
    with typist(screen) as hands:
        hands.press("x")
        screen.until(lambda: stored_text(program).endswith("x"), "the first key on disk")
        hands.type_until(time.monotonic() + TYPED, cycle("the shop is open 24 hours "), GAP)
        killed = time.monotonic()
        program.kill()
    stored = stored_text(program)
    assert (START + hands.text()).startswith(stored)
    assert stored.startswith(START + hands.text(until=killed - SAFE))
    goes_on_where_it_was(program, stored)


def goes_on_where_it_was(program: Program, stored: str) -> None:
    """After the next start nothing asks or stands in the way, and typing goes on."""
    screen = program.screen
    program.start()
    screen.until_in_front("Welcome")
    assert len(screen.titles()) == 1
    screen.keys("Return")
    into_the_wording(program)
    assert len(screen.titles()) == 1
    screen.keys("y")
    screen.until(lambda: stored_text(program) == f"{stored}y", "a key after the restart")
    program.quit()

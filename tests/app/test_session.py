"""Every change goes through one gate and tells what it changed."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from sla_desktop.app.session import Change, Session
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import ProseSection, TermSection


def draft() -> Agreement:
    return Agreement(
        id="a",
        title="T",
        sections=(TermSection(id="term", title="Term"), ProseSection(id="more", title="More")),
    )


def session(read_only: bool = False) -> tuple[Session, list[Change]]:
    ticks = itertools.count()
    made = Session(draft(), lambda: float(next(ticks)), read_only=read_only)
    heard: list[Change] = []
    made.changed.connect(heard.append)
    return made, heard


def test_a_change_names_sections_place_and_source(qapp: object) -> None:
    here, heard = session()
    me = object()
    assert here.apply(
        "Title", edits.set_text("term.title", "Duration"), place="term.title", source=me
    )
    assert here.undo()
    assert here.redo()
    assert not here.redo()
    assert [(c.cause, set(c.sections), c.place, c.source is me) for c in heard] == [
        ("edit", {"term"}, "term.title", True),
        ("undo", {"term"}, "term.title", False),
        ("redo", {"term"}, "term.title", False),
    ]


def test_what_changes_nothing_is_no_step(qapp: object) -> None:
    here, heard = session()
    assert not here.apply("Same", edits.set_text("title", "T"))
    assert not here.undo()
    assert heard == []


def test_a_read_only_draft_stays(qapp: object) -> None:
    here, heard = session(read_only=True)
    assert not here.apply("Title", edits.set_text("title", "X"))
    assert (here.agreement, heard) == (draft(), [])


def test_added_and_removed_sections_are_named(qapp: object) -> None:
    here, heard = session()
    here.apply("Remove", edits.remove_row("sections.more"))
    here.apply("Add", edits.add_section(ProseSection(id="new", title="New")))
    assert [set(c.sections) for c in heard] == [{"more"}, {"new"}]


def test_signals_carry_the_value_itself(qtbot: QtBot) -> None:
    here, _ = session()
    with qtbot.waitSignal(here.changed) as caught:
        here.apply("Title", edits.set_text("title", "X"))
    assert caught.args is not None
    assert caught.args[0].after is here.agreement


_edit = st.one_of(
    st.builds(lambda t: edits.set_value("title", t), st.text(max_size=5)),
    st.builds(lambda t: edits.set_value("term.title", t), st.text(max_size=5)),
    st.builds(lambda to: edits.move_row("sections.term", to), st.integers(0, 2)),
)


@given(st.lists(_edit, max_size=20), st.integers(0, 20))
def test_undo_then_redo_is_where_it_was(changes: list[edits.Edit], back: int) -> None:
    here, _ = session()
    states = [here.agreement]
    for change in changes:
        if here.apply("Edit", change):
            states.append(here.agreement)
    steps = min(back, len(states) - 1)
    for _ in range(steps):
        here.undo()
    assert here.agreement == states[len(states) - 1 - steps]
    for _ in range(steps):
        here.redo()
    assert here.agreement == states[-1]

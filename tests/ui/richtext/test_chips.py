"""Fields as chips: whole under the cursor, live in what they show, offered on two braces."""

import pytest
from PySide6.QtGui import QTextCursor

from sla_desktop.catalogue.samples import samples
from sla_desktop.domain import copyfile, edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.fields import REFERENCE, resolve
from sla_desktop.ui.richtext.chips import Chip, chip
from sla_desktop.ui.richtext.completion import FieldList
from sla_desktop.ui.richtext.convert import OBJECT
from sla_desktop.ui.richtext.field_choices import field_choices, matching
from tests.ui.richtext.desk import CONTROL, SHIFT, Desk, Key, draft


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{provider.name}}", Chip("Northwind Ltd", "filled", "provider.name")),
        ("{{ desk }}", Chip("+44 20 1234", "filled", "desk")),
        ("{{customer.name}}", Chip("customer name", "empty", "customer.name")),
        ("{{term.length}}", Chip("term length", "empty", "term.length")),
        ("{{no.such}}", Chip("no.such?", "unknown", "no.such")),
        ("{{}}", Chip("field?", "unknown", "")),
        ("{{ref:term}}", Chip("§ Term", "filled", "ref:term")),
        ("{{ref:gone}}", Chip("§ gone?", "unknown", "ref:gone")),
    ],
)
def test_a_chip_shows_the_value_or_what_is_missing(source: str, expected: Chip) -> None:
    assert chip(draft(), source) == expected


def test_a_long_value_is_cut_and_breaks_become_spaces() -> None:
    agreement = edits.set_value("parties.parties.provider.address", "Line\n" * 40)(draft())
    shown = chip(agreement, "{{provider.address}}")
    assert (len(shown.text), shown.text[:9], shown.text[-1]) == (60, "Line Line", "…")


def test_a_chip_is_one_step_for_the_cursor_and_one_for_backspace(desk: Desk) -> None:
    desk.say("a{{provider.name}}b")
    desk.select(1, 1)
    desk.type(Key.Key_Right)
    assert desk.text.textCursor().position() == 2
    desk.press(Key.Key_Left, SHIFT)
    assert desk.text.textCursor().selectedText() == OBJECT
    desk.type(Key.Key_Right, Key.Key_Backspace)
    assert desk.said == "ab"
    desk.session.undo()
    assert desk.said == "a{{provider.name}}b"


def test_chips_follow_the_values(desk: Desk) -> None:
    desk.say("By {{provider.name}} and {{customer.name}}.")
    before = desk.page.grab().toImage()
    desk.session.apply("Name", edits.set_text("parties.parties.provider.name", "Ox"))
    after = desk.page.grab().toImage()
    assert after != before
    desk.session.apply("Title", edits.set_text("title", "Another"))
    assert desk.page.grab().toImage() == after


def test_a_field_written_out_becomes_a_chip(desk: Desk) -> None:
    desk.type("By {{desk}", "} now")
    assert desk.said == "By {{desk}} now"
    assert desk.text.toPlainText() == f"By {OBJECT} now"


def test_braces_put_together_by_editing_become_a_chip_under_the_cursor(desk: Desk) -> None:
    desk.say("x😀")
    desk.text.moveCursor(QTextCursor.MoveOperation.End)
    desk.type("{{desk", Key.Key_Escape, "}x} y")
    desk.select(10, 11)
    desk.type(Key.Key_Delete)
    assert desk.said == "x😀{{desk}} y"
    desk.type("z")
    assert desk.text.toPlainText().count(OBJECT) == 1


def test_two_braces_open_the_list_and_typing_filters_it(desk: Desk) -> None:
    desk.type("By {{")
    assert desk.text.completion.offered[0] == "provider.name"
    desk.type("prov addr")
    assert desk.text.completion.offered == ["provider.address"]
    desk.type(Key.Key_Return, "!")
    assert desk.said == "By {{provider.address}}!"
    assert not desk.text.completion.is_open


def test_the_list_is_used_by_keys_alone(desk: Desk) -> None:
    desk.type("{{")
    names = desk.text.completion.offered
    desk.type(Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Tab)
    assert desk.said == "{{" + names[1] + "}}"
    desk.type(" {{", Key.Key_Up, Key.Key_Enter)
    assert desk.said.endswith("{{" + names[-1] + "}}")
    desk.type(" {{", Key.Key_PageDown, Key.Key_PageUp, Key.Key_Return)
    assert desk.said.endswith("{{" + names[0] + "}}")


def test_escape_closes_the_list_and_leaves_what_was_typed(desk: Desk) -> None:
    desk.type("{{", Key.Key_Escape, "x")
    assert (desk.said, desk.text.completion.is_open) == ("{{x", False)


def test_escape_takes_back_what_a_command_typed(desk: Desk) -> None:
    desk.type("a")
    desk.text.start_field("{{ref:")
    assert desk.text.completion.offered == [
        f"{REFERENCE}{name}" for name in ("parties", "term", "prose")
    ]
    desk.type(Key.Key_Escape)
    assert desk.said == "a"
    desk.text.start_field()
    desk.type("desk", Key.Key_Return)
    assert desk.said == "a{{desk}}"


def test_the_list_closes_where_nothing_fits_or_the_cursor_leaves(desk: Desk) -> None:
    desk.type("{{zzz")
    assert not desk.text.completion.is_open
    desk.type(" {{")
    assert desk.text.completion.is_open
    desk.type(Key.Key_Home)
    assert not desk.text.completion.is_open
    desk.type(Key.Key_End)
    assert not desk.text.completion.is_open
    desk.type("{{")
    desk.press(Key.Key_A, CONTROL)
    assert not desk.text.completion.is_open
    desk.text.moveCursor(QTextCursor.MoveOperation.End)
    desk.type(" {{")
    desk.after.setFocus()
    assert not desk.text.completion.is_open


def test_the_mouse_takes_an_entry_and_the_text_keeps_the_keys(desk: Desk) -> None:
    desk.type("{{ref:term")
    popup = desk.window.findChild(FieldList)
    assert popup is not None
    popup.list.itemClicked.emit(popup.list.item(0))
    assert desk.said == "{{ref:term}}"
    assert desk.text.hasFocus()


def test_every_entry_stands_for_something() -> None:
    agreement = _filled()
    names = [choice.name for choice in field_choices(agreement)]
    assert len(set(names)) == len(names)
    for name in names:
        if not name.startswith(REFERENCE):
            assert resolve(agreement, name).known, name
    assert "term.notice" in names
    assert any(name.startswith("levels.metrics.") for name in names)


def _filled() -> Agreement:
    sample = samples()[0]
    return copyfile.decode(sample.path.read_bytes(), sample.title)[0]


def test_filtering_wants_every_word() -> None:
    choices = field_choices(draft())
    assert {choice.name for choice in matching(choices, "PROVIDER e-mail")} == set()
    assert [choice.name for choice in matching(choices, "email provider")] == ["provider.email"]

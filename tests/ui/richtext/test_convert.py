"""Wording to Qt's text blocks and back is the identity on normal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from sla_desktop.domain.markup import wording
from sla_desktop.domain.text import ListItem, Paragraph, RichText, Run, TextTable
from sla_desktop.ui.richtext import convert
from tests.ui.richtext.wordings import prose_only, wordings

pytestmark = pytest.mark.usefixtures("qapp")


def document(blocks: RichText) -> QTextDocument:
    made = QTextDocument()
    made.setUndoRedoEnabled(False)
    made.documentLayout()  # without one a document does not tell its changes
    convert.fill(made, [block for block in blocks if not isinstance(block, TextTable)])
    return made


@given(prose_only)
def test_there_and_back_is_the_identity(blocks: RichText) -> None:
    assert convert.joined([convert.read(document(blocks))]) == blocks


@given(prose_only, prose_only)
def test_a_document_is_changed_into_any_other(before: RichText, after: RichText) -> None:
    made = document(before)
    convert.fill(made, [block for block in after if not isinstance(block, TextTable)])
    assert convert.joined([convert.read(made)]) == after


@given(wordings)
def test_tables_part_the_prose(blocks: RichText) -> None:
    parts = convert.parts(blocks)
    assert [isinstance(part, TextTable) for part in parts] == [
        bool(number % 2) for number in range(len(parts))
    ]
    assert convert.joined(parts) == blocks


_spots = st.floats(0, 1, exclude_max=True)
_strokes = st.lists(
    st.tuples(
        _spots,
        _spots,
        st.sampled_from(["type", "break", "remove", "bold", "list", "runs", "two places"]),
    ),
    max_size=12,
)


@given(prose_only, _strokes)
def test_reading_only_what_changed_gives_what_reading_all_gives(
    blocks: RichText, strokes: list[tuple[float, float, str]]
) -> None:
    made = document(blocks)
    known = list(convert.read(made))

    def follow(position: int, _removed: int, added: int) -> None:
        convert.update(made, known, position, added)

    made.contentsChange.connect(follow)
    cursor = QTextCursor(made)
    for start, end, stroke in strokes:
        size = made.characterCount()
        cursor.setPosition(int(start * size))
        cursor.setPosition(int(end * size), QTextCursor.MoveMode.KeepAnchor)
        strike(cursor, stroke)
        assert tuple(known) == convert.read(made)


def strike(cursor: QTextCursor, stroke: str) -> None:
    match stroke:
        case "type":
            cursor.insertText("x\U0001f600")
        case "break":
            cursor.insertBlock()
        case "remove":
            cursor.removeSelectedText()
        case "bold":
            cursor.mergeCharFormat(convert.char_format(True, False, False, title=False))
        case "list":
            cursor.setBlockFormat(convert.block_format("number", 1))
        case "runs":
            convert.insert_runs(cursor, (Run(text="a{{x}}b", bold=True),), "clause")
        case _:
            cursor.beginEditBlock()
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            cursor.insertText("y")
            cursor.endEditBlock()


def test_fields_are_single_characters_that_remember_their_source() -> None:
    made = document(wording("See {{ref:term}}{{ref:term}} by **{{customer.name}}**."))
    text = made.firstBlock().text()
    assert text == f"See {convert.OBJECT * 2} by {convert.OBJECT}."
    assert convert.joined([convert.read(made)]) == wording(
        "See {{ref:term}}{{ref:term}} by **{{customer.name}}**."
    )


def test_text_typed_after_a_field_is_no_field() -> None:
    made = document(wording("{{x}}"))
    cursor = QTextCursor(made)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(f"y{convert.OBJECT}")
    assert convert.read(made) == (Paragraph(runs=(Run(text="{{x}}y\ufffc"),)),)


def test_part_of_a_block_is_read_by_position() -> None:
    made = document(wording("a\U0001f600**b{{x}}c**"))
    assert convert.read_runs(made.firstBlock(), 1, 5) == (
        Run(text="\U0001f600"),
        Run(text="b{{x}}", bold=True),
    )


def test_an_empty_editor_is_no_wording_but_an_empty_item_is() -> None:
    assert convert.joined([convert.read(document(()))]) == ()
    assert convert.joined([convert.read(document((ListItem(),)))]) == (ListItem(),)


def test_a_change_that_does_not_fit_is_read_whole(qtbot: QtBot) -> None:
    made = document(wording("a\n\nb"))
    known = list[convert.Prose]()
    convert.update(made, known, 99, 5)
    assert tuple(known) == convert.read(made)

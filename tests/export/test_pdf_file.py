"""Pieces of the file itself."""

from sla_desktop.export.look import LOOK
from sla_desktop.export.pdf_file import PdfFile
from sla_desktop.export.pdf_sheet import Sheet
from sla_desktop.export.pdf_syntax import OutlineEntry, name, outline, place_key, string


def test_strings_escape_what_would_end_them() -> None:
    assert string("a(b)\\c\n") == rb"(a\(b\)\\c\012)"


def test_strings_beyond_ascii_are_utf_16_with_a_mark() -> None:
    assert string("é") == rb"(\376\377\000\351)"


def test_names_of_places_are_ascii_and_stay_apart() -> None:
    assert place_key("c-5.2") == b"c-5.2"
    assert place_key("é 5%") == b"%C3%A9%205%25"
    assert place_key("\ud800") == b"%ED%A0%80"


def test_name_objects_escape_all_but_letters_and_digits() -> None:
    assert name("application/json") == b"/application#2Fjson"


def test_an_outline_links_each_entry_to_parent_neighbours_and_children() -> None:
    entries = [OutlineEntry(title, title, level) for title, level in (("a", 0), ("b", 1), ("c", 0))]
    first, second, third, root = outline(entries, [b"1", b"2", b"3", b"4"])
    assert first == b"<</Title(a)/Dest(a)/Parent 4/Next 3/First 2/Last 2/Count -1>>"
    assert second == b"<</Title(b)/Dest(b)/Parent 1>>"
    assert third == b"<</Title(c)/Dest(c)/Parent 4/Prev 1>>"
    assert root == b"<</Type/Outlines/First 1/Last 3/Count 2>>"


def test_leader_dots_need_room() -> None:
    sheet = Sheet(PdfFile(), LOOK, 800, {})
    sheet.dots(11, 12, 100, "000000")
    assert sheet.operators == []
    sheet.dots(10, 100, 100, "000000")
    assert len(sheet.operators) == 1

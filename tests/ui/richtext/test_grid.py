"""Rows, columns and titles of a table of wording, as values."""

from sla_desktop.domain.text import Run, TextTable, runs_text
from sla_desktop.ui.richtext import grid


def cells(*rows: str) -> tuple[tuple[tuple[Run, ...], ...], ...]:
    return tuple(tuple((Run(text=text),) if text != "." else () for text in row) for row in rows)


def said(table: TextTable) -> list[str]:
    return ["".join(runs_text(cell) or "." for cell in line) for line in grid.lines(table)]


TABLE = TextTable(id="t", header=("a", "b"), rows=cells("cd", "ef"))
BARE = TextTable(id="t", rows=cells("cd", "ef"))


def test_lines_have_one_width_and_the_titles_first() -> None:
    ragged = TextTable(id="t", header=("a",), rows=cells("bcd", "e"))
    assert said(ragged) == ["a..", "bcd", "e.."]
    assert said(TextTable(id="t")) == ["."]


def test_a_cell_is_replaced_and_other_rows_stay() -> None:
    assert said(grid.with_cell(TABLE, 1, 1, (Run(text="x"),))) == ["ab", "cx", "ef"]
    assert grid.with_cell(TABLE, 0, 0, (Run(text="x", bold=True),)).header == ("x", "b")


def test_written_cells_make_the_table_grow_up_to_a_limit() -> None:
    assert said(grid.with_cells(TABLE, 2, 1, cells("xy", "z."))) == ["ab.", "cd.", "exy", ".z."]
    wide = grid.with_cells(TABLE, 0, 0, [[(Run(text="x"),)] * 99])
    assert grid.width(wide) == grid.MOST_COLUMNS
    assert grid.add_column(wide, 0) == wide


def test_lines_come_and_go_below_the_titles() -> None:
    assert said(grid.add_line(TABLE, 0)) == ["ab", "..", "cd", "ef"]
    assert said(grid.add_line(BARE, 0)) == ["..", "cd", "ef"]
    assert said(grid.remove_line(TABLE, 1)) == ["ab", "ef"]
    assert grid.remove_line(TABLE, 0) == BARE
    assert said(grid.remove_line(TextTable(id="t", rows=cells("x")), 0)) == ["."]


def test_lines_move_but_not_above_the_titles() -> None:
    assert said(grid.move_line(TABLE, 1, 1)) == ["ab", "ef", "cd"]
    assert grid.move_line(TABLE, 1, -1) == TABLE
    assert grid.move_line(TABLE, 0, 1) == TABLE
    assert grid.move_line(TABLE, 2, 1) == TABLE


def test_columns_come_and_go_but_one_stays() -> None:
    assert said(grid.add_column(TABLE, 1)) == ["a.b", "c.d", "e.f"]
    one = grid.remove_column(TABLE, 0)
    assert said(one) == ["b", "d", "f"]
    assert said(grid.remove_column(one, 0)) == [".", ".", "."]


def test_the_first_line_becomes_titles_and_back() -> None:
    titled = grid.toggle_titles(BARE)
    assert (titled.header, len(titled.rows)) == (("c", "d"), 1)
    assert grid.toggle_titles(titled) == BARE


def test_new_tables_get_ids_of_their_own() -> None:
    assert grid.fresh_id(["table-1", "table-3"]) == "table-2"
    assert said(grid.new_table("t")) == ["..", "..", ".."]

"""Changes to a table of wording, as pure functions. Lines count from the titles, if it has some."""

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from sla_desktop.domain.text import Run, TextTable, normal_runs, runs_text

Cell = tuple[Run, ...]
Line = tuple[Cell, ...]
MOST_COLUMNS = 30


def new_table(table_id: str) -> TextTable:
    """An empty table of two columns with room for titles and two rows."""
    return TextTable(id=table_id, header=("", ""), rows=(((), ()), ((), ())))


def fresh_id(taken: Iterable[str]) -> str:
    """An id that no other table has."""
    known = set(taken)
    number = 1
    while f"table-{number}" in known:
        number += 1
    return f"table-{number}"


def width(table: TextTable) -> int:
    """How many columns there are."""
    return max(1, len(table.header), *map(len, table.rows), 0)


def lines(table: TextTable) -> list[Line]:
    """All lines, the titles first, filled up to one width; at least one."""
    columns = width(table)
    titles: list[Line] = [tuple(_plain(title) for title in table.header)] if table.header else []
    found = [*titles, *table.rows] or [()]
    return [(*line, *((),) * (columns - len(line))) for line in found]


def _plain(text: str) -> Cell:
    return (Run(text=text),) if text else ()


def _made(table: TextTable, changed: Sequence[Line], *, titled: bool) -> TextTable:
    header = tuple(runs_text(cell) for cell in changed[0]) if titled else ()
    return replace(table, header=header, rows=tuple(changed[1:] if titled else changed))


def _changed(table: TextTable, change: Callable[[list[Line]], list[Line]]) -> TextTable:
    return _made(table, change(lines(table)), titled=bool(table.header))


def with_cell(table: TextTable, line: int, column: int, cell: Cell) -> TextTable:
    """One cell replaced."""
    return with_cells(table, line, column, [[cell]])


def with_cells(
    table: TextTable, line: int, column: int, cells: Sequence[Sequence[Cell]]
) -> TextTable:
    """Cells written over from one on; the table grows as needed, up to `MOST_COLUMNS`."""
    found = [list(known) for known in lines(table)]
    columns = max(len(found[0]), column + max((len(row) for row in cells), default=0))
    columns = max(len(found[0]), min(columns, MOST_COLUMNS))
    height = max(len(found), line + len(cells))
    found += [[] for _ in range(height - len(found))]
    for known in found:
        known += [()] * (columns - len(known))
    for down, row in enumerate(cells):
        for right, cell in enumerate(row[: columns - column]):
            found[line + down][column + right] = normal_runs(cell)
    return _made(table, [tuple(known) for known in found], titled=bool(table.header))


def add_line(table: TextTable, at: int) -> TextTable:
    """An empty line before line `at`; never above the titles."""
    place = max(at, 1 if table.header else 0)
    empty: Line = ((),) * width(table)
    return _changed(table, lambda found: [*found[:place], empty, *found[place:]])


def remove_line(table: TextTable, at: int) -> TextTable:
    """Without line `at`; without titles when it is theirs. One line always stays."""
    found = lines(table)
    rest = [*found[:at], *found[at + 1 :]] or [((),) * width(table)]
    return _made(table, rest, titled=bool(table.header) and at > 0)


def move_line(table: TextTable, at: int, by: int) -> TextTable:
    """Line `at` one up or down, below the titles."""
    found = lines(table)
    first = 1 if table.header else 0
    target = at + by
    if at < first or not first <= target < len(found):
        return table
    found[at], found[target] = found[target], found[at]
    return _made(table, found, titled=bool(table.header))


def add_column(table: TextTable, at: int) -> TextTable:
    """An empty column before column `at`, up to `MOST_COLUMNS`."""
    if width(table) >= MOST_COLUMNS:
        return table
    return _changed(table, lambda found: [(*line[:at], (), *line[at:]) for line in found])


def remove_column(table: TextTable, at: int) -> TextTable:
    """Without column `at`; one always stays."""
    if width(table) == 1:
        return with_cells(table, 0, 0, [[()] for _ in lines(table)])
    return _changed(table, lambda found: [(*line[:at], *line[at + 1 :]) for line in found])


def toggle_titles(table: TextTable) -> TextTable:
    """The first line becomes titles, or the titles a line."""
    return _made(table, lines(table), titled=not table.header)

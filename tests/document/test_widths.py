"""Widths of columns: whole words fit, short texts keep their line, long ones share the rest."""

import pytest

from sla_desktop.document.nodes import Column
from sla_desktop.document.widths import TEXT_WIDTH, fitted, text_width
from sla_desktop.domain.show import NBSP

LONG = "A sentence of the owner that does not fit on one line of the table, however wide it is."


def widths(titles: list[str], *rows: list[str], weights: list[float] | None = None) -> list[float]:
    columns = [
        Column(title, weight)
        for title, weight in zip(titles, weights or [1.0] * len(titles), strict=True)
    ]
    found = fitted(columns, rows)
    assert [column.title for column in found] == titles
    return [column.weight for column in found]


def test_no_column_is_narrower_than_its_longest_word() -> None:
    narrow = widths(["Component", "Content"], ["a", LONG], weights=[0.1, 9])
    assert narrow[0] > text_width("Component", 9.5)
    assert widths(["a", "b"], [f"30{NBSP}minutes", LONG])[0] > text_width("30 minutes", 9.5)
    assert widths(["a", "b"], ["one two three", LONG], weights=[0.1, 9])[0] > 60
    assert text_width("“Example", 9.5) > text_width("Example", 9.5)


def test_short_texts_keep_their_line_beside_long_ones() -> None:
    short, long, longer = widths(["When", "What", "Why"], ["Calendar month", LONG, LONG])
    assert short > text_width("Calendar month", 9.5)
    assert long == pytest.approx(longer, abs=15)
    assert sum((short, long, longer)) == pytest.approx(TEXT_WIDTH, abs=0.5)


def test_long_texts_share_the_width_as_drafted() -> None:
    narrow, wide = widths(["a", "b"], [LONG * 2, LONG * 2], weights=[1, 3])
    assert wide > 2 * narrow


def test_what_nobody_needs_is_shared_as_drafted() -> None:
    narrow, wide = widths(["a", "b"], ["x", "y"], weights=[1, 3])
    assert wide / narrow == pytest.approx(2.7, abs=0.3)


def test_lines_of_a_cell_are_measured_one_by_one() -> None:
    lines, _ = widths(["a", "b"], ["one two\nthree", LONG * 2])
    assert lines < text_width("one two three", 9.5) + 11


def test_a_reference_counts_as_what_it_prints() -> None:
    marked, _ = widths(["a", "b"], ["times of {{ref:priorities-of-all}}", LONG])
    written, _ = widths(["a", "b"], ["times of section 00", LONG])
    assert marked == written


def test_an_endless_word_leaves_room_for_the_others() -> None:
    endless, other = widths(["a", "b"], ["x" * 300, LONG])
    assert other > 100
    assert endless > other


def test_more_words_than_the_page_holds_still_have_proportions() -> None:
    many = widths([f"Responsibility {at}" for at in range(12)], ["x"] * 12)
    assert len(many) == 12
    assert all(width > 0 for width in many)

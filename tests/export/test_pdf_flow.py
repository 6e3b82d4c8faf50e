"""Filling pages: nothing torn apart that belongs together, nothing lost, no page empty."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.export.pdf_boxes import Box
from sla_desktop.export.pdf_flow import Break, Item, Page, fill_pages
from sla_desktop.export.pdf_sheet import Sheet


class Block(Struct, frozen=True):
    """A box that splits anywhere if `loose`, as a paragraph of lines one point high."""

    anchor: str
    height: float
    before: float = 0.0
    after: float = 0.0
    gap: float = 0.0
    keep: bool = False
    loose: bool = False
    header: "Block | None" = None

    @property
    def least(self) -> float:
        return min(2.0, self.height) if self.loose else self.height

    def split(self, room: float, page: float) -> "tuple[Block, Block] | None":
        if not self.loose and self.height <= page - (self.header.height if self.header else 0):
            return None
        if int(room) < min(2, self.height):
            return None
        upper = replace(self, height=float(int(room)))
        return upper, replace(self, height=self.height - upper.height)

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        raise AssertionError("nothing is drawn here")


def names(pages: list[Page]) -> list[list[str]]:
    return [[placed.box.anchor for placed in page] for page in pages]


def filled(*items: Item, room: float = 10) -> list[list[str]]:
    return names(fill_pages(items, room))


def test_boxes_follow_each_other_down_the_page() -> None:
    (page,) = fill_pages([Block("a", 3), Block("b", 4)], 10)
    assert [placed.top for placed in page] == [0, 3]


def test_what_does_not_fit_begins_the_next_page() -> None:
    assert filled(Block("a", 6), Block("b", 5), Block("c", 5)) == [["a"], ["b", "c"]]


def test_between_two_boxes_the_larger_space_counts_and_a_gap_always() -> None:
    (page,) = fill_pages(
        [Block("a", 1, after=1), Block("b", 1, before=2, gap=1), Block("c", 1, before=1)], 10
    )
    assert [placed.top for placed in page] == [0, 3, 6]


def test_no_space_stands_above_the_first_box_of_a_page() -> None:
    pages = fill_pages([Block("a", 10, after=5), Block("b", 10, before=5)], 10)
    assert [page[0].top for page in pages] == [0, 0]


def test_a_page_break_begins_a_page() -> None:
    assert filled(Block("a", 1), Break.PAGE, Block("b", 1)) == [["a"], ["b"]]


def test_page_breaks_leave_no_page_empty() -> None:
    breaks = [Break.PAGE, Break.PAGE]
    assert filled(*breaks, Block("a", 1), *breaks, Block("b", 1), *breaks) == [["a"], ["b"]]


def test_there_is_a_page_even_for_nothing() -> None:
    assert filled() == [[]]
    assert filled(Break.PAGE) == [[]]


def test_a_box_stays_with_the_next_one() -> None:
    assert filled(Block("a", 6), Block("h", 2, keep=True), Block("p", 3)) == [["a"], ["h", "p"]]


def test_a_chain_of_boxes_moves_as_one() -> None:
    chain = [Block("h", 1, keep=True), Block("i", 1, keep=True), Block("t", 2, keep=True)]
    assert filled(Block("a", 5), *chain, Block("r", 2)) == [["a"], ["h", "i", "t", "r"]]


def test_the_last_of_a_chain_needs_only_its_beginning() -> None:
    chain = [Block("h", 2, keep=True), Block("p", 9, loose=True)]
    assert filled(Block("a", 6), *chain) == [["a", "h", "p"], ["p"]]


def test_a_chain_higher_than_a_page_holds_by_twos() -> None:
    chain = [Block(f"k{at}", 3, keep=True) for at in range(5)]
    assert filled(Block("a", 6), *chain, Block("z", 3)) == [
        ["a"],
        ["k0", "k1"],
        ["k2", "k3"],
        ["k4", "z"],
    ]


def test_a_chain_ends_at_a_page_break() -> None:
    assert filled(Block("a", 8), Block("h", 2, keep=True), Break.PAGE, Block("p", 5)) == [
        ["a", "h"],
        ["p"],
    ]


def test_a_chain_at_the_very_end_is_placed() -> None:
    assert filled(Block("a", 8), Block("h", 2, keep=True)) == [["a", "h"]]


def test_a_header_is_repeated_above_rows_on_a_new_page() -> None:
    header = Block("head", 2, keep=True)
    rows = [Block(f"r{at}", 3, header=header) for at in range(5)]
    assert filled(header, *rows) == [["head", "r0", "r1"], ["head", "r2", "r3"], ["head", "r4"]]


def test_a_row_higher_than_a_page_is_split_below_repeated_headers() -> None:
    header = Block("head", 2, keep=True)
    pages = fill_pages([header, Block("tall", 20, header=header), Block("z", 1)], 10)
    assert names(pages) == [["head", "tall"], ["head", "tall"], ["head", "tall", "z"]]
    assert [placed.top for placed in pages[2]] == [0, 2, 6]


def test_a_box_that_can_neither_fit_nor_split_is_placed_all_the_same() -> None:
    class Rigid(Block, frozen=True):
        def split(self, room: float, page: float) -> None:
            return None

    assert filled(Block("a", 1), Rigid("huge", 30), Block("b", 1)) == [["a"], ["huge"], ["b"]]


boxes = st.builds(
    Block,
    st.just("x"),
    st.integers(1, 40).map(float),
    before=st.integers(0, 6).map(float),
    after=st.integers(0, 6).map(float),
    keep=st.booleans(),
    loose=st.booleans(),
)


@given(st.lists(boxes | st.just(Break.PAGE), max_size=40))
def test_all_is_placed_in_order_inside_the_pages(items: list[Block | Break]) -> None:
    numbered: list[Item] = [
        item if isinstance(item, Break) else replace(item, anchor=str(at))
        for at, item in enumerate(items)
    ]
    pages = fill_pages(numbered, 20)
    placed = [each.box for page in pages for each in page]
    heights: dict[str, float] = {}
    for box in placed:
        heights[box.anchor] = heights.get(box.anchor, 0) + box.height
    wanted = {each.anchor: each.height for each in numbered if not isinstance(each, Break)}
    assert heights == wanted
    assert list(heights) == list(wanted)
    assert all(pages) or not wanted
    for page in pages:
        bottoms = [each.top + each.box.height for each in page]
        assert all(bottom <= 20 + 1e-6 for bottom in bottoms)
        assert all(bottom <= each.top for bottom, each in zip(bottoms, page[1:], strict=False))


def test_a_block_is_a_box() -> None:
    box: Box = Block("a", 1)
    assert box.least == 1

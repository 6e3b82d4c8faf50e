"""Characters that no shipped font draws stop the PDF, with their names and places."""

import pytest
from msgspec.structs import replace

from sla_desktop.document.nodes import (
    Block,
    Clause,
    Column,
    Contents,
    Heading,
    Listing,
    ListItem,
    Paragraph,
    Table,
    TitleBlock,
)
from sla_desktop.export.pdf import UncoveredCharactersError, layout_pages, write_pdf
from tests.export.docs import (
    LABELS,
    document,
    text,
)


def test_a_character_that_no_font_draws_stops_the_file_with_name_and_place() -> None:
    blocks = (
        Heading("h", 1, "5", text("Service levels")),
        Clause("c", 2, "5.2", text("served in \u670d\u52a1")),
        Listing((ListItem(text("\u0915"), "\u2022"),)),
        Table("t", (Column("\u0e01"),), (), caption="Targets"),
    )
    with pytest.raises(UncoveredCharactersError) as caught:
        write_pdf(document(*blocks))
    told = str(caught.value)
    assert "\u201c\u670d\u201d (CJK UNIFIED IDEOGRAPH-670D) in clause 5.2" in told
    assert "DEVANAGARI LETTER KA) in clause 5.2" in told
    assert "THAI CHARACTER KO KAI) in table \u201cTargets\u201d" in told
    assert told.count(".") == 4
    assert told.endswith(".")
    assert len(caught.value.uncovered) == 4


def test_many_such_characters_are_counted_not_listed() -> None:
    with pytest.raises(UncoveredCharactersError, match=" and 95 more: "):
        write_pdf(document(Paragraph(text("".join(map(chr, range(0x4E00, 0x4E64)))))))


@pytest.mark.parametrize(
    ("blocks", "place"),
    [
        ((Heading("h", 1, "5", text("\u4e00 levels")),), "section 5 \u201c\u4e00 levels\u201d"),
        ((Heading("h", 1, "", text("Levels \u4e00")),), "section \u201cLevels \u4e00\u201d"),
        ((Contents("C"), Heading("h", 1, "5", text("\u4e00"))), "section 5 \u201c\u4e00\u201d"),
        ((Clause("c", 2, "", text("\u4e00")),), "the beginning"),
        (
            (Contents("C"), Paragraph(text("\u4e00")), Heading("h", 1, "5", text("last"))),
            "the beginning",
        ),
        ((TitleBlock("\u4e00", "", ()),), "the title block"),
    ],
)
def test_the_place_is_the_nearest_heading_or_number(blocks: tuple[Block, ...], place: str) -> None:
    with pytest.raises(UncoveredCharactersError) as caught:
        write_pdf(document(*blocks))
    assert [each.place for each in caught.value.uncovered] == [place]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"labels": replace(LABELS, header_right="\u4e00")}, "the header"),
        ({"labels": replace(LABELS, footer_left="\u4e00")}, "the footer"),
        ({"watermark": "\u4e00"}, "the watermark"),
    ],
)
def test_header_footer_and_watermark_are_places_too(changes: dict[str, object], place: str) -> None:
    with pytest.raises(UncoveredCharactersError) as caught:
        write_pdf(replace(document(), **changes))
    assert [each.place for each in caught.value.uncovered] == [place]


def test_layout_does_not_mind_such_characters() -> None:
    assert layout_pages(document(Heading("h", 1, "", text("\u4e00")))) == {"": 1, "h": 1}

"""Markers in every place that holds text become values, references or ruled lines."""

import pytest

from sla_desktop.document.drafting import blank, reference
from sla_desktop.document.nodes import (
    Blank,
    Block,
    Cell,
    Clause,
    Column,
    Contents,
    Heading,
    Inlines,
    Listing,
    ListItem,
    PageBreak,
    Paragraph,
    PartyBlock,
    Reference,
    Run,
    Signature,
    SignatureBlock,
    Table,
    TitleBlock,
)
from sla_desktop.document.settle import Settler, ruled
from sla_desktop.domain.agreement import Agreement, CustomField

AGREEMENT = Agreement(
    id="a",
    title="Title",
    fields=(CustomField(id="x", value="value"), CustomField(id="sly", value="{{title}}")),
)
SETTLER = Settler(AGREEMENT, {"levels": "section 5"})


def settled(text: str) -> Inlines:
    return SETTLER.inlines((Run(text, bold=True),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", (Run("plain", bold=True),)),
        ("a {{x}} b", (Run("a ", bold=True), Run("value", bold=True), Run(" b", bold=True))),
        ("{{ref:levels}}", (Reference("section 5", "levels"),)),
        ("{{ ref: levels }}", (Reference("section 5", "levels"),)),
        ("{{ref:gone}}", (ruled("section"),)),
        ("{{gone}}", (ruled("gone"),)),
        ("{{blank:Name}}", (ruled("Name"),)),
        ("half {{x", (Run("half x", bold=True),)),
        ("x}} half", (Run("x half", bold=True),)),
        ("{{sly}}", (Run("{{title}}", bold=True),)),
    ],
)
def test_a_run_is_cut_at_its_markers(text: str, expected: Inlines) -> None:
    assert settled(text) == expected


def test_runs_without_markers_stay_the_same_object() -> None:
    content = (Run("plain"), Blank("x"))
    assert SETTLER.inlines(content) is content


def test_what_is_no_run_stays_as_it_is() -> None:
    content = (Blank("x"), Run("{{x}}"))
    assert SETTLER.inlines(content) == (Blank("x"), Run("value"))


def test_plain_text_shows_what_is_missing_as_a_line() -> None:
    assert SETTLER.text("plain") == "plain"
    assert SETTLER.text("a {{x}}, {{gone}}, {{ref:levels}}, {{") == "a value, ____, section 5, "


def test_a_ruled_line_is_as_wide_as_its_label_asks() -> None:
    assert ruled("x").width < ruled("Address of the Customer").width
    assert ruled("x" * 500).width == 200


def test_marks_of_the_program_cannot_be_broken_by_braces() -> None:
    assert SETTLER.inlines((Run(blank("a}} {{b")),)) == (ruled("a b"),)
    assert reference("") == ""


MARKED: list[tuple[Block, Block]] = [
    (Heading("h", 1, "1", (Run("{{x}}"),)), Heading("h", 1, "1", (Run("value"),))),
    (Clause("c", 2, "1.1", (Run("{{x}}"),)), Clause("c", 2, "1.1", (Run("value"),))),
    (Paragraph((Run("{{x}}"),)), Paragraph((Run("value"),))),
    (
        Listing((ListItem((Run("{{x}}"),), "•"), ListItem((Run("y"),), "•"))),
        Listing((ListItem((Run("value"),), "•"), ListItem((Run("y"),), "•"))),
    ),
    (
        Table("t", (Column("{{x}}"),), ((Cell(()),),), "{{x}}", "{{x}}"),
        Table("t", (Column("value"),), ((Cell(()),),), "value", "value"),
    ),
    (
        Table("t", (Column("a"),), ((Cell(((Run("{{x}}"),),)),),)),
        Table("t", (Column("a"),), ((Cell(((Run("value"),),)),),)),
    ),
    (
        SignatureBlock(
            "s", (Signature("{{x}}", (Run("{{x}}"),), "{{x}}"),), ("a", "b", "c", "d", "e")
        ),
        SignatureBlock(
            "s", (Signature("value", (Run("value"),), "value"),), ("a", "b", "c", "d", "e")
        ),
    ),
    (
        TitleBlock("{{x}}", "{{x}}", (PartyBlock("{{x}}", (Run("{{x}}"),), ((Run("{{x}}"),),)),)),
        TitleBlock("value", "value", (PartyBlock("value", (Run("value"),), ((Run("value"),),)),)),
    ),
]


@pytest.mark.parametrize(("block", "expected"), MARKED)
def test_every_block_is_settled(block: Block, expected: Block) -> None:
    assert SETTLER.block(block) == expected


@pytest.mark.parametrize(
    "block",
    [
        Heading("h", 1, "1", (Run("y"),)),
        Listing((ListItem((Run("y"),), "•"),)),
        Table("t", (Column("a"),), ((Cell(((Run("y"), Blank("z")),)),),)),
        Contents("Contents"),
        PageBreak(),
    ],
)
def test_a_block_without_markers_stays_the_same_object(block: Block) -> None:
    assert SETTLER.block(block) is block

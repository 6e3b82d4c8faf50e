"""Whatever shape an agreement has, its document is whole: nothing empty, nothing raw."""

from itertools import pairwise

import pytest

from sla_desktop.document.compose import compose
from sla_desktop.document.nodes import (
    Block,
    Clause,
    Document,
    Heading,
    Inlines,
    Listing,
    PageBreak,
    Paragraph,
    Reference,
    SignatureBlock,
    Table,
)
from sla_desktop.document.plain import plain_text
from sla_desktop.document.printed import printed_copy
from tests.checks.random_agreements import random_agreement
from tests.document.filled import filled_agreement
from tests.document.small import department_agreement, support_agreement

AGREEMENTS = {
    "filled": filled_agreement(),
    "support": support_agreement(),
    "departments": department_agreement(),
    **{f"random-{seed}": random_agreement(seed) for seed in range(40)},
}
DOCUMENTS = {name: compose(agreement) for name, agreement in AGREEMENTS.items()}

by_document = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)


def contents(block: Block) -> list[Inlines]:
    match block:
        case Heading() | Clause() | Paragraph():
            return [block.content]
        case Listing():
            return [item.content for item in block.items]
        case Table():
            return [
                paragraph for row in block.rows for cell in row for paragraph in cell.paragraphs
            ]
        case _:
            return []


@by_document
def test_no_raw_marker_prints(document: Document) -> None:
    text = plain_text(document)
    assert "{{" not in text
    assert "}}" not in text


@by_document
def test_no_heading_stands_without_content(document: Document) -> None:
    for block, after in pairwise((*document.blocks, PageBreak())):
        if isinstance(block, Heading):
            deeper = isinstance(after, Heading) and after.level > block.level
            assert deeper or not isinstance(after, Heading | PageBreak), block


@by_document
def test_no_table_has_an_empty_row_or_column(document: Document) -> None:
    for block in document.blocks:
        if isinstance(block, Table):
            assert all(any(cell.paragraphs for cell in row) for row in block.rows)
            columns = zip(*block.rows, strict=True)
            assert all(any(cell.paragraphs for cell in column) for column in columns)
            assert len(block.columns) == len(block.rows[0])


@by_document
def test_ids_are_unique_and_references_lead_somewhere(document: Document) -> None:
    ids = [
        block.id
        for block in document.blocks
        if isinstance(block, Heading | Clause | Table | SignatureBlock)
    ]
    assert len(set(ids)) == len(ids)
    targets = {
        inline.target
        for block in document.blocks
        for content in contents(block)
        for inline in content
        if isinstance(inline, Reference)
    }
    assert targets <= set(ids)


@by_document
def test_numbers_are_unique_and_levels_fit(document: Document) -> None:
    numbers = [
        block.number
        for block in document.blocks
        if isinstance(block, Heading | Clause) and "." in block.number
    ]
    assert len(set(numbers)) == len(numbers)
    for block in document.blocks:
        if isinstance(block, Heading | Clause):
            lowest, highest = (1, 3) if isinstance(block, Heading) else (2, 5)
            assert lowest <= block.level <= highest
            if block.number and "." in block.number:
                assert block.number.count(".") == block.level - 1


@pytest.mark.parametrize("name", AGREEMENTS)
def test_the_copy_prints_the_same_document(name: str) -> None:
    copy = printed_copy(AGREEMENTS[name])
    assert compose(copy) == DOCUMENTS[name]
    assert printed_copy(copy) == copy

"""The printed sheets read in short sentences."""

import re
from collections.abc import Iterator

import pytest

from sla_desktop.document.compose import compose
from sla_desktop.document.nodes import Block, Clause, Paragraph, Table
from sla_desktop.document.plain import inlines_text
from tests.sheets import linux_operations, office_cleaning, sales_marketing

MOST_WORDS = 25
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")
BUILDERS = {
    "linux": linux_operations.build,
    "cleaning": office_cleaning.build,
    "sales": sales_marketing.build,
}


def texts(block: Block) -> Iterator[str]:
    match block:
        case Clause() | Paragraph():
            yield inlines_text(block.content)
        case Table():
            for row in block.rows:
                yield from (inlines_text(text) for cell in row for text in cell.paragraphs)
        case _:
            return


@pytest.mark.parametrize("sheet", BUILDERS)
def test_no_sentence_is_long(sheet: str) -> None:
    sentences = [
        sentence
        for block in compose(BUILDERS[sheet]()).blocks
        for text in texts(block)
        for sentence in SENTENCE_END.split(text)
    ]
    assert len(sentences) > 100
    assert [each for each in sentences if len(each.split()) > MOST_WORDS] == []

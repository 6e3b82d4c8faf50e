"""Templates, fresh and filled from their examples, and samples print nothing empty or raw."""

import re
from collections.abc import Iterator

import pytest

from sla_desktop import resources
from sla_desktop.catalogue.templates import filled, start, templates
from sla_desktop.document.compose import compose
from sla_desktop.document.nodes import (
    Block,
    Clause,
    Document,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    SignatureBlock,
    Table,
)
from sla_desktop.document.plain import inlines_text, plain_text
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.copyfile import decode

FRESH = [(f"{name} fresh", start(each, "sla-1")) for name, each in templates().items()]
FILLED = [
    (f"{name} filled", filled(start(each, "sla-1"), each, [(f.id, f.example) for f in each.fields]))
    for name, each in templates().items()
]
SAMPLES = [
    (path.stem, decode(path.read_bytes(), path.name)[0])
    for path in sorted(resources.path("samples").glob("*.sladraft"))
]
every_agreement = pytest.mark.parametrize(
    "agreement", [pytest.param(each, id=name) for name, each in [*FRESH, *FILLED, *SAMPLES]]
)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Clause() | Paragraph():
            yield inlines_text(block.content)
        case Listing():
            yield from (inlines_text(item.content) for item in block.items)
        case _:
            return


def _without_content(document: Document) -> list[str]:
    """Headings with nothing below them but a heading of the same level or a higher one."""
    found: list[str] = []
    for at, block in enumerate(document.blocks):
        if not isinstance(block, Heading):
            continue
        rest = [each for each in document.blocks[at + 1 :] if not isinstance(each, PageBreak)]
        following = rest[0] if rest else None
        if following is None or (isinstance(following, Heading) and following.level <= block.level):
            found.append(inlines_text(block.content))
    return found


@every_agreement
def test_nothing_raw_or_empty_prints(agreement: Agreement) -> None:
    document = compose(agreement)
    assert _without_content(document) == []
    assert [b for b in document.blocks if any(not text.strip() for text in _texts(b))] == []
    assert [b.id for b in document.blocks if isinstance(b, Table) and not b.rows] == []
    assert [b for b in document.blocks if isinstance(b, SignatureBlock) and not b.signatures] == []
    page = plain_text(document)
    assert [mark for mark in ("{{", "}}", "None", "()", "  .", " ,") if mark in page] == []
    assert re.findall(r"\w+\.\.", page) == []

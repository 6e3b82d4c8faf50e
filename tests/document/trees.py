"""A document tree as text, a line a node: what golden files hold."""

from collections.abc import Iterator

from sla_desktop.document.nodes import (
    Blank,
    Block,
    Clause,
    Contents,
    Document,
    Heading,
    Inline,
    Inlines,
    Listing,
    PageBreak,
    Paragraph,
    Reference,
    SignatureBlock,
    Table,
    TitleBlock,
)
from sla_desktop.domain.show import NBSP


def tree(document: Document) -> str:
    """Properties first, then every block with its id, level, number and content."""
    labels = document.labels
    lines = [
        f"document {document.title!r} {document.language} {document.page_size}",
        f"  subject {document.subject!r}",
        f"  author {document.author!r} version {document.version!r}",
        f"  header {labels.header_left!r} | {labels.header_right!r}",
        f"  footer {labels.footer_left!r} | {labels.footer_middle!r}",
        f"  watermark {document.watermark!r}",
        *(line for block in document.blocks for line in _block(block)),
    ]
    return "\n".join(line.rstrip() for line in lines).replace(NBSP, "~") + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Clause():
            kind = type(block).__name__.lower()
            keep = _keep(block)
            yield f"{kind} {block.level}{keep} #{block.id} [{block.number}] {words(block.content)}"
        case Paragraph():
            yield f"paragraph {block.level}{_keep(block)} {words(block.content)}"
        case Listing():
            yield f"list {block.level}"
            yield from (f"  {'  ' * i.depth}{i.marker} {words(i.content)}" for i in block.items)
        case Table():
            yield from _table(block)
        case TitleBlock():
            yield from _title(block)
        case SignatureBlock():
            yield from _signatures(block)
        case Contents():
            yield f"contents {block.title!r}"
        case PageBreak():
            yield "page break"


def _title(block: TitleBlock) -> Iterator[str]:
    yield f"title {block.title!r} / {block.subtitle!r}"
    for party in block.parties:
        details = " | ".join(words(detail) for detail in party.details)
        yield f"  {party.role}: {words(party.name)} | {details}"


def _signatures(block: SignatureBlock) -> Iterator[str]:
    yield f"signatures #{block.id}"
    for each in block.signatures:
        known = " | ".join((each.name, each.position, each.place, each.date))
        yield f"  {each.role}: {words(each.party)} | {known}"


def _keep(block: Heading | Clause | Paragraph | Table) -> str:
    bound = not isinstance(block, Heading) and block.keep_with_next
    return " keep" if bound else ""


def _table(table: Table) -> Iterator[str]:
    side = f"{' header-column' if table.first_column_is_header else ''}{_keep(table)}"
    yield f"table #{table.id}{side} caption {table.caption!r} alt {table.alt!r}"
    marks = {"left": "", "right": ">", "center": "^"}
    yield "  = " + " | ".join(f"{marks[each.align]}{each.title}" for each in table.columns)
    for row in table.rows:
        yield "  - " + " | ".join(" / ".join(map(words, cell.paragraphs)) for cell in row)


def words(content: Inlines) -> str:
    return "".join(_inline(part) for part in content)


def _inline(part: Inline) -> str:
    match part:
        case Blank():
            return f"____({part.label})"
        case Reference():
            return f"<{part.text} -> {part.target}>"
        case _:
            marks = "**" * part.bold + "*" * part.italic + "_" * part.underline
            return f"{marks}{part.text}{marks[::-1]}"

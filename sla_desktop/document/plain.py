"""A document as readable plain text, for a terminal."""

from collections.abc import Iterator

from sla_desktop.document.nodes import (
    Blank,
    Block,
    Clause,
    Contents,
    Document,
    Heading,
    Inlines,
    Listing,
    PageBreak,
    Paragraph,
    SignatureBlock,
    Table,
    TitleBlock,
)

RULED = "____"
_WIDTH = 96  # of a table that stands in columns; wider ones print row by row


def plain_text(document: Document) -> str:
    """Headings and clauses with their numbers, lists, tables, ruled lines as "____"."""
    lines: list[str] = []
    for block in document.blocks:
        lines += _block(block)
    text = "\n".join(line.rstrip() for line in lines).strip()
    return f"{text.replace(chr(0xA0), ' ')}\n"


def inlines_text(content: Inlines) -> str:
    return "".join(RULED if isinstance(part, Blank) else part.text for part in content)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            title = f"{block.number}  {inlines_text(block.content)}".strip()
            yield from ("", title, "=-."[block.level - 1] * len(title))
        case Clause():
            indent = "    " * max(0, block.level - 2)
            yield from ("", f"{indent}{block.number}  {inlines_text(block.content)}")
        case Paragraph():
            yield from ("", f"{'    ' * max(0, block.level - 1)}{inlines_text(block.content)}")
        case Listing():
            yield ""
            for item in block.items:
                indent = "    " * (max(0, block.level - 1) + item.depth)
                yield f"{indent}{item.marker} {inlines_text(item.content)}"
        case Table():
            yield from _table(block)
        case TitleBlock():
            yield from _title(block)
        case Contents() | PageBreak():
            return
        case _:
            yield from _signatures(block)


def _title(block: TitleBlock) -> Iterator[str]:
    yield block.title
    if block.subtitle:
        yield block.subtitle
    for party in block.parties:
        yield from ("", f"{party.role}: {inlines_text(party.name)}")
        for detail in party.details:
            yield f"    {inlines_text(detail)}"


def _table(table: Table) -> Iterator[str]:
    titles = [column.title for column in table.columns]
    rows = [
        ["\n".join(inlines_text(part) for part in cell.paragraphs) for cell in row]
        for row in table.rows
    ]
    yield ""
    if table.caption:
        yield table.caption
    if not any(titles) and len(titles) == 2:
        yield from (f"  {key}: {text.replace(chr(10), '; ')}" for key, text in rows)
        return
    widths = [max(len(row[at]) for row in [titles, *rows]) for at in range(len(titles))]
    one_line = not any("\n" in text for row in rows for text in row)
    if one_line and sum(widths) + 2 * len(widths) <= _WIDTH:
        yield from _columns(table, titles, rows, widths)
    else:
        yield from _row_by_row(titles, rows)


def _columns(
    table: Table, titles: list[str], rows: list[list[str]], widths: list[int]
) -> Iterator[str]:
    rule = ["-" * width for width in widths]
    for row in [titles, rule, *rows] if any(titles) else rows:
        cells = [
            text.rjust(width) if column.align == "right" else text.ljust(width)
            for text, width, column in zip(row, widths, table.columns, strict=True)
        ]
        yield f"  {'  '.join(cells)}"


def _row_by_row(titles: list[str], rows: list[list[str]]) -> Iterator[str]:
    for row in rows:
        lead = "- "
        for title, text in zip(titles, row, strict=True):
            if text:
                shown = text.replace("\n", "; ")
                yield f"  {lead}{title}: {shown}" if title else f"  {lead}{shown}"
                lead = "  "


def _signatures(block: SignatureBlock) -> Iterator[str]:
    sign, *labels = block.labels
    for each in block.signatures:
        yield from ("", f"{each.role}: {inlines_text(each.party)}", f"    {sign}: {RULED}")
        values = (each.name, each.position, each.place, each.date)
        yield from (
            f"    {label}: {text or RULED}" for label, text in zip(labels, values, strict=True)
        )

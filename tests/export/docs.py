"""Composed documents to write in tests and benchmarks: every node, long, hostile."""

from sla_desktop.document.nodes import (
    Attachment,
    Blank,
    Block,
    Cell,
    Clause,
    Column,
    Contents,
    Document,
    Heading,
    Inlines,
    Listing,
    ListItem,
    PageBreak,
    PageLabels,
    Paragraph,
    PartyBlock,
    Reference,
    Run,
    Signature,
    SignatureBlock,
    Table,
    TitleBlock,
)

LABELS = PageLabels(
    header_left="Managed IT support agreement",
    header_right="Version 1.2 (draft)",
    footer_left="Harbour Systems Ltd · Wren & Marlow LLP",
    footer_middle="Confidential",
)
HOSTILE = (
    "<b>bold?</b>",
    "AT&T & sons",
    "]]> <![CDATA[x]]>",
    "&#x110000; &amp; &nbsp;",
    "\"quoted\" 'single'",
    "{{customer.name}} %1.%2 %s {page} {0}",
    "<w:t>nested</w:t>",
    "tab\there, break\nthere",
    "  leading and trailing  ",
    "café Ελληνικά Кириллица 服务 مرحبا 😀",
    "non\u00a0breaking \u2011 \u00ad soft",
)
REMOVED = "\x00\x07\x1b\ud800\ufffe\ufeff"  # no document can hold these


def text(value: str) -> Inlines:
    """One plain run."""
    return (Run(value),)


def cells(*values: str) -> tuple[Cell, ...]:
    """A table row of plain text."""
    return tuple(Cell((text(value),)) for value in values)


def document(*blocks: Block, watermark: str = "") -> Document:
    """A document around `blocks`."""
    return Document(
        title="Managed IT support agreement",
        subject="Service level agreement between Harbour Systems Ltd and Wren & Marlow LLP",
        author="Harbour Systems Ltd",
        language="en-GB",
        version="1.2",
        agreement_id="sla-0042",
        blocks=blocks,
        labels=LABELS,
        watermark=watermark,
    )


ATTACHMENT = Attachment(
    "agreement.json", "application/json", b'{"format": 1, "name": "\xc3\xa9"}', "The agreement"
)


def front() -> tuple[Block, ...]:
    """Title block, document control, contents."""
    return (
        TitleBlock(
            "Managed IT support agreement",
            "Service level agreement, version 1.2, 1 December 2026",
            (
                PartyBlock(
                    "Provider",
                    text("Harbour Systems Ltd"),
                    (
                        text("Registered in England, number 01234567"),
                        text("12 Quay Street, Bristol BS1 4QA"),
                        (Run("Represented by "), Blank("Provider's signatory", 110)),
                    ),
                ),
                PartyBlock(
                    "Customer",
                    text("Wren & Marlow LLP"),
                    (text("4 Temple Court, London EC4Y 9AA"), text("Partner in charge: J. Wren")),
                ),
            ),
        ),
        Table(
            "control",
            (
                Column("Version", 1),
                Column("Date", 1.5),
                Column("Author", 2),
                Column("What changed", 4),
            ),
            (
                cells("1.0", "2 March 2026", "A. Harbour", "First issue"),
                cells("1.1", "14 July 2026", "A. Harbour", "Saturday hours added"),
                cells("1.2", "21 November 2026", "J. Wren", "Credit ladder from 99.9 % down"),
            ),
            caption="Document control",
            alt="Versions of this agreement with date, author and change",
        ),
        Table(
            "glance",
            (Column("", 1), Column("", 3)),
            (
                cells("Service", "Managed IT support for 45 workplaces"),
                cells("Hours", "Monday to Friday 08:00–18:00, Saturday 09:00–13:00 (London)"),
                cells("Main target", "99.9 % of service minutes in a month; P1 fixed within 4 h"),
                cells("Credits", "5 % to 25 % of the monthly fee"),
                cells("Notice", "3 months before the end of a term"),
            ),
            caption="Key terms at a glance",
            alt="The main terms in one table",
            first_column_is_header=True,
        ),
        PageBreak(),
        Contents("Contents"),
        PageBreak(),
    )


def sample(watermark: str = "") -> Document:
    """A short agreement that holds every kind of node."""
    return document(
        *front(),
        Heading("background", 1, "", text("Background")),
        Paragraph(
            text(
                "The Provider looks after the Customer's workplaces, servers and network. "
                "The parties agree what service is owed, how it is measured and what follows "
                "when it falls short."
            )
        ),
        Heading("definitions", 1, "1", text("Definitions")),
        Clause("d1", 2, "1.1", text("Words with a capital letter mean what this table says.")),
        Table(
            "terms",
            (Column("Term", 1), Column("Meaning", 3)),
            (
                cells("Service Hours", "The hours of Schedule 1 in the zone Europe/London."),
                cells("Outage", "A time in which three checks in a row failed."),
                (
                    Cell((text("Priority 1"),)),
                    Cell((text("The service is down for everyone."), text("No way around it."))),
                ),
            ),
            alt="Defined terms",
            first_column_is_header=True,
        ),
        Heading("levels", 1, "2", text("Service levels")),
        Paragraph(
            text("The Provider meets these levels in every calendar month."), keep_with_next=True
        ),
        Table(
            "targets",
            (
                Column("Metric", 3),
                Column("Target", 1, "right"),
                Column("Minimum", 1, "right"),
                Column("Window", 1.2, "center"),
            ),
            (
                cells("Availability", "99.9 %", "99.5 %", "month"),
                cells("P1 response", "15 min", "30 min", "month"),
                (
                    Cell((text("P1 fix"),)),
                    Cell(((Blank("Target of P1 fix", 40),),)),
                    Cell((text("8 h"),)),
                    Cell(()),
                ),
            ),
            caption="Targets",
            alt="Metrics with target, minimum and window",
        ),
        Heading("measuring", 2, "2.1", text("How it is measured")),
        Clause(
            "m1",
            3,
            "2.1.1",
            (
                Run("Availability", bold=True),
                Run(" is the share of "),
                Run("service minutes", italic=True),
                Run(" without an "),
                Run("Outage", underline=True),
                Run(", as defined in clause "),
                Reference("1.1", "d1"),
                Run("; what counts as maintenance stands in clause "),
                Reference("2.2(a)", "x1"),
                Run(" and what follows in section "),
                Reference("3", "credits"),
                Run("."),
            ),
        ),
        Clause("m2", 3, "2.1.2", text("Checks run every five minutes from two places.")),
        Paragraph(
            text("A check that fails in one place only is repeated after a minute."), level=3
        ),
        Clause("ex", 2, "2.2", text("Not counted are minutes:")),
        Clause("x1", 4, "(a)", text("of maintenance announced five business days ahead;")),
        Clause("x2", 4, "(b)", text("in which the Customer's own line was down, that is:")),
        Clause("x3", 5, "(i)", text("the leased line of its carrier; or")),
        Clause("x4", 5, "(ii)", text("its wireless network;")),
        Paragraph(text("as the Provider's probe on site shows."), level=4),
        Clause("x5", 4, "(c)", text("of events beyond the parties' control.")),
        Clause("m3", 2, "2.3", (Run("Readings are kept "), Blank("Retention of readings"))),
        Heading("detail", 3, "2.3.1", text("Probes")),
        Clause("m4", 3, "2.3.2", text("A second probe stands by.")),
        Heading("credits", 1, "3", text("Service credits")),
        Paragraph(text("Guidance: agree a ladder without gaps."), note="guidance"),
        Clause("c1", 2, "3.1", text("The Customer may choose how a credit is given:")),
        Listing(
            (
                ListItem(text("as a deduction from the next invoice:"), "1.", 0, True),
                ListItem(text("in full, or"), "(a)", 1, True),
                ListItem(text("in two parts;"), "(b)", 1, True),
                ListItem(text("as money, within 30 days, when:"), "2.", 0, True),
                ListItem(text("the agreement has ended, or"), "(a)", 1, True),
                ListItem(text("no invoice is due."), "(b)", 1, True),
            ),
            level=2,
        ),
        Paragraph(text("In every case:"), level=2, keep_with_next=True),
        Listing(
            (
                ListItem(text("without a claim of its own,"), "•"),
                ListItem(text("shown on the invoice:"), "•"),
                ListItem(text("by month, and"), "–", 1),
                ListItem(text("by metric."), "–", 1),
            ),
            level=2,
        ),
        Listing(
            (
                ListItem(text("A new list starts again;"), "1.", 0, True),
                ListItem(text("and goes on."), "2.", 0, True),
            )
        ),
        Paragraph(text("Credits are no penalty."), note="muted"),
        Heading("signatures", 1, "4", text("Signatures")),
        Paragraph(text("Signed by the parties' authorised representatives.")),
        signatures(),
        PageBreak(),
        Heading("schedule", 1, "", text("Schedule 1: Service hours")),
        Heading("zone", 2, "", text("Zone")),
        Paragraph((Run("All times are London times. See "), Reference("Signatures", "signatures"))),
        watermark=watermark,
    )


def signatures(count: int = 2) -> SignatureBlock:
    """Signature blocks, the first partly filled in."""
    return SignatureBlock(
        "signing",
        (
            Signature("For the Provider", text("Harbour Systems Ltd"), "Ada Harbour", "Director"),
            Signature("For the Customer", text("Wren & Marlow LLP")),
            Signature("For the Guarantor", text("Marlow Holdings plc")),
        )[:count],
        ("Signature", "Name", "Position", "Place", "Date"),
    )


def hostile() -> Document:
    """Every place that takes text, filled with text that looks like mark-up or breaks files."""
    nasty = "".join(HOSTILE) + REMOVED
    return Document(
        title=nasty,
        subject=nasty,
        author=nasty,
        language="en-GB",
        version=nasty,
        agreement_id=nasty,
        blocks=(
            TitleBlock(nasty, nasty, (PartyBlock(nasty, text(nasty), (text(nasty),)),)),
            Contents(nasty),
            Heading(nasty, 1, "1", text(nasty)),
            *(Clause(f"c{at}", 2, f"1.{at}", text(each)) for at, each in enumerate(HOSTILE, 1)),
            Paragraph((Reference(nasty, nasty), Reference(nasty, "nowhere"), Blank(nasty))),
            Listing((ListItem(text(nasty), nasty), ListItem(text(nasty), nasty, 1, True))),
            Table(
                nasty,
                (Column(nasty), Column("")),
                (cells(nasty, nasty),),
                caption=nasty,
                alt=nasty,
            ),
            SignatureBlock(
                nasty,
                (Signature(nasty, text(nasty), nasty, nasty, nasty, nasty),),
                (nasty, nasty, nasty, nasty, nasty),
            ),
        ),
        labels=PageLabels(nasty, nasty, nasty, nasty, nasty),
        watermark=nasty,
    )


_SPEECH = (
    "the provider shall keep each measured reading of the agreed service for the customer and "
    "report it in writing within five business days after the end of the month unless both "
    "parties agreed otherwise before the maintenance window of that service was announced"
)
_WORDS = _SPEECH.split()


def prose(seed: int, words: int = 42) -> str:
    """Some varied sentences; the same `seed` gives the same words."""
    chosen = [_WORDS[(seed * 7 + at * at + at * seed) % len(_WORDS)] for at in range(words)]
    return " ".join(chosen).capitalize() + "."


def section(at: int) -> tuple[Block, ...]:
    """One section of the long document, about two pages."""
    blocks: list[Block] = [Heading(f"s{at}", 1, str(at), text(f"Service area number {at}"))]
    for part in range(1, 4):
        blocks.append(
            Heading(f"s{at}.{part}", 2, f"{at}.{part}", text(f"Part {part} of area {at}"))
        )
        for clause in range(1, 5):
            blocks.append(
                Clause(
                    f"s{at}.{part}.{clause}",
                    3,
                    f"{at}.{part}.{clause}",
                    (
                        Run("Duty. ", bold=True),
                        Run(prose(at * 31 + part * 5 + clause)),
                        Run(" See clause "),
                        Reference(f"{at}.{part}.{5 - clause}", f"s{at}.{part}.{5 - clause}"),
                        Run(" as well.", italic=True),
                    ),
                )
            )
    blocks.append(
        Listing(tuple(ListItem(text(prose(at + step, 14)), "•") for step in range(4)), level=2)
    )
    for table_at, (columns, rows) in enumerate(((5, 10), (3, 6))):
        blocks.append(
            Table(
                f"t{at}.{table_at}",
                tuple(Column(f"Column {each + 1}") for each in range(columns)),
                tuple(
                    cells(*(prose(at + row + each, 3) for each in range(columns)))
                    for row in range(rows)
                ),
                caption=f"Table of area {at}",
                alt="Figures of the area",
            )
        )
    blocks.append(Paragraph(text(prose(at, 60))))
    return tuple(blocks)


def long(sections: int = 118) -> Document:
    """A synthetic agreement: 118 sections make about 270 pages."""
    body = [block for at in range(1, sections + 1) for block in section(at)]
    closing = Heading("signatures", 1, str(sections + 1), text("Signatures"))
    return document(*front(), *body, closing, signatures())

"""What an insertion will print, as read-only text with its tables."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextBrowser

from sla_desktop.document.nodes import Block, Clause, Inlines, Listing, Paragraph, Table
from sla_desktop.document.plain import inlines_text
from sla_desktop.ui.theme import in_force


class Preview(QTextBrowser):
    """Shows blocks of a document; Tab goes through it, arrows scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Preview")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(10)

    def show_blocks(self, title: str, about: str, blocks: list[Block]) -> None:
        """A heading, a line that explains, and what prints."""
        muted = in_force().muted
        head = f"<h3>{escape(title)}</h3><p style='color:{muted}'>{escape(about)}</p>"
        self.setHtml(head + "".join(_html(block) for block in blocks))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the dialog's."""
        if event.text() in ("\r", "\n"):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _html(block: Block) -> str:
    match block:
        case Table():
            return _table(block)
        case Clause() | Paragraph():
            return f"<p>{_words(block.content)}</p>"
        case Listing():
            return "".join(f"<p>• {_words(item.content)}</p>" for item in block.items)
        case _:
            return ""


def _table(table: Table) -> str:
    titles = [column.title for column in table.columns]
    head = "".join(f"<th align='left'>{escape(title)}</th>" for title in titles)
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{'<br>'.join(map(_words, cell.paragraphs))}</td>" for cell in row)
        + "</tr>"
        for row in table.rows
    )
    caption = f"<p><b>{escape(table.caption)}</b></p>" if table.caption else ""
    first = f"<tr>{head}</tr>" if any(titles) else ""
    border = in_force().muted
    return (
        f"{caption}<table width='100%' border='1' cellspacing='0' cellpadding='4' "
        f"style='border-collapse:collapse; border-color:{border}'>{first}{rows}</table>"
    )


def _words(content: Inlines) -> str:
    return escape(inlines_text(content))

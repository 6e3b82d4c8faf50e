"""What a key costs in the wording: the event itself, and until the text is painted again."""

import itertools
import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from figures import heading, times
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QScrollArea

from sla_desktop.app.session import Session
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.people import Party
from sla_desktop.domain.sections import PartiesSection, ProseSection
from sla_desktop.domain.text import ListItem, Paragraph, Run, TextBlock
from sla_desktop.reading.html import from_html
from sla_desktop.ui import theme
from sla_desktop.ui.richtext.editor import WordingEditor
from sla_desktop.ui.richtext.prose import ProseEdit

PARAGRAPHS = 200
KEYS = 2_000
BAR = 5.0  # ms a key event, 99th percentile
TEXT = "restores the service within the agreed time and reports every month to the customer. "


def block(number: int) -> TextBlock:
    runs = (
        Run(text="{{provider.name}} "),
        Run(text=TEXT * 2),
        Run(text="must ", bold=True),
        Run(text=f"{TEXT}{number}"),
    )
    if number % 5 == 0:
        return ListItem(runs=runs, list="number", depth=number % 2)
    return Paragraph(runs=runs, depth=number % 3)


def editor() -> tuple[QScrollArea, WordingEditor]:
    """A page with the wording, as the window shows it."""
    party = Party(id="provider", role="provider", name="Northwind IT Services Ltd")
    wording = tuple(block(number) for number in range(PARAGRAPHS))
    agreement = Agreement(
        id="bench",
        title="Benchmark",
        sections=(
            PartiesSection(id="parties", title="Parties", parties=(party,)),
            ProseSection(id="prose", title="Prose", wording=wording),
        ),
    )
    ticks = itertools.count()
    session = Session(agreement, lambda: next(ticks) / 10)
    page = QScrollArea()
    made = WordingEditor(session, "prose")
    session.setParent(made)
    page.setWidgetResizable(True)
    page.setWidget(made)
    page.resize(860, 900)
    page.show()
    return page, made


def press(text: ProseEdit, character: str) -> None:
    key = Qt.Key.Key_Return if character == "\n" else Qt.Key.Key_A
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character.replace("\n", "\r"))
        QApplication.sendEvent(text, event)


def typed(text: ProseEdit) -> tuple[list[float], list[float]]:
    """Milliseconds of each key event, and of each until the paint after it is done."""
    events: list[float] = []
    painted: list[float] = []
    characters = itertools.cycle("the provider answers \n")
    for _ in range(KEYS):
        character = next(characters)
        start = time.perf_counter()
        press(text, character)
        events.append((time.perf_counter() - start) * 1000)
        QApplication.processEvents()
        painted.append((time.perf_counter() - start) * 1000)
    return events, painted


def told(what: str, values: list[float], bar: str = "") -> None:
    ordered = sorted(values)
    p99 = ordered[int(len(ordered) * 0.99)]
    print(f"{what:<58} {ordered[len(ordered) // 2]:>9.2f} {p99:>9.2f} ms  {bar}")


def main() -> None:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.put_on(application, "light")
    heading(f"wording of {PARAGRAPHS} paragraphs (second column: p99)")
    told("open the wording", times(lambda: editor()[0].close(), 5))
    page, wording = editor()
    text = wording.texts[0]
    text.setFocus()
    for place, where in (("start", 0), ("middle", PARAGRAPHS // 2), ("end", PARAGRAPHS - 1)):
        cursor = QTextCursor(text.document().findBlockByNumber(where))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        text.setTextCursor(cursor)
        QApplication.processEvents()
        events, painted = typed(text)
        told(f"key event at the {place}", events, f"bar {BAR:.0f} ms")
        told(f"key event and paint at the {place}", painted, "bar 16 ms")
    html = "<p>A paragraph of <b>pasted</b> words.</p>" * 1_000
    told("read 1,000 pasted paragraphs", times(lambda: from_html(html), 20))
    page.close()


if __name__ == "__main__":
    main()

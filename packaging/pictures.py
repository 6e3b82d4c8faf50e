"""Makes the pictures of the README: the real windows, without a screen.

Run it with the project's Python: .venv/bin/python packaging/pictures.py
"""

import datetime as dt
import os
import tempfile
from io import BytesIO
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from sla_desktop.app import opening
from sla_desktop.app.firm import Firm
from sla_desktop.app.library_work import put_in
from sla_desktop.app.settings import Settings, ThemeChoice
from sla_desktop.app.starting import QuickStart
from sla_desktop.catalogue.samples import samples
from sla_desktop.catalogue.templates import templates
from sla_desktop.storage.library import Library
from sla_desktop.ui.desktop import Desktop
from sla_desktop.ui.errors import Faults
from sla_desktop.ui.look import Look
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.start import provide_font

PICTURES = Path(__file__).resolve().parents[1] / ".github" / "pictures"
SIZE = (1400, 870)
WIDTHS = (252, 340)  # of outline and checklist
TODAY = dt.date(2027, 1, 12)
ANSWERS = {
    "customer.name": "Parkview Dental LLP",
    "start": "2027-03-01",
    "length": "24 months",
    "users": "35",
    "fee": "2480",
}


class Studio:
    """The program on a library of its own, and a camera."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.library = Library(folder / "library")
        self.look = Look(application, Settings(folder / "settings.ini"))
        settings = Settings(folder / "settings.ini")
        self.desktop = Desktop(self.library, settings, self.look, Faults(folder / "logs"))

    def take(self, window: QWidget, name: str) -> None:
        """Saves what a window shows."""
        settle()
        buffer = QBuffer()
        window.grab().save(buffer, "PNG")
        picture = Image.open(BytesIO(buffer.data().data())).convert("RGB")
        few = picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(PICTURES / f"{name}.png", optimize=True)

    def main(self, agreement_id: str) -> MainWindow:
        """The main window on an agreement."""
        self.desktop.open(agreement_id)
        window = self.desktop.windows[agreement_id]
        window.showNormal()  # the screen that is none is small
        window.resize(*SIZE)
        widths: list[QDockWidget] = [window.outline_dock, window.checklist_dock]
        window.resizeDocks(widths, WIDTHS, Qt.Orientation.Horizontal)
        window.judgement.judge_now()
        settle()
        return window


def settle() -> None:
    """Lets Qt do what is due."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(100)


def draft(library: Library) -> str:
    """The id of a new agreement as the quick start leaves it."""
    firm = Firm(name="Alder IT Services Ltd", signatory="Tom Alder", position="Managing director")
    quick = QuickStart(templates()["T02"], firm)
    quick.choose_side("provider")
    for field in quick.template.fields:
        if field.id in ANSWERS:
            quick.answer(field, ANSWERS[field.id])
    return put_in(library, quick.finish("picture", TODAY), TODAY)


def dressed(studio: Studio, choice: ThemeChoice) -> None:
    studio.look.choose(choice)
    settle()


def pictures(studio: Studio) -> None:
    """Takes them all."""
    dressed(studio, "light")
    for sample in samples():
        studio.library.close(opening.sample_id(studio.library, sample, TODAY))
    drafted = draft(studio.library)
    studio.library.close(drafted)
    welcome = studio.desktop.show_welcome()
    welcome.resize(1180, 740)
    QTest.qWait(2000)  # until every agreement is judged
    studio.take(welcome, "welcome")
    welcome.show_gallery()
    studio.take(welcome, "gallery")
    window = studio.main(drafted)
    window.pages.show_section("levels")
    studio.take(window, "main-light")
    window.show_preview(True)
    while not window.preview.view.pages:
        QTest.qWait(50)
    studio.take(window, "preview")
    window.show_preview(False)
    window.pages.show_section("credits")
    dressed(studio, "dark")
    studio.take(window, "main-dark")
    window.close()
    studio.desktop.close()


if __name__ == "__main__":
    running = QApplication(["SLA Desktop"])
    provide_font(running)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        pictures(Studio(running, Path(made)))

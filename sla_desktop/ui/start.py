"""Starting the program in its window: everything around the windows themselves."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import PySide6
from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Signal
from PySide6.QtGui import QFileOpenEvent, QFont, QFontDatabase, QFontInfo, QIcon
from PySide6.QtWidgets import QApplication

from sla_desktop import __version__, resources
from sla_desktop.app.collecting import Collector
from sla_desktop.app.settings import Settings
from sla_desktop.storage.home import home_folder
from sla_desktop.storage.library import Library
from sla_desktop.ui import icons, theme
from sla_desktop.ui.dialogs import MessageDialog
from sla_desktop.ui.errors import Faults
from sla_desktop.ui.look import Look
from sla_desktop.ui.single import SingleInstance

PROGRAM = "SLA Desktop"
WRONG_USE = 2
_FONT, _SIZE = "Carlito", 11.0  # for a system that has no font made for screens
_FOR_WANT_OF_BETTER = ("DejaVu", "Bitstream Vera")
_ENDING = ("SIGTERM", "SIGHUP", "SIGINT")


class Application(QApplication):
    """Tells which files the system wants opened (macOS)."""

    file_wanted = Signal(object)  # Path

    def event(self, e: QEvent) -> bool:
        if isinstance(e, QFileOpenEvent) and e.file():
            self.file_wanted.emit(Path(e.file()))
            return True
        return super().event(e)


class EndSignals(QObject):
    """Hears the system end the program; Python alone would not while Qt waits for events."""

    heard = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            return  # there it comes as the end of the session
        self._ear, mouth = os.pipe()
        for end in (self._ear, mouth):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(mouth)
        for name in _ENDING:
            signal.signal(getattr(signal, name), _do_nothing)
        self._notifier = QSocketNotifier(self._ear, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        os.read(self._ear, 64)
        self.heard.emit()


def _do_nothing(_number: int, _frame: FrameType | None) -> None:
    """The pipe has told it."""


def run(argv: Sequence[str]) -> int:
    """Opens the window on the files named in `argv`, or welcomes; returns the exit code."""
    problem = unfit(PySide6.__version__, sys.version_info[:2])
    if problem:
        print(f"sla-desktop: {problem}", file=sys.stderr)
        return WRONG_USE
    application = Application([PROGRAM])
    _name(application)
    folder = home_folder(os.environ)
    paths = [Path(word) for word in argv]
    single = SingleInstance(folder)
    if not single.is_first(paths):
        return 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        settings = Settings(folder / "settings.ini")
        return _run(application, single, folder, settings, paths)
    except OSError as error:
        return _refuse(folder, error)
    finally:
        single.close()


def unfit(pyside: str, python: tuple[int, ...]) -> str:
    """A sentence when this pair of PySide6 and Python kills the program within minutes."""
    if pyside == "6.12.0" and python < (3, 12):
        return (
            "PySide6 6.12.0 does not work with Python 3.10 and 3.11: install another version, "
            "e.g. “pip install 'PySide6-Essentials<6.12'”."
        )
    return ""


def _run(
    application: Application,
    single: SingleInstance,
    folder: Path,
    settings: Settings,
    paths: Sequence[Path],
) -> int:
    provide_font(application)
    look = Look(application, settings)
    from sla_desktop.ui.desktop import Desktop

    with Library(folder) as library:
        faults = Faults(folder / "logs")
        desktop = Desktop(library, settings, look, faults)
        faults.watch()
        collector = Collector(application)
        desktop.changed.connect(collector.wait)
        ending = EndSignals(application)
        ending.heard.connect(application.exit)
        application.commitDataRequest.connect(desktop.end)
        application.aboutToQuit.connect(desktop.end)
        application.file_wanted.connect(desktop.open_file)
        single.asked.connect(desktop.start)
        desktop.start(paths)
        code = application.exec()
        desktop.end()
        desktop.close()
        collector.close()
    return code


def _name(application: QApplication) -> None:
    application.setApplicationName("sla-desktop")
    application.setApplicationDisplayName(PROGRAM)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("sla-desktop")
    mark = QIcon()
    for size in (16, 32, 64, 128):
        mark.addPixmap(icons.program_mark(size, theme.LIGHT))
    application.setWindowIcon(mark)


def provide_font(application: QApplication) -> None:
    """Where the system offers only a stopgap, the font that the documents are set in."""
    if QFontInfo(application.font()).family().startswith(_FOR_WANT_OF_BETTER):
        for path in sorted(resources.path("fonts").glob(f"{_FONT}-*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
        application.setFont(QFont(_FONT, round(_SIZE)))


def _refuse(folder: Path, error: OSError) -> int:
    """The data folder cannot be used: one sentence in a window and on standard error."""
    sentence = (
        f"The folder “{folder}” cannot be used ({error.strerror or error}): see to that, or name "
        "another in the environment variable SLA_DESKTOP_HOME."
    )
    print(f"sla-desktop: {sentence}", file=sys.stderr)
    dialog = MessageDialog(PROGRAM, "SLA Desktop cannot start", sentence, "error")
    dialog.buttons.addButton(dialog.buttons.StandardButton.Close)
    dialog.buttons.rejected.connect(dialog.reject)
    dialog.exec()
    return WRONG_USE

"""Shows a file in the system's own window of its folder."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

Start = Callable[[str, list[str]], object]
OpenFolder = Callable[[QUrl], object]


def show_in_folder(
    path: Path,
    system: str = sys.platform,
    start: Start = QProcess.startDetached,
    open_folder: OpenFolder = QDesktopServices.openUrl,
) -> None:
    """Opens the folder, with the file chosen in it where the system can do that."""
    if system == "win32":
        start("explorer.exe", ["/select,", str(path)])
    elif system == "darwin":
        start("open", ["-R", str(path)])
    else:
        open_folder(QUrl.fromLocalFile(str(path.parent)))

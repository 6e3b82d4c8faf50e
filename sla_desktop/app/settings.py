"""What the window remembers between starts. The file knows only text, so types are made here."""

import base64
import binascii
from collections.abc import Callable
from pathlib import Path
from typing import Literal, cast, get_args

import msgspec
from msgspec import Struct
from PySide6.QtCore import QSettings

from sla_desktop.app.region import Region, region_of_computer

ThemeChoice = Literal["system", "light", "dark", "contrast"]
THEME_CHOICES = cast("tuple[ThemeChoice, ...]", get_args(ThemeChoice))
ZOOM_STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Layout(Struct, frozen=True):
    """Where a window stands and how its panes are arranged, in Qt's own form; empty: not known."""

    geometry: bytes = b""
    panes: bytes = b""


class ExportLook(Struct, frozen=True):
    """How the last export looked; "" where it was as the agreement or the program says."""

    page_size: Literal["", "A4", "Letter"] = ""
    accent: str = ""  # RRGGBB
    logo: bool = True
    draft_mark: bool = True
    guidance: bool = False


class Settings:
    """One file of settings; what cannot be read there counts as not set."""

    def __init__(self, path: Path, region: Callable[[], Region] = region_of_computer) -> None:
        """`region` tells where the computer stands."""
        self._region = region
        path.parent.mkdir(parents=True, exist_ok=True)
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def region(self) -> Region:
        """What a new agreement without a template starts with: currency, zone, paper."""
        return self._region()

    @property
    def theme(self) -> ThemeChoice:
        """The colours chosen; "system" follows the computer."""
        written = self._text("look/theme")
        return written if written in THEME_CHOICES else "system"

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._put("look/theme", choice)

    @property
    def zoom(self) -> float:
        """Size of the text, one of `ZOOM_STEPS`; 1 is as the system says."""
        written = self._text("look/zoom")
        return next((step for step in ZOOM_STEPS if str(step) == written), 1.0)

    @zoom.setter
    def zoom(self, step: float) -> None:
        self._put("look/zoom", str(step))

    @property
    def export_folder(self) -> str:
        """Where the last export went; "" before the first."""
        return self._text("export/folder")

    @export_folder.setter
    def export_folder(self, folder: str) -> None:
        self._put("export/folder", folder)

    @property
    def export_format(self) -> str:
        """Which documents the last export made; "" before the first."""
        return self._text("export/format")

    @export_format.setter
    def export_format(self, name: str) -> None:
        self._put("export/format", name)

    @property
    def export_data(self) -> bool:
        """Whether exports carry the agreement's data."""
        return self._text("export/data") != "no"

    @export_data.setter
    def export_data(self, carried: bool) -> None:
        self._put("export/data", "yes" if carried else "no")

    @property
    def export_look(self) -> ExportLook:
        """What was chosen of the look."""
        try:
            return msgspec.json.decode(self._text("export/look"), type=ExportLook)
        except msgspec.DecodeError:  # before the first export, or edited by hand
            return ExportLook()

    @export_look.setter
    def export_look(self, look: ExportLook) -> None:
        self._put("export/look", msgspec.json.encode(look).decode())

    def confidentiality(self, agreement_id: str) -> str | None:
        """The line last printed in the exports of an agreement instead of its own, if any."""
        written = self._text(f"confidentiality/{agreement_id}")
        return written.removeprefix("=") if written.startswith("=") else None

    def keep_confidentiality(self, agreement_id: str, line: str | None) -> None:
        """Remembers that line; None: the agreement's own is printed."""
        self._put(f"confidentiality/{agreement_id}", "" if line is None else f"={line}")

    def layout(self, window: str) -> Layout:
        """How the window of that name was arranged."""
        return Layout(self._bytes(f"{window}/geometry"), self._bytes(f"{window}/panes"))

    def keep_layout(self, window: str, layout: Layout) -> None:
        """Remembers how a window is arranged."""
        self._put_bytes(f"{window}/geometry", layout.geometry)
        self._put_bytes(f"{window}/panes", layout.panes)

    def place(self, agreement_id: str) -> str:
        """Path of the value last worked on in an agreement."""
        return self._text(f"places/{agreement_id}")

    def keep_place(self, agreement_id: str, path: str) -> None:
        """Remembers where the owner works in an agreement."""
        self._put(f"places/{agreement_id}", path)

    def save(self) -> None:
        """Writes the file now."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    def _put(self, key: str, text: str) -> None:
        self._store.setValue(key, text)

    def _bytes(self, key: str) -> bytes:
        try:
            return base64.b64decode(self._text(key), validate=True)
        except binascii.Error:  # edited by hand
            return b""

    def _put_bytes(self, key: str, data: bytes) -> None:
        self._put(key, base64.b64encode(data).decode())

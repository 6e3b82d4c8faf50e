"""Colours and text size of the whole program, as chosen and remembered."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from sla_desktop.app.settings import ZOOM_STEPS, Settings, ThemeChoice
from sla_desktop.ui import theme


class Look(QObject):
    """Dresses the program; windows redraw what they have drawn themselves on `changed`."""

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self.application = application
        self._settings = settings
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._dress()

    @property
    def theme(self) -> theme.Theme:
        """The colours in force."""
        return theme.current(self.application)

    @property
    def choice(self) -> ThemeChoice:
        """What the owner chose; "system" follows the computer."""
        return self._settings.theme

    @property
    def zoom(self) -> float:
        """Size of the text; 1 is as the system says."""
        return self._settings.zoom

    def choose(self, choice: ThemeChoice) -> None:
        """Other colours, from now on."""
        self._settings.theme = choice
        self._dress()

    def zoom_in(self) -> None:
        """Larger text."""
        self._zoom_by(1)

    def zoom_out(self) -> None:
        """Smaller text."""
        self._zoom_by(-1)

    def zoom_back(self) -> None:
        """The size that the system says."""
        self._zoom_to(1.0)

    def _zoom_by(self, steps: int) -> None:
        at = ZOOM_STEPS.index(self.zoom) + steps
        self._zoom_to(ZOOM_STEPS[max(0, min(at, len(ZOOM_STEPS) - 1))])

    def _zoom_to(self, step: float) -> None:
        if step != self.zoom:
            self._settings.zoom = step
            self._dress()

    def _follow_system(self, _scheme: object) -> None:
        if self.choice == "system":
            self._dress()

    def _dress(self) -> None:
        choice = self._settings.theme
        name = theme.system_theme(self.application) if choice == "system" else choice
        theme.put_on(self.application, name, self._settings.zoom)
        self.changed.emit()

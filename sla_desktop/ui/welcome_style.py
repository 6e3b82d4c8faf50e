"""How the welcome window looks: calm grounds, one accent; the rest is as in the main window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sla_desktop.ui.shell_style import shell_sheet
from sla_desktop.ui.theme import Theme, current


def theme_now() -> Theme:
    """The colours in force."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return current(application)


class Heading(QLabel):
    """A heading whose size follows the text size of the program; never mark-up."""

    def __init__(
        self, text: str, scale: float, *, role: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scale = scale
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        if role:
            self.setProperty("role", role)
        self._size()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._size()
        super().changeEvent(event)

    def _size(self) -> None:
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * self._scale)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


def welcome_sheet(theme: Theme) -> str:
    """The style sheet of the welcome window and its dialogs."""
    return f"""
    {shell_sheet(theme)}
    QWidget[ground="surface"] {{ background: {theme.surface}; }}
    QFrame[side="left"] {{ background: {theme.window}; border: none;
        border-right: 1px solid {theme.border}; }}
    QFrame[side="right"] {{ background: {theme.window}; border: none;
        border-left: 1px solid {theme.border}; }}
    QFrame[bar="bottom"] {{ background: {theme.surface}; border: none;
        border-top: 1px solid {theme.border}; }}
    QPushButton[nav="true"] {{ background: transparent; border: 1px solid transparent;
        border-radius: 6px; padding: 7px 10px; text-align: left; color: {theme.text}; }}
    QPushButton[nav="true"]:hover {{ background: {theme.neutral_surface}; }}
    QPushButton[nav="true"]:focus {{ border: 1px solid {theme.accent}; }}
    QPushButton[nav="true"]:checked {{ background: {theme.selection}; color: {theme.accent};
        font-weight: 600; }}
    QPushButton[nav="true"]::menu-indicator {{ width: 0; height: 0; }}
    QPushButton[primary="true"] {{ padding: 8px 16px; font-weight: 600; border-radius: 6px; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {theme.text}; padding: 7px 15px; }}
    QPushButton[primary="true"]:disabled {{ background: {theme.neutral_surface};
        color: {theme.muted}; border-color: {theme.neutral_surface}; }}
    QPushButton[link="true"]:disabled {{ color: {theme.muted}; background: transparent; }}
    QPushButton[choice="true"] {{ background: {theme.surface}; color: {theme.text};
        border: 1px solid {theme.border}; border-radius: 8px; padding: 13px 16px;
        text-align: left; font-weight: 600; }}
    QPushButton[choice="true"]:hover {{ background: {theme.window}; }}
    QPushButton[choice="true"]:focus {{ border: 2px solid {theme.accent}; padding: 12px 15px; }}
    QPushButton[choice="true"]:checked {{ background: {theme.selection};
        border: 2px solid {theme.accent}; padding: 12px 15px; }}
    QLineEdit {{ placeholder-text-color: {theme.muted}; }}
    QLineEdit[search="true"] {{ border-radius: 8px; padding: 4px 8px;
        background: {theme.field}; }}
    QLabel[drop="true"] {{ background: {theme.selection}; color: {theme.accent};
        border: 2px dashed {theme.accent}; border-radius: 12px; font-weight: 600; }}
    QLabel[role="warning"] {{ color: {theme.warning}; }}
    QLabel[role="now"] {{ color: {theme.accent}; font-weight: 600; }}
    QToolButton[deed="true"] {{ background: transparent; border: 1px solid transparent;
        border-radius: 5px; padding: 5px 10px; color: {theme.accent}; }}
    QToolButton[deed="true"]:hover {{ background: {theme.neutral_surface}; }}
    QToolButton[deed="true"]:focus {{ border: 1px solid {theme.accent}; }}
    QToolButton[deed="true"]:disabled {{ color: {theme.muted}; }}
    QScrollArea[ground="clear"], QScrollArea[ground="clear"] > QWidget > QWidget {{
        background: transparent; }}
    """

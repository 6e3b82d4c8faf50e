"""Colours and type of the window: light, dark and high contrast, set in one place."""

from typing import Literal

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from sla_desktop import resources

ThemeName = Literal["light", "dark", "contrast"]


class Theme(Struct, frozen=True):
    """Named colours; every widget takes its own from here or from the palette."""

    name: ThemeName
    window: str
    surface: str
    field: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    error: str
    error_surface: str
    warning: str
    warning_surface: str
    good: str
    good_surface: str
    neutral_surface: str


LIGHT = Theme(
    name="light",
    window="#f5f6f9",
    surface="#ffffff",
    field="#ffffff",
    border="#d5d9e2",
    text="#1b1f29",
    muted="#596273",
    accent="#1d5bbf",
    on_accent="#ffffff",
    selection="#e4edfb",
    error="#b3261e",
    error_surface="#fdecea",
    warning="#8a5300",
    warning_surface="#fdf1dd",
    good="#1f7a3d",
    good_surface="#e6f4ea",
    neutral_surface="#e9ecf2",
)
DARK = Theme(
    name="dark",
    window="#1a1d23",
    surface="#21252d",
    field="#282d37",
    border="#3d4452",
    text="#eceff5",
    muted="#a9b2c3",
    accent="#7fb0ff",
    on_accent="#0d1b33",
    selection="#2b3b58",
    error="#ff9d94",
    error_surface="#46231f",
    warning="#f2c078",
    warning_surface="#43331a",
    good="#83d39b",
    good_surface="#1f3b29",
    neutral_surface="#323845",
)
CONTRAST = Theme(
    name="contrast",
    window="#000000",
    surface="#000000",
    field="#000000",
    border="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    accent="#ffff00",
    on_accent="#000000",
    selection="#00307a",
    error="#ff9a9a",
    error_surface="#000000",
    warning="#ffd27a",
    warning_surface="#000000",
    good="#9affb0",
    good_surface="#000000",
    neutral_surface="#000000",
)
THEMES: dict[ThemeName, Theme] = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}


def current(application: QApplication) -> Theme:
    """The theme in force, told by the palette that `put_on` set."""
    window = application.palette().color(QPalette.ColorRole.Window).name()
    return next((theme for theme in THEMES.values() if theme.window == window), LIGHT)


def in_force() -> Theme:
    """The theme in force; light where there is no program yet."""
    application = QApplication.instance()
    return current(application) if isinstance(application, QApplication) else LIGHT


def system_theme(application: QApplication) -> ThemeName:
    """Light or dark, as the system is."""
    dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def put_on(application: QApplication, name: ThemeName, zoom: float = 1.0) -> None:
    """Dresses the whole program; `zoom` scales its text.

    Fusion with an own palette: the platform's styles ignore half of a palette, and some
    systems ignore a wish for a colour scheme.
    """
    theme = THEMES[name]
    application.setStyle("Fusion")
    application.setPalette(_palette(theme))
    application.setFont(_font(application, zoom))
    application.setStyleSheet(_sheet(theme))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.surface,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Light: theme.surface,
    }
    for which, color in colors.items():
        palette.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return palette


def _font(application: QApplication, zoom: float) -> QFont:
    font = QFont(application.font())
    base = application.property("base point size")
    if base is None:
        base = max(font.pointSizeF(), 9.0)
        application.setProperty("base point size", base)
    font.setPointSizeF(float(base) * zoom)
    return font


def _sheet(theme: Theme) -> str:
    arrow = resources.path("icons", f"chevron-{theme.name}.svg").as_posix()
    tick = resources.path("icons", f"tick-{theme.name}.svg").as_posix()
    return f"""
    QToolTip {{ border: 1px solid {theme.border}; padding: 4px; }}
    QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QTableView, QListView, QTreeView {{
        background: {theme.field}; color: {theme.text};
        border: 1px solid {theme.border}; border-radius: 4px;
    }}
    QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {theme.muted}; }}
    QLineEdit, QComboBox {{ padding: 4px 6px; min-height: 1.5em; }}
    QPlainTextEdit {{ padding: 4px 5px 0; }}
    QComboBox::drop-down {{ border: none; width: 22px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus,
    QTableView:focus, QListView:focus, QTreeView:focus {{ border: 2px solid {theme.accent}; }}
    QLineEdit:focus, QComboBox:focus {{ padding: 3px 5px; }}
    QPlainTextEdit:focus {{ padding: 3px 4px 0; }}
    QTableView:focus {{ border-width: 1px; }}
    QLineEdit[faulty="true"] {{ border: 2px solid {theme.error}; padding: 3px 5px; }}
    QLineEdit:disabled, QComboBox:disabled, QLineEdit:read-only, QPlainTextEdit:read-only {{
        background: {theme.surface}; }}
    QLineEdit[title="true"] {{ background: transparent; border-color: transparent;
        padding: 4px 0; }}
    QLineEdit[title="true"]:hover {{ border-color: {theme.border}; padding: 4px 6px; }}
    QLineEdit[title="true"]:focus {{ background: {theme.field}; border-color: {theme.accent};
        padding: 3px 5px; }}
    QLineEdit[cell="true"], QComboBox[cell="true"] {{ border-radius: 0; min-height: 0;
        padding: 0 5px; }}
    QPlainTextEdit[cell="true"] {{ border: 2px solid {theme.accent}; border-radius: 0;
        padding: 0; }}
    QPushButton {{
        background: {theme.surface}; color: {theme.text};
        border: 1px solid {theme.border}; border-radius: 5px; padding: 5px 12px;
    }}
    QPushButton, QToolButton {{ outline: none; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QPushButton:hover {{ background: {theme.neutral_surface}; }}
    QPushButton:focus {{ border: 2px solid {theme.accent}; }}
    QPushButton:default, QPushButton[primary="true"] {{
        background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent};
    }}
    QPushButton:disabled {{ color: {theme.muted}; background: {theme.window}; }}
    QPushButton[link="true"] {{
        background: transparent; border: 1px solid transparent; color: {theme.accent};
        padding: 3px 4px;
    }}
    QPushButton[link="true"]:focus {{ border: 1px solid {theme.accent}; }}
    QHeaderView::section {{
        background: {theme.neutral_surface}; color: {theme.muted};
        border: none; border-bottom: 1px solid {theme.border}; padding: 5px 6px;
    }}
    QTableView {{ gridline-color: {theme.border}; selection-background-color: {theme.selection};
        selection-color: {theme.text}; }}
    QListView::item:selected, QTreeView::item:selected {{
        background: {theme.selection}; color: {theme.text};
    }}
    QLabel[role="help"], QLabel[role="muted"] {{ color: {theme.muted}; }}
    QToolButton[fold="true"] {{ border: none; background: transparent; font-weight: bold;
        color: {theme.text}; padding: 4px 0; }}
    QToolButton[fold="true"]:focus {{ border: 1px solid {theme.accent}; }}
    QToolButton[fold="true"]:hover {{ color: {theme.accent}; }}
    QLabel[role="error"] {{ color: {theme.error}; }}
    QLabel[role="warning"] {{ color: {theme.warning}; }}
    QFrame[card="details"] {{ background: {theme.window}; border: 1px solid {theme.border};
        border-left: 3px solid {theme.accent}; border-radius: 6px; }}
    QFrame[card="popup"] {{ background: {theme.surface}; border: 1px solid {theme.border}; }}
    QFrame[box="error"] {{ background: {theme.error_surface}; border-radius: 6px;
        border: 1px solid {_edge(theme, theme.error, theme.error_surface)}; }}
    QFrame[box="warning"] {{ background: {theme.warning_surface}; border-radius: 6px;
        border: 1px solid {_edge(theme, theme.warning, theme.warning_surface)}; }}
    QFrame[box="missing"] {{ background: {theme.neutral_surface}; border-radius: 6px;
        border: 1px solid {_edge(theme, theme.border, theme.neutral_surface)}; }}
    QFrame[box] QLabel {{ background: transparent; }}
    QCalendarWidget QWidget {{ background: {theme.surface}; color: {theme.text}; }}
    QCalendarWidget QToolButton {{ border: none; padding: 4px 8px; font-weight: 600; }}
    QCalendarWidget QToolButton:hover {{ background: {theme.neutral_surface}; }}
    QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
    QCalendarWidget QTableView {{ border: none; selection-background-color: {theme.accent};
        selection-color: {theme.on_accent}; }}
    QCheckBox {{ spacing: 7px; }}
    QCheckBox:focus {{ color: {theme.accent}; }}
    QCheckBox::indicator {{ width: 14px; height: 14px; border-radius: 3px;
        background: {theme.field}; border: 1px solid {theme.muted}; }}
    QCheckBox::indicator:focus, QCheckBox::indicator:hover {{ border-color: {theme.accent}; }}
    QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};
        image: url("{tick}"); }}
    QCheckBox::indicator:disabled {{ border-color: {theme.border}; }}
    QScrollArea {{ border: none; background: transparent; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {theme.border}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {theme.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QWidget[surface="true"] {{ background: {theme.surface}; }}
    """


def _edge(theme: Theme, line: str, ground: str) -> str:
    """High contrast has no grounds of its own: there a line shows the shape."""
    return line if theme.name == "contrast" else ground

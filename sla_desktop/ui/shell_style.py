"""How the frame of the main window looks; what it holds takes its look from `theme`."""

from sla_desktop.ui.theme import Theme


def shell_sheet(theme: Theme) -> str:
    """The style sheet of a main window."""
    chips = {
        "error": (theme.error, theme.error_surface),
        "warning": (theme.warning, theme.warning_surface),
        "missing": (theme.muted, theme.neutral_surface),
        "complete": (theme.good, theme.good_surface),
    }
    chip_rules = "\n".join(
        f'QLabel[chip="{name}"] {{ color: {ink}; background: {ground}; border-radius: 8px;'
        f" padding: 2px 8px; border: 1px solid {_edge(theme, ground)}; }}"
        for name, (ink, ground) in chips.items()
    )
    return f"""
    QMenuBar {{ background: {theme.surface}; color: {theme.text}; padding: 3px 8px; }}
    QMenuBar::item {{ padding: 4px 10px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.neutral_surface}; }}
    QMenu {{ background: {theme.surface}; color: {theme.text};
        border: 1px solid {theme.border}; padding: 4px; }}
    QMenu::item {{ padding: 5px 28px 5px 24px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.selection}; color: {theme.text}; }}
    QMenu::item:disabled {{ color: {theme.muted}; }}
    QMenu::separator {{ height: 1px; background: {theme.border}; margin: 4px 8px; }}
    QToolBar {{ background: {theme.surface}; border: none;
        border-bottom: 1px solid {theme.border}; padding: 4px 10px 6px 10px; spacing: 4px; }}
    QToolBar::separator {{ width: 1px; margin: 6px 6px; background: {theme.border}; }}
    QToolBar QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 5px; }}
    QToolBar QToolButton:hover {{ background: {theme.neutral_surface}; }}
    QToolBar QToolButton:checked {{ background: {theme.selection}; }}
    QToolBar QToolButton:focus {{ border-color: {theme.accent}; }}
    QToolBar QToolButton[framed="true"] {{ border: 1px solid {theme.border};
        padding: 5px 12px; margin-right: 6px; }}
    QToolBar QToolButton[primary="true"] {{ background: {theme.accent};
        color: {theme.on_accent}; padding: 5px 14px; margin-right: 6px; }}
    QToolBar QPushButton[search="true"] {{ background: {theme.window}; color: {theme.muted};
        text-align: left; padding: 5px 10px; min-width: 7em; margin-right: 8px; }}
    QMainWindow::separator {{ width: 1px; height: 1px; background: {theme.border}; }}
    QMainWindow::separator:hover {{ background: {theme.accent}; }}
    QTabBar {{ background: {theme.window}; }}
    QTabBar::tab {{ background: transparent; color: {theme.muted}; padding: 7px 14px 6px 14px;
        border: none; border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {theme.text}; border-bottom-color: {theme.accent}; }}
    QTabBar::tab:focus {{ color: {theme.accent}; }}
    QDockWidget > QWidget {{ background: {theme.window}; }}
    QStatusBar {{ background: {theme.surface}; border-top: 1px solid {theme.border}; }}
    QStatusBar::item {{ border: none; }}
    QStackedWidget {{ background: {theme.surface}; }}
    QListView[bare="true"] {{ background: transparent; border: none; }}
    QListView[bare="true"]:focus {{ border: none; }}
    QPushButton[heading="true"], QPushButton[quiet="true"] {{
        background: transparent; border: 1px solid transparent; color: {theme.muted};
        padding: 2px 2px; text-align: left; }}
    QPushButton[heading="true"] {{ font-weight: 600; }}
    QPushButton[heading="true"]:hover, QPushButton[quiet="true"]:hover {{
        color: {theme.accent}; }}
    QPushButton[heading="true"]:focus, QPushButton[quiet="true"]:focus {{
        border: 1px solid {theme.accent}; border-radius: 4px; }}
    QPushButton[link="true"]:hover {{ background: {theme.neutral_surface}; }}
    QProgressBar {{ background: {theme.neutral_surface}; border: none;
        border-radius: 2px; max-height: 4px; min-height: 4px; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 2px; }}
    QLabel[role="title"] {{ font-weight: 600; }}
    QLabel[role="good"] {{ color: {theme.good}; }}
    {chip_rules}
    QFrame[card="true"] {{ background: {theme.surface};
        border: 1px solid {theme.border}; border-radius: 6px; }}
    QFrame[card="true"][current="true"], QFrame[card="true"]:focus {{
        border: 1px solid {theme.accent}; }}
    QFrame[card="true"] QPushButton[link="true"] {{ padding: 2px 1px; margin-right: 8px; }}
    QFrame[notice="true"] {{ background: {theme.selection}; border: none;
        border-bottom: 1px solid {theme.border}; }}
    QFrame[notice="true"] QLabel {{ color: {theme.text}; }}
    """


def _edge(theme: Theme, ground: str) -> str:
    """High contrast has no grounds of its own: there a line shows the shape."""
    return theme.border if theme.name == "contrast" else ground

"""The calculators of a window: one panel of each kind, raised where it is open already."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sla_desktop.app.session import Session
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.calculators.panel import Panel

KINDS = (
    "tool-allowance",
    "tool-verdict",
    "tool-exposure",
    "tool-few-cases",
    "tool-chain",
    "tool-baseline",
    "tool-follow-up",
)


def panels() -> dict[str, type[Panel]]:
    """The calculators by their commands; loaded with the first one that is opened."""
    from sla_desktop.ui.calculators.allowance import AllowancePanel
    from sla_desktop.ui.calculators.baseline import BaselinePanel
    from sla_desktop.ui.calculators.chain import ChainPanel
    from sla_desktop.ui.calculators.exposure import ExposurePanel
    from sla_desktop.ui.calculators.few_cases import FewCasesPanel
    from sla_desktop.ui.calculators.follow_up import FollowUpPanel
    from sla_desktop.ui.calculators.verdict import VerdictPanel

    classes = (
        AllowancePanel,
        VerdictPanel,
        ExposurePanel,
        FewCasesPanel,
        ChainPanel,
        BaselinePanel,
        FollowUpPanel,
    )
    return dict(zip(KINDS, classes, strict=True))


class Tools(QObject):
    """Opens the calculators of one window and closes them with it."""

    def __init__(self, session: Session, window: QWidget, today: Callable[[], dt.date]) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._today = today
        self._open: dict[str, Panel] = {}

    def slots(self) -> dict[str, Callable[..., object]]:
        """What each command of the menu does."""
        return dict.fromkeys(KINDS, self._asked)

    def _asked(self) -> None:
        self.show(self.sender().objectName())

    def show(self, kind: str, row_id: str = "") -> Panel:
        """Shows a calculator, turned to a row of the agreement where one is named."""
        panel = self._open.get(kind)
        if panel is None:
            panel = self._open[kind] = panels()[kind](self._session, self._today(), self._window)
            panel.finished.connect(self._forget)
        if row_id:
            panel.aim(row_id)
        panel.show()
        panel.raise_()
        panel.activateWindow()
        return panel

    def close(self) -> None:
        """Closes all that are open."""
        for panel in list(self._open.values()):
            panel.close()

    def _forget(self, _code: int) -> None:
        closed = self.sender()
        self._open = {kind: panel for kind, panel in self._open.items() if panel is not closed}


class ToolLink(PushButton):
    """A quiet link beside a field, e.g. “What does this mean?”, that opens a calculator there."""

    def __init__(self, kind: str, row_id: str, text: str) -> None:
        super().__init__(text)
        self.kind = kind
        self._row = row_id
        self.setAutoDefault(False)
        self.setProperty("link", True)
        self.setAccessibleName(text)
        self.clicked.connect(self._go)

    def _go(self) -> None:
        tools = getattr(self.window(), "tools", None)
        if isinstance(tools, Tools):
            tools.show(self.kind, self._row)

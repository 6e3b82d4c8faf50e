"""A quiet link at a finding about a vague word."""

from sla_desktop.checks.finding import Finding
from sla_desktop.ui.buttons import PushButton

MAKE_EXACT = "Make it exact…"


class ExactLink(PushButton):
    """Opens the dialog that asks for the exact words."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(MAKE_EXACT)
        self._finding = finding
        self.setProperty("link", True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{MAKE_EXACT}: {finding.message}")
        self.clicked.connect(self._go)

    def _go(self) -> None:
        from sla_desktop.ui.exact import open_exact  # it is built of what shows such links

        open_exact(self, self._finding)

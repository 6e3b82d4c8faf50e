"""What the checklist says about one field or table, in a soft box below it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sla_desktop.checks.finding import Finding
from sla_desktop.ui import icons
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.exact_link import ExactLink
from sla_desktop.ui.flow import FlowLayout
from sla_desktop.ui.forms.controls import mark
from sla_desktop.ui.forms.keep_row import KeepRow
from sla_desktop.ui.theme import in_force

Found = Mapping[str, Sequence[Finding]]  # what stands, by the full path of its place
_MOST = 3  # findings told in one box
_GAP = 8  # pixels


def kind_of(finding: Finding) -> str:
    """ "error", "missing" or "warning": the shape and the colour it is told in."""
    if finding.severity == "error":
        return "error"
    return "missing" if finding.status == "missing" else "warning"


def worst_of(findings: Sequence[Finding]) -> str:
    """The gravest kind; "" for no findings."""
    kinds = {kind_of(finding) for finding in findings}
    return next((kind for kind in ("error", "warning", "missing") if kind in kinds), "")


class Shape(QWidget):
    """The sign of one kind of finding."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height()
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = icons.state_color(self._kind, in_force())
        icons.paint(painter, self._kind, QRectF(self.rect()).adjusted(1, 1, -1, -1), color)
        painter.end()


class FindingBox(QFrame):
    """The first few findings in full, each with its fix where there is a safe one."""

    fix_wanted = Signal(object)  # Finding
    keep_wanted = Signal(object, str)  # with the reason
    rearranged = Signal()  # there are other places for Tab to stop at

    def __init__(self, *, may_fix: bool) -> None:
        super().__init__()
        self._may_fix = may_fix
        self._findings: tuple[Finding, ...] = ()
        self._stops: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 7, 10, 7)
        self._column.setSpacing(4)
        self.setVisible(False)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Tells these findings; none take the box away."""
        if tuple(findings) == self._findings:
            return
        self._findings = tuple(findings)
        self._stops = []
        while item := self._column.takeAt(0):
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for finding in self._findings[:_MOST]:
            self._column.addWidget(self._row(finding))
        more = len(self._findings) - _MOST
        if more > 0:
            self._column.addWidget(_words(_tr("The checklist names %n more.", more)))
        mark(self, "box", worst_of(self._findings))
        self.setAccessibleName(" ".join(finding.message for finding in self._findings))
        self.setVisible(bool(self._findings))

    def stops(self) -> list[QWidget]:
        """Its buttons, and the line for a reason while it is open."""
        parted = (one.stops() if isinstance(one, KeepRow) else [one] for one in self._stops)
        return [stop for stops in parted for stop in stops]

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP)
        line.addWidget(Shape(kind_of(finding)), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(_words(finding.message), 1)
        if self._may_fix:
            keeping = KeepRow(finding)
            keeping.given.connect(self.keep_wanted)
            keeping.told.connect(self.rearranged)
            line.addWidget(keeping.link, 0, Qt.AlignmentFlag.AlignTop)
            whole = QWidget()
            column = QVBoxLayout(whole)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(row)
            links = self._links(finding)
            if links:
                below = QHBoxLayout()
                below.addSpacing(row.fontMetrics().height() + _GAP)  # under the words
                flow = FlowLayout()
                for link in links:
                    flow.addWidget(link)
                below.addLayout(flow, 1)
                column.addLayout(below)
            column.addWidget(keeping)
            self._stops += [*links, keeping]
            return whole
        return row

    def _links(self, finding: Finding) -> list[QPushButton]:
        """What mends it from here."""
        from sla_desktop.app.rewording import is_vague  # with the checks: not at start

        links: list[QPushButton] = [ExactLink(finding)] if is_vague(finding) else []
        if finding.fix is not None:
            fix = PushButton(finding.fix.label)
            fix.setProperty("link", True)
            fix.setAutoDefault(False)
            fix.setAccessibleName(f"{finding.fix.label}: {finding.message}")
            fix.setObjectName(str(self._findings.index(finding)))
            fix.clicked.connect(self._fix)
            links.append(fix)
        return links

    def _fix(self) -> None:
        self.fix_wanted.emit(self._findings[int(self.sender().objectName())])


def _words(text: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    return label


def _tr(text: str, count: int) -> str:
    return QCoreApplication.translate("FindingBox", text, "", count)

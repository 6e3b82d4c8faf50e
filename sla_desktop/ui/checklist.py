"""The right pane: what the agreement lacks, live, with ways to mend it."""

from collections import Counter
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.session import Session
from sla_desktop.app.standing import (
    GROUPS,
    Group,
    complete_of,
    group_of,
    keep,
    section_in,
    stop_keeping,
    totals,
)
from sla_desktop.catalogue.elements import elements
from sla_desktop.catalogue.profiles import profiles
from sla_desktop.catalogue.section_kinds import kind_title
from sla_desktop.checks.finding import Finding
from sla_desktop.checks.judge import Checklist
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import section_kinds
from sla_desktop.ui.checklist_group import FindingGroup, FoldingPart, Key
from sla_desktop.ui.finding_card import FindingCard, Shown
from sla_desktop.ui.flow import FlowLayout
from sla_desktop.ui.forms.controls import Choice, HistoryKeys
from sla_desktop.ui.forms.field import plain_label

_NARROWEST = 38  # letters
_ROOMY = 320  # pixels: enough for any size of letters
_OPEN: tuple[Group, ...] = ("error", "warning", "missing")
_CHIPS: dict[Group, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "missing": ("missing", "missing"),
}


class ChecklistPane(QWidget):
    """Cards by group. A new checklist changes only the cards that differ."""

    go_wanted = Signal(object)  # Finding
    add_wanted = Signal(str)  # a kind of section that is not there

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._checklist: Checklist | None = None
        self._names: Mapping[str, str] = {}
        self._section = ""
        self._found: dict[Key, Shown] = {}
        self._current: Key | None = None
        self.profile = Choice({one.id: one.title for one in profiles().values()})
        self.profile.setAccessibleName("Judged by")
        self.profile.setEnabled(not session.read_only)
        self.profile.edited.connect(self._choose_profile)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter")
        self.filter.setAccessibleName("Filter the checklist")
        self.filter.setClearButtonEnabled(True)
        for clear in self.filter.findChildren(QToolButton):
            clear.setAccessibleName("Clear the filter")
        self.filter.installEventFilter(HistoryKeys(self.filter))
        self.filter.textChanged.connect(self._show)
        self.here = QCheckBox("This section")
        self.here.setToolTip("Only what concerns the section on screen")
        self.here.toggled.connect(self._show)
        self.groups = {group: self._group(group) for group in GROUPS}
        self._complete = FoldingPart("Complete", is_open=False)
        self._complete_names = plain_label("", "help")
        self._complete.column.addWidget(self._complete_names)
        self._clean = plain_label("Nothing to mend: the agreement is complete.", "good")
        self._clean.setVisible(False)
        self._chips = {name: QLabel() for name in (*_CHIPS, "complete")}
        self._lay_out()
        self._show()

    def _group(self, group: Group) -> FindingGroup:
        made = FindingGroup(group, is_open=group in _OPEN)
        made.go_wanted.connect(self._go)
        made.add_wanted.connect(self._add)
        made.fix_wanted.connect(self._fix)
        made.keep_wanted.connect(self._keep)
        made.stop_keeping_wanted.connect(self._stop_keeping)
        made.step_wanted.connect(self._step_focus)
        made.opened.connect(self._show)
        return made

    def _lay_out(self) -> None:
        title = plain_label("Checklist", "title")
        title.setWordWrap(False)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.profile)
        chips = QWidget()
        flow = FlowLayout(chips)
        for name, chip in self._chips.items():
            chip.setTextFormat(Qt.TextFormat.PlainText)
            chip.setProperty("chip", name)
            chip.setVisible(False)
            flow.addWidget(chip)
        sieve = QHBoxLayout()
        sieve.addWidget(self.filter, 1)
        sieve.addWidget(self.here)
        sheet = QWidget()
        cards = self._sheet = QVBoxLayout(sheet)
        cards.setContentsMargins(0, 0, 8, 8)
        cards.setSpacing(8)
        cards.addWidget(self._clean)
        for group in self.groups.values():
            cards.addWidget(group)
        cards.addWidget(self._complete)
        cards.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(sheet)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 6, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(chips)
        column.addLayout(sieve)
        column.addWidget(self._scroll, 1)

    def minimumSizeHint(self) -> QSize:
        """Room for the words of a card; where that is too much the page beside it scrolls."""
        letters = self.fontMetrics().averageCharWidth() * _NARROWEST
        return super().minimumSizeHint().expandedTo(QSize(min(letters, _ROOMY), 0))

    # what is found

    def show_checklist(self, checklist: Checklist, names: Mapping[str, str]) -> None:
        """Shows a checklist; `names` are the numbers and titles of the sections."""
        self._checklist = checklist
        self._names = names
        self.profile.set_value(checklist.profile)
        self._show_counts(checklist)
        found = dict(self._keyed(checklist))
        if [*found.items()] != [*self._found.items()]:
            self._found = found
            self._show()

    def show_section(self, section_id: str) -> None:
        """The section on screen, for the filter that asks for it alone."""
        self._section = section_id
        if self.here.isChecked():
            self._show()

    def _keyed(self, checklist: Checklist) -> Iterator[tuple[Key, Shown]]:
        """Findings by group, each with a key that outlives a change of its words."""
        turn: Counter[Key] = Counter()
        ordered = sorted(checklist.findings, key=lambda f: GROUPS.index(group_of(f)))
        for finding in ordered:
            stem = (group_of(finding), finding.id, finding.field, *finding.objects)
            yield (*stem, str(turn[stem])), self._shown(finding)
            turn[stem] += 1

    def _shown(self, finding: Finding) -> Shown:
        section_id = section_in(self._session.agreement, finding.field)
        absent = section_id if section_id not in self._names and not finding.section else ""
        if absent not in section_kinds():
            absent = ""
        place = self._names.get(section_id) or (kind_title(absent) if absent else "Agreement")
        return Shown(finding, place, absent, may_change=not self._session.read_only)

    def _show_counts(self, checklist: Checklist) -> None:
        counts = totals(checklist)
        complete, _ = complete_of(checklist)
        for group, (one, many) in _CHIPS.items():
            number = counts[group]
            self._chips[group].setText(f"{number} {one if number == 1 else many}")
            self._chips[group].setVisible(number > 0)
        self._chips["complete"].setText(f"{complete} complete")
        self._chips["complete"].setVisible(True)
        self._clean.setVisible(not any(counts[group] for group in _CHIPS))
        known = elements()
        done = [e for e, status in checklist.statuses.items() if status == "complete"]
        self._complete.show_count(len(done))
        self._complete_names.setText("\n".join(known[element].title for element in done))

    def _show(self) -> None:
        """Brings the cards in step with what is found and asked for."""
        self.setUpdatesEnabled(False)
        layouts = self._layouts()
        for layout in layouts:
            layout.setEnabled(False)
        matching = {key for key, shown in self._found.items() if self._matches(shown)}
        for group, part in self.groups.items():
            part.show_findings({k: s for k, s in self._found.items() if k[0] == group}, matching)
        for layout in layouts:
            layout.setEnabled(True)
        self.setUpdatesEnabled(True)

    def _layouts(self) -> list[QLayout]:
        """All around the cards: each card shown would make them lay out every card again."""
        return [self._sheet, *(one for group in self.groups.values() for one in group.layouts)]

    def _matches(self, shown: Shown) -> bool:
        finding = shown.finding
        if self.here.isChecked() and finding.section != self._section:
            return False
        words = self.filter.text().casefold().split()
        if not words:
            return True
        element = elements().get(finding.id)
        known = " ".join(
            (finding.id, finding.message, shown.place, element.title if element else "")
        )
        return all(word in known.casefold() for word in words)

    # where the owner is

    def step(self, by: int) -> None:
        """Goes to the next standing finding, or the one before, and tells `go_wanted`."""
        keys = [k for k, s in self._found.items() if k[0] in _OPEN and self._matches(s)]
        if not keys:
            return
        at = keys.index(self._current) if self._current in keys else (-1 if by > 0 else 0)
        key = keys[(at + by) % len(keys)]
        self._mark(key)
        shown = self._found[key]
        if not shown.absent:
            self.go_wanted.emit(shown.finding)

    def _mark(self, key: Key) -> None:
        self._make_card(key)
        for group in self.groups.values():
            for other, card in group.cards.items():
                card.set_current(on=other == key)
                if other == key:
                    self._scroll.ensureWidgetVisible(card)
        self._current = key

    def _make_card(self, key: Key) -> None:
        """So that a finding far down its group has its card."""
        group = next(part for name, part in self.groups.items() if name == key[0])
        if group.is_open and key not in group.cards:
            like = [k for k, s in self._found.items() if k[0] == key[0] and self._matches(s)]
            group.make_room(like.index(key) + 1)
            self._show()

    def _step_focus(self, card: object, by: int) -> None:
        cards = [card for card in self._cards() if card.isVisible()]
        if isinstance(card, FindingCard) and card in cards:
            at = cards.index(card) + by
            if 0 <= at < len(cards):
                cards[at].setFocus(Qt.FocusReason.OtherFocusReason)
                self._scroll.ensureWidgetVisible(cards[at])

    def _cards(self) -> Iterator[FindingCard]:
        """Cards in the order they stand in."""
        for part in self.groups.values():
            yield from (part.cards[key] for key in self._found if key in part.cards)

    # what the owner does

    def _choose_profile(self, profile_id: object) -> None:
        self._session.apply(
            "Judge by another profile", edits.set_value("profile", profile_id), place="profile"
        )

    def _go(self, finding: object) -> None:
        key = next((k for k, s in self._found.items() if s.finding is finding), None)
        if key is not None:
            self._mark(key)
        self.go_wanted.emit(finding)

    def _add(self, finding: object) -> None:
        shown = next((s for s in self._found.values() if s.finding is finding), None)
        if shown is not None:
            self.add_wanted.emit(shown.absent)

    def _fix(self, finding: object) -> None:
        if isinstance(finding, Finding) and finding.fix is not None:
            self._session.apply(finding.fix.label, finding.fix.edit, place=finding.field)

    def _keep(self, finding: object, reason: str) -> None:
        if isinstance(finding, Finding):
            self._session.apply("Keep a finding", keep(finding, reason), place=finding.field)

    def _stop_keeping(self, finding: object) -> None:
        if isinstance(finding, Finding):
            edit = stop_keeping(finding)
            self._session.apply("Do not keep a finding", edit, place=finding.field)

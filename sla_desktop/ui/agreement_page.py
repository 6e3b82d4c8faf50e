"""What concerns the agreement as a whole: title, kind, state, language, and the owner's fields."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sla_desktop.app.session import Change, Session
from sla_desktop.domain.agreement import Agreement, CustomField
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.forms.form import Choices, Form
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table

_WIDEST = 860  # pixels, as a section's page
_KINDS: Mapping[Any, str] = {
    None: "Not said",
    "customer": "For one customer",
    "service": "For one service, all its customers",
    "multilevel": "In levels: firm, customer, service",
    "internal": "Inside one firm",
    "ola": "Between teams of the provider",
    "underpinning": "With a supplier",
    "salesmarketing": "Between sales and marketing",
}
TRADES: Mapping[Any, str] = {
    "it": "IT support",
    "hosting": "Hosting and cloud",
    "software": "Software",
    "agency": "Agency",
    "physical": "On-site services",
    "callcentre": "Call centre",
    "office": "Office services",
    "telecom": "Telecommunications",
    "other": "Other",
}
_STATUSES: Mapping[Any, str] = {
    "draft": "Draft",
    "in-review": "In review",
    "agreed": "Agreed",
    "ended": "Ended",
    "superseded": "Superseded",
}
_SIDES: Mapping[Any, str] = {"": "Not said", "provider": "the provider", "customer": "the customer"}
_LANGUAGES: Mapping[Any, str] = {"en-GB": "English (UK)", "en-US": "English (US)"}
_CURRENCIES = [
    "EUR",
    "GBP",
    "USD",
    "AUD",
    "CAD",
    "CHF",
    "CZK",
    "DKK",
    "HUF",
    "INR",
    "JPY",
    "NOK",
    "NZD",
    "PLN",
    "RON",
    "SEK",
    "SGD",
    "ZAR",
]  # ISO 4217
_SIZES: Mapping[Any, str] = {"A4": "A4", "Letter": "Letter"}


def language_name(language: str) -> str:
    """The agreement's language in words."""
    return _LANGUAGES[language]


class AgreementPage(QScrollArea):
    """The values that belong to no section."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        sheet = QWidget()
        sheet.setProperty("surface", True)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(36, 28, 36, 36)
        column.setSpacing(18)
        heading = plain_label("About this agreement", "title")
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        heading.setFont(font)
        column.addWidget(heading)
        self.form = Form(session, "")
        _build(self.form)
        self.form.refresh(session.agreement)
        column.addWidget(self.form)
        column.addStretch(1)
        sheet.setMaximumWidth(_WIDEST)
        sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(sheet)
        session.changed.connect(self._changed)

    def _changed(self, change: object) -> None:
        if isinstance(change, Change):
            self.form.refresh(change.after, change.source)

    def go_to(self, path: str) -> bool:
        """Puts the cursor on the value at `path`."""
        return self.form.go_to(path)


def _build(form: Form) -> None:
    form.line("title", "Title", "It stands on the cover and in the header.", wide=True)
    form.line("subtitle", "Subtitle", "", "Schedule 2 to the master agreement", wide=True)
    form.choice("kind", "Kind", _KINDS, "It decides what the checklist asks for.")
    form.choice("trade", "Trade", TRADES)
    form.choice("own_side", "You are", _SIDES)
    form.choice("status", "Status", _STATUSES, "Anything but agreed prints as a draft.")
    form.line("version", "Version", "", "0.1")
    form.line("confidentiality", "Confidentiality line", "In the footer.", "Confidential")
    form.group("Language and paper")
    form.choice("language", "Language", _LANGUAGES)
    form.pick("currency", "Currency", _currencies, "For sums written without one.")
    form.pick("zone", "Time zone", _zones, "The clock that all hours follow.")
    form.choice("page_size", "Paper", _SIZES)
    add_table(
        form,
        "fields",
        "Your own fields",
        (Column("label", "Name", 3), Column("value", "Value", 5)),
        lambda row_id: CustomField(id=row_id),
        explanation="Values to use in the wording wherever you like: written once, kept the same.",
        noun="field",
    )


def _currencies(agreement: Agreement) -> Choices:
    return {code: code for code in dict.fromkeys((*_CURRENCIES, agreement.currency))}


def _zones(agreement: Agreement) -> Choices:
    """Zones named by a city, and the agreement's own."""
    named = {zone for zone in _all_zones() if "/" in zone and not zone.startswith("Etc/")}
    return {zone: zone.replace("_", " ") for zone in sorted(named | {agreement.zone})}


@cache
def _all_zones() -> frozenset[str]:
    return frozenset(available_timezones())

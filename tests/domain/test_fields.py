"""Names between double braces: what they stand for, and which stand for nothing."""

import datetime as dt
from decimal import Decimal

import pytest

from sla_desktop.domain.agreement import Agreement, CustomField
from sla_desktop.domain.fields import fields_in, refers_to_section, resolve
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.people import Party, Responsible
from sla_desktop.domain.quantities import (
    Duration,
    Frequency,
    MeasureWindow,
    Percent,
    Quantity,
    Range,
    TimeSpan,
)
from sla_desktop.domain.sections import (
    ControlSection,
    LevelsSection,
    PartiesSection,
    ProseSection,
    TermSection,
)
from sla_desktop.domain.show import NBSP, anything

AGREEMENT = Agreement(
    id="test",
    title="IT support",
    language="en-US",
    fields=(
        CustomField(id="hotline", label="Number of the hotline", value="0117"),
        CustomField(id="unset"),
    ),
    sections=(
        PartiesSection(
            id="parties",
            title="Parties",
            parties=(
                Party(id="north", name="North Ltd", label="Supplier", role="provider"),
                Party(id="south", role="customer"),
            ),
            sponsor=Responsible(party="north", role="director"),
        ),
        TermSection(
            id="term",
            title="Term",
            start=dt.date(2027, 3, 1),
            open_ended=True,
            notice=Duration(value=Decimal(90), unit="day"),
        ),
        LevelsSection(
            id="levels",
            title="Levels",
            metrics=(
                Metric(
                    id="uptime",
                    name="Uptime",
                    target=Percent(value=Decimal("99.90")),
                    window=MeasureWindow(period="month"),
                ),
            ),
        ),
        ControlSection(id="control", title="Control", owner=Responsible(role="manager")),
        ProseSection(id="hidden", title="Hidden", included=False),
    ),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("no field", []),
        ("{{customer.name}} and {{ term.start }}", ["customer.name", "term.start"]),
        ("{{ref:levels}}", ["ref:levels"]),
        ("{{unclosed and {single}", []),
        ("{{}}", [""]),
    ],
)
def test_fields_in_a_text(text: str, names: list[str]) -> None:
    assert fields_in(text) == names


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hotline", "0117"),
        ("agreement.title", "IT support"),
        ("title", "IT support"),
        ("provider.name", "North Ltd"),
        ("north.label", "Supplier"),
        ("customer.name", ""),
        ("term.start", "March 1, 2027"),
        ("term.open_ended", "yes"),
        ("term.notice", "90 days"),
        ("term.end", ""),
        ("levels.metrics.uptime.target", "99.90 %"),
        ("levels.metrics.uptime.window", "calendar month"),
        ("levels.metrics.uptime", "Uptime"),
        ("levels.metrics", "Uptime"),
        ("parties.sponsor", "director (Supplier)"),
        ("control.owner", "manager"),
        ("unset", ""),
    ],
)
def test_a_known_name_shows_its_value(name: str, text: str) -> None:
    found = resolve(AGREEMENT, name)
    assert found.known
    assert found.text.replace(NBSP, " ") == text


@pytest.mark.parametrize(
    "name",
    ["", "nothing", "agreement.", "agreement.nothing", "provider.nothing", "levels.metrics.x", "."],
)
def test_an_unknown_name_is_told(name: str) -> None:
    found = resolve(AGREEMENT, name)
    assert not found.known
    assert found.text == ""
    assert found.label


def test_a_label_names_what_is_missing() -> None:
    assert resolve(AGREEMENT, "hotline").label == "Number of the hotline"
    assert resolve(AGREEMENT, "customer.name").label == "customer name"
    assert resolve(AGREEMENT, "").label == "field"


def test_a_party_without_a_role_goes_by_its_label() -> None:
    sponsor = Responsible(party="north")
    parties = PartiesSection(
        id="parties",
        title="Parties",
        parties=(Party(id="north", name="North Ltd", role="provider"),),
        sponsor=sponsor,
    )
    alone = Agreement(id="alone", title="Alone", sections=(parties,))
    assert resolve(alone, "parties.sponsor").text == "North Ltd"


@pytest.mark.parametrize(
    ("name", "known"), [("ref:levels", True), ("ref: levels", True), ("ref:hidden", False)]
)
def test_a_reference_names_a_section_that_prints(name: str, known: bool) -> None:
    assert refers_to_section(AGREEMENT, name) == known


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("text", "text"),
        (True, "yes"),
        (False, "no"),
        (1250, "1,250"),
        (Decimal("1234.50"), "1,234.5"),
        (Quantity(value=Decimal(3), unit="seats"), "3 seats"),
        (Frequency(per="week"), "weekly"),
        (TimeSpan(start=420, end=480), "07:00–08:00"),
        (Range(low=Decimal(1), high=Decimal(2)), "1 or more and under 2"),
        (("a", "", "b"), "a and b"),
        (Responsible(role="x"), ""),
        (None, ""),
    ],
)
def test_any_value_has_a_text(value: object, text: str) -> None:
    assert anything(value).replace(NBSP, " ") == text

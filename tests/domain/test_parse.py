"""What an owner types becomes a typed value, or one sentence."""

import datetime as dt
from decimal import Decimal
from typing import Any, Literal

import pytest

from sla_desktop.domain import parse, show
from sla_desktop.domain.base import Id
from sla_desktop.domain.calendars import ZoneName
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.parse import BadValueError, value_of
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import (
    Amount,
    DayKind,
    Duration,
    Frequency,
    Measure,
    MeasureWindow,
    Money,
    Percent,
    Quantity,
    Range,
    TimeSpan,
    Weekday,
)
from sla_desktop.domain.text import RichText


def minutes(value: int, clock: Literal["clock", "business"] = "clock") -> Duration:
    return Duration(value=Decimal(value), unit="min", clock=clock)


RESPONSIBLE = (Responsible(party="provider", role="boss"), Responsible(role="customer"))


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("30 min", Duration, minutes(30)),
        ("30 minutes", Duration, minutes(30)),
        ("30 business minutes", Duration, minutes(30, "business")),
        ("4h", Duration, Duration(value=Decimal(4), unit="h")),
        ("4 clock hours", Duration, Duration(value=Decimal(4), unit="h")),
        ("2 bd", Duration, Duration(value=Decimal(2), unit="day", clock="business")),
        ("2 bh", Duration, Duration(value=Decimal(2), unit="h", clock="business")),
        ("2 working days", Duration, Duration(value=Decimal(2), unit="day", clock="business")),
        ("1.5 h", Duration | None, Duration(value=Decimal("1.5"), unit="h")),
        ("99.90 %", Percent, Percent(value=Decimal("99.90"))),
        ("99.9", Percent | None, Percent(value=Decimal("99.9"))),
        ("$2,480.00", Money, Money(amount=Decimal("2480.00"), currency="USD")),
        ("300.00 $", Money, Money(amount=Decimal("300.00"), currency="USD")),
        ("USD 12", Money, Money(amount=Decimal(12), currency="USD")),
        ("0 USD", Money, Money(amount=Decimal(0), currency="USD")),
        ("12", Money, Money(amount=Decimal(12), currency="USD")),
        ("10 %", Amount | None, Percent(value=Decimal(10))),
        ("50", Amount, Money(amount=Decimal(50), currency="USD")),
        ("92 %", Measure, Percent(value=Decimal(92))),
        ("24 h", Measure | None, Duration(value=Decimal(24), unit="h")),
        ("4.5 of 5", Measure, Quantity(value=Decimal("4.5"), unit="of 5")),
        ("12", Measure, Quantity(value=Decimal(12))),
        ("12 dispensers", Measure, Quantity(value=Decimal(12), unit="dispensers")),
        ("12 dispensers", Quantity, Quantity(value=Decimal(12), unit="dispensers")),
        ("2027-03-01", dt.date, dt.date(2027, 3, 1)),
        ("1 March 2027", dt.date, dt.date(2027, 3, 1)),
        ("1st March 2027", dt.date, dt.date(2027, 3, 1)),
        ("22nd of Feb 2027", dt.date, dt.date(2027, 2, 22)),
        ("March 3rd, 2027", dt.date, dt.date(2027, 3, 3)),
        ("31/03/2027", dt.date, dt.date(2027, 3, 31)),
        ("03/31/2027", dt.date, dt.date(2027, 3, 31)),
        ("31.3.2027", dt.date, dt.date(2027, 3, 31)),
        ("05/05/2027", dt.date, dt.date(2027, 5, 5)),
        ("1 h 30 min", Duration, minutes(90)),
        ("1h30min", Duration, minutes(90)),
        ("1 hour and 30 minutes", Duration, minutes(90)),
        ("1 day, 4 hours", Duration, Duration(value=Decimal(28), unit="h")),
        ("1 h 30 min", Measure, minutes(90)),
        ("90 min", Duration, minutes(90)),
        ("two weeks", Duration, Duration(value=Decimal(2), unit="week")),
        ("Two business days", Duration, Duration(value=Decimal(2), unit="day", clock="business")),
        ("an hour", Duration, Duration(value=Decimal(1), unit="h")),
        ("half an hour", Duration, minutes(30)),
        ("half a day", Duration, Duration(value=Decimal("0.5"), unit="day")),
        ("1.8 million", Money, Money(amount=Decimal(1800000), currency="USD")),
        ("$1.8m", Money, Money(amount=Decimal(1800000), currency="USD")),
        ("USD 250k", Money, Money(amount=Decimal(250000), currency="USD")),
        ("1.2345 thousand USD", Money, Money(amount=Decimal("1234.5"), currency="USD")),
        ("1.5\u00a0million", Decimal, Decimal(1500000)),
        ("2 thousand", int, 2000),
        ("9-17", TimeSpan, TimeSpan(start=540, end=1020)),
        ("9am–5pm", TimeSpan, TimeSpan(start=540, end=1020)),
        ("9.00–17.00", TimeSpan, TimeSpan(start=540, end=1020)),
        ("9:30 am to 5 p.m.", TimeSpan, TimeSpan(start=570, end=1020)),
        ("12am-12pm", TimeSpan, TimeSpan(start=0, end=720)),
        ("22-6", TimeSpan, TimeSpan(start=1320, end=360)),
        ("10pm-6am", TimeSpan, TimeSpan(start=1320, end=360)),
        ("24x7", TimeSpan, TimeSpan(start=0, end=1440)),
        ("24/7", tuple[DayKind, ...], ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday")),
        ("yes", bool, True),
        ("No", bool | None, False),
        ("1,250", int, 1250),
        ("1,250.5", Decimal, Decimal("1250.5")),
        ("Higher", Literal["higher", "lower"], "higher"),
        ("x", Literal["a"] | Literal["x"], "x"),
        ("09:00-17:30", TimeSpan, TimeSpan(start=540, end=1050)),
        ("20:00–24:00", TimeSpan, TimeSpan(start=1200, end=1440)),
        ("monthly", Frequency, Frequency(per="month")),
        ("Mon–Wed", tuple[DayKind, ...], ("mon", "tue", "wed")),
        ("sat; holiday", tuple[DayKind, ...], ("sat", "holiday")),
        ("", tuple[DayKind, ...], ()),
        ("quarter", MeasureWindow, MeasureWindow(period="quarter")),
        ("provider: manager", Responsible, Responsible(party="provider", role="manager")),
        ("Manager: North", Responsible, Responsible(role="Manager: North")),
        ("a; b", tuple[str, ...], ("a", "b")),
        ("a, b", tuple[str, ...], ("a", "b")),
        ("call, then mail; close", tuple[str, ...], ("call, then mail", "close")),
        ("one\ntwo, three", tuple[str, ...], ("one", "two, three")),
        ("Mon, Tue", tuple[Weekday, ...], ("mon", "tue")),
        ("Mon-Wed; Fri", tuple[Weekday, ...], ("mon", "tue", "wed", "fri")),
        ("", tuple[Weekday, ...], ()),
        ("uptime,p1", tuple[Id, ...], ("uptime", "p1")),
        ("R,A", tuple[Literal["R", "A"], ...], ("R", "A")),
        ("1,250; 99.5", tuple[Decimal, ...], (Decimal(1250), Decimal("99.5"))),
        ("1,250, 99.5", tuple[Decimal, ...], (Decimal(1250), Decimal("99.5"))),
        ("provider: boss; customer", tuple[Responsible, ...], RESPONSIBLE),
        ("", Duration | None, None),
        ("  text stays as typed", str, "  text stays as typed"),
        (" Europe/Berlin ", ZoneName, "Europe/Berlin"),
        ("", ZoneName, ""),
        ("99.0 to 99.9", Range, Range(low=Decimal("99.0"), high=Decimal("99.9"))),
        ("under 85", Range, Range(high=Decimal(85))),
        ("85 or less", Range, Range(high=Decimal(85), high_closed=True)),
        ("85 or more", Range, Range(low=Decimal(85))),
        ("above 1 and under 3", Range, Range(low=Decimal(1), high=Decimal(3), low_closed=False)),
        ('{"value": "5"}', Percent, Percent(value=Decimal(5))),
        ("[1, 2]", tuple[int, ...], (1, 2)),
    ],
)
def test_reads(text: str, kind: Any, expected: Any) -> None:
    assert value_of(text, kind, "USD") == expected


def test_wording_is_read_in_the_short_notation() -> None:
    blocks = value_of("One **two**", RichText, "EUR")
    assert parse.wording("One **two**") == blocks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("soon", Duration),
        ("4 fortnightz", Duration),
        ("many", Percent),
        ("12.34.56", Decimal),
        ("a lot", Money),
        ("1 March", dt.date),
        ("maybe", bool),
        ("1.5", int),
        ("up", Literal["higher", "lower"]),
        ("9-5", TimeSpan),
        ("9am-5", TimeSpan),
        ("13pm-14pm", TimeSpan),
        ("01/03/2027", dt.date),
        ("31/02/2027", dt.date),
        ("1/2/27", dt.date),
        ("31 June 2027", dt.date),
        ("1 Mapril 2027", dt.date),
        ("1 Marx 2027", dt.date),
        ("30 min 1 h", Duration),
        ("1 h 1 month", Duration),
        ("1 h 2 h", Duration),
        ("1 h 30 zz", Duration),
        ("1 lakh", Money),
        ("09:00", TimeSpan),
        ("09:77-10:00", TimeSpan),
        ("24:30-25:00", TimeSpan),
        ("sometimes", Frequency),
        ("someday", tuple[DayKind, ...]),
        ("x y", Quantity),
        ("around 5", Range),
        ("Mars/Base", ZoneName),
        ("../etc/passwd", ZoneName),
        ("how often", MeasureWindow),
        ('{"value": "abc"}', Percent),
        ("{broken", Percent),
        ("anything", parse.Paragraph),
        ("Mon, holidays", tuple[Weekday, ...]),
        ("[mon, tue]", tuple[Weekday, ...]),
    ],
)
def test_refuses_with_a_sentence(text: str, kind: Any) -> None:
    with pytest.raises(BadValueError, match=r"\.$|\)\."):
        value_of(text, kind, "EUR")


def test_a_measure_that_only_looks_like_a_time_is_a_quantity() -> None:
    assert value_of("3 tickets", Measure, "EUR") == Quantity(value=Decimal(3), unit="tickets")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("$300", Money),
        ("300 GBP", Money | None),
        ("USD 300", Amount),
        ('{"amount": "5", "currency": "USD"}', Money),
        ('[{"id": "a", "per_event": {"type": "money", "amount": 1, "currency": "USD"}, "metrics": '
         '[], "model": "fixed-sum"}]', tuple[CreditSchedule, ...]),
    ],
)  # fmt: skip
def test_a_sum_in_another_currency_than_the_agreements_is_refused(text: str, kind: Any) -> None:
    with pytest.raises(BadValueError, match="all sums of this agreement are in EUR"):
        value_of(text, kind, "EUR")


def test_the_dollar_sign_stands_for_the_agreements_own_dollars() -> None:
    assert value_of("$5", Money, "CAD") == Money(amount=Decimal(5), currency="CAD")


def test_a_list_in_broken_json_is_told_how_to_be_written() -> None:
    with pytest.raises(BadValueError, match="double quotes"):
        value_of("[mon, tue]", tuple[Weekday, ...], "EUR")


def test_a_date_that_can_be_read_in_two_ways_names_both() -> None:
    with pytest.raises(BadValueError, match="can be 3 January or 1 March: write it like"):
        value_of("01/03/2027", dt.date, "EUR")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1 h 30 min", Duration),
        ("two weeks", Duration),
        ("£1.8m", Money),
        ("1st March 2027", dt.date),
        ("9am–5pm", TimeSpan),
        ("24x7", TimeSpan),
        ("24x7", tuple[DayKind, ...]),
    ],
)
def test_what_is_written_out_in_full_means_the_same(text: str, kind: Any) -> None:
    value = value_of(text, kind, "GBP")
    shown = (
        "; ".join(map(show.anything, value)) if isinstance(value, tuple) else show.anything(value)
    )
    assert value_of(shown, kind, "GBP") == value

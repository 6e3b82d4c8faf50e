"""Values as a reader sees them."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from sla_desktop.domain import show
from sla_desktop.domain.quantities import (
    DayKind,
    Duration,
    Frequency,
    MeasureWindow,
    Money,
    Percent,
    Quantity,
    Range,
    TimeSpan,
)

NOON = TimeSpan(start=720, end=720)


def plain(text: str) -> str:
    return text.replace(show.NBSP, " ")


def test_numbers_keep_what_was_written_where_it_counts() -> None:
    assert show.decimal_text(Decimal("1234.50")) == "1,234.5"
    assert plain(show.percent(Percent(value=Decimal("99.90")))) == "99.90 %"
    assert plain(show.quantity(Quantity(value=Decimal(4)))) == "4"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(276), "276"),
        (Fraction(1, 3), "0.33"),
        (Fraction(1, 200), "0.01"),
        (Fraction(525, 2), "262.5"),
    ],
)
def test_a_fraction_shows_two_places_half_up(value: Fraction, text: str) -> None:
    assert show.fraction(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (22, "22nd"), (25, "25th")],
)
def test_ordinals(value: int, text: str) -> None:
    assert show.ordinal(value) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("2480", "GBP", "£2,480.00"),
        ("1", "CHF", "CHF 1.00"),
    ],
)
def test_money(amount: str, currency: str, text: str) -> None:
    assert plain(show.money(Money(amount=Decimal(amount), currency=currency))) == text


def test_durations_name_business_time() -> None:
    business = Duration(value=Decimal(2), unit="day", clock="business")
    assert plain(show.duration(business)) == "2 business days"
    assert plain(show.duration(business, short=True)) == "2 business days"
    assert plain(show.duration(Duration(value=Decimal(1), unit="h"))) == "1 hour"
    assert plain(show.duration(Duration(value=Decimal(30), unit="min"), short=True)) == "30 min"
    assert show.unit_words("h", "business") == "business hours"
    assert show.unit_words("min") == "minutes"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Percent(value=Decimal("5")), "5 %"),
        (Duration(value=Decimal(4), unit="h"), "4 hours"),
        (Quantity(value=Decimal(4), unit="seats"), "4 seats"),
        (Money(amount=Decimal(4), currency="USD"), "$4.00"),
    ],
)
def test_any_measured_value(value: Percent | Duration | Quantity | Money, text: str) -> None:
    assert plain(show.measure(value)) == text


def test_dates_follow_the_language() -> None:
    assert plain(show.date(dt.date(2027, 3, 1))) == "1 March 2027"
    assert plain(show.date(dt.date(2027, 3, 1), "en-US")) == "March 1, 2027"


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (("mon", "tue", "wed", "thu", "fri"), "Monday to Friday"),
        (("mon", "wed", "fri"), "Monday, Wednesday and Friday"),
        (("sat", "sun", "holiday"), "weekends and public holidays"),
        (("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "every day"),
        (
            ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"),
            "every day, also on public holidays",
        ),
        (("holiday",), "public holidays"),
        ((), ""),
    ],
)
def test_kinds_of_days(days: tuple[DayKind, ...], text: str) -> None:
    assert show.day_kinds(days) == text


@pytest.mark.parametrize(
    ("window", "text"),
    [
        (MeasureWindow(period="month"), "calendar month"),
        (MeasureWindow(period="week"), "week"),
        (MeasureWindow(period="month", count=2), "2 calendar months"),
        (MeasureWindow(period="month", rolling=True), "rolling month"),
        (MeasureWindow(period="month", count=12, rolling=True), "rolling 12 months"),
    ],
)
def test_windows(window: MeasureWindow, text: str) -> None:
    assert plain(show.window(window)) == text


@pytest.mark.parametrize(
    ("frequency", "text"),
    [
        (Frequency(per="day"), "daily"),
        (Frequency(per="day", times=2, at=(NOON,)), "twice a day, 12:00"),
        (Frequency(per="year", times=3), "3 times a year"),
        (Frequency(per="fortnight"), "every two weeks"),
        (Frequency(per="week", every=3), "every 3 weeks"),
        (Frequency(per="week", every=3, times=2), "twice every 3 weeks"),
        (Frequency(per="week", days=("mon",)), "every Monday"),
        (Frequency(per="week", times=2, days=("mon", "fri")), "every Monday and Friday"),
        (Frequency(per="week", times=5, days=("mon", "fri")), "5 times a week, Monday and Friday"),
        (Frequency(per="month", days=("mon",)), "monthly, Monday"),
        (Frequency(per="month", note="1st working day"), "monthly (1st working day)"),
    ],
)
def test_frequencies(frequency: Frequency, text: str) -> None:
    assert plain(show.frequency(frequency)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Range(low=Decimal("99.0"), high=Decimal("99.9")), "99.0 % or more and under 99.9 %"),
        (Range(high=Decimal(85)), "under 85 %"),
        (Range(high=Decimal(85), high_closed=True), "85 % or less"),
        (Range(low=Decimal(5), low_closed=False), "more than 5 %"),
        (Range(), "any result"),
    ],
)
def test_ranges(value: Range, text: str) -> None:
    assert plain(show.interval(value, "%")) == text
    assert show.interval(Range(low=Decimal(1))) == "1 or more"


def test_stretches_of_the_day_and_lists() -> None:
    assert show.span(TimeSpan(start=420, end=1440)) == "07:00–24:00"
    assert show.span(NOON) == "12:00"
    assert show.listed(["a"]) == "a"
    assert show.listed(["a", "b", "c"], "or") == "a, b or c"

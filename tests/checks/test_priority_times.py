"""B01 B02: the answer before the fix, the urgent before the less urgent."""

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.support import Priority, PriorityTimes
from tests.checks.crosscheck_builders import (
    faults,
    hours,
    make,
    only,
    priority,
    ranks,
    severities,
    time,
)


def one(response: str, fix: str, **fields: str) -> Agreement:
    return make(hours(), ranks(priority("P1", response, fix, **fields)))


def two(first: str, second: str) -> Agreement:
    return make(hours(), ranks(priority("P1", "", first), priority("P2", "", second)))


@pytest.mark.parametrize(
    ("response", "fix", "found"),
    [
        ("15 min", "4 h", []),
        ("30 min", "4 bh", []),
        ("4 bh", "4 bh", ["error"]),
        ("5 bh", "4 bh", ["error"]),
        ("4 bh", "8 h", ["warning"]),
        ("4 h", "none", []),
        ("", "4 h", []),
        ("4 h", "", []),
    ],
)
def test_b01_the_answer_comes_before_the_fix(response: str, fix: str, found: list[str]) -> None:
    assert severities("B01", one(response, fix)) == found


def test_b01_names_both_times_and_an_example() -> None:
    fault = only("B01", one("4 bh", "8 h"))
    assert fault.message == (
        "P1: the answer within 4 business hours is not always due before the fix within 8 hours; "
        "reported Friday 15:00, the answer is due Monday 11:00 and the fix Friday 23:00."
    )
    assert fault.field == "priorities.priorities.p1.times.all.response"
    assert fault.objects == ("p1", "all")
    assert fault.numbers == ("4 business hours", "8 hours")


def test_b01_is_quiet_where_business_hours_are_not_known() -> None:
    assert faults("B01", make(ranks(priority("P1", "4 bh", "8 h")))) == []


def test_b01_names_the_band() -> None:
    assert (
        "P1 in “office-late”: the answer"
        in only("B01", one("4 h", "4 h", band="office-late")).message
    )
    assert "P1 in “open”" in only("B01", one("4 h", "4 h", band="open")).message


def test_b01_what_fails_only_over_a_holiday_says_so() -> None:
    assert (
        "Friday 13:00 before a public holiday on Monday" in only("B01", one("8 bh", "73 h")).message
    )
    fault = only("B01", one("4 bh", "21 h"))
    assert "holiday" not in fault.message


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("8 h", "12 h", []),
        ("15 min", "15 min", []),
        ("8 h", "6 h", ["error"]),
        ("8 bh", "48 h", ["warning"]),
        ("8 bh", "2 bd", []),
        ("none", "8 h", ["error"]),
        ("8 h", "none", []),
        ("8 h", "", []),
    ],
)
def test_b02_the_urgent_comes_first(first: str, second: str, found: list[str]) -> None:
    assert severities("B02", two(first, second)) == found


def test_b02_judges_answers_too_and_skips_what_is_not_said() -> None:
    rows = ranks(priority("P1", "2 h"), priority("P2"), priority("P3", "1 h"))
    fault = only("B02", make(rows))
    assert fault.message == ("P1 (2 hours) is answered later than the less urgent P3 (1 hour).")
    assert (fault.objects, fault.numbers) == (("p1", "p3", ""), ("response", "2 hours", "1 hour"))


def test_b02_says_that_no_promise_is_later_than_any() -> None:
    assert only("B02", two("none", "8 h")).message == (
        "P1 has no time in which it is fixed, but the less urgent P2 has 8 hours."
    )
    unbooked = priority("P1", "1 h", booked=False)
    assert severities("B02", make(ranks(unbooked, priority("P2", "2 h")))) == ["error"]


def test_b02_equal_answers_of_all_priorities_are_fine() -> None:
    rows = [priority(f"P{n}", "15 min") for n in range(1, 5)]
    assert faults("B02", make(ranks(*rows))) == []


def test_bands_of_one_priority_are_not_compared_with_each_other() -> None:
    rows = tuple(
        PriorityTimes(id=name, band=name, response=time(text), no_resolution=True)
        for name, text in (("day", "1 h"), ("night", "2 h"), ("weekend", "2 h"))
    )
    none = PriorityTimes(id="free", band="free", booked=False)
    emergency = Priority(id="emergency", name="Emergency", times=(*rows, none))
    assert faults("B02", make(ranks(emergency))) == []
    assert faults("B01", make(ranks(emergency))) == []

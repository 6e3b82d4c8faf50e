"""The checklist of each sheet: what it must say, to the last line, and what it must not say."""

import datetime as dt

import pytest

from sla_desktop.checks.draft import Context
from sla_desktop.checks.finding import Finding
from sla_desktop.checks.judge import Judge
from tests.sheets import (
    expected_findings,
    linux_operations,
    office_cleaning,
    sales_marketing,
)
from tests.sheets.expected_findings import Expected

TODAY = dt.date(2026, 11, 21)
JUDGED = {
    name: Judge().checklist(build(), Context(today=TODAY))
    for name, build in (
        ("linux", linux_operations.build),
        ("cleaning", office_cleaning.build),
        ("sales", sales_marketing.build),
    )
}


def of_check(sheet: str, check: str) -> list[Finding]:
    return [finding for finding in JUDGED[sheet].findings if finding.id == check]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("linux", expected_findings.LINUX),
        ("cleaning", expected_findings.CLEANING),
        ("sales", expected_findings.SALES),
    ],
    ids=["linux", "cleaning", "sales"],
)
def test_the_checklist_says_this_and_no_more(sheet: str, expected: list[Expected]) -> None:
    found = sorted((finding.id, finding.field) for finding in JUDGED[sheet].findings)
    assert found == sorted((line.check, line.field) for line in expected)


@pytest.mark.parametrize(
    ("sheet", "check", "severity", "numbers"),
    [
        ("linux", "B20", "warning", "only for 140 hours"),  # weekend nights are not booked
        ("linux", "B33", "warning", "39.0 %"),  # 65.5 h of 168 h
        ("linux", "B27", "information", "“without delay”"),  # usual wording under German law
        ("linux", "B04", "information", "1 h 40 min 48 s"),  # 99.75 % of 28 days
        ("linux", "B05", "information", "20 min 09 s"),  # 99.95 % of 28 days, against 2 hours
        ("linux", "B04", "information", "44,700 minutes"),  # October with its 25-hour day
        ("cleaning", "B18", "error", "no price"),
        ("cleaning", "B35", "warning", "31 January 2028"),
        ("cleaning", "B35", "warning", "28 February 2029"),
    ],
)
def test_a_check_fires_with_the_sheet_s_own_numbers(
    sheet: str, check: str, severity: str, numbers: str
) -> None:
    found = of_check(sheet, check)
    assert {finding.severity for finding in found} == {severity}
    assert numbers in " ".join(finding.message.replace("\u00a0", " ") for finding in found)


@pytest.mark.parametrize(
    ("sheet", "check"),
    [
        ("linux", "B01"),  # no fix time is promised, on purpose
        ("linux", "B02"),  # bands of one priority are not priorities
        ("linux", "B06"),  # maintenance does not count as down
        ("linux", "B08"),  # each class stays in the base and never counts as down
        ("linux", "B31"),  # no credits
        ("linux", "B39"),
        ("linux", "B40"),  # "Example Shop GmbH" is a name
        ("cleaning", "B12"),  # a single tier under 85 runs to the worst result
        ("cleaning", "B15"),  # the credit hangs on the minimum, so 85 to 92 earns none
        ("cleaning", "B16"),  # 6 % of a year below 12 × 10 %
        ("cleaning", "B19"),  # 4 of 12 months can happen in 24; 30 days here, 90 days for renewal
        ("cleaning", "B20"),  # spills are attended in the hours of their own calendar
        ("cleaning", "B22"),  # 1 h is better than 2 h
        ("cleaning", "B31"),  # three events of the customer relieve
        ("cleaning", "B33"),  # windows inside are in, outside windows above ground floor are out
        ("cleaning", "B41"),
        ("sales", "B22"),  # a target of 100 % with a minimum of 95 %
        ("sales", "B38"),
        ("sales", "B39"),  # "Sales" is a department, no firm of the library
    ],
)
def test_a_check_stays_quiet(sheet: str, check: str) -> None:
    assert of_check(sheet, check) == []


@pytest.mark.parametrize("sheet", JUDGED)
def test_a_sheet_is_no_finished_agreement(sheet: str) -> None:
    assert JUDGED[sheet].errors
    assert 25 <= JUDGED[sheet].score < 50

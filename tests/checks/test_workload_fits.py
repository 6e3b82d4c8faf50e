"""B47: the work expected stays within the limits."""

from decimal import Decimal
from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import TermSection, WorkloadSection
from sla_desktop.domain.services import WorkloadLimit
from tests.checks.crosscheck_builders import faults, make, only, pct, sec, severities, term


def loaded(expected: int | None, upper: int | None, growth: str = "", **fields: Any) -> Agreement:
    limit = WorkloadLimit(
        id="t",
        measure="Tickets",
        expected=None if expected is None else Decimal(expected),
        upper=None if upper is None else Decimal(upper),
        growth=pct(growth) if growth else None,
    )
    dates = {"start": "2027-01-01", "end": "2029-12-31", **fields}
    return make(sec(WorkloadSection, limits=(limit,)), term(**dates))


@pytest.mark.parametrize(
    ("expected", "upper", "growth", "found"),
    [
        (1850, 1800, "", ["error"]),
        (1800, 1800, "", []),
        (100, 133, "10", ["warning"]),  # 133.1 after three years
        (100, 134, "10", []),
        (1000, 1331, "10", []),  # exactly
        (None, 100, "10", []),
        (100, None, "10", []),
    ],
)
def test_expected_work_lies_within_the_limit(
    expected: int | None, upper: int | None, growth: str, found: list[str]
) -> None:
    assert severities("B47", loaded(expected, upper, growth)) == found


def test_it_works_out_the_growth() -> None:
    fault = only("B47", loaded(100, 133, "10"))
    assert fault.field == "workload.limits.t.growth"
    assert fault.worked == ("100 × (1 + 10 %)^3 = 133.1", "133.1 > 133")
    over = only("B47", loaded(1850, 1800))
    assert over.message.startswith("“Tickets”: 1,850 are expected but only 1,800 allowed")


def test_without_an_end_one_year_is_looked_at() -> None:
    assert "after 1 year," in only("B47", loaded(100, 109, "10", end="", open_ended=True)).message
    assert "after 1 year," in only("B47", loaded(100, 109, "10", start="")).message
    section = loaded(100, 109, "10").sections[0]
    assert severities("B47", make(section)) == ["warning"]
    assert faults("B47", make(sec(TermSection))) == []

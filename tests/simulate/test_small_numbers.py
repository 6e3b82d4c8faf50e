"""Few cases: at how many one miss is allowed at all, and how many misses so many cases allow."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sla_desktop.domain.quantities import Rounding
from sla_desktop.simulate.small_numbers import explained, fewest_cases, meets, most_misses


@pytest.mark.parametrize(
    ("percent", "cases"),
    [
        ("80", 5),
        ("90", 10),
        ("95", 20),
        ("97", 34),
        ("98", 50),
        ("99", 100),
        ("99.5", 200),
        ("99.9", 1000),
        ("0", 1),
    ],
)
def test_so_many_cases_are_needed_before_one_may_miss(percent: str, cases: int) -> None:
    assert fewest_cases(Decimal(percent)) == cases


@pytest.mark.parametrize(("percent", "cases"), [("90", 11), ("95", 21), ("98", 51)])
def test_more_than_a_share_needs_one_case_more(percent: str, cases: int) -> None:
    assert fewest_cases(Decimal(percent), strict=True) == cases


def test_no_number_of_cases_allows_a_miss_where_all_must_be_good() -> None:
    assert fewest_cases(Decimal(100)) is None
    assert fewest_cases(Decimal(0), "lower") is None


def test_a_share_that_should_be_low_is_counted_the_other_way_round() -> None:
    assert fewest_cases(Decimal("0.5"), "lower") == 200
    assert fewest_cases(Decimal("0.5"), "lower", strict=True) == 201
    assert most_misses(1000, Decimal("0.5"), "lower") == 5
    assert most_misses(1000, Decimal("0.5"), "lower", strict=True) == 4


@pytest.mark.parametrize(("percent", "misses"), [("90", 3), ("95", 1), ("99", 0), ("0", 30)])
def test_thirty_cases_allow_so_many_misses(percent: str, misses: int) -> None:
    assert most_misses(30, Decimal(percent)) == misses


def test_no_clean_record_is_better_than_all() -> None:
    assert most_misses(30, Decimal(90), strict=True) == 2
    assert most_misses(30, Decimal(100), strict=True) is None


def test_rounding_lets_a_miss_through() -> None:
    """One miss in 67 reads 99 % when results are shown in whole percent."""
    assert fewest_cases(Decimal(99), rounding=Rounding(decimals=0)) == 67
    assert fewest_cases(Decimal(99), rounding=Rounding(decimals=0, mode="down")) == 100
    assert fewest_cases(Decimal(99), rounding=Rounding(decimals=0, mode="up")) == 51
    assert most_misses(30, Decimal(97), rounding=Rounding(decimals=0)) == 1


def test_the_border_belongs_to_the_good_side_unless_it_is_strict() -> None:
    assert meets(Fraction(90), Decimal(90))
    assert not meets(Fraction(90), Decimal(90), strict=True)
    assert meets(Fraction("99.895"), Decimal("99.90"), rounding=Rounding(decimals=2))


def why(cases: int, percent: str, **more: Any) -> str:
    found = explained(cases, Decimal(percent), **more)
    assert found is not None
    return " ".join(found.why)


def test_a_share_is_told_in_whole_cases() -> None:
    found = explained(30, Decimal(99))
    assert found is not None
    assert (found.misses, found.fewest) == (0, 100)
    text = why(30, "99")
    assert "30 cases, one miss: 96.67 % good." in text
    assert "99 % of 30 cases allows no miss at all." in text
    assert "One miss fits from 100 cases on." in text
    assert "Say it as it is" in text
    assert "allows 1 miss." in why(30, "95")
    assert "allows 3 misses." in why(30, "90")


def test_what_no_number_of_cases_keeps() -> None:
    assert explained(0, Decimal(99)) is None
    assert "No number of cases is enough" in why(30, "100")
    assert "Not even a clean record of 30 cases keeps 100 %." in why(30, "100", strict=True)
    assert "one miss: 3.33 % bad" in why(30, "5", direction="lower")

"""B35: dates that fit each other and the term."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.governance import LevelChange, Report, Review, Signatory, Supplier
from sla_desktop.domain.metrics import Baseline
from sla_desktop.domain.sections import (
    ReportsSection,
    Section,
    SignaturesSection,
    SuppliersSection,
    TermSection,
)
from tests.checks.crosscheck_builders import (
    card,
    day,
    faults,
    levels,
    make,
    only,
    sec,
    severities,
    term,
    time,
)


def two_years(**fields: Any) -> Section:
    return term("2027-03-01", "2029-02-28", **fields)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2027-03-01", "2029-02-28", []),
        ("2027-03-01", "2027-03-01", ["error"]),
        ("2027-03-01", "2026-03-01", ["error"]),
        ("", "2026-03-01", []),
        ("2027-03-01", "", []),
    ],
)
def test_the_start_lies_before_the_end(start: str, end: str, found: list[str]) -> None:
    assert severities("B35", make(term(start, end))) == found


def test_both_dates_are_told() -> None:
    found = only("B35", make(term("2027-03-01", "2026-03-01")))
    assert found.message == (
        "The agreement starts on 1 March 2027 and ends on 1 March 2026: the end must lie after "
        "the start."
    )
    assert found.field == "term.end"
    assert faults("B35", make(term("2027-03-01", "2026-03-01", open_ended=True))) == []


def reviewed(date: str, *more: Section) -> Agreement:
    review = Review(id="r", title="Yearly review", next_date=day(date) if date else None)
    return make(sec(ReportsSection, reviews=(review,)), *more)


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2027-01-14", ["error"]),
        ("2027-01-15", []),
        ("2029-02-28", []),
        ("2029-03-01", ["error"]),
        ("", []),
    ],
)
def test_a_review_lies_ahead_and_within_the_term(date: str, found: list[str]) -> None:
    assert severities("B35", reviewed(date, two_years())) == found


def test_the_review_is_told_with_its_reason() -> None:
    past = only("B35", reviewed("2027-01-14"))
    assert past.message == (
        "The review “Yearly review” is set for 14 January 2027, which is past: set the next date."
    )
    assert past.field == "reports.reviews.r.next_date"
    late = only("B35", reviewed("2029-03-01", two_years()))
    assert "after the agreement ends on 28 February 2029" in late.message
    assert faults("B35", reviewed("2039-03-01", two_years(open_ended=True))) == []


@pytest.mark.parametrize(("due", "found"), [("0 d", ["error"]), ("1 d", []), ("", [])])
def test_a_report_is_due_after_its_period(due: str, found: list[str]) -> None:
    report = Report(id="r", title="Monthly", due=time(due) if due else None)
    assert severities("B35", make(sec(ReportsSection, reports=(report,)))) == found


def signed(date: str, *more: Section, **fields: Any) -> Agreement:
    row = Signatory(id="s", party="customer", date=day(date) if date else None, **fields)
    return make(sec(SignaturesSection, signatories=(row,)), *(more or (two_years(),)))


def test_who_signs_after_the_start_says_so() -> None:
    found = only("B35", signed("2027-03-02", name="Ann Lee"))
    assert found.severity == "warning"
    assert found.message == (
        "“Ann Lee” signs on 2 March 2027, after the start on 1 March 2027: say that the agreement "
        "applies from its start all the same."
    )
    assert faults("B35", signed("2027-03-01")) == []
    assert faults("B35", signed("")) == []
    assert faults("B35", signed("2027-03-02", note="applies from 1 March")) == []
    assert faults("B35", signed("2027-03-02", two_years(late_signature_note="yes"))) == []
    assert faults("B35", signed("2027-03-02", term("", ""))) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"notice": time("90 d")}, []),
        ({"notice": time("24 months")}, ["warning"]),
        ({"notice": time("23 months")}, []),
        (
            {"notice": time("12 months"), "renews": True, "renewal_length": time("12 months")},
            ["warning"],
        ),
        ({"notice": time("90 d"), "renews": True, "renewal_length": time("12 months")}, []),
        ({"notice": time("90 d"), "renews": True}, []),
        ({"renews": True, "renewal_length": time("12 months")}, []),
        ({"notice": time("99999 years")}, []),
        (
            {"notice": time("90 d"), "renews": True, "renewal_length": time("99999 years")},
            [],
        ),
    ],
)
def test_notice_is_shorter_than_what_it_ends(fields: dict[str, Any], found: list[str]) -> None:
    assert severities("B35", make(two_years(**fields))) == found


def test_notice_without_dates_is_compared_with_the_renewal() -> None:
    renewal = {"notice": time("12 months"), "renews": True, "renewal_length": time("12 months")}
    found = only("B35", make(term("", "", **renewal)))
    assert found.message == (
        "Notice of 12 months is as long as a renewal of 12 months, or longer: nobody can give it "
        "in time."
    )
    assert severities("B35", make(two_years(open_ended=True, **renewal))) == ["warning"]


def supplied(end: str, *more: Section, **fields: Any) -> Agreement:
    row = Supplier(id="s", name="Clearwater", contract_end=day(end) if end else None, **fields)
    return make(sec(SuppliersSection, suppliers=(row,)), *(more or (two_years(),)))


def test_a_supplier_stays_as_long_as_the_term() -> None:
    found = only("B35", supplied("2028-01-31"))
    assert found.severity == "warning"
    assert found.message == (
        "The contract with “Clearwater” ends on 31 January 2028, before this agreement does on 28 "
        "February 2029: extend it or plan for another supplier."
    )
    assert found.field == "suppliers.suppliers.s.contract_end"


@pytest.mark.parametrize(
    ("end", "fields"),
    [("2029-02-28", {}), ("", {}), ("2028-01-31", {"renews": True})],
)
def test_suppliers_that_last_are_fine(end: str, fields: dict[str, Any]) -> None:
    assert faults("B35", supplied(end, **fields)) == []


@pytest.mark.parametrize(("end", "found"), [("2028-01-15", ["information"]), ("2028-01-16", [])])
def test_beside_an_open_ended_agreement_a_near_end_is_remarked(end: str, found: list[str]) -> None:
    open_ended = two_years(open_ended=True)
    assert severities("B35", supplied(end, open_ended)) == found
    assert faults("B35", supplied(end, term("", ""))) == []


def test_the_last_day_there_is_does_not_stop_it() -> None:
    open_ended = two_years(open_ended=True)
    assert severities("B35", supplied("2028-01-15", open_ended), day("9999-12-31")) == [
        "information"
    ]


def settled(readjust: str, bed_in: str = "3 months", change: str = "") -> Agreement:
    past = Baseline(no_data=True, bed_in=time(bed_in), readjust=day(readjust))
    section = sec(
        ReportsSection, change=LevelChange(readjust=day(change)) if change else LevelChange()
    )
    return make(two_years(), levels(card("score", baseline=past)), section)


@pytest.mark.parametrize(
    ("readjust", "found"),
    [
        ("2027-05-31", ["warning"]),  # the bed-in is over on 1 June
        ("2027-06-01", []),
        ("2029-02-28", []),
        ("2029-03-01", ["warning"]),
    ],
)
def test_levels_are_set_after_the_bed_in_and_within_the_term(
    readjust: str, found: list[str]
) -> None:
    assert severities("B35", settled(readjust)) == found


def test_the_date_for_all_levels_lies_within_the_term() -> None:
    late = only("B35", settled("2027-06-01", change="2029-03-01"))
    assert (late.field, late.weakens) == ("reports.change.readjust", ("A47",))
    early = only("B35", settled("2027-06-01", change="2027-02-28"))
    assert early.message == (
        "The levels: set for good on 28 February 2027, before the start on 1 March 2027: choose "
        "another date."
    )
    assert only("B35", settled("2027-05-31")).weakens == ("A24",)
    undated = make(sec(TermSection), *settled("2027-06-01").sections[1:])
    assert faults("B35", undated) == []


def test_each_date_makes_only_its_own_element_weak() -> None:
    assert only("B35", reviewed("2027-01-14")).weakens == ("A46",)
    assert only("B35", make(term("2027-03-01", "2026-03-01"))).weakens == ("A06",)

import datetime as dt
from typing import Any

from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.governance import (
    LevelChange,
    Report,
    Review,
    SharedMetric,
    Supplier,
    SupportingAgreement,
)
from sla_desktop.domain.quantities import Frequency
from sla_desktop.domain.sections import CreditsSection, ReportsSection, SuppliersSection
from tests.checks.builders import (
    CUSTOMER,
    PROVIDER,
    both,
    days,
    found,
    hours,
    levels,
    made,
    pct,
    said,
    sec,
    uptime,
)


def report(**fields: Any) -> Report:
    plain: dict[str, Any] = {
        "id": "monthly",
        "title": "Monthly report",
        "all_metrics": True,
        "frequency": Frequency(),
        "due": days(5, "business"),
        "recipients": (CUSTOMER,),
        "made_by": PROVIDER,
    }
    return made(Report, plain, fields)


def reports(*listed: Report, **fields: Any) -> ReportsSection:
    return sec(ReportsSection, reports=listed, **fields)


# A45


def test_no_report_is_missing() -> None:
    assert found("A45", reports()) == [("missing", "reports.reports")]


def test_report_without_frequency_or_due_time_is_incomplete() -> None:
    assert found("A45", both(), reports(report(frequency=None))) == [
        ("incomplete", "reports.reports.monthly.frequency")
    ]
    assert found("A45", both(), reports(report(due=None))) == [
        ("incomplete", "reports.reports.monthly.due")
    ]


def test_report_every_monday_has_its_due_time() -> None:
    mondays = Frequency(per="week", days=("mon",))
    assert found("A45", both(), reports(report(frequency=mondays, due=None))) == []


def test_report_to_both_sides_is_complete() -> None:
    assert found("A45", both(), reports(report()), levels(uptime())) == []


# A46


def review(**fields: Any) -> Review:
    plain: dict[str, Any] = {
        "id": "quarterly",
        "title": "Service review",
        "frequency": Frequency(per="quarter"),
        "next_date": dt.date(2027, 4, 9),
        "attendees": (PROVIDER, CUSTOMER),
    }
    return made(Review, plain, fields)


def test_no_regular_review_is_missing() -> None:
    assert found("A46", reports()) == [("missing", "reports.reviews")]
    assert found("A46", reports(reviews=(review(frequency=None),))) == [
        ("missing", "reports.reviews.quarterly.frequency")
    ]


def test_review_without_date_or_one_side_is_incomplete() -> None:
    bare = reports(reviews=(review(next_date=None, attendees=(PROVIDER,)),))
    assert found("A46", both(), bare) == [
        ("incomplete", "reports.reviews.quarterly.next_date"),
        ("incomplete", "reports.reviews.quarterly.attendees"),
    ]
    assert "nobody from “Elm Ltd”" in said("A46", both(), bare)


def test_dated_review_of_both_sides_is_complete() -> None:
    assert found("A46", both(), reports(reviews=(review(),))) == []


# A47


def test_no_way_to_change_levels_is_missing() -> None:
    assert found("A47", reports(change=LevelChange())) == [("missing", "reports.change")]


def test_change_that_one_side_does_not_approve_is_incomplete() -> None:
    alone = reports(change=LevelChange(notice=days(30), approvers=(PROVIDER,)))
    assert found("A47", both(), alone) == [("incomplete", "reports.change.approvers")]


def test_change_that_both_sides_approve_is_complete() -> None:
    agreed = reports(change=LevelChange(notice=days(30), approvers=(PROVIDER, CUSTOMER)))
    assert found("A47", both(), agreed) == []


# A49


def suppliers(*listed: Supplier, **fields: Any) -> SuppliersSection:
    return sec(SuppliersSection, suppliers=listed, **fields)


def supplier(**fields: Any) -> Supplier:
    plain: dict[str, Any] = {
        "id": "alder",
        "name": "Alder Data Centre Ltd",
        "availability": pct("99.95"),
        "contract_end": dt.date(2028, 12, 31),
        "told_of_levels": False,
    }
    return made(Supplier, plain, fields)


def test_unlisted_supplier_is_missing() -> None:
    assert found("A49", suppliers()) == [("missing", "suppliers.suppliers")]


def test_supplier_without_target_end_or_answer_is_incomplete() -> None:
    bare = supplier(availability=None, contract_end=None, told_of_levels=None)
    assert found("A49", suppliers(bare)) == [
        ("incomplete", "suppliers.suppliers.alder.target"),
        ("incomplete", "suppliers.suppliers.alder.contract_end"),
        ("incomplete", "suppliers.suppliers.alder.told_of_levels"),
    ]


def test_supplier_with_target_and_end_is_complete() -> None:
    renewing = supplier(availability=None, target=days(3), contract_end=None, renews=True)
    in_words = supplier(availability=None, target_text="next working day")
    assert found("A49", suppliers(supplier())) == []
    assert found("A49", suppliers(renewing)) == []
    assert found("A49", suppliers(in_words)) == []


# A50


def test_no_supporting_agreement_is_missing() -> None:
    bare = supplier(availability=None)
    assert found("A50", suppliers(bare)) == [("missing", "suppliers.supporting")]


def test_step_without_times_is_incomplete() -> None:
    step = SupportingAgreement(id="second", title="Second line")
    assert found("A50", suppliers(supporting=(step,))) == [
        ("incomplete", "suppliers.supporting.second.response")
    ]


def test_step_with_times_or_supplier_with_figures_is_complete() -> None:
    step = SupportingAgreement(id="second", title="Second line", handling=hours(2))
    assert found("A50", suppliers(supporting=(step,))) == []
    assert found("A50", suppliers(supplier())) == []


# A51

SHARED = SharedMetric(id="orders", metric="uptime")
PAID = sec(CreditsSection, schedules=(CreditSchedule(id="c", metrics=("uptime",), model="redo"),))


def test_no_shared_metric_is_missing() -> None:
    assert found("A51", suppliers()) == [("missing", "suppliers.shared")]


def test_shared_metric_without_cause_rule_is_incomplete_and_with_credits_weak() -> None:
    section = suppliers(shared=(SHARED,))
    assert found("A51", section) == [("incomplete", "suppliers.shared.orders.cause_rule")]
    assert said("A51", section).startswith("The shared metric has no rule")
    assert found("A51", section, PAID) == [("weak", "suppliers.shared.orders.cause_rule")]
    assert "“Uptime” earns credits but has no rule" in said("A51", section, PAID, levels(uptime()))


def test_shared_metric_with_cause_rule_is_complete() -> None:
    ruled = SharedMetric(id="orders", metric="uptime", cause_rule="by the error log")
    assert found("A51", suppliers(shared=(ruled,)), PAID) == []

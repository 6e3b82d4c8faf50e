"""B54: nothing is decided before what informs it."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.duties import Duty
from sla_desktop.domain.funnel import LeadKind, ReturnLoop, SalesCommitment
from sla_desktop.domain.governance import Report
from sla_desktop.domain.sections import DutiesSection, FunnelSection, ReportsSection
from tests.checks.crosscheck_builders import faults, hours, make, only, sec, severities, time


def returned(
    decide: str, within: str, *reasons: str, kind: str = "", with_hours: bool = True
) -> Agreement:
    sales = SalesCommitment(
        decide_within=time(decide) if decide else None,
        attempts_within=time(within) if within else None,
    )
    kinds = (LeadKind(id="demo", name="Demo", attempts_within=time(kind)),) if kind else ()
    section = sec(FunnelSection, sales=sales, kinds=kinds, returns=ReturnLoop(reasons=reasons))
    return make(section, *([hours()] if with_hours else []))


@pytest.mark.parametrize(
    ("decide", "within", "reasons", "found"),
    [
        ("48 h", "10 bd", ("not reachable",), ["error"]),
        ("48 h", "10 bd", ("no budget",), ["warning"]),
        ("10 bd", "10 bd", ("not reachable",), []),
        ("48 h", "2 bd", ("not reachable",), ["warning"]),  # over a weekend alone
        ("", "10 bd", (), []),
        ("48 h", "", (), []),
    ],
)
def test_a_lead_is_returned_after_the_last_attempt(
    decide: str, within: str, reasons: tuple[str, ...], found: list[str]
) -> None:
    assert severities("B54", returned(decide, within, *reasons)) == found


def test_also_where_no_hours_are_given() -> None:
    fault = only("B54", returned("48 h", "10 bd", "not reachable", with_hours=False))
    assert (fault.severity, fault.field) == ("error", "funnel.sales.decide_within")
    assert "A lead is returned as “not reachable” within 48 hours" in fault.message
    assert faults("B54", make(sec(FunnelSection))) == []


def test_each_kind_of_lead_has_its_attempts() -> None:
    fault = only("B54", returned("48 h", "", kind="10 days"))
    assert fault.objects == ("funnel.kinds.demo.attempts_within",)


def approved(due: str, sent: str, **fields: Any) -> Agreement:
    plain: dict[str, Any] = {
        "text": "Approve the monthly report",
        "due": time(due) if due else None,
        "due_event": "the end of the month",
    }
    duty = Duty(id="d", party="customer", **{**plain, **fields})
    report = Report(id="r", title="Monthly report", due=time(sent) if sent else None)
    return make(sec(DutiesSection, duties=(duty,)), sec(ReportsSection, reports=(report,)), hours())


@pytest.mark.parametrize(
    ("due", "sent", "found"),
    [
        ("5 bd", "10 bd", ["error"]),
        ("10 bd", "10 bd", ["error"]),
        ("15 bd", "10 bd", []),
        ("15 days", "10 bd", ["warning"]),
        ("", "10 bd", []),
        ("5 bd", "", []),
    ],
)
def test_a_report_is_approved_after_it_has_come(due: str, sent: str, found: list[str]) -> None:
    assert severities("B54", approved(due, sent)) == found


def test_other_duties_are_left_alone() -> None:
    assert faults("B54", approved("5 bd", "10 bd", due_event="receipt")) == []
    assert faults("B54", approved("5 bd", "10 bd", text="Read the monthly report")) == []
    assert faults("B54", approved("5 bd", "10 bd", text="Approve the budget")) == []
    assert faults("B54", approved("5 bd", "10 bd", due_before=True)) == []

"""B46: every level is reported, and both sides read it."""

from typing import Any

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.governance import Report
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.sections import ReportsSection
from tests.checks.crosscheck_builders import card, faults, levels, make, only, sec, sides, uptime

OURS, THEIRS = Responsible(party="provider"), Responsible(party="customer")


def reported(*rows: Report, kind: Any = "customer") -> Agreement:
    metrics = levels(uptime(), card("answer"))
    return make(metrics, sides(), sec(ReportsSection, reports=rows), kind=kind)


def report(**fields: Any) -> Report:
    plain: dict[str, Any] = {"all_metrics": True, "recipients": (OURS, THEIRS)}
    return Report(id="r", title="Monthly report", **{**plain, **fields})


def test_a_metric_in_no_report() -> None:
    fault = only("B46", reported(report(all_metrics=False, metrics=("uptime",))))
    assert fault.message == "No report shows “Answer”: nobody learns whether it is kept."
    assert (fault.field, fault.objects) == ("reports.reports.r.metrics", ("answer",))
    assert fault.worked == ("In reports: 1 of 2 metrics",)
    assert faults("B46", reported(report())) == []
    both = report(all_metrics=False, metrics=("uptime", "answer"))
    assert faults("B46", reported(both)) == []


def test_without_a_report_nothing_is_said_twice() -> None:
    assert faults("B46", reported()) == []


def test_a_report_to_one_side() -> None:
    fault = only("B46", reported(report(recipients=(OURS,))))
    assert fault.message == "“Monthly report” does not go to “Customer”: name a recipient there."
    assert fault.field == "reports.reports.r.recipients"
    assert faults("B46", reported(report(recipients=(THEIRS,), made_by=OURS))) == []
    someone = report(recipients=(Responsible(role="both heads"),))
    assert faults("B46", reported(someone)) == []


def test_between_sales_and_marketing_it_is_judged_elsewhere() -> None:
    assert faults("B46", reported(report(recipients=(OURS,)), kind="salesmarketing")) == []
    assert len(faults("B46", reported(report(recipients=(OURS,)), kind="internal"))) == 1

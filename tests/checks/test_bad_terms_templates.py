"""Bad terms slipped into every template, through the edits an owner makes; each is found."""

import datetime as dt
from collections.abc import Iterator
from functools import cache

import pytest

from sla_desktop.catalogue.holidays import with_dates
from sla_desktop.catalogue.templates import filled, start, templates
from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Judge
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement, included
from sla_desktop.domain.base import Row
from sla_desktop.domain.edits import set_text

TODAY = dt.date(2027, 1, 20)
# Section kind, place in it (* is the first row), what is written there, who finds it.
# Only a value that is said already is changed: a place without one is left alone.
TERMS = (
    # harm the customer
    ("credits", "caps.month", "0 %", "B49"),
    ("credits", "caps.year", "0 %", "B49"),
    ("credits", "repeated.*.count", "0", "B49"),
    ("credits", "repeated.*.use_within", "1 h", "B19"),
    ("credits", "repeated.*.notice", "5 years", "B35"),
    ("credits", "repeated.*.plan_due", "5 years", "B35"),
    ("credits", "earn_backs.*.windows", "1", "B42"),
    ("credits", "earn_backs.*.share", "200 %", "B42"),
    ("credits", "earn_backs.*.deadline", "5 years", "B35"),
    ("maintenance", "cap", "300 h", "B07"),
    ("maintenance", "notice", "1 h", "B07"),
    ("priorities", "priorities.*.times.*.response", "9 years", "B35"),
    ("priorities", "priorities.*.times.*.resolution", "9 years", "B35"),
    ("escalation", "steps.*.contact", "nobody", "B41"),
    ("escalation", "steps.*.trigger", "9 years", "B35"),
    ("escalation", "critical.update_every", "9 years", "B35"),
    ("escalation", "critical.notify_within", "9 years", "B35"),
    ("escalation", "critical.cause_report_due", "9 years", "B35"),
    ("reports", "reports.*.due", "9 years", "B35"),
    ("reports", "reviews.*.next_date", "1 January 2020", "B35"),
    ("reports", "change.notice", "0 days", "B35"),
    ("term", "notice", "5 years", "B35"),
    ("term", "renewal_length", "30 years", "B35"),
    ("termination", "rights.breach.cure", "5 years", "B35"),
    ("amendment", "form", "oral", "A60"),
    ("amendment", "notice", "9 years", "B35"),
    ("liability", "outside_events.longest", "9 years", "B35"),
    ("liability", "outside_events.notice", "9 years", "B35"),
    ("security", "patch_time", "9 years", "B35"),
    ("continuity", "backups.*.interval", "30 days", "B34"),
    ("continuity", "backups.*.retention", "1 h", "B34"),
    ("continuity", "backups.*.recovery_time", "9 years", "B35"),
    ("exit", "hand_back", "9 years", "B35"),
    ("support", "routes.*.answer", "9 years", "B35"),
    ("services", "deliverables.*.due", "9 years", "B35"),
    ("disputes", "steps.*.within", "9 years", "B35"),
    ("workload", "limits.*.upper", "0", "B47"),
    ("exclusions", "exclusions.*.name", "Everything", "B33"),
    ("availability", "definitions.*.check_interval", "1 day", "B11"),
    ("availability", "definitions.*.failed_checks", "100", "B11"),
    # harm the provider
    ("credits", "caps.year", "100 %", "B18"),
    ("credits", "caps.month", "500 %", "B18"),
    ("charges", "payment", "9 years", "B35"),
    ("duties", "duties.*.due", "9 years", "B35"),
    ("continuity", "backups.*.recovery_point", "0 s", "B34"),
    ("reports", "reports.*.due", "0 days", "B35"),
    ("termination", "rights.breach.cure", "0 days", "B35"),
    ("funnel", "goal.lead_to_customer", "150 %", "B36"),
    ("funnel", "marketing.by_day", "31", "B36"),
    ("workload", "limits.*.lower", "99999999", "B47"),
)


@cache
def examples(template_id: str) -> Agreement:
    template = templates()[template_id]
    answers = [(field.id, field.example) for field in template.fields]
    return with_dates(filled(start(template, "sla-1"), template, answers), TODAY)


def places(agreement: Agreement, kind: str, place: str) -> Iterator[str]:
    """Paths of the places that hold a value, in the first section of the kind."""
    for section in included(agreement):
        if str(type(section).__struct_config__.tag) == kind:
            yield from _inside(agreement, section.id, place.split("."))
            return


def _inside(agreement: Agreement, path: str, steps: list[str]) -> Iterator[str]:
    here = paths.value_at(agreement, path)
    if not steps:
        if here not in (None, ""):
            yield path
    elif steps[0] == "*":
        for row in here:
            yield from _inside(agreement, f"{path}.{row.id}", steps[1:])
    elif isinstance(here, tuple):
        if any(isinstance(row, Row) and row.id == steps[0] for row in here):
            yield from _inside(agreement, f"{path}.{steps[0]}", steps[1:])
    elif here is not None:
        yield from _inside(agreement, f"{path}.{steps[0]}", steps[1:])


def slips() -> Iterator[tuple[str, str, str, str]]:
    for template_id in templates():
        for kind, place, written, expected in TERMS:
            path = next(places(examples(template_id), kind, place), "")
            if path:
                yield template_id, path, written, expected


@pytest.mark.parametrize(("template_id", "path", "written", "expected"), list(slips()))
def test_a_bad_term_is_found(template_id: str, path: str, written: str, expected: str) -> None:
    agreement = set_text(path, written)(examples(template_id))
    found = Judge().checklist(agreement, Context(today=TODAY)).findings
    assert expected in {one.id for one in found if one.severity != "information"}


@pytest.mark.parametrize("template_id", list(templates()))
def test_each_template_is_tried_with_eight_bad_terms_or_more(template_id: str) -> None:
    assert len([one for one in slips() if one[0] == template_id]) >= 8

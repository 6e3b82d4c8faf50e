import datetime as dt
from typing import Any

import pytest

from sla_desktop.domain.credits import Caps, CreditSchedule
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.protection import (
    DisputeStep,
    Indemnity,
    LiabilityLimit,
    OutsideEvents,
    TerminationRight,
    Transfer,
)
from sla_desktop.domain.sections import (
    AmendmentSection,
    CreditsSection,
    DisputesSection,
    LiabilitySection,
    StandingSection,
    TerminationSection,
    TermSection,
)
from tests.checks.builders import (
    CUSTOMER,
    PROVIDER,
    both,
    days,
    found,
    made,
    months,
    pct,
    said,
    sec,
    teams,
)

EVENTS = OutsideEvents(notice=days(2, "business"))


# A56


def liability(**fields: Any) -> LiabilitySection:
    return sec(LiabilitySection, **fields)


def test_no_indemnity_is_missing_and_asks_for_a_lawyer_in_a_contract_of_its_own() -> None:
    alone = sec(StandingSection, status="standalone")
    assert found("A56", liability()) == [("missing", "liability.indemnities")]
    assert "name the main contract" in said("A56", liability())
    assert "ask a lawyer" in said("A56", liability(), alone)


def test_indemnity_without_procedure_is_incomplete() -> None:
    bare = Indemnity(id="ip", against="claims that software infringes rights")
    assert found("A56", liability(indemnities=(bare,))) == [
        ("incomplete", "liability.indemnities.ip.procedure")
    ]
    assert said("A56", liability(indemnities=(bare,))).startswith("The indemnity has no procedure")


def test_indemnity_with_procedure_or_reference_is_complete() -> None:
    full = Indemnity(id="ip", against="claims", procedure="told within 10 days")
    assert found("A56", liability(indemnities=(full,))) == []
    assert found("A56", liability(indemnity_reference="clause 9 of the main contract")) == []


# A57

LIMIT = LiabilityLimit(amount=pct("100"), percent_of="yearly fees")


def test_no_limit_is_missing() -> None:
    assert found("A57") == [("missing", "liability")]
    assert found("A57", liability(limit=LiabilityLimit(), outside_events=EVENTS)) == [
        ("missing", "liability.limit")
    ]


def test_outside_events_without_notice_are_incomplete() -> None:
    for events in (None, OutsideEvents()):
        section = liability(limit=LIMIT, not_limited=("intent",), outside_events=events)
        assert found("A57", section) == [("incomplete", "liability.outside_events.notice")]


def test_no_limit_and_no_cap_at_all_is_weak() -> None:
    unlimited = liability(limit=LiabilityLimit(unlimited=True), outside_events=EVENTS)
    schedule = CreditSchedule(id="c", metrics=("uptime",), model="fixed-sum")
    open_ = sec(CreditsSection, schedules=(schedule,))
    empty = sec(CreditsSection, schedules=(schedule,), caps=Caps())
    capped = sec(CreditsSection, schedules=(schedule,), caps=Caps(month=pct("10")))
    assert found("A57", unlimited, open_) == [("weak", "liability.limit")]
    assert found("A57", unlimited, empty) == [("weak", "liability.limit")]
    assert found("A57", unlimited, capped) == []
    assert found("A57", unlimited) == []


def test_limit_that_leaves_nothing_untouched_is_weak() -> None:
    assert found("A57", liability(limit=LIMIT, outside_events=EVENTS)) == [
        ("weak", "liability.not_limited")
    ]


def test_limit_with_its_exceptions_or_reference_is_complete() -> None:
    full = liability(limit=LIMIT, not_limited=("intent", "injury"), outside_events=EVENTS)
    assert found("A57", full) == []
    assert found("A57", liability(limit_reference="clause 9 of the main contract")) == []


# A58


def step(row_id: str, **fields: Any) -> DisputeStep:
    return made(DisputeStep, {"id": row_id, "name": row_id.upper(), "within": days(14)}, fields)


def disputes(*steps: DisputeStep, **fields: Any) -> DisputesSection:
    return sec(DisputesSection, **{"steps": steps, "law": "England and Wales", **fields})


def test_fewer_than_two_steps_are_missing() -> None:
    assert found("A58") == [("missing", "disputes")]
    assert found("A58", disputes(step("talks"))) == [("missing", "disputes.steps")]
    assert "Only one step" in said("A58", disputes(step("talks")))


def test_step_without_days_or_missing_law_is_incomplete() -> None:
    section = disputes(step("talks"), step("managers", within=None), law="")
    assert found("A58", section) == [
        ("incomplete", "disputes.steps.managers.within"),
        ("incomplete", "disputes.law"),
    ]


def test_inside_one_firm_no_law_is_needed() -> None:
    assert found("A58", disputes(step("talks"), step("sponsor"), law=""), kind="internal") == []


def test_arbitration_without_rules_or_seat_is_weak() -> None:
    open_ = step("arbitration", kind="arbitration", within=None, rules="LCIA")
    settled = step("arbitration", kind="arbitration", within=None, rules="LCIA", seat="London")
    assert found("A58", disputes(step("talks"), open_)) == [
        ("weak", "disputes.steps.arbitration.rules")
    ]
    assert found("A58", disputes(step("talks"), settled)) == []


def test_court_as_the_last_step_needs_no_days() -> None:
    court = step("court", kind="court", within=None)
    assert found("A58", disputes(step("talks"), court)) == []


# A59


def right(row_id: str, **fields: Any) -> TerminationRight:
    return made(TerminationRight, {"id": row_id, "cause": "ordinary", "notice": days(90)}, fields)


def ending(*rights: TerminationRight) -> TerminationSection:
    return sec(TerminationSection, rights=rights)


def test_no_notice_is_missing() -> None:
    assert found("A59") == [("missing", "termination")]
    assert found("A59", ending(right("a", notice=None))) == [("missing", "termination.rights")]


def test_right_of_one_side_alone_is_incomplete() -> None:
    one = ending(right("a", party="customer"))
    assert found("A59", both(), one) == [("incomplete", "termination.rights")]
    assert "how “Ash Ltd” may end" in said("A59", both(), one)


def test_rights_of_both_sides_are_complete() -> None:
    each = ending(right("a", party="customer"), right("b", party="provider"))
    renewing = sec(TermSection, start=dt.date(2027, 3, 1), notice=days(90))
    assert found("A59", both(), each) == []
    assert found("A59", both(), ending(right("a"))) == []
    one = ending(right("a", party="customer"))
    assert found("A59", both(), one, renewing) == [("weak", "termination.rights")]


@pytest.mark.parametrize(
    ("term", "weak"),
    [
        ({"start": dt.date(2027, 1, 1), "end": dt.date(2027, 3, 31)}, True),
        ({"start": dt.date(2027, 3, 1), "length": months(2)}, True),
        ({"start": dt.date(2027, 3, 1), "length": months(3)}, False),
        ({"start": dt.date(2027, 1, 1), "end": dt.date(2027, 3, 31), "renews": True}, False),
        ({"start": dt.date(2025, 1, 1), "end": dt.date(2026, 12, 31)}, False),
        ({"end": dt.date(2027, 3, 31)}, True),
        ({"start": dt.date(2027, 1, 1), "open_ended": True}, False),
    ],
)
def test_notice_longer_than_what_is_left_is_weak(term: dict[str, Any], weak: bool) -> None:
    result = found("A59", ending(right("a")), sec(TermSection, **term))
    assert result == ([("weak", "termination.rights.a.notice")] if weak else [])


def test_what_is_left_is_counted_in_days() -> None:
    term = sec(TermSection, start=dt.date(2027, 1, 1), end=dt.date(2027, 3, 31))
    assert "The notice of 90 days is longer than what is left of the term, 76 days." in said(
        "A59", ending(right("a")), term
    )
    assert found("A59", ending(right("a", cause="breach")), term) == []


# A60


def amendment(**fields: Any) -> AmendmentSection:
    plain: dict[str, Any] = {
        "form": "written",
        "approvers": (PROVIDER, CUSTOMER),
        "transfer": Transfer(allowed="with-consent"),
    }
    return sec(AmendmentSection, **{**plain, **fields})


def test_no_rule_for_amendments_is_missing() -> None:
    assert found("A60") == [("missing", "amendment")]
    assert found("A60", both(), amendment(form="", approvers=())) == [
        ("missing", "amendment.form"),
        ("incomplete", "amendment.approvers"),
    ]


def test_rule_without_approver_or_transfer_is_incomplete() -> None:
    section = amendment(approvers=(PROVIDER,), transfer=None)
    assert found("A60", both(), section) == [
        ("incomplete", "amendment.approvers"),
        ("incomplete", "amendment.transfer.allowed"),
    ]
    assert found("A60", both(), amendment(transfer=Transfer())) == [
        ("incomplete", "amendment.transfer.allowed")
    ]


def test_inside_one_firm_nothing_is_transferred() -> None:
    heads = tuple(Responsible(party=p.id, role="head") for p in teams().parties)
    assert found("A60", teams(), amendment(approvers=heads, transfer=None), kind="ola") == []


def test_provider_that_may_change_it_alone_is_weak() -> None:
    assert found("A60", both(), amendment(provider_alone=True)) == [
        ("weak", "amendment.provider_alone")
    ]


def test_rule_with_approvers_and_transfer_is_complete() -> None:
    assert found("A60", both(), amendment()) == []

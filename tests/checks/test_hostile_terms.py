"""Terms that a hostile counterparty would slip in, each with the check that finds it."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import Caps, Claim
from sla_desktop.domain.metrics import ClockRules, Pause
from sla_desktop.domain.protection import LiabilityLimit, TerminationRight
from sla_desktop.domain.sections import (
    CreditsSection,
    ExclusionsSection,
    LevelsSection,
    LiabilitySection,
    MaintenanceSection,
    PrioritiesSection,
    SectionBase,
    ServicesSection,
    SuppliersSection,
    TerminationSection,
)
from sla_desktop.domain.services import Exclusion, Service
from tests.checks.builders import found as gaps_found
from tests.checks.crosscheck_builders import (
    card,
    credits,
    faults,
    gbp,
    hours,
    levels,
    make,
    monthly,
    only,
    pct,
    schedule,
    sec,
    severities,
    sides,
    term,
    tier,
    time,
    uptime,
    written,
)

LADDER = schedule(tier("(, 99.9)", "5"))


def beside(text: str, kind: type[SectionBase]) -> Agreement:
    """A sentence beside levels with credits."""
    sections = {"levels": levels(uptime()), "credits": credits(LADDER), "parties": sides()}
    extra = written(text, kind)
    if kind is LevelsSection:
        extra = written(text, LevelsSection, metrics=(uptime(),))
    if kind is CreditsSection:
        extra = written(text, CreditsSection, schedules=(LADDER,))
    return make(*{**sections, extra.id: extra}.values())


@pytest.mark.parametrize(
    ("check", "kind", "text"),
    [
        ("B28", LevelsSection, "The targets do not bind the Provider."),
        ("B28", LevelsSection, "All levels are goals only."),
        ("B28", PrioritiesSection, "The times are for information only."),
        ("B31", LevelsSection, "The targets do not apply when the Provider is busy."),
        ("B31", PrioritiesSection, "The times are suspended while the Provider has no staff."),
        ("B43", CreditsSection, "The Customer waives every claim for a credit."),
        ("B43", LiabilitySection, "The Customer gives up its credits."),
        ("B52", PrioritiesSection, "An automatic reply counts as a response."),
        ("B52", PrioritiesSection, "An automatic acknowledgement is a response."),
        ("B53", SuppliersSection, "The Provider is not liable for its suppliers."),
        ("B53", LiabilitySection, "The Provider is not responsible for subcontractors."),
    ],
)
def test_words_that_take_a_promise_back(check: str, kind: Any, text: str) -> None:
    found = faults(check, beside(text, kind))
    assert [one.field for one in found if one.field.endswith(".wording")], text
    (told,) = [one for one in found if one.field.endswith(".wording")]
    assert told.worked[0] == text.rstrip(".")


@pytest.mark.parametrize(
    ("check", "kind", "text"),
    [
        ("B28", LevelsSection, "The targets bind the Provider."),
        ("B31", LevelsSection, "The targets do not apply while the Customer has not answered."),
        ("B43", CreditsSection, "The Customer need not claim a credit."),
        ("B52", PrioritiesSection, "An automatic reply is not a response."),
        ("B53", SuppliersSection, "The Provider answers for its suppliers."),
    ],
)
def test_sound_words_are_quiet(check: str, kind: Any, text: str) -> None:
    found = faults(check, beside(text, kind))
    assert [one for one in found if one.field.endswith(".wording")] == []


def test_without_consequence_words_take_nothing_back() -> None:
    bare = make(written("The targets do not bind.", LevelsSection, metrics=(uptime(),)))
    assert faults("B28", bare) == []
    told = make(written("An automatic reply counts as a response.", PrioritiesSection))
    assert faults("B52", told) == []
    assert faults("B31", make(written("Levels do not apply if the Provider rests."))) == []


def paid(**fields: Any) -> Agreement:
    return make(levels(card("m", time("4 h"), **fields)), credits(schedule(metrics=("m",))))


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"share": pct("95"), "share_minimum": pct("50")}, []),
        ({"share": pct("95"), "share_minimum": pct("49")}, ["warning"]),
        ({"share": pct("0")}, ["error"]),
        ({"misses_allowed": 20, "expected_cases": 20}, ["error"]),
        ({"misses_allowed": 19, "expected_cases": 20}, []),
        ({"misses_allowed": 20}, []),
    ],
)
def test_shares_and_misses_that_nobody_can_break(fields: Any, found: list[str]) -> None:
    assert severities("B49", paid(**fields)) == found


@pytest.mark.parametrize(
    ("top", "year", "fee", "found"),
    [
        (pct("50"), pct("4"), True, ["error"]),  # 500 > 4 % of 12,000
        (pct("48"), pct("4"), True, []),
        (gbp("500"), gbp("499"), True, ["error"]),
        (pct("50"), pct("4"), False, ["error"]),
        (pct("48"), pct("4"), False, []),
        (gbp("500"), pct("4"), False, []),
    ],
)
def test_a_year_that_gives_less_than_one_credit(
    top: Any, year: Any, fee: bool, found: list[str]
) -> None:
    ladder = schedule(tier("(, 99.9)", top))
    more = [monthly("1000")] if fee else []
    agreement = make(levels(uptime()), credits(ladder, caps=Caps(year=year)), *more)
    assert severities("B16", agreement) == found


def test_a_credit_that_lapses_before_the_invoice() -> None:
    def lapsing(text: str) -> Agreement:
        caps = Caps(month=pct("10"), year=pct("10"))
        claim = Claim(expires_after=time(text))
        return make(levels(uptime()), credits(LADDER, caps=caps, claim=claim))

    fault = only("B18", lapsing("27 days"))
    assert (fault.severity, fault.field) == ("warning", "credits.claim.expires_after")
    assert faults("B18", lapsing("28 days")) == []


def test_a_claim_shorter_than_two_business_days_from_the_report() -> None:
    def claimed(text: str) -> Agreement:
        claim = Claim(within=time(text), counts_from="report")
        return make(levels(uptime()), credits(LADDER, claim=claim), hours())

    assert severities("B10", claimed("1 h")) == ["warning"]
    assert severities("B10", claimed("1 bd")) == ["warning"]
    assert faults("B10", claimed("2 bd")) == []


@pytest.mark.parametrize(("cap", "found"), [("72 h", []), ("73 h", ["warning"])])
def test_a_cap_on_maintenance_that_limits_nothing(cap: str, found: list[str]) -> None:
    section = sec(MaintenanceSection, cap=time(cap), notice=time("3 bd"))
    assert severities("B07", make(section, hours())) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"notice": "30 days"}, []),
        ({"notice": "2 years"}, ["warning"]),
        ({"cure": "10 years"}, ["warning"]),
        ({"cure": "9999 years"}, ["warning"]),
        ({"notice": "10 years", "cure": "10 years"}, ["warning", "warning"]),
    ],
)
def test_rights_to_end_that_outlast_the_term(fields: dict[str, str], found: list[str]) -> None:
    timed: dict[str, Any] = {name: time(text) for name, text in fields.items()}
    right = TerminationRight(id="r", cause="breach", **timed)
    ends = sec(TerminationSection, rights=(right,))
    assert severities("B35", make(term("2027-01-01", "2028-12-31"), ends)) == found
    assert faults("B35", make(term("2027-01-01", "", open_ended=True), ends)) == []
    assert faults("B35", make(term("", ""), ends)) == []


@pytest.mark.parametrize(
    ("length", "found"), [("12 months", []), ("24 months", []), ("10 years", ["warning"])]
)
def test_a_renewal_longer_than_the_first_term(length: str, found: list[str]) -> None:
    renewing = term("2027-01-01", "2028-12-31", renews=True, renewal_length=time(length))
    assert severities("B35", make(renewing)) == found
    no_start = term("", "", renews=True, renewal_length=time(length), length=time("24 months"))
    assert severities("B35", make(no_start)) == found


def test_a_pause_of_any_kind_is_shown_and_told() -> None:
    pause = Pause(id="p", reason="whenever useful", customer_caused=False)
    metric = uptime(clock=ClockRules(pauses=(pause,)), customer_can_disturb=False)
    found = severities("B31", make(levels(metric), credits(LADDER)))
    assert found == ["information", "warning"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("All support other than by e-mail", ["warning"]),
        ("Everything except e-mail", ["warning"]),
        ("Any support on Sundays", ["warning"]),
        ("All printers", []),
        ("Support of printers abroad", []),
    ],
)
def test_an_exclusion_that_leaves_nothing(name: str, found: list[str]) -> None:
    services = sec(ServicesSection, services=(Service(id="s", name="Managed IT support"),))
    out = sec(ExclusionsSection, exclusions=(Exclusion(id="x", name=name),))
    assert severities("B33", make(services, out)) == found


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        (gbp("999"), [("weak", "liability.limit.amount")]),
        (gbp("1000"), []),
        (gbp("0"), [("weak", "liability.limit.amount")]),
        (pct("0"), [("weak", "liability.limit.amount")]),
        (pct("100"), []),
    ],
)
def test_a_limit_of_liability_of_next_to_nothing(limit: Any, found: Any) -> None:
    section = sec(
        LiabilitySection,
        limit=LiabilityLimit(amount=limit),
        not_limited=("intent",),
        limit_reference="clause 9",
    )
    assert gaps_found("A57", section, monthly("1000")) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Provider decides in its sole discretion.",
        "The Provider acts as it sees fit.",
        "A report counts as accepted unless the Customer objects.",
    ],
)
def test_discretion_is_a_loophole(text: str) -> None:
    assert "who decides, and by which test?" in faults("B27", make(written(text)))[0].message


def test_one_sentence_is_told_by_one_check_only() -> None:
    text = "The Customer waives its credits."
    assert faults("B53", beside(text, LiabilitySection)) == []
    assert len(faults("B43", beside(text, LiabilitySection))) == 1

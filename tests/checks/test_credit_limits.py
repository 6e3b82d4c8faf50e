"""B16 B18: caps, bases and sizes of credits."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import Caps, Claim, CreditSchedule, DelaySteps
from sla_desktop.domain.sections import Section, ServicesSection
from sla_desktop.domain.services import Service
from tests.checks.crosscheck_builders import (
    credits,
    faults,
    gbp,
    levels,
    make,
    monthly,
    only,
    pct,
    schedule,
    sec,
    severities,
    tier,
    time,
    uptime,
)

BOTH = Caps(month=pct("50"), year=pct("20"))


def tops(*pays: Any, caps: Caps | None = None, **fields: Any) -> Agreement:
    """A schedule with one tier for each amount."""
    rows = [
        schedule(tier("[0, 99.9)", pay, "t"), id=f"s{n}", **fields.pop("own", {}))
        for n, pay in enumerate(pays)
    ]
    return make(levels(uptime()), credits(*rows, caps=caps, **fields), monthly("1000"))


def test_b16_a_tier_above_the_cap_can_never_be_paid() -> None:
    found = only("B16", tops("30", caps=Caps(month=pct("25"))))
    assert found.severity == "error"
    assert found.message == (
        "“Uptime”: the highest credit is 30 %, but a month is capped at 25 %: that tier can never "
        "be paid in full."
    )
    assert (found.field, found.numbers) == ("credits.caps.month", ("30 %", "25 %"))


@pytest.mark.parametrize(
    ("pay", "caps", "own"),
    [
        ("50", Caps(month=pct("50")), {}),
        ("50", Caps(month=pct("50"), year=pct("8")), {}),
        ("50", None, {}),
        ("50", Caps(year=pct("8")), {}),
        (gbp("250"), Caps(month=pct("25")), {}),
        ("30", Caps(month=pct("25")), {"cap": pct("40")}),
    ],
)
def test_b16_is_quiet(pay: Any, caps: Caps | None, own: dict[str, Any]) -> None:
    assert faults("B16", tops(pay, caps=caps, own=own)) == []


def test_b16_money_and_percent_are_compared_in_money() -> None:
    assert severities("B16", tops(gbp("251"), caps=Caps(month=pct("25")))) == ["error"]
    assert only("B16", tops("30", own={"cap": gbp("299")})).field == "credits.schedules.s0.cap"
    unknown = make(
        levels(uptime()),
        credits(schedule(tier("[0, 99.9)", gbp("251"))), caps=Caps(month=pct("25"))),
    )
    assert faults("B16", unknown) == []
    mixed = schedule(tier("[95, 99.9)", gbp("10")), tier("[0, 95)", "90"))
    caps = Caps(month=pct("25"))
    assert faults("B16", make(levels(uptime()), credits(mixed, caps=caps))) == []
    assert severities("B16", make(levels(uptime()), credits(mixed, caps=caps), monthly())) == [
        "error"
    ]


def test_b16_without_fees_percentages_are_compared() -> None:
    bare = make(levels(uptime()), credits(schedule(tier("[0, 99.9)", "30")), caps=BOTH))
    assert faults("B16", bare) == []


def test_b16_all_ladders_together_are_shown() -> None:
    found = only("B16", tops("15", "20", caps=Caps(month=pct("25"))))
    assert found.severity == "information"
    assert found.message == (
        "If all levels fail in one month the credits add up to 35 %; the cap of 25 % cuts them."
    )
    assert "£350.00" in only("B16", tops("15", "20", caps=Caps(month=gbp("250")))).message


def test_b16_credits_that_do_not_add_up_or_stay_within_are_fine() -> None:
    caps = Caps(month=pct("25"))
    assert faults("B16", tops("15", "20", caps=caps, combination="higher")) == []
    assert faults("B16", tops("10", "15", caps=caps)) == []
    assert faults("B16", tops("10", gbp("200"), caps=caps)) == []
    unknown = credits(
        schedule(tier("[0, 9)", "9"), id="a"),
        schedule(tier("[0, 9)", "9"), id="b"),
        caps=Caps(month=gbp("1")),
    )
    assert faults("B16", make(levels(uptime()), unknown)) == []
    none = credits(schedule(id="a"), schedule(id="b"), caps=caps)
    assert faults("B16", make(none)) == []


def b18(row: CreditSchedule, *more: Section, caps: Caps | None = BOTH, **fields: Any) -> Agreement:
    return make(levels(uptime()), credits(row, caps=caps, **fields), *more)


LADDER = schedule(tier("[0, 99.9)", "10"))


def event(**fields: Any) -> CreditSchedule:
    return schedule(**{"model": "fixed-sum", "basis": "", "per_event": gbp("100"), **fields})


def test_b18_credits_without_any_cap_are_an_error() -> None:
    found = only("B18", b18(LADDER, caps=None))
    assert found.severity == "error"
    assert found.message == (
        "Credits for “Uptime” have no cap: say how much can be credited at most in a month and in "
        "a year."
    )
    assert found.field == "credits.caps.month"


def test_b18_a_cap_of_the_month_alone_leaves_the_year_open() -> None:
    found = only("B18", b18(LADDER, caps=Caps(month=pct("10"))))
    assert found.severity == "warning"
    assert found.message == (
        "The cap is 10 % of a month, but nothing limits a year: add a yearly cap."
    )
    own = schedule(tier("[0, 99.9)", "10"), cap=pct("10"))
    assert "The cap is 10 %" in only("B18", b18(own, caps=None)).message


@pytest.mark.parametrize(
    "row",
    [
        schedule(model="at-risk-pool", at_risk=pct("10")),
        schedule(
            model="delay-steps",
            delay=DelaySteps(percent=pct("10.5"), every=time("2 d"), cap=pct("55")),
        ),
    ],
)
def test_b18_models_with_a_cap_of_their_own(row: CreditSchedule) -> None:
    assert "Single credits are capped" in only("B18", b18(row, caps=None)).message


@pytest.mark.parametrize("caps", [BOTH, Caps(year=pct("10"))])
def test_b18_capped_credits_with_a_basis_are_fine(caps: Caps) -> None:
    assert faults("B18", b18(LADDER, caps=caps)) == []
    assert faults("B18", make()) == []


def test_b18_a_percentage_wants_a_basis() -> None:
    found = only("B18", b18(schedule(tier("[0, 99.9)", "10"), basis="")))
    assert found.message == (
        "“Uptime”: a credit of 10 %, but of which fee is not said: name the basis."
    )
    assert found.field == "credits.schedules.ladder.basis"
    assert faults("B18", b18(schedule(tier("[0, 99.9)", "10"), basis="", fee="fee"))) == []
    assert severities("B18", b18(event(per_event=pct("5")))) == ["error"]
    delay = DelaySteps(percent=pct("1"), every=time("2 d"))
    assert severities("B18", b18(event(per_event=None, delay=delay))) == ["error"]


def test_b18_a_sum_is_no_share_of_a_fee() -> None:
    found = only("B18", b18(schedule(tier("[0, 99.9)", gbp("2")))))
    assert "the tier gives £2.00, but the basis says a share of a fee" in found.message
    assert faults("B18", b18(schedule(tier("[0, 99.9)", gbp("2")), basis="none"))) == []


def visit(price: str = "", **fields: Any) -> Agreement:
    service = Service(id="cleaning", name="Cleaning", unit_price=gbp(price) if price else None)
    row = event(
        model="item-price", per_event=None, item="missed visit", service="cleaning", **fields
    )
    return b18(row, sec(ServicesSection, services=(service,)), caps=None)


def test_b18_the_price_of_a_visit_must_be_known() -> None:
    found = only("B18", visit())
    assert found.message == (
        "The price of the missed visit is paid back, but no price for it is given: add it to the "
        "service or the charges."
    )
    assert found.field == "services.services.cleaning.unit_price"
    assert faults("B18", visit("40")) == []
    assert faults("B18", visit(unit_price=gbp("40"))) == []


def test_b18_an_item_of_no_service_has_its_price_in_the_credit() -> None:
    row = event(model="item-price", per_event=None, item="missed visit")
    found = only("B18", b18(row, caps=None))
    assert found.field == "credits.schedules.ladder.unit_price"


@pytest.mark.parametrize(
    ("fee", "fields", "found"),
    [
        ({"per": "event", "services": ("cleaning",)}, {}, []),
        ({"per": "event", "services": ("windows",)}, {}, ["error"]),
        ({"per": "month", "services": ("cleaning",)}, {}, ["error"]),
        ({"per": "month"}, {"fee": "fee"}, []),
    ],
)
def test_b18_a_fee_for_each_visit_is_its_price(
    fee: dict[str, Any], fields: dict[str, Any], found: list[str]
) -> None:
    row = event(
        model="item-price", per_event=None, item="", service="cleaning", metrics=(), **fields
    )
    assert severities("B18", b18(row, monthly("40", **fee), caps=None)) == found


def test_b18_a_credit_below_the_smallest_payment_is_never_paid() -> None:
    claim = Claim(smallest=gbp("150"))
    found = only("B18", b18(LADDER, monthly("1000"), claim=claim))
    assert found.severity == "warning"
    assert found.message == (
        "“Uptime”: the highest credit, 10 %, is less than the smallest sum that is paid, £150.00: "
        "it is never paid."
    )
    assert faults("B18", b18(LADDER, monthly("1500"), claim=claim)) == []
    assert faults("B18", b18(LADDER, claim=claim)) == []


def test_b18_a_sum_above_the_fee_of_a_month_looks_like_a_penalty() -> None:
    found = only("B18", b18(event(per_event=gbp("1001")), monthly("1000")))
    assert found.severity == "warning"
    assert "a credit of £1,001.00 exceeds the fee of a month, £1,000.00" in found.message
    assert found.field == "credits.schedules.ladder.per_event"
    assert faults("B18", b18(event(per_event=gbp("1000")), monthly("1000"))) == []
    tiers = schedule(tier("[0, 99.9)", gbp("1001")), basis="")
    assert only("B18", b18(tiers, monthly("1000"))).field == "credits.schedules.ladder.tiers"


def test_b16_a_sum_for_each_event_counts_too() -> None:
    each = schedule(model="fixed-sum", per_event=gbp("200"))
    capped = make(levels(uptime()), credits(each, caps=Caps(month=gbp("150"))), monthly())
    found = only("B16", capped)
    assert found.numbers == ("£200.00", "£150.00")
    assert found.worked[-1] == "£200.00 > £150.00"
    even = make(levels(uptime()), credits(each, caps=Caps(month=gbp("200"))), monthly())
    assert faults("B16", even) == []


def test_b16_works_out_percentages() -> None:
    ladder = schedule(tier("(, 99.9)", "30"))
    found = only(
        "B16", make(levels(uptime()), credits(ladder, caps=Caps(month=pct("25"))), monthly())
    )
    assert found.worked == (
        "Highest credit: 30 % of 1,000 = 300",
        "Cap a month: 25 % of 1,000 = 250",
        "30 % > 25 %",
    )


def test_b18_the_price_belongs_to_the_service_of_the_item() -> None:
    refund = CreditSchedule(
        id="late", metrics=(), model="item-price", item="visit", service="cleaning"
    )
    rows = (Service(id="other", name="Other"), Service(id="cleaning", name="Cleaning"))
    found = only("B18", make(credits(refund), sec(ServicesSection, services=rows)))
    assert found.field == "services.services.cleaning.unit_price"


def test_credits_outside_the_caps_are_not_held_against_them() -> None:
    outside = {"outside_caps": True}
    tight = Caps(month=pct("5"), year=pct("1"))
    assert faults("B16", tops("50", caps=tight, own=outside)) == []
    assert severities("B16", tops("50", caps=tight, own={**outside, "cap": pct("40")})) == ["error"]
    open_ended = schedule(tier("[0, 99.9)", "10"), **outside)
    found = only("B18", b18(open_ended, caps=BOTH))
    assert (found.severity, found.field) == ("error", "credits.schedules.ladder.cap")
    assert found.worked[0] == "Outside the caps on all credits"
    limited = schedule(tier("[0, 99.9)", "10"), cap=pct("10"), **outside)
    assert faults("B18", b18(limited, caps=Caps(month=pct("10")))) == []

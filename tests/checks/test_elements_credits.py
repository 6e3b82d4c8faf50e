from decimal import Decimal
from typing import Any

import pytest

from sla_desktop.domain.credits import (
    Bonus,
    Caps,
    Claim,
    CreditSchedule,
    CreditTier,
    DelaySteps,
    EarnBack,
    Remedies,
    RepeatedFailure,
)
from sla_desktop.domain.quantities import Money, Range
from sla_desktop.domain.sections import CreditsSection
from tests.checks.builders import days, found, hours, levels, made, pct, said, sec, uptime

TIER = CreditTier(id="t", range=Range(high=Decimal("99.9")), credit=pct("5"))


def credit(**fields: Any) -> CreditSchedule:
    plain: dict[str, Any] = {
        "id": "ladder",
        "metrics": ("uptime",),
        "model": "percent-tiers",
        "tiers": (TIER,),
    }
    return made(CreditSchedule, plain, fields)


def credits_of(*schedules: CreditSchedule, **fields: Any) -> CreditsSection:
    return sec(CreditsSection, schedules=schedules, **fields)


# A39


def test_nothing_on_credits_is_missing() -> None:
    assert found("A39", credits_of()) == [("missing", "credits.schedules")]


def test_credit_without_metric_is_incomplete() -> None:
    assert found("A39", credits_of(credit(metrics=()))) == [
        ("incomplete", "credits.schedules.ladder.metrics")
    ]
    assert "The credit for “ladder” names no metric" in said("A39", credits_of(credit(metrics=())))
    assert found("A39", credits_of(credit(metrics=(), per_priority="p1"))) == []
    assert found("A39", credits_of(credit(metrics=(), model="redo", item="missed clean"))) == []


@pytest.mark.parametrize(
    ("model", "field"),
    [
        ("percent-tiers", "tiers"),
        ("points", "tiers"),
        ("fixed-sum", "per_event"),
        ("days-of-fee", "days"),
        ("downtime-multiple", "multiple"),
        ("at-risk-pool", "at_risk"),
        ("delay-steps", "delay"),
        ("item-price", "item"),
    ],
)
def test_credit_without_amount_is_incomplete(model: str, field: str) -> None:
    empty = credits_of(credit(model=model, tiers=()))
    assert found("A39", empty, levels(uptime())) == [
        ("incomplete", f"credits.schedules.ladder.{field}")
    ]
    assert "The credit for “Uptime” has no amount" in said("A39", empty, levels(uptime()))


def test_credit_plan_or_none_is_complete() -> None:
    assert found("A39", credits_of(credit())) == []
    assert found("A39", credits_of(credit(model="improvement-plan", tiers=()))) == []
    assert found("A39", credits_of(none=True)) == []


# A40

CLAIM = Claim(within=days(30), applied_to="next invoice")


def test_growing_credits_without_cap_are_missing_it() -> None:
    gap = [("missing", "credits.caps.month")]
    assert found("A40") == [("missing", "credits")]
    assert found("A40", credits_of(credit(), claim=CLAIM)) == gap
    assert found("A40", credits_of(credit(), claim=CLAIM, caps=Caps())) == gap


def test_credit_without_claim_or_payment_is_incomplete() -> None:
    capped = credits_of(credit(), caps=Caps(year=pct("10")))
    assert found("A40", capped) == [
        ("incomplete", "credits.claim.within"),
        ("incomplete", "credits.claim.applied_to"),
    ]
    assert found("A40", credits_of(credit(), caps=Caps(month=pct("10")), claim=Claim())) != []


def test_capped_and_payable_credits_are_complete() -> None:
    month = Caps(month=Money(amount=Decimal(100), currency="GBP"))
    automatic = Claim(automatic=True, applied_to="next invoice")
    delay = DelaySteps(percent=pct("10"), every=days(2), cap=pct("50"))
    assert found("A40", credits_of(credit(), caps=month, claim=CLAIM)) == []
    assert found("A40", credits_of(credit(cap=pct("10")), claim=automatic)) == []
    assert found("A40", credits_of(credit(model="delay-steps", delay=delay), claim=CLAIM)) == []
    assert found("A40", credits_of(credit(model="item-price"), claim=CLAIM)) == []


# A41


def test_no_earn_back_is_missing_and_a_bare_one_incomplete() -> None:
    bare = EarnBack(id="e", metrics=("uptime",))
    assert found("A41", credits_of()) == [("missing", "credits.earn_backs")]
    assert found("A41", credits_of(earn_backs=(bare,))) == [
        ("incomplete", "credits.earn_backs.e.level"),
        ("incomplete", "credits.earn_backs.e.windows"),
        ("incomplete", "credits.earn_backs.e.share"),
    ]


def test_earn_back_with_level_periods_and_share_is_complete() -> None:
    full = EarnBack(id="e", metrics=("uptime",), level=pct("95"), windows=3, share=pct("50"))
    assert found("A41", credits_of(earn_backs=(full,))) == []


# A42


def test_bonus_without_level_is_missing_it() -> None:
    assert found("A42", credits_of()) == [("missing", "credits.bonuses")]
    bare = Bonus(id="b", metrics=("uptime",))
    assert found("A42", credits_of(bonuses=(bare,))) == [
        ("missing", "credits.bonuses.b.threshold"),
        ("incomplete", "credits.bonuses.b.reward"),
        ("incomplete", "credits.bonuses.b.cap"),
    ]


def test_capped_bonus_is_complete() -> None:
    full = Bonus(id="b", metrics=("uptime",), threshold=pct("99.99"), reward=pct("2"), cap=pct("2"))
    assert found("A42", credits_of(bonuses=(full,))) == []


# A43


def failure(consequence: str, **fields: Any) -> RepeatedFailure:
    plain: dict[str, Any] = {"id": "r", "count": 3, "consequence": consequence}
    return made(RepeatedFailure, plain, fields)


def test_no_rule_on_repeated_failure_is_missing() -> None:
    assert found("A43", credits_of()) == [("missing", "credits.repeated")]
    assert found("A43", credits_of(repeated=(failure("terminate", count=0),))) == [
        ("missing", "credits.repeated")
    ]


def test_consequence_without_time_is_incomplete() -> None:
    plan = credits_of(repeated=(failure("improvement-plan"),))
    end = credits_of(repeated=(failure("terminate", out_of=12),))
    assert found("A43", plan) == [("incomplete", "credits.repeated.r.plan_due")]
    assert "The rule on 3 misses in a row asks for a plan" in said("A43", plan)
    assert found("A43", end) == [("incomplete", "credits.repeated.r.notice")]
    assert "The rule on 3 misses in 12 periods has" in said("A43", end)


def test_rules_with_times_are_complete() -> None:
    rules = (
        failure("meeting", plan_due=days(5, "business")),
        failure("terminate", id="s", notice=days(30)),
        failure("step-in", id="t", use_within=hours(48)),
    )
    assert found("A43", credits_of(repeated=rules)) == []


# A44


def test_open_nature_and_exclusivity_are_missing() -> None:
    assert found("A44") == [
        ("missing", "credits"),
        ("missing", "credits"),
        ("incomplete", "credits"),
    ]
    assert found("A44", credits_of(credit())) == [
        ("missing", "credits.remedies.nature"),
        ("missing", "credits.remedies.exclusive"),
        ("incomplete", "credits.remedies.counts_to_liability_cap"),
    ]


def test_chosen_remedies_are_complete() -> None:
    chosen = Remedies(nature=("price-adjustment",), exclusive=False, counts_to_liability_cap=True)
    assert found("A44", credits_of(credit(), remedies=chosen)) == []

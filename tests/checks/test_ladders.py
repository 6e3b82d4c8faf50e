"""B12–B15: credit ladders without gaps and overlaps, rising, and silent when the level is met."""

from typing import Any

import pytest

from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import CreditTier
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Rounding
from sla_desktop.domain.sections import Section
from tests.checks.crosscheck_builders import (
    card,
    credits,
    faults,
    gbp,
    levels,
    make,
    monthly,
    only,
    pct,
    points,
    schedule,
    severities,
    tier,
    time,
    uptime,
)

CLEAN = (
    tier("[99.0, 99.9)", "5"),
    tier("[97.0, 99.0)", "15"),
    tier("[95.0, 97.0)", "30"),
    tier("[0, 95.0)", "50"),
)
TWO = Rounding(decimals=2)


def ladder(*tiers: CreditTier, metric: Metric | None = None, **fields: Any) -> Agreement:
    return make(
        levels(metric or uptime("99.9", minimum=pct("99.5"))), credits(schedule(*tiers, **fields))
    )


def defects(*tiers: CreditTier, **fields: Any) -> Agreement:
    """A ladder of a metric where less is better, at most 2."""
    metric = card("uptime", points("2"), points("5"), direction="lower")
    return ladder(*tiers, metric=metric, **fields)


@pytest.mark.parametrize("check", ["B12", "B13", "B14", "B15"])
def test_a_clean_ladder_is_fine(check: str) -> None:
    assert faults(check, ladder(*CLEAN)) == []


def test_b12_an_unrounded_result_falls_between_printed_tiers() -> None:
    found = only("B12", ladder(tier("[99.0, 99.89]", "5"), tier("[0, 99.0)", "20")))
    assert found.severity == "error"
    assert found.message == (
        "“Uptime”: a result of 99.895 % has no tier; the credits leave a gap between 99.89 % and "
        "99.9 %."
    )
    assert found.field == "credits.schedules.ladder.tiers.t-99-0--99-89.range"
    assert found.numbers == ("between 99.89 % and 99.9 %",)


def test_b12_the_fix_closes_the_gap() -> None:
    agreement = ladder(tier("[99.0, 99.89]", "5", "top"), tier("[0, 98.99]", "20", "low"))
    first, second = faults("B12", agreement)
    assert first.fix is not None
    assert second.fix is not None
    mended = second.fix.edit(first.fix.edit(agreement))
    assert faults("B12", mended) == []
    assert faults("B13", mended) == []
    assert (
        paths.value_at(mended, "credits.schedules.ladder.tiers.low.range.high") == pct("99").value
    )


@pytest.mark.parametrize(
    ("rounding", "tiers", "found"),
    [
        (TWO, ("[99.00, 99.89]", "[0, 98.99]"), 0),
        (TWO, ("[99.00, 99.88]", "[0, 98.99]"), 1),
        (TWO, ("[99.00, 99.89)", "[0, 99.00)"), 1),
        (TWO, ("(99.00, 99.90)", "[0, 99.00)"), 1),
        (Rounding(decimals=1), ("[99.0, 99.8]", "[0, 98.9]"), 0),
        (Rounding(decimals=0), ("[99.0, 99.8]", "[0, 98.9]"), 0),
        (None, ("[99.0, 99.8]", "[0, 98.9]"), 2),
    ],
)
def test_b12_rounded_results_need_tiers_only_for_what_can_be_shown(
    rounding: Rounding | None, tiers: tuple[str, ...], found: int
) -> None:
    metric = uptime("99.90", rounding=rounding)
    rows = [tier(text, credit) for text, credit in zip(tiers, ("5", "20"), strict=True)]
    assert len(faults("B12", ladder(*rows, metric=metric))) == found


def test_b12_a_border_that_no_tier_holds_is_a_gap() -> None:
    found = only("B12", ladder(tier("(99.0, 99.9)", "5"), tier("[0, 99.0)", "20")))
    assert "a result of 99.0 % has no tier; the credits leave a gap at 99.0 %" in found.message


def test_b12_the_last_tier_reaches_the_worst_result() -> None:
    found = only("B12", ladder(tier("[95, 99.9)", "5")))
    assert "results under 95 % have no tier" in found.message
    assert found.fix is not None
    assert faults("B12", found.fix.edit(ladder(tier("[95, 99.9)", "5")))) == []
    assert len(faults("B12", ladder(tier("(0, 99.9)", "5")))) == 1
    assert faults("B12", ladder(tier("[-5, 99.9)", "5"))) == []


def test_b12_a_single_tier_below_the_minimum_is_whole() -> None:
    metric = uptime("92", minimum=pct("85"))
    low = tier("(, 85)", "5")
    assert faults("B12", ladder(low, metric=metric, hangs_on="minimum")) == []
    assert len(faults("B12", ladder(low, metric=metric))) == 1
    assert faults("B12", ladder(low, metric=metric, silent_zone_stated=True)) == []
    assert faults("B12", ladder(low, metric=metric, hangs_on="")) == []


def test_b12_where_less_is_better_the_tiers_go_up() -> None:
    assert faults("B12", defects(tier("(2, 5]", "5"), tier("(5, )", "10"))) == []
    found = only("B12", defects(tier("(3, 5]", "5"), tier("(5, )", "10")))
    assert "a result of 2.5 points has no tier" in found.message
    assert found.fix is not None
    mended = found.fix.edit(defects(tier("(3, 5]", "5"), tier("(5, )", "10")))
    assert faults("B12", mended) == []
    assert faults("B13", mended) == []
    end = defects(tier("(2, 5]", "5"))
    found = only("B12", end)
    assert "results over 5 points have no tier" in found.message
    assert found.fix is not None
    assert faults("B12", found.fix.edit(end)) == []


def test_b12_tiers_over_each_other_leave_no_gap() -> None:
    inside = (tier("[90, 99.9)", "5"), tier("[92, 95)", "9"), tier("[0, 90)", "10"))
    assert faults("B12", ladder(*inside)) == []
    open_below = (tier("(, 99.9)", "5"), tier("[92, 95)", "9"))
    assert faults("B12", ladder(*open_below)) == []
    same_end = (tier("(90, 99.9)", "5"), tier("[90, 95)", "9"), tier("[0, 90)", "10"))
    assert faults("B12", ladder(*same_end)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"model": "points"},
        {"model": "fixed-sum"},
        {"tiers": ()},
        {"metrics": ("gone",)},
    ],
)
def test_b12_other_models_have_no_ladder(fields: dict[str, Any]) -> None:
    assert faults("B12", ladder(tier("[95, 99]", "5"), **fields)) == []


def test_b12_a_level_that_is_not_entered_is_not_judged() -> None:
    metric = card("uptime", direction="higher")
    assert faults("B12", ladder(tier("[0, 95)", "5"), metric=metric)) == []


def test_a_ladder_of_a_time_counts_the_share_of_cases() -> None:
    metric = card(
        "uptime", time("24 h"), measure="resolution", share=pct("95"), share_minimum=pct("90")
    )
    assert faults("B12", ladder(tier("[90, 95)", "5"), tier("[0, 90)", "9"), metric=metric)) == []
    late = card("uptime", time("24 h"), measure="resolution")
    found = only("B12", ladder(tier("(30, )", "5"), metric=late))
    assert "a result of 27 h has no tier" in found.message


def test_b13_the_border_of_the_promise_may_not_pay() -> None:
    agreement = ladder(tier("[99, 99.9]", "5"), tier("[0, 99)", "10"))
    found = only("B13", agreement)
    assert found.message == (
        "“Uptime”: a result of 99.9 % keeps the promise and earns 5 % at once."
    )
    assert found.fix is not None
    assert faults("B13", found.fix.edit(agreement)) == []
    assert faults("B15", agreement) == []


def test_b13_a_tier_that_earns_nothing_counts() -> None:
    agreement = ladder(
        tier("[99.9, )", "0"), tier("[99, 99.9]", "5"), tier("[0, 99)", "10"), hangs_on=""
    )
    found = only("B13", agreement)
    assert "a result of 99.9 % lies in two tiers, for 0 % and for 5 %" in found.message
    assert found.fix is not None
    assert faults("B13", found.fix.edit(agreement)) == []


@pytest.mark.parametrize(
    ("one", "two", "common"),
    [
        ("[97, 99.9)", "[0, 98)", "97 %"),
        ("(97, 99.9)", "[0, 98)", "97.5 %"),
        ("(97, 99.9)", "[0, )", "98.45 %"),
        ("(97, )", "(98, )", "99 %"),
        ("(, 97)", "(, 98)", "96 %"),
        ("(, )", "(, )", "0 %"),
        ("(, )", "[97, 98]", "97 %"),
    ],
)
def test_b13_two_tiers_share_a_result(one: str, two: str, common: str) -> None:
    agreement = ladder(
        tier(one, "5", "one"), tier(two, "9", "two"), hangs_on="", metric=card("uptime")
    )
    assert f"a result of {common} lies in two tiers" in only("B13", agreement).message


def test_b13_a_strict_target_lets_the_border_pay() -> None:
    metric = uptime("99.9", strict=True)
    assert faults("B13", ladder(tier("[0, 99.9]", "5"), metric=metric)) == []
    assert faults("B12", ladder(tier("[0, 99.9]", "5"), metric=metric)) == []
    assert len(faults("B12", ladder(tier("[0, 99.9)", "5"), metric=metric))) == 1


def falling(*pays: Any, more: tuple[Section, ...] = (), **fields: Any) -> Agreement:
    spans = ("[99, 99.9)", "[98, 99)", "[97, 98)", "[0, 97)")
    rows = [tier(span, credit) for span, credit in zip(spans, pays, strict=False)]
    return make(levels(uptime()), credits(schedule(*rows, **fields)), *more)


def test_b14_a_worse_result_never_pays_less() -> None:
    found = only("B14", falling("2", "4", "3", "8"))
    assert found.message == (
        "“Uptime”: 98 % or more and under 99 % earns 4 %, the worse 97 % or more and under 98 % "
        "only 3 %."
    )
    assert faults("B14", falling("2", "4", "4", "8")) == []


def test_b14_money_and_percent_are_compared_in_money() -> None:
    assert faults("B14", falling("2", gbp("15"))) == []
    assert severities("B14", falling("2", gbp("15"), more=(monthly("1000"),))) == ["error"]
    assert faults("B14", falling("2", gbp("20"), more=(monthly("1000"),))) == []
    assert severities("B14", falling(gbp("9"), gbp("8"))) == ["error"]


@pytest.mark.parametrize(
    ("fee", "fields", "found"),
    [
        ({"per": "year"}, {}, []),
        ({"per": "week"}, {}, ["error"]),
        ({"per": "event"}, {}, []),
        ({"unit": "seat"}, {}, []),
        ({"amount": None}, {}, []),
        ({}, {"fee": "fee"}, ["error"]),
        ({}, {"fee": "other"}, []),
        ({"services": ("web",)}, {"basis": "affected-service"}, ["error"]),
        ({"services": ("mail",)}, {"basis": "affected-service"}, []),
    ],
)
def test_b14_takes_the_fee_the_credit_is_taken_from(
    fee: dict[str, Any], fields: dict[str, Any], found: list[str]
) -> None:
    metric = uptime(services=("web",))
    rows = (tier("[99, 99.9)", "2"), tier("[0, 99)", gbp("15")))
    agreement = make(levels(metric), credits(schedule(*rows, **fields)), monthly("1000", **fee))
    assert severities("B14", agreement) == found


def test_b15_nothing_is_paid_when_the_target_is_met() -> None:
    found = only("B15", ladder(tier("[99, 99.95)", "5"), tier("[0, 99)", "10")))
    assert found.message == (
        "“Uptime”: a result of 99.9 % keeps the promise but earns a credit of 5 %."
    )
    hangs_low = ladder(tier("[0, 99.7)", "5"), hangs_on="minimum")
    assert "a result of 99.5 %" in only("B15", hangs_low).message


def test_b15_a_zone_without_credit_is_said() -> None:
    agreement = ladder(tier("[0, 99.5)", "5"), hangs_on="")
    found = only("B15", agreement)
    assert found.severity == "warning"
    assert found.message == (
        "“Uptime”: results from 99.5 % up to 99.9 % miss the target and earn no credit: say "
        "whether the credit hangs on the target or the minimum."
    )
    assert found.fix is not None
    mended = found.fix.edit(agreement)
    assert faults("B15", mended) == []
    assert faults("B12", mended) == []


@pytest.mark.parametrize(
    "fields", [{"hangs_on": "minimum"}, {"hangs_on": "", "silent_zone_stated": True}]
)
def test_b15_a_zone_that_the_text_states_is_fine(fields: dict[str, Any]) -> None:
    assert faults("B15", ladder(tier("[0, 99.5)", "5"), **fields)) == []


def test_b15_without_a_minimum_there_nothing_can_be_mended_at_once() -> None:
    assert only("B15", ladder(tier("[0, 99)", "5"), hangs_on="")).fix is None
    assert faults("B15", ladder(tier("[0, 99.9)", "5"), hangs_on="")) == []
    assert faults("B15", ladder(tier("(, )", "0"), hangs_on="")) == []
    unknown = card("uptime", direction="higher")
    assert faults("B15", ladder(tier("[0, 99)", "5"), hangs_on="", metric=unknown)) == []


def test_b15_a_credit_on_the_target_leaves_no_zone_free() -> None:
    low = tier("[0, 99.5)", "5")
    found = only("B15", ladder(low, hangs_on="target", silent_zone_stated=True))
    assert found.severity == "warning"
    assert "but the credit is said to hang on the target" in found.message
    assert found.fix is not None
    assert found.fix.label == "Credit hangs on the minimum"
    assert faults("B15", ladder(low, hangs_on="minimum", silent_zone_stated=True)) == []

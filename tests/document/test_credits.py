"""Service credits and repeated failure: how they read."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from sla_desktop.domain.credits import Caps, CreditSchedule, CreditTier, Remedies, RepeatedFailure
from sla_desktop.domain.quantities import (
    MeasureWindow,
    Money,
    Range,
)
from sla_desktop.domain.sections import (
    CreditsSection,
    ServicesSection,
)
from sla_desktop.domain.services import Service
from tests.document.reading import levels, metric, text
from tests.document.small import MONTH, pct, time


def test_no_credits_are_said_to_be_none() -> None:
    assert "There are no service credits" in text(
        CreditsSection(id="c", title="Credits", none=True)
    )


def test_no_credits_and_what_remains_stand_in_one_sentence() -> None:
    kept = Remedies(kept_rights=("damages",), exclusive=False)
    body = text(CreditsSection(id="c", title="Credits", none=True, remedies=kept))
    assert "There are no service credits under this agreement; claims for damages remain." in body
    assert body.count("remain") == 1
    some = text(CreditsSection(id="c", title="C", remedies=Remedies(kept_rights=("termination",))))
    assert "The right to end this agreement remains." in some


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            RepeatedFailure(
                id="r", count=1, consequence="improvement-plan", plan_due=time(5, "day")
            ),
            "If a level is missed in one calendar month, "
            "the Provider must deliver a written improvement plan within 5 calendar days.",
        ),
        (
            RepeatedFailure(
                id="r", metrics=("m",), count=3, consequence="terminate", notice=time(30, "day")
            ),
            "If “Level” is missed in 3 successive calendar months, "
            "the Customer may end this agreement with 30 calendar days’ notice.",
        ),
        (
            RepeatedFailure(
                id="r",
                metrics=("unknown",),
                below="target",
                count=4,
                out_of=12,
                consequence="meeting",
                same_metric=False,
            ),
            "misses its target in 4 of any 12 measurement windows, both sides must meet. "
            "Misses of different levels count together.",
        ),
    ],
)
def test_repeated_failure(rule: RepeatedFailure, sentence: str) -> None:
    section = CreditsSection(id="c", title="Credits", repeated=(rule,))
    assert sentence in text(section, levels(metric(target=pct("90"), window=MONTH)))


def test_a_rule_on_several_levels_asks_for_a_miss_of_one() -> None:
    rule = RepeatedFailure(id="r", metrics=("m", "n"), count=2, consequence="meeting")
    section = CreditsSection(id="c", title="Credits", repeated=(rule,))
    both = (metric(window=MONTH), metric(id="n", name="Other", window=MONTH))
    assert "If “Level” or “Other” is missed in 2" in text(section, levels(*both))


def test_rolling_windows_are_counted_as_measurement_windows() -> None:
    rolling = metric(target=pct("90"), window=MeasureWindow(period="month", count=3, rolling=True))
    rule = RepeatedFailure(id="r", count=2, consequence="meeting")
    body = text(CreditsSection(id="c", title="Credits", repeated=(rule,)), levels(rolling))
    assert "in 2 successive measurement windows" in body


def test_a_ladder_without_steps_points_to_no_table() -> None:
    schedule = CreditSchedule(id="s", metrics=(), model="percent-tiers")
    body = text(CreditsSection(id="c", title="Credits", schedules=(schedule,)))
    assert "By result" in body
    assert "table below" not in body


def test_the_price_of_a_failed_item_names_item_and_price() -> None:
    service = Service(id="s", name="Cleaning", unit_price=Money(amount=Decimal(80), currency="GBP"))
    schedule = CreditSchedule(
        id="c", metrics=(), model="item-price", item="missed visit", service="s"
    )
    body = text(
        ServicesSection(id="services", title="Services", services=(service,)),
        CreditsSection(id="c", title="Credits", schedules=(schedule,)),
    )
    assert "The price of the missed visit back" in body
    assert "Price of one unit of Cleaning (£80.00)" in body


def test_the_price_of_an_item_is_that_of_its_unit() -> None:
    service = Service(id="s", name="Cleaning", unit="visit")
    schedule = CreditSchedule(id="c", metrics=(), model="item-price", item="visit", service="s")
    services = ServicesSection(id="services", title="Services", services=(service,))
    credits = CreditsSection(id="c", title="Credits", schedules=(schedule,))
    assert "Price of one visit" in text(services, credits)
    priced = replace(schedule, service="", unit_price=Money(amount=Decimal(80), currency="GBP"))
    assert "Price: £80.00" in text(replace(credits, schedules=(priced,)))


def test_silent_zones_are_said_once_for_all_levels() -> None:
    levels_of: tuple[tuple[str, Any], ...] = (("a", "minimum"), ("b", "minimum"), ("c", "target"))
    schedules = tuple(
        CreditSchedule(
            id=name,
            metrics=(name,),
            model="percent-tiers",
            hangs_on=hangs_on,
            silent_zone_stated=True,
            tiers=(
                CreditTier(id="t", range=Range(low=Decimal(0), high=Decimal(80)), credit=pct("5")),
            ),
        )
        for name, hangs_on in levels_of
    )
    named = levels(*(metric(id=name, name=name.upper(), target=pct("90")) for name in "abc"))
    body = text(named, CreditsSection(id="x", title="Credits", schedules=schedules))
    assert (
        "A result that misses the target but meets the minimum earns no credit for “A” and “B”."
        in body
    )
    assert "but does not reach the first step earns no credit for “C”." in body
    assert "Credits by result" in body
    assert body.count("Under 80 %") == 3


BOTH = {"target": pct("95"), "minimum": pct("90"), "window": MONTH}
ALSO = "It counts even if the result meets its minimum."
INSTEAD = "misses its minimum, or its target where it has none."


@pytest.mark.parametrize(
    ("below", "given", "said"),
    [
        ("target", BOTH, ALSO),
        ("target", {"target": pct("95")}, ""),
        ("minimum", BOTH, ""),
        ("minimum", {"target": pct("95")}, INSTEAD),
        ("target", {"target": pct("95"), "share_minimum": pct("90")}, ALSO),
    ],
)
def test_a_rule_on_misses_says_which_level_counts(
    below: Any, given: dict[str, Any], said: str
) -> None:
    rule = RepeatedFailure(id="r", below=below, count=2, consequence="meeting")
    body = text(levels(metric(**given)), CreditsSection(id="c", title="Credits", repeated=(rule,)))
    what = "is missed" if below == "minimum" else "misses its target"
    assert f"{what} in 2 successive" in body
    assert [sentence for sentence in (ALSO, INSTEAD) if sentence in body] == (
        [said] if said else []
    )


def test_a_rule_for_any_level_means_those_with_a_consequence_where_there_are_such() -> None:
    rule = RepeatedFailure(id="r", count=2, consequence="meeting", text="both heads meet")
    schedule = CreditSchedule(id="s", metrics=("m",), model="fixed-sum")
    credited = CreditsSection(id="c", title="C", schedules=(schedule,), repeated=(rule,))
    bare = CreditsSection(id="c", title="C", repeated=(rule,))
    assert "If the same level with a credit is missed" in text(levels(metric(**BOTH)), credited)
    assert "If the same level is missed" in text(levels(metric(**BOTH)), bare)
    assert "both sides must meet. In detail: both heads meet." in text(bare)


LATE = {"direction": "lower", "target": time(4, "h"), "minimum": time(8, "h"), "window": MONTH}


def test_what_binds_is_a_limit_where_lower_is_better() -> None:
    rule = RepeatedFailure(id="r", metrics=("m", "n"), count=2, consequence="meeting")
    schedule = CreditSchedule(id="s", metrics=("m",), model="fixed-sum", hangs_on="minimum")
    section = CreditsSection(id="c", title="Credits", schedules=(schedule,), repeated=(rule,))
    late = text(levels(metric(**LATE)), section)
    assert "A level is missed when its result misses its binding limit." in late
    assert "Binding limit" in late.split("Credits")[-1]
    assert "inimum" not in late
    both = text(levels(metric(**LATE), metric(id="n", name="Other", **BOTH)), section)
    assert "when its result misses its minimum or binding limit." in both


def test_a_rule_on_many_levels_lists_them() -> None:
    names = ("First level with a name", "Second level with a name", "Third level with a name")
    found = [metric(id=name[:5].lower(), name=name, **BOTH) for name in names]
    rule = RepeatedFailure(
        id="r",
        metrics=tuple(each.id for each in found),
        count=4,
        out_of=12,
        consequence="terminate",
        notice=time(30, "day"),
    )
    body = text(levels(*found), CreditsSection(id="c", title="Credits", repeated=(rule,)))
    assert (
        "If the same level is missed in 4 of any 12 calendar months, the Customer may end" in body
    )
    assert "This rule is for these levels:" in body
    assert "(c)  “Third level with a name”." in body


def test_a_long_rule_puts_its_notice_into_a_sentence_of_its_own() -> None:
    rule = RepeatedFailure(
        id="r", count=4, out_of=12, consequence="terminate", notice=time(30, "day", business=True)
    )
    schedule = CreditSchedule(id="s", metrics=("m",), model="fixed-sum")
    section = CreditsSection(id="c", title="C", schedules=(schedule,), repeated=(rule,))
    body = text(levels(metric(**BOTH)), section)
    assert "the Customer may end this agreement. This needs 30 business days’ notice." in body


def test_a_silent_zone_of_many_levels_lists_them() -> None:
    found = [metric(id=f"m{at}", name=f"A level of a long name {at}", **BOTH) for at in range(4)]
    schedule = CreditSchedule(
        id="s",
        metrics=tuple(each.id for each in found),
        model="percent-tiers",
        hangs_on="minimum",
        silent_zone_stated=True,
        tiers=(CreditTier(id="t", range=Range(high=Decimal(80)), credit=pct("5")),),
    )
    body = text(levels(*found), CreditsSection(id="c", title="Credits", schedules=(schedule,)))
    assert "meets the minimum earns no credit for these levels:" in body
    assert "(d)  “A level of a long name 3”." in body


def test_credits_outside_the_limits_are_named_where_there_are_limits() -> None:
    schedules = (
        CreditSchedule(id="a", metrics=("m",), model="item-price", item="visit", outside_caps=True),
        CreditSchedule(id="b", metrics=("m",), model="days-of-fee", outside_caps=True),
        CreditSchedule(id="c", metrics=("m",), model="redo", item="visit", outside_caps=True),
        CreditSchedule(id="d", metrics=("m",), model="fixed-sum"),
    )
    capped = CreditsSection(id="c", title="Credits", schedules=schedules, caps=Caps(year=pct("10")))
    body = text(levels(metric(**BOTH)), capped)
    said = (
        "These limits neither reduce nor count the price of each visit and the credit for “Level”."
    )
    assert said in body
    assert body.count("utside the limits on credits") == 2
    bare = text(levels(metric(**BOTH)), replace(capped, caps=Caps()))
    assert "These limits" not in bare
    inside = text(levels(metric(**BOTH)), replace(capped, schedules=schedules[3:]))
    assert "These limits" not in inside

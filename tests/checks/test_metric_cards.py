"""B21 B22: cards that are whole, levels that are in order."""

import datetime as dt
from typing import Any

import pytest

from sla_desktop.checks.finding import Fault
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.metrics import (
    ClockRules,
    LevelStep,
    Measurement,
    Metric,
    MetricRoles,
)
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import Frequency, Quantity
from sla_desktop.domain.sections import CreditsSection
from tests.checks.crosscheck_builders import (
    card,
    faults,
    hours,
    levels,
    make,
    only,
    pct,
    points,
    priority,
    ranks,
    sec,
    severities,
    time,
    uptime,
)

SOMEBODY = Responsible(party="provider", role="manager")


def whole(**fields: Any) -> Metric:
    plain: dict[str, Any] = {
        "definition": "Share of minutes in which it is up.",
        "numerator": "minutes up",
        "measurement": Measurement(method="automatic"),
        "roles": MetricRoles(
            measures=SOMEBODY, reports=SOMEBODY, verifies=SOMEBODY, frequency=Frequency()
        ),
    }
    return uptime(**{**plain, **fields})


def test_b21_a_whole_card_is_fine() -> None:
    assert faults("B21", make(levels(whole()))) == []


def test_b21_one_finding_lists_all_that_is_missing() -> None:
    found = only("B21", make(levels(card("uptime", pct("99.9")))))
    assert (found.severity, found.status) == ("error", "incomplete")
    assert found.message == (
        "“Uptime” does not say what it means, its unit, over which window it is measured, how it "
        "is measured, who measures it, its formula, who reports it, how often and who verifies it."
    )
    assert found.field == "levels.metrics.uptime.definition"


def test_b21_what_can_be_done_without_is_a_warning() -> None:
    roles = MetricRoles(measures=SOMEBODY, reports=SOMEBODY, frequency=Frequency())
    found = only("B21", make(levels(whole(roles=roles))))
    assert (found.severity, found.numbers) == ("warning", ("who verifies it",))
    assert found.field == "levels.metrics.uptime.roles.verifies"


def test_b21_one_page_asks_for_less() -> None:
    bare = whole(roles=MetricRoles(measures=SOMEBODY), numerator="")
    assert severities("B21", make(levels(bare))) == ["warning"]
    assert faults("B21", make(levels(bare), profile="onepage")) == []


@pytest.mark.parametrize(
    "metric",
    [
        whole(unit="", target=time("4 h")),
        whole(unit="", target=points("80")),
        whole(unit="", by_priority=True),
        whole(numerator="", denominator="all minutes"),
        whole(numerator="", availability="definition"),
        whole(numerator="", target=time("4 h"), clock=ClockRules(start="report", stop="answer")),
        whole(
            roles=MetricRoles(measures=SOMEBODY, reports=SOMEBODY, verifies=SOMEBODY),
            measurement=Measurement(method="joint", moment=Frequency()),
        ),
    ],
)
def test_b21_what_follows_from_elsewhere_is_not_missing(metric: Metric) -> None:
    assert faults("B21", make(levels(metric))) == []


@pytest.mark.parametrize(
    "metric",
    [
        whole(unit="", target=Quantity(value=pct("3").value)),
        whole(numerator="", target=time("4 h"), clock=ClockRules(start="report")),
        whole(numerator="", clock=ClockRules(start="report", stop="answer")),
    ],
)
def test_b21_half_of_it_is_missing_still(metric: Metric) -> None:
    assert len(faults("B21", make(levels(metric)))) == 1


def ordered(metric: Metric, *paid: str) -> Agreement:
    schedule = CreditSchedule(id="s", metrics=paid, model="fixed-sum")
    return make(levels(metric), hours(), sec(CreditsSection, schedules=(schedule,)))


def b22(*args: Any, **fields: Any) -> list[Fault]:
    plain: dict[str, Any] = {"direction": "higher", "unit": "% of cases"}
    return faults("B22", ordered(card("score", *args, **{**plain, **fields})))


def test_b22_a_minimum_above_the_target_is_swapped_by_the_fix() -> None:
    metric = card("score", pct("90"), pct("92"), direction="higher", unit="% of cases")
    found = only("B22", ordered(metric))
    assert found.severity == "error"
    assert found.message == (
        "“Score”: the minimum 92 % is better than the target 90 %, where more is better."
    )
    assert found.field == "levels.metrics.score.minimum"
    assert found.fix is not None
    mended = found.fix.edit(ordered(metric))
    assert paths.value_at(mended, "levels.metrics.score.target") == pct("92")
    assert faults("B22", mended) == []


@pytest.mark.parametrize(
    ("target", "minimum", "fields"),
    [
        (pct("92"), pct("85"), {}),
        (pct("0.5"), pct("0.8"), {"direction": "lower"}),
        (pct("100"), pct("95"), {}),
        (pct("90"), pct("92"), {"direction": None}),
        (time("24 h"), time("48 h"), {"direction": None, "unit": ""}),
        (pct("120"), None, {"unit": "% of plan"}),
    ],
)
def test_b22_is_quiet(target: Any, minimum: Any, fields: dict[str, Any]) -> None:
    found = b22(target, minimum, **fields)
    assert [f.message for f in found if "outside" not in f.message] == []


def test_b22_less_is_better_turns_the_order_round() -> None:
    (found,) = b22(pct("0.8"), pct("0.5"), direction="lower")
    assert "where less is better" in found.message


def test_b22_times_are_compared_from_every_start() -> None:
    assert [f.severity for f in b22(time("8 bh"), time("48 h"), unit="h", direction="lower")] == [
        "warning"
    ]
    (found,) = b22(time("8 h"), time("4 h"), unit="h", direction="lower")
    assert found.severity == "error"


def test_b22_stretch_share_and_steps_count_too() -> None:
    (found,) = b22(pct("92"), pct("85"), stretch=pct("91"))
    assert "the target 92 % is better than the stretch 91 %" in found.message
    assert b22(pct("92"), pct("93"), stretch=pct("94"))[0].fix is None
    (found,) = b22(time("4 h"), share=pct("90"), share_minimum=pct("95"), unit="h")
    assert "minimum share 95 % is better than the share of cases 90 %" in found.message
    step = LevelStep(id="s", start=dt.date(2027, 9, 1), target=pct("90"), minimum=pct("91"))
    (found,) = b22(pct("92"), pct("85"), steps=(step, LevelStep(id="t", start=step.start)))
    assert "“Score” from 1 September 2027" in found.message
    assert found.field == "levels.metrics.score.steps.s.minimum"


def test_b22_priorities_have_minima_too() -> None:
    tight = priority("P1", "4 h", "8 h", response_minimum=time("2 h"))
    found = only("B22", make(ranks(tight)))
    assert found.message == (
        "P1 answer: the minimum 2 hours is better than the target 4 hours, where less is better."
    )
    assert found.field == "priorities.priorities.p1.times.all.response_minimum"
    loose = priority("P1", "4 h", "8 h", resolution_minimum=time("12 h"))
    assert faults("B22", make(ranks(loose))) == []


def test_b22_a_share_lies_between_0_and_100_percent() -> None:
    (found,) = b22(pct("120"), pct("90"))
    assert "the target 120 % lies outside 0 to 100 %" in found.message
    assert b22(pct("500"), unit="% surcharge") == []
    (found,) = b22(time("4 h"), unit="h", share=pct("101"))
    assert found.field == "levels.metrics.score.share"


def test_b22_a_perfect_availability_is_a_warning() -> None:
    found = only("B22", ordered(uptime("100.0", minimum=pct("99"))))
    assert found.severity == "warning"
    assert found.message.startswith("“Uptime” promises 100.0 %: one second of failure breaks it")


@pytest.mark.parametrize(
    ("fields", "paid", "found"),
    [
        ({}, True, ["warning"]),
        ({}, False, []),
        ({"minimum": pct("95")}, True, []),
        ({"one_level": True}, True, []),
        ({"kind": "continuous"}, False, ["warning"]),
    ],
)
def test_b22_perfection_with_money_and_no_minimum(
    fields: dict[str, Any], paid: bool, found: list[str]
) -> None:
    plain: dict[str, Any] = {"direction": "higher", "unit": "% of parcels", **fields}
    metric = card("score", pct("100"), **plain)
    assert severities("B22", ordered(metric, *(("score",) if paid else ()))) == found


def test_b22_one_level_for_both_is_weak_unless_it_is_meant() -> None:
    metric = card("score", pct("95"), pct("95"), direction="higher", unit="% of cases")
    found = only("B22", ordered(metric))
    assert (found.severity, found.status) == ("warning", "weak")
    assert found.fix is not None
    assert faults("B22", found.fix.edit(ordered(metric))) == []


def test_b22_nothing_entered_is_quiet() -> None:
    assert faults("B22", make(levels(card("m")), ranks(priority("P1")))) == []


@pytest.mark.parametrize(
    ("target", "minimum"),
    [
        (pct("99.9"), time("4 h")),
        (points("60"), pct("40")),
        (points("4.5"), Quantity(value=pct("400").value, unit="marks")),
    ],
)
def test_b22_levels_of_two_kinds_cannot_be_compared(target: Any, minimum: Any) -> None:
    (found,) = b22(target, minimum)
    assert found.severity == "error"
    assert "are of two kinds and cannot be compared: give both in one unit." in found.message
    assert found.field.endswith(".minimum")

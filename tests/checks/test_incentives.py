"""B52: metrics that reward the right act."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.metrics import ClockRules, Metric
from tests.checks.crosscheck_builders import (
    card,
    credits,
    faults,
    levels,
    make,
    only,
    pct,
    schedule,
    severities,
    time,
)


def paid(*others: Metric, **fields: Any) -> Agreement:
    metric = card("m", fields.pop("target", pct("90")), **fields)
    return make(levels(metric, *others), credits(schedule(metrics=("m",))))


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"measure": "volume"}, ["warning"]),
        ({"measure": "resolution"}, ["warning"]),
        ({"measure": "resolution", "guard": "reopened tickets count as missed"}, []),
        ({"clock": ClockRules(stop_is_automatic=True)}, ["warning"]),
        ({"statistic": "mean", "target": time("4 h")}, ["warning"]),
        ({"statistic": "mean"}, []),
        ({"statistic": "share", "target": time("4 h")}, []),
        ({"measure": "availability"}, []),
    ],
)
def test_what_can_be_met_the_wrong_way(fields: dict[str, Any], found: list[str]) -> None:
    assert severities("B52", paid(**fields)) == found


def test_a_second_metric_is_a_guard() -> None:
    quality = card("q", pct("80"), name="Leads accepted by Sales")
    assert faults("B52", paid(quality, measure="volume")) == []
    reopened = card("r", pct("5"), name="Tickets re-opened")
    assert faults("B52", paid(reopened, measure="resolution")) == []
    elsewhere = card("r", pct("5"), name="Tickets re-opened", services=("mail",))
    away = paid(elsewhere, measure="resolution", services=("shop",))
    assert severities("B52", away) == ["warning"]


def test_it_says_what_would_mend_it() -> None:
    fault = only("B52", paid(measure="resolution"))
    assert fault.message == (
        "“M” can be met by closing tickets early: measure how many are opened again, or say what "
        "prevents it."
    )
    assert fault.field == "levels.metrics.m.guard"


def test_without_money_it_is_free() -> None:
    assert faults("B52", make(levels(card("m", pct("90"), measure="volume")))) == []

"""B42: earn-back and bonus reward more than the promise."""

from decimal import Decimal
from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import Bonus, Caps, EarnBack
from sla_desktop.domain.metrics import Baseline
from tests.checks.crosscheck_builders import (
    card,
    credits,
    faults,
    gbp,
    hours,
    levels,
    made,
    make,
    monthly,
    only,
    pct,
    severities,
    time,
)


def earned(level: Any = "95", windows: int | None = 3, **fields: Any) -> Agreement:
    past = Baseline(values=tuple(Decimal(v) for v in fields.pop("past", ())))
    target = fields.pop("target", pct("92"))
    direction = fields.pop("direction", "higher")
    plain = {
        "id": "back",
        "metrics": ("score", "gone"),
        "level": pct(level) if isinstance(level, str) else level,
        "windows": windows,
        "not_in_termination": True,
    }
    rule = made(EarnBack, plain, fields)
    metric = card("score", target, direction=direction, baseline=past)
    return make(levels(metric), credits(earn_backs=(rule,)), hours())


@pytest.mark.parametrize(
    ("level", "found"), [("95", []), ("92", ["warning"]), ("91", ["warning"]), ("92.1", [])]
)
def test_the_level_is_better_than_the_target(level: str, found: list[str]) -> None:
    assert severities("B42", earned(level)) == found


@pytest.mark.parametrize(("windows", "found"), [(3, []), (2, ["warning"]), (1, ["warning"])])
def test_three_windows_show_lasting_work(windows: int, found: list[str]) -> None:
    assert severities("B42", earned(windows=windows)) == found


def test_both_faults_of_a_weak_rule() -> None:
    found = faults("B42", earned("92", 2))
    assert [one.field for one in found] == [
        "credits.earn_backs.back.level",
        "credits.earn_backs.back.windows",
    ]
    assert found[0].worked == ("Level: 92 %", "Target: 92 %")
    assert found[0].weakens == ("A41",)


def test_where_less_is_better() -> None:
    quick: dict[str, Any] = {"target": time("4 bh"), "direction": "lower"}
    assert faults("B42", earned(time("2 bh"), **quick)) == []
    assert severities("B42", earned(time("4 bh"), **quick)) == ["warning"]
    assert faults("B42", earned(pct("2"), target=pct("3"), direction="lower")) == []
    assert severities("B42", earned(pct("3"), target=pct("3"), direction="lower")) == ["warning"]
    longer: dict[str, Any] = {"target": time("4 h"), "direction": "higher"}
    assert faults("B42", earned(time("5 h"), **longer)) == []


def test_unlike_and_missing_values_cannot_be_compared() -> None:
    assert faults("B42", earned("95", target=time("4 h"))) == []
    assert faults("B42", earned("95", target=None)) == []
    assert faults("B42", earned(None, None)) == []


@pytest.mark.parametrize(("share", "found"), [("100", []), ("101", ["warning"])])
def test_no_more_is_returned_than_was_credited(share: str, found: list[str]) -> None:
    assert severities("B42", earned(share=pct(share))) == found


def test_a_level_never_reached_is_told() -> None:
    assert severities("B42", earned(past=("91", "94", "93"))) == ["information"]
    assert faults("B42", earned(past=("91", "95", "93"))) == []
    assert faults("B42", earned(past=("91", "94"))) == []
    slow = earned(time("2 h"), target=time("4 h"), direction="lower", past=("3", "3", "4"))
    assert severities("B42", slow) == ["information"]


def test_months_that_give_a_right_to_end() -> None:
    assert severities("B42", earned(not_in_termination=None)) == ["information"]


def bonus(cap: Any, credit_cap: Any, *more: Any, **fields: Any) -> Agreement:
    reward = Bonus(id="extra", metrics=("score",), cap=cap, **fields)
    caps = Caps(month=credit_cap) if credit_cap else None
    metric = card("score", pct("92"), direction="higher")
    return make(levels(metric), credits(bonuses=(reward,), caps=caps), *more)


@pytest.mark.parametrize(
    ("cap", "credit_cap", "found"),
    [
        (pct("10"), pct("10"), []),
        (pct("11"), pct("10"), ["warning"]),
        (gbp("99"), pct("10"), []),
        (gbp("101"), pct("10"), ["warning"]),
        (None, pct("10"), []),
        (pct("11"), None, []),
    ],
)
def test_a_bonus_stays_below_the_credits(cap: Any, credit_cap: Any, found: list[str]) -> None:
    assert severities("B42", bonus(cap, credit_cap, monthly("1000"))) == found


def test_a_bonus_in_money_is_worked_out() -> None:
    fault = only("B42", bonus(gbp("101"), pct("10"), monthly("1000")))
    assert fault.worked[-1] == "101 > 100"
    assert fault.weakens == ("A42",)
    assert faults("B42", bonus(gbp("101"), pct("10"))) == []


def test_a_bonus_needs_more_than_the_target() -> None:
    assert severities("B42", bonus(None, None, threshold=pct("92"))) == ["warning"]
    assert faults("B42", bonus(None, None, threshold=pct("95"))) == []

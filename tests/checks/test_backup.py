"""B34: backups often enough, recovery in time, tests."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.protection import BackupPlan
from sla_desktop.domain.quantities import Frequency
from sla_desktop.domain.sections import ContinuitySection
from tests.checks.crosscheck_builders import (
    faults,
    hours,
    make,
    only,
    priority,
    ranks,
    sec,
    severities,
    time,
)


def backed_up(fix: str = "", **fields: Any) -> Agreement:
    timed: dict[str, Any] = {
        k: time(v) if isinstance(v, str) and k != "disaster_exception" else v
        for k, v in fields.items()
    }
    plan = BackupPlan(id="b", subject="Orders", **timed)
    return make(sec(ContinuitySection, backups=(plan,)), ranks(priority("P1", "1 h", fix)), hours())


@pytest.mark.parametrize(
    ("interval", "point", "found"),
    [("24 h", "24 h", []), ("24 h", "4 h", ["error"]), ("1 h", "4 h", [])],
)
def test_copies_as_often_as_work_may_be_lost(interval: str, point: str, found: list[str]) -> None:
    assert severities("B34", backed_up(interval=interval, recovery_point=point)) == found


def test_it_works_out_the_interval() -> None:
    fault = only("B34", backed_up(interval="24 h", recovery_point="4 h"))
    assert fault.field == "continuity.backups.b.interval"
    assert fault.worked[-1] == "1,440 min > 240 min"


@pytest.mark.parametrize(
    ("recovery", "fix", "found"),
    [("48 h", "8 h", ["warning"]), ("8 h", "8 h", []), ("4 h", "", [])],
)
def test_recovery_within_the_fix(recovery: str, fix: str, found: list[str]) -> None:
    assert severities("B34", backed_up(fix, recovery_time=recovery)) == found


def test_an_exception_for_a_disaster_settles_it() -> None:
    fault = only("B34", backed_up("8 h", recovery_time="48 h"))
    assert fault.field == "continuity.backups.b.disaster_exception"
    excepted = backed_up("8 h", recovery_time="48 h", disaster_exception="fire or flood")
    assert faults("B34", excepted) == []
    bare = make(sec(ContinuitySection, backups=(BackupPlan(id="b", subject="x"),)))
    assert faults("B34", bare) == []


@pytest.mark.parametrize(
    ("tests", "found"),
    [
        (Frequency(per="year"), []),
        (Frequency(per="year", every=2), ["warning"]),
        (Frequency(per="quarter"), []),
        (None, []),
    ],
)
def test_a_restore_is_tested_each_year(tests: Frequency | None, found: list[str]) -> None:
    assert severities("B34", backed_up(tests=tests)) == found


def test_trades_of_hand_and_broom_have_no_backups() -> None:
    plan = BackupPlan(id="b", subject="Orders", interval=time("24 h"), recovery_point=time("4 h"))
    section = sec(ContinuitySection, backups=(plan,))
    assert faults("B34", make(section, trade="physical")) == []

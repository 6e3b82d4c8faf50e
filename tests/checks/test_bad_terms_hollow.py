"""Levels, limits and times that look like a promise and are none: firing, quiet, at the edge."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from sla_desktop.domain.credits import Caps, CreditSchedule, EarnBack, RepeatedFailure
from sla_desktop.domain.duties import Duty
from sla_desktop.domain.metrics import LevelStep
from sla_desktop.domain.protection import BackupPlan, TerminationRight
from sla_desktop.domain.quantities import Quantity, Rounding
from sla_desktop.domain.sections import (
    ContinuitySection,
    CreditsSection,
    DutiesSection,
    ExclusionsSection,
    ExitSection,
    Section,
    TerminationSection,
    WorkloadSection,
)
from sla_desktop.domain.services import Exclusion, WorkloadLimit
from tests.checks.builders import found as gaps_found
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
    priority,
    ranks,
    schedule,
    sec,
    severities,
    sides,
    tier,
    time,
    uptime,
)


def number(value: str) -> Quantity:
    return Quantity(value=Decimal(value))


@pytest.mark.parametrize(
    ("target", "minimum", "fields", "found"),
    [
        (pct("90"), pct("45"), {}, []),
        (pct("90"), pct("44"), {}, ["warning"]),
        (number("4"), number("1.9"), {}, ["warning"]),
        (pct("99.9"), pct("98"), {"measure": "availability"}, []),
        (pct("99.9"), pct("97.9"), {"measure": "availability"}, ["warning"]),
        (number("0"), number("10"), {"direction": "lower"}, []),
        (number("0"), number("11"), {"direction": "lower"}, ["warning"]),
        (pct("5"), pct("51"), {"direction": "lower"}, ["warning"]),
        (time("4 h"), time("40 h"), {}, []),
        (time("4 h"), time("41 h"), {}, ["warning"]),
        (time("4 h"), None, {}, []),
    ],
)
def test_a_minimum_far_from_the_target(
    target: Any, minimum: Any, fields: dict[str, Any], found: list[str]
) -> None:
    one = card("m", target, minimum, **fields)
    assert severities("B22", make(levels(one))) == found


@pytest.mark.parametrize(
    ("level", "direction", "strict", "found"),
    [
        (pct("100"), "higher", True, ["error"]),
        (pct("99"), "higher", True, []),
        (pct("100"), "higher", False, []),
        (number("100"), "higher", True, []),
        (number("0"), "lower", True, ["error"]),
        (number("1"), "lower", True, []),
    ],
)
def test_a_result_that_does_not_exist(
    level: Any, direction: Any, strict: bool, found: list[str]
) -> None:
    one = card("m", level, direction=direction, strict=strict)
    assert severities("B22", make(levels(one))) == found


@pytest.mark.parametrize(
    ("decimals", "mode", "direction", "found"),
    [
        (1, "half-up", "higher", []),
        (0, "half-up", "higher", ["warning"]),
        (2, "up", "higher", ["warning"]),
        (2, "down", "higher", []),
        (2, "down", "lower", ["warning"]),
        (2, "up", "lower", []),
    ],
)
def test_rounding_in_favour_of_who_promises(
    decimals: int, mode: Any, direction: Any, found: list[str]
) -> None:
    one = card(
        "m", pct("9.5"), direction=direction, rounding=Rounding(decimals=decimals, mode=mode)
    )
    assert severities("B22", make(levels(one))) == found
    counted = card("m", number("9.5"), rounding=Rounding(decimals=decimals, mode=mode))
    assert faults("B22", make(levels(counted))) == []


@pytest.mark.parametrize(
    ("target", "then", "found"),
    [
        (pct("90"), pct("85"), []),
        (pct("90"), pct("84"), ["warning"]),
        (pct("90"), None, []),
        (time("4 h"), time("9 h"), ["warning"]),
        (time("4 h"), time("8 h"), []),
    ],
)
def test_a_later_level_below_the_first_minimum(target: Any, then: Any, found: list[str]) -> None:
    minimum = time("8 h") if target == time("4 h") else pct("85")
    step = LevelStep(id="s", start=dt.date(2027, 9, 1), target=then)
    one = card("m", target, minimum, steps=(step,))
    assert severities("B22", make(levels(one))) == found


@pytest.mark.parametrize(("share", "found"), [("50", []), ("49", ["warning"]), ("0", ["error"])])
def test_a_time_that_most_cases_may_miss(share: str, found: list[str]) -> None:
    assert severities("B22", make(levels(card("m", time("4 h"), share=pct(share))))) == found
    assert severities("B22", make(ranks(priority("P1", "1 h", share=pct(share))))) == found


@pytest.mark.parametrize(("minimum", "found"), [("10 h", []), ("11 h", ["warning"])])
def test_the_longest_answer_of_a_priority(minimum: str, found: list[str]) -> None:
    row = priority("P1", "1 h", response_minimum=time(minimum))
    assert severities("B22", make(ranks(row))) == found


@pytest.mark.parametrize(
    ("caps", "found"),
    [
        (Caps(month=pct("100"), year=pct("99")), []),
        (Caps(month=pct("101"), year=pct("99")), ["warning"]),
        (Caps(month=pct("10"), year=pct("100")), ["warning"]),
        (Caps(month=gbp("10"), year=gbp("100")), []),
    ],
)
def test_a_cap_of_the_whole_fee(caps: Caps, found: list[str]) -> None:
    ladder = schedule(tier("(, 99.9)", "5"))
    assert severities("B18", make(levels(uptime()), credits(ladder, caps=caps))) == found


@pytest.mark.parametrize(
    ("credit", "found"),
    [("0.1", []), ("0.09", ["warning"]), (gbp("1"), []), (gbp("0.99"), ["warning"])],
)
def test_a_credit_that_nobody_feels(credit: Any, found: list[str]) -> None:
    caps = Caps(month=pct("10"), year=pct("10"))
    basis = {} if isinstance(credit, str) else {"basis": ""}
    ladder = CreditSchedule(
        id="s",
        metrics=("uptime",),
        model="fixed-sum" if basis else "percent-tiers",
        basis="" if basis else "all-services",
        per_event=None if isinstance(credit, str) else credit,
        tiers=() if basis else (tier("(, 99.9)", credit),),
    )
    told = severities("B18", make(levels(uptime()), credits(ladder, caps=caps), monthly("1000")))
    assert told == found


@pytest.mark.parametrize(
    ("count", "consequence", "found"),
    [(1, "terminate", ["warning"]), (2, "terminate", []), (1, "meeting", [])],
)
def test_one_miss_that_ends_the_agreement(count: int, consequence: Any, found: list[str]) -> None:
    rule = RepeatedFailure(id="r", count=count, consequence=consequence)
    assert severities("B19", make(sec(CreditsSection, repeated=(rule,)))) == found


@pytest.mark.parametrize(("kept", "found"), [("24 h", []), ("23 h", ["error"])])
def test_a_copy_gone_before_the_next(kept: str, found: list[str]) -> None:
    plan = BackupPlan(id="b", subject="Files", interval=time("24 h"), retention=time(kept))
    assert severities("B34", make(sec(ContinuitySection, backups=(plan,)))) == found


@pytest.mark.parametrize(("lower", "found"), [("10", []), ("11", ["error"])])
def test_least_work_above_most(lower: str, found: list[str]) -> None:
    row = WorkloadLimit(id="w", measure="Calls", lower=Decimal(lower), upper=Decimal(10))
    assert severities("B47", make(sec(WorkloadSection, limits=(row,)))) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [("Everything", ["warning"]), ("All services", ["warning"]), ("All services abroad", [])],
)
def test_everything_is_excluded(name: str, found: list[str]) -> None:
    out = sec(ExclusionsSection, exclusions=(Exclusion(id="x", name=name),))
    assert severities("B33", make(out)) == found


def one_duty(**fields: Any) -> Section:
    return sec(DutiesSection, duties=(Duty(id="d", party="customer", text="Answer", **fields),))


@pytest.mark.parametrize(
    ("section", "found"),
    [
        (sec(ExitSection, hand_back=time("1 year")), []),
        (sec(ExitSection, hand_back=time("367 days")), ["exit.hand_back"]),
        (sec(ExitSection, hand_back=time("59 s")), ["exit.hand_back"]),
        (sec(ExitSection, hand_back=time("1 min")), []),
        (sec(ExitSection, help=time("2 years")), []),
        (one_duty(due=time("0 days")), ["duties.duties.d.due"]),
        (one_duty(due=time("0 days"), due_before=True), []),
        (one_duty(due=time("2 years")), ["duties.duties.d.due"]),
        (
            sec(
                CreditsSection, earn_backs=(EarnBack(id="e", metrics=(), deadline=time("2 years")),)
            ),
            ["credits.earn_backs.e.deadline"],
        ),
        (
            sec(
                TerminationSection,
                rights=(TerminationRight(id="r", cause="breach", cure=time("0 days")),),
            ),
            ["termination.rights.r.cure"],
        ),
    ],
)
def test_times_beyond_a_year_or_below_a_minute(section: Section, found: list[str]) -> None:
    assert [one.field for one in faults("B35", make(section))] == found


def test_a_hollow_time_names_what_it_belongs_to() -> None:
    told = only("B35", make(one_duty(due=time("2 years"))))
    assert told.message == (
        "In “Answer” the time “due” is 2 years, longer than a year: it is as good as no time at "
        "all."
    )
    assert (
        "In “Exit” the time" in only("B35", make(sec(ExitSection, hand_back=time("0 s")))).message
    )


@pytest.mark.parametrize(
    ("parties", "found"),
    [
        (("customer", "provider"), []),
        (("",), []),
        (("customer", ""), []),
        (("provider",), [("weak", "termination.rights")]),
    ],
)
def test_a_right_to_end_for_breach_on_one_side(parties: tuple[str, ...], found: Any) -> None:
    ordinary = TerminationRight(id="o", cause="ordinary", notice=time("30 days"))
    breach = [TerminationRight(id=f"b{n}", cause="breach", party=p) for n, p in enumerate(parties)]
    ends = sec(TerminationSection, rights=(ordinary, *breach))
    assert gaps_found("A59", sides(), ends) == found

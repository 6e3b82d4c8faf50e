"""B11 B23 B24 B26: probes, past results, few cases, counting by hand."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.governance import LevelChange
from sla_desktop.domain.metrics import Baseline, Measurement, Metric
from sla_desktop.domain.quantities import Quantity
from sla_desktop.domain.sections import ReportsSection
from tests.checks.crosscheck_builders import (
    card,
    credits,
    day,
    faults,
    hours,
    levels,
    make,
    meaning,
    only,
    pct,
    points,
    priority,
    ranks,
    schedule,
    sec,
    severities,
    term,
    time,
    uptime,
)


def probed(target: str, every: str, failed: int | None = None, **fields: Any) -> Agreement:
    """An availability over February 2027, seen by a probe."""
    definition = meaning("all", check_interval=time(every), failed_checks=failed, **fields)
    return make(levels(uptime(target)), definition, hours(), term("2027-02-01", "2027-02-28"))


@pytest.mark.parametrize(
    ("target", "every", "failed", "found"),
    [
        ("99.95", "30 s", 5, []),  # 150 s against a fifth of 1,209.6 s
        ("99.99", "60 s", None, ["warning"]),  # 60 s > 48.384 s
        ("99.99", "5 min", 1, ["warning"]),
        ("99.9", "483.84 s", 1, []),  # exactly a fifth of 2,419.2 s
        ("99.9", "483.85 s", 1, ["warning"]),
    ],
)
def test_b11_a_probe_sees_a_fifth_of_what_is_allowed(
    target: str, every: str, failed: int | None, found: list[str]
) -> None:
    assert severities("B11", probed(target, every, failed)) == found


def test_b11_works_it_out() -> None:
    fault = only("B11", probed("99.99", "60 s", 2))
    assert fault.message == (
        "“Uptime”: a check every 60 seconds notices an outage after 2 failed checks, 2 min at "
        "best, but 99.99 % of February 2027 (28 days) allows only 4 min 01 s: check more often."
    )
    assert fault.worked == (
        "Noticed after 2 × 60 seconds = 2 min",
        "Allowed: 4.032 min; a fifth: 0.806 min",
        "2 min > 0.806 min",
    )


def test_b11_the_interval_of_a_tool_counts_where_no_definition_has_one() -> None:
    def by(method: Any) -> Agreement:
        how = Measurement(method=method, interval=time("1 h"))
        return make(levels(uptime(measurement=how)), hours(), term())

    assert severities("B11", by("automatic")) == ["warning"]
    assert severities("B11", by("inspection")) == []
    assert severities("B11", make(levels(uptime()), hours(), term())) == []


def scored(values: str = "", target: str = "92", minimum: str = "85", **fields: Any) -> Metric:
    past = Baseline(values=tuple(Decimal(v) for v in values.split()), **fields)
    return card("score", points(target), points(minimum), direction="higher", baseline=past)


SHEET = "91 88 94 90 93 89 92 94"


def test_b23_a_past_that_keeps_the_minimum_is_quiet() -> None:
    assert faults("B23", make(levels(scored(SHEET)))) == []
    assert faults("B23", make(levels(scored("91 90")))) == []  # too few to tell
    assert faults("B23", make(levels(card("bare", points("1"))))) == []


@pytest.mark.parametrize(
    ("target", "minimum", "found"),
    [
        ("94", "85", []),  # equal to the best
        ("94.1", "85", ["warning"]),
        ("91.5", "88", []),  # equal to the median and to the worst
        ("91.4", "88", ["information"]),
        ("92", "88.1", ["warning"]),
        ("95", "89", ["warning", "warning"]),
    ],
)
def test_b23_levels_against_the_past(target: str, minimum: str, found: list[str]) -> None:
    assert severities("B23", make(levels(scored(SHEET, target, minimum)))) == found


def test_b23_counts_what_was_kept() -> None:
    fault = only("B23", make(levels(scored(SHEET, "92", "89"))))
    assert "(past results kept: 4 of 8 for the target, 7 of 8 for the minimum)" in fault.message
    assert fault.worked[0] == "Past: 91, 88, 94, 90, 93, 89, 92, 94"
    assert fault.field == "levels.metrics.score.minimum"


def test_b23_where_less_is_better() -> None:
    def errors(target: str, minimum: str) -> Metric:
        past = Baseline(values=(Decimal(2), Decimal(3), Decimal(5)))
        return card("errors", points(target), points(minimum), direction="lower", baseline=past)

    assert severities("B23", make(levels(errors("1", "5")))) == ["warning"]
    assert severities("B23", make(levels(errors("2", "4")))) == ["warning"]
    assert severities("B23", make(levels(errors("4", "6")))) == ["information"]


def test_b23_a_minimum_alone_is_judged() -> None:
    past = Baseline(values=(Decimal(80), Decimal(90), Decimal(91)))
    metric = card("score", None, points("85"), direction="higher", baseline=past)
    assert "none for the target, 2 of 3" in only("B23", make(levels(metric))).message


def test_b23_without_data_a_bed_in_and_a_date() -> None:
    bare = only("B23", make(levels(scored("", no_data=True, readjust=day("2027-04-01")))))
    assert (bare.severity, bare.field) == ("warning", "levels.metrics.score.baseline.bed_in")
    assert bare.weakens == ("A24",)
    dated = only("B23", make(levels(scored("", no_data=True, bed_in=time("3 months")))))
    assert dated.field.endswith("readjust")
    assert dated.weakens == ("A24", "A47")
    for_all = sec(ReportsSection, change=LevelChange(readjust=day("2027-04-01")))
    settled = make(levels(scored("", no_data=True, bed_in=time("3 months"))), for_all)
    assert faults("B23", settled) == []
    only_reported = scored("", no_data=True)
    assert faults("B23", make(levels(replace(only_reported, reported_only=True)))) == []


def cases(expected: int | None, share: str, minimum: str = "", **fields: Any) -> Agreement:
    metric = card(
        "complaints",
        time("24 h"),
        share=pct(share),
        share_minimum=pct(minimum) if minimum else None,
        expected_cases=expected,
        **fields,
    )
    return make(levels(metric))


@pytest.mark.parametrize(
    ("agreement", "fields"),
    [
        (cases(20, "95"), []),
        (cases(14, "95"), ["share"]),
        (cases(164, "99.5"), ["share"]),
        (cases(164, "99"), []),
        (cases(14, "95", "90"), ["share"]),
        (cases(8, "95", "90"), ["share", "share_minimum"]),
        (cases(14, "100"), []),
        (cases(None, "95"), []),
        (cases(0, "95"), []),
        (cases(14, "95", misses_allowed=1), []),
    ],
)
def test_b24_few_cases_bear_no_miss(agreement: Agreement, fields: list[str]) -> None:
    assert [one.field.rpartition(".")[2] for one in faults("B24", agreement)] == fields


def test_b24_works_it_out() -> None:
    fault = only("B24", cases(14, "95"))
    assert fault.message == (
        "“Complaints”: with 14 cases a single miss gives 92.857 % and breaks 95 %: say how many "
        "misses are allowed, or measure over a longer window."
    )
    assert fault.worked == (
        "One miss in 14: 13 / 14 = 92.857 %",
        "95 % bears one miss from 20 cases on",
        "14 < 20",
    )


def rate(value: Any, kind: Any = "event", **fields: Any) -> Agreement:
    return make(
        levels(card("rate", value, kind=kind, unit="% of visits", expected_cases=10, **fields))
    )


def test_b24_shares_that_are_the_target_itself() -> None:
    assert severities("B24", rate(pct("95"))) == ["warning"]
    assert severities("B24", rate(pct("5"), direction="lower")) == ["warning"]
    assert severities("B24", rate(pct("10"), direction="lower")) == []
    assert severities("B24", rate(pct("0"), direction="lower")) == []
    assert severities("B24", rate(pct("95"), kind="sample")) == []
    assert severities("B24", rate(pct("95"), measure="availability")) == []
    assert severities("B24", rate(Quantity(value=Decimal(95)))) == []
    scores = card("score", pct("95"), unit="points", expected_cases=10)
    assert faults("B24", make(levels(scores))) == []


def test_b24_a_share_above_all_results_is_another_fault() -> None:
    assert severities("B24", rate(pct("101"))) == []


def test_b24_shares_of_a_priority() -> None:
    def tickets(count: int) -> Agreement:
        row = priority("P1", "1 h", share=pct("95"))
        return make(ranks(replace(row, expected_cases=count)))

    assert only("B24", tickets(14)).field == "priorities.priorities.p1.times.all.share"
    assert faults("B24", tickets(20)) == []
    assert faults("B24", make(ranks(priority("P1", "1 h", share=pct("95"))))) == []


def counted(*methods: Any, one_sided: bool | None = None, paid: bool = False) -> Agreement:
    metrics = [
        card(f"m{n}", pct("90"), measurement=Measurement(method=m, one_sided=one_sided))
        for n, m in enumerate(methods)
    ]
    return make(levels(*metrics), credits(*([schedule(metrics=("m0",))] if paid else [])))


@pytest.mark.parametrize(
    ("methods", "found"),
    [
        (("manual", "manual", "automatic"), ["warning"]),
        (("manual", "automatic", "automatic"), []),  # one alone
        (("manual", "manual", *["automatic"] * 6), []),  # a quarter
        (("manual", "manual", *["automatic"] * 5), ["warning"]),
        (("joint", "countersigned", "inspection", "survey"), []),
        ((None, None, None), []),
    ],
)
def test_b26_few_metrics_are_counted_by_hand(methods: tuple[Any, ...], found: list[str]) -> None:
    assert severities("B26", counted(*methods)) == found


def test_b26_money_on_the_count_of_one_side() -> None:
    one = counted("manual", "automatic", one_sided=True, paid=True)
    assert only("B26", one).field == "levels.metrics.m0.measurement.one_sided"
    assert faults("B26", counted("manual", "automatic", one_sided=True)) == []
    assert faults("B26", counted("manual", "automatic", one_sided=False, paid=True)) == []
    assert faults("B26", counted("automatic", one_sided=True, paid=True)) == []


def test_b23_a_target_alone_is_judged() -> None:
    past = Baseline(values=(Decimal(80), Decimal(90), Decimal(91)))
    metric = card("score", points("92"), direction="higher", baseline=past)
    assert "(past results kept: 0 of 3 for the target)" in only("B23", make(levels(metric))).message

"""B48: one promise, one value."""

from typing import Any

import pytest
from msgspec.structs import replace

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import EscalationSection, LevelsSection
from sla_desktop.domain.support import EscalationStep
from tests.checks.crosscheck_builders import (
    card,
    credits,
    faults,
    levels,
    make,
    only,
    pct,
    priority,
    ranks,
    schedule,
    sec,
    severities,
    tier,
    time,
    uptime,
)


def test_two_cards_for_one_availability() -> None:
    again = uptime("99.5", id="again", name="Availability of the shop")
    fault = only("B48", make(levels(uptime(), again)))
    assert (fault.severity, fault.field) == ("error", "levels.metrics.again.target")
    assert fault.message == (
        "“Availability of the shop” and “Uptime” promise the same with two targets, 99.5 % and "
        "99.9 %: keep one, or name the system or service each is for."
    )
    assert fault.worked[-1] == "Same service, object, measure, priority and calendar"


@pytest.mark.parametrize(
    "fields",
    [
        {"object": "Shop"},
        {"services": ("mail",)},
        {"statistic": "mean"},
        {"band": "night"},
        {"target": "99.9"},
    ],
)
def test_cards_that_differ_or_agree_are_quiet(fields: dict[str, Any]) -> None:
    again = {"id": "again", "target": "99.5", **fields}
    assert faults("B48", make(levels(uptime(), uptime(again.pop("target"), **again)))) == []


def test_other_measures_are_told_apart_by_name() -> None:
    one, two = card("one", pct("90")), card("two", pct("95"))
    assert faults("B48", make(levels(one, two))) == []
    same = card("same", pct("95"), name="One")
    assert severities("B48", make(levels(one, same))) == ["error"]
    bare = card("bare", None, name="One")
    assert faults("B48", make(levels(one, bare))) == []


def answered(target: str, measure: Any = "response", **fields: Any) -> Agreement:
    rows = ranks(priority("P1", "1 h", "4 h", update_every=time("30 min"), **fields))
    return make(levels(card("p1-answer", time(target), measure=measure, priority="p1")), rows)


@pytest.mark.parametrize(
    ("target", "measure", "found"),
    [
        ("1 h", "response", []),
        ("60 min", "response", []),
        ("2 h", "response", ["error"]),
        ("4 h", "resolution", []),
        ("5 h", "resolution", ["error"]),
        ("1 h", "update", ["error"]),
        ("2 h", "other", []),
    ],
)
def test_a_card_and_the_table_of_priorities(target: str, measure: str, found: list[str]) -> None:
    assert severities("B48", answered(target, measure)) == found


def test_a_priority_that_is_not_there_is_another_fault() -> None:
    metric = card("answer", time("2 h"), measure="response", priority="p9")
    assert faults("B48", make(levels(metric), ranks(priority("P1", "1 h")))) == []
    shares = card("share", pct("95"), measure="response", priority="p1")
    assert faults("B48", make(levels(shares), ranks(priority("P1", "1 h")))) == []


def told(text: str, *metrics: Any) -> Agreement:
    section = sec(
        LevelsSection,
        metrics=metrics or (uptime("99.9", minimum=pct("99.5")),),
        wording=wording(text),
    )
    return make(
        section,
        ranks(priority("P1", "30 min", "4 bh"), priority("P2", "1 h", "2 bd")),
        credits(schedule(tier("[99.0, 99.5)", "5"), tier("(, 99.0)", "10"))),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Uptime must be 99.9 % or more.", []),
        ("Uptime below 99.5 % earns 5 %, below 99 % earns 10 %.", []),
        ("Uptime must be 99.95 %.", ["warning"]),
        ("Uptime must be 99.95 per cent.", ["warning"]),
        ("The price rises by 3 %. Uptime must be 99.9 %.", []),
        ("A P1 is answered within 30 minutes and fixed in 4 business hours.", []),
        ("A P1 is answered within 20 minutes.", ["warning"]),
        ("A P1 is fixed within 5 business days.", ["warning"]),
        ("A P1 is fixed within 4 hours.", []),  # a bare hour may be of either clock
        ("A P1 is discussed for 20 minutes.", []),
        ("P1 or P2 are answered within 30 minutes or 2 days.", []),
        ("Example: uptime of 42 % would be bad.", []),
        ("Every one must eat 5 % more.", []),
    ],
)
def test_wording_carries_the_numbers_of_the_fields(text: str, found: list[str]) -> None:
    assert severities("B48", told(text)) == found


def test_it_quotes_the_sentence() -> None:
    fault = only("B48", told("All is well. Uptime must be 99.95 %."))
    assert fault.message == (
        "The wording gives 99.95 % for “Uptime”, which its fields do not: “Uptime must be 99.95 %”."
        " Change one, or put in the field."
    )
    assert fault.field == "levels.wording"
    assert fault.worked == ("In words: 99.95 %", "In the fields: 5 %, 10 %, 99 %, 99.5 %, 99.9 %")


def test_metrics_of_priorities_may_carry_all_their_times() -> None:
    metric = card("answers", None, name="Answers in time", by_priority=True, measure="response")
    assert faults("B48", told("Answers in time means 30 minutes or 1 hour.", metric)) == []
    assert severities("B48", told("Answers in time means 3 hours.", metric)) == ["warning"]
    counted = card("count", None, name="Number of tickets")
    assert faults("B48", told("The number of tickets is 5 %.", counted)) == []
    short = card("q", pct("90"), name="ok")
    assert faults("B48", told("It is ok at 5 %.", short)) == []


def test_a_card_of_another_band_is_no_contradiction() -> None:
    row = priority("P1", "1 h")
    banded = replace(
        row,
        times=(replace(row.times[0], id="a", band="x"), replace(row.times[0], id="b", band="y")),
    )
    metric = card("p1-answer", time("2 h"), measure="response", priority="p1")
    assert faults("B48", make(levels(metric), ranks(banded))) == []


def test_times_of_escalation_may_stand_beside_a_promise() -> None:
    text = "A P1 is answered within 30 minutes and goes to the manager after 90 minutes."
    step = EscalationStep(id="s", trigger=time("90 min"))
    path = sec(EscalationSection, steps=(step,))
    told_so = told(text)
    assert severities("B48", told_so) == ["warning"]
    assert faults("B48", make(*told_so.sections, path)) == []

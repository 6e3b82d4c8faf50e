"""B29 B30: what stands behind a promise bears it."""

from typing import Any

import pytest

from sla_desktop.checks.library import LibraryAgreement, LibraryLevel, LibraryTimes
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import Caps
from sla_desktop.domain.governance import Supplier, SupportingAgreement
from sla_desktop.domain.sections import Section, SuppliersSection
from tests.checks.crosscheck_builders import (
    always,
    credits,
    faults,
    gbp,
    hours,
    levels,
    made,
    make,
    meaning,
    opening,
    pct,
    priority,
    ranks,
    sec,
    time,
    uptime,
)


def step(step_id: str, **fields: Any) -> SupportingAgreement:
    timed: dict[str, Any] = {
        name: time(value) if name in ("response", "handling", "resolution") else value
        for name, value in fields.items()
    }
    return SupportingAgreement(id=step_id, title=step_id.capitalize(), **timed)


def chain(
    fix: str, *steps: SupportingAgreement, response: str = "1 h", zone: str = ""
) -> Agreement:
    return make(
        ranks(priority("P1", response, fix)),
        hours(opening(), always()),
        sec(SuppliersSection, supporting=steps),
        zone=zone or "Europe/London",
    )


def found(agreement: Agreement, *library: LibraryAgreement) -> list[str]:
    return [one.severity for one in faults("B29", agreement, library=library)]


SAMPLE = (
    step("desk", response="30 min", handling="2 h"),
    step("team", response="2 h", resolution="8 h", after="desk"),
)


def test_b29_the_sample_of_twelve_and_a_half_hours() -> None:
    (fault,) = faults("B29", chain("8 h", *SAMPLE))
    assert (fault.severity, fault.field) == ("error", "suppliers.supporting.team.resolution")
    assert fault.message == (
        "P1: behind the fix stands a chain that needs 12.5 hours; it takes longer than the 8 hours "
        "promised."
    )
    assert fault.worked == (
        "Desk: 30 minutes + 2 hours",
        "Team: 2 hours + 8 hours",
        "Together 12.5 hours; promised 8 hours",
        "750 min > 480 min",
    )


def test_b29_a_fix_that_runs_from_hand_over_contains_its_answer() -> None:
    team = step("team", response="2 h", resolution="8 h", after="desk", runs_from="hand-over")
    (fault,) = faults("B29", chain("8 h", SAMPLE[0], team))
    assert "needs 10.5 hours" in fault.message
    answered = step("team", response="2 h", handling="1 h", after="desk", runs_from="hand-over")
    assert found(chain("8 h", SAMPLE[0], answered)) == []


@pytest.mark.parametrize(
    ("fix", "expected"), [("12.5 h", ["warning"]), ("13 h", []), ("12 h", ["error"]), ("none", [])]
)
def test_b29_a_chain_that_just_fits_has_no_time_between_its_steps(
    fix: str, expected: list[str]
) -> None:
    assert found(chain(fix, *SAMPLE)) == expected


def test_b29_business_days_in_one_calendar() -> None:
    rows = (step("a", handling="2 bd"), step("b", handling="2 bd", after="a"))
    (fault,) = faults("B29", chain("3 bd", *rows))
    assert fault.severity == "error"
    assert fault.worked[-1] == "4 business days > 3 business days"
    assert found(chain("4 bd", *rows)) == ["warning"]
    assert found(chain("5 bd", *rows)) == []


def test_b29_the_first_step_answers_within_the_answer() -> None:
    assert found(chain("", step("desk", response="55 min"))) == []
    (late,) = faults("B29", chain("", step("desk", response="90 min")))
    assert late.field == "suppliers.supporting.desk.response"
    assert found(chain("", step("desk", response="60 min"))) == ["warning"]


def test_b29_mixed_calendars_are_run_through_a_week() -> None:
    by_desk = step("desk", handling="8 bh", calendar="office")
    (fault,) = faults("B29", chain("48 h", by_desk))
    assert fault.severity == "warning"
    assert fault.worked[-1].startswith("Reported ")
    assert found(chain("5 days", by_desk)) == []
    assert found(chain("1 h", by_desk)) == ["error"]
    never = step("desk", handling="8 bh", calendar="nowhere")
    assert found(chain("48 h", never)) == []


def test_b29_weeks_are_run_through_too() -> None:
    assert found(chain("2 business weeks", step("a", handling="11 bd"))) == ["error"]


def test_b29_only_steps_of_the_priority_count_and_circles_do_not_hang() -> None:
    assert found(chain("1 h", step("a", handling="8 h", priority="p2"))) == []
    round_ = (step("a", handling="1 h", after="b"), step("b", handling="1 h", after="a"))
    assert found(chain("1 h", *round_)) == ["error"]
    assert found(chain("1 h", step("a"))) == []
    assert found(chain("1 h", *SAMPLE, zone="Mars/Base")) == []


def test_b29_a_linked_agreement_gives_its_own_times() -> None:
    linked = step("team", linked="ola")
    times = LibraryTimes("P1", time("30 min"), time("10 h"))
    ola = LibraryAgreement(id="ola", title="Team", times=(times,))
    assert found(chain("8 h", linked), ola) == ["error"]
    assert found(chain("12 h", linked), ola) == []
    assert found(chain("8 h", linked)) == []
    answers = LibraryAgreement(id="ola", times=(LibraryTimes("Any", time("2 h")),))
    assert found(chain("8 h", linked), answers) == ["error"]
    silent = LibraryAgreement(id="ola", times=(LibraryTimes("P1"),))
    assert found(chain("8 h", linked), silent) == []
    two = LibraryAgreement(id="ola", times=(LibraryTimes("A"), LibraryTimes("B")))
    assert found(chain("8 h", linked), two) == []


def supplier(name: str, availability: str = "", **fields: Any) -> Supplier:
    plain = {
        "id": name.lower(),
        "name": name,
        "availability": pct(availability) if availability else None,
        "serial": True,
    }
    return made(Supplier, plain, fields)


def backed(target: str, *suppliers: Supplier, **fields: Any) -> Agreement:
    more: tuple[Section, ...] = fields.pop("more", ())
    return make(
        levels(uptime(target, services=("shop",))),
        sec(SuppliersSection, suppliers=suppliers, supporting=fields.pop("supporting", ())),
        hours(opening(), always()),
        *more,
    )


def composite(agreement: Agreement, *library: LibraryAgreement) -> list[str]:
    return [one.message for one in faults("B30", agreement, library=library)]


def test_b30_three_links_of_99_9() -> None:
    links = [supplier(name, "99.9") for name in ("A", "B", "C")]
    (fault,) = faults("B30", backed("99.9", *links))
    assert "reaches 99.7 % at most" in fault.message
    assert fault.worked[-1] == "99.9 % × 99.9 % × 99.9 % = 99.7 % < 99.9 %"


def test_b30_links_that_bear_it() -> None:
    assert composite(backed("99.9", supplier("A", "99.93"), supplier("B", "99.98"))) == []
    (said,) = composite(
        backed("99.95", supplier("A", "99.95"), supplier("B", "99.99"), supplier("C", "99.99"))
    )
    assert "99.93 %" in said


def test_b30_only_links_of_the_service_that_stop_it_alone() -> None:
    assert composite(backed("99.9", supplier("A", "99", serial=False))) == []
    assert composite(backed("99.9", supplier("A", "99", serial=None))) == []
    assert composite(backed("99.9", supplier("A", "99", services=("mail",)))) == []
    assert len(composite(backed("99.9", supplier("A", "99", services=("shop",))))) == 1
    assert composite(backed("99.9", supplier("A"))) == []


def test_b30_a_linked_agreement_is_a_link() -> None:
    linked = step("line", linked="isp")
    level = LibraryLevel("k", "Line", target=pct("99.5"), availability=True)
    isp = LibraryAgreement(id="isp", title="Internet line", levels=(level,))
    (said,) = composite(backed("99.9", supporting=(linked,)), isp)
    assert "99.5 %" in said
    assert composite(backed("99.9", supporting=(linked,))) == []
    other = LibraryAgreement(id="isp", levels=(LibraryLevel("k", "x", target=time("1 h")),))
    assert composite(backed("99.9", supporting=(linked,)), other) == []


def test_b30_hours_of_a_supplier_cover_what_counts() -> None:
    (said,) = composite(backed("99.9", supplier("A", calendar="office")))
    assert "“A” is there in “Office” only, 128 hours a week less than “Uptime” counts" in said
    assert composite(backed("99.9", supplier("A", calendar="always"))) == []
    office = meaning("service", calendar="office")
    assert composite(backed("99.9", supplier("A", calendar="office"), more=(office,))) == []


def test_b30_what_a_supplier_credits_less() -> None:
    def caps(own: Any, theirs: Any) -> list[str]:
        behind = supplier("A", credit_cap=theirs)
        section = credits(caps=Caps(month=own)) if own else credits()
        agreement = backed("99.9", behind, more=(section,))
        return [one.severity for one in faults("B30", agreement)]

    assert caps(pct("10"), pct("5")) == ["information"]
    assert caps(pct("10"), pct("10")) == []
    assert caps(pct("10"), gbp("5")) == []
    assert caps(None, pct("5")) == []

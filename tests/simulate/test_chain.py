"""Links multiplied, hand-over times added up, against what is promised."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sla_desktop.domain.governance import Supplier, SupportingAgreement
from sla_desktop.domain.sections import Section, SuppliersSection
from sla_desktop.simulate.chain import (
    HandOver,
    Link,
    availabilities,
    hand_overs,
    in_row,
    needed_each,
    side_by_side,
)
from tests.simulate.built import (
    hours,
    lasting,
    made,
    office,
    pct,
    priorities,
    priority,
    sla,
    uptime,
)


def links(*percents: str) -> list[Link]:
    return [Link(f"Link {at}", Decimal(percent)) for at, percent in enumerate(percents)]


@pytest.mark.parametrize(
    ("percents", "product"),
    [
        (("99.95", "99.99", "99.99"), "99.9300109995"),
        (("99.9", "99.9", "99.9"), "99.7002999"),
        (("99.95", "99.95"), "99.900025"),
    ],
)
def test_links_in_a_row_are_multiplied(percents: tuple[str, ...], product: str) -> None:
    found = in_row(links(*percents))
    assert found.percent == Fraction(product)
    assert found.holds is None


def test_the_product_is_held_against_the_promise() -> None:
    short = in_row(links("99.9", "99.9", "99.9"), Decimal("99.9"))
    assert short.holds is False
    assert short.each == Fraction("99.967")
    assert short.why[0] == ("99.9 % × 99.9 % × 99.9 % = 99.7003 %, if they fail independently.")
    assert short.why[-1] == "3 links would need 99.967 % each."
    enough = in_row(links("99.93", "99.98"), Decimal("99.9"))
    assert enough.holds is True
    assert enough.why[-1] == "Together they keep the promise of 99.9 %."
    assert in_row(links("99"), Decimal("99.9")).why[-1].startswith("The one link would need")
    assert in_row([], Decimal("99.9")).each is None


def test_what_each_link_needs_is_rounded_up() -> None:
    assert needed_each(Decimal("99.9"), 3) == Fraction("99.967")
    assert needed_each(Decimal(100), 4) == 100
    assert needed_each(Decimal("99.9"), 0) is None
    assert needed_each(Decimal(0), 2) is None


def test_links_of_which_one_suffices() -> None:
    found = side_by_side(links("99", "99"))
    assert found.percent == Fraction("99.99")
    assert found.why[0].startswith("One of 99 %, 99 % suffices: 99.99 %")


def behind(*rows: Supplier, supporting: tuple[SupportingAgreement, ...] = ()) -> SuppliersSection:
    return SuppliersSection(id="s", title="Suppliers", suppliers=rows, supporting=supporting)


def supplier(name: str, percent: str | None, **more: Any) -> Supplier:
    plain: dict[str, Any] = {
        "id": name,
        "name": name,
        "availability": pct(percent) if percent else None,
        "serial": True,
    }
    return made(Supplier, plain, more)


def test_only_links_whose_failure_stops_the_service_count() -> None:
    section = behind(
        supplier("host", "99.95"),
        supplier("line", "99.95", services=("shop",)),
        supplier("mail", "90", services=("mail",)),
        supplier("spare", "90", serial=False),
        supplier("unknown", None),
    )
    cards = [
        uptime(services=("shop",), minimum=pct("99.5")),
        uptime(id="mailing", name="Mailing", services=("fax",)),
        uptime(id="fix", name="Fix", measure="resolution"),
        uptime(id="none", name="None", target=None),
    ]
    shop, fax = availabilities(sla(cards, section))
    assert (shop.promise, shop.composite.percent) == (Decimal("99.5"), Fraction("99.900025"))
    assert [fax.metric.id, fax.composite.percent] == ["mailing", Fraction("99.95")]
    assert availabilities(sla(uptime())) == ()


def step(name: str, **more: Any) -> SupportingAgreement:
    return made(SupportingAgreement, {"id": name.lower(), "title": name}, more)


CHAIN = (
    step("Finish", after="second", resolution=lasting(8), runs_from="hand-over"),
    step("Desk", response=lasting(30, "min")),
    step("Hand-over", after="desk", handling=lasting(2)),
    step("Second", after="hand-over", response=lasting(2)),
)


def walked(
    *steps: SupportingAgreement, sections: tuple[Section, ...] = (), **times: Any
) -> HandOver:
    rows = priorities(priority("P1", **{"resolution": lasting(8), **times}))
    (found,) = hand_overs(sla(uptime(), rows, behind(supporting=steps), *sections))
    return found


def test_a_time_from_the_hand_over_holds_the_answer_within_it() -> None:
    found = walked(*CHAIN)
    assert found.hours == Fraction("10.5")
    assert (found.promised, found.holds, found.failing) == (8, False, 168)
    assert [line.split(":")[0] for line in found.why[1:5]] == [
        "Desk",
        "Hand-over",
        "Second",
        "Finish",
    ]
    text = "\n".join(found.why).replace("\xa0", " ")
    assert "Together 10 h 30 min by the clock." in text
    assert "That is longer than the promise of 8 hours (8 h from there)." in text
    assert walked(*CHAIN, resolution=lasting("10.5")).holds is True


def test_consecutive_steps_are_added() -> None:
    follows = [step("A", handling=lasting(5)), step("B", after="a", handling=lasting(3))]
    found = walked(*follows)
    assert (found.hours, found.holds) == (8, True)


def test_other_hours_are_walked_from_every_hour_of_a_week() -> None:
    found = walked(step("Lab", handling=lasting(2, "h", "business")), sections=(hours(office()),))
    assert 0 < found.failing < 168
    assert found.holds is False
    assert any("of the 168 hours of a week it is too long" in line for line in found.why)
    week = walked(
        step("Lab", handling=lasting(6, "day", "business")),
        sections=(hours(office()),),
        resolution=lasting(30, "day"),
    )
    assert week.holds is True
    assert any("days later" in line for line in week.why)


def test_without_hours_business_time_is_the_clocks() -> None:
    assert walked(step("Lab", handling=lasting(2, "h", "business"))).hours == 2


def test_steps_belong_to_their_priority_and_need_a_time() -> None:
    rows = priorities(priority("P1", resolution=lasting(4)), priority("P2", resolution=lasting(4)))
    section = behind(
        supporting=(step("A", priority="p2", handling=lasting(1)), step("B", priority="p1"))
    )
    (found,) = hand_overs(sla(uptime(), rows, section))
    assert found.priority == "p2"


def test_without_a_promise_the_sum_alone_is_told() -> None:
    found = walked(step("A", handling=lasting(1)), no_resolution=True)
    assert (found.holds, found.promised, found.hours) == (None, None, 1)


def test_steps_in_a_ring_are_taken_as_they_stand() -> None:
    ring = (
        step("A", after="b", handling=lasting(1)),
        step("B", after="a", handling=lasting(2)),
    )
    assert walked(*ring).hours == 3


def test_a_time_beyond_the_calendar_ends_where_it_starts() -> None:
    assert walked(step("A", handling=lasting(9000, "year"))).hours == 0

"""Fees of a month in money, as far as the draft gives the figures."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sla_desktop.domain.protection import Fee
from sla_desktop.domain.sections import ChargesSection, ServicesSection
from sla_desktop.domain.services import Service
from sla_desktop.simulate.fees import flat_monthly, in_money, item_price, monthly_fee, monthly_total
from tests.simulate.built import eur, made, pct, schedule, sla, uptime


def charges(*fees: Fee) -> ChargesSection:
    return ChargesSection(id="charges", title="Charges", fees=fees)


def fee(amount: str | None = "120", **more: Any) -> Fee:
    plain = {"id": "f", "name": "Fee", "amount": None if amount is None else eur(amount)}
    return made(Fee, plain, more)


@pytest.mark.parametrize(
    ("per", "month"),
    [
        ("month", 120),
        ("quarter", 40),
        ("year", 10),
        ("week", Fraction(120 * 36525, 700 * 12)),
        ("once", None),
        ("event", None),
    ],
)
def test_fees_are_turned_into_a_month(per: Any, month: Fraction | None) -> None:
    assert monthly_total(sla(uptime(), charges(fee(per=per)))) == month


def test_a_fee_without_amount_or_by_number_cannot_be_told() -> None:
    assert monthly_total(sla(uptime(), charges(fee(None)))) is None
    assert monthly_total(sla(uptime(), charges(fee(unit="seat")))) is None
    assert monthly_total(sla(uptime())) is None


def test_flat_fees_are_told_apart_from_those_that_go_by_number() -> None:
    agreement = sla(uptime(), charges(fee(), fee("5", id="g", name="Seat", unit="seat")))
    assert flat_monthly(agreement) == (120, ("Seat",))
    assert flat_monthly(sla(uptime(), charges(fee(per="once")))) == (None, ())


def test_the_fee_of_a_schedule_is_its_own_or_of_its_services() -> None:
    agreement = sla(
        [uptime(services=("shop",)), uptime(id="all", name="All")],
        charges(fee(), fee("30", id="g", services=("shop",)), fee("7", id="h", services=("x",))),
    )
    assert monthly_fee(agreement, schedule("up", fee="f")) == 120
    assert monthly_fee(agreement, schedule("up", basis="affected-service")) == 30
    assert monthly_fee(agreement, schedule("gone", basis="affected-service")) is None
    assert monthly_fee(agreement, schedule("up")) == 157


def test_a_credit_in_money_or_as_a_part_of_a_fee() -> None:
    assert in_money(eur("5"), None) == 5
    assert in_money(pct("5"), Fraction(200)) == 10
    assert in_money(pct("5"), None) is None


def test_the_price_of_an_item_stands_in_the_schedule_the_service_or_a_fee() -> None:
    services = ServicesSection(
        id="services",
        title="Services",
        services=(
            Service(id="clean", name="Cleaning", unit_price=eur("80")),
            Service(id="other", name="Other"),
        ),
    )
    visits = charges(
        fee("60", per="event", services=("other",)), fee("9", id="g", per="event"), fee(id="m")
    )
    agreement = sla(uptime(), services, visits)

    def price(**more: Any) -> Decimal | None:
        found = item_price(agreement, schedule("up", model="item-price", **more))
        return found and found.amount

    assert price(unit_price=eur("7"), service="clean") == 7
    assert price(service="clean") == 80
    assert price(service="other") == 60
    assert price(fee="g") == 9
    assert price(service="gone") is None

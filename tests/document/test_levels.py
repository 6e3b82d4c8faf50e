"""Who must reach a level, and what its duty and its card say."""

from decimal import Decimal
from typing import Any

import pytest

from sla_desktop.document.compose import compose
from sla_desktop.document.plain import plain_text
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import RepeatedFailure
from sla_desktop.domain.metrics import UsageFigure
from sla_desktop.domain.people import Party, Responsible
from sla_desktop.domain.quantities import (
    Quantity,
    Rounding,
)
from sla_desktop.domain.sections import (
    CreditsSection,
    LevelsSection,
    PartiesSection,
    Section,
    ServicesSection,
)
from sla_desktop.domain.services import Service
from tests.document.reading import levels, metric, text
from tests.document.small import MONTH, pct, time

TEAMS = PartiesSection(
    id="parties",
    title="Teams",
    parties=tuple(
        Party(id=name.lower(), name=name, role="department") for name in ("Marketing", "Sales")
    ),
)


def owned(*owners: str) -> ServicesSection:
    services = tuple(
        Service(
            id=f"s{at}", name=f"Service {at}", owner=Responsible(party=owner) if owner else None
        )
        for at, owner in enumerate(owners)
    )
    return ServicesSection(id="services", title="Services", services=services)


def between_teams(*sections: Section) -> str:
    agreement = Agreement(id="a", title="A", kind="salesmarketing", sections=(TEAMS, *sections))
    return plain_text(compose(agreement))


@pytest.mark.parametrize(
    ("owners", "services", "who"),
    [
        (("marketing", "sales"), ("s0",), "Marketing must"),
        (("marketing", "sales"), ("s0", "s1"), "Marketing and Sales must"),
        (("sales", "sales"), ("s0", "s1"), "Sales must"),
        (("marketing", ""), ("s0", "s1"), "the parties must"),
        (("marketing", "sales"), (), "the parties must"),
    ],
)
def test_a_level_of_teams_names_the_owners_of_its_services(
    owners: tuple[str, ...], services: tuple[str, ...], who: str
) -> None:
    level = metric(services=services, target=pct("90"))
    body = between_teams(owned(*owners), levels(level))
    assert f"For “Level”, {who} reach at least 90 %." in body


def test_a_plan_is_due_from_who_must_reach_the_level() -> None:
    rule = RepeatedFailure(id="r", metrics=("m",), count=2, consequence="improvement-plan")
    credits = CreditsSection(id="c", title="Credits", repeated=(rule,))
    level = metric(services=("s0",), target=pct("90"), window=MONTH)
    body = between_teams(owned("sales"), levels(level), credits)
    assert "in 2 successive calendar months, Sales must deliver a written improvement plan." in body


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"misses_allowed": 0}, "must keep to at most 4 hours in each case in every calendar"),
        ({"misses_allowed": 2}, "must keep to at most 4 hours in all but at most 2 cases in every"),
        ({"misses_allowed": 1}, "must keep to at most 4 hours in all but at most 1 case in every"),
        ({"statistic": "mean"}, "must keep to at most 4 hours on average in every calendar month"),
        ({"statistic": "share"}, "must keep to at most 4 hours."),
        ({}, "must keep to at most 4 hours."),
    ],
)
def test_a_time_holds_for_each_case_unless_it_says_otherwise(
    given: dict[str, Any], sentence: str
) -> None:
    level = metric(target=time(4, "h"), direction="lower", window=MONTH, **given)
    assert f"For “Level”, the Provider {sentence}" in text(levels(level))


def test_a_unit_that_the_target_says_is_not_repeated() -> None:
    said = metric(target=time(4, "day"), unit="days", definition="x")
    assert "Unit" not in text(levels(said))
    unsaid = metric(target=Quantity(value=Decimal(4)), unit="late changes", definition="x")
    assert "Unit: Late changes" in text(levels(unsaid))


def test_the_service_is_named_only_where_there_are_several() -> None:
    level = metric(services=("s0",), target=pct("90"))
    assert "Service 0" not in text(owned(""), levels(level)).split("Levels")[-1]
    body = text(owned("", ""), levels(level, metric(id="n", target=pct("80")))).split("Levels")[-1]
    assert "Service 0" in body
    assert "All services" in body


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            {"target": pct("99.9"), "window": MONTH},
            "For “Level”, the Provider must reach at least 99.9 % in every calendar month.",
        ),
        ({"target": pct("100")}, "For “Level”, the Provider must reach 100 %."),
        (
            {"target": pct("92"), "unit": "% of the points"},
            "For “Level”, the Provider must reach at least 92 % of the points.",
        ),
        (
            {"target": time(24, "h"), "direction": "lower", "share": pct("95")},
            "For “Level”, the Provider must keep to at most 24 hours in at least 95 % of cases.",
        ),
        (
            {"target": Quantity(value=Decimal(0), unit="faults"), "direction": "lower"},
            "For “Level”, the Provider must keep to 0 faults.",
        ),
        (
            {"target": pct("90"), "strict": True},
            "For “Level”, the Provider must reach more than 90 %.",
        ),
        ({"target": pct("90"), "obligation": "The Provider must be quick"}, "must be quick."),
        (
            {"target": pct("92"), "minimum": pct("85")},
            "For “Level”, the Provider must reach at least 85 %.",
        ),
        (
            {
                "target": time(24, "h"),
                "minimum": time(48, "h"),
                "direction": "lower",
                "share": pct("95"),
                "share_minimum": pct("90"),
            },
            "For “Level”, the Provider must keep to at most 48 hours in at least 90 % of cases.",
        ),
    ],
)
def test_the_duty_of_a_level_is_one_sentence(given: dict[str, Any], sentence: str) -> None:
    assert sentence in text(levels(metric(**given)))


def test_a_level_that_is_only_reported_is_no_duty() -> None:
    assert "must reach" not in text(levels(metric(target=pct("90"), reported_only=True)))


def test_the_border_of_a_level_belongs_to_it_unless_it_is_strict() -> None:
    plain, strict = metric(target=pct("90")), metric(id="s", target=pct("90"), strict=True)
    assert "A result that equals a level meets it." in text(levels(plain))
    assert "but for levels with “more than” or “less than”" in text(levels(plain, strict))
    assert "A result that equals" not in text(levels(strict))


def test_results_that_are_not_rounded_say_so() -> None:
    assert "Results are not rounded" in text(levels(metric(unrounded=True)))
    rounded = metric(rounding=Rounding(decimals=1, mode="up"))
    assert "1 decimal place, rounded up" in text(levels(rounded))


def test_what_all_levels_share_stands_once() -> None:
    twins = [
        metric(id=name, name=name, definition=f"Definition of {name}", unit="points", critical=True)
        for name in ("one", "two")
    ]
    body = text(levels(*twins))
    assert body.count("Critical: Yes") == 1
    assert "All service levels" in body


def test_a_reported_figure_needs_no_outside_offer() -> None:
    figure = UsageFigure(id="f", measure="Calls", asked="both")
    body = text(LevelsSection(id="l", title="Levels", figures=(figure,)))
    assert "Calls   Both sides" in body
    assert "Outside offer" not in body


def test_the_owner_of_a_service_keeps_its_levels() -> None:
    service = Service(id="s", name="Service", owner=Responsible(party="customer", role="desk"))
    section = ServicesSection(id="services", title="Services", services=(service,))
    body = text(section, levels(metric(services=("s",), target=pct("90"))))
    assert "For “Level”, the Customer must reach at least 90 %." in body


def test_a_credit_tier_reads_in_the_unit_of_its_level() -> None:
    body = text(
        levels(
            metric(id="time", target=time(4, "h", business=True)),
            metric(id="count", target=Quantity(value=Decimal(5), unit="faults")),
            metric(id="bare", target=Quantity(value=Decimal(5)), unit="points of 5"),
        )
    )
    assert "4 business hours" in body
    assert "5 faults" in body


@pytest.mark.parametrize(
    ("given", "both"),
    [
        ({"target": pct("92"), "minimum": pct("85")}, True),
        ({"target": pct("92"), "share": pct("95"), "share_minimum": pct("90")}, True),
        ({"target": pct("92"), "minimum": pct("92")}, False),
        ({"target": pct("92"), "share": pct("95"), "share_minimum": pct("95")}, False),
        ({"target": pct("92")}, False),
    ],
)
def test_target_and_minimum_are_told_apart_where_both_stand(
    given: dict[str, Any], both: bool
) -> None:
    told = "the minimum is the duty and the target the goal" in text(levels(metric(**given)))
    assert told == both


def test_a_limit_is_never_called_a_minimum() -> None:
    late = metric(target=time(24, "h"), minimum=time(48, "h"), direction="lower", one_level=True)
    body = text(levels(late))
    assert "Binding limit" in body
    assert "Where a level has a binding limit, the binding limit is the duty" in body
    assert "A binding limit is the highest result that is allowed." in body
    assert "The target is also the binding limit" in body
    assert "inimum" not in body


def test_limits_and_minima_stand_in_one_column() -> None:
    late = metric(target=time(24, "h"), minimum=time(48, "h"), direction=None)
    share = metric(id="n", target=pct("95"), minimum=pct("90"))
    body = text(levels(late, share))
    assert "Minimum or binding limit" in body
    assert "Where a level has a minimum or a binding limit, this is the duty" in body
    assert "A minimum is the lowest result that is allowed, a binding limit the highest." in body


def test_a_long_duty_says_its_share_in_a_sentence_of_its_own() -> None:
    level = metric(
        name="Contact after content or an event of the other team",
        target=time(2, "day", business=True),
        direction="lower",
        share=pct("90"),
        window=MONTH,
    )
    body = text(levels(level))
    assert "must keep to at most 2 business days. This must hold in at least 90 % of cases" in body

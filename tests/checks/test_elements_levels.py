import datetime as dt
from decimal import Decimal
from typing import Any

from sla_desktop.domain.metrics import AvailabilityDefinition, LevelStep, Metric, Treatment
from sla_desktop.domain.metrics import UsageFigure as Figure
from sla_desktop.domain.quantities import Frequency, Quantity
from sla_desktop.domain.sections import AvailabilitySection, PrioritiesSection, ServicesSection
from sla_desktop.domain.services import Service
from sla_desktop.domain.support import Priority, PriorityTimes
from tests.checks.builders import (
    found,
    hours,
    levels,
    made,
    pct,
    response,
    said,
    sec,
    uptime,
)


def card(**fields: Any) -> Metric:
    """A whole metric card."""
    plain: dict[str, Any] = {
        "id": "parcels",
        "name": "On-time delivery",
        "definition": "Parcels delivered within the agreed slot.",
        "numerator": "parcels delivered in the slot",
        "denominator": "parcels due",
        "unit": "% of parcels",
        "direction": "higher",
        "target": pct("97"),
        "minimum": pct("95"),
    }
    return made(Metric, plain, fields)


def services(*ids: str) -> ServicesSection:
    return sec(ServicesSection, services=tuple(Service(id=i, name=i.upper()) for i in ids))


def priorities(*times: PriorityTimes) -> PrioritiesSection:
    return sec(PrioritiesSection, priorities=(Priority(id="p1", name="P1", times=times),))


# A19


def test_no_metric_is_missing() -> None:
    assert found("A19", levels()) == [("missing", "levels.metrics")]


def test_service_without_metric_is_missing_one() -> None:
    two = services("post", "desk")
    assert found("A19", levels(card(services=("post",))), two) == [
        ("missing", "services.services.desk")
    ]
    assert found("A19", levels(card()), two) == []


def test_metric_without_definition_formula_unit_or_direction_is_incomplete() -> None:
    bare = Metric(id="a", name="Score")
    assert found("A19", levels(bare, card())) == [
        ("incomplete", "levels.metrics.a.definition"),
        ("incomplete", "levels.metrics.a.numerator"),
        ("incomplete", "levels.metrics.a.unit"),
        ("incomplete", "levels.metrics.a.direction"),
    ]


def test_share_needs_a_denominator_and_a_count_does_not() -> None:
    assert found("A19", levels(card(denominator=""))) == [
        ("incomplete", "levels.metrics.parcels.numerator")
    ]
    assert found("A19", levels(card(denominator="", unit="points"))) == []


def test_time_is_its_own_formula_and_unit() -> None:
    timed = response(definition="From report to answer.", direction="lower")
    by_priority = card(by_priority=True, numerator="", denominator="", unit="")
    counted = card(unit="", denominator="", target=Quantity(value=Decimal(2), unit="defects"))
    defined = card(numerator="", availability="plain")
    assert found("A19", levels(timed)) == []
    assert found("A19", levels(by_priority)) == []
    assert found("A19", levels(counted)) == []
    assert found("A19", levels(defined)) == []


def test_two_metrics_that_nothing_tells_apart_are_weak() -> None:
    twice = levels(card(), card(id="b", name="On-time  Delivery"))
    assert found("A19", twice) == [("weak", "levels.metrics.b.name")]


def test_one_name_on_two_systems_is_complete() -> None:
    assert found("A19", levels(card(object="shop"), card(id="b", object="mail"))) == []


# A20


def test_metric_without_target_is_missing_one() -> None:
    assert found("A20", levels(card(target=None))) == [("missing", "levels.metrics.parcels.target")]
    assert found("A20", levels(card(reported_only=True))) == [("missing", "levels.metrics")]


def test_metric_without_minimum_is_incomplete() -> None:
    gap = [("incomplete", "levels.metrics.parcels.minimum")]
    assert found("A20", levels(card(minimum=None))) == gap
    assert found("A20", levels(card(minimum=None, one_level=True))) == []


def test_minimum_equal_to_target_is_weak_unless_meant() -> None:
    equal = card(minimum=pct("97.0"))
    assert found("A20", levels(equal)) == [("weak", "levels.metrics.parcels.minimum")]
    assert "97 %" in said("A20", levels(equal))
    assert found("A20", levels(card(minimum=pct("97"), one_level=True))) == []


def test_share_misses_allowed_and_later_steps_are_levels() -> None:
    share = card(target=None, minimum=None, share=pct("95"), share_minimum=pct("90"))
    few = card(target=None, minimum=None, misses_allowed=1)
    start = dt.date(2027, 9, 1)
    step = LevelStep(id="s", start=start, target=pct("97"), minimum=pct("95"))
    for metric in (share, few, card(target=None, minimum=None, steps=(step,)), card()):
        assert found("A20", levels(metric)) == []


def test_times_of_the_priorities_are_the_levels_of_a_metric_by_priority() -> None:
    answer = PriorityTimes(id="t", response=hours(1), response_minimum=hours(2))
    mend = PriorityTimes(
        id="t", response=hours(1), resolution=hours(4), resolution_minimum=hours(8)
    )
    news = PriorityTimes(id="t", update_every=hours(1), response_minimum=hours(2))
    unbooked = PriorityTimes(id="t", response=hours(1), booked=False)
    by = {"target": None, "minimum": None, "by_priority": True}
    assert found("A20", levels(response(**by)), priorities(answer)) == []
    assert found("A20", levels(response(**by, measure="resolution")), priorities(mend)) == []
    assert found("A20", levels(response(**by, measure="update")), priorities(news)) == []
    gap = [("missing", "levels.metrics.response.target")]
    assert found("A20", levels(response(**by, measure="resolution")), priorities(answer)) == gap
    assert found("A20", levels(response(**by)), priorities(unbooked)) == gap


# A26


def availability(**fields: Any) -> AvailabilitySection:
    plain: dict[str, Any] = {
        "id": "plain",
        "name": "Availability of a system",
        "base": "all",
        "down": "five failed checks in a row",
        "treatments": (Treatment(id="m", name="maintenance", in_base=True, in_down=False),),
    }
    return sec(AvailabilitySection, definitions=(made(AvailabilityDefinition, plain, fields),))


def test_promised_but_undefined_availability_is_missing() -> None:
    assert found("A26", levels(uptime())) == [("missing", "availability")]
    assert found("A26", levels(uptime(availability="gone")), availability()) == [
        ("missing", "levels.metrics.uptime.availability")
    ]


def test_definition_without_base_down_or_exclusions_is_incomplete() -> None:
    bare = availability(name="", base=None, down="", treatments=())
    assert found("A26", levels(uptime()), bare) == [
        ("incomplete", "availability.definitions.plain.base"),
        ("incomplete", "availability.definitions.plain.down"),
        ("incomplete", "availability.definitions.plain.treatments"),
    ]
    assert said("A26", levels(uptime()), bare).startswith("The definition of availability has")


def test_class_of_minutes_with_no_choice_is_incomplete() -> None:
    open_ = availability(treatments=(Treatment(id="m", name="maintenance", in_base=True),))
    assert found("A26", levels(uptime()), open_) == [
        ("incomplete", "availability.definitions.plain.treatments")
    ]


def test_defined_availability_is_complete() -> None:
    assert found("A26", levels(uptime(availability="plain")), availability()) == []
    assert found("A26", levels(uptime()), availability(down="", failed_checks=5)) == []


def test_only_definitions_in_use_are_judged() -> None:
    section = availability()
    spare = AvailabilityDefinition(id="spare")
    both = sec(AvailabilitySection, definitions=(*section.definitions, spare))
    assert found("A26", levels(uptime(availability="plain")), both) == []


# A28


def test_no_figure_is_missing() -> None:
    assert found("A28", levels()) == [("missing", "levels.figures")]


def test_figure_without_frequency_or_source_is_incomplete() -> None:
    assert found("A28", levels(figures=(Figure(id="a", measure="Tickets"),))) == [
        ("incomplete", "levels.figures.a.frequency"),
        ("incomplete", "levels.figures.a.source"),
    ]


def test_satisfaction_of_the_provider_alone_is_weak() -> None:
    asked = Figure(
        id="a", measure="Satisfaction", frequency=Frequency(), source="survey", asked="provider"
    )
    assert found("A28", levels(figures=(asked,))) == [("weak", "levels.figures.a.asked")]


def test_sourced_figure_is_complete() -> None:
    usage = Figure(id="a", measure="Tickets", frequency=Frequency(), source="ticket log")
    assert found("A28", levels(figures=(usage,))) == []


def test_metric_without_a_name_is_incomplete() -> None:
    assert ("incomplete", "levels.metrics.uptime.name") in found("A19", levels(uptime(name=" ")))

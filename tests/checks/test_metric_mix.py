"""B25 B50: enough metrics, not too many, each for a goal."""

from typing import Any

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.sections import (
    LevelsSection,
    Objective,
    PurposeSection,
    Section,
    ServicesSection,
)
from sla_desktop.domain.services import Service
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
    uptime,
)


def listed(*names: str) -> Section:
    return sec(ServicesSection, services=tuple(Service(id=n, name=n.capitalize()) for n in names))


def many(count: int, services: tuple[str, ...] = (), **fields: Any) -> LevelsSection:
    return levels(*(card(f"m{n}", pct("90"), services=services, **fields) for n in range(count)))


def test_b25_a_service_without_a_metric() -> None:
    bare = make(listed("shop", "mail"), many(1, ("shop",)))
    fault = only("B25", bare)
    assert (fault.severity, fault.field) == ("error", "services.services.mail")
    assert fault.message == "“Mail” has no metric: nothing is promised there."
    two = make(listed("shop", "mail", "web"), many(1, ("shop",)))
    assert "“Mail” and “Web” have no metric" in only("B25", two).message


def test_b25_a_metric_or_times_for_all_services_cover_each() -> None:
    services = listed("shop", "mail")
    assert faults("B25", make(services, levels(uptime(services=())))) == []
    assert faults("B25", make(services, many(1, ("shop",)), ranks(priority("P1", "1 h")))) == []
    unbooked = ranks(priority("P1", "1 h", booked=False))
    assert severities("B25", make(services, many(1, ("shop",)), unbooked)) == ["error"]
    assert faults("B25", make(services)) == []  # no metric at all is told elsewhere


def test_b25_five_for_a_service_are_enough() -> None:
    assert faults("B25", make(listed("shop"), many(5, ("shop",)))) == []
    fault = only("B25", make(listed("shop"), many(6, ("shop",))))
    assert (fault.severity, fault.numbers) == ("warning", ("6", "5"))
    assert fault.worked == ("Counted: M0, M1, M2, M3, M4, M5", "6 > 5")
    assert faults("B25", make(listed("shop"), many(6, ("shop",), reported_only=True))) == []


def test_b25_the_answers_of_all_priorities_are_one_family() -> None:
    answers = many(4, ("shop",), measure="response", priority="p1")
    fixes = [
        card(f"f{n}", services=("shop",), measure="resolution", by_priority=True) for n in "ab"
    ]
    both = levels(*answers.metrics, *fixes)
    assert faults("B25", make(listed("shop"), both)) == []


def test_b25_twelve_in_all_and_five_with_money() -> None:
    def spread(count: int) -> list[Metric]:
        return [card(f"m{n}", pct("90"), services=(f"s{n}",)) for n in range(count)]

    services = listed(*(f"s{n}" for n in range(13)))
    assert (
        "The agreement has 13 metrics" in only("B25", make(services, levels(*spread(13)))).message
    )
    few = listed(*(f"s{n}" for n in range(12)))
    assert faults("B25", make(few, levels(*spread(12)))) == []
    paid = credits(schedule(metrics=tuple(f"m{n}" for n in range(6))))
    assert "Money hangs on 6" in only("B25", make(few, levels(*spread(12)), paid)).message


def goals(*objectives: Objective) -> PurposeSection:
    return sec(PurposeSection, objectives=objectives)


def aimed(*objectives: Objective, metrics: int = 1) -> Agreement:
    return make(goals(*objectives), many(metrics))


def test_b50_a_goal_that_no_metric_shows() -> None:
    lost = Objective(id="calm", text="Nobody is called at night", metrics=("gone",))
    fault = only("B50", aimed(lost))
    assert (fault.severity, fault.field) == ("warning", "purpose.objectives.calm.metrics")
    assert faults("B50", aimed(Objective(id="empty", text=""))) == []
    assert faults("B50", make(goals(lost))) == []


def test_b50_metrics_without_a_goal_are_named_once() -> None:
    goal = Objective(id="orders", text="The shop takes orders", metrics=("m0",))
    assert faults("B50", aimed(goal)) == []
    fault = only("B50", aimed(goal, metrics=3))
    assert (fault.severity, fault.objects) == ("information", ("m1", "m2"))
    assert fault.message.startswith("“M1” and “M2” serve no stated goal")
    assert "“M1” serves" in only("B50", aimed(goal, metrics=2)).message

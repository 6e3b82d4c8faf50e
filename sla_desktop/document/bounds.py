"""What a level's binding value is called: a minimum, or a limit where lower is better."""

from collections.abc import Iterable
from typing import Literal

from sla_desktop.domain import show
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration

Bound = Literal["minimum", "binding limit"]


def bound(metric: Metric) -> Bound:
    """What binds is the lowest result that is allowed, or the highest where lower is better."""
    time = metric.direction is None and isinstance(metric.minimum or metric.target, Duration)
    return "binding limit" if metric.direction == "lower" or time else "minimum"


def bounds(metric: Metric) -> tuple[Bound, ...]:
    """The words for all that binds in a metric; a share of cases has a minimum."""
    of_results: tuple[Bound, ...] = () if metric.minimum is None else (bound(metric),)
    return of_results if metric.share_minimum is None else (*of_results, "minimum")


def either_bound(words: Iterable[str]) -> str:
    """ "minimum or binding limit"; "minimum" for none."""
    return show.listed(sorted(set(words), reverse=True), "or") or "minimum"

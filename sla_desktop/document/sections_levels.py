"""Service levels: the table of targets, a duty for each, and the cards that define them."""

from collections.abc import Iterable

from sla_desktop.document.bounds import Bound, bound, bounds, either_bound
from sla_desktop.document.drafting import (
    blank,
    capital,
    clause,
    clauses,
    column,
    joined,
    lines,
    opened,
    reference,
    sentence,
    table,
    too_long,
)
from sla_desktop.document.facts import (
    Facts,
    count,
    in_cell,
    level,
    money,
    often,
    percent,
    says_unit,
)
from sla_desktop.document.metric_card import metric_cards
from sla_desktop.document.nodes import Block
from sla_desktop.domain import show
from sla_desktop.domain.metrics import Benchmark, Metric, UsageFigure
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import LevelsSection

_STATISTICS = {
    "": "",
    "share": "",
    "mean": "on average",
    "median": "in the median",
    "total": "in total",
    "worst": "in the worst case",
}


def levels(section: LevelsSection, facts: Facts) -> list[Block]:
    named = any(facts.of_service(*metric.services) for metric in section.metrics)
    return opened(
        "These are the service levels and how they are measured.",
        table(
            "Service levels",
            (
                column("Level", 2),
                column("Service", 1.5),
                column("Target", 1.5, "right"),
                column(_binding(section.metrics), 1.5, "right"),
                column("Stretch", 1.3, "right"),
                column("Cases", 2, "right"),
                column("Measured over", 2.5),
            ),
            [_row(metric, named, facts) for metric in section.metrics],
        ),
        clauses(_duty(metric, facts) for metric in section.metrics),
        clause(_two_levels(section.metrics)),
        clause(_limits(section.metrics)),
        clause(_borders(section.metrics)),
        metric_cards(section.metrics, facts),
        _figures(section.figures, facts),
    )


def _binding(metrics: Iterable[Metric]) -> str:
    """The title of the column of what binds."""
    return capital(either_bound(bound(m) for m in metrics if m.minimum is not None))


def _row(metric: Metric, named: bool, facts: Facts) -> tuple[str, ...]:
    """`named`: some levels name their services, so the others say that they count for all."""
    window = capital(show.window(metric.window)) if metric.window else ""
    return (
        metric.name,
        facts.of_service(*metric.services) or ("All services" if named else ""),
        _target(metric, facts),
        level(metric, metric.minimum, facts),
        level(metric, metric.stretch, facts),
        _cases(metric),
        window,
    )


def _target(metric: Metric, facts: Facts) -> str:
    own = level(metric, metric.target, facts)
    times = f"times of {reference(facts.priorities)}" if facts.priorities else "times by priority"
    if metric.by_priority:
        return lines(times, own)
    bare = metric.minimum is None and not metric.reported_only
    return own or (blank(f"Target of {metric.name}") if bare else "")


def _cases(metric: Metric) -> str:
    share, minimum = percent(metric.share), percent(metric.share_minimum)
    misses = metric.misses_allowed
    return lines(
        share and f"{share} of cases",
        minimum and f"minimum {minimum}",
        "" if misses is None else f"at most {misses:,} missed" if misses else "none missed",
    )


def _duty(metric: Metric, facts: Facts) -> str:
    """Who must reach what, in how many cases, over which window: the minimum where there is one."""
    if metric.obligation:
        return sentence(metric.obligation)
    due = level(metric, metric.target if metric.minimum is None else metric.minimum, facts)
    share = percent(metric.share_minimum or metric.share)
    if metric.by_priority:
        must = f"meet the times of {reference(facts.priorities)}" if facts.priorities else ""
        share = share or due
    else:
        must = due and f"{_verb(metric)} {due}{_of(metric)}"
    if metric.reported_only or not must:
        return ""
    how = _in_cases(metric, share)
    duty = f"For “{metric.name}”, {facts.performer(metric)} must {must}"
    window = _window(metric, how)
    whole = sentence(duty, how, window)
    if not too_long(whole) or not how:
        return whole
    return joined(sentence(duty), sentence("This must hold", how, window))


def _in_cases(metric: Metric, share: str) -> str:
    """How many cases must meet the level, or which figure of all of them."""
    if share:
        return f"in {share if share.startswith(('at ', 'more')) else f'at least {share}'} of cases"
    if metric.misses_allowed is not None:
        misses = metric.misses_allowed
        cases = "case" if misses == 1 else "cases"
        return f"in all but at most {misses:,} {cases}" if misses else "in each case"
    return _STATISTICS[metric.statistic]


def _window(metric: Metric, how: str) -> str:
    """ "in every calendar month"; a time alone holds for each case, not for a whole month."""
    single = not how and isinstance(metric.target or metric.minimum, Duration)
    return f"in every {show.window(metric.window)}" if metric.window and not single else ""


def _verb(metric: Metric) -> str:
    return "keep to" if metric.direction == "lower" else "reach"


def _of(metric: Metric) -> str:
    """What a percentage is of, where the unit says so: " of the service minutes"."""
    if says_unit(metric):
        return f" {metric.unit.removeprefix('%').strip()}"
    return ""


def _two_levels(metrics: Iterable[Metric]) -> str:
    """What target and minimum are to each other, where some level has both."""
    words: list[Bound] = []
    for metric in metrics:
        if metric.minimum is not None and metric.minimum != metric.target:
            words.append(bound(metric))
        if metric.share_minimum is not None and metric.share_minimum != metric.share:
            words.append("minimum")
    if len(set(words)) > 1:
        return (
            "Where a level has a minimum or a binding limit, "
            "this is the duty and the target is the goal."
        )
    name = either_bound(words)
    return f"Where a level has a {name}, the {name} is the duty and the target the goal." * (
        len(words) > 0
    )


def _limits(metrics: Iterable[Metric]) -> str:
    """What a binding limit is, where one stands."""
    found = {word for metric in metrics for word in bounds(metric)}
    if "binding limit" not in found:
        return ""
    if "minimum" in found:
        return "A minimum is the lowest result that is allowed, a binding limit the highest."
    return "A binding limit is the highest result that is allowed."


def _borders(metrics: Iterable[Metric]) -> str:
    """Which side a result equal to a level falls on."""
    directed = [metric for metric in metrics if metric.direction]
    strict = [metric for metric in directed if metric.strict]
    if len(strict) == len(directed):
        return ""
    but = ", but for levels with “more than” or “less than”" if strict else ""
    return f"A result that equals a level meets it{but}."


def _figures(figures: Iterable[UsageFigure], facts: Facts) -> list[Block]:
    return table(
        "Figures reported without a promise",
        (
            column("Figure", 2),
            column("Unit", 1),
            column("Source", 1.5),
            column("How often", 1.2),
            column("Scale", 1),
            column("Sample", 0.8, "right"),
            column("Asked", 1),
            column("Outside offer", 2),
        ),
        [
            (
                figure.measure,
                capital(figure.unit),
                figure.source,
                capital(often(figure.frequency)),
                figure.scale,
                count(figure.sample),
                _asked(figure, facts),
                _benchmark(figure.benchmark, facts),
            )
            for figure in figures
        ],
        caption=True,
    )


def _asked(figure: UsageFigure, facts: Facts) -> str:
    return {
        "customer": in_cell(facts.customer),
        "provider": in_cell(facts.provider),
        "both": "Both sides",
        "": "",
    }[figure.asked]


def _benchmark(benchmark: Benchmark | None, facts: Facts) -> str:
    if benchmark is None:
        return ""
    source = joined(benchmark.source, facts.date(benchmark.date), by=", ")
    price = money(benchmark.price)
    return lines(benchmark.level, price and f"for {price}", source and f"({source})")

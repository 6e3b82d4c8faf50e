"""What follows when levels are missed again and again: a rule each, and what a miss is."""

from collections.abc import Iterable, Sequence

from sla_desktop.document.bounds import either_bound
from sla_desktop.document.drafting import clause, joined, of_names, said, sentence, stated, too_long
from sla_desktop.document.facts import Facts, MetricFact
from sla_desktop.document.nodes import Block
from sla_desktop.domain.credits import RepeatedFailure


def repeated_failure(
    rules: Sequence[RepeatedFailure], credited: tuple[str, ...], facts: Facts
) -> list[Block]:
    """The rules; one for any level counts in the windows of the levels with a credit."""
    found = [
        metric
        for rule in rules
        if rule.below == "minimum"
        for metric in _metrics(rule, credited, facts)
    ]
    missed = any(rule.below == "minimum" for rule in rules)
    return [
        *clause(_what_is_missed(found) if missed else ""),
        *(block for rule in rules for block in _rule(rule, credited, facts)),
    ]


def windows_of(metrics: tuple[str, ...], facts: Facts) -> str:
    """What results are counted in: one word where all levels share it."""
    known = facts.metrics
    ids = metrics or tuple(known)
    windows = {known[metric].windows for metric in ids if metric in known}
    return (windows.pop() if len(windows) == 1 else "") or "measurement windows"


def _metrics(rule: RepeatedFailure, credited: tuple[str, ...], facts: Facts) -> list[MetricFact]:
    ids = rule.metrics or credited or facts.metrics
    return [facts.metrics[metric] for metric in ids if metric in facts.metrics]


def _what_is_missed(found: Iterable[MetricFact]) -> str:
    """Which level of a metric counts, and that a target alone counts too."""
    found = list(found)
    bound = either_bound(word for metric in found for word in metric.bounds)
    alone = any(metric.target and not metric.bounds for metric in found)
    neither = "neither" if " or " in bound else "none"
    instead = f", or its target where it has {neither}" if alone else ""
    return f"A level is missed when its result misses its {bound}{instead}."


def _rule(rule: RepeatedFailure, credited: tuple[str, ...], facts: Facts) -> list[Block]:
    found = _metrics(rule, credited, facts)
    what = "is missed" if rule.below == "minimum" else "misses its target"
    then = f"{what} {_span(rule, credited, facts)}, {_consequence(rule, found, facts)}"
    notice = facts.notice(rule.notice)
    again = rule.same_metric and rule.count > 1
    level = "the same level" if again else "a level"
    names = facts.all_of("metric", rule.metrics)
    rest = joined(
        _also(found) if rule.below == "target" else "",
        "" if rule.same_metric else "Misses of different levels count together.",
        said("This right lapses {} after it arises.", facts.dur(rule.use_within)),
        stated("In detail:", rule.text),
    )
    if names:
        lead = "This rule is for these levels:"
        then = joined(then, notice and f"with {notice}")
        return of_names(f"If {{}} {then}", names, rest, among=level, lead=lead)
    any_level = f"If {level}{' with a credit' * bool(credited)} {then}"
    whole = sentence(any_level, notice and f"with {notice}")
    if too_long(whole):
        whole = joined(sentence(any_level), said("This needs {}.", notice))
    return clause(joined(whole, rest))


def _also(found: Iterable[MetricFact]) -> str:
    """That a rule on the target asks for more than what binds."""
    words = [word for metric in found for word in metric.bounds]
    return said("It counts even if the result meets its {}.", either_bound(words) if words else "")


def _span(rule: RepeatedFailure, credited: tuple[str, ...], facts: Facts) -> str:
    """ "in 2 successive calendar months", "in 4 of any 12 calendar months"."""
    window = windows_of(rule.metrics or credited, facts)
    times = f"{rule.count:,}" if rule.count > 1 else "one"
    if rule.out_of is not None:
        return f"in {times} of any {rule.out_of:,} {window}"
    if rule.count == 1:
        return f"in one {window.removesuffix('s')}"
    return f"in {times} successive {window}"


def _consequence(rule: RepeatedFailure, found: list[MetricFact], facts: Facts) -> str:
    performers = {metric.performer for metric in found}
    provider = performers.pop() if len(performers) == 1 else facts.provider
    due = facts.dur(rule.plan_due)
    what = {
        "improvement-plan": f"{provider} must deliver a written improvement plan",
        "meeting": "both sides must meet",
        "step-in": f"{facts.customer} may have the service done by others",
        "terminate": f"{facts.customer} may end this agreement",
    }[rule.consequence]
    return joined(what, due and f"within {due}")

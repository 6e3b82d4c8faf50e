"""Credits over several months: combination, caps of month and year, bonuses, earn-back."""

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, first, metric, sections_of
from sla_desktop.domain.credits import Bonus, Caps, EarnBack, RepeatedFailure
from sla_desktop.domain.quantities import Amount, Percent
from sla_desktop.domain.sections import CreditsSection, TermSection
from sla_desktop.domain.term import after
from sla_desktop.domain.worktime import months_after
from sla_desktop.simulate.credit import Earned, earned, money_text
from sla_desktop.simulate.fees import flat_monthly, in_money
from sla_desktop.simulate.results import Result, with_unit
from sla_desktop.simulate.small_numbers import meets

_ONE_DAY = dt.timedelta(days=1)
_YEARS = {
    "rolling": "the twelve months up to this one",
    "calendar": "the calendar year",
    "contract": "the contract year",
    "": "the twelve months up to this one",
}


class Credit(Struct, frozen=True):
    """The credit of one metric in a month: as it was earned, and what is left of it."""

    metric: str
    earned: Fraction | None  # None: a part of a fee that is not given
    payable: Fraction | None
    why: tuple[str, ...] = ()


class Month(Struct, frozen=True, kw_only=True):
    """One month: its results, its credits and what became of earlier ones."""

    first: dt.date
    results: tuple[Result, ...]
    credits: tuple[Credit, ...] = ()
    payable: Fraction = Fraction(0)
    outside_caps: Fraction = Fraction(0)  # of what is payable
    returned: Fraction = Fraction(0)  # credits of earlier months earned back
    bonus: Fraction = Fraction(0)  # owed by the customer
    ends: frozenset[str] = frozenset()  # metrics whose failures give a right to end it
    why: tuple[str, ...] = ()

    @property
    def last(self) -> dt.date:
        return months_after(self.first, 1) - _ONE_DAY


def credited(
    agreement: Agreement, month: dt.date, results: Sequence[Result], before: Sequence[Month]
) -> Month:
    """A month with its credits under all the caps, given the months before it."""
    sections = [one for one in sections_of(agreement, CreditsSection) if not one.none]
    counting = [one for one in results if not _reported_only(agreement, one.metric)]
    found = [
        one
        for section in sections
        for schedule in section.schedules
        for one in earned(agreement, schedule, counting)
    ]
    lines: list[str] = []
    payable = [
        *_smallest(agreement, _capped(agreement, month, _combined(agreement, found), before, lines))
    ]
    made = Month(
        first=month,
        results=tuple(results),
        credits=tuple(_merged(found, payable)),
        payable=_total(one.amount for one in payable),
        outside_caps=_total(one.amount for one in payable if one.outside_caps),
    )
    made = replace(made, ends=_ends(sections, [*before, made]))
    returned = [
        _returned(agreement, rule, made, before, lines)
        for section in sections
        for rule in section.earn_backs
    ]
    bonuses = [
        _bonus(agreement, rule, one, lines)
        for section in sections
        for rule in section.bonuses
        for one in counting
    ]
    return replace(
        made, returned=_total(returned), bonus=_total(bonuses), why=tuple(dict.fromkeys(lines))
    )


def _reported_only(agreement: Agreement, metric_id: str) -> bool:
    found = metric(agreement, metric_id)
    return found is not None and found.reported_only


def _total(amounts: Iterable[Fraction | None]) -> Fraction:
    return sum((amount or Fraction(0) for amount in amounts), Fraction(0))


def _merged(found: Sequence[Earned], payable: Sequence[Earned]) -> Iterable[Credit]:
    """One credit for each metric out of all its schedules and windows."""
    for name in dict.fromkeys(one.metric for one in found):
        before = [one for one in found if one.metric == name]
        left = [one for one in payable if one.metric == name]
        unknown = any(one.amount is None for one in before)
        yield Credit(
            metric=name,
            earned=None if unknown else _total(one.amount for one in before),
            payable=None if unknown else _total(one.amount for one in left),
            why=tuple(dict.fromkeys(line for one in left for line in one.why)),
        )


def _combined(agreement: Agreement, found: Sequence[Earned]) -> list[Earned]:
    """Of credits for the same services only the highest, where the agreement says so.

    Which of them come from one event cannot be told from results, so all of a month do.
    """
    section = first(agreement, CreditsSection)
    if section is None or section.combination not in ("higher", "once-per-event"):
        return [*found]
    highest: dict[tuple[str, ...], Earned] = {}
    for one in found:
        group = _services(agreement, one)
        best = highest.get(group)
        if one.amount and (best is None or (best.amount or 0) < one.amount):
            highest[group] = one
    kept = {id(one) for one in highest.values()}
    note = "Only the highest credit counts for levels of the same services: this one gives way."
    return [
        replace(one, amount=Fraction(0), why=(*one.why, note))
        if one.amount and id(one) not in kept
        else one
        for one in found
    ]


def _services(agreement: Agreement, one: Earned) -> tuple[str, ...]:
    found = metric(agreement, one.metric)
    return tuple(sorted(found.services)) if found else ()


def _capped(
    agreement: Agreement,
    month: dt.date,
    found: list[Earned],
    before: Sequence[Month],
    lines: list[str],
) -> list[Earned]:
    """The credits under the caps of the month and of the year."""
    section = first(agreement, CreditsSection)
    caps = (section and section.caps) or Caps()
    fee, _ = flat_monthly(agreement)
    if caps.month:
        found = _limited(agreement, found, "the month", caps.month, in_money(caps.month, fee))
    if caps.year:
        whole = _year_limit(agreement, month, caps, fee)
        used = _total(
            one.payable - one.outside_caps
            for one in before
            if _same_year(agreement, caps, one, month)
        )
        left = None if whole is None else max(Fraction(0), whole - used)
        if whole is not None and left is not None:
            lines.append(
                f"Cap of {_YEARS[caps.year_kind]}: {show.measure(caps.year)}, "
                f"{money_text(whole, agreement.currency)}; used before: "
                f"{money_text(used, agreement.currency)}."
            )
        found = _limited(agreement, found, _YEARS[caps.year_kind], caps.year, left)
    return found


def _limited(
    agreement: Agreement, found: list[Earned], period: str, cap: Amount, most: Fraction | None
) -> list[Earned]:
    """Credits cut in proportion to what a cap leaves; uncut where it is not known in money."""
    total = _total(one.amount for one in found if not one.outside_caps)
    if most is None or total <= most:
        return found
    whole, left = (money_text(one, agreement.currency) for one in (total, most))
    line = (
        f"The cap of {period} ({show.measure(cap)}) leaves {left} of the {whole} "
        "that all credits together come to."
    )
    return [
        replace(one, amount=one.amount * most / total, why=(*one.why, line))
        if one.amount and not one.outside_caps
        else one
        for one in found
    ]


def _year_limit(
    agreement: Agreement, month: dt.date, caps: Caps, fee: Fraction | None
) -> Fraction | None:
    """The cap of a year in money: a percentage of the fees of its months."""
    assert caps.year is not None
    if not isinstance(caps.year, Percent):
        return in_money(caps.year, None)
    months = 12
    term = first(agreement, TermSection)
    if caps.year_kind in ("rolling", "") and term and term.start:
        so_far = (month.year - term.start.year) * 12 + month.month - term.start.month + 1
        months = max(1, min(12, so_far))
    return in_money(caps.year, None if fee is None else fee * months)


def _same_year(agreement: Agreement, caps: Caps, earlier: Month, month: dt.date) -> bool:
    """Whether an earlier month counts towards the cap of the same year."""
    apart = (month.year - earlier.first.year) * 12 + month.month - earlier.first.month
    if caps.year_kind == "calendar":
        return earlier.first.year == month.year
    term = first(agreement, TermSection)
    if caps.year_kind == "contract" and term and term.start:
        return apart <= (month.month - term.start.month) % 12
    return apart <= 11


def _smallest(agreement: Agreement, found: list[Earned]) -> Iterable[Earned]:
    """Nothing is paid where all credits of a month stay under the least that is."""
    section = first(agreement, CreditsSection)
    least = section.claim.smallest if section and section.claim else None
    total = _total(one.amount for one in found)
    for one in found:
        if least is None or not one.amount or total >= Fraction(least.amount):
            yield one
        else:
            line = f"Credits under {show.money(least)} are not paid."
            yield replace(one, amount=Fraction(0), why=(*one.why, line))


def misses(rule: RepeatedFailure, months: Sequence[Month], metric_id: str) -> list[bool]:
    """For each window of a metric that has a result, oldest first: whether the rule counts it."""
    bad = ("minimum", "missed") if rule.below == "target" else ("missed",)
    return [
        one.verdict in bad
        for month in months
        for one in month.results
        if one.metric == metric_id and one.verdict != "no-data" and not one.provisional
    ]


def in_force(rule: RepeatedFailure, missed: Sequence[bool]) -> int:
    """How many misses stand against the rule's count after the last window."""
    if rule.out_of is not None:
        return sum(missed[-rule.out_of :]) if rule.out_of else 0
    run = 0
    for one in reversed(missed):
        if not one:
            break
        run += 1
    return run


def watched(agreement: Agreement, rule: RepeatedFailure) -> tuple[str, ...]:
    """The metrics a rule looks at: its own, else all with a credit."""
    if rule.metrics:
        return rule.metrics
    schedules = [s for c in sections_of(agreement, CreditsSection) for s in c.schedules]
    return tuple(dict.fromkeys(one for s in schedules for one in s.metrics))


def _ends(sections: Sequence[CreditsSection], months: Sequence[Month]) -> frozenset[str]:
    """Metrics whose repeated failure gives a right to end the agreement in the last month."""
    found: set[str] = set()
    for section in sections:
        every = [one for schedule in section.schedules for one in schedule.metrics]
        for rule in section.repeated:
            if rule.consequence == "terminate":
                names = rule.metrics or tuple(every)
                found |= {n for n in names if in_force(rule, misses(rule, months, n)) >= rule.count}
    return frozenset(found)


def _returned(
    agreement: Agreement,
    rule: EarnBack,
    month: Month,
    before: Sequence[Month],
    lines: list[str],
) -> Fraction:
    """What the provider earns back this month: a share of credits before a run of good results."""
    level, windows, share = rule.level, rule.windows, rule.share
    if level is None or not windows or share is None or len(before) < windows:
        return Fraction(0)
    run, earlier = [*before, month][-windows:], before[: len(before) + 1 - windows]
    total = Fraction(0)
    for name in rule.metrics:
        found = metric(agreement, name)
        if found is None or not all(_reaches(found_in(one, name), rule) for one in run):
            continue
        total += _total(_credit(rule, one, name, month) for one in _since_last(earlier, rule, name))
    if total:
        amount = total * Fraction(share.value) / 100
        lines.append(
            f"Earned back: {show.percent(share)} of {money_text(total, agreement.currency)} = "
            f"{money_text(amount, agreement.currency)}, after {windows} results in a row of "
            f"{show.measure(level)} or better."
        )
        return amount
    return total


def found_in(month: Month, metric_id: str) -> list[Result]:
    """The results of a metric that are final in a month."""
    return [one for one in month.results if one.metric == metric_id and not one.provisional]


def _reaches(results: Sequence[Result], rule: EarnBack) -> bool:
    level = rule.level
    return bool(results) and all(
        one.value is not None and level is not None and meets(one.value, level.value, one.direction)
        for one in results
    )


def _since_last(earlier: Sequence[Month], rule: EarnBack, name: str) -> Sequence[Month]:
    """The months right before the run whose credits were not returned by an earlier run.

    A run that reaches back further has returned what lay before it when it was first complete.
    """
    kept: list[Month] = []
    good = 0
    for month in reversed(earlier):
        good = good + 1 if _reaches(found_in(month, name), rule) else 0
        if good == rule.windows:
            break
        kept.append(month)
    return kept if kept and not _reaches(found_in(kept[0], name), rule) else []


def _credit(rule: EarnBack, earlier: Month, name: str, month: Month) -> Fraction:
    """The credit of an earlier month that can still be earned back."""
    if rule.not_in_termination and name in earlier.ends:
        return Fraction(0)
    if rule.deadline is not None:
        end = after(earlier.last, rule.deadline)
        # a month's end plus three months is that month's end, whatever their days
        if end is not None and end.replace(day=1) < month.first:
            return Fraction(0)
    return _total(one.payable for one in earlier.credits if one.metric == name)


def _bonus(agreement: Agreement, rule: Bonus, result: Result, lines: list[str]) -> Fraction:
    """A reward for a result beyond the threshold."""
    value, threshold, reward = result.value, rule.threshold, rule.reward
    if result.metric not in rule.metrics or value is None or threshold is None or reward is None:
        return Fraction(0)
    fee, _ = flat_monthly(agreement)
    amount = in_money(reward, fee)
    if result.provisional or amount is None or not meets(value, threshold.value, result.direction):
        return Fraction(0)
    most = in_money(rule.cap, fee) if rule.cap else None
    amount = amount if most is None else min(amount, most)
    lines.append(
        f"Bonus for “{result.name}”: {with_unit(value, result.unit)} reaches "
        f"{show.measure(threshold)}, {money_text(amount, agreement.currency)}."
    )
    return amount

"""Credits, caps and claims, earn-back, bonus, repeated failure, remedies (A39–A44)."""

from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, lacking, place, placed, quoted, these
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain.agreement import Agreement, first, metric, sections_of
from sla_desktop.domain.base import Row
from sla_desktop.domain.credits import CreditSchedule, EarnBack, Remedies, RepeatedFailure
from sla_desktop.domain.sections import CreditsSection, LevelsSection

# What is paid back is at most the price of the failed item, or nothing is paid: no cap is needed.
_SELF_CAPPED = ("item-price", "redo", "improvement-plan")


def _schedules(agreement: Agreement) -> list[Placed[CreditSchedule]]:
    return placed(agreement, CreditsSection, "schedules", lambda s: s.schedules)


@rules.element("A39", CreditsSection, LevelsSection)
def schedules(draft: Draft) -> Iterator[Gap]:
    """A credit, or none on purpose; each with its metric and its amount.

    Whether tiers fit each other, their basis and the caps is judged among the credits.
    """
    agreement = draft.agreement
    listed = _schedules(agreement)
    if not listed and not any(s.none for s in sections_of(agreement, CreditsSection)):
        yield Gap(
            "missing",
            "Nothing says what a missed level costs: define a credit, or say that there are none.",
            place(agreement, CreditsSection, "schedules"),
        )
        return
    for fault, says, field in (
        (_without_metric, "names no metric: say for which level it is given.", "metrics"),
        (_without_amount, "has no amount: say how much a miss earns.", ""),
    ):
        found = [s for s in listed if fault(s.row)]
        if found:
            yield Gap(
                "incomplete",
                f"The credit for {_what(agreement, found[0].row)} {says}",
                f"{found[0].path}.{field or _amount_field(found[0].row)}",
            )


def _what(agreement: Agreement, schedule: CreditSchedule) -> str:
    names = [m.name for m in (metric(agreement, one) for one in schedule.metrics) if m]
    return these([quoted(name) for name in names]) or quoted(schedule.item or schedule.id)


def _without_metric(schedule: CreditSchedule) -> bool:
    return not schedule.metrics and not schedule.per_priority and not schedule.item.strip()


def _amount_field(schedule: CreditSchedule) -> str:
    """The field that holds how much is credited, by model; "" where none is needed."""
    return {
        "percent-tiers": "tiers",
        "points": "tiers",
        "fixed-sum": "per_event",
        "days-of-fee": "days",
        "downtime-multiple": "multiple",
        "at-risk-pool": "at_risk",
        "delay-steps": "delay",
        "item-price": "item",
        "redo": "item",
    }.get(schedule.model, "")


def _without_amount(schedule: CreditSchedule) -> bool:
    field = _amount_field(schedule)
    return bool(field) and getattr(schedule, field) in (None, (), "")


@rules.element("A40", CreditsSection)
def caps_and_claims(draft: Draft) -> Iterator[Gap]:
    """A cap where credits can grow; how they are claimed and paid."""
    agreement = draft.agreement
    section = first(agreement, CreditsSection)
    if section is None or not section.schedules:
        yield Gap(
            "missing",
            "No cap on credits is given: say how much can be credited at most.",
            place(agreement, CreditsSection, "caps"),
        )
        return
    growing = [s for s in section.schedules if s.model not in _SELF_CAPPED]
    capped = section.caps is not None and (section.caps.month or section.caps.year)
    if not capped and not all(_capped_alone(s) for s in growing):
        yield Gap(
            "missing",
            "Credits have no cap: say how much of a month's and of a year's fee at most.",
            f"{section.id}.caps.month",
        )
    claim = section.claim
    if claim is None or not (claim.automatic or claim.within):
        yield Gap(
            "incomplete",
            "Nothing says how a credit is claimed: by itself, or within how many days.",
            f"{section.id}.claim.within",
        )
    if claim is None or not claim.applied_to.strip():
        yield Gap(
            "incomplete",
            "Nothing says how a credit is paid, e.g. against the next invoice.",
            f"{section.id}.claim.applied_to",
        )


def _capped_alone(schedule: CreditSchedule) -> bool:
    return schedule.cap is not None or (
        schedule.delay is not None and schedule.delay.cap is not None
    )


@rules.element("A41", CreditsSection)
def earn_back(draft: Draft) -> Iterator[Gap]:
    """A rule; each with level, number of periods and share returned."""
    agreement = draft.agreement
    listed = placed(agreement, CreditsSection, "earn_backs", lambda s: s.earn_backs)
    if not listed:
        yield Gap(
            "missing",
            "No rule says how a credit is earned back: give level, periods and share.",
            place(agreement, CreditsSection, "earn_backs"),
        )
    yield from lacking(
        "incomplete",
        [e for e in listed if e.row.level is None],
        "level",
        "no level: say what must be reached.",
        named=_earn_back,
    )
    yield from lacking(
        "incomplete",
        [e for e in listed if e.row.windows is None],
        "windows",
        "no number of periods: say how many in a row.",
        named=_earn_back,
    )
    yield from lacking(
        "incomplete",
        [e for e in listed if e.row.share is None],
        "share",
        "no share: say how much of the credit is returned.",
        named=_earn_back,
    )


def _earn_back(row: EarnBack) -> str:
    return "the earn-back"


@rules.element("A42", CreditsSection)
def bonus(draft: Draft) -> Iterator[Gap]:
    """A level that earns the bonus; a reward with a cap."""
    agreement = draft.agreement
    listed = placed(agreement, CreditsSection, "bonuses", lambda s: s.bonuses)
    if not listed:
        yield Gap(
            "missing",
            "No level earns a bonus: say which result must be reached.",
            place(agreement, CreditsSection, "bonuses"),
        )
    yield from lacking(
        "missing",
        [b for b in listed if b.row.threshold is None],
        "threshold",
        "no level: say which result earns it.",
        named=_bonus,
    )
    yield from lacking(
        "incomplete",
        [b for b in listed if b.row.reward is None],
        "reward",
        "no amount: say what is paid.",
        named=_bonus,
    )
    yield from lacking(
        "incomplete",
        [b for b in listed if b.row.cap is None],
        "cap",
        "no cap: say how much is paid at most.",
        named=_bonus,
    )


def _bonus(row: Row) -> str:
    return "the bonus"


@rules.element("A43", CreditsSection)
def repeated_failure(draft: Draft) -> Iterator[Gap]:
    """A count over a period; what follows, and within which time."""
    agreement = draft.agreement
    listed = placed(agreement, CreditsSection, "repeated", lambda s: s.repeated)
    listed = [r for r in listed if r.row.count]
    if not listed:
        yield Gap(
            "missing",
            "Nothing says what follows repeated misses: give a number, a period and a consequence.",
            place(agreement, CreditsSection, "repeated"),
        )
    plans = [r for r in listed if r.row.consequence in ("improvement-plan", "meeting")]
    yield from lacking(
        "incomplete",
        [r for r in plans if r.row.plan_due is None],
        "plan_due",
        "a plan but no time for it: say within how many days.",
        ("asks for", "ask for"),
        _rule,
    )
    yield from lacking(
        "incomplete",
        [r for r in listed if r not in plans and not (r.row.notice or r.row.use_within)],
        "notice",
        "no time for giving notice: say how many days.",
        named=_rule,
    )


def _rule(row: RepeatedFailure) -> str:
    if row.out_of is None:
        return f"the rule on {row.count} misses in a row"
    return f"the rule on {row.count} misses in {row.out_of} periods"


@rules.element("A44", CreditsSection)
def remedies(draft: Draft) -> Iterator[Gap]:
    """What credits are in law, whether other claims stay; how they count towards the limit."""
    agreement = draft.agreement
    section = first(agreement, CreditsSection)
    chosen = (section.remedies if section else None) or Remedies()
    if not chosen.nature:
        yield Gap(
            "missing",
            "Nothing says what credits are: an adjustment of the price or agreed damages.",
            place(agreement, CreditsSection, "remedies.nature"),
        )
    if chosen.exclusive is None:
        yield Gap(
            "missing",
            "Nothing says whether credits are the customer's only remedy.",
            place(agreement, CreditsSection, "remedies.exclusive"),
        )
    if chosen.counts_to_liability_cap is None:
        yield Gap(
            "incomplete",
            "Nothing says whether credits count towards the limit of liability.",
            place(agreement, CreditsSection, "remedies.counts_to_liability_cap"),
        )

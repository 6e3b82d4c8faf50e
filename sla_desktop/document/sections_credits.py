"""Service credits in words and tables: schedules, caps, claims, earn-back, repeated failure."""

from collections.abc import Iterable

from msgspec.structs import replace

from sla_desktop.document.bounds import either_bound
from sla_desktop.document.credit_terms import pays, schedule_text, tiers_of
from sla_desktop.document.drafting import (
    capital,
    clause,
    clauses,
    column,
    either,
    joined,
    of_names,
    opened,
    said,
    sentence,
    small,
    table,
)
from sla_desktop.document.facts import Facts, money, percent
from sla_desktop.document.nodes import Block
from sla_desktop.document.repeated import repeated_failure, windows_of
from sla_desktop.domain import show
from sla_desktop.domain.credits import (
    Bonus,
    Caps,
    Claim,
    CreditSchedule,
    CreditTier,
    EarnBack,
    Remedies,
)
from sla_desktop.domain.quantities import Amount, Money, Range
from sla_desktop.domain.sections import CreditsSection

_COMBINATIONS = {
    "": "",
    "higher": "If one event earns several credits, only the highest counts.",
    "sum": "Credits for several levels add up.",
    "once-per-event": "One event earns a credit only once.",
}
_YEARS = {
    "rolling": "of any twelve months in a row",
    "calendar": "of a calendar year",
    "contract": "of a contract year",
    "": "of a year",
}
_NATURES = {"price-adjustment": "a price adjustment", "agreed-damages": "agreed damages"}
_KEPT = {
    "termination": "the right to end this agreement",
    "intent": "claims for intent",
    "injury": "claims for death or injury",
    "indemnity": "indemnities",
    "damages": "claims for damages",
    "all": "all other rights",
}


def credits(section: CreditsSection, facts: Facts) -> list[Block]:
    credited = tuple(m for schedule in section.schedules for m in schedule.metrics)
    remedies = section.remedies
    return opened(
        "This section says what follows when a level is missed.",
        _schedules(section.schedules, facts),
        _tiers(section.schedules, facts),
        clause(_no_credits(remedies) if section.none else ""),
        _silent_zones(section.schedules, facts),
        clauses(
            (
                _COMBINATIONS[section.combination],
                *(_caps(section.caps) if section.caps else ()),
            )
        ),
        _outside_caps(section, facts),
        clauses(
            (
                *(_claim(section.claim, facts) if section.claim else ()),
                *(_earn_back(each, facts) for each in section.earn_backs),
                *(_bonus(each, facts) for each in section.bonuses),
            )
        ),
        repeated_failure(section.repeated, credited, facts),
        clauses(_remedies(remedies, no_credits=section.none) if remedies else ()),
    )


def amount(value: Amount | None) -> str:
    return "" if value is None else show.measure(value)


def of_fees(value: Amount | None, period: str) -> str:
    """ "10 % of the fees of a month", "£500.00 in a month"."""
    if isinstance(value, Money):
        return f"{show.money(value)} in {period.removeprefix('of ')}"
    return f"{show.percent(value)} of the fees {period}" if value else ""


def _schedules(schedules: Iterable[CreditSchedule], facts: Facts) -> list[Block]:
    return table(
        "Service credits",
        (
            column("Level", 1.6),
            column("Credit", 3),
            column("Due if missed", 1),
            column("Taken from", 1.6),
            column("At most a month", 1.1, "right"),
        ),
        [
            (
                facts.listed("metric", schedule.metrics),
                schedule_text(schedule, facts),
                _hangs_on(schedule, facts),
                _basis(schedule, facts),
                amount(schedule.cap) if pays(schedule) else "",
            )
            for schedule in schedules
        ],
    )


def _hangs_on(schedule: CreditSchedule, facts: Facts) -> str:
    bound = schedule.hangs_on == "minimum"
    return capital(_bound_of(schedule, facts) if bound else schedule.hangs_on)


def _basis(schedule: CreditSchedule, facts: Facts) -> str:
    if not pays(schedule):
        return ""
    basis = {
        "": "",
        "affected-service": "fee of the service concerned",
        "all-services": "fees of all services",
        "affected-item": "price of the item concerned",
        "invoice": "invoice of the month",
        "none": "no fee",
    }[schedule.basis]
    return joined(capital(basis), facts.name("fee", schedule.fee), by=": ")


def _tiers(schedules: Iterable[CreditSchedule], facts: Facts) -> list[Block]:
    """All ladders of results in one table."""
    ladders = [schedule for schedule in schedules if tiers_of(schedule)]
    names = [facts.listed("metric", schedule.metrics) for schedule in ladders]
    alone = f"Credits for {names[0]}" if len(names) == 1 and names[0] else "Credits by result"
    return table(
        alone,
        (column("Level", 1.2), column("Result", 1.8), column("Credit", 1)),
        [
            (name if len(ladders) > 1 else "", _result(schedule, tier, facts), amount(tier.credit))
            for schedule, name in zip(ladders, names, strict=True)
            for tier in tiers_of(schedule)
        ],
        caption=True,
    )


def _result(schedule: CreditSchedule, tier: CreditTier, facts: Facts) -> str:
    metric = next((m for i in schedule.metrics if (m := facts.metrics.get(i))), None)
    unit = "points" if schedule.model == "points" else metric.unit if metric else ""
    return capital(show.interval(_from_worst(tier.range), unit))


def _from_worst(results: Range) -> Range:
    """No result lies under nought, so a stretch from there has no lower end."""
    from_nought = results.low == 0 and results.low_closed and results.high is not None
    return replace(results, low=None) if from_nought else results


def _silent_zones(schedules: Iterable[CreditSchedule], facts: Facts) -> list[Block]:
    """Where results that miss the target earn nothing, once for all levels of which it holds."""
    silent = [each for each in schedules if each.silent_zone_stated and tiers_of(each)]
    blocks: list[Block] = []
    for end in dict.fromkeys(_first_due(each, facts) for each in silent):
        same = [each for each in silent if _first_due(each, facts) == end]
        names = facts.all_of("metric", [m for each in same for m in each.metrics])
        text = f"A result that misses the target but {end} earns no credit"
        if names:
            text += " for {}"
        blocks += of_names(text, names, among="these levels", lead="", joint="and")
    return blocks


def _first_due(schedule: CreditSchedule, facts: Facts) -> str:
    """Up to where a result that misses its target earns nothing."""
    if schedule.hangs_on == "minimum":
        return f"meets the {_bound_of(schedule, facts)}"
    return "does not reach the first step"


def _bound_of(schedule: CreditSchedule, facts: Facts) -> str:
    found = [facts.metrics[m] for m in schedule.metrics if m in facts.metrics]
    return either_bound(word for metric in found for word in metric.bounds)


def _caps(caps: Caps) -> list[str]:
    year = of_fees(caps.year, _YEARS[caps.year_kind])
    both = joined(of_fees(caps.month, "of a month"), year, by=" and to ")
    return [said("Credits are limited to {}.", both)]


def _outside_caps(section: CreditsSection, facts: Facts) -> list[Block]:
    """The credits that no cap limits: by what they give, else by their level."""
    if section.caps is None or not (section.caps.month or section.caps.year):
        return []
    outside = [each for each in section.schedules if each.outside_caps and pays(each)]
    whats = dict.fromkeys(_what(each, facts) for each in outside)
    text = show.listed([what for what in whats if what])
    return clause(said("These limits neither reduce nor count {}.", text))


def _what(schedule: CreditSchedule, facts: Facts) -> str:
    """ "the price of each missed visit", "the credit for “Level”"."""
    if schedule.model == "item-price" and schedule.item:
        return f"the price of each {schedule.item}"
    names = facts.quoted("metric", schedule.metrics)
    return names and f"the credit for {names}"


def _claim(claim: Claim, facts: Facts) -> list[str]:
    counts_from = {
        "period-end": "after the end of the period",
        "report": "after the report",
        "event": "after the event",
        "": "",
    }[claim.counts_from]
    within = facts.dur(claim.within)
    claims = within or counts_from or claim.automatic is False
    return [
        f"{capital(facts.provider)} must give credits without a claim." if claim.automatic else "",
        sentence(
            f"{facts.customer} {'may' if claim.automatic else 'must'} claim a credit",
            within and f"within {within}",
            counts_from,
        )
        if claims
        else "",
        said("A claim needs as evidence: {}.", small(claim.evidence)),
        said("{} must apply credits to {}.", facts.provider, small(claim.applied_to)),
        said("A credit that is not used expires after {}.", facts.dur(claim.expires_after)),
        said("A credit under {} is not paid.", money(claim.smallest)),
    ]


def _earn_back(each: EarnBack, facts: Facts) -> str:
    metrics = facts.quoted("metric", each.metrics) or "the level"
    reached = facts.measure(each.level)
    windows = each.windows and f"in {each.windows:,} successive {windows_of(each.metrics, facts)}"
    share = percent(each.share)
    deadline = facts.dur(each.deadline)
    exceptions = {
        True: "Periods that give a right to end this agreement are left out.",
        False: "This holds also for periods that give a right to end this agreement.",
        None: "",
    }[each.not_in_termination]
    return joined(
        sentence(
            f"{facts.provider} gets back {share or 'a share'} of a credit",
            f"if {metrics} then reaches",
            (reached and f"{reached} or better") or "the agreed level",
            windows or "",
        ),
        said("This must happen within {} after the credit.", deadline),
        said("Exceptions: {}.", small(each.exceptions)),
        exceptions,
    )


def _bonus(each: Bonus, facts: Facts) -> str:
    metrics = facts.quoted("metric", each.metrics) or "a level"
    threshold = facts.measure(each.threshold)
    payer = facts.the(each.funded_by, facts.customer)
    cap = amount(each.cap)
    return joined(
        sentence(
            f"If {metrics} reaches",
            f"{threshold} or better," if threshold else "the agreed threshold,",
            f"{payer} must pay a bonus",
            (each.reward and f"of {amount(each.reward)}") or "",
        ),
        said("The bonus is at most {}.", cap),
    )


def _kept(remedies: Remedies | None) -> str:
    """ "claims for damages remain"."""
    rights = [_KEPT[right] for right in remedies.kept_rights] if remedies else []
    one = len(rights) == 1 and rights[0] == _KEPT["termination"]
    return f"{show.listed(rights)} {'remains' if one else 'remain'}" if rights else ""


def _no_credits(remedies: Remedies | None) -> str:
    """No credits, and what stays open instead in the same sentence."""
    return sentence(
        joined("There are no service credits under this agreement", _kept(remedies), by="; ")
    )


def _remedies(remedies: Remedies, *, no_credits: bool) -> list[str]:
    natures = show.listed([_NATURES[nature] for nature in remedies.nature])
    return [
        said("Credits are {}.", natures),
        either(
            remedies.exclusive,
            "A credit is the only remedy for the missed level",
            "A credit does not shut out other remedies",
        ),
        "" if no_credits else sentence(_kept(remedies)),
        either(
            remedies.counts_to_liability_cap,
            "Credits count towards the limit of liability",
            "Credits do not count towards the limit of liability",
        ),
    ]

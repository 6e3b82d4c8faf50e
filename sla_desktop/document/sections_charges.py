"""Charges and payment: fees, surcharges, rates, indexation, invoices."""

from sla_desktop.document.drafting import (
    blank,
    clauses,
    column,
    joined,
    lines,
    opened,
    said,
    sentence,
    stated,
    table,
)
from sla_desktop.document.facts import Facts, money, often, percent, rate
from sla_desktop.document.nodes import Block
from sla_desktop.domain.protection import Fee, Indexation, Surcharge
from sla_desktop.domain.sections import ChargesSection


def charges(section: ChargesSection, facts: Facts) -> list[Block]:
    charged = section.fees or section.rates or section.surcharges
    return opened(
        "These are the charges and how they are paid."
        if charged
        else "This section settles what is paid.",
        table(
            "Fees",
            (
                column("Fee", 2),
                column("Amount", 1.2, "right"),
                column("Per", 1.2),
                column("Service", 1.5),
                column("Covers", 2.2),
            ),
            [_fee(fee, facts) for fee in section.fees],
        ),
        table(
            "Surcharges",
            (
                column("Surcharge", 2.2),
                column("Percent", 1, "right"),
                column("On", 2),
                column("Level", 1.5),
            ),
            [_surcharge(surcharge, facts) for surcharge in section.surcharges],
            caption=True,
        ),
        table(
            "Rates for work by time",
            (
                column("Work", 2),
                column("Time band", 1.8),
                column("Rate", 2, "right"),
                column("Covers", 2),
            ),
            [(r.name, facts.name("band", r.band), rate(r.rate), r.covers) for r in section.rates],
            caption=True,
        ),
        clauses(
            (
                "No money changes hands under this agreement." if section.none else "",
                *(_indexation(section.indexation, facts) if section.indexation else ()),
                _invoices(section, facts),
                _payment(section, facts),
                _tax(section, facts),
                stated("For part months this holds:", section.part_months),
                said("The price stands in {}.", section.reference),
            )
        ),
    )


def _fee(fee: Fee, facts: Facts) -> tuple[str, ...]:
    work = facts.dur(fee.work_included)
    return (
        fee.name,
        money(fee.amount) or blank(f"Amount of {fee.name}"),
        what_for(fee),
        facts.of_service(*fee.services),
        lines(fee.covers, work and f"{work} of work in each {fee.per}"),
    )


def what_for(fee: Fee) -> str:
    """ "month", "seat and month", "once"; an event with a unit is that unit: "started hour"."""
    if not fee.unit or fee.per == "event":
        return fee.unit or fee.per
    return f"{fee.unit} {'once' if fee.per == 'once' else f'and {fee.per}'}"


def _surcharge(surcharge: Surcharge, facts: Facts) -> tuple[str, ...]:
    metric = facts.metrics.get(surcharge.metric)
    return (
        surcharge.name,
        percent(surcharge.percent),
        joined(facts.name("fee", surcharge.on), surcharge.on_text, by=", "),
        lines(*(t for t in (metric.name, metric.target) if t != surcharge.name)) if metric else "",
    )


def _indexation(indexation: Indexation, facts: Facts) -> list[str]:
    cap = percent(indexation.cap)
    notice = facts.notice(indexation.notice)
    return [
        sentence(
            f"{facts.provider} may adjust the fees",
            often(indexation.frequency),
            indexation.index and f"by the change of {indexation.index}",
        ),
        said("An adjustment must not exceed {}.", cap),
        said("{} must give {} of an adjustment.", facts.provider, notice),
    ]


def _invoices(section: ChargesSection, facts: Facts) -> str:
    when = {True: "in arrears", False: "in advance", None: ""}[section.in_arrears]
    rhythm = joined(often(section.invoiced), when)
    return said("{} must invoice {}.", facts.provider, rhythm)


def _payment(section: ChargesSection, facts: Facts) -> str:
    payment = facts.dur(section.payment)
    start = {
        "invoice-date": "after the date of the invoice",
        "receipt": "after receipt of the invoice",
        "": "",
    }[section.payment_from]
    if not (payment or start):
        return ""
    return sentence(
        f"{facts.customer} must pay each invoice", payment and f"within {payment}", start
    )


def _tax(section: ChargesSection, facts: Facts) -> str:
    tax = "sales tax" if facts.language == "en-US" else "value added tax (VAT)"
    return {
        "net": f"All amounts are net; {tax} is added where it is due.",
        "gross": f"All amounts include {tax}.",
        "": "",
    }[section.tax]

"""Editor of credits, earn-back, bonus, repeated failure and remedies."""

from decimal import Decimal

from sla_desktop.domain.credits import (
    Bonus,
    CreditSchedule,
    CreditTier,
    EarnBack,
    RepeatedFailure,
)
from sla_desktop.domain.quantities import Percent, Range
from sla_desktop.ui.calculators.links import add_links
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.forms.delay import DelayControl
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.ladder import LadderDrawing
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.forms.ticks import add_ticks
from sla_desktop.ui.inserts import library_link

_MODELS = {
    "percent-tiers": "share of the fee, by result",
    "downtime-multiple": "multiple of the price of the time down",
    "days-of-fee": "days of the fee for each event",
    "points": "points collected",
    "at-risk-pool": "share of a pool at risk",
    "fixed-sum": "a sum or share for each event",
    "delay-steps": "steps by days of delay",
    "redo": "done again free of charge",
    "item-price": "price of the failed item",
    "improvement-plan": "no money: an improvement plan",
}
_BASES = {
    "": choices.NONE,
    "affected-service": "the fee of the service",
    "all-services": "the fees of all services",
    "affected-item": "the price of the item",
    "invoice": "the invoice of the month",
    "none": "no fee",
}
_CONSEQUENCES = {
    "improvement-plan": "an improvement plan",
    "meeting": "a meeting",
    "step-in": "the customer may step in",
    "terminate": "the customer may end the agreement",
}


def credits(form: Form) -> None:
    form.tick(
        "none",
        "There are no credits, on purpose",
        "Then the section says so in one sentence.",
        wide=True,
    )
    add_table(
        form,
        "schedules",
        "Credits",
        (
            Column("metrics", "For the metrics", 3, several=choices.metrics),
            Column("model", "Model", 4, choices=_MODELS),
            Column(
                "hangs_on",
                "Hangs on",
                2,
                choices={"": choices.NONE, "target": "the target", "minimum": "the minimum"},
            ),
            Column("basis", "Taken from", 3, choices=_BASES),
        ),
        lambda row_id: CreditSchedule(id=row_id, metrics=(), model="percent-tiers"),
        explanation="What a missed level earns. The model decides what is asked below.",
        noun="credit",
        details=_schedule_details,
        first_open=True,
        beside=library_link(form, "insert-credit", "Choose a model…"),
    )
    form.group("The most that can be due")
    form.line(
        "caps.month",
        "In a month",
        "A share of the month's fees, or a sum; without it the risk is open.",
        "10 %",
    )
    form.line("caps.year", "In a year", "Should be no less than one bad month can earn.", "10 %")
    form.choice(
        "caps.year_kind",
        "A year is",
        {
            "": choices.NONE,
            "rolling": "any twelve months in a row",
            "calendar": "a calendar year",
            "contract": "a year of the agreement",
        },
        "From when to when the yearly limit counts.",
    )
    form.choice(
        "combination",
        "If one event misses two levels",
        {
            "": choices.NONE,
            "higher": "the higher credit counts",
            "sum": "both count",
            "once-per-event": "one credit for each event",
        },
        "Else the same outage could be paid for twice.",
    )
    _claim(form)
    _repeated(form)
    form.fold("Earn-back: credits won back", _earn_backs, "earn_backs")
    form.fold("Bonus", _bonuses, "bonuses")
    form.fold("What credits are in law", _remedies, "remedies")


def _schedule_details(form: Form) -> None:
    add_ticks(form, "metrics", "For the metrics", choices.metrics, "The levels it belongs to.")
    is_tiers = form.holds("model", "percent-tiers", "points", "at-risk-pool")
    add_table(
        form,
        "tiers",
        "Tiers",
        (Column("range", "Results", 4), Column("credit", "Credit", 2)),
        lambda row_id: CreditTier(id=row_id, range=Range(), credit=Percent(value=Decimal(5))),
        explanation="Write 99.0 to 99.9, or under 99: the upper end belongs to the next tier.",
        noun="tier",
        when=is_tiers,
    )
    form.add_part(LadderDrawing(form.path("tiers")), is_tiers)
    add_links(form, ("tool-exposure", "What it can cost in the worst month", None))
    _model_fields(form)
    form.group()
    form.pick(
        "fee", "Fee it is taken from", choices.fees, "Needed where there is more than one fee."
    )
    form.line(
        "cap",
        "At most from this credit, a month",
        "A limit of its own, below the one for all credits.",
        "5 %",
    )
    form.tick(
        "outside_caps",
        "Outside the limits on all credits",
        "Then the most of a month and a year neither cuts it nor counts it.",
        wide=True,
    )
    form.pick(
        "per_priority",
        "Only for the priority",
        choices.priorities,
        "For example only for the gravest faults.",
    )
    form.group(when=is_tiers)
    form.tick(
        "silent_zone_stated",
        "The text says that results in between earn nothing",
        "Tick it once the wording says so.",
        wide=True,
    )


def _model_fields(form: Form) -> None:
    """What each model needs; the others' fields stay away."""
    form.group(when=form.holds("model", "fixed-sum", "redo"))
    form.line("per_event", "Each event earns", "A sum, or a share of the fee.", "£50.00")
    form.group(when=form.holds("model", "item-price", "redo"))
    form.line("item", "Item", "What failed, or is done again.", "missed visit")
    form.pick(
        "service",
        "Its price is that of",
        choices.services,
        "The price of one unit stands with the service.",
    )
    form.group(when=form.holds("model", "downtime-multiple"))
    form.line("multiple", "Multiple", "How many times the price of the time lost.", "10")
    form.line(
        "unit_price", "Price of a unit of time", "What one unit of the time lost costs.", "£1.00"
    )
    form.line("per_time", "Unit of time", "The time that this price is for.", "1 h")
    form.group(when=form.holds("model", "days-of-fee"))
    form.line("days", "Days of the fee", "How many days' fee one event gives back.", "1")
    form.group(when=form.holds("model", "points"))
    form.lines("points", "Points", "One a line, in the order of the metrics.", "2", lines=2)
    form.group(when=form.holds("model", "at-risk-pool"))
    form.line("at_risk", "At risk", "Share of the invoice.", "10 %")
    form.line("pool", "Pool", "How much of it all levels share.", "50 %")
    form.line("allocation", "Allocation", "The part of the pool that this level can earn.", "40 %")
    form.group(when=form.holds("model", "delay-steps"))
    form.control(
        "delay",
        "Steps",
        DelayControl(form.session.agreement.currency),
        "What each step of delay earns, and where it ends.",
    )


def _claim(form: Form) -> None:
    form.group("How it is paid")
    form.yes_no(
        "claim.automatic",
        "Paid without being asked for",
        "If not, the customer must claim it in time.",
    )
    form.line(
        "claim.within", "Or claimed within", "Long enough to read the report first.", "30 days"
    )
    form.line(
        "claim.applied_to",
        "Taken off",
        "How the money reaches the customer.",
        "the next invoice",
        wide=True,
    )
    form.fold(
        "More about claims",
        _claim_rest,
        "claim.counts_from",
        "claim.evidence",
        "claim.expires_after",
        "claim.smallest",
    )


def _claim_rest(form: Form) -> None:
    form.choice(
        "claim.counts_from",
        "The time to claim counts from",
        {
            "": choices.NONE,
            "period-end": "the end of the period",
            "report": "the report",
            "event": "the event",
        },
        "The day on which the time to claim begins.",
    )
    form.line(
        "claim.evidence",
        "Shown by",
        "What the customer shows with the claim.",
        "the monthly report",
    )
    form.line(
        "claim.expires_after",
        "Expires after",
        "A credit that is not used by then is lost.",
        "12 months",
    )
    form.line("claim.smallest", "Smallest credit paid", "Below it nothing is paid out.", "£5.00")


def _repeated(form: Form) -> None:
    add_table(
        form,
        "repeated",
        "Repeated failure",
        (
            Column("count", "Misses", 1),
            Column("out_of", "Out of", 1),
            Column("below", "Below the", 2, choices={"minimum": "minimum", "target": "target"}),
            Column("consequence", "Then", 3, choices=_CONSEQUENCES),
            Column("plan_due", "Due within", 2),
            Column("notice", "Notice", 2),
        ),
        lambda row_id: RepeatedFailure(id=row_id, count=2, consequence="improvement-plan"),
        explanation="“Out of” left empty means in a row: 3 misses, or 4 out of 12.",
        noun="rule",
        details=_repeated_details,
    )


def _repeated_details(form: Form) -> None:
    add_ticks(
        form,
        "metrics",
        "For the metrics",
        choices.metrics,
        "None ticked means every metric with a consequence.",
    )
    form.tick("same_metric", "The same metric each time", "Else misses of different levels add up.")
    form.line(
        "use_within",
        "To be used within",
        "After that the right is lost, until the next miss.",
        "60 days",
    )
    form.line(
        "text",
        "In words",
        "What the table cannot say.",
        "The months need not follow one another.",
        wide=True,
    )


def _earn_backs(form: Form) -> None:
    add_table(
        form,
        "earn_backs",
        "Earn-back",
        (
            Column("metrics", "For the metrics", 3, several=choices.metrics),
            Column("level", "Level reached", 2),
            Column("windows", "Periods in a row", 2),
            Column("share", "Share returned", 2),
            Column("deadline", "Until", 2),
        ),
        lambda row_id: EarnBack(id=row_id, metrics=()),
        headed=False,
        noun="earn-back",
        details=_earn_back_details,
    )


def _earn_back_details(form: Form) -> None:
    add_ticks(form, "metrics", "For the metrics", choices.metrics, "The levels it belongs to.")
    form.line(
        "exceptions",
        "Except",
        "Months or events that cannot be won back.",
        "months in which the customer was on holiday",
        wide=True,
    )
    form.yes_no(
        "not_in_termination",
        "Not for periods that allow to end the agreement",
        "A month that counts towards ending stays missed.",
    )


def _bonuses(form: Form) -> None:
    add_table(
        form,
        "bonuses",
        "Bonus",
        (
            Column("metrics", "For the metrics", 3, several=choices.metrics),
            Column("threshold", "From", 2),
            Column("reward", "Reward", 2),
            Column("cap", "At most", 2),
            Column("funded_by", "Paid by", 2, picks=choices.parties),
        ),
        lambda row_id: Bonus(id=row_id, metrics=()),
        headed=False,
        noun="bonus",
        details=_bonus_details,
    )


def _bonus_details(form: Form) -> None:
    add_ticks(form, "metrics", "For the metrics", choices.metrics, "The levels it belongs to.")


def _remedies(form: Form) -> None:
    add_ticks(
        form,
        "remedies.nature",
        "Credits are",
        {"price-adjustment": "an adjustment of the price", "agreed-damages": "agreed damages"},
        "It decides whether further damages can be claimed.",
    )
    form.yes_no(
        "remedies.exclusive",
        "They are the only remedy for the miss",
        "If yes, there are no further claims for the same miss.",
    )
    form.yes_no(
        "remedies.counts_to_liability_cap",
        "They count towards the limit of liability",
        "If yes, each credit uses up some of the limit.",
    )
    add_ticks(
        form,
        "remedies.kept_rights",
        "What stays open besides",
        {
            "termination": "ending the agreement",
            "intent": "claims for intent",
            "injury": "claims for injury",
            "indemnity": "the indemnity",
            "damages": "damages for the same failure",
            "all": "all other rights",
        },
        "Rights that the customer keeps beside the credits.",
    )


CREDITS = Editor("What a missed level earns, and what follows if it happens again.", credits)

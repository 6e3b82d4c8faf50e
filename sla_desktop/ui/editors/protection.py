"""Editors of security, continuity, exit and charges."""

from decimal import Decimal

from sla_desktop.domain.protection import BackupPlan, Fee, HourlyRate, Rule, Surcharge
from sla_desktop.domain.quantities import Duration, Money, Percent
from sla_desktop.domain.support import Rate
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.services import PERIODS
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.rate import RateControl
from sla_desktop.ui.forms.rows_model import Column, NewRow
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.forms.ticks import add_ticks


def security(form: Form) -> None:
    add_table(
        form,
        "rules",
        "Rules",
        (Column("text", "Rule", 6),),
        lambda row_id: Rule(id=row_id, text=""),
        explanation="One rule a line, with who must do what.",
        noun="rule",
    )
    form.group("Personal data and patches")
    form.yes_no(
        "personal_data", "Personal data is handled", "Then the law asks for more than this page."
    )
    form.line(
        "data_location", "Data is kept in", "Country, or named data centre.", "the United Kingdom"
    )
    form.line(
        "breach_notice",
        "A breach is told within",
        "The law may leave the customer 72 hours in all.",
        "24 h",
    )
    form.line(
        "patch_time", "Critical patches within", "From the day the maker offers them.", "14 days"
    )
    form.line(
        "sub_processors",
        "Other firms that handle it",
        "Name them with their country.",
        "Alder Vault Ltd, United Kingdom",
        wide=True,
    )
    form.lines("standards", "Standards held", "One a line.", "ISO/IEC 27001", lines=1)


def continuity(form: Form) -> None:
    add_table(
        form,
        "backups",
        "Backup and recovery",
        (
            Column("subject", "Of", 3),
            Column("interval", "Every", 2),
            Column("retention", "Kept for", 2),
            Column("recovery_point", "Data lost at most (RPO)", 2),
            Column("recovery_time", "Back within (RTO)", 2),
            Column("tests", "Restore tested", 2),
        ),
        lambda row_id: BackupPlan(id=row_id, subject=""),
        noun="backup",
        details=_backup_details,
    )
    form.fold("Disaster recovery plan", _disaster_plan, "disaster_plan")


def _disaster_plan(form: Form) -> None:
    form.yes_no(
        "disaster_plan.written", "There is a written plan", "The customer may ask to see it."
    )
    form.line(
        "disaster_plan.covers",
        "It covers",
        "Which systems are in it.",
        "systems with an availability target",
    )
    form.line(
        "disaster_plan.new_systems_within",
        "New systems join within",
        "So that no new system is left out.",
        "2 weeks",
    )
    form.line("disaster_plan.tests", "Tests", "An untested plan is a hope.", "only when ordered")


def _backup_details(form: Form) -> None:
    form.pick("service", "Service", choices.services, "The service that it protects.")
    form.line("last_test", "Last tested on", "A backup counts once it was restored.", "2026-09-15")
    form.tick("tests_on_order", "Tests only when ordered", "Then they are not in the fee.")
    form.area(
        "disaster_exception",
        "In a disaster",
        "What applies instead of the usual times.",
        "Orders come first, reports later.",
    )


def exit_help(form: Form) -> None:
    form.line(
        "data_format", "Data is handed back as", "One that another provider can read.", "CSV files"
    )
    form.line("hand_back", "Within", "Counted from the end of the agreement.", "30 days")
    form.line(
        "deletion_proof", "Deletion is shown by", "So that no copy stays.", "a written confirmation"
    )
    form.line("help", "Help at the end", "Work for the move to the next provider.", "8 h")
    form.line("cost", "Cost", "A sum for that help.", "£500.00")
    form.line("cost_text", "In words", "Where a sum does not say it.", "included in the fee")


def charges(form: Form) -> None:
    form.tick("none", "No money changes hands", "Then nothing else is asked here.", wide=True)
    add_table(
        form,
        "fees",
        "Fees",
        (
            Column("name", "For", 4),
            Column("amount", "Amount", 2),
            Column("per", "Per", 2, choices={**PERIODS, "once": "once", "event": "each event"}),
            Column("unit", "Each", 2),
        ),
        lambda row_id: Fee(id=row_id, name=""),
        noun="fee",
        details=_fee_details,
    )
    form.group("Invoices")
    form.line("invoiced", "Invoiced", "How often an invoice comes.", "monthly")
    form.yes_no("in_arrears", "After the period", "If no, it is paid ahead.")
    form.line("payment", "Due within", "How long the customer has.", "30 days")
    form.choice(
        "payment_from",
        "Counted from",
        {"": choices.NONE, "invoice-date": "the invoice's date", "receipt": "its receipt"},
        "The day from which that time runs.",
    )
    form.choice(
        "tax",
        "Sums are",
        {"": choices.NONE, "net": "without VAT", "gross": "with VAT"},
        "Say it, or it is argued about.",
    )
    form.line(
        "part_months", "Part months", "When it starts or ends within a month.", "by calendar days"
    )
    form.group("How fees may move")
    form.line("indexation.index", "Index", "A figure that neither side makes.", "CPI", wide=True)
    form.line("indexation.cap", "At most", "The most that fees rise at once.", "4 %")
    form.line("indexation.frequency", "How often", "How often they may be moved.", "yearly")
    form.line("indexation.notice", "Notice", "Time to plan for it, or to leave.", "60 days")
    form.fold("Surcharges", _surcharges, "surcharges")
    form.fold("Rates for work by time", _rates, "rates")
    form.fold("The price stands in another document", _reference, "reference")


def _surcharges(form: Form) -> None:
    add_table(
        form,
        "surcharges",
        "Surcharges",
        (
            Column("name", "For", 3),
            Column("percent", "Percent", 2),
            Column("on", "Of the fee", 2, picks=choices.fees),
            Column("metric", "Booked level", 2, picks=choices.metrics),
        ),
        lambda row_id: Surcharge(id=row_id, name="", percent=Percent(value=Decimal(10))),
        headed=False,
        noun="surcharge",
        details=_surcharge_details,
    )


def _rates(form: Form) -> None:
    add_table(
        form,
        "rates",
        "Rates",
        (Column("name", "For", 4), Column("band", "Time band", 2, picks=choices.bands)),
        _rate_for(form.session.agreement.currency),
        headed=False,
        noun="rate",
        details=_rate_details,
    )


def _reference(form: Form) -> None:
    form.line("reference", "Document", "Where the price is found.", "the main agreement", wide=True)


def _fee_details(form: Form) -> None:
    form.line("covers", "Covers", "What it pays for.", "work by remote control", wide=True)
    form.line("work_included", "Work included", "More than that is charged by time.", "30 min")
    add_ticks(
        form,
        "services",
        "For the services",
        choices.services,
        "None ticked means all of them.",
    )


def _surcharge_details(form: Form) -> None:
    form.line(
        "on_text", "Or of", "Where the fee is not in the table.", "the system's flat fee", wide=True
    )


def _rate_for(currency: str) -> NewRow:
    def new_rate(row_id: str) -> HourlyRate:
        hour = Duration(value=Decimal(60), unit="min")
        price = Money(amount=Decimal(0), currency=currency)
        return HourlyRate(id=row_id, name="", rate=Rate(amount=price, per_started=hour))

    return new_rate


def _rate_details(form: Form) -> None:
    form.control(
        "rate",
        "Rate",
        RateControl(form.session.agreement.currency),
        "The sum, and the time that each one is for.",
        wide=False,
    )
    form.line("covers", "Covers", "What it pays for.", "work by remote control", wide=True)


SECURITY = Editor("How information is protected.", security)
CONTINUITY = Editor("What is kept safe, and how soon it is back.", continuity)
EXIT = Editor("What happens to data and help when the agreement ends.", exit_help)
CHARGES = Editor("What it costs, when it is paid, how prices may move.", charges)

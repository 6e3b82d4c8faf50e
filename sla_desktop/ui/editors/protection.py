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
    form.yes_no("personal_data", "Personal data is handled")
    form.line("data_location", "Data is kept in", "", "the United Kingdom")
    form.line("breach_notice", "A breach is told within", "", "24 h")
    form.line("patch_time", "Critical patches within", "", "14 days")
    form.line("sub_processors", "Other firms that handle it", wide=True)
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
    form.yes_no("disaster_plan.written", "There is a written plan")
    form.line("disaster_plan.covers", "It covers", "", "systems with an availability target")
    form.line("disaster_plan.new_systems_within", "New systems join within", "", "2 weeks")
    form.line("disaster_plan.tests", "Tests", "", "only when ordered")


def _backup_details(form: Form) -> None:
    form.pick("service", "Service", choices.services)
    form.line("last_test", "Last tested on", "", "2026-09-15")
    form.tick("tests_on_order", "Tests only when ordered")
    form.area("disaster_exception", "In a disaster", "What applies instead of the usual times.")


def exit_help(form: Form) -> None:
    form.line("data_format", "Data is handed back as", "", "CSV files")
    form.line("hand_back", "Within", "", "30 days")
    form.line("deletion_proof", "Deletion is shown by", "", "a written confirmation")
    form.line("help", "Help at the end", "", "8 h")
    form.line("cost", "Cost", "", "£500.00")
    form.line("cost_text", "In words", "", "included in the fee")


def charges(form: Form) -> None:
    form.tick("none", "No money changes hands", wide=True)
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
    form.line("invoiced", "Invoiced", "", "monthly")
    form.yes_no("in_arrears", "After the period")
    form.line("payment", "Due within", "", "30 days")
    form.choice(
        "payment_from",
        "Counted from",
        {"": choices.NONE, "invoice-date": "the invoice's date", "receipt": "its receipt"},
    )
    form.choice("tax", "Sums are", {"": choices.NONE, "net": "without VAT", "gross": "with VAT"})
    form.line("part_months", "Part months", "", "by calendar days")
    form.group("How fees may move")
    form.line("indexation.index", "Index", "", "CPI", wide=True)
    form.line("indexation.cap", "At most", "", "4 %")
    form.line("indexation.frequency", "How often", "", "yearly")
    form.line("indexation.notice", "Notice", "", "60 days")
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
    form.line("reference", "Document", "", "the main agreement", wide=True)


def _fee_details(form: Form) -> None:
    form.line("covers", "Covers", wide=True)
    form.line("work_included", "Work included", "", "30 min")
    add_ticks(form, "services", "For the services (none: all)", choices.services)


def _surcharge_details(form: Form) -> None:
    form.line("on_text", "Or of", "", "the system's flat fee", wide=True)


def _rate_for(currency: str) -> NewRow:
    def new_rate(row_id: str) -> HourlyRate:
        hour = Duration(value=Decimal(60), unit="min")
        price = Money(amount=Decimal(0), currency=currency)
        return HourlyRate(id=row_id, name="", rate=Rate(amount=price, per_started=hour))

    return new_rate


def _rate_details(form: Form) -> None:
    form.control("rate", "Rate", RateControl(form.session.agreement.currency), wide=False)
    form.line("covers", "Covers", wide=True)


SECURITY = Editor("How information is protected.", security)
CONTINUITY = Editor("What is kept safe, and how soon it is back.", continuity)
EXIT = Editor("What happens to data and help when the agreement ends.", exit_help)
CHARGES = Editor("What it costs, when it is paid, how prices may move.", charges)

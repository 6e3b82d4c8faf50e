"""A whole agreement typed in from a blank one, at the real window, as its owner would."""

import pytest

from sla_desktop.domain import show
from tests.ui.editors.desk import CONTROL, Key
from tests.ui.editors.owner import Owner
from tests.ui.shell.bench import Bench

METRICS, REPEATED = "Metrics", "Repeated failure"
EXPECTED = {
    "title": "Care of the offices",
    "parties.parties.provider.name": "Quayside Cleaning Ltd",
    "parties.parties.customer.name": "Marlowe Surveyors LLP",
    "term.start": "1 March 2027",
    "term.renews": "yes",
    "term.notice": "90 days",
    "scope.sites.site-1.sizes": "3 floors, 900 m² and 40 desks",
    "services.tasks.task-2.frequency": "twice a day, 07:00 and 13:00",
    "services.tasks.task-4.frequency": "every Monday, Wednesday and Friday, 18:30–21:30",
    "hours.calendars.calendar-1.open_on_holidays": "no",
    "hours.calendars.calendar-1.bands.band-1.hours": "06:00–21:30",
    "hours.calendars.calendar-1.holidays.country": "GB",
    "levels.metrics.metric-1.measurement.method": "joint",
    "levels.metrics.metric-1.measurement.moment": "monthly (1st working day after the 10th)",
    "levels.metrics.metric-2.target": "24 hours",
    "levels.metrics.metric-2.share": "95 %",
    "levels.metrics.metric-3.minimum": "2 business hours",
    "levels.metrics.metric-4.measurement.sample_unit": "dispensers",
    "duties.reliefs.relief-2.notice": "2 hours",
    "credits.schedules.schedule-2.tiers.tier-1.range": "under 85",
    "credits.caps.year": "6 %",
    "credits.repeated.repeated-3.out_of": "12",
    "credits.earn_backs.earn-back-1.share": "50 %",
    "suppliers.suppliers.supplier-1.contract_end": "31 January 2028",
    "charges.fees.fee-1.amount": "£2,480.00",
    "charges.indexation.cap": "4 %",
    "disputes.law": "England and Wales",
}


def test_a_blank_agreement_is_filled_from_a_sheet_by_the_keys(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    owner = Owner(bench)
    for write in (parties, what, hours, levels, consequences, money):
        write(owner)
    shown = {path: plain(show.anything(owner.at(path))) for path in EXPECTED}
    assert shown == EXPECTED
    assert owner.at("levels.metrics.metric-1.baseline.values") == (91, 93, 88, 90)
    assert owner.at("credits.schedules.schedule-1.metrics") == ("metric-2",)
    with capsys.disabled():
        print(f"\n{owner.keys} keys, {owner.clicks} clicks: about {owner.minutes:.0f} minutes")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def parties(owner: Owner) -> None:
    owner.about()
    owner.reach(owner.field("Title").control)
    owner.press(Key.Key_A, CONTROL)
    owner.fill(("Title", "Care of the offices"), ("You are", "the p"), ("Currency", "GBP"))
    owner.open("parties")
    owner.change("Parties", 0, 1, "Quayside Cleaning Ltd")
    owner.change("Parties", 1, 1, "Marlowe Surveyors LLP")
    owner.open("term")
    owner.fill(("Starts on", "1 March 2027"), ("Length", "24 months"), ("Renews by itself", "yes"))
    owner.fill(("For", "12 months"), ("Unless ended with notice of", "90 days"))


def what(owner: Owner) -> None:
    owner.open("scope")
    owner.row("Sites", "Head office", "cust", "", "3 floors; 900 m²; 40 desks")
    owner.open("services")
    owner.row("Services", "Office cleaning", "The offices are cleaned by zone.")
    owner.fold("Tasks by zone, for cleaning and upkeep")
    owner.rows(
        "Tasks",
        ("Reception", "", "clean", "daily 06:00-08:00"),
        ("Washrooms", "4", "clean", "twice daily (07:00, 13:00)"),
        ("Kitchens", "", "clean", "daily"),
        ("Desks and floors", "", "clean", "Mon/Wed/Fri 18:30-21:30"),
        ("Windows inside", "", "clean", "quarterly"),
        ("Carpets", "", "clean", "twice a year"),
    )
    owner.add("not included")
    owner.rows("Not included", ("Pest control",), ("Windows outside",))


def hours(owner: Owner) -> None:
    owner.open("hours")
    owner.row("Hours", "Cleaning hours", "no")
    owner.row("Days and times", "Mon-Fri", "06:00-21:30")
    owner.fold("Public holidays")
    owner.fill(("Country", "United K"), ("Part of the country", "ENG"))


def levels(owner: Owner) -> None:
    owner.open("levels")
    owner.row(METRICS, "Inspection score", "92 %", "85 %", "", "month", "by both")
    owner.fill(("Kind", "qual"), ("Better", "high"), ("In plain words", "Points that are met."))
    owner.fold("How it is measured")
    owner.fill(("Taken", "monthly (1st working day after the 10th)"))
    owner.fold("Past figures (never printed or sent)")
    owner.fill(("One a period, oldest first", "91 93 88 90"))
    owner.row(METRICS, "Complaint put right", "24 h", "48 h", "95 %", "month", "counted")
    owner.fill(("Kind", "fix"), ("Better", "low"), ("Cases expected in one period", "14"))
    owner.row(METRICS, "Spill attended", "1 business hour", "2 business hours", "", "month")
    owner.row(METRICS, "Consumables at close", "60 %", "40 %", "", "week", "by insp")
    owner.fold("How it is measured")
    owner.fill(("Sample size", "12"), ("Of", "dispensers"))


def consequences(owner: Owner) -> None:
    owner.open("duties")
    excused = "What excuses a missed level"
    owner.rows(excused, ("no access", "cust", "", "2 h"), ("alarm not off", "cust", "", "2 h"))
    owner.open("credits")
    owner.row("Credits", "price")
    owner.tick("Complaint put right")
    owner.fill(("Item", "missed clean"))
    owner.row("Credits", "share", "the min", "invoice")
    owner.tick("Inspection score")
    owner.row("Tiers", "under 85", "5 %")
    owner.fill(("In a month", "10 %"), ("In a year", "6 %"))
    owner.row(REPEATED, "2", "", "min", "an impr", "5 business days")
    owner.row(REPEATED, "3", "", "min", "the customer may end", "", "30 days")
    owner.row(REPEATED, "4", "12", "min", "the customer may end", "", "30 days")
    owner.fold("Earn-back: credits won back")
    owner.row("Earn-back", "95 %", "3", "50 %")
    owner.tick("Inspection score")


def money(owner: Owner) -> None:
    owner.add("suppliers")
    owner.row("Third parties", "Clear Hygiene", "delivers the consumables")
    owner.fill(("Its target", "3 business days"), ("Ends on", "31 January 2028"))
    owner.open("charges")
    owner.row("Fees", "Cleaning", "2480", "month")
    owner.fill(("Invoiced", "monthly"), ("Due within", "30 days"))
    owner.fill(("Index", "CPI"), ("At most", "4 %"), ("How often", "yearly"))
    owner.open("disputes")
    owner.fill(("Law", "England and Wales"))

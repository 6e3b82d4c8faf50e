"""Every fact of sheet 1."""

from sla_desktop.domain.parse import duration, percent, time_span
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import Frequency, MeasureWindow
from tests.sheets.fact import Fact
from tests.sheets.writing import BUSINESS_DAYS, FREE_DAYS, euro, rate

_TIMES = "priorities.priorities.emergency.times"
_BANDS = "hours.calendars.emergency-bands.bands"
_MONITORED = "availability.definitions.monitored"
_RULE = "support.report_rule"


def _times(band: str, name: str, response: str | None, fee: str, per_hour: str) -> list[Fact]:
    """One row of the table of emergency bands."""
    row = f"{_TIMES}.{band}"
    return [
        Fact(f"{row}.band", band, name),
        Fact(f"{row}.booked", response is not None),
        Fact(f"{row}.response", response and duration(response), "" if response else "not booked"),
        Fact(f"{row}.fee", euro(fee)),
        Fact(f"{row}.fee_period", "month", f"€{fee} a month"),
        Fact(f"{row}.rate", rate(per_hour, "60 min"), f"€{per_hour} per started 60 minutes"),
        Fact(f"{row}.no_resolution", True, "not promised"),
    ]


def _band(band: str, days: object, hours: str) -> list[Fact]:
    return [
        Fact(f"{_BANDS}.{band}.days", days, "public holidays"),
        Fact(f"{_BANDS}.{band}.hours", time_span(hours)),
    ]


def _level(number: int, target: str, surcharge: str) -> list[Fact]:
    own = f"availability-{number}"
    metric, charge = f"levels.metrics.{own}", f"charges.surcharges.{own}"
    return [
        Fact(f"{metric}.target", percent(target), f"at least {target}"),
        Fact(f"{metric}.window", MeasureWindow(period="month")),
        Fact(f"{metric}.object", f"Systems booked at level {number}"),
        Fact(f"{metric}.availability", "monitored", "Monitored availability"),
        Fact(f"{metric}.measurement.tool", "SLA monitor"),
        Fact(f"{charge}.percent", percent(surcharge)),
        Fact(f"{charge}.on", "system", "Flat fee of a system"),
        Fact(f"{charge}.metric", own, f"Availability, level {number}"),
    ]


def _not_counted(row: str, name: str) -> list[Fact]:
    return [
        Fact(f"{_MONITORED}.treatments.{row}.name", name),
        Fact(f"{_MONITORED}.treatments.{row}.in_base", True),
        Fact(f"{_MONITORED}.treatments.{row}.in_down", False),
    ]


def _system(row: str, *, production: bool, updates: bool) -> list[Fact]:
    """The columns of the annex."""
    system = f"components.components.{row}"
    return [
        Fact(f"{system}.production", production),
        Fact(f"{system}.fee", euro("50.00")),
        Fact(f"{system}.fee_period", "month", "€50.00 a month"),
        Fact(f"{system}.upkeep", duration("30 min")),
        Fact(f"{system}.automatic_updates", updates, "automatic" if updates else "not automatic"),
    ]


FACTS = [
    # Parties, law, business days, notices
    Fact("parties.parties.provider.name", "Nordlicht Betrieb GmbH"),
    Fact("parties.parties.provider.address", "Berlin"),
    Fact("parties.parties.customer.name", "Example Shop GmbH"),
    Fact("parties.parties.customer.address", "Berlin"),
    Fact("disputes.law", "Germany", "the law of Germany"),
    Fact("zone", "Europe/Berlin"),
    Fact("hours.calendars.business-days.bands.business.days", BUSINESS_DAYS, "Monday to Friday"),
    Fact("hours.calendars.business-days.holidays.rule", "public holidays in Berlin"),
    Fact("hours.calendars.business-days.open_on_holidays", False, "closed"),
    Fact("disputes.notice_form", "text", "text form; e-mail suffices"),
    Fact("disputes.notices.provider.party", "provider", "Addresses for notices"),
    Fact("disputes.notices.customer.party", "customer", "Addresses for notices"),
    # The annex
    Fact("standing.annexes_are_part", True, "The annexes are part of this agreement"),
    Fact("standing.terms_excluded_of", "provider", "The Provider’s general terms do not apply"),
    Fact("standing.terms_excluded_for", "the systems listed in the annex"),
    Fact("components.listed_in", "annex", "Annex 1 lists the"),
    Fact("annex.components_of", "components", "List of systems"),
    Fact("components.components.shop.name", "shop"),
    Fact("components.components.shop.purpose", "Web shop"),
    *_system("shop", production=True, updates=True),
    Fact("components.components.shop.metric", "availability-3", "Availability, level 3"),
    Fact("components.components.shop.monitored_url", "https://shop.example.com/"),
    Fact("components.components.shop.expected_text", "Example Shop"),
    *_system("test", production=False, updates=False),
    Fact("components.components.test.no_target", True, "no target"),
    # Emergency response
    *_times("business-day", "Business days, day", "1 h", "300.00", "100.00"),
    *_times("business-night", "Business days, night", "2 h", "310.00", "140.00"),
    *_times("free-day", "Weekends and holidays, day", "2 h", "360.00", "125.00"),
    *_times("free-night", "Weekends and holidays, night", None, "0.00", "175.00"),
    Fact(f"{_TIMES}.free-night.note", "Next business day, no promise"),
    *_band("business-day", BUSINESS_DAYS, "10:00-20:00"),
    *_band("business-night", BUSINESS_DAYS, "20:00-10:00"),
    *_band("free-day", FREE_DAYS, "10:00-20:00"),
    *_band("free-night", FREE_DAYS, "20:00-10:00"),
    Fact("priorities.bands", "emergency-bands", "Emergency bands"),
    Fact("priorities.applies_to", "production systems only"),
    Fact("priorities.promise", "work-starts", "start of work with access to the systems"),
    Fact("levels.metrics.emergency-response.by_priority", True, "Emergency response"),
    Fact("levels.metrics.emergency-response.misses_allowed", 0, "Emergency response"),
    Fact(f"{_RULE}.band_decided_by", "the moment the report counts as received"),
    Fact("workload.work_limits.in-one-go.at_most", duration("6 h")),
    Fact("workload.work_limits.in-one-go.rest", duration("2 h"), "up to 2 hours of rest"),
    Fact("workload.work_limits.in-a-day.at_most", duration("12 h")),
    Fact("workload.work_limits.in-a-day.within", duration("24 h")),
    Fact(f"{_RULE}.channels", ("phone", "chat"), "Phone and Chat room"),
    Fact(f"{_RULE}.all_required", True, "both Phone and Chat room"),
    Fact(f"{_RULE}.one_suffices_when_down", True, "is down, the other suffices"),
    Fact(f"{_RULE}.must_say_so", True, "must then say that it is down"),
    Fact("support.channels.phone.terms", "Voice message with firm and description"),
    Fact("support.channels.chat.name", "Chat room"),
    Fact("priorities.decided_by", Responsible(party="provider"), "The Provider must set"),
    Fact("priorities.appeal", "the Customer may have the classification reviewed"),
    # Availability
    *_level(1, "99.75 %", "200 %"),
    *_level(2, "99.90 %", "300 %"),
    *_level(3, "99.95 %", "500 %"),
    Fact(f"{_MONITORED}.base", "all", "every minute of the window"),
    Fact(f"{_MONITORED}.check_interval", duration("30 s")),
    Fact(f"{_MONITORED}.failed_checks", 5, "the first of 5 failed checks in a row"),
    Fact(f"{_MONITORED}.good_checks", 5, "the first of 5 good checks in a row"),
    Fact(f"{_MONITORED}.precision", duration("1 s")),
    Fact(f"{_MONITORED}.evidence", "The stored measurements of the SLA monitor, not its dashboard"),
    Fact(f"{_MONITORED}.treatments.maintenance.maintenance", True, "planned maintenance"),
    *_not_counted("maintenance", "Maintenance"),
    *_not_counted(
        "outside-faults",
        "Faults of the Customer’s data centre, cloud, network, DNS, CDN or payment providers",
    ),
    *_not_counted("own-changes", "Changes by the Customer that were not agreed"),
    *_not_counted("security-updates", "Security updates"),
    *_not_counted("security-incident", "Measures against a security incident"),
    *_not_counted("force-majeure", "Force majeure"),
    Fact("credits.none", True, "no service credits"),
    Fact("credits.remedies.kept_rights", ("damages",), "damages"),
    # Maintenance
    Fact("maintenance.windows.business-days.days", ("mon", "wed", "fri"), "Monday, Wednesday and"),
    Fact("maintenance.windows.business-days.hours", time_span("18:30-07:00")),
    Fact("maintenance.windows.free-days.days", FREE_DAYS, "Weekends and public holidays"),
    Fact("maintenance.windows.free-days.hours", time_span("17:00-07:00")),
    Fact("maintenance.notice", duration("48 h"), "at least 48 hours ahead"),
    Fact("maintenance.notice_channel", "in the chat room"),
    Fact("maintenance.notice_when", "when an impact is expected"),
    Fact("maintenance.counts_as_downtime", False, "do not count as down time"),
    Fact("maintenance.updates.security.at_once", True, "at once"),
    Fact("maintenance.updates.security.every", duration("1 h")),
    Fact("maintenance.updates.security.automatic", True, "automatic"),
    Fact("maintenance.updates.kernels.within", duration("7 days"), "within 7 calendar days"),
    Fact("maintenance.updates.kernels.automatic", False, "by hand"),
    # Money
    Fact("charges.fees.system.amount", euro("50.00")),
    Fact("charges.fees.system.per", "month"),
    Fact("charges.fees.system.unit", "system"),
    Fact("charges.fees.system.work_included", duration("30 min"), "30 minutes of work in"),
    Fact("charges.rates.standard.rate", rate("50.00", "30 min"), "€50.00 per started 30 minutes"),
    Fact("charges.tax", "net", "net"),
    Fact("charges.invoiced", Frequency(per="month")),
    Fact("charges.in_arrears", True, "in arrears"),
    Fact("charges.payment", duration("30 days"), "within 30 calendar days"),
    Fact("charges.payment_from", "receipt", "after receipt"),
    Fact("charges.part_months", "they are charged by calendar days"),
    # The customer's part
    Fact("parties.contact_rules.technical.at_least", 1, "Each party must keep at least 1"),
    Fact(
        "parties.contact_rules.technical.text",
        "technical contact with mobile number and chat name, replaced without delay when absent",
    ),
    Fact("parties.contact_rules.technical.party", "", "Each party"),
    Fact("duties.duties.certificates.text", "hand over its own certificates"),
    Fact("duties.duties.certificates.due", duration("30 days"), "at least 30 calendar days before"),
    Fact("duties.duties.certificates.due_before", True, "before they expire"),
    Fact("duties.duties.access.text", "keep admin access to the hosting accounts working"),
    Fact("duties.duties.access.effect", "targets-suspended", "the targets are suspended"),
    Fact(
        "duties.duties.access.metrics",
        ("emergency-response", "availability-1", "availability-2", "availability-3"),
        "“Emergency response”, “Availability, level 1”,",
    ),
    Fact("duties.duties.passwords.text", "report a loss of passwords as an emergency"),
    Fact("duties.duties.passwords.at_any_hour", True, "at any hour"),
    # Continuity
    Fact("continuity.disaster_plan.written", True, "written disaster-recovery plan"),
    Fact("continuity.disaster_plan.covers", "systems with an availability target"),
    Fact("continuity.disaster_plan.new_systems_within", duration("2 weeks"), "within 2 weeks"),
    Fact("continuity.disaster_plan.tests", "only when ordered"),
]

"""What the checklist must say of each sheet on 21 November 2026, and why each line is right."""

from typing import NamedTuple


class Expected(NamedTuple):
    check: str
    field: str
    why: str


_SPLIT = "three levels are promised, one finding each"
_MEASURED = "the sheet does not say who measures, reports and verifies"
_LAW = "the sheet leaves it to other terms"

LINUX = [
    # What the sheet says and a lawyer would question
    Expected("B05", "priorities.priorities.emergency.times.business-night.response", _SPLIT),
    Expected("B05", "priorities.priorities.emergency.times.business-night.response", _SPLIT),
    Expected("B05", "priorities.priorities.emergency.times.business-night.response", _SPLIT),
    Expected("B04", "levels.metrics.availability-1.target", _SPLIT),
    Expected("B04", "levels.metrics.availability-2.target", _SPLIT),
    Expected("B04", "levels.metrics.availability-3.target", _SPLIT),
    Expected("B20", "levels.metrics.availability-1.target", "nobody is booked in weekend nights"),
    Expected("B27", "parties.contact_rules.technical.text", "“without delay”, usual under its law"),
    Expected("B33", "maintenance.cap", "windows of 65.5 h in 168 h a week and no cap"),
    Expected("B07", "maintenance.cap", "65.5 h of windows a week and no cap"),
    # What the sheet leaves open
    Expected("A01", "control", "no owner of the document"),
    Expected("A01", "control", "no change log"),
    Expected("A04", "parties.contacts", "the contacts are required, not named"),
    Expected("A05", "purpose", "no goal"),
    Expected("A06", "term", "no start"),
    Expected("A07", "standing.status", "not said whether it is a contract of its own"),
    Expected("A08", "scope.items", "systems are named, users and sites are not"),
    Expected("A09", "services.services.operation.owner", "no owner of the service"),
    Expected("A10", "services.services.operation.what", "named, not described"),
    Expected("A11", "services.deliverables", "no deliverable"),
    Expected("A15", "assumptions", "no assumption"),
    Expected("A17", "exclusions", "no exclusion from the service"),
    Expected("A18", "changes", "changes other than maintenance are not announced"),
    Expected("A20", "levels.metrics.availability-1.minimum", "one level each, no minimum"),
    Expected("A21", "levels.metrics.emergency-response.measurement.method", "response: not said"),
    Expected("A22", "levels.metrics.emergency-response.rounding", "exact to the second, no more"),
    Expected("A22", "levels.metrics.emergency-response.partial_window", "no rule"),
    Expected("A23", "levels.metrics.emergency-response.clock.pauses", "no pause"),
    Expected("A24", "levels.metrics.emergency-response.baseline", "no history"),
    Expected("A25", "levels.metrics.emergency-response.roles.measures", _MEASURED),
    Expected("A25", "levels.metrics.emergency-response.roles.reports", _MEASURED),
    Expected("A25", "levels.metrics.emergency-response.roles.verifies", _MEASURED),
    Expected("A25", "levels.metrics.emergency-response.roles.frequency", _MEASURED),
    Expected("A28", "levels.figures", "no figure besides the levels"),
    Expected("A30", "duties.duties", "the provider's part stands in the levels alone"),
    Expected("A31", "duties.duties.certificates.effect", "only lost access has an effect"),
    Expected("A32", "duties.activities", "no table of who does what"),
    Expected("A35", "priorities.priorities", "one kind of report, told apart by time alone"),
    Expected("A35", "priorities.priorities.emergency.definition", "not said what an emergency is"),
    Expected("A36", "escalation", "no escalation"),
    Expected("A37", "escalation", "no plan for critical failures"),
    Expected("A43", "credits.repeated", "nothing follows repeated misses"),
    Expected("A45", "reports", "no report"),
    Expected("A46", "reports", "no review"),
    Expected("A47", "reports", "no way to change levels"),
    Expected("A56", "liability.indemnities", _LAW),
    Expected("A57", "liability.limit", _LAW),
    Expected("A57", "liability.outside_events.notice", _LAW),
    Expected("A58", "disputes.steps", "law and notices, but no steps"),
    Expected("A59", "termination", "no notice to end it"),
    Expected("A60", "amendment", "no rule for changes of the text"),
    Expected("A61a", "glossary", "no definitions"),
    Expected("A61b", "signatures.signatories.provider.name", "nobody named who signs"),
    Expected("A61b", "signatures.signatories.provider.title", "nobody named who signs"),
    Expected("B21", "levels.metrics.emergency-response.window", "response: no window, no method"),
    Expected("B21", "levels.metrics.availability-1.roles.measures", _MEASURED),
    Expected("B21", "levels.metrics.availability-2.roles.measures", _MEASURED),
    Expected("B21", "levels.metrics.availability-3.roles.measures", _MEASURED),
]

CLEANING = [
    # What the sheet says and a lawyer would question
    Expected(
        "B18", "services.services.cleaning.unit_price", "the price of a visit is nowhere given"
    ),
    Expected(
        "B35", "suppliers.suppliers.clearwater.contract_end", "31 January 2028 < 28 February 2029"
    ),
    Expected("B24", "levels.metrics.complaints.share", "14 cases < 20 that 95 % needs"),
    Expected("B17", "credits.combination", "a missed visit lowers the share and earns its price"),
    Expected("B42", "credits.earn_backs.recovered.level", "95 % is above the best past score, 94"),
    Expected("B42", "credits.earn_backs.recovered.not_in_termination", "not said"),
    Expected(
        "B53", "levels.metrics.inspection.reliefs", "hygiene supplies lower the score, no relief"
    ),
    Expected("B32", "relief.duties", "five levels of one side, no duty of the other"),
    # What the sheet leaves open
    Expected("A01", "control", "no owner of the document"),
    Expected("A01", "control", "no change log"),
    Expected("A03", "parties.parties.provider.address", "no addresses"),
    Expected("A04", "parties.contacts", "no contacts"),
    Expected("A05", "purpose", "no goal"),
    Expected("A07", "standing", "not said whether it is a contract of its own"),
    Expected("A08", "scope.items", "the place is named, the users are not"),
    Expected("A09", "services.services.cleaning.owner", "no owner of the service"),
    Expected("A10", "services.services.cleaning.how", "zones, tasks and times, but not how"),
    Expected("A15", "assumptions", "no assumption"),
    Expected("A16", "workload", "no limit"),
    Expected("A17", "exclusions.exclusions.outside-windows.reason", "out of scope without reasons"),
    Expected("A22", "levels.metrics.inspection.rounding", "no rounding"),
    Expected("A22", "levels.metrics.inspection.partial_window", "no rule"),
    Expected("A23", "levels.metrics.complaints.clock.start", "24 h, but not from when"),
    Expected("A23", "levels.metrics.complaints.clock.pauses", "relief is said, no pause"),
    Expected("A24", "levels.metrics.tasks-done.baseline", "history of the score alone"),
    Expected("A25", "levels.metrics.inspection.roles.reports", _MEASURED),
    Expected("A25", "levels.metrics.complaints.roles.verifies", _MEASURED),
    Expected("A25", "levels.metrics.inspection.roles.frequency", _MEASURED),
    Expected("A28", "levels.figures", "no figure besides the levels"),
    Expected("A30", "relief.duties", "the provider's part stands in tasks and levels alone"),
    Expected("A31", "relief.duties", "relief is agreed, but no duty of the customer"),
    Expected("A32", "relief.activities", "no table of who does what"),
    Expected("A36", "escalation", "no escalation"),
    Expected("A37", "escalation", "no plan for critical failures"),
    Expected("A45", "reports", "no report"),
    Expected("A46", "reports", "no review"),
    Expected("A47", "reports", "no way to change levels"),
    Expected("A49", "suppliers.suppliers.clearwater.told_of_levels", "not said"),
    Expected("A55", "charges.invoiced", "30 days to pay, but not when invoices come"),
    Expected("A56", "liability", _LAW),
    Expected("A57", "liability", _LAW),
    Expected("A58", "disputes.steps", "the law, but no steps"),
    Expected("A59", "termination", "renewal can be stopped; nothing else ends it"),
    Expected("A60", "amendment", "no rule for changes of the text"),
    Expected("A61a", "glossary", "no definitions"),
    Expected("A61b", "signatures.signatories.provider.name", "nobody named who signs"),
    Expected("A61b", "signatures.signatories.provider.title", "nobody named who signs"),
    Expected("A61c", "control", "not said that there is no annex"),
    Expected("B21", "levels.metrics.inspection.numerator", "no formula, no reporter"),
    Expected("B21", "levels.metrics.tasks-done.roles.measures", _MEASURED),
    Expected("B21", "levels.metrics.complaints.roles.measures", _MEASURED),
    Expected("B21", "levels.metrics.spills.measurement.method", "call to arrival, but not how"),
    Expected("B21", "levels.metrics.consumables.roles.measures", _MEASURED),
]

SALES = [
    # What the sheet says and a manager would question
    Expected("B54", "funnel.sales.decide_within", "returned in 48 h, tried for 10 business days"),
    Expected("B37", "funnel.sales.attempts", "275 × 6 × 12 min = 19,800 > 15,750 min"),
    # What the sheet leaves open
    Expected("A01", "control", "no owner of the document"),
    Expected("A01", "control", "no change log"),
    Expected("A04", "parties.contacts", "teams, but nobody by name"),
    Expected("A05", "purpose", "a revenue goal, no outcome beside it"),
    Expected("A06", "term.end", "a start, no end"),
    Expected("A07", "standing", "not said whether it binds"),
    Expected("A08", "scope", "no scope"),
    Expected("A12", "hours", "business hours are used, not given"),
    Expected("A15", "assumptions", "no assumption"),
    Expected("A17", "exclusions", "no exclusion"),
    Expected("A19", "levels.metrics.leads.numerator", "no formula"),
    Expected("A20", "levels.metrics.leads.minimum", "a minimum for two of seven levels"),
    Expected("A21", "levels.metrics.leads.measurement.method", "the CRM, but not how"),
    Expected("A22", "levels.metrics.leads.rounding", "no rounding"),
    Expected("A22", "levels.metrics.leads.partial_window", "no rule"),
    Expected(
        "A23", "levels.metrics.demo-contact.clock.start", "1 business hour, but not from when"
    ),
    Expected("A23", "levels.metrics.demo-contact.clock.pauses", "no pause"),
    Expected("A25", "levels.metrics.leads.roles.measures", _MEASURED),
    Expected("A25", "levels.metrics.leads.roles.reports", _MEASURED),
    Expected("A25", "levels.metrics.leads.roles.verifies", _MEASURED),
    Expected("A32", "duties", "no table of who does what"),
    Expected("A36", "escalation", "no escalation but of repeated misses"),
    Expected("A46", "reports.reviews.monthly.next_date", "monthly, no date"),
    Expected("A46", "reports.reviews.monthly.attendees", "monthly, nobody named"),
    Expected("A47", "reports.change.approvers", "a date of adjustment, nobody who approves"),
    Expected("A58", "disputes", "no steps"),
    Expected("A59", "termination", "no notice to end it"),
    Expected("A60", "amendment", "no rule for changes of the text"),
    Expected("A61a", "glossary", "no definitions"),
    Expected("A61b", "signatures.signatories.marketing.name", "nobody named who signs"),
    Expected("A61b", "signatures.signatories.marketing.title", "nobody named who signs"),
    Expected("B21", "levels.metrics.leads.definition", "a name and a number alone"),
    Expected("B21", "levels.metrics.demo-share.definition", "a name and a number alone"),
    Expected("B21", "levels.metrics.accepted.definition", "a name and numbers alone"),
    Expected("B21", "levels.metrics.demo-contact.definition", "a name and a number alone"),
    Expected("B21", "levels.metrics.other-contact.definition", "a name and a number alone"),
    Expected("B21", "levels.metrics.decision.definition", "a name and a number alone"),
    Expected("B21", "levels.metrics.outcome.definition", "a name and numbers alone"),
]

"""Every kind of section: its usual title, its usual place, and an empty one to begin with."""

from sla_desktop.domain.agreement import Agreement, section_kinds
from sla_desktop.domain.sections import Section

_TITLES = {
    "control": "Document control",
    "parties": "Parties and contacts",
    "purpose": "Purpose",
    "term": "Term and renewal",
    "standing": "Status of this document",
    "scope": "Scope",
    "services": "Services",
    "hours": "Service hours",
    "maintenance": "Maintenance",
    "components": "Systems and equipment",
    "assumptions": "Assumptions",
    "workload": "Workload",
    "exclusions": "What is not included",
    "changes": "Notice of changes",
    "levels": "Service levels",
    "funnel": "Lead funnel",
    "availability": "Definition of availability",
    "priorities": "Priorities and times",
    "duties": "Duties of both sides",
    "support": "Support",
    "escalation": "Escalation",
    "credits": "Service credits",
    "reports": "Reports and reviews",
    "suppliers": "Suppliers",
    "security": "Security and data",
    "continuity": "Backup and continuity",
    "exit": "End of service",
    "charges": "Charges and payment",
    "liability": "Liability",
    "disputes": "Disputes and law",
    "termination": "Termination",
    "amendment": "Changes to this agreement",
    "glossary": "Definitions",
    "signatures": "Signatures",
    "annex": "Annex",
    "prose": "Free section",
}
_RANKS = {kind: rank for rank, kind in enumerate(_TITLES)}
_ANYWHERE = "prose"  # a free section stands where its owner wants it


def kind_title(kind: str) -> str:
    """The usual title of a kind of section, in plain words."""
    return _TITLES[kind]


def new_section(agreement: Agreement, kind: str) -> Section:
    """An empty section of a kind, with an id of its own."""
    made = section_kinds()[kind](id=fresh_id(agreement, kind), title=kind_title(kind))
    assert isinstance(made, Section)
    return made


def fresh_id(agreement: Agreement, stem: str) -> str:
    """`stem`, or `stem` with the first number that no section has."""
    taken = {section.id for section in agreement.sections} | {*Agreement.__struct_fields__}
    number, candidate = 1, stem
    while candidate in taken:
        number += 1
        candidate = f"{stem}-{number}"
    return candidate


def usual_place(agreement: Agreement, kind: str) -> int:
    """The index where a main section of a kind stands best among those that are there.

    That is where the fewest sections are on the wrong side of it; never among sub-sections.
    """
    sections = agreement.sections
    places = [at for at, section in enumerate(sections) if section.depth == 0]
    return min([*places, len(sections)], key=lambda at: _misplaced(agreement, kind, at))


def _misplaced(agreement: Agreement, kind: str, at: int) -> int:
    rank = _RANKS[kind]
    ranks = [_RANKS[str(section.__struct_config__.tag)] for section in agreement.sections]
    free = _RANKS[_ANYWHERE]
    before = sum(other > rank for other in ranks[:at] if other != free)
    after = sum(other < rank for other in ranks[at:] if other != free)
    return before + after

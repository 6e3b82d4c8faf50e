"""Parties, the people who act for them, and how to reach them."""

from typing import Literal

from sla_desktop.domain.base import Count, RefId, Row, Value
from sla_desktop.domain.quantities import Quantity

PartyRole = Literal["provider", "customer", "department", "other"]
PartyForm = Literal["entity", "individual", "internal", ""]
ContactPurpose = Literal[
    "contract-changes", "complaints", "escalation", "reviews", "emergencies", "operations"
]
CONTACT_PURPOSES: tuple[ContactPurpose, ...] = (
    "contract-changes",
    "complaints",
    "escalation",
    "reviews",
    "emergencies",
)  # the five that every agreement should name on both sides (IT Process Wiki)


class Responsible(Value, frozen=True, kw_only=True):
    """A role at one party, e.g. the customer's IT manager."""

    party: RefId = ""
    role: str = ""


class Party(Row, frozen=True, kw_only=True):
    """Who agrees: a firm, a person, or a department of one firm."""

    name: str = ""
    label: str = ""  # the defined short name, e.g. "Provider"
    role: PartyRole
    form: PartyForm = ""
    registration: str = ""
    address: str = ""
    email: str = ""
    headcount: Count | None = None


class Contact(Row, frozen=True, kw_only=True):
    """Whom to reach at one party, and for what."""

    party: RefId = ""
    purposes: tuple[ContactPurpose, ...] = ()
    name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    chat: str = ""
    hours: str = ""
    deputy: str = ""


class ContactRule(Row, frozen=True, kw_only=True):
    """What each side must keep in place, e.g. one technical contact with a mobile number."""

    text: str
    at_least: Count | None = None
    party: RefId = ""  # empty: each side


class Site(Row, frozen=True, kw_only=True):
    """A place where the service is given, with its sizes (area, floors, desks)."""

    name: str
    party: RefId = ""
    address: str = ""
    country: str = ""
    sizes: tuple[Quantity, ...] = ()

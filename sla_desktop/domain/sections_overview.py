"""The opening sections: document control, parties, purpose, term, legal status, scope."""

import datetime as dt
from typing import Literal

from sla_desktop.domain.base import Id, RefId, Row
from sla_desktop.domain.governance import LogEntry
from sla_desktop.domain.people import Contact, ContactRule, Party, Responsible, Site
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.section_base import SectionBase


class ControlSection(SectionBase, frozen=True, kw_only=True, tag="control"):
    """Document control: who keeps the document, and its versions (A01, A61c)."""

    owner: Responsible | None = None
    storage_place: str = ""
    log: tuple[LogEntry, ...] = ()
    exported_version: str = ""
    exported_digest: str = ""  # of the content last exported from the window
    no_annexes: bool = False


class PartiesSection(SectionBase, frozen=True, kw_only=True, tag="parties"):
    """Parties and contacts (A03, A04)."""

    parties: tuple[Party, ...] = ()
    contacts: tuple[Contact, ...] = ()
    contact_rules: tuple[ContactRule, ...] = ()
    sponsor: Responsible | None = None


class Objective(Row, frozen=True, kw_only=True):
    """A business outcome and the metrics that show it."""

    text: str
    owner: Responsible | None = None
    metrics: tuple[Id, ...] = ()
    campaign: str = ""


class PurposeSection(SectionBase, frozen=True, kw_only=True, tag="purpose"):
    """Purpose and business outcomes (A05)."""

    statement: str = ""
    objectives: tuple[Objective, ...] = ()


class TermSection(SectionBase, frozen=True, kw_only=True, tag="term"):
    """Term and renewal (A06)."""

    start: dt.date | None = None
    end: dt.date | None = None
    open_ended: bool | None = None
    length: Duration | None = None
    renews: bool | None = None
    renewal_length: Duration | None = None
    notice: Duration | None = None  # to stop the renewal
    late_signature_note: str = ""


class StandingSection(SectionBase, frozen=True, kw_only=True, tag="standing"):
    """Legal status and precedence (A07)."""

    status: Literal["schedule", "standalone", "nonbinding", "charter", ""] = ""
    main_agreement: str = ""
    main_date: dt.date | None = None
    prevails: Literal["main", "sla", ""] = ""
    annexes_are_part: bool | None = None
    terms_excluded_of: RefId = ""  # party whose general terms do not apply
    terms_excluded_for: str = ""  # for what, e.g. listed systems


class ScopeItem(Row, frozen=True, kw_only=True):
    """One line of the scope."""

    aspect: Literal["users", "sites", "countries", "systems", "environments", "other"]
    everything: bool = False  # "all" on purpose
    text: str = ""


class ScopeSection(SectionBase, frozen=True, kw_only=True, tag="scope"):
    """Where, to whom and to what the agreement applies (A08)."""

    items: tuple[ScopeItem, ...] = ()
    sites: tuple[Site, ...] = ()

"""A new agreement: what each template offers, and the few questions that fill it."""

import datetime as dt
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.app.firm import Firm, Places, firm_fields, firm_places, with_firm
from sla_desktop.app.region import Region, at_home
from sla_desktop.catalogue.holidays import with_dates
from sla_desktop.catalogue.section_kinds import new_section
from sla_desktop.catalogue.templates import Template, TemplateField, field_edit, start, templates
from sla_desktop.document.compose import compose
from sla_desktop.document.facts import Facts, facts_of, level
from sla_desktop.document.plain import plain_text
from sla_desktop.domain import paths, show
from sla_desktop.domain.agreement import Agreement, Trade, metrics, parties
from sla_desktop.domain.codec import to_json
from sla_desktop.domain.governance import Signatory
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.people import Party
from sla_desktop.domain.protection import NoticeAddress
from sla_desktop.domain.sections import (
    DisputesSection,
    PartiesSection,
    Section,
    SignaturesSection,
)

Side = Literal["provider", "customer"]
MOST_QUESTIONS = 8  # the side counts as one
SIDE_FIELD = "own_side"
TRADES: dict[Trade, str] = {
    "it": "IT services",
    "hosting": "Hosting and cloud",
    "software": "Software",
    "agency": "Agencies and marketing",
    "physical": "Buildings and sites",
    "callcentre": "Call centres",
    "office": "Offices and departments",
    "telecom": "Telecoms and networks",
    "other": "Any trade",
}
_BLANK_KINDS = (
    "control",
    "parties",
    "purpose",
    "term",
    "standing",
    "scope",
    "services",
    "hours",
    "levels",
    "priorities",
    "duties",
    "support",
    "escalation",
    "credits",
    "reports",
    "security",
    "exit",
    "charges",
    "liability",
    "disputes",
    "termination",
    "amendment",
    "glossary",
    "signatures",
)
_BLANK_FIELDS = (
    TemplateField("title", "Name of the agreement", "text", "Website care agreement", ("title",)),
    TemplateField(
        "provider.name",
        "Full legal name of the provider",
        "text",
        "Alder IT Services Ltd",
        ("parties.parties.provider.name",),
    ),
    TemplateField(
        "customer.name",
        "Full legal name of the customer",
        "text",
        "Parkview Dental LLP",
        ("parties.parties.customer.name",),
    ),
    TemplateField("start", "First day of the services", "date", "2027-03-01", ("term.start",)),
    TemplateField("length", "Length of the first term", "duration", "12 months", ("term.length",)),
)
_BLANK_QUICK = ("title", "customer.name", "start", "length")
_FRONT_PAGES, _CHARACTERS_A_PAGE = 3, 2300  # measured on the shipped template and samples


class Promise(Struct, frozen=True):
    """A metric and its target in words; "" where the owner sets it."""

    name: str
    target: str


class Outlook(Struct, frozen=True):
    """What a template gives before anything is typed."""

    trade: Trade
    sections: int
    pages: int  # an estimate
    promises: tuple[Promise, ...]


class Said(Struct, frozen=True):
    """One line of what the agreement says so far; `text` is "" while it says nothing there."""

    label: str
    text: str


def offered() -> tuple[Template, ...]:
    """Every template, the blank one last."""
    return (*templates().values(), blank())


@cache
def blank() -> Template:
    """The usual sections, all empty. Its id is "", as that of an agreement without a template."""
    return Template(
        id="",
        name="Blank agreement",
        about="The usual sections in the usual order, with nothing in them yet. For a trade that "
        "has no template, or for an agreement you already have on paper.",
        kind="customer",
        profile="",
        fields=tuple(replace(field, quick=field.id in _BLANK_QUICK) for field in _BLANK_FIELDS),
        agreement=msgspec.Raw(to_json(_blank_agreement())),
    )


def _blank_agreement() -> Agreement:
    empty = Agreement(id="blank", title="Service Level Agreement", kind="customer")
    sections = tuple(_with_sides(new_section(empty, kind)) for kind in _BLANK_KINDS)
    return replace(empty, sections=sections)


def _with_sides(section: Section) -> Section:
    """The section with a row for each side where it names them."""
    if isinstance(section, PartiesSection):
        sides = (
            Party(id="provider", label="Provider", role="provider"),
            Party(id="customer", label="Customer", role="customer"),
        )
        return replace(section, parties=sides)
    if isinstance(section, SignaturesSection):
        signatories = tuple(Signatory(id=side, party=side) for side in ("provider", "customer"))
        return replace(section, signatories=signatories)
    if isinstance(section, DisputesSection):
        notices = tuple(NoticeAddress(id=side, party=side) for side in ("provider", "customer"))
        return replace(section, notices=notices)
    return section


@lru_cache(maxsize=64)
def outlook(template_id: str) -> Outlook:
    """What the template of that id gives."""
    agreement = start(_template(template_id), "preview")
    length = len(plain_text(compose(agreement)))
    facts = facts_of(agreement)
    return Outlook(
        trade=agreement.trade,
        sections=len(agreement.sections),
        pages=_FRONT_PAGES + length // _CHARACTERS_A_PAGE,
        promises=tuple(Promise(m.name, _target(m, facts)) for m in metrics(agreement)),
    )


def _target(metric: Metric, facts: Facts) -> str:
    text = level(metric, metric.target, facts)
    return "none" if text == "0" else text


@lru_cache(maxsize=64)
def trade_of(template_id: str) -> Trade:
    """The trade that the template of that id is for."""
    return msgspec.json.decode(bytes(_template(template_id).agreement), type=_Header).trade


class _Header(Struct):
    trade: Trade = "other"


def _template(template_id: str) -> Template:
    return templates()[template_id] if template_id else blank()


class QuickStart:
    """The answers of one quick start, and the agreement they make."""

    def __init__(self, template: Template, firm: Firm, region: Region | None = None) -> None:
        """A template stands for a country of its own; a blank agreement is of the `region`."""
        self.template = template
        self._firm = firm
        empty = start(template, "new")
        self._empty = self._base = empty if template.id else at_home(empty, region or Region())
        self._places: Places = {}
        self._told = frozenset[str]()  # fields that the side or the firm answers
        self._answers: dict[str, str] = {}
        self._fields = {field.id: field for field in template.fields}
        self._side: Side | None = None

    @property
    def side(self) -> Side | None:
        """The side that the owner drafts for, once chosen."""
        return self._side

    @property
    def firm(self) -> Firm:
        """The owner's firm."""
        return self._firm

    def choose_side(self, side: Side) -> None:
        """Says which side the owner is on; what the firm filled moves to that side."""
        self._side = side
        chosen = self._with_side(self._empty)
        self._places = firm_places(chosen, self.template)
        self._told = firm_fields(self._places, self.template) | {SIDE_FIELD}
        # The other side's name may have been typed where the own firm now stands.
        self._answers = {n: text for n, text in self._answers.items() if n not in self._told}
        self._base = with_firm(chosen, self._places, self._firm)

    def tell_firm(self, firm: Firm) -> None:
        """Says who the owner is."""
        self._firm = firm
        self._base = with_firm(self._with_side(self._empty), self._places, firm)

    def _with_side(self, agreement: Agreement) -> Agreement:
        if self._side is None:
            return agreement
        field = self._fields.get(SIDE_FIELD)
        chosen = field_edit(field, self._side)(agreement) if field else agreement
        return replace(chosen, own_side=self._side)

    def questions(self) -> tuple[TemplateField, ...]:
        """What is still to be asked: nothing that the side or the firm has answered.

        The name of the other party always comes first.
        """
        told = self._told or {SIDE_FIELD}
        asked = [f for f in self.template.fields if f.quick and f.id not in told]
        other = self._other_name()
        if other is not None:
            asked = [other, *(field for field in asked if field is not other)]
        return tuple(asked[: MOST_QUESTIONS - 1])

    def _other_name(self) -> TemplateField | None:
        if self._side is None:
            return None
        path = _name_path("customer" if self._side == "provider" else "provider")
        return next((field for field in self.template.fields if path in field.paths), None)

    def shown(self, field: TemplateField) -> str:
        """The text that stands in the field: as typed, else what the template says."""
        return self._answers.get(field.id) or _text_at(self.trial(), field.paths[0])

    def choices(self, field: TemplateField) -> tuple[str, ...]:
        """What can be answered where only a few answers can; else nothing."""
        if field.kind == "yes-no":
            return ("yes", "no")
        if field.kind == "choice":
            return tuple(_literals(paths.type_at(self._base, field.paths[0])))
        return ()

    def answer(self, field: TemplateField, text: str) -> str:
        """Takes what was typed; answers "" or one sentence on what to write instead.

        Text that does not fit is not taken; empty text leaves the template's value.
        """
        self._answers.pop(field.id, None)
        if not text.strip():
            return ""
        try:
            field_edit(field, text)(self.trial())
        except ValueError as error:
            return str(error)
        self._answers[field.id] = text
        return ""

    def trial(self) -> Agreement:
        """The agreement as it would be now."""
        agreement = self._base
        for name, text in self._answers.items():
            agreement = field_edit(self._fields[name], text)(agreement)
        return agreement

    def said(self) -> tuple[Said, ...]:
        """What the agreement says so far: the parties, then an answer a line."""
        agreement = self.trial()
        known = {_name_path(party.id) for party in parties(agreement)}
        sides = [Said(party.label or party.role, party.name) for party in parties(agreement)]
        answers = [
            Said(field.label, _text_at(agreement, field.paths[0]))
            for field in self.questions()
            if not known.intersection(field.paths)
        ]
        return (*sides, *answers)

    def label_of(self, field: TemplateField) -> str:
        """The label of the line that `said` has for a field: a party's name goes by its side."""
        for party in parties(self._base):
            if _name_path(party.id) in field.paths:
                return party.label or party.role
        return field.label

    def finish(self, agreement_id: str, today: dt.date) -> Agreement:
        """The new agreement. Raises InputError."""
        return with_dates(replace(self.trial(), id=agreement_id), today)


def _literals(kind: Any) -> Iterator[str]:
    """The words that a field's type allows."""
    for part in get_args(kind):
        if isinstance(part, str):
            yield from (part,) if part else ()
        else:
            yield from _literals(part)


def _name_path(party_id: str) -> str:
    return f"parties.parties.{party_id}.name"


def _text_at(agreement: Agreement, path: str) -> str:
    return show.anything(paths.shown_at(agreement, path), agreement.language)

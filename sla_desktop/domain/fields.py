"""Fields in wording: ``{{customer.name}}``, ``{{levels.metrics.p1.target}}``, ``{{ref:term}}``.

A name is a custom field's id, a party's id or role with a field of it, or a path of `paths`
(``agreement.`` may stand before a field of the agreement itself). No template engine: a name is
looked up, nothing is evaluated.
"""

import re

from msgspec import Struct

from sla_desktop.domain import paths, show
from sla_desktop.domain.agreement import Agreement, party, party_by_role
from sla_desktop.domain.people import Responsible

FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
REFERENCE = "ref:"


class Resolved(Struct, frozen=True):
    """What a name stands for: `text` is empty while the value is; `label` names it to a reader."""

    known: bool
    text: str
    label: str


def fields_in(text: str) -> list[str]:
    """Names between double braces, in order."""
    return FIELD.findall(text) if "{{" in text else []


def resolve(agreement: Agreement, name: str) -> Resolved:
    """The value of a field name, shown as the document shows it."""
    custom = next((field for field in agreement.fields if field.id == name), None)
    if custom:
        return Resolved(True, custom.value, custom.label or _label(name))
    try:
        value = _value(agreement, name)
    except paths.BadPathError:
        return Resolved(False, "", _label(name))
    if isinstance(value, Responsible):
        return Resolved(True, _responsible(agreement, value), _label(name))
    return Resolved(True, show.anything(value, agreement.language), _label(name))


def _value(agreement: Agreement, name: str) -> object:
    first, _, rest = name.partition(".")
    if first == "agreement" and rest:
        return paths.value_at(agreement, rest)
    found = party(agreement, first) or party_by_role(agreement, first)
    if found and rest in found.__struct_fields__:
        return getattr(found, rest)
    return paths.value_at(agreement, name)


def _responsible(agreement: Agreement, value: Responsible) -> str:
    side = party(agreement, value.party)
    if side is None:
        return value.role
    label = side.label or side.name
    return f"{value.role} ({label})" if value.role and label else value.role or label


def _label(name: str) -> str:
    return name.replace(".", " ").replace("_", " ").replace("-", " ") or "field"


def refers_to_section(agreement: Agreement, name: str) -> bool:
    """Whether ``ref:SECTION`` names an included section."""
    return name.removeprefix(REFERENCE).strip() in agreement.included_ids

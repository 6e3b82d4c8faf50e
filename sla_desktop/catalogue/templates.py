"""Starter agreements as data: one JSON file a template, its open fields listed in it.

What several templates say stands once in `resources/clauses` (see `clauses`).
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import Struct

from sla_desktop import resources
from sla_desktop.catalogue.clauses import expanded, with_blocks
from sla_desktop.catalogue.elements import broken, read_shipped
from sla_desktop.catalogue.open_fields import TemplateField
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.codec import from_plain
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.jsontext import parse

_BARE_NUMBER = re.compile(r"\s*-?[\d.,]+\s*$")
_RANGE_ENDS = (".low", ".high")
_NOT_TYPED = frozenset({"id", "template", "sections", "waivers"})


class Template(Struct, frozen=True, forbid_unknown_fields=True):
    """A starter agreement: `agreement` is the plain data `start` makes a value of."""

    id: str  # "T02"
    name: str
    about: str
    kind: str
    profile: str
    fields: tuple[TemplateField, ...]
    agreement: msgspec.Raw


@cache
def templates() -> dict[str, Template]:
    """All templates by id."""
    known = [_load(path) for path in sorted(resources.path("templates").glob("*.json"))]
    return {template.id: template for template in known}


def _load(path: Path) -> Template:
    """The template in one file, with the clauses that it uses put in."""
    plain = expanded(read_shipped(dict[str, Any], "templates", path.name), path.name)
    agreement = msgspec.Raw(msgspec.json.encode(plain.get("agreement")))
    try:
        return msgspec.convert({**plain, "agreement": agreement}, Template)
    except msgspec.ValidationError as error:
        raise broken(path.name, str(error)) from error


def start(template: Template, agreement_id: str) -> Agreement:
    """A new agreement from `template`, with its open fields empty."""
    plain = cast("dict[str, Any]", parse(bytes(template.agreement), f"template {template.id}"))
    data = {**plain, "id": agreement_id, "template": template.id, "profile": template.profile}
    return from_plain(with_blocks(data), f"template {template.id}")


def field_edit(field: TemplateField, text: str) -> edits.Edit:
    """Fills every path of `field` with what the owner wrote."""
    if field.kind == "percent" and _BARE_NUMBER.match(text):
        text = f"{text} %"
    return edits.chain(*(edits.set_text(path, _for(path, field, text)) for path in field.paths))


def _for(path: str, field: TemplateField, text: str) -> str:
    """`text` as `path` takes it: the end of a range is a number without its unit."""
    at_end = field.kind == "percent" and path.endswith(_RANGE_ENDS)
    return text.replace("%", "") if at_end else text


def filled(
    agreement: Agreement, template: Template | None, answers: Iterable[tuple[str, str]]
) -> Agreement:
    """`agreement` with each (name, text) filled in: a name is a field of the template or a path.

    The first one that does not fit stops all: InputError, with the name in front.
    """
    fields = {field.id: field for field in template.fields} if template else {}
    for name, text in answers:
        if name in _NOT_TYPED:
            raise InputError(f"{name}: this is kept by the program and cannot be set.")
        field = fields.get(name)
        edit = field_edit(field, text) if field else edits.set_text(name, text)
        try:
            agreement = edit(agreement)
        except ValueError as error:
            raise InputError(f"{name}: {error}") from error
    return agreement

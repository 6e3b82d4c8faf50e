"""FIELD=VALUE on the command line: put into the agreement, or one sentence that helps on."""

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, cast

from msgspec import Struct

from sla_desktop.catalogue.section_kinds import new_section, usual_place
from sla_desktop.catalogue.templates import Template, filled
from sla_desktop.cli.errors import UserError
from sla_desktop.cli.telling import tell, tell_removed
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement, section_kinds
from sla_desktop.domain.base import Row
from sla_desktop.domain.clean import removed_count
from sla_desktop.domain.paths import BadPathError, join
from sla_desktop.domain.quantities import moneys

_NEAR = 3
_LONGEST_QUOTE = 80  # letters of a value that a sentence repeats
_HELP = "“templates --json” lists the fields of a template, “check” the paths of what is missing"


def answered(agreement: Agreement, template: Template | None, values: Iterable[str]) -> Agreement:
    """`agreement` with every FIELD=VALUE in it; the first one that does not fit stops all."""
    fields = {field.id for field in template.fields} if template else set[str]()
    for name, text in [_pair(value) for value in values]:
        if name not in fields:
            agreement = _ready(agreement, name)
        try:
            agreement = filled(agreement, template, [(name, text)])
        except ValueError as error:
            if isinstance(error.__cause__, BadPathError):
                raise UserError(_unknown(agreement, fields, name, error.__cause__)) from error
            raise UserError(str(error).replace(text, _short(text))) from error
        tell_removed(removed_count(text), f"the value of {name}")
    _tell_foreign(agreement)
    return agreement


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise UserError(f"“{text}” is not of the form FIELD=VALUE.")
    return name.strip(), value


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def _ready(agreement: Agreement, path: str) -> Agreement:
    """`agreement` with the section that `path` begins with; it is made where it is missing."""
    kind, _, rest = path.partition(".")
    if rest.rpartition(".")[2] == "id":
        raise UserError(f"{path}: ids are kept by the program and cannot be set.")
    known = {section.id: str(section.__struct_config__.tag) for section in agreement.sections}
    if kind in known or kind not in section_kinds():
        return agreement
    same = [section_id for section_id, of_kind in known.items() if of_kind == kind]
    if same:
        raise UserError(
            f"{path}: the section of that kind is called “{same[0]}” here: "
            f"write {join(same[0], rest)}."
        )
    return edits.add_section(new_section(agreement, kind), usual_place(agreement, kind))(agreement)


def _unknown(agreement: Agreement, fields: set[str], name: str, cause: BadPathError) -> str:
    near = difflib.get_close_matches(name[:_LONGEST_QUOTE], [*fields, *_paths(agreement)], _NEAR)
    meant = f"did you mean {' or '.join(near)}? " if near else ""
    return f"{str(cause).removesuffix('.')}: {meant}{_HELP}."


def _paths(agreement: Agreement) -> Iterator[str]:
    """The path of every field that can be set now."""
    kept = ("id", "template", "sections", "waivers")
    for field in agreement.__struct_fields__:
        if field not in kept:
            yield from _below(field, getattr(agreement, field))
    for section in agreement.sections:
        yield from _below(section.id, section)


def _below(path: str, value: Any) -> Iterator[str]:
    if isinstance(value, Struct):
        for field in value.__struct_fields__:
            if field != "id":
                yield from _below(f"{path}.{field}", getattr(value, field))
        return
    yield path
    if isinstance(value, tuple):
        for row in cast("tuple[Any, ...]", value):
            if isinstance(row, Row):
                yield from _below(f"{path}.{row.id}", row)


def _tell_foreign(agreement: Agreement) -> None:
    """A currency changed late leaves sums behind that nothing converts."""
    others = [one.currency for one in moneys(agreement) if one.currency != agreement.currency]
    if others:
        what = f"{len(others)} sums are" if len(others) > 1 else "1 sum is"
        tell(
            f"{what} still in {', '.join(dict.fromkeys(others))}, while the "
            f"agreement counts in {agreement.currency}: set them again."
        )

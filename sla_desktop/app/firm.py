"""The owner's own firm: asked once, kept in the library folder, filled into each new agreement."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import asdict

from sla_desktop.catalogue.templates import Template
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.base import Value
from sla_desktop.domain.edits import set_value
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.jsontext import parse
from sla_desktop.domain.paths import BadPathError
from sla_desktop.domain.people import Party
from sla_desktop.storage.durable import make_folders
from sla_desktop.storage.errors import not_saved, unreadable
from sla_desktop.storage.fileops import SYSTEM, FileOps
from sla_desktop.storage.wholefile import write_whole

Places = Mapping[str, tuple[str, ...]]  # paths by the name of the answer that fills them
FIRM_FILE = "firm.json"
_MOST_BYTES = 100_000
_PARTY = "parties.parties.{side}"
_SIGNATORY = "signatures.signatories.{side}"
# Where each answer belongs; a template's field with one of these among its paths is filled whole.
_PLACES: dict[str, tuple[str, ...]] = {
    "name": (f"{_PARTY}.name",),
    "registration": (f"{_PARTY}.registration",),
    "address": (f"{_PARTY}.address", "disputes.notices.{side}.address"),
    "email": (f"{_PARTY}.email", "disputes.notices.{side}.email"),
    "signatory": (f"{_SIGNATORY}.name",),
    "position": (f"{_SIGNATORY}.title",),
}


class BadFirmError(InputError):
    """The file does not hold a firm; one sentence."""


class Firm(Value, frozen=True, kw_only=True):
    """What every agreement says of the owner's firm; `email` is the one for notices."""

    name: str = ""
    registration: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    signatory: str = ""
    position: str = ""


def load_firm(folder: Path, ops: FileOps = SYSTEM) -> Firm:
    """The firm kept in `folder`, an empty one before the first time.

    Raises StoreError, or InputError where the file is not what was kept.
    """
    path = folder / FIRM_FILE
    try:
        data = ops.read(path, _MOST_BYTES)
    except FileNotFoundError:
        return Firm()
    except OSError as error:
        raise unreadable(path, error) from error
    return firm_in(data, str(path))


def firm_in(data: bytes, name: str) -> Firm:
    """The firm that the file `data`, called `name`, holds. Raises InputError."""
    try:
        return msgspec.convert(parse(data, name), Firm)
    except msgspec.ValidationError as error:
        raise BadFirmError(f"“{name}” does not hold a firm: enter your firm again.") from error


def firm_data(firm: Firm) -> bytes:
    """The content of the file."""
    return msgspec.json.format(msgspec.json.encode(firm), indent=1) + b"\n"


def keep_firm(folder: Path, firm: Firm, ops: FileOps = SYSTEM) -> None:
    """Keeps the firm for the next agreements. Raises StoreError."""
    path = folder / FIRM_FILE
    try:
        make_folders(ops, folder)
    except OSError as error:
        raise not_saved(path, error) from error
    write_whole(path, firm_data(firm), replace=True, ops=ops)


def firm_places(agreement: Agreement, template: Template) -> Places:
    """The paths that each answer fills, on the side that drafts and together with its fields.

    A department of one firm is not that firm: it keeps its own name and address.
    """
    side = agreement.own_side
    if not side or _is_department(agreement, side):
        return {}
    places = {name: [place.format(side=side) for place in all_] for name, all_ in _PLACES.items()}
    places["phone"] = [f"{contact}.phone" for contact in _signing_contacts(template, side)]
    return {
        name: tuple(path for path in _widened(known, template) if _leads(agreement, path))
        for name, known in places.items()
    }


def with_firm(agreement: Agreement, places: Places, firm: Firm) -> Agreement:
    """`agreement` with the firm in its places; what is not said of it stays open."""
    for name, text in asdict(firm).items():
        for path in places.get(name, ()) if text else ():
            agreement = set_value(path, text)(agreement)
    return agreement


def firm_fields(places: Places, template: Template) -> frozenset[str]:
    """Ids of the template's fields that the firm answers: nobody is asked for them again."""
    filled = {path for paths_ in places.values() for path in paths_}
    return frozenset(field.id for field in template.fields if filled.intersection(field.paths))


def _is_department(agreement: Agreement, side: str) -> bool:
    path = _PARTY.format(side=side)
    own = paths.value_at(agreement, path) if _leads(agreement, path) else None
    return isinstance(own, Party) and own.role == "department"


def _signing_contacts(template: Template, side: str) -> Iterator[str]:
    """The contact who signs: the one that gets the signatory's name too."""
    signs = f"{_SIGNATORY.format(side=side)}.name"
    for field in template.fields:
        if signs in field.paths:
            yield from (
                path.removesuffix(".name")
                for path in field.paths
                if path.startswith("parties.contacts.") and path.endswith(".name")
            )


def _widened(places: list[str], template: Template) -> list[str]:
    """`places` and every path that a field of the template fills together with one of them."""
    together = [path for f in template.fields if set(places) & set(f.paths) for path in f.paths]
    return list(dict.fromkeys([*places, *together]))


def _leads(agreement: Agreement, path: str) -> bool:
    try:
        paths.shown_at(agreement, path)
    except BadPathError:
        return False
    return True

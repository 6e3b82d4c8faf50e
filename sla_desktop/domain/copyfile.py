"""The agreement copy: one plain JSON file to send or keep, also carried inside exports."""

import base64
from typing import Annotated, Literal, cast

import msgspec
from msgspec import Meta, Struct

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.codec import BadAgreementError, from_plain, odd_numbers
from sla_desktop.domain.jsontext import parse

FORMAT = "sla-desktop-agreement/1"
SUFFIX = ".sladraft"
ATTACHMENT = "agreement.json"  # its name inside a PDF
DATA_NAMESPACE = "urn:sla-desktop:attachment:1"  # of the part that holds it in a DOCX
MAX_IMAGE = 1024 * 1024  # bytes, each
_FORMAT_NAME = FORMAT.rpartition("/")[0]
_BARE = frozenset({"id", "title"})  # what every agreement has
Base64 = Annotated[str, Meta(max_length=MAX_IMAGE * 4 // 3 + 4)]


class AgreementCopy(
    Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What the JSON file holds; `images` are base64 by their name."""

    format: Literal["sla-desktop-agreement/1"]
    agreement: Agreement
    images: dict[str, Base64] = {}


def encode(agreement: Agreement, images: dict[str, bytes] | None = None) -> bytes:
    """The copy of `agreement` and its images as indented JSON, ready to be read by a person."""
    coded = {name: base64.b64encode(data).decode() for name, data in (images or {}).items()}
    copy = AgreementCopy(format=FORMAT, agreement=agreement, images=coded)
    return msgspec.json.format(msgspec.json.encode(copy), indent=1) + b"\n"


def decode(data: bytes, name: str) -> tuple[Agreement, dict[str, bytes]]:
    """The agreement and images in the copy `data`; a bare agreement is read too.

    Raises BadAgreementError or BadJsonError.
    """
    plain = parse(data, name)
    if not isinstance(plain, dict):
        raise _no_agreement(name)
    fields = cast("dict[str, object]", plain)
    if "format" not in fields and _BARE.issubset(fields):
        return _strictly(fields, name), {}
    _check_format(fields.get("format"), name)
    _check_frame(fields, name)
    agreement = _strictly(fields["agreement"], name)
    return agreement, _images(fields.get("images", {}), name)


def _strictly(plain: object, name: str) -> Agreement:
    """The agreement, its numbers written as every program reads them."""
    agreement = from_plain(plain, name)
    if found := next(odd_numbers(plain, agreement), None):
        raise BadAgreementError(f"“{name}” holds the number “{found[:60]}”: write it like 1250.5.")
    return agreement


def _check_format(found: object, name: str) -> None:
    if found == FORMAT:
        return
    if isinstance(found, str) and found.startswith(f"{_FORMAT_NAME}/"):
        raise BadAgreementError(
            f"“{name}” was written by a newer SLA Desktop: update the program to open it."
        )
    raise _no_agreement(name)


def _check_frame(fields: dict[str, object], name: str) -> None:
    """Nothing that the owner put beside the agreement may vanish with the next save."""
    for field in fields:
        if field not in AgreementCopy.__struct_fields__:
            raise BadAgreementError(
                f"“{name}” holds “{field[:60]}” beside the agreement, which SLA Desktop does not "
                "know: remove it, or update the program if a newer one wrote it."
            )
    if "agreement" not in fields:
        raise BadAgreementError(
            f"“{name}” is a copy, but the agreement in it is missing: ask for a new copy."
        )


def _no_agreement(name: str) -> BadAgreementError:
    return BadAgreementError(
        f"“{name}” holds no agreement: open a copy saved by SLA Desktop, "
        "or one made by hand as “sla-desktop schema” describes."
    )


def _images(plain: object, name: str) -> dict[str, bytes]:
    try:
        coded = msgspec.convert(plain, dict[str, Base64])
        return {key: base64.b64decode(text, validate=True) for key, text in coded.items()}
    except ValueError as error:
        raise BadAgreementError(
            f"“{name}” holds an image that is not base64 of at most 1 MB: ask for a new copy."
        ) from error

"""The agreement copy: one plain JSON file to send or keep, also carried inside exports."""

import base64
import binascii
from typing import Annotated, Literal, cast

import msgspec
from msgspec import Meta, Struct

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.codec import BadAgreementError, from_plain
from sla_desktop.domain.jsontext import parse

FORMAT = "sla-desktop-agreement/1"
SUFFIX = ".sladraft"
ATTACHMENT = "agreement.json"  # its name inside a PDF
DATA_NAMESPACE = "urn:sla-desktop:attachment:1"  # of the part that holds it in a DOCX
MAX_IMAGE = 1024 * 1024  # bytes, each
_FORMAT_NAME = FORMAT.rpartition("/")[0]
Base64 = Annotated[str, Meta(max_length=MAX_IMAGE * 4 // 3 + 4)]


class AgreementCopy(Struct, frozen=True, kw_only=True, omit_defaults=True):
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
    """The agreement and images in the copy `data`. Raises BadAgreementError or BadJsonError."""
    plain = parse(data, name)
    if not isinstance(plain, dict):
        raise BadAgreementError(f"“{name}” holds no agreement: open a copy saved by SLA Desktop.")
    fields = cast("dict[str, object]", plain)
    _check_format(fields.get("format"), name)
    agreement = from_plain(fields.get("agreement"), name)
    return agreement, _images(fields.get("images", {}), name)


def _check_format(found: object, name: str) -> None:
    if found == FORMAT:
        return
    if isinstance(found, str) and found.startswith(f"{_FORMAT_NAME}/"):
        raise BadAgreementError(
            f"“{name}” was written by a newer SLA Desktop: update the program to open it."
        )
    raise BadAgreementError(f"“{name}” holds no agreement: open a copy saved by SLA Desktop.")


def _images(plain: object, name: str) -> dict[str, bytes]:
    try:
        coded = msgspec.convert(plain, dict[str, Base64])
        return {key: base64.b64decode(text, validate=True) for key, text in coded.items()}
    except (msgspec.ValidationError, binascii.Error) as error:
        raise BadAgreementError(
            f"“{name}” holds an image that cannot be read ({error}): ask for a new copy."
        ) from error


def schema() -> dict[str, object]:
    """JSON Schema of the copy."""
    return msgspec.json.schema(AgreementCopy)

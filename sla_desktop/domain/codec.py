"""Agreement to plain JSON-able values and back, with errors that say where and what to do."""

import re
from typing import Any, cast

import msgspec

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.errors import InputError

_AT = re.compile(r"^(?P<what>.*?)(?: - at `\$?\.?(?P<where>.*)`)?$", re.DOTALL)


class BadAgreementError(InputError):
    """The data is not an agreement; the message is one sentence for the owner."""


def to_plain(agreement: Agreement) -> dict[str, Any]:
    """The agreement as dicts, lists, strings, numbers; decimals and dates become strings."""
    return cast("dict[str, Any]", msgspec.to_builtins(agreement))


def from_plain(data: object, name: str) -> Agreement:
    """The agreement that `data`, read from `name`, describes. Raises BadAgreementError."""
    try:
        return msgspec.convert(data, Agreement)
    except msgspec.ValidationError as error:
        raise BadAgreementError(f"{name}: {_sentence(error)}") from error


def _sentence(error: msgspec.ValidationError) -> str:
    match = _AT.match(str(error))
    assert match is not None  # the pattern matches every text
    where = f" at {match['where']}" if match["where"] else ""
    return (
        f"this is not an agreement this program can read{where} "
        f"({match['what']}); open an earlier version or ask the sender for a new copy."
    )


def to_json(agreement: Agreement) -> bytes:
    """Compact JSON of the agreement."""
    return msgspec.json.encode(agreement)

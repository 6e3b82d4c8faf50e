"""Agreement to plain JSON-able values and back, with errors that say where and what to do."""

from typing import Any, cast

import msgspec

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.misfit import misfit


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
        raise BadAgreementError(
            f"“{name}” is not an agreement this program can read: {misfit(error, data)}; "
            "mend that, or ask for a new copy."
        ) from error


def to_json(agreement: Agreement) -> bytes:
    """Compact JSON of the agreement."""
    return msgspec.json.encode(agreement)

"""Agreement to plain JSON-able values and back, with errors that say where and what to do."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

import msgspec
from msgspec import Struct

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.base import DECIMAL_PATTERN, SIGN_PATTERN
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.misfit import misfit

_NUMBER = re.compile(SIGN_PATTERN + DECIMAL_PATTERN)


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


def odd_numbers(plain: object, value: object) -> Iterator[str]:
    """Numbers in `plain`, read as `value`, that only Python reads as such, e.g. "1_000"."""
    if type(value) is Decimal:
        if isinstance(plain, str) and not _NUMBER.fullmatch(plain):
            yield plain
    elif isinstance(value, Struct):
        for name, inner in cast("dict[str, object]", plain).items():
            if name in value.__struct_fields__:  # the mark of a kind is no field
                yield from odd_numbers(inner, getattr(value, name))
    elif isinstance(value, tuple):
        for inner, item in zip(
            cast("list[object]", plain), cast("tuple[object, ...]", value), strict=True
        ):
            yield from odd_numbers(inner, item)


def to_json(agreement: Agreement) -> bytes:
    """Compact JSON of the agreement."""
    return msgspec.json.encode(agreement)

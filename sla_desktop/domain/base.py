"""What every value of an agreement has in common: immutable, bounded numbers, clean text."""

import re
from decimal import Decimal
from typing import Annotated, Any, cast

from msgspec import Meta, Struct
from msgspec.structs import force_setattr

from sla_desktop.domain.clean import clean_text
from sla_desktop.domain.errors import InputError

# The last part keeps out a line break that Python lets stand before the end.
ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,63}$(?!\n)"
Id = Annotated[str, Meta(pattern=ID_PATTERN)]
REF_ID_PATTERN = r"^([a-z0-9][a-z0-9-]{0,63})?$(?!\n)"
RefId = Annotated[str, Meta(pattern=REF_ID_PATTERN)]  # empty: not said
MinuteOfDay = Annotated[int, Meta(ge=0, le=1440)]  # 1440 is 24:00
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]

DECIMAL_PATTERN = r"[0-9]{1,15}(?:\.[0-9]{1,9})?"  # as files hold a number, without its sign
SIGN_PATTERN = r"(?!-[0.]+$)-?"  # no minus before nothing

_is_id = re.compile(ID_PATTERN).match
_MOST_DIGITS = 15  # before the point
_FINEST = -9  # decimal places kept at most


def number(value: Decimal | int | str) -> Decimal:
    """The one door for numbers: a finite decimal below 10^15 with at most nine places.

    Raises InputError.
    """
    try:
        result = Decimal(value)
    except ArithmeticError as error:
        raise InputError(f"“{value}” is not a number: write digits, e.g. 99.9.") from error
    if not result.is_finite():
        raise InputError("A number must be finite: write digits, e.g. 99.9.")
    if result == 0:
        return Decimal(0)
    if result.adjusted() >= _MOST_DIGITS:
        raise InputError("The number is too large: the largest allowed has 15 digits.")
    exponent = int(result.as_tuple().exponent)
    if exponent < _FINEST:
        raise InputError("The number is too fine: at most nine decimal places are kept.")
    return Decimal(int(result)) if exponent > 0 else result  # 1E+3 is kept as 1000


class Value(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of every value: numbers are bounded and text is clean however it was made."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value: Any = getattr(self, name)
            if type(value) is str:
                if not (value.isascii() and value.isprintable()):
                    force_setattr(self, name, clean_text(value))
            elif type(value) is Decimal:
                force_setattr(self, name, number(value))
            elif type(value) is tuple and value:
                items = cast("tuple[Any, ...]", value)
                if type(items[0]) is str:
                    force_setattr(self, name, tuple(clean_text(item) for item in items))
                else:
                    _check_rows(items)


class Row(Value, frozen=True, kw_only=True):
    """A value with an identity of its own inside its table; findings and edits name it by `id`."""

    id: Id


def _check_rows(items: tuple[Any, ...]) -> None:
    first = items[0]
    if isinstance(first, Row):
        ids = [row.id for row in items if isinstance(row, Row)]  # wording mixes kinds
        for row_id in ids:
            if not _is_id(row_id):
                raise InputError(f"“{row_id}” cannot be an id: use a-z, 0-9 and hyphens.")
        if len(set(ids)) != len(ids):
            double = next(i for i in ids if ids.count(i) > 1)
            raise InputError(f"The id “{double}” stands twice in one table: ids must differ.")
    elif type(first) is Decimal:
        for value in items:
            number(value)

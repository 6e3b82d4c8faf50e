"""The one door for JSON from outside: limits first, then plain values, or one sentence."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NoReturn

import msgspec

from sla_desktop.domain.errors import InputError

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 100
MAX_VALUES = 1_000_000  # far above any agreement; bounds the memory that parsing takes
_MAX_DIGITS = 60
_MAX_EXPONENT = 60
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_NEW_COPY = "ask for a new copy of the file"


class BadJsonError(InputError):
    """One sentence that names the file, what is wrong in it and what to do."""


class _RefusedError(ValueError):
    """What is wrong and what to do, from inside the parser, which does not know the file."""


def parse(data: bytes, name: str) -> object:
    """The value that ``data`` spells as JSON; numbers with a point or exponent become Decimal.

    ``name`` is what the sentence of a BadJsonError calls the file.
    """
    check_size(data, name)
    try:
        return _parse(data)
    except _RefusedError as error:
        raise BadJsonError(f"“{name}” {error}.") from error


def check_size(data: bytes, name: str) -> None:
    """Refuse, with a BadJsonError, what is too large to be parsed, or nothing at all."""
    if len(data) > MAX_BYTES:
        raise BadJsonError(
            f"“{name}” is larger than {MAX_BYTES // 1024 // 1024} MB: leave out images or annexes."
        )
    if not data.strip(b"\0 \t\r\n"):
        raise BadJsonError(f"“{name}” is empty: {_NEW_COPY}.")
    if sum(data.count(mark) for mark in (b",", b"[", b"{")) > MAX_VALUES:
        raise BadJsonError(
            f"“{name}” holds more than {MAX_VALUES:,} values: split it into smaller files."
        )


def _parse(data: bytes) -> object:
    try:
        value: object = json.loads(
            _decode(data),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_decimal,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise _RefusedError(
            f"is not valid JSON at line {error.lineno}, column {error.colno}: {_NEW_COPY}"
        ) from error
    except RecursionError as error:
        _refuse_depth(error)
    _check_depth(value)
    if _SURROGATE.search(data):
        _check_text(value)
    return value


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise _RefusedError("is saved as UTF-16 or UTF-32: save it again as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _RefusedError(
            f"is not UTF-8 text at byte {error.start}: save it again as UTF-8"
        ) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        double = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise _RefusedError(f"has “{double[:60]}” twice in one object: remove one of the two")
    return result


def _integer(literal: str) -> int:
    if len(literal) > _MAX_DIGITS:
        _refuse_number(literal)
    return int(literal)


def _decimal(literal: str) -> Decimal:
    if len(literal) > _MAX_DIGITS:
        _refuse_number(literal)
    value = Decimal(literal)
    if value and abs(value.adjusted()) > _MAX_EXPONENT:
        _refuse_number(literal)
    return value


def _refuse_number(literal: str) -> NoReturn:
    raise _RefusedError(
        f"has a number out of range ({literal[:20]}…): write it with at most 15 digits"
    )


def _constant(literal: str) -> NoReturn:
    raise _RefusedError(f"has {literal} where a number belongs: write digits or null")


def _check_depth(value: object) -> None:
    level = _containers([value])
    for _ in range(MAX_DEPTH):
        level = [inner for item in level for inner in _containers(_children(item))]
        if not level:
            return
    _refuse_depth(None)


def _containers(items: Iterable[Any]) -> list[dict[str, Any] | list[Any]]:
    return [item for item in items if isinstance(item, dict | list)]


def _children(item: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return item.values() if isinstance(item, dict) else item


def _refuse_depth(cause: BaseException | None) -> NoReturn:
    raise _RefusedError(f"is nested more than {MAX_DEPTH} levels deep: {_NEW_COPY}") from cause


def _check_text(value: object) -> None:
    try:
        msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        raise _RefusedError(f"has half a character (a lone surrogate): {_NEW_COPY}") from error

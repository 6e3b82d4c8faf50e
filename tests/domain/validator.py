"""A small JSON Schema validator: just the words that the schema of the copy uses."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

Node = dict[str, Any]
WORDLESS = {
    "title",
    "description",
    "default",
    "discriminator",
    "contentEncoding",
    "$schema",
    "$defs",
}
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, Decimal),
    "boolean": (bool,),
    "null": (type(None),),
}


def accepts(schema: Node, value: object) -> bool:
    """Whether `value`, with numbers as ints and Decimals, fits the whole `schema`."""
    return _fits(schema, value, schema["$defs"])


def _fits(node: Node, value: Any, parts: dict[str, Node]) -> bool:
    return all(
        _RULES[word](limit, value, node, parts)
        for word, limit in node.items()
        if word not in WORDLESS
    )


def _type(limit: str, value: Any, *_: object) -> bool:
    if isinstance(value, bool):
        return limit == "boolean"
    return isinstance(value, _TYPES[limit])


def _ref(limit: str, value: Any, _node: Node, parts: dict[str, Node]) -> bool:
    return _fits(parts[limit.rpartition("/")[2]], value, parts)


def _any_of(limit: list[Node], value: Any, _node: Node, parts: dict[str, Node]) -> bool:
    return any(_fits(one, value, parts) for one in limit)


def _all_of(limit: list[Node], value: Any, _node: Node, parts: dict[str, Node]) -> bool:
    return all(_fits(one, value, parts) for one in limit)


def _properties(limit: Node, value: Any, _node: Node, parts: dict[str, Node]) -> bool:
    if not isinstance(value, dict):
        return True
    return all(_fits(limit[name], inner, parts) for name, inner in value.items() if name in limit)


def _others(limit: bool | Node, value: Any, node: Node, parts: dict[str, Node]) -> bool:
    if not isinstance(value, dict):
        return True
    others = [inner for name, inner in value.items() if name not in node.get("properties", {})]
    if isinstance(limit, bool):
        return limit or not others
    return all(_fits(limit, one, parts) for one in others)


def _items(limit: Node, value: Any, _node: Node, parts: dict[str, Node]) -> bool:
    return not isinstance(value, list) or all(_fits(limit, one, parts) for one in value)


def _enum(limit: list[Any], value: Any, *_: object) -> bool:
    return any(type(value) is type(one) and value == one for one in limit)


def _format(limit: str, value: Any, *_: object) -> bool:
    assert limit == "date"
    if not isinstance(value, str):
        return True
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _number(compare: Callable[[Any, Any], bool]) -> Callable[..., bool]:
    def rule(limit: int, value: Any, *_: object) -> bool:
        is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        return not is_number or compare(value, limit)

    return rule


_RULES: dict[str, Callable[..., bool]] = {
    "type": _type,
    "$ref": _ref,
    "anyOf": _any_of,
    "allOf": _all_of,
    "properties": _properties,
    "additionalProperties": _others,
    "items": _items,
    "enum": _enum,
    "format": _format,
    "pattern": lambda limit, value, *_: not isinstance(value, str) or bool(re.search(limit, value)),
    "maxLength": lambda limit, value, *_: not isinstance(value, str) or len(value) <= limit,
    "required": lambda limit, value, *_: not isinstance(value, dict) or set(limit) <= set(value),
    "minimum": _number(lambda value, limit: value >= limit),
    "maximum": _number(lambda value, limit: value <= limit),
    "exclusiveMinimum": _number(lambda value, limit: value > limit),
    "exclusiveMaximum": _number(lambda value, limit: value < limit),
}

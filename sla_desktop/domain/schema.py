"""JSON Schema of the agreement copy: it refuses what the reader refuses, in an owner's words.

Beyond what a schema can say, the reader wants ids that differ within a table, whole numbers
written without a point, and at most nine decimal places in a number out of quotes.
"""

import re
from typing import Any, cast

import msgspec

from sla_desktop.domain.base import DECIMAL_PATTERN, SIGN_PATTERN
from sla_desktop.domain.copyfile import AgreementCopy

_NOT_BELOW_ZERO = frozenset({"Duration", "Percent", "Money"})
_ABOUT = {
    "AgreementCopy": "A copy of an agreement as the program saves it, with its images.",
    "Agreement": "A whole agreement; it may also stand alone in a file.",
    "images": "Images by their names: PNG files of at most 1 MB each, written as base64.",
    "logo": "The name of one of the images: it prints on the title page.",
    "sections": "The sections in the order in which they print.",
    "waivers": "Findings of the checklist that are kept with a reason.",
    "fields": "Values of your own that stand in the wording between double braces.",
    "wording": "The text of the section: clauses, lists and tables.",
    "included": "Whether the section counts and prints.",
    "depth": "0 for a main one, more for one below the one before.",
    "currency": "Currency in three capital letters, e.g. EUR.",
    "zone": "Time zone, e.g. Europe/London.",
    "id": "A short name of its own, by which others refer to it: a-z, 0-9 and hyphens.",
}
_KINDS = {
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "string": "text",
}
_DATE = {
    "type": "string",
    "format": "date",
    "pattern": r"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$(?!\n)",
}
_BASE64 = r"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$(?!\n)"
_QUOTED = re.compile(r"``(.+?)``|`(.+?)`")

Node = dict[str, Any]


def schema() -> Node:
    """The schema of a copy and of a bare agreement."""
    plain = msgspec.json.schema(AgreementCopy)
    parts = cast("dict[str, Node]", plain["$defs"])
    for name, part in parts.items():
        _describe(name, part)
        part["properties"] = {
            field: _property(field, _strict(value, name))
            for field, value in part["properties"].items()
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Agreement copy of SLA Desktop",
        "anyOf": [{"$ref": "#/$defs/AgreementCopy"}, {"$ref": "#/$defs/Agreement"}],
        "$defs": parts,
    }


def _describe(name: str, part: Node) -> None:
    """Words for a group of fields, and no need of the mark that only a choice of kinds needs."""
    part["title"] = _humanised(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))
    words = _ABOUT.get(name) or " ".join(str(part.get("description", "")).split())
    part["description"] = _QUOTED.sub(r"“\1\2”", words).replace("None", "null")
    marks = [field for field, value in part["properties"].items() if _is_mark(field, value)]
    part["required"] = [field for field in part["required"] if field not in marks]


def _is_mark(field: str, value: Node) -> bool:
    return field in ("type", "section") and len(value.get("enum", ())) == 1


def _strict(node: Node, owner: str) -> Node:
    """`node` with every limit that the reader keeps."""
    if node.get("format") == "decimal":
        return _number(owner)
    if node.get("format") == "date":
        return {**node, **_DATE}
    if "discriminator" in node:
        return _choice(node)
    if "maxLength" in node and owner == "AgreementCopy":
        return {**node, "pattern": _BASE64, "contentEncoding": "base64"}
    strict = dict(node)
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            strict[key] = _strict(node[key], owner)
    if "anyOf" in node:
        strict["anyOf"] = [_strict(one, owner) for one in node["anyOf"]]
    return strict


def _number(owner: str) -> Node:
    """A decimal: in quotes, so that its places are kept, or as a plain number."""
    sign = "" if owner in _NOT_BELOW_ZERO else SIGN_PATTERN
    limits: Node = {"exclusiveMaximum": 10**15}
    limits |= {"minimum": 0} if owner in _NOT_BELOW_ZERO else {"exclusiveMinimum": -(10**15)}
    return {
        "anyOf": [
            {"type": "string", "pattern": f"^{sign}{DECIMAL_PATTERN}$(?!\\n)"},
            {"type": "number", **limits},
        ]
    }


def _choice(node: Node) -> Node:
    """One of several kinds, told apart by a mark that must stand there."""
    mark = node["discriminator"]["propertyName"]
    return {**node, "anyOf": [{"allOf": [one, {"required": [mark]}]} for one in node["anyOf"]]}


def _property(field: str, node: Node) -> Node:
    words = _ABOUT.get(field) or f"{_humanised(field)}: {_kind_of(node)}."
    return {"title": _humanised(field), "description": words, **node}


def _kind_of(node: Node) -> str:
    """What belongs there, for a person."""
    if "enum" in node:
        return f"one of {', '.join(str(one) for one in node['enum'] if one != '')}"
    if node.get("format") == "date":
        return "a date, e.g. 2027-03-01"
    if "$ref" in node:
        return f"see {_humanised(re.sub(r'(?<=[a-z])(?=[A-Z])', ' ', _name(node)))}"
    if "anyOf" in node:
        kinds = [_kind_of(one) for one in node["anyOf"] if one.get("type") != "null"]
        empty = "; null or left out while not said" if len(kinds) < len(node["anyOf"]) else ""
        return " or ".join(dict.fromkeys(kinds)) + empty
    if "allOf" in node:
        return _kind_of(node["allOf"][0])
    if node.get("type") == "number" or DECIMAL_PATTERN in node.get("pattern", ""):
        return "a number, e.g. 99.9"
    return _KINDS.get(str(node.get("type")), "a value")


def _name(node: Node) -> str:
    return str(node["$ref"]).rpartition("/")[2]


def _humanised(name: str) -> str:
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:].lower()

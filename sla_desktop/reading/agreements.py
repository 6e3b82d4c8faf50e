"""An agreement from any file that carries one: a copy, or an own DOCX or PDF export."""

from collections.abc import Iterator
from typing import cast

from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.clean import removed_count
from sla_desktop.domain.jsontext import parse
from sla_desktop.reading import exports

_ESCAPES = (r"\u", r"\b", r"\f")  # how JSON writes what may have to go
_HEAD = 1024  # bytes that tell what a file is


def is_export(data: bytes) -> bool:
    """Whether the file is a DOCX or PDF, by its content."""
    return exports.is_pdf(data[:_HEAD]) or exports.is_docx(data[:_HEAD])


def removed_characters(data: bytes, name: str) -> int:
    """How many characters of a copy's texts cannot be kept; an own export never holds one."""
    if is_export(data):
        return 0
    text = data.decode("utf-8-sig", "replace")
    if not removed_count(text) and not any(mark in text for mark in _ESCAPES):
        return 0
    return sum(removed_count(found) for found in _texts(parse(data, name)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in cast("dict[str, object]", value).values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in cast("list[object]", value):
            yield from _texts(inner)


def read_agreement(data: bytes, name: str) -> tuple[Agreement, dict[str, bytes]]:
    """The agreement and its images in the file `data`, called `name`. Raises InputError."""
    head = data[:_HEAD]
    if exports.is_pdf(head):
        data = exports.from_pdf(data, name)
    elif exports.is_docx(head):
        data = exports.from_docx(data, name)
    return copyfile.decode(data, name)

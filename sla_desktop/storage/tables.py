"""The tables of one agreement's file, as plain values: their names, their shape, their joining."""

from typing import Any, TypeGuard, cast

from sla_desktop.storage.opened import BadContentError

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]  # table name, then document id, as TinyDB lays them out

AGREEMENT = "agreement"  # one document: everything but the sections
SECTIONS = "sections"  # one document a section: its id, its place, the section
SUMMARY = "summary"  # one document: what the list of agreements shows


def checked(value: object) -> Tables:
    """``value`` if it has the outer shape of a TinyDB store."""
    if not _is_store(value):
        raise BadContentError("does not hold tables of documents")
    return value


def _is_store(value: object) -> TypeGuard[Tables]:
    tables = _dicts_of(value)
    return tables is not None and all(
        _dicts_of(table) is not None and all(map(_is_document_id, table)) for table in tables
    )


def _dicts_of(value: object) -> list[dict[str, Any]] | None:
    """The values of a dict of dicts; None for anything else."""
    if not isinstance(value, dict):
        return None
    inner = list(cast("dict[str, Any]", value).values())
    return inner if all(isinstance(item, dict) for item in inner) else None


def _is_document_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 16


def plain_of(tables: Tables) -> Document:
    """The agreement as `domain.codec` reads it; raises BadContentError."""
    heads = list(tables.get(AGREEMENT, {}).values())
    if len(heads) != 1:
        raise BadContentError(f"holds {len(heads)} agreements instead of one")
    sections = list(tables.get(SECTIONS, {}).values())
    try:
        sections.sort(key=lambda document: document["order"])
        return {**heads[0], "sections": [document["section"] for document in sections]}
    except (KeyError, TypeError) as error:
        raise BadContentError("holds sections without place or content") from error

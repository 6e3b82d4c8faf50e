# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
"""One agreement's file as a TinyDB store over `SafeFile`; the only module that imports tinydb."""

from collections.abc import Callable
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage

from sla_desktop.domain.jsontext import BadJsonError, check_size
from sla_desktop.storage.errors import NotSavedError, NotYetSafeError
from sla_desktop.storage.opened import Saved
from sla_desktop.storage.safefile import SafeFile
from sla_desktop.storage.tables import AGREEMENT, SECTIONS, SUMMARY, Document, Tables


class SealedStorage(Storage):
    """A TinyDB storage that parses the file once and writes it whole, down to the drive.

    Every table operation is one save, unless made inside `at_once`, which saves once at its end.
    """

    def __init__(self, file: SafeFile[Any], tables: Tables) -> None:
        self._file = file
        self._tables = tables
        self._batch: Tables | None = None

    def read(self) -> Tables | None:
        """The tables, as copies that TinyDB may change."""
        present = self._tables if self._batch is None else self._batch
        return {name: _copy(table) for name, table in present.items()}

    def write(self, data: Tables) -> None:
        """Save, or note for the end of `at_once`."""
        if self._batch is None:
            self._save(data)
        else:
            self._batch = data

    def at_once(self, operations: Callable[[], None]) -> Saved:
        """Do table operations as one single save; an exception among them saves nothing."""
        self._batch = self._tables
        try:
            operations()
            data = self._batch
        finally:
            self._batch = None
        return self._save(data)

    def _save(self, data: Tables) -> Saved:
        path = self._file.path
        try:
            body = msgspec.json.encode(data)
            check_size(body, path.name)
        except UnicodeEncodeError as error:
            raise NotSavedError(
                f"“{path}” was not saved (a text holds half a character): "
                "remove what was typed or pasted last."
            ) from error
        except BadJsonError as error:
            raise NotSavedError(f"“{path}” was not saved: {error}") from error
        try:
            saved = self._file.write(body)
        except NotYetSafeError:
            self._tables = data
            raise
        self._tables = data
        return saved


def _copy(table: dict[str, Document]) -> dict[str, Document]:
    return {key: dict(document) for key, document in table.items()}


class AgreementDb:
    """The tables of one agreement."""

    def __init__(self, file: SafeFile[Any], tables: Tables) -> None:
        self._storage = SealedStorage(file, tables)
        self.tables = TinyDB(storage=lambda: self._storage)

    def save(self, plain: Document, summary: Document) -> Saved:
        """Put an agreement, as `domain.codec` makes it plain, in the place of the stored one."""
        head = {key: value for key, value in plain.items() if key != SECTIONS}
        sections = [
            {"id": section["id"], "order": place, "section": section}
            for place, section in enumerate(plain.get(SECTIONS, ()))
        ]
        contents = {SUMMARY: [summary], AGREEMENT: [head], SECTIONS: sections}

        def replace_all() -> None:
            for name, documents in contents.items():
                self.tables.table(name).truncate()
                self.tables.table(name).insert_multiple(documents)

        return self._storage.at_once(replace_all)

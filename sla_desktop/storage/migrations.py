"""Bringing files of earlier schema versions to the present one, in memory, when they are read."""

from collections.abc import Callable, Sequence

from sla_desktop.storage.opened import BadContentError
from sla_desktop.storage.tables import Tables

Migration = Callable[[Tables], Tables]

MIGRATIONS: tuple[Migration, ...] = ()  # the first leads from schema 1 to 2, and so on


def schema_after(migrations: Sequence[Migration]) -> int:
    """The schema version that files have once all of ``migrations`` were applied."""
    return len(migrations) + 1


def migrate(tables: Tables, schema: int, migrations: Sequence[Migration]) -> Tables:
    """``tables`` of a file of version ``schema`` in the newest form; raises BadContentError."""
    for migration in migrations[schema - 1 :]:
        try:
            tables = migration(tables)
        except (LookupError, TypeError, ValueError) as error:
            raise BadContentError("could not be brought to the present form") from error
    return tables

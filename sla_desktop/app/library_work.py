"""What the owner does with whole agreements: copy, rename, put away, back up, bring back."""

import datetime as dt
import secrets
from pathlib import Path

from msgspec.structs import replace

from sla_desktop.app.firm import FIRM_FILE, Firm, firm_data, firm_in, keep_firm, load_firm
from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Judge
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.edits import Edit
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.sections import ControlSection, Section
from sla_desktop.storage import backup
from sla_desktop.storage.backup import BadBackupError, Restored
from sla_desktop.storage.errors import unreadable
from sla_desktop.storage.index import Entry
from sla_desktop.storage.library import Library
from sla_desktop.storage.library_lines import lines_of_others
from sla_desktop.storage.outside import write_outside

_LARGEST_BACKUP = 512 * 1024 * 1024


class BadTitleError(InputError):
    """An agreement cannot be called that; one sentence."""


def fresh_id() -> str:
    """An id that no agreement has."""
    return f"sla-{secrets.token_hex(6)}"


# one agreement


def context(library: Library, agreement: Agreement, today: dt.date) -> Context:
    """What the checks may know beyond the agreement: the day, and the rest of the library."""
    return Context(today=today, library=lines_of_others(library.list(), agreement.id))


def score_of(library: Library, agreement: Agreement, today: dt.date) -> int:
    """How complete the agreement is, 0 to 100, by its own profile."""
    return Judge().checklist(agreement, context(library, agreement, today)).score


def score_kept(library: Library, agreement_id: str, today: dt.date) -> int:
    """`score_of` an agreement as it is on disk. Raises StoreError."""
    return score_of(library, library.load(agreement_id, read_only=True).agreement, today)


def put_in(library: Library, agreement: Agreement, today: dt.date) -> str:
    """Puts a new agreement into the library and answers with its id; it is not kept open."""
    try:
        library.add(agreement, score_of(library, agreement, today))
    finally:
        library.close(agreement.id)
    return agreement.id


def duplicate(library: Library, agreement_id: str, today: dt.date) -> str:
    """A second agreement like it, a draft again; answers with its id."""
    agreement = library.load(agreement_id, read_only=True).agreement
    return put_in(library, copy_of(agreement), today)


def copy_of(agreement: Agreement) -> Agreement:
    """The same content as a draft of its own, never exported yet."""
    return replace(
        agreement,
        id=fresh_id(),
        title=f"{agreement.title} (copy)",
        status="draft",
        sections=tuple(_not_exported(section) for section in agreement.sections),
    )


def _not_exported(section: Section) -> Section:
    if isinstance(section, ControlSection):
        return replace(section, exported_version="", exported_digest="")
    return section


def rename(library: Library, entry: Entry, title: str) -> None:
    """Gives an agreement that is not open another title. Raises StoreError or BadTitleError."""
    title = " ".join(title.split())
    if not title:
        raise BadTitleError("An agreement needs a name: type one.")
    try:
        agreement = library.load(entry.id).agreement
        library.save(replace(agreement, title=title), entry.score)
    finally:
        library.close(entry.id)


def bring_back(version: Agreement) -> Edit:
    """Makes an earlier version the draft again, as one step that can be undone."""

    def apply(agreement: Agreement) -> Agreement:
        return replace(version, id=agreement.id)

    return apply


# the whole library


def back_up(library: Library, path: Path, moment: dt.datetime) -> int:
    """Writes the library and the own firm into one file; answers how many agreements it holds.

    Raises StoreError, or InputError where the firm's file is damaged.
    """
    firm = load_firm(library.folder)
    extras = {} if firm == Firm() else {FIRM_FILE: firm_data(firm)}
    data = backup.back_up(library, moment, extras)
    write_outside(path, data, replace=True)
    return len(library.list())


def restore(library: Library, path: Path) -> Restored:
    """Brings a backup back beside what is there. Raises InputError or StoreError."""
    restored = backup.restore(library, _backup_at(path), path.name)
    if FIRM_FILE in restored.extras and not _knows_firm(library.folder):
        keep_firm(library.folder, firm_in(restored.extras[FIRM_FILE], path.name))
    return restored


def _backup_at(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_BACKUP:
            raise BadBackupError(
                f"“{path.name}” is larger than any backup: choose a file that ends in "
                f"{backup.SUFFIX}."
            )
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def _knows_firm(folder: Path) -> bool:
    try:
        return load_firm(folder) != Firm()
    except InputError:  # damaged: the backup's is better
        return False


def told(restored: Restored) -> str:
    """What restoring did, in sentences."""
    parts = [
        _counted(len(restored.added), "was added", "were added"),
        _counted(len(restored.unchanged), "was the same already", "were the same already"),
        _counted(
            len(restored.kept_as_version),
            "had changed since: its state in the backup is among its versions",
            "had changed since: their states in the backup are among their versions",
        ),
    ]
    done = ". ".join(part for part in parts if part)
    return f"{done}." if done else "The backup holds no agreements."


def _counted(number: int, one: str, many: str) -> str:
    if number == 0:
        return ""
    return f"1 agreement {one}" if number == 1 else f"{number} agreements {many}"

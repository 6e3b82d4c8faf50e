"""Named versions of an agreement: files of their own, written once and never changed."""

import re
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.codec import to_plain
from sla_desktop.storage.content import (
    LIBRARY_FILE,
    Content,
    Summary,
    plain_summary,
    summary_in,
    summary_of,
)
from sla_desktop.storage.durable import make_folders
from sla_desktop.storage.envelope import LIMIT, BadEnvelopeError, unseal
from sla_desktop.storage.errors import NotFoundError, not_saved, reason, unreadable
from sla_desktop.storage.fileops import FileOps
from sla_desktop.storage.opened import BadContentError
from sla_desktop.storage.safefile import SafeFile
from sla_desktop.storage.tinydb_file import AgreementDb

_NAME = re.compile(r"v(\d{6})\.json")


class Version(Struct, frozen=True, kw_only=True):
    """One version in the list. With a `problem` (a sentence) its label is not known."""

    number: int
    label: str = ""
    moment: datetime | None = None
    status: str = ""
    problem: str = ""


def version_path(folder: Path, number: int) -> Path:
    """The file of a version."""
    return folder / f"v{number:06d}.json"


def put_version(
    file: SafeFile[Content], agreement: Agreement, label: str, moment: datetime, ops: FileOps
) -> None:
    """Write a version to a file that is not there yet."""
    try:
        make_folders(ops, file.path.parent)
    except OSError as error:
        raise not_saved(file.path, error) from error
    file.create()
    summary = summary_of(agreement, None, label, moment)
    AgreementDb(file, {}).save(to_plain(agreement), plain_summary(summary))


def numbers(folder: Path, ops: FileOps) -> tuple[int, ...]:
    """The numbers of the versions kept, oldest first."""
    try:
        names = ops.names(folder)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise unreadable(folder, error) from error
    return tuple(int(match[1]) for match in map(_NAME.fullmatch, names) if match)


def describe(folder: Path, number: int, ops: FileOps) -> Version:
    """What the list shows of a version."""
    path = version_path(folder, number)
    try:
        summary: Summary = summary_in(*unseal(ops.read(path, LIMIT), LIBRARY_FILE))
    except OSError as error:
        return Version(number=number, problem=f"“{path}” cannot be read now ({reason(error)}).")
    except (BadEnvelopeError, BadContentError) as error:
        return Version(number=number, problem=f"“{path}” {error}: open another version.")
    return Version(number=number, label=summary.label, moment=summary.moment, status=summary.status)


def load_version(file: SafeFile[Content]) -> Agreement:
    """The agreement as it was."""
    try:
        return file.open(read_only=True).content.agreement
    except NotFoundError as error:
        raise NotFoundError(f"The version “{file.path}” is not there: choose another.") from error

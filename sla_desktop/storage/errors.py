"""What can go wrong with the store: every message is one sentence with place and remedy."""

import errno
from pathlib import Path

_PLAIN = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EACCES: "access is denied",
    errno.EPERM: "access is denied",
    errno.EROFS: "the disk is read-only",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "a file stands where a folder belongs",
    errno.EISDIR: "a folder stands where the file belongs",
    errno.ENAMETOOLONG: "the name is too long",
}
_WINDOWS_BUSY = {32, 33}


class StoreError(Exception):
    """Base of all; show the message as it is."""


class BadIdError(StoreError):
    """The id cannot name a file."""


class NotFoundError(StoreError):
    """There is no such agreement, version or image."""


class ExistsError(StoreError):
    """Something of that name is there already."""


class UnreadableError(StoreError):
    """The system refuses to read just now: says nothing about the content."""


class DamagedError(StoreError):
    """The content is not what was written, and nothing good was found in its place."""


class NewerError(StoreError):
    """A newer version of the program wrote it."""


class NotSavedError(StoreError):
    """Nothing was changed on disk; the edit lives only in memory."""


class ChangedOnDiskError(NotSavedError):
    """Another program changed the file since it was read: both must be kept."""


class NotYetSafeError(StoreError):
    """The new content is in place, but a power cut could still undo it: save again."""


def reason(error: OSError) -> str:
    """The cause in plain words."""
    if getattr(error, "winerror", None) in _WINDOWS_BUSY:
        return "another program has it open"
    return _PLAIN.get(error.errno or 0, error.strerror or str(error) or type(error).__name__)


def unreadable(path: Path, error: OSError) -> UnreadableError:
    """The sentence for a read that the system refused."""
    return UnreadableError(
        f"“{path}” cannot be read now ({reason(error)}): see to that and try again."
    )


def not_saved(path: Path, error: OSError) -> NotSavedError:
    """The sentence for a write that failed and changed nothing."""
    return NotSavedError(
        f"“{path}” was not saved ({reason(error)}): see to that and save again, "
        "or save a copy elsewhere."
    )

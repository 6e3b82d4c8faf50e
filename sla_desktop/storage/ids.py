"""Ids become file names, so they are checked before they reach the disk."""

import re

from sla_desktop.storage.errors import BadIdError

_ID = re.compile(r"[a-z0-9-]{1,64}")
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # Windows opens these instead of a file


def checked_id(text: str) -> str:
    """``text`` if it can name a file on every system; raises BadIdError."""
    if not is_id(text):
        raise BadIdError(
            f"“{text[:80]}” cannot be an id: use 1 to 64 of a-z, 0-9 and hyphens, "
            "and no device name such as con."
        )
    return text


def is_id(text: str) -> bool:
    """Whether `checked_id` lets it pass."""
    return bool(_ID.fullmatch(text)) and not _DEVICE.fullmatch(text)

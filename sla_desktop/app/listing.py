"""The list of agreements in the owner's words: status, search, when changed."""

import datetime as dt
from collections.abc import Iterable

from sla_desktop.domain import show
from sla_desktop.storage.index import Entry

STATUSES = {
    "draft": "Draft",
    "in-review": "In review",
    "agreed": "Agreed",
    "ended": "Ended",
    "superseded": "Superseded",
}


def matching(entries: Iterable[Entry], words: str) -> tuple[Entry, ...]:
    """The entries that hold every one of `words`, in any case, in title, parties or status."""
    wanted = words.casefold().split()
    return tuple(e for e in entries if all(word in _searched(e) for word in wanted))


def _searched(entry: Entry) -> str:
    status = STATUSES.get(entry.status, entry.status)
    return " ".join((entry.title, *entry.parties, status)).casefold()


def when(moment: dt.datetime | None, now: dt.datetime) -> str:
    """A moment in the owner's own time, as near as it is: "Today 14:02", "3 March 2027"."""
    if moment is None:
        return ""
    local = moment.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    if days == 0:
        return f"Today {local:%H:%M}"
    return f"Yesterday {local:%H:%M}" if days == 1 else show.date(local.date())

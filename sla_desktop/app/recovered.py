"""An agreement opened from an earlier state because its file was damaged, in the owner's words."""

import datetime as dt

from sla_desktop.domain import show
from sla_desktop.storage.opened import Recovery


def told(recovery: Recovery, zone: dt.tzinfo | None) -> str:
    """What the owner sees now, of when in `zone`, and what may be missing."""
    saved = recovery.saved.astimezone(zone)
    found = "was damaged" if recovery.damaged else "was missing"
    kept = " The damaged file is kept, too." if recovery.put_aside else ""
    return (
        f"The file of this agreement {found}, so you see it as it was saved on "
        f"{show.date(saved.date())} at {saved:%H:%M}. Only what was changed after that may be "
        f"lost.{kept} The versions that you kept by name are under Versions."
    )


def detail(recovery: Recovery) -> str:
    """The same for the log: files, what is wrong with them, and what could not be healed."""
    unhealed = f" Not on the disk yet: {recovery.unhealed}" if recovery.unhealed else ""
    return f"{recovery}{unhealed}"
